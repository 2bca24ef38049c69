//! The whole document of rules put in the place of the stored one: all of it, or nothing and why.

use super::link_edit::accepted;
use super::placement_edit::{placement_faults, strategy_faults};
use super::rule_edit::refuse_faults;
use super::{Plan, Refusal, Rulebook};
use crate::rule::{Book, Known, rule_faults};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Change, Placement, Rule, RuleFault, RulesDocument, Strategy};

/// Faults told of one document; whoever has as many mends those first.
const MAX_FAULTS: usize = 100;

impl Rulebook {
    /// Puts the document's rules, blocks, placements and strategies in the place of the stored ones. `followed` is the
    /// strategy that the workspace follows and that must therefore stay. `label` is its name in the edit log. A loop
    /// that is blocked refuses it whole.
    pub fn plan_document(
        &self,
        document: &RulesDocument,
        followed: Option<&str>,
        label: &str,
        at: DateTime<Utc>,
    ) -> Result<Plan, Refusal> {
        refuse_faults(self.document_faults(document, followed))?;
        let next = Book::of(document.clone());
        let changes = self.differences(&next);
        if changes.is_empty() {
            return Ok(Plan::default());
        }
        let put =
            changes.iter().filter_map(|change| if let Change::PutRule(rule) = change { Some(&rule.id) } else { None });
        let rules: Vec<&Rule> = next.rules().iter().map(|rule| &**rule).collect();
        let findings = accepted(self.loops_with_rules(&rules, &put.map(String::as_str).collect(), at))?;
        Ok(Plan { changes, label: label.to_owned(), findings })
    }

    /// The first hundred faults, by JSON pointer into the document.
    pub fn document_faults(&self, document: &RulesDocument, followed: Option<&str>) -> Vec<RuleFault> {
        let types = self.snapshot.types().iter().map(|kind| kind.code.as_str()).collect();
        let placements = document.placements.iter().map(|held| held.code.as_str()).collect();
        let strategies: BTreeSet<&str> = document.strategies.iter().map(|held| held.code.as_str()).collect();
        let known = Known { types: &types, placements: &placements };
        let rules = document.rules.iter().map(|rule| rule_faults(rule, &known));
        let held = document.placements.iter().map(|held| placement_faults(held, &types, &strategies));
        let ways = document.strategies.iter().map(strategy_faults);
        let missing = followed.filter(|code| !strategies.contains(code)).map(strategy_gone);
        let faults = doubles("rules", document.rules.iter().map(|rule| rule.id.as_str()))
            .chain(doubles("placements", document.placements.iter().map(|held| held.code.as_str())))
            .chain(doubles("strategies", document.strategies.iter().map(|held| held.code.as_str())))
            .chain(within("rules", rules))
            .chain(within("placements", held))
            .chain(within("strategies", ways))
            .chain(missing);
        faults.take(MAX_FAULTS).collect()
    }

    /// What makes the stored book the other.
    fn differences(&self, next: &Book) -> Vec<Change> {
        let held = self.snapshot.book();
        let mut changes = Vec::new();
        let stays: BTreeSet<&str> = next.rules().iter().map(|rule| rule.id.as_str()).collect();
        let gone = held.rules().iter().filter(|rule| !stays.contains(rule.id.as_str()));
        changes.extend(gone.map(|rule| Change::RemoveRule(rule.id.clone())));
        let before: BTreeMap<&str, &Rule> = held.rules().iter().map(|rule| (rule.id.as_str(), &**rule)).collect();
        let put = next.rules().iter().filter(|rule| before.get(rule.id.as_str()) != Some(&&***rule));
        changes.extend(put.map(|rule| Change::PutRule(Box::new(Rule::clone(rule)))));
        let (was, is): (BTreeSet<_>, BTreeSet<_>) = (held.blocks().iter().collect(), next.blocks().iter().collect());
        changes.extend(was.difference(&is).map(|&block| Change::RemoveBlock(block.clone())));
        changes.extend(is.difference(&was).map(|&block| Change::PutBlock(block.clone())));
        changes.extend(listed(held.placements(), next.placements()));
        changes.extend(listed(held.strategies(), next.strategies()));
        changes
    }
}

/// What is kept in the order in which it was added.
pub(super) trait Listed: Clone + PartialEq {
    fn code(&self) -> &str;
    fn put(&self) -> Change;
    fn remove(&self) -> Change;
}

impl Listed for Placement {
    fn code(&self) -> &str {
        &self.code
    }

    fn put(&self) -> Change {
        Change::PutPlacement(Box::new(self.clone()))
    }

    fn remove(&self) -> Change {
        Change::RemovePlacement(self.code.clone())
    }
}

impl Listed for Strategy {
    fn code(&self) -> &str {
        &self.code
    }

    fn put(&self) -> Change {
        Change::PutStrategy(self.clone())
    }

    fn remove(&self) -> Change {
        Change::RemoveStrategy(self.code.clone())
    }
}

/// What makes one list the other. What is put anew comes last, so from the first difference in the order on all is
/// removed, the last first, and put anew: taken back one by one, that ends in the order of before.
pub(super) fn listed<T: Listed>(held: &[T], next: &[T]) -> Vec<Change> {
    let same = held.iter().zip(next).take_while(|(held, next)| held.code() == next.code()).count();
    let changed = held.iter().zip(next).take(same).filter(|(held, next)| held != next).map(|(_, next)| next.put());
    changed.chain(held[same..].iter().rev().map(T::remove)).chain(next[same..].iter().map(T::put)).collect()
}

fn within(list: &str, faults: impl Iterator<Item = Vec<RuleFault>>) -> impl Iterator<Item = RuleFault> {
    faults.enumerate().flat_map(move |(at, faults)| {
        let prefix = format!("/{list}/{at}");
        faults.into_iter().map(move |fault| RuleFault { pointer: format!("{prefix}{}", fault.pointer), ..fault })
    })
}

fn doubles<'a>(list: &str, ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = RuleFault> {
    let field = if list == "rules" { "id" } else { "code" };
    let mut seen = BTreeSet::new();
    ids.enumerate().filter(move |(_, id)| !seen.insert(*id)).map(move |(at, id)| RuleFault {
        pointer: format!("/{list}/{at}/{field}"),
        code: "duplicate_id".to_owned(),
        message: format!("`{id}` is there already"),
    })
}

fn strategy_gone(code: &str) -> RuleFault {
    RuleFault {
        pointer: "/strategies".to_owned(),
        code: "strategy_in_use".to_owned(),
        message: format!("the workspace follows the strategy `{code}`, which is not among these"),
    }
}
