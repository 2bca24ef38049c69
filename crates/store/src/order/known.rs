//! What is stored of one account, for an import to compare with.

use super::body::decode_order;
use super::import::NewImport;
use super::read::damaged;
use crate::StoreError;
use crate::error::{Failure, Named};
use crate::log::instant;
use crate::store::Store;
use futures_util::TryStreamExt;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, QueryBuilder, Row, Sqlite};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use tandem_model::{CustomerKey, CustomerTraits, Order, OrderKind, OrderStatus};
use tokio::runtime::Handle;

/// Orders loaded at once.
const LOADED: usize = 500;

/// What is stored when an import begins; nothing changes it until the import ends.
pub struct StoredOrders {
    pub account: i64,
    /// Number of the import.
    pub import: i64,
    /// SKUs by id, those in between without one empty, and their names as JSON lists.
    pub items: Vec<(String, String)>,
    pub customers: HashMap<CustomerKey, KnownCustomer>,
    /// The id of the next new customer.
    pub next_customer: i64,
    /// Dead letters by digest; whether they still wait.
    pub dead: HashMap<i64, bool>,
    /// Whether any return is stored.
    pub returns: bool,
    orders: HashMap<u128, (i64, i64)>,
    said: HashSet<(i64, i64)>,
    keys: HashMap<i64, CustomerKey>,
    store: Store,
    runtime: Handle,
}

#[derive(Debug, Clone)]
pub struct KnownCustomer {
    pub id: i64,
    pub traits: CustomerTraits,
    /// When the order was placed that says so, in microseconds.
    pub at: i64,
}

impl StoredOrders {
    /// Id and digest.
    pub fn find(&self, kind: OrderKind, external_id: &str) -> Option<(i64, i64)> {
        self.orders.get(&key_of(kind, external_id)).copied()
    }

    pub fn was_said(&self, id: i64, digest: i64) -> bool {
        self.said.contains(&(id, digest))
    }

    /// The orders of these ids, in their order. Blocks.
    pub fn load(&self, ids: &[i64]) -> Result<Vec<Order>, StoreError> {
        self.runtime.block_on(self.load_all(ids)).named(self.store.path())
    }

    async fn load_all(&self, ids: &[i64]) -> Result<Vec<Order>, sqlx::Error> {
        let mut found: HashMap<i64, Order> = HashMap::with_capacity(ids.len());
        for some in ids.chunks(LOADED) {
            let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(
                "SELECT id, kind, external_id, placed_at, customer, currency, state, body FROM past_order WHERE id IN (",
            );
            let mut list = query.separated(", ");
            for id in some {
                list.push_bind(*id);
            }
            query.push(")");
            for row in query.build().fetch_all(self.store.readers()).await? {
                found.insert(row.try_get(0)?, read_order(&row, &self.keys)?);
            }
        }
        ids.iter().map(|id| found.get(id).cloned().ok_or(sqlx::Error::RowNotFound)).collect()
    }
}

/// An order from the columns `id, kind, external_id, placed_at, customer, currency, state, body`.
pub(crate) fn read_order(row: &SqliteRow, customers: &HashMap<i64, CustomerKey>) -> Result<Order, sqlx::Error> {
    let state: &str = row.try_get(6)?;
    let customer: Option<i64> = row.try_get(4)?;
    let mut order = Order {
        kind: kind_of(row.try_get(1)?),
        external_id: row.try_get(2)?,
        placed_at: instant(row.try_get(3)?)?,
        customer: customer.and_then(|id| customers.get(&id).cloned()),
        currency: row.try_get(5)?,
        status: status_of(state),
        test: state == "test",
        ..Order::default()
    };
    decode_order(row.try_get(7)?, &mut order).map_err(damaged)?;
    Ok(order)
}

pub(crate) fn kind_of(text: &str) -> OrderKind {
    if text == "return" { OrderKind::Return } else { OrderKind::Sale }
}

pub(crate) fn status_of(state: &str) -> OrderStatus {
    match state {
        "open" => OrderStatus::Open,
        "cancelled" => OrderStatus::Cancelled,
        "refunded" => OrderStatus::Refunded,
        _ => OrderStatus::Completed,
    }
}

/// A trial is one whatever became of it.
pub(crate) fn state_of(order: &Order) -> &'static str {
    match order.status {
        _ if order.test => "test",
        OrderStatus::Open => "open",
        OrderStatus::Completed => "completed",
        OrderStatus::Cancelled => "cancelled",
        OrderStatus::Refunded => "refunded",
    }
}

