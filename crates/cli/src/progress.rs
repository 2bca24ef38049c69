//! Long work on the command line: how far it is, and Ctrl-C.

use std::io::{self, IsTerminal, Write};
use tandem_app::Progress;
use tandem_model::Fault;

/// Runs work that tells its progress on standard error when that is a terminal. Ctrl-C asks it to stop; it then leaves
/// nothing behind and answers the fault `cancelled`.
pub(crate) async fn watched<T>(work: impl AsyncFnOnce(&Progress) -> Result<T, Fault>) -> Result<T, Fault> {
    let seen = io::stderr().is_terminal();
    let progress = if seen { Progress::new(tell) } else { Progress::silent() };
    let listener = tokio::spawn(cancel_on_interrupt(progress.clone()));
    let outcome = work(&progress).await;
    listener.abort();
    if seen {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    outcome
}

fn tell(done: u64, total: Option<u64>) {
    let text = match total {
        Some(total) if total > 0 => format!("{} %", done.min(total) * 100 / total),
        _ => done.to_string(),
    };
    let _ = write!(io::stderr(), "\r\x1b[K{text}");
}

async fn cancel_on_interrupt(progress: Progress) {
    if tokio::signal::ctrl_c().await.is_ok() {
        progress.cancel();
    }
}
