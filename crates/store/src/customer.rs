//! What is known of customers: their attributes and what they bought and kept.

use crate::StoreError;
use crate::error::Named;
use crate::log::instant;
use crate::order::{Returned, Skus, damaged, decode_lines};
use crate::store::Store;
use futures_util::TryStreamExt;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeMap;
use tandem_model::{CustomerFacts, LineKind, PastOrder, Sku};

/// Attributes that customers may have, and the columns that hold them.
const ATTRIBUTES: [&str; 6] = ["income_band", "occupation", "company", "industry", "region", "tier"];

/// Orders that count, and what their lines are.
const ORDERS: &str = "SELECT customer, id, placed_at, currency, body FROM past_order \
     WHERE kind = 'sale' AND state IN ('open', 'completed', 'refunded')";

impl Store {
    /// One customer, or nothing where the key is not known. Amounts in another currency than this count as nothing:
    /// they cannot be added.
    pub async fn customer_facts(&self, key: &str, currency: &str) -> Result<Option<CustomerFacts>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        one(&mut connection, key, currency).await.named(self.path())
    }

    /// Every customer, by key. Reads all orders.
    pub async fn all_customer_facts(&self, currency: &str) -> Result<Vec<CustomerFacts>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        all(&mut connection, currency).await.named(self.path())
    }

    /// Keys that hold a text, those that begin with it first, then by key. Reads all keys.
    pub async fn customer_keys(&self, text: &str, limit: u32) -> Result<Vec<String>, StoreError> {
        let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let sql = "SELECT bare_key FROM customer WHERE bare_key LIKE '%' || ? || '%' ESCAPE '\\' \
                   ORDER BY CASE WHEN bare_key LIKE ? || '%' ESCAPE '\\' THEN 0 ELSE 1 END, bare_key LIMIT ?";
        let query = sqlx::query_scalar(sql).bind(&escaped).bind(&escaped).bind(limit);
        query.fetch_all(self.readers()).await.named(self.path())
    }

    /// The attributes that at least one customer has.
    pub async fn customer_attributes(&self) -> Result<Vec<String>, StoreError> {
        let any = ATTRIBUTES.map(|column| format!("EXISTS (SELECT 1 FROM customer WHERE {column} IS NOT NULL)"));
        let sql = format!("SELECT {}", any.join(", "));
        let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(self.readers()).await.named(self.path())?;
        let known = |at: usize| row.try_get::<bool, _>(at);
        let known: Vec<bool> = (0..ATTRIBUTES.len()).map(known).collect::<Result<_, _>>().named(self.path())?;
        let known = ATTRIBUTES.into_iter().zip(known).filter(|(_, known)| *known);
        Ok(known.map(|(name, _)| name.to_owned()).collect())
    }

    /// The values of one attribute with how many customers have each; none for an attribute that nobody has.
    pub async fn customer_values(&self, attribute: &str) -> Result<Vec<(String, u32)>, StoreError> {
        let attribute = attribute.to_lowercase();
        let Some(column) = ATTRIBUTES.into_iter().find(|name| *name == attribute) else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT {column}, COUNT(*) FROM customer WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}"
        );
        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(self.readers()).await.named(self.path())
    }

    /// The channels that orders came through, with how many did.
    pub async fn channels(&self) -> Result<Vec<(String, u32)>, StoreError> {
        let sql = "SELECT a.channel, COUNT(*) FROM past_order o JOIN account a ON a.id = o.account \
                   WHERE o.kind = 'sale' GROUP BY a.channel ORDER BY a.channel";
        sqlx::query_as(sql).fetch_all(self.readers()).await.named(self.path())
    }
}

async fn one(
    connection: &mut SqliteConnection,
    key: &str,
    currency: &str,
) -> Result<Option<CustomerFacts>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let sql = format!("SELECT id, bare_key, {} FROM customer WHERE bare_key = ?", ATTRIBUTES.join(", "));
    let row = sqlx::query(AssertSqlSafe(sql)).bind(key).fetch_optional(&mut *transaction).await?;
    let Some(row) = row else { return Ok(None) };
    let (id, mut facts) = bare(&row)?;
    let items = Skus::read(&mut transaction).await?;
    let returned = Returned::of_customer(&mut transaction, id).await?;
    let sql = format!("{ORDERS} AND customer = ? ORDER BY placed_at, id");
    let orders = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_all(&mut *transaction).await?;
    for order in &orders {
        facts.orders.push(read_order(order, &items, &returned, currency)?);
    }
    transaction.commit().await?;
    Ok(Some(facts))
}

async fn all(connection: &mut SqliteConnection, currency: &str) -> Result<Vec<CustomerFacts>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let sql = format!("SELECT id, bare_key, {} FROM customer ORDER BY bare_key", ATTRIBUTES.join(", "));
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *transaction).await?;
    let mut customers: Vec<CustomerFacts> = Vec::with_capacity(rows.len());
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    for row in &rows {
        let (id, facts) = bare(row)?;
        places.insert(id, customers.len());
        customers.push(facts);
    }
    let items = Skus::read(&mut transaction).await?;
    let returned = Returned::all(&mut transaction).await?;
    let sql = format!("{ORDERS} AND customer IS NOT NULL ORDER BY customer, placed_at, id");
    let mut orders = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *transaction);
    while let Some(row) = orders.try_next().await? {
        if let Some(&place) = places.get(&row.try_get(0)?) {
            customers[place].orders.push(read_order(&row, &items, &returned, currency)?);
        }
    }
    drop(orders);
    transaction.commit().await?;
    Ok(customers)
}

fn bare(row: &SqliteRow) -> Result<(i64, CustomerFacts), sqlx::Error> {
    let mut attributes = BTreeMap::new();
    for (at, name) in ATTRIBUTES.into_iter().enumerate() {
        if let Some(value) = row.try_get::<Option<String>, _>(at + 2)? {
            attributes.insert(name.to_owned(), value);
        }
    }
    Ok((row.try_get(0)?, CustomerFacts { key: row.try_get(1)?, attributes, orders: Vec::new() }))
}

/// What of an order was bought and kept. Amounts in another currency count as nothing.
fn read_order(row: &SqliteRow, items: &Skus, returned: &Returned, currency: &str) -> Result<PastOrder, sqlx::Error> {
    let (id, counts): (i64, bool) = (row.try_get(1)?, row.try_get::<&str, _>(3)? == currency);
    let mut order = PastOrder { at: instant(row.try_get(2)?)?, net_minor: 0, skus: Vec::new() };
    for (at, line) in decode_lines(row.try_get(4)?).map_err(damaged)?.iter().enumerate() {
        let kept = (line.kept_milli() - returned.milli(id, at)).max(0);
        if counts {
            order.net_minor = order.net_minor.saturating_add(share(line.net_minor, kept, line.quantity_milli));
        }
        if kept > 0 && line.kind == LineKind::Product {
            order.skus.push(Sku::from(items.sku(line.item).to_owned()));
        }
    }
    order.skus.sort();
    order.skus.dedup();
    Ok(order)
}

/// The part of a line's amount that the kept pieces have, rounded toward zero.
fn share(net: i64, kept: i64, quantity: i64) -> i64 {
    match quantity {
        0 => net,
        quantity => (i128::from(net) * i128::from(kept) / i128::from(quantity)) as i64,
    }
}
