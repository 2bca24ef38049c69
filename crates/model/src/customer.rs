//! What is known of a shopper: a key, attributes, and past orders. Never a name.

use crate::Sku;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CustomerFacts {
    pub key: String,
    pub attributes: BTreeMap<String, String>,
    pub orders: Vec<PastOrder>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastOrder {
    pub at: DateTime<Utc>,
    /// Minor units, returns taken off.
    pub net_minor: i64,
    /// What was bought and kept, each once.
    pub skus: Vec<Sku>,
}

/// Finds customers whose key holds the text, those whose key begins with it first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchCustomers {
    pub text: String,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CustomerHits {
    pub hits: Vec<CustomerHit>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CustomerHit {
    pub key: String,
    pub orders: u32,
    /// Minor units of all orders, returns taken off.
    pub net_minor: i64,
}
