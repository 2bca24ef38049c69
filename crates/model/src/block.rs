//! Blocks: products that are never shown.

use crate::Sku;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A product that is never shown: by one trigger, or by any where `trigger` is `null`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Block {
    pub sku: Sku,
    #[serde(default)]
    pub trigger: Option<Sku>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BlockList {
    pub blocks: Vec<BlockRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BlockRow {
    pub block: Block,
    pub name: String,
    pub trigger_name: Option<String>,
}
