//! Why a workspace file cannot be had, read or written.

use std::path::Path;
use tandem_model::Fault;
use thiserror::Error;

/// Every message names the file. The text is for the person at the screen, the code of [`StoreError::code`] for programs.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    #[error("there is no file `{file}`")]
    NotFound { file: String },
    #[error("there is no folder `{folder}` for the file `{file}`")]
    FolderMissing { file: String, folder: String },
    #[error("`{file}` is a folder, not a file")]
    IsFolder { file: String },
    #[error("`{file}` already exists, choose another name")]
    Exists { file: String },
    #[error("`{file}` is not a Tandem workspace")]
    NotWorkspace { file: String },
    #[error(
        "`{file}` was written by a newer Tandem (format {found}, this one knows {known}); update Tandem to open it"
    )]
    Newer { file: String, found: i64, known: i64 },
    #[error("`{file}` is damaged ({detail}); open a backup instead")]
    Damaged { file: String, detail: String },
    #[error("`{file}` is in use by another program, try again when it has finished")]
    Locked { file: String },
    #[error("`{file}` may only be read, allow writing to it or copy it elsewhere")]
    ReadOnly { file: String },
    #[error("`{file}` cannot be used ({detail})")]
    Unusable { file: String, detail: String },
    #[error("the disk that holds `{file}` is full, nothing of this change was stored")]
    DiskFull { file: String },
    #[error(
        "`{file}` is on a network share ({share}), where changes could be lost; copy it to a disk of this computer"
    )]
    NetworkShare { file: String, share: String },
    #[error(
        "`{file}` was moved, removed or replaced while it was open, nothing of this change was stored; open it again"
    )]
    Moved { file: String },
    #[error("`{file}` was changed by another program (revision {found}, not {expected}), nothing was stored")]
    Stale { file: String, expected: i64, found: i64 },
    #[error("there is no version `{number}` in `{file}`")]
    UnknownVersion { file: String, number: u32 },
    #[error("version `{number}` in `{file}` was altered after it was published, it cannot be used")]
    AlteredVersion { file: String, number: u32 },
    #[error("`{file}` is closed")]
    Closed { file: String },
    #[error("this Tandem was built with SQLite {found} instead of {wanted} and does not open `{file}` with it")]
    SqliteVersion { file: String, found: String, wanted: String },
    #[error("`{file}` could not be read or written ({detail})")]
    Failed { file: String, detail: String },
}

impl StoreError {
    /// Stable: scripts and screens branch on it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "file_not_found",
            Self::FolderMissing { .. } => "folder_not_found",
            Self::IsFolder { .. } => "is_folder",
            Self::Exists { .. } => "file_exists",
            Self::NotWorkspace { .. } => "not_a_workspace",
            Self::Newer { .. } => "newer_workspace",
            Self::Damaged { .. } => "damaged_workspace",
            Self::Locked { .. } => "workspace_locked",
            Self::ReadOnly { .. } => "read_only",
            Self::Unusable { .. } => "file_unusable",
            Self::DiskFull { .. } => "disk_full",
            Self::NetworkShare { .. } => "network_share",
            Self::Moved { .. } => "workspace_moved",
            Self::Stale { .. } => "stale",
            Self::UnknownVersion { .. } => "unknown_version",
            Self::AlteredVersion { .. } => "altered_version",
            Self::Closed { .. } => "workspace_closed",
            Self::SqliteVersion { .. } => "sqlite_version",
            Self::Failed { .. } => "store_failed",
        }
    }

    pub fn file(&self) -> &str {
        match self {
            Self::NotFound { file }
            | Self::FolderMissing { file, .. }
            | Self::IsFolder { file }
            | Self::Exists { file }
            | Self::NotWorkspace { file }
            | Self::Newer { file, .. }
            | Self::Damaged { file, .. }
            | Self::Locked { file }
            | Self::ReadOnly { file }
            | Self::Unusable { file, .. }
            | Self::DiskFull { file }
            | Self::NetworkShare { file, .. }
            | Self::Moved { file }
            | Self::Stale { file, .. }
            | Self::UnknownVersion { file, .. }
            | Self::AlteredVersion { file, .. }
            | Self::Closed { file }
            | Self::SqliteVersion { file, .. }
            | Self::Failed { file, .. } => file,
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Fault::new(error.code(), error.to_string()).at(error.file())
    }
}

/// What went wrong inside, before it is known to which file.
#[derive(Debug)]
pub(crate) enum Failure {
    Sql(sqlx::Error),
    Stale { expected: i64, found: i64 },
    UnknownVersion { number: u32 },
    Named(StoreError),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Named(error)
    }
}

impl Failure {
    pub(crate) fn named(self, path: &Path) -> StoreError {
        let file = path.display().to_string();
        match self {
            Self::Sql(error) => from_sql(&error, file),
            Self::Stale { expected, found } => StoreError::Stale { file, expected, found },
            Self::UnknownVersion { number } => StoreError::UnknownVersion { file, number },
            Self::Named(error) => error,
        }
    }
}

/// Names the file of a result that was computed without knowing it.
pub(crate) trait Named<T> {
    fn named(self, path: &Path) -> Result<T, StoreError>;
}

impl<T, E: Into<Failure>> Named<T> for Result<T, E> {
    fn named(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|error| error.into().named(path))
    }
}

fn from_sql(error: &sqlx::Error, file: String) -> StoreError {
    match error {
        sqlx::Error::Database(inner) => {
            let code = inner.code().and_then(|code| code.parse::<i32>().ok()).unwrap_or(0);
            from_sqlite(code, inner.message(), file)
        }
        sqlx::Error::PoolTimedOut => StoreError::Locked { file },
        sqlx::Error::PoolClosed => StoreError::Closed { file },
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::RowNotFound => {
            StoreError::Damaged { file, detail: error.to_string() }
        }
        sqlx::Error::Io(inner) => StoreError::Unusable { file, detail: inner.to_string() },
        other => StoreError::Failed { file, detail: other.to_string() },
    }
}

/// Extended code of SQLite: the memory that connections share (`-shm`) found no room.
const NO_ROOM_TO_SHARE: i32 = 4874;

/// Codes as listed at <https://www.sqlite.org/rescode.html>; the low byte is the primary code.
fn from_sqlite(code: i32, message: &str, file: String) -> StoreError {
    let detail = message.to_owned();
    match (code, code & 0xff) {
        (NO_ROOM_TO_SHARE, _) | (_, 13) => StoreError::DiskFull { file },
        (_, 5 | 6) => StoreError::Locked { file },
        (_, 8) => StoreError::ReadOnly { file },
        (_, 11) => StoreError::Damaged { file, detail },
        (_, 26) => StoreError::NotWorkspace { file },
        (_, 3 | 10 | 14 | 23) => StoreError::Unusable { file, detail },
        _ => StoreError::Failed { file, detail },
    }
}
