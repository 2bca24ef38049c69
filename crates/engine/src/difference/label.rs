//! What an item is called: `accessory link Road-150 → Bottle Cage`.

use super::Edition;
use crate::Snapshot;
use tandem_model::{Block, Change, ItemKey, Link, LinkLevel, Sku};

/// The name of an item as the side that has it knows it.
pub fn label(edition: &Edition, item: &Change) -> String {
    match item {
        Change::PutType(kind) => format!("type ‘{}’", kind.label),
        Change::PutLink(link) => link_label(&edition.snapshot, link),
        Change::PutRule(rule) => format!("rule ‘{}’", rule.name),
        Change::PutBlock(block) => block_label(&edition.snapshot, block),
        Change::PutCampaign(campaign) => format!("campaign ‘{}’", campaign.name),
        Change::PutPlacement(placement) => format!("placement ‘{}’", placement.label),
        Change::PutStrategy(strategy) => format!("strategy ‘{}’", strategy.label),
        Change::PutSettings(_) => "settings of lists".to_owned(),
        other => other.item().as_ref().map(plain).unwrap_or_default(),
    }
}

/// The name of an item that neither side holds any more.
fn plain(key: &ItemKey) -> String {
    match key {
        ItemKey::Type(code) => format!("type `{code}`"),
        ItemKey::Link(key) => format!("{} link {key}", key.kind),
        ItemKey::Rule(id) => format!("rule `{id}`"),
        ItemKey::Block(block) => format!("block of `{}`", block.sku),
        ItemKey::Campaign(id) => format!("campaign `{id}`"),
        ItemKey::Placement(code) => format!("placement `{code}`"),
        ItemKey::Strategy(code) => format!("strategy `{code}`"),
        ItemKey::Settings => "settings of lists".to_owned(),
    }
}

fn link_label(snapshot: &Snapshot, link: &Link) -> String {
    let arrow = if link.two_way { "↔" } else { "→" };
    let end = |end: &Sku| if link.level == LinkLevel::Family { end.to_string() } else { name(snapshot, end) };
    format!("{} link {} {arrow} {}", link.kind, end(&link.from), end(&link.to))
}

fn block_label(snapshot: &Snapshot, block: &Block) -> String {
    match &block.trigger {
        Some(trigger) => format!("block {} for {}", name(snapshot, &block.sku), name(snapshot, trigger)),
        None => format!("block {}", name(snapshot, &block.sku)),
    }
}

/// A product's name, or its SKU where there is none.
pub(super) fn name(snapshot: &Snapshot, sku: &Sku) -> String {
    snapshot.id(sku.as_str()).map_or_else(|| sku.to_string(), |id| snapshot.name(id).to_owned())
}
