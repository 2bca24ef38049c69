//! One program at a time: a second start hands its file to the first and ends.

use crate::{
    desk::{self, Desk},
    folders::config_override,
    news,
    start::{self, Start},
    window,
};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};
use tandem_model::{Event, Fault, Nothing};
use tauri::{AppHandle, Manager, Wry, async_runtime, plugin::TauriPlugin};

const IDENTIFIER: &str = "app.tandem.desktop";

/// Registered before every other plugin, so that a second program has touched nothing when it ends.
pub(crate) fn single() -> TauriPlugin<Wry> {
    let builder = tauri_plugin_single_instance::Builder::new().callback(second);
    match config_override() {
        Some(folder) => builder.dbus_id(profile(&folder)).build(),
        None => builder.build(),
    }
}

/// A name for the programs of one configuration folder.
fn profile(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{IDENTIFIER}.p{:016x}", hasher.finish())
}

fn second(handle: &AppHandle, words: Vec<String>, folder: String) {
    window::raise(handle);
    let start = match start::wanted(words.into_iter().map(Into::into)) {
        Start::File(path) => Start::File(Path::new(&folder).join(path)),
        Start::Sample => Start::Sample,
        Start::Last | Start::Nothing => return,
    };
    let handle = handle.clone();
    async_runtime::spawn(async move {
        if let Err(fault) = change(&handle, start).await {
            desk::tell(&handle, &fault);
        }
    });
}

/// Opens another workspace and says so to the interface, which did not ask for it.
async fn change(handle: &AppHandle, start: Start) -> Result<(), Fault> {
    let app = handle.state::<Desk>().app().await;
    start::open(&app, start).await?;
    let status = tandem_app::workspace_status(&app, Nothing {}).await?;
    let revision = status.workspace.map_or(0, |workspace| workspace.revision);
    news::tell(handle, Event::Changed { revision, external: false });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_configuration_folder_has_its_own_name() {
        assert_eq!(profile(Path::new("/a")), profile(Path::new("/a")));
        assert_ne!(profile(Path::new("/a")), profile(Path::new("/b")));
        assert!(
            profile(Path::new("/a")).split('.').all(|part| part.starts_with(|letter: char| letter.is_alphabetic()))
        );
    }
}
