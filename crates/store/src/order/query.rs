//! Past orders for people to look at.

use super::body::decode_order;
use super::read::{Returned, damaged};
use crate::StoreError;
use crate::error::Named;
use crate::log::instant;
use crate::store::Store;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{Connection, QueryBuilder, Row, Sqlite};
use std::collections::{BTreeSet, HashMap};
use tandem_model::{
    ImportSummary, Order, OrderDetail, OrderKind, OrderLine, OrderLineView, OrderPage, OrderRevision, OrderRowCounts,
    OrderSummary, QueryOrders,
};

/// Rows that one question may ask for.
const MOST: u32 = 1000;

const COLUMNS: &str = "o.id, a.channel, a.name, o.kind, o.external_id, o.placed_at, c.bare_key, o.currency, o.state, \
     o.revision, o.body, o.import";
const FROM: &str = " FROM past_order o JOIN account a ON a.id = o.account LEFT JOIN customer c ON c.id = o.customer";

/// Some piece of a line of the return found no sale.
const UNMATCHED: &str = " AND o.kind = 'return' AND EXISTS (SELECT 1 FROM json_each(o.body, '$.l') l \
     WHERE json_extract(l.value, '$[1]') > COALESCE((SELECT SUM(m.quantity_milli) FROM return_match m \
     WHERE m.returned = o.id AND m.line = l.key), 0))";

impl Store {
    /// Orders that fit, the newest first.
    pub async fn query_orders(&self, query: &QueryOrders) -> Result<OrderPage, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        page(&mut connection, query).await.named(self.path())
    }

    /// One order with its revisions; names are those that files gave.
    pub async fn order(&self, id: i64) -> Result<Option<OrderDetail>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        detail(&mut connection, id).await.named(self.path())
    }

    /// The latest imports, the newest first.
    pub async fn imports(&self, limit: u32) -> Result<Vec<ImportSummary>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        imports(&mut connection, "", limit).await.named(self.path())
    }
}

async fn page(connection: &mut SqliteConnection, asked: &QueryOrders) -> Result<OrderPage, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let mut count: QueryBuilder<Sqlite> = QueryBuilder::new("SELECT COUNT(*)");
    push_filter(&mut count, asked);
    let total: i64 = count.build_query_scalar().fetch_one(&mut *transaction).await?;
    let (orders, returns): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN kind = 'return' THEN 1 ELSE 0 END), 0) FROM past_order",
    )
    .fetch_one(&mut *transaction)
    .await?;
    let channels = sqlx::query_scalar(
        "SELECT DISTINCT a.channel FROM account a WHERE EXISTS (SELECT 1 FROM past_order o WHERE o.account = a.id) \
         ORDER BY a.channel",
    )
    .fetch_all(&mut *transaction)
    .await?;
    let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(format!("SELECT {COLUMNS}"));
    push_filter(&mut query, asked);
    query.push(" ORDER BY o.placed_at DESC, o.id DESC LIMIT ").push_bind(asked.limit.min(MOST));
    query.push(" OFFSET ").push_bind(asked.offset);
    let rows = query.build().fetch_all(&mut *transaction).await?;
    let rows = rows.iter().map(|row| summary(row).map(|(summary, _)| summary)).collect::<Result<_, _>>()?;
    transaction.commit().await?;
    Ok(OrderPage {
        total: total.unsigned_abs(),
        orders: (orders - returns).unsigned_abs(),
        returns: returns.unsigned_abs(),
        channels,
        rows,
    })
}

fn push_filter(query: &mut QueryBuilder<Sqlite>, asked: &QueryOrders) {
    query.push(FROM).push(" WHERE 1 = 1");
    let search = asked.search.trim();
    if !search.is_empty() {
        let escaped = search.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query.push(" AND (o.external_id LIKE ").push_bind(format!("{escaped}%"));
        query.push(" ESCAPE '\\' OR c.bare_key = ").push_bind(search.to_owned()).push(")");
    }
    if let Some(channel) = &asked.channel {
        query.push(" AND a.channel = ").push_bind(channel.clone());
    }
    if let Some(state) = &asked.state {
        query.push(" AND o.state = ").push_bind(state.clone());
    }
    if let Some(kind) = asked.kind {
        query.push(" AND o.kind = ").push_bind(if kind == OrderKind::Sale { "sale" } else { "return" });
    }
    if asked.unmatched {
        query.push(UNMATCHED);
    }
}

fn summary(row: &SqliteRow) -> Result<(OrderSummary, Order), sqlx::Error> {
    let mut order = Order::default();
    decode_order(row.try_get(10)?, &mut order).map_err(damaged)?;
    let summary = OrderSummary {
        id: row.try_get(0)?,
        channel: row.try_get(1)?,
        account: row.try_get(2)?,
        kind: super::known::kind_of(row.try_get(3)?),
        external_id: row.try_get(4)?,
        placed_at: instant(row.try_get(5)?)?.to_rfc3339(),
        customer: row.try_get(6)?,
        currency: row.try_get(7)?,
        state: row.try_get(8)?,
        lines: u32::try_from(order.lines.len()).unwrap_or(u32::MAX),
        net_minor: order.lines.iter().map(|line| line.net_minor).fold(0, i64::saturating_add),
        revision: row.try_get(9)?,
    };
    Ok((summary, order))
}

