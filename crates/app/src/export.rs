//! Links to a CSV file, rules to a JSON file; and how a file is put in its place whole or not at all.

use crate::app::{App, heavy};
use crate::place::{refuse_irreplaceable, refuse_workspace};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tandem_intake::LinkWriter;
use tandem_intake::rules::write_rules;
use tandem_model::{ExportLinks, ExportRules, Exported, Fault, Link};
use tempfile::NamedTempFile;

/// Why a file was not written to its end.
#[derive(Debug)]
pub(crate) enum Stopped {
    File(io::Error),
    Work(Fault),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Work(fault)
    }
}

impl Stopped {
    pub(crate) fn into_fault(self, path: &Path) -> Fault {
        match self {
            Self::Work(fault) => fault,
            Self::File(error) => {
                let message = format!("`{}` could not be written: {}", path.display(), why(&error));
                Fault::new("unwritable_file", message).at(path.display().to_string())
            }
        }
    }
}

/// The temporary file, which the system would name, means nothing to anybody.
fn why(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk may only be read".to_owned(),
        ErrorKind::PermissionDenied => "its folder may only be read".to_owned(),
        _ => error.to_string(),
    }
}

/// Writes every link. A file of that name is replaced, but only by a whole one.
pub async fn export_links(app: &App, input: ExportLinks) -> Result<Exported, Fault> {
    let view = app.open()?.view();
    let path = PathBuf::from(&input.path);
    refuse_workspace(app, &path)?;
    heavy(move || {
        let links = view.snapshot.links();
        put_whole(&path, |file| Ok(write_links(file, &links)?))?;
        Ok(exported(&path, links.len()))
    })
    .await?
}

/// Writes every rule, block, placement and strategy. A file of that name is replaced, but only by a whole one.
pub async fn export_rules(app: &App, input: ExportRules) -> Result<Exported, Fault> {
    let view = app.open()?.view();
    let path = PathBuf::from(&input.path);
    refuse_workspace(app, &path)?;
    heavy(move || {
        let document = view.snapshot.book().document();
        put_whole(&path, |file| Ok(file.write_all(write_rules(&document).as_bytes())?))?;
        Ok(exported(&path, document.rules.len()))
    })
    .await?
}

fn exported(path: &Path, rows: usize) -> Exported {
    Exported { rows: u32::try_from(rows).unwrap_or(u32::MAX), path: path.display().to_string() }
}

/// Puts a file in its place once it is written whole; until then it stands beside it under another name, and whatever
/// stops the writing leaves nothing. A link to a file stays one: the file that it leads to is replaced.
pub(crate) fn put_whole<T>(
    path: &Path,
    write: impl FnOnce(&mut NamedTempFile) -> Result<T, Stopped>,
) -> Result<T, Fault> {
    refuse_irreplaceable(path)?;
    try_put_whole(path, write).map_err(|stopped| stopped.into_fault(path))
}

fn try_put_whole<T>(path: &Path, write: impl FnOnce(&mut NamedTempFile) -> Result<T, Stopped>) -> Result<T, Stopped> {
    let path = std::fs::canonicalize(path).or_else(|_| std::path::absolute(path))?;
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut file = NamedTempFile::new_in(folder)?;
    let written = write(&mut file)?;
    readable(&file)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(io::Error::from)?;
    Ok(written)
}

fn write_links(file: &mut NamedTempFile, links: &[Link]) -> io::Result<()> {
    let mut writer = LinkWriter::new(BufWriter::new(file))?;
    for link in links {
        writer.write(link)?;
    }
    writer.finish()?.flush()
}

/// Temporary files are private to their owner; what was asked for by name is an ordinary file.
#[cfg(unix)]
fn readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn what_stops_the_writing_leaves_the_file_that_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lists.csv");
        put_whole(&path, |file| Ok(file.write_all(b"whole")?)).unwrap();
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let stopped: [fn(&mut NamedTempFile) -> Stopped; 2] =
            [|_| Fault::new("cancelled", "stopped").into(), |_| io::Error::from(io::ErrorKind::StorageFull).into()];
        for (stop, code) in stopped.into_iter().zip(["cancelled", "unwritable_file"]) {
            let fault = put_whole(&path, |file| {
                file.write_all(b"half")?;
                Err::<(), _>(stop(file))
            });
            assert_eq!(fault.unwrap_err().code, code);
        }
        assert_eq!(
            (std::fs::read_to_string(&path).unwrap().as_str(), left_in(folder.path())),
            ("whole", vec!["lists.csv".to_owned()])
        );
        let gone = folder.path().join("new.csv");
        let message = put_whole(&gone, |_| Err::<(), _>(full().into())).unwrap_err().message;
        assert_eq!(message, format!("`{}` could not be written: the disk is full", gone.display()));
        assert_eq!(left_in(folder.path()), ["lists.csv"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_stays_one_and_the_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("shop.csv"), folder.path().join("link.csv"));
        std::fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        put_whole(&link, |file| Ok(file.write_all(b"new")?)).unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "new");
    }
}
