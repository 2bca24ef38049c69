//! Orders that a workspace starts with, whole orders in.

use super::body::encode_body;
use crate::error::Failure;
use crate::store::Store;
use crate::table::insert_all;
use crate::write::{Applied, Work};
use crate::{StoreError, error::Named};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use tandem_model::{MILLI, Order, OrderLine};

/// A pseudonym and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// A bare key, never a name or an address.
    pub key: String,
    pub income_band: Option<String>,
    pub occupation: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedOrder {
    pub channel: String,
    /// The channel's own number of the order; unique within the channel.
    pub external_id: String,
    pub placed_at: DateTime<Utc>,
    /// Key of the customer, when the channel tells one.
    pub customer: Option<String>,
    /// ISO 4217; of every amount of the order.
    pub currency: String,
    pub lines: Vec<SeedLine>,
    pub returns: Vec<SeedReturn>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedLine {
    /// Unique within the order.
    pub line: u32,
    pub sku: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
    /// For the whole quantity, after discounts.
    pub net_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeedReturn {
    /// The line of the order that came back.
    pub line: u32,
    pub quantity: i64,
    pub returned_on: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderHistory {
    /// Customers that orders name and this list does not are stored by their key alone.
    pub customers: Vec<Customer>,
    pub orders: Vec<SeedOrder>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderCounts {
    pub customers: u64,
    pub orders: u64,
    pub returns: u64,
}

impl Store {
    /// Adds orders, all or none. They are not in the edit log. An order that is already there is refused.
    pub async fn add_orders(
        &self,
        history: impl Into<Arc<OrderHistory>>,
        at: DateTime<Utc>,
        expected_revision: i64,
    ) -> Result<Applied, StoreError> {
        let (_, revision) = self.write(at, expected_revision, AddOrders(history.into())).await?;
        Ok(Applied { revision })
    }

    /// Counts rows, so its cost grows with them.
    pub async fn count_orders(&self) -> Result<OrderCounts, StoreError> {
        let sql = "SELECT (SELECT COUNT(*) FROM customer), (SELECT COUNT(*) FROM past_order WHERE kind = 'sale'), \
                   (SELECT COUNT(*) FROM past_order WHERE kind = 'return')";
        let counts: (i64, i64, i64) = sqlx::query_as(sql).fetch_one(self.readers()).await.named(self.path())?;
        Ok(OrderCounts {
            customers: counts.0.unsigned_abs(),
            orders: counts.1.unsigned_abs(),
            returns: counts.2.unsigned_abs(),
        })
    }
}

struct AddOrders(Arc<OrderHistory>);

impl Work for AddOrders {
    type Output = ();

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<()>, Failure> {
        write_orders(connection, &self.0).await?;
        Ok(Some(()))
    }
}

pub(crate) async fn write_orders(connection: &mut SqliteConnection, history: &OrderHistory) -> Result<(), Failure> {
    let customers = write_customers(connection, history).await?;
    let channels: BTreeSet<&str> = history.orders.iter().map(|order| order.channel.as_str()).collect();
    let accounts = write_texts(connection, ACCOUNTS, channels).await?;
    let skus = history.orders.iter().flat_map(|order| order.lines.iter().map(|line| line.sku.as_str())).collect();
    let items = write_texts(connection, ITEMS, skus).await?;
    let next: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM past_order").fetch_one(&mut *connection).await?;
    let mut rows = Rows { next, orders: Vec::new(), matches: Vec::new() };
    for order in &history.orders {
        rows.add(order, &accounts, &items, &customers)?;
    }
    rows.write(connection).await?;
    Ok(())
}

/// Writes the customers that are listed or named; answers the id of each by its key.
async fn write_customers(
    connection: &mut SqliteConnection,
    history: &OrderHistory,
) -> Result<HashMap<String, i64>, sqlx::Error> {
    let mut ids: HashMap<String, i64> =
        sqlx::query_as("SELECT bare_key, id FROM customer").fetch_all(&mut *connection).await?.into_iter().collect();
    let mut next = ids.values().max().map_or(1, |id| id + 1);
    let mut fresh = Vec::new();
    let named: BTreeSet<&str> = history.orders.iter().filter_map(|order| order.customer.as_deref()).collect();
    let named = named.into_iter().map(|key| Customer { key: key.to_owned(), income_band: None, occupation: None });
    for customer in history.customers.iter().cloned().chain(named) {
        if !ids.contains_key(&customer.key) {
            ids.insert(customer.key.clone(), next);
            fresh.push((next, customer));
            next += 1;
        }
    }
    let head = "INSERT INTO customer (id, bare_key, income_band, occupation)";
    insert_all(connection, head, 4, &fresh, |(id, customer), to| {
        to.add(*id);
        to.add(customer.key.as_str());
        to.add(customer.income_band.as_deref());
        to.add(customer.occupation.as_deref());
    })
    .await?;
    Ok(ids)
}

/// A table of texts with ids: what is known, the highest id, and how to add one.
struct Texts {
    known: &'static str,
    highest: &'static str,
    insert: &'static str,
    /// What the first column of a new one is.
    usual: &'static str,
}

const ACCOUNTS: Texts = Texts {
    known: "SELECT channel, id FROM account WHERE name = ''",
    highest: "SELECT COALESCE(MAX(id), 0) FROM account",
    insert: "INSERT INTO account (name, channel, id)",
    usual: "",
};

const ITEMS: Texts = Texts {
    known: "SELECT sku, id FROM item",
    highest: "SELECT COALESCE(MAX(id), 0) FROM item",
    insert: "INSERT INTO item (names, sku, id)",
    usual: "[]",
};

/// Writes the texts that a table lacks; answers the id of each.
async fn write_texts(
    connection: &mut SqliteConnection,
    table: Texts,
    texts: BTreeSet<&str>,
) -> Result<BTreeMap<String, i64>, sqlx::Error> {
    let mut ids: BTreeMap<String, i64> =
        sqlx::query_as(table.known).fetch_all(&mut *connection).await?.into_iter().collect();
    let mut next: i64 = sqlx::query_scalar(table.highest).fetch_one(&mut *connection).await?;
    let mut fresh = Vec::new();
    for text in texts {
        if !ids.contains_key(text) {
            next += 1;
            ids.insert(text.to_owned(), next);
            fresh.push((next, text, table.usual));
        }
    }
    insert_all(connection, table.insert, 3, &fresh, |(id, text, other), to| {
        to.add(*other);
        to.add(*text);
        to.add(*id);
    })
    .await?;
    Ok(ids)
}

struct Row {
    id: i64,
    account: i64,
    kind: &'static str,
    external_id: String,
    placed_at: i64,
    customer: Option<i64>,
    currency: String,
    body: String,
}

struct Rows {
    next: i64,
    orders: Vec<Row>,
    /// Return, sale, line of the sale, thousandths.
    matches: Vec<(i64, i64, i64, i64)>,
}

impl Rows {
    fn add(
        &mut self,
        order: &SeedOrder,
        accounts: &BTreeMap<String, i64>,
        items: &BTreeMap<String, i64>,
        customers: &HashMap<String, i64>,
    ) -> Result<(), Failure> {
        let row = |id, kind, external_id, placed_at: DateTime<Utc>, lines| Row {
            id,
            account: accounts[&order.channel],
            kind,
            external_id,
            placed_at: placed_at.timestamp_micros(),
            customer: order.customer.as_ref().and_then(|key| customers.get(key)).copied(),
            currency: order.currency.clone(),
            body: encode_body(&Order { lines, ..Order::default() }),
        };
        let sale = self.next;
        let lines = order.lines.iter().map(|line| sold(line, items)).collect();
        self.orders.push(row(sale, "sale", order.external_id.clone(), order.placed_at, lines));
        self.next += 1;
        for (number, back) in order.returns.iter().enumerate() {
            let at = order.lines.iter().position(|line| line.line == back.line);
            let at = at.ok_or_else(|| sqlx::Error::Decode("a return of a line that is not there".into()))?;
            let line = &order.lines[at];
            let mut came_back = sold(line, items);
            came_back.quantity_milli = back.quantity * MILLI;
            came_back.net_minor = back.quantity * line.unit_price_minor;
            let placed_at = back.returned_on.and_time(NaiveTime::MIN).and_utc();
            let external_id = format!("{} return {}", order.external_id, number + 1);
            self.orders.push(row(self.next, "return", external_id, placed_at, vec![came_back]));
            self.matches.push((self.next, sale, at as i64, back.quantity * MILLI));
            self.next += 1;
        }
        Ok(())
    }

    async fn write(&self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let head = "INSERT INTO past_order (id, account, kind, external_id, placed_at, customer, currency, state, \
                    digest, import, revision, body)";
        insert_all(connection, head, 12, &self.orders, |row, to| {
            to.add(row.id);
            to.add(row.account);
            to.add(row.kind);
            to.add(row.external_id.as_str());
            to.add(row.placed_at);
            to.add(row.customer);
            to.add(row.currency.as_str());
            to.add("completed");
            to.add(0_i64);
            to.add(0_i64);
            to.add(1_i64);
            to.add(row.body.as_str());
        })
        .await?;
        let head = "INSERT INTO return_match (returned, line, sale, sale_line, quantity_milli)";
        insert_all(connection, head, 5, &self.matches, |(returned, sale, line, milli), to| {
            to.add(*returned);
            to.add(0_i64);
            to.add(*sale);
            to.add(*line);
            to.add(*milli);
        })
        .await
    }
}

fn sold(line: &SeedLine, items: &BTreeMap<String, i64>) -> OrderLine {
    OrderLine {
        item: u32::try_from(items[&line.sku]).unwrap_or(u32::MAX),
        quantity_milli: line.quantity * MILLI,
        unit_minor: line.unit_price_minor,
        net_minor: line.net_minor,
        ..OrderLine::default()
    }
}
