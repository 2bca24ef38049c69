//! Everything of a rulebook but its links and types, as stored. Cheap to clone; an edit copies the list it touches.

use std::sync::Arc;
use tandem_model::{Block, Change, Placement, RULES_VERSION, Rule, RulesDocument, Strategy};

/// Rules are in their order: by position, then id. Blocks are in their order, placements and strategies in that in
/// which they were added.
#[derive(Debug, Clone, Default)]
pub struct Book {
    rules: Arc<Vec<Arc<Rule>>>,
    blocks: Arc<Vec<Block>>,
    placements: Arc<Vec<Placement>>,
    strategies: Arc<Vec<Strategy>>,
}

impl Book {
    /// Of equal ids or codes the last counts.
    pub fn of(document: RulesDocument) -> Self {
        let mut book = Self {
            rules: Arc::new(document.rules.into_iter().map(Arc::new).collect()),
            blocks: Arc::new(document.blocks),
            placements: Arc::new(document.placements),
            strategies: Arc::new(document.strategies),
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

    /// Carries out a change of a rule, block, placement or strategy; passes over all others.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::PutRule(rule) => self.put_rule(Rule::clone(rule)),
            Change::RemoveRule(id) => Arc::make_mut(&mut self.rules).retain(|rule| rule.id != *id),
            Change::PutBlock(block) => self.put_block(block),
            Change::RemoveBlock(block) => Arc::make_mut(&mut self.blocks).retain(|held| held != block),
            Change::PutPlacement(new) => put(Arc::make_mut(&mut self.placements), new, |held| held.code.clone()),
            Change::RemovePlacement(code) => Arc::make_mut(&mut self.placements).retain(|held| held.code != *code),
            Change::PutStrategy(new) => put(Arc::make_mut(&mut self.strategies), new, |held| held.code.clone()),
            Change::RemoveStrategy(code) => Arc::make_mut(&mut self.strategies).retain(|held| held.code != *code),
            _ => {}
        }
    }

    fn put_block(&mut self, block: &Block) {
        if let Err(at) = self.blocks.binary_search(block) {
            Arc::make_mut(&mut self.blocks).insert(at, block.clone());
        }
    }

    fn put_rule(&mut self, rule: Rule) {
        let rules = Arc::make_mut(&mut self.rules);
        rules.retain(|held| held.id != rule.id);
        let at = rules.partition_point(|held| place(held) < place(&rule));
        rules.insert(at, Arc::new(rule));
    }
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
