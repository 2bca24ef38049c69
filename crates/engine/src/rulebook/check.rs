//! The check of the whole rulebook: loops, ends that are gone, upsells that are cheaper.

use super::Rulebook;
use super::finding::UPSELL;
use super::loops::{cycle_finding, round};
use super::place::checker;
use super::slot::Slots;
use crate::Arrow;
use crate::cycle::LoopFinding;
use chrono::{DateTime, Utc};
use tandem_model::{EndState, Finding, LinkLevel, LoopPolicy, LoopStatus, ProductStatus, RelationshipType, Severity};

impl Rulebook {
    /// Every finding, the gravest first, then by message. One finding for each knot of loops, through rules that can be
    /// live within two years from `at`. Takes `&mut self` because a group whose loops are gone is found to be in order
    /// again. Cost: linear in products and links, the sets of rules and the triggers of relative ones.
    pub fn check(&mut self, at: DateTime<Utc>) -> Vec<Finding> {
        let knots = self.loops.check();
        let plain = knots.iter().filter(|knot| !self.has_rules(knot.group)).map(|knot| self.knot(knot));
        let mut findings: Vec<Finding> = plain.collect();
        for group in (0..self.slots.groups()).filter(|&group| self.has_rules(group)) {
            findings.extend(self.rule_knots(group, Some(at)));
        }
        findings.extend(self.product_ends());
        findings.extend(self.family_ends());
        findings.sort_by(|a, b| (a.severity, &a.message, &a.links).cmp(&(b.severity, &b.message, &b.links)));
        findings
    }

    /// How many knots of loops there are; kept until something changes. Cost: linear in the links of groups that are
    /// not in order, and for groups with rules that of their check.
    pub fn loop_status(&mut self) -> LoopStatus {
        if let Some(status) = self.status {
            return status;
        }
        let mut status = LoopStatus { blocked: 0, warned: 0 };
        let groups = || 0..self.slots.groups();
        let knots = if groups().all(|group| self.loops.is_ordered(group)) { Vec::new() } else { self.loops.check() };
        for knot in knots.iter().filter(|knot| !self.has_rules(knot.group)) {
            match self.policy_of(knot) {
                LoopPolicy::Block => status.blocked += 1,
                _ => status.warned += 1,
            }
        }
        for group in groups().filter(|&group| self.has_rules(group)) {
            self.count_rule_knots(group, &mut status);
        }
        self.status = Some(status);
        status
    }

    /// The loops that a group would hold if the types were these, as errors.
    pub(super) fn loops_if(&self, types: &[RelationshipType], group: &str) -> Vec<Finding> {
        let ours: Vec<RelationshipType> = types.iter().filter(|kind| kind.loop_group == group).cloned().collect();
        let mut slots = Slots::default();
        let table = slots.seat(&ours);
        let mut loops = checker(&self.snapshot, &slots, table);
        let finding = |knot: &LoopFinding| self.knot_finding(knot, &slots, Severity::Error);
        if let Some(found) = slots.group_number(group).and_then(|group| self.rule_loops_of(&loops, &slots, group)) {
            return found;
        }
        loops.check().iter().map(finding).collect()
    }

    fn knot(&self, knot: &LoopFinding) -> Finding {
        let blocked = self.policy_of(knot) == LoopPolicy::Block;
        self.knot_finding(knot, &self.slots, if blocked { Severity::Error } else { Severity::Warning })
    }

    fn knot_finding(&self, knot: &LoopFinding, slots: &Slots, severity: Severity) -> Finding {
        let mut steps = self.named(&knot.steps, slots);
        if let Some(first) = (0..steps.len()).min_by_key(|&at| steps[at].from.clone()) {
            steps.rotate_left(first);
        }
        let more = match knot.products > steps.len() {
            true => format!(", and {} products are caught in loops with it", knot.products),
            false => String::new(),
        };
        let fixes = self.removals(&steps);
        cycle_finding(severity, format!("loop: {}{more}", round(&steps)), steps, fixes)
    }

    fn policy_of(&self, knot: &LoopFinding) -> LoopPolicy {
        self.group_policy(knot.group)
    }

    fn product_ends(&self) -> impl Iterator<Item = Finding> {
        let doubtful = self.snapshot.stored(LinkLevel::Product).filter(|&(from, arrow)| self.is_doubtful(from, arrow));
        doubtful.flat_map(|(from, arrow)| self.end_findings(&self.snapshot.whole(LinkLevel::Product, from, arrow)))
    }

    /// Whether a product link needs a closer look: most do not, and are passed without making a text.
    fn is_doubtful(&self, from: u32, arrow: Arrow) -> bool {
        let snapshot = &self.snapshot;
        let gone = |id: u32| !snapshot.exists(id) || snapshot.status(id) == ProductStatus::Discontinued;
        let cheaper = || snapshot.price_minor(arrow.target) < snapshot.price_minor(from);
        gone(from) || gone(arrow.target) || (cheaper() && snapshot.type_code(arrow.kind) == UPSELL)
    }

    fn family_ends(&self) -> impl Iterator<Item = Finding> {
        let states = self.family_states();
        let fine = move |family: u32| {
            let state = states.get(family as usize);
            state.is_some_and(|state| matches!(state, EndState::Active | EndState::Inactive))
        };
        let doubtful = self.snapshot.stored(LinkLevel::Family).filter(move |&(from, arrow)| {
            !fine(from) || !fine(arrow.target) || self.snapshot.type_code(arrow.kind) == UPSELL
        });
        doubtful.flat_map(|(from, arrow)| self.end_findings(&self.snapshot.whole(LinkLevel::Family, from, arrow)))
    }

    fn family_states(&self) -> Vec<EndState> {
        let mut states = Vec::new();
        for id in 0..self.snapshot.id_end() {
            let Some(family) = self.snapshot.family_of(id) else { continue };
            let family = family as usize;
            if states.len() <= family {
                states.resize(family + 1, EndState::Missing);
            }
            states[family] = match (states[family], self.snapshot.status(id)) {
                (EndState::Active, _) | (_, ProductStatus::Active) => EndState::Active,
                (EndState::Inactive, _) | (_, ProductStatus::Inactive) => EndState::Inactive,
                _ => EndState::Discontinued,
            };
        }
        states
    }
}
