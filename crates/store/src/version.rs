//! Published versions: adding one, listing them, and reading what one holds. Each is whole and as it was published, or
//! refused by its number.

use crate::chunk::{Chunk, Content, digest_of_parts, is_whole, sha256, unpacked};
use crate::error::{Failure, Named};
use crate::row::odd;
use crate::store::Store;
use crate::write::Work;
use crate::{StoreError, log};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, Row};
use std::collections::BTreeSet;
use std::sync::Arc;
use tandem_model::{Change, Version};

/// A version that is to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct NewVersion {
    pub at: DateTime<Utc>,
    pub author: String,
    pub approved_by: Option<String>,
    pub note: String,
    /// The older version that it repeats.
    pub repeats: Option<u32>,
    pub content: Content,
    /// The draft that was proposed becomes this version: the proposal is done with.
    pub ends_proposal: bool,
}

impl Store {
    /// Adds a version, all or nothing, and answers it with the file's revision after it. Refused as stale when the file's
    /// revision is not `expected_revision`. Chunks that the file holds already are not written again.
    pub async fn publish(
        &self,
        new: impl Into<Arc<NewVersion>>,
        expected_revision: i64,
    ) -> Result<(Version, i64), StoreError> {
        let new = new.into();
        let (version, revision) = self.write(new.at, expected_revision, AddVersion { new }).await?;
        let version = version.expect("adding a version always writes");
        Ok((version, revision))
    }

    /// Newest first. A row that is not what was published is marked.
    pub async fn versions(&self) -> Result<Vec<Version>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        let rows = every(&mut connection).await.named(self.path())?;
        let before = std::iter::once("").chain(rows.iter().map(|row| row.digest.as_str()));
        let told = rows
            .iter()
            .zip(before)
            .map(|(row, before)| Version { altered: row.told_digest(before) != row.digest, ..row.version.clone() });
        let mut versions: Vec<Version> = told.collect();
        versions.reverse();
        Ok(versions)
    }

    /// Every item of a version, in the order of sort and key. Refused where its row or one of its chunks is not what was
    /// published.
    pub async fn content(&self, number: u32) -> Result<Vec<Change>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        let read = read_content(&mut connection, number).await.named(self.path())?;
        read.ok_or_else(|| StoreError::AlteredVersion { file: self.path().display().to_string(), number })
    }
}

/// Number of the newest version.
pub(crate) async fn live(connection: &mut SqliteConnection) -> Result<Option<u32>, sqlx::Error> {
    sqlx::query_scalar("SELECT MAX(number) FROM version").fetch_one(connection).await
}

struct Stored {
    version: Version,
    content: String,
    digest: String,
}

impl Stored {
    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let version = Version {
            number: row.try_get("number")?,
            at: log::instant(row.try_get("at")?)?,
            author: row.try_get("author")?,
            approved_by: row.try_get("approved_by")?,
            note: row.try_get("note")?,
            repeats: row.try_get("repeats")?,
            links: row.try_get("links")?,
            rules: row.try_get("rules")?,
            campaigns: row.try_get("campaigns")?,
            altered: false,
        };
        Ok(Self { version, content: row.try_get("content")?, digest: row.try_get("digest")? })
    }

    /// What the digest is where nobody altered the row; `before` is that of the version before.
    fn told_digest(&self, before: &str) -> String {
        digest(&self.version, &self.content, before)
    }
}

/// Over everything that the row says, and what came before it.
fn digest(version: &Version, content: &str, before: &str) -> String {
    let row = serde_json::json!([
        version.number,
        version.at.timestamp_micros(),
        version.author,
        version.approved_by,
        version.note,
        version.repeats,
        version.links,
        version.rules,
        version.campaigns,
        content,
        before,
    ]);
    sha256([row.to_string().as_bytes()])
}

/// Oldest first.
async fn every(connection: &mut SqliteConnection) -> Result<Vec<Stored>, sqlx::Error> {
    let rows = sqlx::query("SELECT * FROM version ORDER BY number").fetch_all(connection).await?;
    rows.iter().map(Stored::read).collect()
}

async fn one(connection: &mut SqliteConnection, number: u32) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query("SELECT * FROM version WHERE number = ?").bind(number).fetch_optional(connection).await?;
    row.as_ref().map(Stored::read).transpose()
}

async fn digest_before(connection: &mut SqliteConnection, number: u32) -> Result<String, sqlx::Error> {
    let before = sqlx::query_scalar("SELECT digest FROM version WHERE number = ?");
    let before: Option<String> = before.bind(i64::from(number) - 1).fetch_optional(connection).await?;
    Ok(before.unwrap_or_default())
}

