//! Connections to a workspace file: their settings, and which of them may write.

use crate::StoreError;
use crate::error::Named;
use crate::log::revision;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqlitePool};
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another program's write to end.
const PATIENCE: Duration = Duration::from_secs(5);
const READERS: u32 = 4;
/// After a large edit the log is cut back to this many bytes.
const LOG_KEPT: &str = "67108864";
/// Pages kept by each connection, in kibibytes as SQLite wants them (negative); reading by SKU jumps about the file.
const CACHE: &str = "-16384";
/// The first version without the WAL-reset bug; the build pins it.
const SQLITE: &str = "3.51.3";

/// What every connection has, whoever made the file: nothing in the schema is trusted, pages are checked, no mapping.
fn careful(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("mmap_size", "0")
        .row_buffer_size(512)
        .disable_statement_logging()
}

/// For looking at a file without changing a byte of it. `untouched` also makes no files beside it; it must not be asked
/// for while a log stands beside the file, which it would not read.
pub(crate) fn looking(path: &Path, untouched: bool) -> SqliteConnectOptions {
    careful(path).read_only(true).immutable(untouched)
}

pub(crate) fn writing(path: &Path) -> SqliteConnectOptions {
    careful(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("journal_size_limit", LOG_KEPT)
        .pragma("cache_size", CACHE)
}

/// For a file that nobody else knows of yet.
pub(crate) fn making(path: &Path) -> SqliteConnectOptions {
    careful(path).create_if_missing(true).synchronous(SqliteSynchronous::Full)
}

/// The one connection that writes. A connection left inside a transaction (its COMMIT met a full disk) is replaced.
pub(crate) async fn writer(path: &Path) -> Result<SqlitePool, StoreError> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
        .connect_with(writing(path))
        .await
        .named(path)?;
    let mut connection = pool.acquire().await.named(path)?;
    require_log(&mut connection, path).await?;
    require_version(&mut connection, path).await?;
    // Only a connection that has read the file takes part in the log, and folds it into the file when it closes.
    revision(&mut connection).await.named(path)?;
    drop(connection);
    Ok(pool)
}

pub(crate) fn readers(path: &Path) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(looking(path, false).pragma("cache_size", CACHE))
}

/// SQLite keeps the old journal, without an error, where shared memory does not work.
async fn require_log(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(connection).await.named(path)?;
    if mode == "wal" {
        return Ok(());
    }
    Err(StoreError::NetworkShare { file: path.display().to_string(), share: format!("journal `{mode}`") })
}

async fn require_version(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(connection).await.named(path)?;
    if found == SQLITE {
        return Ok(());
    }
    Err(StoreError::SqliteVersion { file: path.display().to_string(), found, wanted: SQLITE.to_owned() })
}

#[cfg(test)]
mod tests {
    use crate::{Seed, Store};
    use sqlx::{AssertSqlSafe, SqlitePool};
    use tandem_model::Settings;

    async fn check(pool: &SqlitePool, pragma: &str, expected: &str) {
        let sql = AssertSqlSafe(format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}"));
        let found: String = sqlx::query_scalar(sql).fetch_one(pool).await.unwrap();
        assert_eq!(found, expected, "{pragma}");
    }

    #[tokio::test]
    async fn every_connection_is_careful_and_only_one_writes() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { currency: "USD".to_owned(), ..Settings::default() };
        let store = Store::create(folder.path().join("shop.tandem"), &Seed::empty(Vec::new(), settings)).await.unwrap();
        for pool in [store.writer(), store.readers()] {
            check(pool, "foreign_keys", "1").await;
            check(pool, "trusted_schema", "0").await;
            check(pool, "cell_size_check", "1").await;
            check(pool, "journal_mode", "wal").await;
            check(pool, "synchronous", "2").await;
        }
        let write = sqlx::query("UPDATE file_state SET revision = 9");
        let refused = write.execute(store.readers()).await.unwrap_err();
        assert!(refused.to_string().contains("readonly"), "{refused}");
        assert_eq!(store.writer().options().get_max_connections(), 1);
    }
}
