//! Long work on the command line: how far it is, on standard error when that is a terminal; Ctrl-C stops it cleanly.

use std::io::{IsTerminal, Write, stderr};
use tandem_app::Progress;

/// Progress that Ctrl-C cancels.
pub fn shown() -> Progress {
    let terminal = stderr().is_terminal();
    let progress = Progress::new(move |done, total| {
        if terminal {
            let of = total.map(|total| format!(" of {total}")).unwrap_or_default();
            let _ = write!(stderr(), "\r{done}{of}\u{1b}[K");
        }
    });
    let cancelled = progress.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            cancelled.cancel();
        }
    });
    progress
}

/// Takes the progress off the terminal again.
pub fn clear() {
    if stderr().is_terminal() {
        let _ = write!(stderr(), "\r\u{1b}[K");
    }
}