/// Nothing where the version was altered.
async fn read_content(connection: &mut SqliteConnection, number: u32) -> Result<Option<Vec<Change>>, Failure> {
    let mut transaction = connection.begin().await?;
    let Some(stored) = one(&mut transaction, number).await? else {
        return Err(Failure::UnknownVersion { number });
    };
    let before = digest_before(&mut transaction, number).await?;
    if stored.told_digest(&before) != stored.digest {
        return Ok(None);
    }
    let items = read_parts(&mut transaction, number, &stored.content).await?;
    transaction.commit().await?;
    Ok(items)
}

async fn read_parts(
    connection: &mut SqliteConnection,
    number: u32,
    content: &str,
) -> Result<Option<Vec<Change>>, sqlx::Error> {
    let sql = "SELECT p.digest, c.content FROM version_part p LEFT JOIN version_chunk c ON c.digest = p.digest \
               WHERE p.version = ? ORDER BY p.part";
    let mut rows = sqlx::query(sql).bind(number).fetch(connection);
    let (mut digests, mut items) = (Vec::new(), Vec::new());
    while let Some(row) = rows.try_next().await? {
        let digest: String = row.try_get(0)?;
        let packed: Option<&[u8]> = row.try_get(1)?;
        let Some(chunk) = packed.and_then(|packed| unpacked(&digest, packed)) else { return Ok(None) };
        items.extend(chunk);
        digests.push(digest);
    }
    let whole = digest_of_parts(digests.iter().map(String::as_str)) == content;
    Ok(whole.then_some(items))
}

struct AddVersion {
    new: Arc<NewVersion>,
}

impl Work for AddVersion {
    type Output = Version;

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<Version>, Failure> {
        let new = &self.new;
        let last = live(connection).await?.unwrap_or(0);
        let number = last.checked_add(1).ok_or_else(|| odd("number", last))?;
        let version = Version {
            number,
            // As the row keeps it.
            at: log::instant(new.at.timestamp_micros())?,
            author: new.author.clone(),
            approved_by: new.approved_by.clone(),
            note: new.note.clone(),
            repeats: new.repeats,
            links: new.content.links,
            rules: new.content.rules,
            campaigns: new.content.campaigns,
            altered: false,
        };
        let before = digest_before(connection, number).await?;
        write_row(connection, &version, new.content.digest(), &before).await?;
        write_parts(connection, number, &new.content).await?;
        if new.ends_proposal {
            sqlx::query("DELETE FROM proposal").execute(connection).await?;
        }
        Ok(Some(version))
    }
}

async fn write_row(
    connection: &mut SqliteConnection,
    version: &Version,
    content: &str,
    before: &str,
) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO version (number, at, author, approved_by, note, repeats, links, rules, campaigns, content, \
               digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    sqlx::query(sql)
        .bind(version.number)
        .bind(version.at.timestamp_micros())
        .bind(&version.author)
        .bind(&version.approved_by)
        .bind(&version.note)
        .bind(version.repeats)
        .bind(version.links)
        .bind(version.rules)
        .bind(version.campaigns)
        .bind(content)
        .bind(digest(version, content, before))
        .execute(connection)
        .await?;
    Ok(())
}

async fn write_parts(connection: &mut SqliteConnection, number: u32, content: &Content) -> Result<(), sqlx::Error> {
    let held: Vec<String> = sqlx::query_scalar("SELECT digest FROM version_chunk").fetch_all(&mut *connection).await?;
    let mut held: BTreeSet<String> = held.into_iter().collect();
    for (part, chunk) in (0i64..).zip(&content.chunks) {
        if held.insert(chunk.digest.clone()) {
            let sql = "INSERT INTO version_chunk (digest, content) VALUES (?, ?)";
            sqlx::query(sql).bind(&chunk.digest).bind(chunk.packed()).execute(&mut *connection).await?;
        } else {
            mend(connection, chunk).await?;
        }
        sqlx::query("INSERT INTO version_part (version, part, digest) VALUES (?, ?, ?)")
            .bind(number)
            .bind(part)
            .bind(&chunk.digest)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Writes a chunk that the file holds once more where it is no longer what its digest says: no version is published that
/// cannot be read.
async fn mend(connection: &mut SqliteConnection, chunk: &Chunk) -> Result<(), sqlx::Error> {
    let sql = "SELECT content FROM version_chunk WHERE digest = ?";
    let packed: Vec<u8> = sqlx::query_scalar(sql).bind(&chunk.digest).fetch_one(&mut *connection).await?;
    if !is_whole(&chunk.digest, &packed) {
        let sql = "UPDATE version_chunk SET content = ? WHERE digest = ?";
        sqlx::query(sql).bind(chunk.packed()).bind(&chunk.digest).execute(connection).await?;
    }
    Ok(())
}
