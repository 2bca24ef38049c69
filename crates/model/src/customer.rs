//! What is known of a shopper: a key, attributes, and past orders. Never a name.

use crate::Sku;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