async fn detail(connection: &mut SqliteConnection, id: i64) -> Result<Option<OrderDetail>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let sql = format!("SELECT {COLUMNS}{FROM} WHERE o.id = ?");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *transaction).await?;
    let Some(row) = row else { return Ok(None) };
    let (summary, order) = summary(&row)?;
    let matched = match summary.kind {
        OrderKind::Sale => Returned::of_sale(&mut transaction, id).await?,
        OrderKind::Return => Returned::of_return(&mut transaction, id).await?,
    };
    let kept = sqlx::query(
        "SELECT revision, state, body FROM past_order_revision WHERE past_order = ? ORDER BY revision DESC",
    )
    .bind(id)
    .fetch_all(&mut *transaction)
    .await?;
    let mut revisions = Vec::with_capacity(kept.len());
    for row in &kept {
        let mut before = Order::default();
        decode_order(row.try_get(2)?, &mut before).map_err(damaged)?;
        let lines = views(&mut transaction, &before.lines, None).await?;
        revisions.push(OrderRevision {
            revision: row.try_get(0)?,
            state: row.try_get(1)?,
            lines,
            totals: before.totals,
        });
    }
    let lines = views(&mut transaction, &order.lines, Some((&matched, id))).await?;
    let number: i64 = row.try_get(11)?;
    let of_order =
        format!("WHERE i.id = {number} OR i.id IN (SELECT import FROM past_order_revision WHERE past_order = {id})");
    let imports = imports(&mut transaction, &of_order, MOST).await?;
    transaction.commit().await?;
    let Order { totals, tax_mode, codes, .. } = order;
    Ok(Some(OrderDetail { order: summary, totals, tax_mode, codes, lines, revisions, imports }))
}

async fn views(
    connection: &mut SqliteConnection,
    lines: &[OrderLine],
    matched: Option<(&Returned, i64)>,
) -> Result<Vec<OrderLineView>, sqlx::Error> {
    let items: BTreeSet<u32> = lines.iter().map(|line| line.item).collect();
    let mut names: HashMap<u32, (String, String)> = HashMap::new();
    for item in items {
        let row: Option<(String, String)> = sqlx::query_as("SELECT sku, names FROM item WHERE id = ?")
            .bind(i64::from(item))
            .fetch_optional(&mut *connection)
            .await?;
        let (sku, known) = row.unwrap_or_default();
        let known: Vec<String> = serde_json::from_str(&known).unwrap_or_default();
        names.insert(item, (sku, known.into_iter().next().unwrap_or_default()));
    }
    let view = |(at, line): (usize, &OrderLine)| {
        let (sku, name) = names.get(&line.item).cloned().unwrap_or_default();
        OrderLineView {
            sku,
            name,
            in_catalogue: false,
            kind: line.kind,
            quantity_milli: line.quantity_milli,
            unit_minor: line.unit_minor,
            net_minor: line.net_minor,
            discount_minor: line.discount_minor,
            tax_minor: line.tax_minor,
            refund: line.refund,
            matched_milli: matched.map_or(0, |(matched, id)| matched.milli(id, at)),
            added_by: line.added_by,
            reason: line.reason.clone(),
        }
    };
    Ok(lines.iter().enumerate().map(view).collect())
}

/// `which` holds numbers only.
async fn imports(
    connection: &mut SqliteConnection,
    which: &str,
    limit: u32,
) -> Result<Vec<ImportSummary>, sqlx::Error> {
    let sql = format!(
        "SELECT i.id, i.at, a.channel, a.name, i.profile, i.files, i.rows_read, i.stored, i.unchanged, \
         i.dead_lettered, i.ignored FROM order_import i JOIN account a ON a.id = i.account {which} \
         ORDER BY i.id DESC LIMIT {limit}"
    );
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await?;
    let import = |row: &SqliteRow| {
        let count = |at: usize| row.try_get::<i64, _>(at).map(i64::unsigned_abs);
        Ok(ImportSummary {
            id: row.try_get(0)?,
            at: instant(row.try_get(1)?)?.to_rfc3339(),
            channel: row.try_get(2)?,
            account: row.try_get(3)?,
            profile: row.try_get(4)?,
            files: serde_json::from_str(row.try_get(5)?).unwrap_or_default(),
            rows: OrderRowCounts {
                read: count(6)?,
                stored: count(7)?,
                unchanged: count(8)?,
                dead_lettered: count(9)?,
                ignored: count(10)?,
            },
        })
    };
    rows.iter().map(import).collect()
}
