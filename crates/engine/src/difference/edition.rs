//! One rulebook, draft or published, on the catalogue as it is now.

use super::compare::{changes, compare};
use crate::Snapshot;
use crate::rule::Book;
use std::collections::BTreeSet;
use tandem_model::{Change, ItemKey, RULES_VERSION, RulesDocument, Settings};

/// From so many differing items on a snapshot is built whole rather than brought along.
const MANY: usize = 10_000;

#[derive(Debug, Clone)]
pub struct Edition {
    pub snapshot: Snapshot,
    pub settings: Settings,
}

impl Edition {
    /// Of the settings, what shapes lists is kept; the others are not part of any version.
    pub fn new(snapshot: Snapshot, settings: &Settings) -> Self {
        let Settings { per_family, strategy, .. } = settings.clone();
        Self { snapshot, settings: Settings { per_family, strategy, ..Settings::default() } }
    }

    /// All that a version holds: by sort and key; types, placements and strategies in the order in which they were added.
    pub fn items(&self) -> Vec<Change> {
        let snapshot = &self.snapshot;
        let book = snapshot.book();
        let mut rules: Vec<_> = book.rules().iter().collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let items = snapshot.types().iter().cloned().map(Change::PutType);
        let items = items.chain(snapshot.links().into_iter().map(|link| Change::PutLink(Box::new(link))));
        let items = items.chain(rules.into_iter().map(|rule| Change::PutRule(Box::new((**rule).clone()))));
        let items = items.chain(book.blocks().iter().cloned().map(Change::PutBlock));
        let items = items.chain(book.campaigns().iter().cloned().map(|held| Change::PutCampaign(Box::new(held))));
        let items = items.chain(book.placements().iter().cloned().map(|held| Change::PutPlacement(Box::new(held))));
        let items = items.chain(book.strategies().iter().cloned().map(Change::PutStrategy));
        items.chain([Change::PutSettings(self.settings.clone())]).collect()
    }

    /// How many items there are.
    pub fn count(&self) -> u32 {
        let book = self.snapshot.book();
        let lists = book.rules().len() + book.blocks().len() + book.campaigns().len();
        let named = self.snapshot.types().len() + book.placements().len() + book.strategies().len();
        let settings = 1;
        u32::try_from(lists + named + settings).unwrap_or(u32::MAX).saturating_add(self.snapshot.counts().links)
    }

    /// How many items a rulebook without anything in it lacks; settings as they come do not count.
    pub fn count_new(&self) -> u32 {
        self.count() - u32::from(self.settings == Settings::default())
    }

    /// The items with these keys, as far as they are there; in no order that means anything. Cost: one pass over the rules
    /// where any is asked for.
    pub fn some(&self, keys: &BTreeSet<ItemKey>) -> Vec<Change> {
        let book = self.snapshot.book();
        let rules: BTreeSet<&str> = keys.iter().filter_map(rule_id).collect();
        let asked = book.rules().iter().filter(|rule| !rules.is_empty() && rules.contains(rule.id.as_str()));
        let mut items: Vec<Change> = asked.map(|rule| Change::PutRule(Box::new((**rule).clone()))).collect();
        items.extend(keys.iter().filter_map(|key| self.but_rules(key)));
        items
    }

    fn but_rules(&self, key: &ItemKey) -> Option<Change> {
        let (snapshot, book) = (&self.snapshot, self.snapshot.book());
        match key {
            ItemKey::Rule(_) => None,
            ItemKey::Type(code) => {
                snapshot.types().iter().find(|held| held.code == *code).cloned().map(Change::PutType)
            }
            // A two-way link answers to both its ends, and is one item.
            ItemKey::Link(key) => {
                snapshot.link(key).filter(|link| link.key() == *key).map(|link| Change::PutLink(Box::new(link)))
            }
            ItemKey::Block(block) => {
                book.blocks().binary_search(block).is_ok().then(|| Change::PutBlock(block.clone()))
            }
            ItemKey::Campaign(id) => book.campaign(id).cloned().map(|held| Change::PutCampaign(Box::new(held))),
            ItemKey::Placement(code) => book.placement(code).cloned().map(|held| Change::PutPlacement(Box::new(held))),
            ItemKey::Strategy(code) => book.strategy(code).cloned().map(Change::PutStrategy),
            ItemKey::Settings => Some(Change::PutSettings(self.settings.clone())),
        }
    }

    /// The edition of other items on the same catalogue, and how many of them differ. It shares all pages that do not
    /// differ; where very many items do, it is built whole.
    #[must_use]
    pub fn with_items(&self, items: Vec<Change>) -> (Self, u32) {
        let settings = items.iter().rev().find_map(as_settings).cloned().unwrap_or_default();
        let differing = compare(self.items(), &items);
        let count = u32::try_from(differing.len()).unwrap_or(u32::MAX);
        let snapshot = match differing.len() >= MANY {
            true => self.built(items),
            false => self.snapshot.apply(&changes(differing)),
        };
        (Self::new(snapshot, &settings), count)
    }

    /// The edition after edits; those of products count too.
    #[must_use]
    pub fn after(&self, changes: &[Change]) -> Self {
        let settings = changes.iter().rev().find_map(as_settings);
        let next = Self { snapshot: self.snapshot.apply(changes), settings: self.settings.clone() };
        match settings {
            Some(settings) => Self::new(next.snapshot, settings),
            None => next,
        }
    }

    /// With other net units sold.
    #[must_use]
    pub fn counted<'a>(&self, sold: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        Self { snapshot: self.snapshot.clone().with_units(sold), settings: self.settings.clone() }
    }

    pub(super) fn built(&self, items: Vec<Change>) -> Snapshot {
        let (mut links, mut types, mut campaigns) = (Vec::new(), Vec::new(), Vec::new());
        let mut document = RulesDocument {
            version: RULES_VERSION,
            rules: Vec::new(),
            blocks: Vec::new(),
            placements: Vec::new(),
            strategies: Vec::new(),
        };
        for item in items {
            match item {
                Change::PutType(kind) => types.push(kind),
                Change::PutLink(link) => links.push(*link),
                Change::PutRule(rule) => document.rules.push(*rule),
                Change::PutBlock(block) => document.blocks.push(block),
                Change::PutPlacement(placement) => document.placements.push(*placement),
                Change::PutStrategy(strategy) => document.strategies.push(strategy),
                Change::PutCampaign(campaign) => campaigns.push(*campaign),
                _ => {}
            }
        }
        let held = &self.snapshot;
        let products = held.ids().map(|id| held.product(id));
        let sold = (0..held.id_end()).filter(|&id| held.units(id) > 0).map(|id| (held.sku(id), held.units(id)));
        let book = Book::of(document).with_campaigns(campaigns);
        Snapshot::build(products, links, types).with_book(book, sold)
    }
}

fn rule_id(key: &ItemKey) -> Option<&str> {
    if let ItemKey::Rule(id) = key { Some(id) } else { None }
}

fn as_settings(item: &Change) -> Option<&Settings> {
    if let Change::PutSettings(settings) = item { Some(settings) } else { None }
}
