//! Orders that wait: found, counted, given up.

use crate::StoreError;
use crate::error::{Failure, Named};
use crate::store::Store;
use crate::write::Work;
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;
use sqlx::{FromRow, QueryBuilder, Sqlite};
use tandem_model::DeadLetterChoice;

/// Letters asked for in one statement.
const AT_ONCE: usize = 500;

/// Open dead letters that share a cause.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct LetterGroup {
    pub channel: String,
    pub account: String,
    pub code: String,
    pub cause: String,
    pub orders: i64,
    pub rows: i64,
    pub value_minor: i64,
    pub currency: String,
}

/// What became of the dead letters of one account.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct LetterStats {
    pub channel: String,
    pub account: String,
    pub open: i64,
    pub recovered: i64,
    pub discarded: i64,
    /// Recovered just as they were.
    pub unchanged: i64,
    /// Microseconds from failure to recovery, summed.
    pub waited: i64,
}

/// A dead letter as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct LetterRow {
    pub id: i64,
    pub channel: String,
    pub account: String,
    pub external_id: String,
    pub value_minor: i64,
    pub currency: String,
    pub attempts: i64,
    pub failed_at: i64,
    pub row_count: i64,
    pub body: String,
}

impl Store {
    /// Those with most at stake first: value times rows.
    pub async fn letter_groups(&self) -> Result<Vec<LetterGroup>, StoreError> {
        let sql = "SELECT a.channel, a.name AS account, d.code, d.cause, COUNT(*) AS orders, \
                   SUM(d.row_count) AS rows, SUM(d.value_minor) AS value_minor, d.currency \
                   FROM dead_letter d JOIN account a ON a.id = d.account WHERE d.state = 'open' \
                   GROUP BY a.channel, a.name, d.code, d.cause, d.currency \
                   ORDER BY CAST(SUM(d.value_minor) AS REAL) * SUM(d.row_count) DESC, rows DESC, d.code, d.cause";
        sqlx::query_as(sql).fetch_all(self.readers()).await.named(self.path())
    }

    pub async fn letter_stats(&self) -> Result<Vec<LetterStats>, StoreError> {
        let sql = "SELECT a.channel, a.name AS account, \
                   SUM(CASE WHEN d.state = 'open' THEN 1 ELSE 0 END) AS open, \
                   SUM(CASE WHEN d.state = 'recovered' THEN 1 ELSE 0 END) AS recovered, \
                   SUM(CASE WHEN d.state = 'discarded' THEN 1 ELSE 0 END) AS discarded, \
                   SUM(CASE WHEN d.state = 'recovered' AND d.unchanged THEN 1 ELSE 0 END) AS unchanged, \
                   SUM(CASE WHEN d.state = 'recovered' THEN d.settled_at - d.failed_at ELSE 0 END) AS waited \
                   FROM dead_letter d JOIN account a ON a.id = d.account GROUP BY a.channel, a.name \
                   ORDER BY a.channel, a.name";
        sqlx::query_as(sql).fetch_all(self.readers()).await.named(self.path())
    }

    /// Ids of the open ones that are meant, the oldest first.
    pub async fn letter_ids(&self, choice: &DeadLetterChoice) -> Result<Vec<i64>, StoreError> {
        let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(
            "SELECT d.id FROM dead_letter d JOIN account a ON a.id = d.account WHERE d.state = 'open'",
        );
        if let DeadLetterChoice::Cause { channel, account, code, cause } = choice {
            let code = serde_json::to_value(code).ok().and_then(|code| code.as_str().map(str::to_owned));
            query.push(" AND a.channel = ").push_bind(channel.clone());
            query.push(" AND a.name = ").push_bind(account.clone());
            query.push(" AND d.code = ").push_bind(code.unwrap_or_default());
            query.push(" AND d.cause = ").push_bind(cause.clone());
        }
        query.push(" ORDER BY d.id");
        let mut ids: Vec<i64> = query.build_query_scalar().fetch_all(self.readers()).await.named(self.path())?;
        if let DeadLetterChoice::Ids { ids: wanted } = choice {
            ids.retain(|id| wanted.contains(id));
        }
        Ok(ids)
    }

    /// The letters of these ids, in their order.
    pub async fn letters(&self, ids: &[i64]) -> Result<Vec<LetterRow>, StoreError> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE) {
            let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(
                "SELECT d.id, a.channel, a.name AS account, d.external_id, d.value_minor, d.currency, d.attempts, \
                 d.failed_at, d.row_count, d.body FROM dead_letter d JOIN account a ON a.id = d.account \
                 WHERE d.id IN (",
            );
            let mut list = query.separated(", ");
            some.iter().for_each(|id| _ = list.push_bind(*id));
            query.push(") ORDER BY d.id");
            let rows: Vec<LetterRow> = query.build_query_as().fetch_all(self.readers()).await.named(self.path())?;
            found.extend(rows);
        }
        Ok(found)
    }

    /// Gives up what waits; it is kept, and what says the same again does not wait again.
    pub async fn discard_letters(&self, ids: Vec<i64>, at: DateTime<Utc>) -> Result<i64, StoreError> {
        let (_, revision) = self.write_onto(at, Discard { ids, at: at.timestamp_micros() }).await?;
        Ok(revision)
    }
}

struct Discard {
    ids: Vec<i64>,
    at: i64,
}

impl Work for Discard {
    type Output = ();

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<()>, Failure> {
        for some in self.ids.chunks(AT_ONCE) {
            let mut query: QueryBuilder<Sqlite> =
                QueryBuilder::new("UPDATE dead_letter SET state = 'discarded', settled_at = ");
            query.push_bind(self.at).push(" WHERE state = 'open' AND id IN (");
            let mut list = query.separated(", ");
            some.iter().for_each(|id| _ = list.push_bind(*id));
            query.push(")").build().execute(&mut *connection).await?;
        }
        Ok((!self.ids.is_empty()).then_some(()))
    }
}
