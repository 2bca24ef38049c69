//! Everything that a question knows beside its trigger.

use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use tandem_model::CustomerFacts;

use crate::Snapshot;

/// Pieces of one product in the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartLine {
    pub id: u32,
    pub quantity: u32,
}

/// The customer, their orders in ids.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shopper {
    pub attributes: BTreeMap<String, String>,
    pub orders: Vec<Purchase>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Purchase {
    pub at: DateTime<Utc>,
    pub net_minor: i64,
    /// Products that the catalogue does not know are left out.
    pub products: Vec<u32>,
}

impl Shopper {
    pub fn of(snapshot: &Snapshot, facts: &CustomerFacts) -> Self {
        let orders = facts.orders.iter().map(|order| Purchase {
            at: order.at,
            net_minor: order.net_minor,
            products: order.skus.iter().filter_map(|sku| snapshot.id(sku.as_str())).collect(),
        });
        Self { attributes: facts.attributes.clone(), orders: orders.collect() }
    }
}

/// What is not known is missing, and fails every leaf that asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    pub at: DateTime<Utc>,
    pub cart: &'a [CartLine],
    pub customer: Option<&'a Shopper>,
    pub placement: Option<&'a str>,
    pub channel: Option<&'a str>,
    pub market: Option<&'a str>,
    pub offer: Option<&'a str>,
}

impl Situation<'_> {
    /// Of a shopper of whom nothing is known.
    pub fn unknown(at: DateTime<Utc>) -> Self {
        Self { at, cart: &[], customer: None, placement: None, channel: None, market: None, offer: None }
    }

    /// Day of the common era, in UTC.
    pub fn day(&self) -> i32 {
        crate::snapshot::day(self.at.date_naive())
    }
}
