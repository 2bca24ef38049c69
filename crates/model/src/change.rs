//! The smallest units of an edit: rows put or removed. The edit log keeps them, so their JSON outlives a process.

use crate::{Block, Campaign, Link, LinkKey, Placement, Product, RelationshipType, Rule, Settings, Sku, Strategy};
use serde::{Deserialize, Serialize};

/// One row put (inserted or replaced whole) or removed. Applied in order; the inverse of a list is the list of
/// inverses in reverse order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    PutProduct(Box<Product>),
    RemoveProduct(Sku),
    PutLink(Box<Link>),
    RemoveLink(LinkKey),
    PutType(RelationshipType),
    RemoveType(String),
    PutSettings(Settings),
    PutRule(Box<Rule>),
    RemoveRule(String),
    PutBlock(Block),
    RemoveBlock(Block),
    PutPlacement(Box<Placement>),
    RemovePlacement(String),
    PutStrategy(Strategy),
    RemoveStrategy(String),
    PutCampaign(Box<Campaign>),
    RemoveCampaign(String),
}
