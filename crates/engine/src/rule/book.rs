//! Everything of a rulebook but its links and types, as stored. Cheap to clone; an edit copies the list it touches.

use std::collections::BTreeMap;
use std::sync::Arc;
use tandem_model::{Block, Campaign, Change, Placement, RULES_VERSION, Rule, RulesDocument, Strategy};

/// Rules are in their order: by position, then id. Blocks are in their order, placements and strategies in that in
/// which they were added.
#[derive(Debug, Clone, Default)]
pub struct Book {
    rules: Arc<Vec<Arc<Rule>>>,
    blocks: Arc<Vec<Block>>,
    placements: Arc<Vec<Placement>>,
    strategies: Arc<Vec<Strategy>>,
    /// By id.
    campaigns: Arc<Vec<Campaign>>,
}

impl Book {
    /// Of equal ids or codes the last counts.
    pub fn of(document: RulesDocument) -> Self {
        let mut book = Self {
            rules: Arc::new(last_of_each(document.rules)),
            blocks: Arc::new(document.blocks),
            placements: Arc::new(document.placements),
            strategies: Arc::new(document.strategies),
            campaigns: Arc::default(),
        };
        Arc::make_mut(&mut book.rules).sort_by(|a, b| place(a).cmp(&place(b)));
        Arc::make_mut(&mut book.blocks).sort();
        Arc::make_mut(&mut book.blocks).dedup();
        book
    }

    pub fn document(&self) -> RulesDocument {
        RulesDocument {
            version: RULES_VERSION,
            rules: self.rules.iter().map(|rule| Rule::clone(rule)).collect(),
            blocks: self.blocks.to_vec(),
            placements: self.placements.to_vec(),
            strategies: self.strategies.to_vec(),
        }
    }

    /// With these campaigns in the place of its own.
    #[must_use]
    pub fn with_campaigns(mut self, mut campaigns: Vec<Campaign>) -> Self {
        campaigns.sort_by(|a, b| a.id.cmp(&b.id));
        self.campaigns = Arc::new(campaigns);
        self
    }

    /// By id.
    pub fn campaigns(&self) -> &[Campaign] {
        &self.campaigns
    }

    pub fn campaign(&self, id: &str) -> Option<&Campaign> {
        let at = self.campaigns.binary_search_by(|held| held.id.as_str().cmp(id)).ok()?;
        self.campaigns.get(at)
    }

    pub fn rules(&self) -> &[Arc<Rule>] {
        &self.rules
    }

