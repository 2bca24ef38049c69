//! Files that go between a browser and the program: uploads, and exports to fetch. Kept in temporary files until the
//! program ends, named by unguessable tokens.

use crate::app::App;
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tandem_model::Fault;
use tempfile::{NamedTempFile, TempPath};
use tokio::io::AsyncWriteExt;

/// Files kept; older ones are removed.
const KEPT: usize = 16;

#[derive(Default)]
pub(crate) struct Uploads {
    held: Mutex<VecDeque<(String, Arc<TempPath>)>>,
}

impl Uploads {
    pub(crate) fn find(&self, token: &str) -> Result<Arc<TempPath>, Fault> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let found = held.iter().find(|(held, _)| held == token);
        found.map(|(_, path)| path.clone()).ok_or_else(|| {
            Fault::new("unknown_upload", "the uploaded file is no longer there, upload it again").at("upload")
        })
    }

    /// Keeps a file and answers the token that finds it.
    pub(crate) fn offer(&self, path: TempPath) -> Result<String, Fault> {
        let token = token()?;
        self.keep(token.clone(), path);
        Ok(token)
    }

    fn keep(&self, token: String, path: TempPath) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.push_back((token, Arc::new(path)));
        while held.len() > KEPT {
            held.pop_front();
        }
    }
}

/// Takes an upload piece by piece. Dropped before [`UploadWriter::finish`], it leaves nothing.
pub struct UploadWriter {
    app: App,
    file: tokio::fs::File,
    path: TempPath,
}

impl App {
    /// Makes room for a file that is being uploaded.
    pub fn accept_upload(&self) -> Result<UploadWriter, Fault> {
        let (file, path) = NamedTempFile::new().map_err(|error| failed(&error))?.into_parts();
        Ok(UploadWriter { app: self.clone(), file: tokio::fs::File::from_std(file), path })
    }

    /// A file that was made for a browser to fetch; it is there for as long as the answer is held.
    pub fn offered(&self, token: &str) -> Result<Arc<TempPath>, Fault> {
        self.uploads().find(token).map_err(|_| {
            Fault::new("unknown_download", "the exported file is no longer there, export it again").at("download")
        })
    }
}

impl UploadWriter {
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.file.write_all(bytes).await.map_err(|error| failed(&error))
    }

    /// Keeps the file and answers the token that [`tandem_model::FileSource::Upload`] asks for.
    pub async fn finish(mut self) -> Result<String, Fault> {
        self.file.flush().await.map_err(|error| failed(&error))?;
        self.app.uploads().offer(self.path)
    }
}

fn token() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Fault::new("internal", format!("no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn failed(error: &io::Error) -> Fault {
    Fault::new("upload_failed", format!("the uploaded file could not be kept: {error}"))
}
