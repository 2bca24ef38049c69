//! Changing the file: one transaction a change, refused when the file is not what the caller believes.

use crate::change::apply_changes;
use crate::error::{Failure, Named};
use crate::store::Store;
use crate::{StoreError, log};
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;
use std::future::Future;
use std::sync::Arc;
use tandem_model::Change;

/// What is to be changed, and the name that undo shows for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    pub label: String,
    pub changes: Vec<Change>,
    pub at: DateTime<Utc>,
    /// Who makes it.
    pub author: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// Revision of the file after the change.
    pub revision: i64,
}

impl Store {
    /// Stores an edit and what takes it back, all or nothing, on the disk when it returns. Refused as stale when the
    /// file's revision is not `expected_revision`, so the same edit sent twice is stored once. Carries on when the
    /// caller is dropped.
    pub async fn apply(&self, edit: impl Into<Arc<Edit>>, expected_revision: i64) -> Result<Applied, StoreError> {
        let edit = edit.into();
        let (_, revision) = self.write(edit.at, expected_revision, Apply { edit }).await?;
        Ok(Applied { revision })
    }

    /// Carries out one piece of work as one transaction, in a task of its own: a caller that goes away leaves nothing
    /// half done. Answers the output and the revision after it.
    pub(crate) async fn write<W: Work>(
        &self,
        at: DateTime<Utc>,
        expected: i64,
        work: W,
    ) -> Result<(Option<W::Output>, i64), StoreError> {
        let store = self.clone();
        let task = tokio::spawn(async move {
            let mut known = store.known().lock().await;
            let (output, revision) = transact(&store, at, Some(expected), work).await.named(store.path())?;
            *known = revision;
            Ok((output, revision))
        });
        task.await.unwrap_or_else(|error| {
            Err(StoreError::Failed { file: self.path().display().to_string(), detail: error.to_string() })
        })
    }
}

impl Store {
    /// As [`Store::write`], onto whatever the file holds. Where that is not what this store knows, it goes on not
    /// knowing: what others changed is still to be read.
    pub(crate) async fn write_onto<W: Work>(
        &self,
        at: DateTime<Utc>,
        work: W,
    ) -> Result<(Option<W::Output>, i64), StoreError> {
        let store = self.clone();
        let task = tokio::spawn(async move {
            let mut known = store.known().lock().await;
            let (output, revision) = transact(&store, at, None, work).await.named(store.path())?;
            if output.is_some() && *known + 1 == revision {
                *known = revision;
            }
            Ok((output, revision))
        });
        task.await.unwrap_or_else(|error| {
            Err(StoreError::Failed { file: self.path().display().to_string(), detail: error.to_string() })
        })
    }
}

/// What happens inside a transaction. No output means that there was nothing to do.
pub(crate) trait Work: Send + 'static {
    type Output: Send + 'static;

    fn run(
        self,
        connection: &mut SqliteConnection,
    ) -> impl Future<Output = Result<Option<Self::Output>, Failure>> + Send;
}

async fn transact<W: Work>(
    store: &Store,
    at: DateTime<Utc>,
    expected: Option<i64>,
    work: W,
) -> Result<(Option<W::Output>, i64), Failure> {
    store.require_place().await?;
    let mut transaction = store.writer().begin_with("BEGIN IMMEDIATE").await?;
    match changed(&mut transaction, at, expected, work).await {
        Ok((Some(output), found)) => {
            transaction.commit().await?;
            Ok((Some(output), found + 1))
        }
        Ok((None, found)) => {
            transaction.rollback().await?;
            Ok((None, found))
        }
        Err(failure) => {
            // What matters is the first failure; a connection that cannot roll back is replaced before its next use.
            let _ = transaction.rollback().await;
            Err(failure)
        }
    }
}

async fn changed<W: Work>(
    connection: &mut SqliteConnection,
    at: DateTime<Utc>,
    expected: Option<i64>,
    work: W,
) -> Result<(Option<W::Output>, i64), Failure> {
    let found = log::revision(connection).await?;
    if let Some(expected) = expected
        && found != expected
    {
        return Err(Failure::Stale { expected, found });
    }
    let output = work.run(connection).await?;
    if output.is_some() {
        log::advance(connection, found + 1, at).await?;
    }
    Ok((output, found))
}

struct Apply {
    edit: Arc<Edit>,
}

impl Work for Apply {
    type Output = ();

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<()>, Failure> {
        let inverse = apply_changes(connection, &self.edit.changes).await?;
        log::add(connection, &self.edit, &inverse).await?;
        Ok(Some(()))
    }
}
