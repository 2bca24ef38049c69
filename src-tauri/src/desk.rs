//! The running program behind the window: begun at once, asked once its first workspace is open.

use crate::{
    folders, news,
    start::{self, Start},
};
use std::time::Duration;
use tandem_app::App;
use tandem_model::{Fault, Nothing};
use tauri::{AppHandle, Manager, async_runtime};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use tokio::sync::watch;

/// How long closing may wait for work that is still writing.
const FAREWELL: Duration = Duration::from_secs(5);

pub(crate) struct Desk {
    app: App,
    begun: watch::Receiver<bool>,
}

impl Desk {
    /// The program, once it has opened what it begins with, or could not.
    pub(crate) async fn app(&self) -> App {
        // The sender lives until it has sent; where it is gone, there is nothing to wait for.
        let _ = self.begun.clone().wait_for(|begun| *begun).await;
        self.app.clone()
    }
}

/// Makes the program and opens its first workspace in the background.
pub(crate) fn begin(handle: &AppHandle, start: Start) -> anyhow::Result<()> {
    let app = App::new(folders::host(handle)?);
    let (sender, begun) = watch::channel(false);
    handle.manage(Desk { app: app.clone(), begun });
    news::follow(handle, &app);
    let handle = handle.clone();
    async_runtime::spawn(async move {
        let opened = start::open(&app, start).await;
        sender.send_replace(true);
        if let Err(fault) = opened {
            tell(&handle, &fault);
        }
    });
    Ok(())
}

/// Says what went wrong where the interface cannot know of it.
pub(crate) fn tell(handle: &AppHandle, fault: &Fault) {
    let said = handle.dialog().message(sentence(&fault.message)).title("Tandem").kind(MessageDialogKind::Error);
    said.show(|_| {});
}

/// `the file is gone` as `The file is gone.`
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Closes the workspace properly, so that nothing is left beside its file.
pub(crate) fn close(handle: &AppHandle) {
    let app = handle.state::<Desk>().app.clone();
    async_runtime::block_on(async move {
        let _ = tokio::time::timeout(FAREWELL, tandem_app::close_workspace(&app, Nothing {})).await;
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_said_as_a_sentence() {
        assert_eq!(sentence("there is no file `a`"), "There is no file `a`.");
    }
}
