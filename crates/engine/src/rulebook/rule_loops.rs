//! Loops through rules: what a rule would close before it is saved, what a link would close through rules, and the
//! knots of groups that have rules.

use super::Rulebook;
use super::loops::undecided_through_rules;
use super::rule_nets::{Among, RuleSeat, of_rule, seat};
use super::slot::Slots;
use crate::cycle::rules::{By, Closed, Horizon, Knot, Net, Tangle, closed_by, knots, net, tangle};
use crate::cycle::{self, LoopChecker};
use chrono::{DateTime, Utc};
use std::rc::Rc;
use std::sync::Arc;
use tandem_model::{Finding, Link, LoopPolicy, RelationshipType, Rule, Severity};

/// Steps that a search may take while a rule or link is edited: less than a tenth of a second.
pub(super) const PATIENCE: u64 = 2_000_000;
/// Products on one side of a rule that is judged while it is edited.
const WIDEST: usize = 150_000;
/// Beyond so many products or rules nothing is made ready while a rule is edited.
const LARGE: (u32, usize) = (150_000, 20_000);

/// What a rule would do to loops.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RuleLoops {
    /// Errors where loops are blocked, else warnings; loops whose steps are never live together are notes.
    pub findings: Vec<Finding>,
    /// False where the search was given up; then nothing is found.
    pub decided: bool,
}

impl Rulebook {
    /// The loops that a rule would be part of if it were stored now, in the place of the one with its id. Gives up
    /// after about a tenth of a second's work, or where the rule is very wide.
    pub fn rule_loops(&self, rule: &Rule, at: DateTime<Utc>) -> RuleLoops {
        let Some(seat) = seat(self.among(), rule) else {
            return RuleLoops { findings: Vec::new(), decided: true };
        };
        if self.is_large() && !self.nets.is_ready(seat.group) {
            return RuleLoops::default();
        }
        match self.loops_through(rule, &seat, at, (PATIENCE, WIDEST)) {
            Some(findings) => RuleLoops { findings, decided: true },
            None => RuleLoops::default(),
        }
    }

    /// As [`Rulebook::rule_loops`], however long it takes: for work in the background.
    pub fn all_rule_loops(&self, rule: &Rule, at: DateTime<Utc>) -> Vec<Finding> {
        let seat = seat(self.among(), rule);
        seat.and_then(|seat| self.loops_through(rule, &seat, at, (u64::MAX, usize::MAX))).unwrap_or_default()
    }

    /// Beyond so many products or rules, loops of a campaign are looked for when it is saved and not while it is edited.
    pub(super) fn is_large(&self) -> bool {
        self.snapshot.id_end() > LARGE.0 || self.snapshot.book().rules().len() > LARGE.1
    }

