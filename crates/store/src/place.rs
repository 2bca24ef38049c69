//! Where a workspace file is or shall be: what can be said of a path before SQLite opens it.

use crate::{StoreError, network};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The absolute path of a file that is there and may be written, or why it cannot be a workspace.
pub(crate) fn existing(path: &Path) -> Result<PathBuf, StoreError> {
    let path = absolute(path)?;
    let file = path.display().to_string();
    let about = match fs::metadata(&path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            folder_of(&path)?;
            return Err(StoreError::NotFound { file });
        }
        Err(error) => return Err(StoreError::Unusable { file, detail: error.to_string() }),
    };
    if about.is_dir() {
        return Err(StoreError::IsFolder { file });
    }
    if !about.is_file() {
        return Err(StoreError::NotWorkspace { file });
    }
    if about.permissions().readonly() {
        return Err(StoreError::ReadOnly { file });
    }
    refuse_share(&path)?;
    Ok(path)
}

/// The absolute path of a file that is not there yet, in a folder that is.
pub(crate) fn free(path: &Path) -> Result<PathBuf, StoreError> {
    let path = absolute(path)?;
    let file = path.display().to_string();
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_dir() => return Err(StoreError::IsFolder { file }),
        Ok(_) => return Err(StoreError::Exists { file }),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(StoreError::Unusable { file, detail: error.to_string() }),
    }
    folder_of(&path)?;
    Ok(path)
}

/// What tells a file from another one of the same name; nothing where the file is gone.
#[cfg(unix)]
pub(crate) fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// An open file can be neither moved nor replaced here.
#[cfg(not(unix))]
pub(crate) fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}

pub(crate) fn refuse_share(path: &Path) -> Result<(), StoreError> {
    match network::share_of(path) {
        Some(share) => Err(StoreError::NetworkShare { file: path.display().to_string(), share }),
        None => Ok(()),
    }
}

/// A name in the same folder that no other process uses: `.shop.tandem.4711-0.new`.
pub(crate) fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}-{count}.new", std::process::id()));
    path.with_file_name(name)
}

/// `shop.tandem` with `-wal` is `shop.tandem-wal`: the files that SQLite keeps beside a database.
pub(crate) fn side_file(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Gives a finished, closed file its name; never replaces another. The unfinished one is gone in either case.
pub(crate) fn publish(unfinished: &Path, path: &Path) -> Result<(), StoreError> {
    let moved = sync(unfinished).and_then(|()| rename_to_free(unfinished, path));
    discard(unfinished);
    match moved {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StoreError::Exists { file: path.display().to_string() })
        }
        Err(error) if error.kind() == ErrorKind::StorageFull => {
            Err(StoreError::DiskFull { file: path.display().to_string() })
        }
        Err(error) => Err(StoreError::Unusable { file: path.display().to_string(), detail: error.to_string() }),
    }
}

/// Removes what an unfinished file left behind.
pub(crate) fn discard(unfinished: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(side_file(unfinished, suffix));
    }
}

/// A hard link fails where the name is taken, which a rename does not. File systems without hard links get the rename.
fn rename_to_free(unfinished: &Path, path: &Path) -> std::io::Result<()> {
    match fs::hard_link(unfinished, path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
        Err(_) if fs::symlink_metadata(path).is_ok() => return Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(unfinished, path)?,
    }
    sync_folder(path);
    Ok(())
}

fn sync(file: &Path) -> std::io::Result<()> {
    fs::OpenOptions::new().write(true).open(file)?.sync_all()
}

/// Makes the new name survive a power cut, where the system lets a folder be synced at all.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|_| cfg!(unix)) {
        let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    let file = path.display().to_string();
    if path.to_str().is_none_or(|text| text.contains('\0')) {
        return Err(StoreError::Unusable { file, detail: "its name is not plain text".to_owned() });
    }
    std::path::absolute(path).map_err(|error| StoreError::Unusable { file, detail: error.to_string() })
}

fn folder_of(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(path);
    if path.file_name().is_some() && folder.is_dir() {
        return Ok(());
    }
    Err(StoreError::FolderMissing { file: path.display().to_string(), folder: folder.display().to_string() })
}
