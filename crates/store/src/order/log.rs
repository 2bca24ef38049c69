//! The account of every import, kept.

use super::import::NewImport;
use crate::StoreError;
use crate::error::Named;
use crate::store::Store;
use sqlx::sqlite::SqliteConnection;
use tandem_model::OrderRowCounts;

pub(crate) async fn add(
    connection: &mut SqliteConnection,
    number: i64,
    account: i64,
    import: &NewImport,
    rows: OrderRowCounts,
    report: &str,
) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO order_import (id, at, account, profile, digest, files, rows_read, stored, unchanged, \
               dead_lettered, ignored, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    sqlx::query(sql)
        .bind(number)
        .bind(import.at.timestamp_micros())
        .bind(account)
        .bind(&import.profile)
        .bind(&import.digest)
        .bind(&import.files)
        .bind(rows.read as i64)
        .bind(rows.stored as i64)
        .bind(rows.unchanged as i64)
        .bind(rows.dead_lettered as i64)
        .bind(rows.ignored as i64)
        .bind(report)
        .execute(connection)
        .await?;
    Ok(())
}

impl Store {
    /// When the same files were imported before, in the same way, and what was told then.
    pub async fn earlier_import(&self, digest: &str) -> Result<Option<(i64, String)>, StoreError> {
        let sql = "SELECT at, report FROM order_import WHERE digest = ? ORDER BY id DESC LIMIT 1";
        sqlx::query_as(sql).bind(digest).fetch_optional(self.readers()).await.named(self.path())
    }
}
