//! The rows of an import, many at a time.

use super::import::{ChangedRow, CustomerRow, DeadRow, ImportEnd, ItemRow, OrderBatch, OrderRow};
use super::known::state_of;
use crate::table::{Binder, insert_all};
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeMap;
use tandem_model::{CustomerTraits, OrderKind};

/// Orders in one statement.
const AT_ONCE: usize = 256;

/// Kind, state and currency: what so many orders share that it stands in the statement itself.
type Common = (OrderKind, &'static str, String);

/// Collects orders that have most in common and writes them together.
pub(crate) struct Writer {
    account: i64,
    import: i64,
    at: i64,
    waiting: BTreeMap<Common, Vec<OrderRow>>,
}

impl Writer {
    pub(crate) fn new(account: i64, import: i64, at: i64) -> Self {
        Self { account, import, at, waiting: BTreeMap::new() }
    }

    pub(crate) async fn take(
        &mut self,
        connection: &mut SqliteConnection,
        batch: OrderBatch,
    ) -> Result<(), sqlx::Error> {
        for row in batch.new {
            let common = (row.order.kind, state_of(&row.order), row.order.currency.clone());
            let waiting = self.waiting.entry(common.clone()).or_default();
            waiting.push(row);
            if waiting.len() == AT_ONCE {
                let rows = std::mem::take(waiting);
                self.insert(connection, &common, &rows).await?;
            }
        }
        for changed in &batch.changed {
            self.change(connection, changed).await?;
        }
        self.retry(connection, &batch.retried).await?;
        self.add_dead(connection, &batch.dead).await
    }

    /// `common` holds no text from a file but a currency, which is three letters.
    async fn insert(
        &self,
        connection: &mut SqliteConnection,
        (kind, state, currency): &Common,
        rows: &[OrderRow],
    ) -> Result<(), sqlx::Error> {
        debug_assert!(currency.bytes().all(|byte| byte.is_ascii_uppercase()));
        let kind = kind_text(*kind);
        let tuple = format!("({}, {}, 1, '{kind}', '{state}', '{currency}', ?, ?, ?, ?, ?)", self.account, self.import);
        let head = "INSERT INTO past_order (account, import, revision, kind, state, currency, external_id, placed_at, \
                    customer, digest, body) VALUES ";
        let mut sql = String::with_capacity(head.len() + (tuple.len() + 1) * rows.len());
        sql.push_str(head);
        for at in 0..rows.len() {
            if at > 0 {
                sql.push(',');
            }
            sql.push_str(&tuple);
        }
        let mut binder = Binder::default();
        for row in rows {
            binder.add(row.order.external_id.as_str());
            binder.add(row.order.placed_at.timestamp_micros());
            binder.add(row.customer);
            binder.add(row.digest);
            binder.add(row.body.as_str());
        }
        let query = sqlx::query_with(AssertSqlSafe(sql), binder.done()?).persistent(rows.len() == AT_ONCE);
        query.execute(connection).await?;
        Ok(())
    }

    /// Keeps the order as it was, then changes it.
    async fn change(&self, connection: &mut SqliteConnection, changed: &ChangedRow) -> Result<(), sqlx::Error> {
        let keep = "INSERT INTO past_order_revision (past_order, revision, placed_at, state, import, body) \
                    SELECT id, revision, placed_at, state, import, body FROM past_order WHERE id = ?";
        sqlx::query(keep).bind(changed.id).execute(&mut *connection).await?;
        let row = &changed.row;
        let change = "UPDATE past_order SET placed_at = ?, customer = ?, currency = ?, state = ?, digest = ?, \
                      import = ?, revision = revision + 1, body = ? WHERE id = ?";
        sqlx::query(change)
            .bind(row.order.placed_at.timestamp_micros())
            .bind(row.customer)
            .bind(&row.order.currency)
            .bind(state_of(&row.order))
            .bind(row.digest)
            .bind(self.import)
            .bind(&row.body)
            .bind(changed.id)
            .execute(&mut *connection)
            .await?;
        for digest in changed.said {
            let said = "INSERT INTO past_order_said (past_order, digest) VALUES (?, ?) ON CONFLICT DO NOTHING";
            sqlx::query(said).bind(changed.id).bind(digest).execute(&mut *connection).await?;
        }
        Ok(())
    }

    async fn add_dead(&self, connection: &mut SqliteConnection, dead: &[DeadRow]) -> Result<(), sqlx::Error> {
        let sql = "INSERT INTO dead_letter (account, import, digest, external_id, code, cause, value_minor, currency, \
                   row_count, state, unchanged, attempts, failed_at, body) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', FALSE, 1, ?, ?) \
                   ON CONFLICT (account, digest) DO UPDATE SET attempts = dead_letter.attempts + 1";
        for row in dead {
            sqlx::query(sql)
                .bind(self.account)
                .bind(self.import)
                .bind(row.digest)
                .bind(&row.external_id)
                .bind(&row.code)
                .bind(&row.cause)
                .bind(row.value_minor)
                .bind(&row.currency)
                .bind(row.row_count as i64)
                .bind(self.at)
                .bind(&row.body)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }

    /// What was mended and still waits, as it now is.
    async fn retry(&self, connection: &mut SqliteConnection, retried: &[(i64, DeadRow)]) -> Result<(), sqlx::Error> {
        let sql = "UPDATE dead_letter SET code = ?, cause = ?, value_minor = ?, external_id = ?, body = ?, \
                   attempts = attempts + 1 WHERE id = ? AND state = 'open'";
        for (id, row) in retried {
            sqlx::query(sql)
                .bind(&row.code)
                .bind(&row.cause)
                .bind(row.value_minor)
                .bind(&row.external_id)
                .bind(&row.body)
                .bind(id)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }

    pub(crate) async fn finish(
        &mut self,
        connection: &mut SqliteConnection,
        end: &ImportEnd,
    ) -> Result<(), sqlx::Error> {
        for (common, rows) in std::mem::take(&mut self.waiting) {
            if !rows.is_empty() {
                self.insert(connection, &common, &rows).await?;
            }
        }
        write_items(connection, &end.items).await?;
        write_customers(connection, &end.customers).await?;
        for (id, unchanged) in &end.recovered {
            let sql = "UPDATE dead_letter SET state = 'recovered', unchanged = ?, settled_at = ?, \
                       attempts = attempts + 1 WHERE id = ? AND state = 'open'";
            sqlx::query(sql).bind(unchanged).bind(self.at).bind(id).execute(&mut *connection).await?;
        }
        Ok(())
    }

    /// What waited and came in with a later file waits no more.
    pub(crate) async fn recover(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let sql = "UPDATE dead_letter SET state = 'recovered', settled_at = ? \
                   WHERE state = 'open' AND account = ? AND import <> ? AND external_id <> '' AND EXISTS ( \
                   SELECT 1 FROM past_order o WHERE o.account = dead_letter.account \
                   AND o.external_id = dead_letter.external_id AND o.import = ?)";
        sqlx::query(sql)
            .bind(self.at)
            .bind(self.account)
            .bind(self.import)
            .bind(self.import)
            .execute(connection)
            .await?;
        Ok(())
    }
}

fn kind_text(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Sale => "sale",
        OrderKind::Return => "return",
    }
}

async fn write_items(connection: &mut SqliteConnection, items: &[ItemRow]) -> Result<(), sqlx::Error> {
    let (known, new): (Vec<&ItemRow>, Vec<&ItemRow>) = items.iter().partition(|item| item.known);
    for item in known {
        let sql = "UPDATE item SET names = ? WHERE id = ?";
        sqlx::query(sql).bind(&item.names).bind(i64::from(item.id)).execute(&mut *connection).await?;
    }
    insert_all(connection, "INSERT INTO item (id, sku, names)", 3, &new, |item, to| {
        to.add(i64::from(item.id));
        to.add(item.sku.as_str());
        to.add(item.names.as_str());
    })
    .await
}

async fn write_customers(connection: &mut SqliteConnection, customers: &[CustomerRow]) -> Result<(), sqlx::Error> {
    let (known, new): (Vec<_>, Vec<_>) = customers.iter().partition(|customer| customer.known);
    for customer in known {
        let sql = "UPDATE customer SET company = ?, industry = ?, region = ?, tier = ?, traits_at = ? WHERE id = ?";
        let traits = &customer.traits;
        sqlx::query(sql)
            .bind(&traits.company)
            .bind(&traits.industry)
            .bind(&traits.region)
            .bind(&traits.tier)
            .bind(customer.at)
            .bind(customer.id)
            .execute(&mut *connection)
            .await?;
    }
    let (bare, told): (Vec<_>, Vec<_>) =
        new.into_iter().partition(|customer| customer.traits == CustomerTraits::default());
    insert_all(connection, "INSERT INTO customer (id, bare_key)", 2, &bare, |customer, to| {
        to.add(customer.id);
        to.add(customer.key.as_str());
    })
    .await?;
    let head = "INSERT INTO customer (id, bare_key, company, industry, region, tier, traits_at)";
    insert_all(connection, head, 7, &told, |customer, to| {
        to.add(customer.id);
        to.add(customer.key.as_str());
        to.add(customer.traits.company.as_deref());
        to.add(customer.traits.industry.as_deref());
        to.add(customer.traits.region.as_deref());
        to.add(customer.traits.tier.as_deref());
        to.add(customer.at);
    })
    .await
}
