//! Recognising a file before it is opened for writing: ours, whole, and of a version that this program knows.

use crate::StoreError;
use crate::connect::looking;
use crate::error::Named;
use crate::place::side_file;
use sqlx::sqlite::SqliteConnection;
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// `TNDM` in ASCII, kept in the header of every workspace file.
pub(crate) const APPLICATION_ID: i32 = 0x544E_444D;

/// How long a file must rest before it is believed to be bad.
const REST: Duration = Duration::from_millis(50);

/// Version of the schema that a file has. Refuses what is not a whole workspace of a version up to `known`; the file
/// stays as it is to the byte. Reads the whole file once.
pub(crate) async fn inspect(path: &Path, known: i64) -> Result<i64, StoreError> {
    loop {
        let before = outside(path);
        let verdict = look(path, known, !before.log).await;
        if verdict.is_ok() || before.log {
            return verdict;
        }
        // A look without locks may meet another program in the middle of folding its log into the file.
        tokio::time::sleep(REST).await;
        if outside(path) == before {
            return verdict;
        }
    }
}

/// What can be seen of a file without opening it.
#[derive(PartialEq)]
struct Outside {
    log: bool,
    length: Option<u64>,
    written: Option<SystemTime>,
}

fn outside(path: &Path) -> Outside {
    let about = std::fs::metadata(path).ok();
    Outside {
        log: side_file(path, "-wal").exists(),
        length: about.as_ref().map(|about| about.len()),
        written: about.and_then(|about| about.modified().ok()),
    }
}

async fn look(path: &Path, known: i64, untouched: bool) -> Result<i64, StoreError> {
    let mut connection = looking(path, untouched).connect().await.named(path)?;
    let verdict = judge(&mut connection, path, known).await;
    connection.close().await.named(path)?;
    verdict
}

async fn judge(connection: &mut SqliteConnection, path: &Path, known: i64) -> Result<i64, StoreError> {
    let file = path.display().to_string();
    let application: i32 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await.named(path)?;
    if application != APPLICATION_ID {
        return Err(StoreError::NotWorkspace { file });
    }
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await.named(path)?;
    if found > known {
        return Err(StoreError::Newer { file, found, known });
    }
    let detail: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(connection).await.named(path)?;
    match (detail.as_str(), found) {
        ("ok", 1..) => Ok(found),
        ("ok", _) => Err(StoreError::Damaged { file, detail: "it has no version".to_owned() }),
        _ => Err(StoreError::Damaged { file, detail }),
    }
}
