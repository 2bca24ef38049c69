//! The file in memory, written down as plainly as possible: what every answer of the store is compared with.

use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{
    Block, Campaign, Change, Link, LinkKey, Placement, Product, RelationshipType, Rule, Settings, Sku, Strategy,
    default_placements, default_strategies, default_types,
};
use tandem_store::Loaded;

#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    pub products: BTreeMap<Sku, Product>,
    pub links: BTreeMap<LinkKey, Link>,
    pub types: BTreeMap<String, RelationshipType>,
    pub settings: Settings,
    pub rules: BTreeMap<String, Rule>,
    pub blocks: BTreeSet<Block>,
    pub placements: BTreeMap<String, Placement>,
    pub strategies: BTreeMap<String, Strategy>,
    pub campaigns: BTreeMap<String, Campaign>,
}

impl Rows {
    pub fn fresh(settings: Settings) -> Self {
        let types = default_types().into_iter().map(|kind| (kind.code.clone(), kind)).collect();
        Self {
            campaigns: BTreeMap::new(),
            products: BTreeMap::new(),
            links: BTreeMap::new(),
            types,
            settings,
            rules: BTreeMap::new(),
            blocks: BTreeSet::new(),
            placements: default_placements().into_iter().map(|held| (held.code.clone(), held)).collect(),
            strategies: default_strategies().into_iter().map(|held| (held.code.clone(), held)).collect(),
        }
    }

    pub fn of(loaded: Loaded) -> Self {
        Self {
            products: loaded.products.into_iter().map(|product| (product.sku.clone(), product)).collect(),
            links: loaded.links.into_iter().map(|link| (link.key(), link)).collect(),
            types: loaded.head.types.into_iter().map(|kind| (kind.code.clone(), kind)).collect(),
            settings: loaded.head.settings,
            rules: loaded.rules.rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect(),
            blocks: loaded.rules.blocks.into_iter().collect(),
            placements: loaded.rules.placements.into_iter().map(|held| (held.code.clone(), held)).collect(),
            strategies: loaded.rules.strategies.into_iter().map(|held| (held.code.clone(), held)).collect(),
            campaigns: loaded.campaigns.into_iter().map(|held| (held.id.clone(), held)).collect(),
        }
    }

    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes.iter().cloned() {
            match change {
                Change::PutProduct(product) => drop(self.products.insert(product.sku.clone(), *product)),
                Change::RemoveProduct(sku) => drop(self.products.remove(&sku)),
                Change::PutLink(link) => drop(self.links.insert(link.key(), *link)),
                Change::RemoveLink(key) => drop(self.links.remove(&key)),
                Change::PutType(kind) => drop(self.types.insert(kind.code.clone(), kind)),
                Change::RemoveType(code) => drop(self.types.remove(&code)),
                Change::PutSettings(settings) => self.settings = settings,
                Change::PutRule(rule) => drop(self.rules.insert(rule.id.clone(), *rule)),
                Change::RemoveRule(id) => drop(self.rules.remove(&id)),
                Change::PutBlock(block) => _ = self.blocks.insert(block),
                Change::RemoveBlock(block) => _ = self.blocks.remove(&block),
                Change::PutPlacement(held) => drop(self.placements.insert(held.code.clone(), *held)),
                Change::RemovePlacement(code) => drop(self.placements.remove(&code)),
                Change::PutStrategy(held) => drop(self.strategies.insert(held.code.clone(), held)),
                Change::RemoveStrategy(code) => drop(self.strategies.remove(&code)),
                Change::PutCampaign(held) => drop(self.campaigns.insert(held.id.clone(), *held)),
                Change::RemoveCampaign(id) => drop(self.campaigns.remove(&id)),
            }
        }
    }
}

/// The stack of edits as its users understand it.
#[derive(Debug, Clone)]
pub struct Stack {
    pub past: Vec<(String, Rows)>,
    pub now: Rows,
    pub future: Vec<(String, Rows)>,
}

impl Stack {
    pub fn new(now: Rows) -> Self {
        Self { past: Vec::new(), now, future: Vec::new() }
    }

    pub fn apply(&mut self, label: &str, changes: &[Change]) {
        self.past.push((label.to_owned(), self.now.clone()));
        self.now.apply(changes);
        self.future.clear();
    }

    pub fn undo(&mut self) -> Option<String> {
        let (label, before) = self.past.pop()?;
        self.future.push((label.clone(), std::mem::replace(&mut self.now, before)));
        Some(label)
    }

    pub fn redo(&mut self) -> Option<String> {
        let (label, after) = self.future.pop()?;
        self.past.push((label.clone(), std::mem::replace(&mut self.now, after)));
        Some(label)
    }
}
