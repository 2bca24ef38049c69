//! Orders, their lines and returns, and customers as rows.

use crate::table::insert_all;
use crate::{Customer, Order, OrderHistory};
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeSet, HashMap};

/// Writes the customers that are listed or named; answers the id of each by its key.
pub(crate) async fn write_customers(
    connection: &mut SqliteConnection,
    history: &OrderHistory,
) -> Result<HashMap<String, i64>, sqlx::Error> {
    let mut ids: HashMap<String, i64> =
        sqlx::query_as("SELECT bare_key, id FROM customer").fetch_all(&mut *connection).await?.into_iter().collect();
    let mut next = ids.values().max().map_or(1, |id| id + 1);
    let mut fresh = Vec::new();
    for customer in history.customers.iter().cloned().chain(only_named(history)) {
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

fn only_named(history: &OrderHistory) -> impl Iterator<Item = Customer> {
    let named: BTreeSet<&str> = history.orders.iter().filter_map(|order| order.customer.as_deref()).collect();
    named.into_iter().map(|key| Customer { key: key.to_owned(), income_band: None, occupation: None })
}

pub(crate) async fn next_order(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) + 1 FROM sales_order").fetch_one(connection).await
}

pub(crate) async fn write_heads(
    connection: &mut SqliteConnection,
    first: i64,
    orders: &[Order],
    customers: &HashMap<String, i64>,
) -> Result<(), sqlx::Error> {
    let head = "INSERT INTO sales_order (id, channel, external_id, placed_at, customer, currency)";
    let rows: Vec<(i64, &Order, Option<i64>)> =
        (first..).zip(orders).map(|(id, order)| (id, order, customer_of(order, customers))).collect();
    insert_all(connection, head, 6, &rows, |(id, order, customer), to| {
        to.add(*id);
        to.add(order.channel.as_str());
        to.add(order.external_id.as_str());
        to.add(order.placed_at.timestamp_micros());
        to.add(*customer);
        to.add(order.currency.as_str());
    })
    .await
}

pub(crate) async fn write_lines(
    connection: &mut SqliteConnection,
    first: i64,
    orders: &[Order],
) -> Result<(), sqlx::Error> {
    let head = "INSERT INTO order_line (sales_order, line, sku, quantity, unit_price_minor, net_minor)";
    insert_all(connection, head, 6, &parts(first, orders, |order| &order.lines), |(id, line), to| {
        to.add(*id);
        to.add(i64::from(line.line));
        to.add(line.sku.as_str());
        to.add(line.quantity);
        to.add(line.unit_price_minor);
        to.add(line.net_minor);
    })
    .await
}

pub(crate) async fn write_returns(
    connection: &mut SqliteConnection,
    first: i64,
    orders: &[Order],
) -> Result<(), sqlx::Error> {
    let head = "INSERT INTO order_return (sales_order, line, quantity, returned_on)";
    insert_all(connection, head, 4, &parts(first, orders, |order| &order.returns), |(id, back), to| {
        to.add(*id);
        to.add(i64::from(back.line));
        to.add(back.quantity);
        to.add(back.returned_on.to_string());
    })
    .await
}

fn customer_of(order: &Order, customers: &HashMap<String, i64>) -> Option<i64> {
    order.customer.as_ref().and_then(|key| customers.get(key)).copied()
}

/// Every part of every order, with the order's id.
fn parts<T>(first: i64, orders: &[Order], of: fn(&Order) -> &[T]) -> Vec<(i64, &T)> {
    (first..).zip(orders).flat_map(|(id, order)| of(order).iter().map(move |part| (id, part))).collect()
}
