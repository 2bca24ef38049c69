//! The wish that a command end: Ctrl-C, or the system's polite request.

/// Ends when either is heard.
#[cfg(unix)]
pub(crate) async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut ended) = signal(SignalKind::terminate()) else { return interrupted().await };
    tokio::select! {
        () = interrupted() => {}
        _ = ended.recv() => {}
    }
}

#[cfg(not(unix))]
pub(crate) async fn stopped() {
    interrupted().await;
}

/// Where interrupts cannot be heard, the process ends by the system's own means.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::process::{Command, id};

    #[tokio::test]
    async fn the_polite_request_to_end_is_heard() {
        let waiting = tokio::spawn(stopped());
        tokio::task::yield_now().await;
        assert!(Command::new("kill").args(["-TERM", &id().to_string()]).status().unwrap().success());
        waiting.await.unwrap();
    }
}
