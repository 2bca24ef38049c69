//! Links to a CSV file, rules to a JSON file.

use crate::app::{App, heavy};
use crate::place::{refuse_irreplaceable, refuse_workspace};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tandem_intake::LinkWriter;
use tandem_intake::rules::write_rules;
use tandem_model::{ExportLinks, ExportRules, Exported, Fault, Link};
use tempfile::NamedTempFile;

/// Writes every link. A file of that name is replaced, but only by a whole one.
pub async fn export_links(app: &App, input: ExportLinks) -> Result<Exported, Fault> {
    let view = app.open()?.view();
    let path = PathBuf::from(&input.path);
    refuse_workspace(app, &path)?;
    heavy(move || {
        let links = view.snapshot.links();
        replace(&path, links.len(), |file| write_links(file, &links))
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
        replace(&path, document.rules.len(), |file| file.write_all(write_rules(&document).as_bytes()))
    })
    .await?
}

/// Puts a file with so many rows in its place, once it is whole.
fn replace(
    path: &Path,
    rows: usize,
    write: impl FnOnce(&mut NamedTempFile) -> io::Result<()>,
) -> Result<Exported, Fault> {
    refuse_irreplaceable(path)?;
    try_replace(path, write).map_err(|error| {
        let message = format!("`{}` could not be written: {error}", path.display());
        Fault::new("unwritable_file", message).at(path.display().to_string())
    })?;
    Ok(Exported { rows: u32::try_from(rows).unwrap_or(u32::MAX), path: path.display().to_string() })
}

fn try_replace(path: &Path, write: impl FnOnce(&mut NamedTempFile) -> io::Result<()>) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut file = NamedTempFile::new_in(folder)?;
    write(&mut file)?;
    readable(&file)?;
    file.persist(path)?;
    Ok(())
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
