//! A workspace, open for one command.

use std::path::Path;
use tandem_app::{App, Host};
use tandem_model::{Fault, NewWorkspace, Nothing, OpenWorkspace, Status, WorkspaceStatus};
use tempfile::TempDir;

/// The program with one workspace open in it. The list of recent workspaces is the window's: scripts leave it alone.
pub(crate) struct Session {
    pub(crate) app: App,
    pub(crate) status: WorkspaceStatus,
    _folder: TempDir,
}

impl Session {
    pub(crate) async fn open(file: &Path) -> Result<Self, Fault> {
        let (app, folder) = bare()?;
        let status = tandem_app::open_workspace(&app, OpenWorkspace { path: text(file)? }).await?;
        Self::of(app, folder, status)
    }

    pub(crate) async fn new(file: &Path, sample: bool) -> Result<Self, Fault> {
        let (app, folder) = bare()?;
        let status = tandem_app::new_workspace(&app, NewWorkspace { path: text(file)?, sample }).await?;
        Self::of(app, folder, status)
    }

    fn of(app: App, folder: TempDir, status: Status) -> Result<Self, Fault> {
        let status = status.workspace.ok_or_else(|| Fault::new("internal", "the workspace did not open"))?;
        Ok(Self { app, status, _folder: folder })
    }

    /// Closes the file properly, so that nothing is left beside it.
    pub(crate) async fn close(self) {
        let _ = tandem_app::close_workspace(&self.app, Nothing {}).await;
    }
}

fn bare() -> Result<(App, TempDir), Fault> {
    let folder = tempfile::tempdir()
        .map_err(|error| Fault::new("no_temporary_folder", format!("no temporary folder could be made: {error}")))?;
    Ok((App::new(Host::new(folder.path(), folder.path())), folder))
}

/// A path as the verbs take it.
pub(crate) fn text(path: &Path) -> Result<String, Fault> {
    let bad = || Fault::new("bad_path", format!("`{}` is not a readable file name", path.display()));
    path.to_str().map(str::to_owned).ok_or_else(bad)
}