    pub(super) fn among(&self) -> Among<'_> {
        (&self.snapshot, &self.slots, self.nets.seasons(&self.snapshot))
    }

    fn loops_through(
        &self,
        rule: &Rule,
        seat: &RuleSeat,
        at: DateTime<Utc>,
        (patience, widest): (u64, usize),
    ) -> Option<Vec<Finding>> {
        let columns = self.nets.columns(&self.snapshot);
        let (_, own) = of_rule(self.among(), columns, rule, widest)?;
        let (mut nets, mut live) = self.nets.of_group(&self.snapshot, &self.slots, seat.group);
        for (net, live) in nets.iter().zip(&mut live) {
            let held = net.seats.iter().zip(live);
            held.filter(|(held, _)| held.id == rule.id).for_each(|(_, live)| *live = false);
        }
        nets.push(&own);
        live.push(vec![true]);
        let only = (nets.len() as u32 - 1, 0);
        let ground = self.loops.ground(seat.group, &nets);
        let found = knots(ground, &Rc::new(live), Horizon::from(at), Some(only), patience)?;
        let begun = found.into_iter().map(|mut knot| {
            let first = knot.strides.iter().position(|stride| stride.by == By::Rule(only.0, only.1));
            knot.strides.rotate_left(first.unwrap_or(0));
            self.rule_finding("closes a loop", &knot, &nets, seat.policy)
        });
        Some(begun.collect())
    }

    /// The knots of a group that has rules, told. Cost: its links, the sets of its rules and the triggers of relative
    /// ones.
    pub(super) fn rule_knots(&self, group: u8, at: Option<DateTime<Utc>>) -> Vec<Finding> {
        let told = self.group_knots(group, at).into_iter();
        told.map(|knot| self.stored_knot_told("loop", knot, group)).collect()
    }

    /// The knots of a group that links and stored rules make.
    pub(super) fn group_knots(&self, group: u8, at: Option<DateTime<Utc>>) -> Vec<Knot> {
        let (nets, live) = self.nets.of_group(&self.snapshot, &self.slots, group);
        let ground = self.loops.ground(group, &nets);
        knots(ground, &Rc::new(live), horizon(at), None, u64::MAX).unwrap_or_default()
    }

    /// A knot of links and stored rules, told from the first product by SKU on.
    pub(super) fn stored_knot_told(&self, what: &str, mut knot: Knot, group: u8) -> Finding {
        let (nets, _) = self.nets.of_group(&self.snapshot, &self.slots, group);
        let sku = |at: &usize| self.snapshot.sku(knot.strides[*at].from);
        let first = (0..knot.strides.len()).min_by_key(sku);
        knot.strides.rotate_left(first.unwrap_or(0));
        self.rule_finding(what, &knot, &nets, self.group_policy(group))
    }

    /// What is caught in loops of the links that a checker holds and of stored rules, at whatever time.
    pub(super) fn tangle(&self, loops: &LoopChecker, group: u8) -> Tangle {
        let (nets, live) = self.nets.of_group(&self.snapshot, &self.slots, group);
        tangle(loops.ground(group, &nets), &Rc::new(live))
    }

    pub(super) fn has_rules(&self, group: u8) -> bool {
        self.rules_in(group) > 0
    }

    pub(super) fn rules_in(&self, group: u8) -> usize {
        self.nets.rules_in(&self.snapshot, &self.slots, group)
    }

    /// What a link would close through rules and links together, where its group has rules.
    pub(super) fn closed_through_rules(&self, placed: cycle::Link, link: &Link, patience: u64) -> Option<Finding> {
        let kind = self.kind(&link.kind).ok()?;
        let group = self.rules_of(kind)?;
        let (nets, live) = self.nets.of_group(&self.snapshot, &self.slots, group);
        let ground = self.loops.ground(group, &nets);
        match closed_by(&self.loops, ground, placed, &Rc::new(live), horizon(self.at), patience) {
            Closed::Clear => None,
            Closed::NotDecided => Some(undecided_through_rules(&link.key())),
            Closed::Loop(knot) => Some(self.rule_finding("closes a loop", &knot, &nets, kind.loop_policy)),
        }
    }

    /// The group of a type, where loops are looked for there and can lead through rules.
    pub(super) fn rules_of(&self, kind: &RelationshipType) -> Option<u8> {
        let checked = kind.loop_policy != LoopPolicy::Allow;
        self.slots.group_number(&kind.loop_group).filter(|&group| checked && self.has_rules(group))
    }

    pub(super) fn rule_finding(&self, what: &str, knot: &Knot, nets: &[&Net], policy: LoopPolicy) -> Finding {
        self.knot_told(what, knot, nets, policy, &self.slots)
    }

    fn knot_told(&self, what: &str, knot: &Knot, nets: &[&Net], policy: LoopPolicy, slots: &Slots) -> Finding {
        let severity = match (knot.live, policy) {
            (false, _) => Severity::Note,
            (true, LoopPolicy::Block) => Severity::Error,
            (true, _) => Severity::Warning,
        };
        let never = if knot.live { "" } else { " whose steps are never live together" };
        let more = match what == "loop" && knot.products.len() > knot.strides.len() {
            true => format!(", and {} products are caught in loops with it", knot.products.len()),
            false => String::new(),
        };
        self.told_finding(severity, &format!("{what}{never}"), &more, &knot.strides, nets, slots)
    }

    /// The loops of a group whose types and links another checker holds, blocked all of them; nothing where it has no
    /// rules, since the checker then knows them all.
    pub(super) fn rule_loops_of<'a>(&'a self, loops: &LoopChecker, slots: &Slots, group: u8) -> Option<Vec<Finding>> {
        let seasons = self.nets.seasons(&self.snapshot);
        let opened = |rule: &'a Arc<Rule>| Some((&**rule, seasons.opening(rule)?, slots.kind(&rule.kind)?, false));
        let rules: Vec<_> = self.snapshot.book().rules().iter().filter_map(opened).collect();
        if rules.is_empty() {
            return None;
        }
        let net = net(self.nets.columns(&self.snapshot), rules.into_iter(), usize::MAX)?;
        let (nets, live) = ([&net], Rc::new(vec![vec![true; net.seats.len()]]));
        let found = knots(loops.ground(group, &nets), &live, horizon(self.at), None, u64::MAX)?;
        let told = found.iter().filter(|knot| knot.live);
        Some(told.map(|knot| self.knot_told("loop", knot, &nets, LoopPolicy::Block, slots)).collect())
    }

    pub(super) fn group_policy(&self, group: u8) -> LoopPolicy {
        let group = self.slots.group(group);
        let held = self.snapshot.types().iter().find(|kind| kind.loop_group == group);
        held.map_or(LoopPolicy::Allow, |kind| kind.loop_policy)
    }
}

pub(super) fn horizon(at: Option<DateTime<Utc>>) -> Horizon {
    at.map_or(Horizon { from: DateTime::<Utc>::MIN_UTC, to: DateTime::<Utc>::MAX_UTC }, Horizon::from)
}
