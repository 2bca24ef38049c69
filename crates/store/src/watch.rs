//! Noticing that another program changed the file.

use crate::connect::looking;
use crate::log::revision;
use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions, Connection};
use std::path::Path;

/// A connection kept for asking whether anything was committed since it last asked.
pub(crate) struct Watch {
    connection: Option<SqliteConnection>,
    commits: i64,
    revision: i64,
}

impl Watch {
    pub(crate) async fn start(path: &Path) -> Result<Self, sqlx::Error> {
        let mut connection = looking(path, false).connect().await?;
        let commits = commits(&mut connection).await?;
        let revision = revision(&mut connection).await?;
        Ok(Self { connection: Some(connection), commits, revision })
    }

    pub(crate) fn revision(&self) -> i64 {
        self.revision
    }

    /// The file's revision now; the row is read only after a commit of any other connection.
    pub(crate) async fn look(&mut self) -> Result<i64, sqlx::Error> {
        let connection = self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        let commits = commits(connection).await?;
        if commits != self.commits {
            self.revision = revision(connection).await?;
            self.commits = commits;
        }
        Ok(self.revision)
    }

    pub(crate) async fn stop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let _ = connection.close().await;
        }
    }
}

/// Changes whenever another connection committed.
pub(crate) async fn commits(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await
}
