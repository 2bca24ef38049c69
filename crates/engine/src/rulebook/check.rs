//! The check of the whole rulebook: loops, ends that are gone, upsells that are cheaper, campaigns.

use super::Rulebook;
use super::finding::UPSELL;
use super::loops::{cycle_finding, round};
use super::place::checker;
use super::rule_steps::seasons_told;
use super::slot::Slots;
use crate::campaign::book_campaigns;
use crate::cycle::LoopFinding;
use chrono::{DateTime, Utc};
use tandem_model::{EndState, Finding, LinkLevel, LoopPolicy, LoopStatus, ProductStatus, RelationshipType, Severity};

impl Rulebook {
    /// Every finding, the gravest first, then by message. One finding for each knot of loops, through rules that can be
    /// live within two years from `at`. Takes `&mut self` because a group whose loops are gone is found to be in order
    /// again. Cost: linear in products and links, the sets of rules and the triggers of relative ones.
    pub fn check(&mut self, at: DateTime<Utc>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for group in 0..self.slots.groups() {
            findings.extend(self.knots_told(group, Some(at)));
        }
        findings.extend(self.product_ends());
        findings.extend(self.family_ends());
        findings.extend(book_campaigns(&self.snapshot, at));
        gravest_first(findings)
    }

    /// How many knots of loops there are; kept until something changes. Cost: linear in the links of groups that are
    /// not in order, and for groups with rules that of their check.
    pub fn loop_status(&mut self) -> LoopStatus {
        if let Some(status) = self.status {
            return status;
        }
        let (mut status, at) = (LoopStatus { blocked: 0, warned: 0 }, self.at);
        for finding in (0..self.slots.groups()).flat_map(|group| self.knots_told(group, at)) {
            match finding.severity {
                Severity::Error => status.blocked += 1,
                Severity::Warning => status.warned += 1,
                Severity::Note => {}
            }
        }
        self.status = Some(status);
        status
    }

    /// Groups of links that are kept in order, and so hold no loop.
    pub fn groups_in_order(&self) -> usize {
        (0..self.slots.groups()).filter(|&group| self.loops.is_ordered(group)).count()
    }

    /// Trades the inner order of links for that of a copy that holds the same links, and found more of it.
    pub fn swap_order(&mut self, copy: &mut Self) {
        std::mem::swap(&mut self.loops, &mut copy.loops);
    }

    /// The knots of a group, those that are never live as notes.
    fn knots_told(&mut self, group: u8, at: Option<DateTime<Utc>>) -> Vec<Finding> {
        if self.has_rules(group) {
            self.loops.put_in_order(group);
            return self.rule_knots(group, at);
        }
        let knots = self.loops.check_group(group);
        knots.iter().map(|knot| self.knot(knot)).collect()
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
        let (when, campaigns) = seasons_told(self.link_seasons(&steps));
        let message = format!("loop: {}{more}{when}", round(&steps));
        Finding { campaigns, ..cycle_finding(severity, message, steps, fixes) }
    }

    fn policy_of(&self, knot: &LoopFinding) -> LoopPolicy {
        self.group_policy(knot.group)
    }

    fn product_ends(&self) -> impl Iterator<Item = Finding> {
        let snapshot = &self.snapshot;
        let is_gone = |id: u32| !snapshot.exists(id) || snapshot.status(id) == ProductStatus::Discontinued;
        let gone: Vec<bool> = (0..snapshot.id_end()).map(is_gone).collect();
        snapshot.stored(LinkLevel::Product).flat_map(move |(from, arrow)| {
            // Most links are passed without a look at their products.
            if gone[from as usize] || gone[arrow.target as usize] {
                return self.end_findings(&snapshot.whole(LinkLevel::Product, from, arrow));
            }
            let upsell = snapshot.type_code(arrow.kind) == UPSELL;
            upsell.then(|| self.cheaper_product(from, arrow)).flatten().into_iter().collect()
        })
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

/// Findings by severity, message and links. Nearly all are told apart by the first bytes of their messages, which are
/// kept beside them for that.
pub fn gravest_first(findings: Vec<Finding>) -> Vec<Finding> {
    let start = |finding: &Finding| {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(finding.message.bytes()).for_each(|(held, byte)| *held = byte);
        u128::from_be_bytes(bytes)
    };
    let mut order: Vec<(Severity, u128, usize)> =
        findings.iter().enumerate().map(|(at, finding)| (finding.severity, start(finding), at)).collect();
    let rest = |at: usize| (&findings[at].message, &findings[at].links, at);
    order.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| rest(a.2).cmp(&rest(b.2))));
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(.., at)| findings[at].take()).collect()
}
