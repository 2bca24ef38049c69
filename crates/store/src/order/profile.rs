//! Profiles, whose versions stay.

use crate::StoreError;
use crate::error::{Failure, Named};
use crate::store::Store;
use crate::write::Work;
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;

/// A version of a profile, as JSON. One without a document was removed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ProfileRow {
    pub name: String,
    pub version: u32,
    pub at: i64,
    pub document: String,
}

impl Store {
    /// The newest version of each profile that was not removed, by name.
    pub async fn profiles(&self) -> Result<Vec<ProfileRow>, StoreError> {
        let sql = "SELECT p.name, p.version, p.at, p.document FROM intake_profile p WHERE p.document <> '' \
                   AND p.version = (SELECT MAX(q.version) FROM intake_profile q WHERE q.name = p.name) ORDER BY p.name";
        sqlx::query_as(sql).fetch_all(self.readers()).await.named(self.path())
    }

    /// Saves a new version; an empty document removes the profile. Answers its version.
    pub async fn save_profile(&self, name: String, document: String, at: DateTime<Utc>) -> Result<u32, StoreError> {
        let save = SaveProfile { name, document, at: at.timestamp_micros() };
        let (version, _) = self.write_onto(at, save).await?;
        Ok(version.unwrap_or(0))
    }
}

struct SaveProfile {
    name: String,
    document: String,
    at: i64,
}

impl Work for SaveProfile {
    type Output = u32;

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<u32>, Failure> {
        let next = "SELECT COALESCE(MAX(version), 0) + 1 FROM intake_profile WHERE name = ?";
        let version: u32 = sqlx::query_scalar(next).bind(&self.name).fetch_one(&mut *connection).await?;
        let sql = "INSERT INTO intake_profile (name, version, at, document) VALUES (?, ?, ?, ?)";
        sqlx::query(sql)
            .bind(&self.name)
            .bind(version)
            .bind(self.at)
            .bind(&self.document)
            .execute(&mut *connection)
            .await?;
        Ok(Some(version))
    }
}
