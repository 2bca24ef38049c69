//! The bridge from the program's events to the window's one event, `tandem`.

use tandem_app::App;
use tandem_model::Event;
use tauri::{AppHandle, Emitter, async_runtime};
use tokio::sync::broadcast::error::RecvError;

const NAME: &str = "tandem";

/// Hands on every event for as long as the program runs. Where some were missed, everything counts as changed.
pub(crate) fn follow(handle: &AppHandle, app: &App) {
    let (handle, mut events) = (handle.clone(), app.events());
    async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => tell(&handle, event),
                Err(RecvError::Lagged(_)) => tell(&handle, Event::Changed { revision: 0, external: false }),
                Err(RecvError::Closed) => return,
            }
        }
    });
}

/// A window that is gone is told nothing.
pub(crate) fn tell(handle: &AppHandle, event: Event) {
    let _ = handle.emit(NAME, event);
}
