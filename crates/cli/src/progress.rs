//! Long work on the command line: how far it is, and Ctrl-C.

use crate::stop::stopped;
use std::io::{self, IsTerminal, Write};
use tandem_app::Progress;
use tandem_model::Fault;

/// Runs work that tells its progress on standard error when that is a terminal. Ctrl-C, or the system's
/// request to end, asks it to stop; it then leaves nothing behind and answers the fault `cancelled`.
pub(crate) async fn watched<T>(work: impl AsyncFnOnce(&Progress) -> Result<T, Fault>) -> Result<T, Fault> {
    let seen = io::stderr().is_terminal();
    let progress = if seen { Progress::new(tell) } else { Progress::silent() };
    let listener = tokio::spawn(cancel_when_stopped(progress.clone()));
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

async fn cancel_when_stopped(progress: Progress) {
    stopped().await;
    progress.cancel();
}
