//! The files that imports read: a path on this machine, or an upload.

use crate::app::App;
use crate::place::refuse_workspace;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tandem_intake::{Dialect, IntakeError, sniff};
use tandem_model::{Fault, FileSource};
use tempfile::TempPath;

/// A file that may be read more than once.
#[derive(Clone)]
pub(crate) struct Source {
    place: Place,
    /// What its owner calls it.
    pub(crate) name: String,
}

#[derive(Clone)]
enum Place {
    Path(PathBuf),
    Upload(Arc<TempPath>),
}

/// An open file whose spelling is known, at its beginning.
pub(crate) struct Opened {
    pub(crate) file: File,
    pub(crate) dialect: Dialect,
    pub(crate) bytes: u64,
}

impl Source {
    pub(crate) fn find(app: &App, source: &FileSource) -> Result<Self, Fault> {
        match source {
            FileSource::Path { path } => {
                refuse_workspace(app, Path::new(path))?;
                let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
                Ok(Self { place: Place::Path(path.into()), name: name.unwrap_or_else(|| path.clone()) })
            }
            FileSource::Upload { upload, name } => {
                Ok(Self { place: Place::Upload(app.uploads().find(upload)?), name: name.clone() })
            }
        }
    }

    /// Opens the file and reads it once to learn how it is written. Blocks.
    pub(crate) fn open(&self) -> Result<Opened, Fault> {
        self.try_open().map_err(|error| self.unreadable(&error))
    }

    fn path(&self) -> &Path {
        match &self.place {
            Place::Path(path) => path,
            Place::Upload(path) => path,
        }
    }

    fn try_open(&self) -> io::Result<Opened> {
        let (mut file, bytes) = self.try_file()?;
        let dialect = sniff(BufReader::new(&mut file))?;
        file.rewind()?;
        Ok(Opened { file, dialect, bytes })
    }

    /// Looks before it opens: a pipe would let it wait for ever, and could not be read twice.
    pub(crate) fn try_file(&self) -> io::Result<(File, u64)> {
        let about = fs::metadata(self.path())?;
        if about.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !about.is_file() {
            return Err(io::Error::other("it is a pipe or a device, save it to a file first"));
        }
        Ok((File::open(self.path())?, about.len()))
    }

    /// The whole file, which must not be longer than `most` bytes. Blocks.
    pub(crate) fn bytes(&self, most: usize) -> Result<Vec<u8>, Fault> {
        let (file, _) = self.try_file().map_err(|error| self.unreadable(&error))?;
        let mut bytes = Vec::new();
        let read = file.take(most as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.unreadable(&error))?;
        if bytes.len() > most {
            let message = format!("`{}` is longer than {} MB", self.shown(), most >> 20);
            return Err(Fault::new("file_too_large", message).at(self.shown()));
        }
        Ok(bytes)
    }

    /// Why the file gives no rows, with the file named.
    pub(crate) fn refused(&self, error: IntakeError) -> Fault {
        match error {
            IntakeError::Io(error) => self.unreadable(&error),
            IntakeError::Problem(problem) => problem.into_fault().at(self.shown()),
            stopped @ IntakeError::Stopped => stopped.into(),
        }
    }

    /// The path as it was given; of an upload, what its owner calls it.
    fn shown(&self) -> String {
        match &self.place {
            Place::Path(path) => path.display().to_string(),
            Place::Upload(_) => self.name.clone(),
        }
    }

    pub(crate) fn unreadable(&self, error: &io::Error) -> Fault {
        let name = self.shown();
        let fault = match error.kind() {
            io::ErrorKind::NotFound => Fault::new("file_not_found", format!("there is no file `{name}`")),
            io::ErrorKind::IsADirectory => Fault::new("is_folder", format!("`{name}` is a folder, not a file")),
            _ => Fault::new("unreadable_file", format!("`{name}` could not be read: {error}")),
        };
        fault.at(name)
    }
}
