//! The workspaces opened lately, kept in one small file.

use crate::app::App;
use crate::open::name_of;
use crate::sample::sample_path;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tandem_model::{Fault, Nothing, RecentWorkspace, RecentWorkspaces};

const KEPT: usize = 12;

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    recent: Vec<String>,
}

pub async fn recent_workspaces(app: &App, _: Nothing) -> Result<RecentWorkspaces, Fault> {
    let host = app.host();
    let recent = read(&host.config_dir).recent.into_iter().map(|path| RecentWorkspace {
        name: name_of(Path::new(&path)),
        exists: Path::new(&path).is_file(),
        path,
    });
    Ok(RecentWorkspaces {
        recent: recent.collect(),
        sample_path: sample_path(app).display().to_string(),
        folder: host.documents_dir.display().to_string(),
    })
}

/// Puts a workspace first. That the list cannot be kept is no reason not to open a workspace.
pub(crate) fn remember(app: &App, workspace: &Path) {
    let folder = &app.host().config_dir;
    let path = workspace.display().to_string();
    let mut kept = read(folder);
    kept.recent.retain(|other| *other != path);
    kept.recent.insert(0, path);
    kept.recent.truncate(KEPT);
    let _ = write(folder, &kept);
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("recent.json")
}

/// A list that is not there or cannot be understood is an empty one.
fn read(folder: &Path) -> Kept {
    let text = fs::read(file_in(folder)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

/// The new list takes the place of the old one whole.
fn write(folder: &Path, kept: &Kept) -> io::Result<()> {
    replace(&file_in(folder), &serde_json::to_vec_pretty(kept)?)
}

/// Puts a small file in the place of another, whole.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
