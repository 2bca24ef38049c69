//! Links to a CSV file.

use crate::app::{App, heavy};
use crate::place::{refuse_irreplaceable, refuse_workspace};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tandem_intake::LinkWriter;
use tandem_model::{ExportLinks, Exported, Fault, Link};
use tempfile::NamedTempFile;

/// Writes every link. A file of that name is replaced, but only by a whole one.
pub async fn export_links(app: &App, input: ExportLinks) -> Result<Exported, Fault> {
    let view = app.open()?.view();
    let path = PathBuf::from(&input.path);
    refuse_workspace(app, &path)?;
    heavy(move || {
        refuse_irreplaceable(&path)?;
        let links = view.snapshot.links();
        write(&path, &links).map_err(|error| {
            let message = format!("`{}` could not be written: {error}", path.display());
            Fault::new("unwritable_file", message).at(path.display().to_string())
        })?;
        let rows = u32::try_from(links.len()).unwrap_or(u32::MAX);
        Ok(Exported { rows, path: path.display().to_string() })
    })
    .await?
}

fn write(path: &Path, links: &[Link]) -> io::Result<()> {
    let path = std::path::absolute(path)?;
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut file = NamedTempFile::new_in(folder)?;
    let mut writer = LinkWriter::new(BufWriter::new(&mut file))?;
    for link in links {
        writer.write(link)?;
    }
    writer.finish()?.flush()?;
    readable(&file)?;
    file.persist(path)?;
    Ok(())
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
