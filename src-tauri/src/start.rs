//! What the program begins with.

use std::{ffi::OsString, path::PathBuf};
use tandem_app::App;
use tandem_model::{Fault, Nothing, OpenWorkspace};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// The workspace that was open last; the sample shop where there was none.
    Last,
    /// `--sample`
    Sample,
    /// `--welcome`: nothing, so that the interface offers what there is.
    Nothing,
    /// A file named on the command line, or by the system's file manager.
    File(PathBuf),
}

/// Reads the program's arguments, its own name first. Flags that are not known are the system's.
pub(crate) fn wanted(words: impl IntoIterator<Item = OsString>) -> Start {
    let words: Vec<OsString> = words.into_iter().skip(1).collect();
    if let Some(file) = words.iter().find(|word| !word.to_string_lossy().starts_with('-')) {
        return Start::File(file.into());
    }
    let says = |flag: &str| words.iter().any(|word| word == flag);
    match (says("--sample"), says("--welcome")) {
        (true, _) => Start::Sample,
        (_, true) => Start::Nothing,
        _ => Start::Last,
    }
}

pub(crate) async fn open(app: &App, start: Start) -> Result<(), Fault> {
    match start {
        Start::Nothing => Ok(()),
        Start::Sample => tandem_app::open_sample(app, Nothing {}).await.map(drop),
        Start::File(path) => file(app, path.display().to_string()).await,
        Start::Last => match last(app).await? {
            Some(path) => file(app, path).await,
            None => tandem_app::open_sample(app, Nothing {}).await.map(drop),
        },
    }
}

async fn file(app: &App, path: String) -> Result<(), Fault> {
    tandem_app::open_workspace(app, OpenWorkspace { path }).await.map(drop)
}

/// The latest workspace that is still there.
async fn last(app: &App) -> Result<Option<String>, Fault> {
    let recent = tandem_app::recent_workspaces(app, Nothing {}).await?.recent;
    Ok(recent.into_iter().find(|workspace| workspace.exists).map(|workspace| workspace.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tandem_app::Host;
    use tandem_model::NewWorkspace;

    fn words(words: &[&str]) -> Start {
        wanted(["tandem-desktop"].iter().chain(words).map(OsString::from))
    }

    #[test]
    fn a_file_comes_before_everything_else() {
        assert_eq!(words(&[]), Start::Last);
        assert_eq!(words(&["--sample"]), Start::Sample);
        assert_eq!(words(&["--welcome"]), Start::Nothing);
        assert_eq!(words(&["--sample", "shop.tandem"]), Start::File("shop.tandem".into()));
        assert_eq!(words(&["--unknown"]), Start::Last);
    }

    async fn open_name(app: &App) -> Option<String> {
        let status = tandem_app::workspace_status(app, Nothing {}).await.unwrap();
        status.workspace.map(|workspace| workspace.name)
    }

    #[tokio::test]
    async fn the_first_start_opens_the_sample_shop_and_the_next_what_was_open() {
        let folder = tempfile::tempdir().unwrap();
        let host = || Host::new(folder.path().join("config"), folder.path().join("data"));
        let app = App::new(host());
        open(&app, Start::Last).await.unwrap();
        assert_eq!(open_name(&app).await.as_deref(), Some("Sample shop"));
        let path = folder.path().join("mine.tandem").display().to_string();
        tandem_app::new_workspace(&app, NewWorkspace { path, sample: false }).await.unwrap();
        tandem_app::close_workspace(&app, Nothing {}).await.unwrap();
        let app = App::new(host());
        open(&app, Start::Last).await.unwrap();
        assert_eq!(open_name(&app).await.as_deref(), Some("mine"));
    }
}
