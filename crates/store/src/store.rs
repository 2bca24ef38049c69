//! An open workspace file.

use crate::error::Named;
use crate::migration::{migrate, steps, version_after};
use crate::watch::Watch;
use crate::{StoreError, connect, inspect, place};
use sqlx::SqlitePool;
use sqlx::migrate::Migration;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Mutex;

/// One open file. Clones share it; it closes with [`Store::close`] or with the last clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    /// The file itself, whatever its name leads to later.
    identity: Option<(u64, u64)>,
    writer: SqlitePool,
    readers: SqlitePool,
    /// Revision last loaded or written by this store. Held while this store writes.
    known: Mutex<i64>,
    watch: Mutex<Watch>,
}

/// Version of the SQLite library built in.
pub fn sqlite_version() -> &'static str {
    libsqlite3_sys::SQLITE_VERSION.to_str().unwrap_or("unknown")
}

impl Store {
    /// Opens a workspace file, bringing one of an older version up to date after a backup. A file that is foreign,
    /// damaged or newer is refused and stays as it is to the byte. Waits up to 5 s for a lock. Reads the file once.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with(path.as_ref(), steps()).await
    }

    pub(crate) async fn open_with(path: &Path, steps: &[Migration]) -> Result<Self, StoreError> {
        let path = place::existing(path)?;
        let known = version_after(steps);
        let found = inspect::inspect(&path, known).await?;
        if found < known {
            migrate(&path, found, steps).await?;
        }
        let identity = place::identity(&path);
        let writer = connect::writer(&path).await?;
        let watch = Watch::start(&path).await.named(&path)?;
        let known = Mutex::new(watch.revision());
        let readers = connect::readers(&path);
        let inner = Inner { readers, writer, known, watch: Mutex::new(watch), identity, path };
        Ok(Self { inner: Arc::new(inner) })
    }

    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Whether the file opened is still the one under its name.
    pub(crate) fn is_in_place(&self) -> bool {
        place::identity(self.path()) == self.inner.identity
    }

    /// A file that was removed or replaced still takes writes, and nobody would ever see them. What was stored before is
    /// folded into the file, wherever it is now: the log stays behind under the old name, and would be taken for the
    /// log of whatever file is given that name next.
    pub(crate) async fn require_place(&self) -> Result<(), StoreError> {
        if self.is_in_place() {
            return Ok(());
        }
        let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(self.writer()).await;
        Err(StoreError::Moved { file: self.path().display().to_string() })
    }

    /// Whether the file's revision is no longer the one that this store loaded or wrote last. Cheap: meant to be asked
    /// several times a second. Stays true until [`Store::load`]. Fails when the file is no longer under its name.
    pub async fn changed_outside(&self) -> Result<bool, StoreError> {
        self.require_place().await?;
        let revision = self.inner.watch.lock().await.look().await.named(self.path())?;
        // While this store writes, its own commit may already show; the write itself tells when it came too late.
        Ok(self.inner.known.try_lock().is_ok_and(|known| *known < revision))
    }

    /// Waits for writes under way and closes the file. The writer goes last: it folds the log into the file.
    pub async fn close(&self) {
        let _written = self.inner.known.lock().await;
        let _ = self.require_place().await;
        self.inner.readers.close().await;
        self.inner.watch.lock().await.stop().await;
        self.inner.writer.close().await;
    }

    pub(crate) fn readers(&self) -> &SqlitePool {
        &self.inner.readers
    }

    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.inner.writer
    }

    pub(crate) fn known(&self) -> &Mutex<i64> {
        &self.inner.known
    }
}
