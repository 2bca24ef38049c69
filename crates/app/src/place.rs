//! Keeps every file that the user names apart from the open workspace.

use crate::app::App;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use tandem_model::Fault;

/// Refuses a path that leads to the open workspace or to a file that SQLite keeps beside it. Opening and closing such
/// a file would drop SQLite's locks on it, and with them edits that were acknowledged. Only looks, never opens.
pub(crate) fn refuse_workspace(app: &App, path: &Path) -> Result<(), Fault> {
    let Some(open) = app.try_open() else { return Ok(()) };
    let workspace = open.store.path();
    let beside = ["", "-wal", "-shm", "-journal"].map(|ending| with_ending(workspace, ending));
    if beside.iter().any(|file| is_same(file, path)) {
        let message = format!("`{}` is the open workspace, choose another file", path.display());
        return Err(Fault::new("is_open_workspace", message).at(path.display().to_string()));
    }
    Ok(())
}

/// Refuses to put a new file where there is no folder for it, or something that must not be lost: a device, a file that
/// may only be read, another workspace.
pub(crate) fn refuse_irreplaceable(path: &Path) -> Result<(), Fault> {
    let shown = path.display().to_string();
    let refused = |code: &str, what: &str| Err(Fault::new(code, format!("`{shown}` {what}")).at(shown.clone()));
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => refused("is_folder", "is a folder, not a file"),
        Ok(about) if !about.is_file() => refused("unwritable_file", "is a device, not a file"),
        Ok(about) if about.permissions().readonly() => refused("read_only", "may only be read, choose another file"),
        Ok(_) if is_database(path) => refused("is_database", "is a workspace or another database, choose another file"),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !has_folder(path) => {
            refused("folder_not_found", "is in a folder that does not exist")
        }
        _ => Ok(()),
    }
}

fn is_database(path: &Path) -> bool {
    const MARK: &[u8; 16] = b"SQLite format 3\0";
    let mut start = [0; MARK.len()];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *MARK
}

fn has_folder(path: &Path) -> bool {
    std::path::absolute(path).is_ok_and(|path| path.parent().is_some_and(Path::is_dir))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(ending);
    path.into()
}

fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    matches!((real(a), real(b)), (Ok(a), Ok(b)) if a == b) || is_same_inode(a, b)
}

/// A hard link is the same file under another name.
#[cfg(unix)]
fn is_same_inode(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| fs::metadata(path).map(|about| (about.dev(), about.ino()));
    matches!((number(a), number(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(not(unix))]
fn is_same_inode(_: &Path, _: &Path) -> bool {
    false
}
