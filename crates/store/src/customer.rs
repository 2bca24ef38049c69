//! What is known of customers: their attributes and what they bought and kept.

use crate::StoreError;
use crate::error::Named;
use crate::log::instant;
use crate::store::Store;
use futures_util::TryStreamExt;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Connection, Row};
use std::collections::BTreeMap;
use tandem_model::{CustomerFacts, PastOrder, Sku};

/// Attributes that customers may have, and the columns that hold them.
const ATTRIBUTES: [&str; 2] = ["income_band", "occupation"];

/// A line as bought, with the pieces that came back.
const LINES: &str = "SELECT o.customer, o.id, o.placed_at, o.currency, l.sku, l.quantity, l.net_minor, \
     COALESCE((SELECT SUM(r.quantity) FROM order_return r WHERE r.sales_order = l.sales_order AND r.line = l.line), 0) \
     FROM sales_order o LEFT JOIN order_line l ON l.sales_order = o.id";

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
        sqlx::query_as("SELECT channel, COUNT(*) FROM sales_order GROUP BY channel ORDER BY channel")
            .fetch_all(self.readers())
            .await
            .named(self.path())
    }
}

async fn one(
    connection: &mut SqliteConnection,
    key: &str,
    currency: &str,
) -> Result<Option<CustomerFacts>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let row = sqlx::query("SELECT id, bare_key, income_band, occupation FROM customer WHERE bare_key = ?")
        .bind(key)
        .fetch_optional(&mut *transaction)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (id, mut facts) = bare(&row)?;
    let sql = format!("{LINES} WHERE o.customer = ? ORDER BY o.placed_at, o.id, l.line");
    let lines = sqlx::query(AssertSqlSafe(sql)).bind(id).fetch_all(&mut *transaction).await?;
    for line in &lines {
        take(&mut facts, &Line::read(line)?, currency)?;
    }
    transaction.commit().await?;
    Ok(Some(finished(facts)))
}

async fn all(connection: &mut SqliteConnection, currency: &str) -> Result<Vec<CustomerFacts>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let rows = sqlx::query("SELECT id, bare_key, income_band, occupation FROM customer ORDER BY bare_key")
        .fetch_all(&mut *transaction)
        .await?;
    let mut customers: Vec<CustomerBought> = Vec::with_capacity(rows.len());
    let mut places: BTreeMap<i64, usize> = BTreeMap::new();
    for row in &rows {
        let (id, facts) = bare(row)?;
        places.insert(id, customers.len());
        customers.push(facts);
    }
    let sql = format!("{LINES} WHERE o.customer IS NOT NULL ORDER BY o.customer, o.placed_at, o.id, l.line");
    let mut lines = sqlx::query(AssertSqlSafe(sql)).fetch(&mut *transaction);
    while let Some(row) = lines.try_next().await? {
        let line = Line::read(&row)?;
        if let Some(&place) = places.get(&line.customer) {
            take(&mut customers[place], &line, currency)?;
        }
    }
    drop(lines);
    transaction.commit().await?;
    Ok(customers.into_iter().map(finished).collect())
}

/// Facts with the order that was read last, so that its next line finds it.
struct CustomerBought {
    facts: CustomerFacts,
    last: Option<i64>,
}

fn bare(row: &SqliteRow) -> Result<(i64, CustomerBought), sqlx::Error> {
    let mut attributes = BTreeMap::new();
    for (at, name) in ATTRIBUTES.into_iter().enumerate() {
        if let Some(value) = row.try_get::<Option<String>, _>(at + 2)? {
            attributes.insert(name.to_owned(), value);
        }
    }
    let facts = CustomerFacts { key: row.try_get(1)?, attributes, orders: Vec::new() };
    Ok((row.try_get(0)?, CustomerBought { facts, last: None }))
}

struct Line<'r> {
    customer: i64,
    order: i64,
    placed_at: i64,
    currency: &'r str,
    /// None for an order without lines.
    bought: Option<(&'r str, i64, i64)>,
    returned: i64,
}

impl<'r> Line<'r> {
    fn read(row: &'r SqliteRow) -> Result<Self, sqlx::Error> {
        let sku: Option<&str> = row.try_get(4)?;
        let bought = match sku {
            Some(sku) => Some((sku, row.try_get(5)?, row.try_get(6)?)),
            None => None,
        };
        Ok(Self {
            customer: row.try_get(0)?,
            order: row.try_get(1)?,
            placed_at: row.try_get(2)?,
            currency: row.try_get(3)?,
            bought,
            returned: row.try_get(7)?,
        })
    }

    fn kept(quantity: i64, returned: i64) -> i64 {
        quantity.saturating_sub(returned).max(0)
    }
}

fn take(customer: &mut CustomerBought, line: &Line<'_>, currency: &str) -> Result<(), sqlx::Error> {
    if customer.last != Some(line.order) {
        customer.last = Some(line.order);
        let at = instant(line.placed_at)?;
        customer.facts.orders.push(PastOrder { at, net_minor: 0, skus: Vec::new() });
    }
    let (Some(order), Some((sku, quantity, net))) = (customer.facts.orders.last_mut(), line.bought) else {
        return Ok(());
    };
    let kept = Line::kept(quantity, line.returned);
    if line.currency == currency {
        order.net_minor = order.net_minor.saturating_add(share(net, kept, quantity));
    }
    if kept > 0 {
        order.skus.push(Sku::from(sku.to_owned()));
    }
    Ok(())
}

/// The part of a line's amount that the kept pieces have, rounded toward zero.
fn share(net: i64, kept: i64, quantity: i64) -> i64 {
    match quantity {
        0 => net,
        quantity => (i128::from(net) * i128::from(kept) / i128::from(quantity)) as i64,
    }
}

fn finished(mut customer: CustomerBought) -> CustomerFacts {
    for order in &mut customer.facts.orders {
        order.skus.sort();
        order.skus.dedup();
    }
    customer.facts
}
