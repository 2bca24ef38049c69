//! The smallest units of an edit: rows put or removed. The edit log keeps them, so their JSON outlives a process.

use crate::{
    Block, Campaign, ItemKey, Link, LinkKey, Placement, Product, RelationshipType, Rule, Settings, Sku, Strategy,
};
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

impl Change {
    /// The part of the rulebook that it puts or removes; nothing for a product, which no version holds.
    pub fn item(&self) -> Option<ItemKey> {
        let key = match self {
            Self::PutProduct(_) | Self::RemoveProduct(_) => return None,
            Self::PutLink(link) => ItemKey::Link(link.key()),
            Self::RemoveLink(key) => ItemKey::Link(key.clone()),
            Self::PutType(kind) => ItemKey::Type(kind.code.clone()),
            Self::RemoveType(code) => ItemKey::Type(code.clone()),
            Self::PutSettings(_) => ItemKey::Settings,
            Self::PutRule(rule) => ItemKey::Rule(rule.id.clone()),
            Self::RemoveRule(id) => ItemKey::Rule(id.clone()),
            Self::PutBlock(block) | Self::RemoveBlock(block) => ItemKey::Block(block.clone()),
            Self::PutPlacement(placement) => ItemKey::Placement(placement.code.clone()),
            Self::RemovePlacement(code) => ItemKey::Placement(code.clone()),
            Self::PutStrategy(strategy) => ItemKey::Strategy(strategy.code.clone()),
            Self::RemoveStrategy(code) => ItemKey::Strategy(code.clone()),
            Self::PutCampaign(campaign) => ItemKey::Campaign(campaign.id.clone()),
            Self::RemoveCampaign(id) => ItemKey::Campaign(id.clone()),
        };
        Some(key)
    }

    /// What takes a part of the rulebook out of it; nothing for the settings, which are always there.
    pub fn removal(key: &ItemKey) -> Option<Self> {
        Some(match key.clone() {
            ItemKey::Settings => return None,
            ItemKey::Type(code) => Self::RemoveType(code),
            ItemKey::Link(key) => Self::RemoveLink(key),
            ItemKey::Rule(id) => Self::RemoveRule(id),
            ItemKey::Block(block) => Self::RemoveBlock(block),
            ItemKey::Campaign(id) => Self::RemoveCampaign(id),
            ItemKey::Placement(code) => Self::RemovePlacement(code),
            ItemKey::Strategy(code) => Self::RemoveStrategy(code),
        })
    }
}
