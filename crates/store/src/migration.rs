//! Bringing an older file up to date: backed up first, then all steps in one transaction.

use crate::backup::copy_into;
use crate::connect::writing;
use crate::error::{Failure, Named};
use crate::watch::commits;
use crate::{StoreError, place};
use sqlx::migrate::{Migrate, MigrateError, Migration, Migrator};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::path::{Path, PathBuf};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");
const TABLE: &str = "_sqlx_migrations";

/// Every step there is, oldest first.
pub(crate) fn steps() -> &'static [Migration] {
    &MIGRATIONS.migrations
}

/// The version that a file has after all of the steps.
pub(crate) fn version_after(steps: &[Migration]) -> i64 {
    steps.last().map_or(0, |step| step.version)
}

/// Carries out the steps that the file lacks, within the transaction that the caller holds.
pub(crate) async fn take_steps(connection: &mut SqliteConnection, steps: &[Migration]) -> Result<(), Failure> {
    connection.ensure_migrations_table(TABLE).await.map_err(plain)?;
    let taken = connection.list_applied_migrations(TABLE).await.map_err(plain)?;
    for step in steps.iter().filter(|step| taken.iter().all(|done| done.version != step.version)) {
        connection.apply(TABLE, step).await.map_err(plain)?;
    }
    let version = version_after(steps);
    sqlx::query(AssertSqlSafe(format!("PRAGMA user_version = {version}"))).execute(connection).await?;
    Ok(())
}

/// Migrates a closed file of version `found`. The copy made before stays beside it. The transaction is the lock: of two
/// programs that start at once, the second finds nothing left to do.
pub(crate) async fn migrate(path: &Path, found: i64, steps: &[Migration]) -> Result<(), StoreError> {
    // Rebuilding a table with foreign keys on would carry out its ON DELETE CASCADE.
    let mut connection = writing(path).foreign_keys(false).connect().await.named(path)?;
    let done = migrate_on(&mut connection, path, found, steps).await.named(path);
    connection.close().await.named(path)?;
    done
}

async fn migrate_on(
    connection: &mut SqliteConnection,
    path: &Path,
    found: i64,
    steps: &[Migration],
) -> Result<(), Failure> {
    loop {
        let seen = commits(connection).await?;
        if version_of(connection).await? >= version_after(steps) {
            return Ok(());
        }
        let copy = backup_name(path, found);
        match copy_into(connection, path, &copy).await {
            Err(Failure::Named(StoreError::Exists { .. })) => continue,
            copied => copied?,
        }
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        if commits(&mut transaction).await? != seen {
            transaction.rollback().await?;
            place::discard(&copy);
            continue;
        }
        take_steps(&mut transaction, steps).await?;
        refuse_dangling(&mut transaction).await?;
        return Ok(transaction.commit().await?);
    }
}

async fn refuse_dangling(connection: &mut SqliteConnection) -> Result<(), Failure> {
    match sqlx::query("PRAGMA foreign_key_check").fetch_optional(connection).await? {
        None => Ok(()),
        Some(_) => Err(sqlx::Error::Decode("a row refers to one that is not there".into()).into()),
    }
}

async fn version_of(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("PRAGMA user_version").fetch_one(connection).await
}

/// `shop.tandem` of version 1 is kept as `shop.version-1.tandem`, or `shop.version-1.2.tandem` where that is taken.
fn backup_name(path: &Path, version: i64) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    (1u32..)
        .map(|count| match count {
            1 => path.with_file_name(format!("{stem}.version-{version}.{extension}")),
            _ => path.with_file_name(format!("{stem}.version-{version}.{count}.{extension}")),
        })
        .find(|candidate| !candidate.exists())
        .expect("some number is free")
}

fn plain(error: MigrateError) -> Failure {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => Failure::Sql(error),
        other => Failure::Sql(sqlx::Error::Migrate(Box::new(other))),
    }
}

#[cfg(test)]
#[path = "migration_test.rs"]
mod tests;
