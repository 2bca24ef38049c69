//! Many targets of one link at once, where loops can lead through rules: what leads back is looked for once.

use super::Rulebook;
use super::loops::undecided_through_rules;
use super::rule_loops::PATIENCE;
use super::verdict::{judge, no};
use crate::cycle::rules::{Backs, Knot, Net, backs, holds_always};
use std::rc::Rc;
use tandem_model::{CheckTargets, Finding, Link, LinkLevel, LinkVerdict, NewLink, Sku, TargetVerdict};

pub(super) struct RuleWaysBack<'a> {
    rulebook: &'a Rulebook,
    ask: &'a CheckTargets,
    group: u8,
    nets: Vec<&'a Net>,
    /// None where the trigger is not known.
    backs: Option<Backs>,
}

impl Rulebook {
    /// Cost: what leads to the trigger over links and rules of a group, as far as is looked while editing.
    pub(super) fn rule_ways_back<'a>(&'a self, ask: &'a CheckTargets, group: u8) -> RuleWaysBack<'a> {
        let (nets, live) = self.nets.of_group(&self.snapshot, &self.slots, group);
        let from = self.snapshot.id(ask.from.as_str());
        let backs = from.map(|from| {
            let ground = self.loops.ground(group, &nets);
            backs(ground, from, &Rc::new(live), PATIENCE, ask.reversed)
        });
        RuleWaysBack { rulebook: self, ask, group, nets, backs }
    }
}

impl RuleWaysBack<'_> {
    pub fn judged(&self, to: &Sku) -> TargetVerdict {
        let (from, shown) = if self.ask.reversed { (to, &self.ask.from) } else { (&self.ask.from, to) };
        let new = NewLink {
            from: from.clone(),
            to: shown.clone(),
            kind: self.ask.kind.clone(),
            weight: None,
            two_way: false,
            level: LinkLevel::Product,
            pin: None,
            paused: false,
        };
        let LinkVerdict { verdict, message, .. } = match self.rulebook.asked(&new) {
            Ok(link) => judge(self.findings(&link)),
            Err(fault) => no(fault),
        };
        TargetVerdict { sku: to.clone(), verdict, message }
    }

    fn findings(&self, link: &Link) -> Vec<Finding> {
        let rulebook = self.rulebook;
        let placed = rulebook.placed(link).zip(self.backs.as_ref());
        let Some((placed, backs)) = placed else { return rulebook.end_findings(link) };
        let ground = rulebook.loops.ground(self.group, &self.nets);
        let other = if self.ask.reversed { placed.from } else { placed.to };
        let looped = match backs.round(&ground, other, placed.kind) {
            None if backs.complete => None,
            None => Some(undecided_through_rules(&link.key())),
            Some(strides) if holds_always(&ground, &strides) => {
                let knot = Knot { products: Vec::new(), strides, live: true };
                let policy = rulebook.group_policy(self.group);
                Some(rulebook.rule_finding("closes a loop", &knot, &self.nets, policy))
            }
            Some(_) => return rulebook.findings_of(link, PATIENCE),
        };
        looped.into_iter().chain(rulebook.end_findings(link)).collect()
    }
}
