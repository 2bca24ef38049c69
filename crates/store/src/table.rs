//! Rows put, fetched and removed many at a time, alike for every table whose rows are nouns.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use std::collections::HashMap;
use tandem_model::Change;

/// Rows in one statement.
pub(crate) const CHUNK: usize = 128;

/// The texts that identify a row, unused ones empty.
pub(crate) type Key<'a> = [&'a str; 4];

/// A noun that is one row of one table.
pub(crate) trait Stored: Sized + Clone + Send + Sync {
    const TABLE: &'static str;
    /// Columns of the primary key, in the order of [`Stored::key`]. At most four.
    const KEY: &'static [&'static str];
    /// The other columns.
    const REST: &'static [&'static str];
    /// A column that gets its value when the row is inserted and keeps it: name and expression.
    const ONCE: Option<(&'static str, &'static str)> = None;

    fn key(&self) -> Key<'_>;
    /// Binds the columns of `REST`, in order.
    fn bind(&self, to: &mut Binder);
    /// Reads the columns of `KEY`, then those of `REST`.
    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error>;
    fn into_put(self) -> Change;
    fn to_remove(&self) -> Change;
}

/// Arguments of a statement, and the first failure to encode one.
#[derive(Default)]
pub(crate) struct Binder {
    arguments: SqliteArguments,
    failure: Option<sqlx::error::BoxDynError>,
}

impl Binder {
    pub(crate) fn add<'t, T: sqlx::Encode<'t, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>>(&mut self, value: T) {
        use sqlx::Arguments;
        if let Err(error) = self.arguments.add(value) {
            self.failure.get_or_insert(error);
        }
    }

    fn add_key<T: Stored>(&mut self, key: Key<'_>) {
        for part in key.iter().take(T::KEY.len()) {
            self.add(*part);
        }
    }

    pub(crate) fn done(self) -> Result<SqliteArguments, sqlx::Error> {
        match self.failure {
            Some(error) => Err(sqlx::Error::Encode(error)),
            None => Ok(self.arguments),
        }
    }
}

/// Inserts or replaces rows of different keys; adds what takes that back.
pub(crate) async fn put<T: Stored>(
    connection: &mut SqliteConnection,
    rows: &[&T],
    inverse: &mut Vec<Change>,
) -> Result<(), sqlx::Error> {
    let keys: Vec<Key<'_>> = rows.iter().map(|row| row.key()).collect();
    let before = fetch::<T>(connection, &keys).await?;
    let before: HashMap<Key<'_>, &T> = before.iter().map(|row| (row.key(), row)).collect();
    write(connection, rows).await?;
    inverse.extend(rows.iter().map(|row| match before.get(&row.key()) {
        Some(old) => (*old).clone().into_put(),
        None => row.to_remove(),
    }));
    Ok(())
}

/// Removes the rows of different keys; adds what takes that back, in their order. A key that is not there is left out.
pub(crate) async fn remove<T: Stored>(
    connection: &mut SqliteConnection,
    keys: &[Key<'_>],
    inverse: &mut Vec<Change>,
) -> Result<(), sqlx::Error> {
    let mut before = fetch::<T>(connection, keys).await?;
    let place: HashMap<&Key<'_>, usize> = keys.iter().zip(0..).collect();
    before.sort_by_key(|row| place.get(&row.key()).copied());
    let sql = format!("DELETE FROM {} WHERE {}", T::TABLE, among::<T>(keys.len()));
    run(connection, sql, bind_keys::<T>(keys)?, keys.len()).await?;
    inverse.extend(before.into_iter().map(T::into_put));
    Ok(())
}

/// Inserts or replaces rows of different keys.
pub(crate) async fn write<T: Stored>(connection: &mut SqliteConnection, rows: &[&T]) -> Result<(), sqlx::Error> {
    let mut binder = Binder::default();
    for row in rows {
        binder.add_key::<T>(row.key());
        row.bind(&mut binder);
    }
    run(connection, upsert::<T>(rows.len()), binder.done()?, rows.len()).await
}

/// `SELECT` of every column of the table, without conditions.
pub(crate) fn select<T: Stored>() -> String {
    let columns: Vec<&str> = T::KEY.iter().chain(T::REST).copied().collect();
    format!("SELECT {} FROM {}", columns.join(", "), T::TABLE)
}

async fn fetch<T: Stored>(connection: &mut SqliteConnection, keys: &[Key<'_>]) -> Result<Vec<T>, sqlx::Error> {
    let sql = format!("{} WHERE {}", select::<T>(), among::<T>(keys.len()));
    let rows = sqlx::query_with(AssertSqlSafe(sql), bind_keys::<T>(keys)?)
        .persistent(worth_keeping(keys.len()))
        .fetch_all(connection)
        .await?;
    rows.iter().map(T::read).collect()
}

async fn run(
    connection: &mut SqliteConnection,
    sql: String,
    arguments: SqliteArguments,
    rows: usize,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query_with(AssertSqlSafe(sql), arguments).persistent(worth_keeping(rows));
    query.execute(connection).await?;
    Ok(())
}

/// Single rows and full chunks come again and again; what is between is prepared for one use.
fn worth_keeping(rows: usize) -> bool {
    rows == 1 || rows == CHUNK
}

fn bind_keys<T: Stored>(keys: &[Key<'_>]) -> Result<SqliteArguments, sqlx::Error> {
    let mut binder = Binder::default();
    for key in keys {
        binder.add_key::<T>(*key);
    }
    binder.done()
}

fn among<T: Stored>(rows: usize) -> String {
    let tuple = placeholders(T::KEY.len(), None);
    format!("({}) IN (VALUES {})", T::KEY.join(", "), vec![tuple; rows].join(", "))
}

fn upsert<T: Stored>(rows: usize) -> String {
    let once = T::ONCE.map(|(column, _)| column);
    let columns: Vec<&str> = T::KEY.iter().chain(T::REST).copied().chain(once).collect();
    let tuple = placeholders(T::KEY.len() + T::REST.len(), T::ONCE.map(|(_, value)| value));
    let updates: Vec<String> = T::REST.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    let otherwise =
        if updates.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", updates.join(", ")) };
    format!(
        "INSERT INTO {} ({}) VALUES {} ON CONFLICT ({}) DO {otherwise}",
        T::TABLE,
        columns.join(", "),
        vec![tuple; rows].join(", "),
        T::KEY.join(", "),
    )
}

fn placeholders(count: usize, last: Option<&str>) -> String {
    let values: Vec<&str> = std::iter::repeat_n("?", count).chain(last).collect();
    format!("({})", values.join(", "))
}

/// Inserts rows of `width` values each; `head` is the statement up to `VALUES`.
pub(crate) async fn insert_all<R: Sync>(
    connection: &mut SqliteConnection,
    head: &str,
    width: usize,
    rows: &[R],
    bind: fn(&R, &mut Binder),
) -> Result<(), sqlx::Error> {
    let tuple = placeholders(width, None);
    for chunk in rows.chunks(CHUNK) {
        let mut binder = Binder::default();
        for row in chunk {
            bind(row, &mut binder);
        }
        let sql = format!("{head} VALUES {}", vec![tuple.as_str(); chunk.len()].join(", "));
        run(connection, sql, binder.done()?, chunk.len()).await?;
    }
    Ok(())
}