/// Two orders of one account have the same with a chance of one in 10^38.
fn key_of(kind: OrderKind, external_id: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, kind as u8, external_id).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

/// Reads what an import compares with. Costs a pass over the account's orders, without their lines.
pub(crate) async fn read_stored(
    connection: &mut SqliteConnection,
    store: &Store,
    runtime: Handle,
    import: &NewImport,
) -> Result<StoredOrders, Failure> {
    let account = account(connection, &import.channel, &import.account).await?;
    let number: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM order_import").fetch_one(&mut *connection).await?;
    let (customers, keys) = read_customers(connection).await?;
    let next_customer = keys.keys().max().map_or(1, |id| id + 1);
    let mut stored = StoredOrders {
        account,
        import: number,
        items: read_items(connection).await?,
        customers,
        next_customer,
        dead: HashMap::new(),
        returns: false,
        orders: HashMap::new(),
        said: HashSet::new(),
        keys,
        store: store.clone(),
        runtime,
    };
    read_heads(connection, &mut stored).await?;
    Ok(stored)
}

async fn read_heads(connection: &mut SqliteConnection, stored: &mut StoredOrders) -> Result<(), sqlx::Error> {
    let sql = "SELECT id, kind, external_id, digest FROM past_order WHERE account = ?";
    let mut heads = sqlx::query(sql).bind(stored.account).fetch(&mut *connection);
    while let Some(row) = heads.try_next().await? {
        let kind = kind_of(row.try_get(1)?);
        stored.returns |= kind == OrderKind::Return;
        stored.orders.insert(key_of(kind, row.try_get(2)?), (row.try_get(0)?, row.try_get(3)?));
    }
    drop(heads);
    if stored.orders.is_empty() {
        return read_dead(connection, stored).await;
    }
    let sql = "SELECT s.past_order, s.digest FROM past_order_said s JOIN past_order o ON o.id = s.past_order \
               WHERE o.account = ?";
    let said: Vec<(i64, i64)> = sqlx::query_as(sql).bind(stored.account).fetch_all(&mut *connection).await?;
    stored.said = said.into_iter().collect();
    read_dead(connection, stored).await
}

async fn read_dead(connection: &mut SqliteConnection, stored: &mut StoredOrders) -> Result<(), sqlx::Error> {
    let sql = "SELECT digest, state = 'open' FROM dead_letter WHERE account = ?";
    let dead: Vec<(i64, bool)> = sqlx::query_as(sql).bind(stored.account).fetch_all(connection).await?;
    stored.dead = dead.into_iter().collect();
    Ok(())
}

async fn account(connection: &mut SqliteConnection, channel: &str, name: &str) -> Result<i64, sqlx::Error> {
    let insert = "INSERT INTO account (channel, name) VALUES (?, ?) ON CONFLICT (channel, name) DO NOTHING";
    sqlx::query(insert).bind(channel).bind(name).execute(&mut *connection).await?;
    let find = "SELECT id FROM account WHERE channel = ? AND name = ?";
    sqlx::query_scalar(find).bind(channel).bind(name).fetch_one(connection).await
}

async fn read_items(connection: &mut SqliteConnection) -> Result<Vec<(String, String)>, sqlx::Error> {
    let rows: Vec<(u32, String, String)> =
        sqlx::query_as("SELECT id, sku, names FROM item ORDER BY id").fetch_all(connection).await?;
    let mut items: Vec<(String, String)> = Vec::with_capacity(rows.len() + 1);
    for (id, sku, names) in rows {
        items.resize(id as usize, (String::new(), String::new()));
        items.push((sku, names));
    }
    if items.is_empty() {
        items.push((String::new(), String::new()));
    }
    Ok(items)
}

type Customers = (HashMap<CustomerKey, KnownCustomer>, HashMap<i64, CustomerKey>);

async fn read_customers(connection: &mut SqliteConnection) -> Result<Customers, sqlx::Error> {
    let sql = "SELECT id, bare_key, company, industry, region, tier, traits_at FROM customer";
    let mut customers = HashMap::new();
    let mut keys = HashMap::new();
    let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        let traits = CustomerTraits {
            company: row.try_get(2)?,
            industry: row.try_get(3)?,
            region: row.try_get(4)?,
            tier: row.try_get(5)?,
        };
        let (id, key): (i64, String) = (row.try_get(0)?, row.try_get(1)?);
        let at = row.try_get::<Option<i64>, _>(6)?.unwrap_or(i64::MIN);
        keys.insert(id, key.clone());
        customers.insert(key, KnownCustomer { id, traits, at });
    }
    Ok((customers, keys))
}
