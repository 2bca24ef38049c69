//! The draft put forward for another pair of eyes: at most one at a time.

use crate::StoreError;
use crate::error::Failure;
use crate::log::instant;
use crate::store::Store;
use crate::write::Work;
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProposal {
    pub by: String,
    pub at: DateTime<Utc>,
    pub note: String,
    /// Digest of what was proposed.
    pub content: String,
    pub approved_by: Option<String>,
}

impl Store {
    /// Puts a proposal in the place of the one there is, or of none; `None` takes it away. Answers the revision after it.
    /// Refused as stale when the file's revision is not `expected_revision`.
    pub async fn set_proposal(
        &self,
        proposal: Option<StoredProposal>,
        at: DateTime<Utc>,
        expected_revision: i64,
    ) -> Result<i64, StoreError> {
        let (_, revision) = self.write(at, expected_revision, SetProposal { proposal }).await?;
        Ok(revision)
    }
}

pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Option<StoredProposal>, sqlx::Error> {
    type Row = (String, i64, String, String, Option<String>);
    let row: Option<Row> = sqlx::query_as("SELECT proposed_by, at, note, content, approved_by FROM proposal")
        .fetch_optional(connection)
        .await?;
    let of =
        |(by, at, note, content, approved_by)| Ok(StoredProposal { by, at: instant(at)?, note, content, approved_by });
    row.map(of).transpose()
}

struct SetProposal {
    proposal: Option<StoredProposal>,
}

impl Work for SetProposal {
    type Output = ();

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<()>, Failure> {
        sqlx::query("DELETE FROM proposal").execute(&mut *connection).await?;
        let Some(proposal) = self.proposal else { return Ok(Some(())) };
        let sql = "INSERT INTO proposal (id, proposed_by, at, note, content, approved_by) VALUES (1, ?, ?, ?, ?, ?)";
        sqlx::query(sql)
            .bind(proposal.by)
            .bind(proposal.at.timestamp_micros())
            .bind(proposal.note)
            .bind(proposal.content)
            .bind(proposal.approved_by)
            .execute(connection)
            .await?;
        Ok(Some(()))
    }
}
