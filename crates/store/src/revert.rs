//! Undo and redo: one stack of named edits, kept in the file and shared by every program that opens it.

use crate::change::apply_changes;
use crate::error::Failure;
use crate::store::Store;
use crate::write::Work;
use crate::{StoreError, log};
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;
use tandem_model::{Change, EditState};

/// An edit undone or redone.
#[derive(Debug, Clone, PartialEq)]
pub struct Reverted {
    pub label: String,
    /// What was applied to the file, in order: whoever holds a copy in memory applies the same.
    pub changes: Vec<Change>,
    pub revision: i64,
}

impl Store {
    /// Takes back the newest edit that is done; nothing when there is none.
    pub async fn undo(&self, at: DateTime<Utc>, expected_revision: i64) -> Result<Option<Reverted>, StoreError> {
        self.revert(at, expected_revision, EditState::Done, EditState::Undone).await
    }

    /// Repeats the edit undone last; nothing when there is none, or when another edit followed.
    pub async fn redo(&self, at: DateTime<Utc>, expected_revision: i64) -> Result<Option<Reverted>, StoreError> {
        self.revert(at, expected_revision, EditState::Undone, EditState::Done).await
    }

    async fn revert(
        &self,
        at: DateTime<Utc>,
        expected: i64,
        from: EditState,
        to: EditState,
    ) -> Result<Option<Reverted>, StoreError> {
        let (output, revision) = self.write(at, expected, Revert { from, to }).await?;
        Ok(output.map(|(label, changes)| Reverted { label, changes, revision }))
    }
}

struct Revert {
    from: EditState,
    to: EditState,
}

impl Work for Revert {
    type Output = (String, Vec<Change>);

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<Self::Output>, Failure> {
        let Some((edit, label)) = log::next(connection, self.from).await? else {
            return Ok(None);
        };
        let changes = log::changes_of(connection, edit).await?;
        let inverse = apply_changes(connection, &changes).await?;
        log::turn(connection, edit, self.to, &inverse).await?;
        Ok(Some((label, changes)))
    }
}
