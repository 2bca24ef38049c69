//! The edit log's rows, and the revision of the file.

use crate::error::Failure;
use crate::row::odd;
use crate::store::Store;
use crate::write::Edit;
use crate::{StoreError, error::Named, json};
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use tandem_model::{Change, EditEntry, EditState};

/// Changes kept in one row, so that no row grows without bound.
const PART: usize = 1000;

impl Store {
    /// The last `limit` edits, newest first.
    pub async fn history(&self, limit: u32) -> Result<Vec<EditEntry>, StoreError> {
        sqlx::query("SELECT id, at, label, author, state FROM edit ORDER BY id DESC LIMIT ?")
            .bind(limit)
            .fetch_all(self.readers())
            .await
            .and_then(|rows| rows.iter().map(entry).collect())
            .named(self.path())
    }
}

fn entry(row: &SqliteRow) -> Result<EditEntry, sqlx::Error> {
    let state: &str = row.try_get("state")?;
    Ok(EditEntry {
        id: row.try_get("id")?,
        at: instant(row.try_get("at")?)?,
        label: row.try_get("label")?,
        author: row.try_get("author")?,
        state: EditState::parse(state).ok_or_else(|| odd("state", state))?,
    })
}

pub(crate) fn instant(micros: i64) -> Result<DateTime<Utc>, sqlx::Error> {
    DateTime::from_timestamp_micros(micros).ok_or_else(|| sqlx::Error::Decode("an instant out of range".into()))
}

pub(crate) async fn revision(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT revision FROM file_state WHERE id = 1").fetch_one(connection).await
}

pub(crate) async fn advance(
    connection: &mut SqliteConnection,
    revision: i64,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE file_state SET revision = ?, saved_at = ? WHERE id = 1")
        .bind(revision)
        .bind(at.timestamp_micros())
        .execute(connection)
        .await?;
    Ok(())
}

/// Id and label of the edit that undo (the newest done) or redo (the oldest undone) would take.
pub(crate) async fn next(
    connection: &mut SqliteConnection,
    state: EditState,
) -> Result<Option<(i64, String)>, sqlx::Error> {
    let sql = match state {
        EditState::Undone => "SELECT id, label FROM edit WHERE state = ? ORDER BY id LIMIT 1",
        _ => "SELECT id, label FROM edit WHERE state = ? ORDER BY id DESC LIMIT 1",
    };
    sqlx::query_as(sql).bind(state.as_str()).fetch_optional(connection).await
}

/// Adds a done edit and drops the undone ones, whose changes are no longer needed.
pub(crate) async fn add(connection: &mut SqliteConnection, edit: &Edit, inverse: &[Change]) -> Result<(), Failure> {
    sqlx::query("DELETE FROM edit_part WHERE edit IN (SELECT id FROM edit WHERE state = 'undone')")
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE edit SET state = 'dropped' WHERE state = 'undone'").execute(&mut *connection).await?;
    let sql = "INSERT INTO edit (id, at, label, author, state) \
               SELECT COALESCE(MAX(id), 0) + 1, ?, ?, ?, 'done' FROM edit RETURNING id";
    let row = sqlx::query_scalar(sql).bind(edit.at.timestamp_micros()).bind(&edit.label).bind(&edit.author);
    let id: i64 = row.fetch_one(&mut *connection).await?;
    write_parts(connection, id, inverse).await
}

/// Turns an edit round: its state, and the changes that would turn it round again.
pub(crate) async fn turn(
    connection: &mut SqliteConnection,
    edit: i64,
    state: EditState,
    inverse: &[Change],
) -> Result<(), Failure> {
    sqlx::query("UPDATE edit SET state = ? WHERE id = ?")
        .bind(state.as_str())
        .bind(edit)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM edit_part WHERE edit = ?").bind(edit).execute(&mut *connection).await?;
    write_parts(connection, edit, inverse).await
}

async fn write_parts(connection: &mut SqliteConnection, edit: i64, changes: &[Change]) -> Result<(), Failure> {
    for (part, changes) in (0i64..).zip(changes.chunks(PART)) {
        let json = serde_json::to_string(changes).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query("INSERT INTO edit_part (edit, part, changes) VALUES (?, ?, ?)")
            .bind(edit)
            .bind(part)
            .bind(json)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(crate) async fn changes_of(connection: &mut SqliteConnection, edit: i64) -> Result<Vec<Change>, sqlx::Error> {
    let parts: Vec<String> = sqlx::query_scalar("SELECT changes FROM edit_part WHERE edit = ? ORDER BY part")
        .bind(edit)
        .fetch_all(connection)
        .await?;
    let mut changes = Vec::new();
    for part in parts {
        let part: Vec<Change> = json::parse(&part).map_err(|error| sqlx::Error::Decode(error.into()))?;
        changes.extend(part);
    }
    Ok(changes)
}
