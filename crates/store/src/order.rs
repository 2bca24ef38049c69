//! Past orders: whole orders in, counts out.

use crate::StoreError;
use crate::error::{Failure, Named};
use crate::row::order;
use crate::store::Store;
use crate::write::{Applied, Work};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::sqlite::SqliteConnection;
use std::sync::Arc;

/// A pseudonym and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// A bare key, never a name or an address.
    pub key: String,
    pub income_band: Option<String>,
    pub occupation: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub channel: String,
    /// The channel's own number of the order; unique within the channel.
    pub external_id: String,
    pub placed_at: DateTime<Utc>,
    /// Key of the customer, when the channel tells one.
    pub customer: Option<String>,
    /// ISO 4217; of every amount of the order.
    pub currency: String,
    pub lines: Vec<OrderLine>,
    pub returns: Vec<OrderReturn>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Unique within the order.
    pub line: u32,
    pub sku: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
    /// For the whole quantity, after discounts.
    pub net_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderReturn {
    /// The line of the order that came back.
    pub line: u32,
    pub quantity: i64,
    pub returned_on: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderHistory {
    /// Customers that orders name and this list does not are stored by their key alone.
    pub customers: Vec<Customer>,
    pub orders: Vec<Order>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderCounts {
    pub customers: u64,
    pub orders: u64,
    pub lines: u64,
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

    /// Counts the rows of four tables, so its cost grows with them.
    pub async fn count_orders(&self) -> Result<OrderCounts, StoreError> {
        let sql = "SELECT (SELECT COUNT(*) FROM customer), (SELECT COUNT(*) FROM sales_order), \
                   (SELECT COUNT(*) FROM order_line), (SELECT COUNT(*) FROM order_return)";
        let counts: (i64, i64, i64, i64) = sqlx::query_as(sql).fetch_one(self.readers()).await.named(self.path())?;
        Ok(OrderCounts {
            customers: counts.0.unsigned_abs(),
            orders: counts.1.unsigned_abs(),
            lines: counts.2.unsigned_abs(),
            returns: counts.3.unsigned_abs(),
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
    let customers = order::write_customers(connection, history).await?;
    let first = order::next_order(connection).await?;
    order::write_heads(connection, first, &history.orders, &customers).await?;
    order::write_lines(connection, first, &history.orders).await?;
    order::write_returns(connection, first, &history.orders).await?;
    Ok(())
}