    /// Linear in the rules.
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }

    pub fn placement(&self, code: &str) -> Option<&Placement> {
        self.placements.iter().find(|placement| placement.code == code)
    }

    pub fn strategies(&self) -> &[Strategy] {
        &self.strategies
    }

    pub fn strategy(&self, code: &str) -> Option<&Strategy> {
        self.strategies.iter().find(|strategy| strategy.code == code)
    }

    /// Carries out a change of a rule, block, placement, strategy or campaign; passes over all others.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::PutRule(_) | Change::RemoveRule(_) => self.apply_rules(std::slice::from_ref(change)),
            Change::PutBlock(block) => self.put_block(block),
            Change::RemoveBlock(block) => Arc::make_mut(&mut self.blocks).retain(|held| held != block),
            Change::PutPlacement(new) => put(Arc::make_mut(&mut self.placements), new, |held| held.code.clone()),
            Change::RemovePlacement(code) => Arc::make_mut(&mut self.placements).retain(|held| held.code != *code),
            Change::PutStrategy(new) => put(Arc::make_mut(&mut self.strategies), new, |held| held.code.clone()),
            Change::RemoveStrategy(code) => Arc::make_mut(&mut self.strategies).retain(|held| held.code != *code),
            Change::PutCampaign(new) => self.put_campaign(new),
            Change::RemoveCampaign(id) => Arc::make_mut(&mut self.campaigns).retain(|held| held.id != *id),
            _ => {}
        }
    }

    fn put_campaign(&mut self, new: &Campaign) {
        match self.campaigns.binary_search_by(|held| held.id.cmp(&new.id)) {
            Ok(at) => Arc::make_mut(&mut self.campaigns)[at] = new.clone(),
            Err(at) => Arc::make_mut(&mut self.campaigns).insert(at, new.clone()),
        }
    }

    fn put_block(&mut self, block: &Block) {
        if let Err(at) = self.blocks.binary_search(block) {
            Arc::make_mut(&mut self.blocks).insert(at, block.clone());
        }
    }

    /// Carries out the changes of rules alone, whose last word on each rule counts. Cost: one pass over all rules.
    pub fn apply_rules(&mut self, changes: &[Change]) {
        let last: BTreeMap<&str, Option<&Rule>> = changes.iter().filter_map(of_rule).collect();
        if last.is_empty() {
            return;
        }
        let rules = Arc::make_mut(&mut self.rules);
        rules.retain(|held| !last.contains_key(held.id.as_str()));
        let mut new: Vec<Arc<Rule>> = last.into_values().flatten().map(|rule| Arc::new(rule.clone())).collect();
        if let [rule] = &mut new[..] {
            rules.insert(rules.partition_point(|held| place(held) < place(rule)), Arc::clone(rule));
        } else {
            rules.append(&mut new);
            rules.sort_by(|a, b| place(a).cmp(&place(b)));
        }
    }
}

fn of_rule(change: &Change) -> Option<(&str, Option<&Rule>)> {
    match change {
        Change::PutRule(rule) => Some((&rule.id, Some(rule))),
        Change::RemoveRule(id) => Some((id, None)),
        _ => None,
    }
}

fn last_of_each(rules: Vec<Rule>) -> Vec<Arc<Rule>> {
    let mut last: Vec<Arc<Rule>> = rules.into_iter().rev().map(Arc::new).collect();
    last.sort_by(|a, b| a.id.cmp(&b.id));
    last.dedup_by(|next, kept| next.id == kept.id);
    last
}

fn place(rule: &Rule) -> (i64, &str) {
    (rule.position, &rule.id)
}

/// A new one comes last.
fn put<T: Clone, K: Ord>(list: &mut Vec<T>, new: &T, key: impl Fn(&T) -> K) {
    match list.iter_mut().find(|held| key(held) == key(new)) {
        Some(held) => *held = new.clone(),
        None => list.push(new.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::notation::{rule, rules};

    fn check(changes: &[Change], expected: &[&str]) {
        let document = RulesDocument {
            version: RULES_VERSION,
            rules: rules("a upsell : all -> +A\nb upsell : all -> +A\na upsell : all -> +B"),
            blocks: Vec::new(),
            placements: Vec::new(),
            strategies: Vec::new(),
        };
        let mut book = Book::of(document);
        assert_eq!(ids(&book), ["b", "a"], "of equal ids the last counts");
        let mut one_by_one = book.clone();
        changes.iter().for_each(|change| one_by_one.apply(change));
        book.apply_rules(changes);
        assert_eq!((ids(&book), ids(&one_by_one)), (expected.to_vec(), expected.to_vec()));
    }

    fn ids(book: &Book) -> Vec<&str> {
        book.rules().iter().map(|rule| rule.id.as_str()).collect()
    }

    fn put(id: &str, position: i64) -> Change {
        Change::PutRule(Box::new(Rule { position, ..rule(&format!("{id} upsell : all -> +A")) }))
    }

    #[test]
    fn rules_stay_in_their_order_however_they_are_put() {
        check(&[], &["b", "a"]);
        check(&[put("c", 1)], &["b", "c", "a"]);
        check(&[put("a", 0), put("c", 9)], &["a", "b", "c"]);
        check(&[put("c", 0), Change::RemoveRule("c".to_owned()), put("b", 5)], &["a", "b"]);
    }
}
