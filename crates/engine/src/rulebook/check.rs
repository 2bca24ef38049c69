//! The check of the whole rulebook: loops, ends that are gone, upsells that are cheaper, campaigns.

use super::Rulebook;
use super::check_ends::start_of;
use super::loops::{concerns, cycle_finding, round};
use super::place::checker;
use super::rule_steps::seasons_told;
use super::slot::Slots;
use crate::campaign::book_campaigns;
use crate::cycle::LoopFinding;
use crate::parallel::each;
use chrono::{DateTime, Utc};
use std::cmp::Reverse;
use tandem_model::{Finding, LinkKey, LoopPolicy, LoopStatus, RelationshipType, Severity};

/// What a check finds, as far as it is told.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// The gravest first, then by message.
    pub findings: Vec<Finding>,
    /// Warnings about the ends of links, beside those.
    pub untold: usize,
}

/// A part of a check that needs no other.
enum Work {
    /// The loops of a group that lead through rules.
    Loops(u8),
    Ends,
}

impl Rulebook {
    /// Every finding, the gravest first, then by message. One finding for each knot of loops, through rules that can be
    /// live within two years from `at`. Takes `&mut self` because a group whose loops are gone is found to be in order
    /// again. Cost: linear in products and links, the sets of rules and the triggers of relative ones.
    pub fn check(&mut self, at: DateTime<Utc>) -> Vec<Finding> {
        self.survey(at, usize::MAX).findings
    }

    /// As [`Rulebook::check`], but of what is wrong with the ends of links only the first `most` are told, by message,
    /// and the others counted.
    pub fn survey(&mut self, at: DateTime<Utc>, most: usize) -> Survey {
        let mut survey = self.found(Some(at), Some(most));
        survey.findings.extend(book_campaigns(&self.snapshot, at));
        Survey { findings: gravest_first(survey.findings), ..survey }
    }

    /// What a check finds that names a link, or whose loop goes along it. Cost: a check without the ends of other links.
    pub fn findings_about(&mut self, link: &LinkKey, at: DateTime<Utc>) -> Vec<Finding> {
        let mut findings = self.survey(at, 0).findings;
        findings.extend(self.snapshot.link(link).iter().flat_map(|link| self.end_findings(link)));
        findings.retain(|finding| concerns(&self.snapshot, finding, link));
        gravest_first(findings)
    }

    /// How many knots of loops there are; kept until something changes. Cost: linear in the links of groups that are
    /// not in order, and for groups with rules that of their check.
    pub fn loop_status(&mut self) -> LoopStatus {
        if let Some(status) = self.status {
            return status;
        }
        let (mut status, at) = (LoopStatus { blocked: 0, warned: 0 }, self.at);
        for finding in self.found(at, None).findings {
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

    /// The knots of all groups, those that are never live as notes; and what is wrong with the ends of links, where it
    /// is said how much of that is told.
    fn found(&mut self, at: Option<DateTime<Utc>>, most: Option<usize>) -> Survey {
        let mut survey = Survey::default();
        let mut through_rules = Vec::new();
        for group in 0..self.slots.groups() {
            if self.has_rules(group) {
                self.loops.put_in_order(group);
                through_rules.push(group);
            } else {
                let knots = self.loops.check_group(group);
                survey.findings.extend(knots.iter().map(|knot| self.knot(knot)));
            }
        }
        through_rules.sort_by_key(|&group| Reverse(self.rules_in(group)));
        let work = through_rules.into_iter().map(Work::Loops).chain(most.map(|_| Work::Ends));
        let done = each(&work.collect::<Vec<Work>>(), |work| match work {
            Work::Loops(group) => Survey { findings: self.rule_knots(*group, at), untold: 0 },
            Work::Ends => self.ends(most.unwrap_or_default()),
        });
        for found in done {
            survey.findings.extend(found.findings);
            survey.untold += found.untold;
        }
        survey
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
}

/// Findings by severity, message and links. Nearly all are told apart by the first bytes of their messages, which are
/// kept beside them for that.
pub fn gravest_first(findings: Vec<Finding>) -> Vec<Finding> {
    let start = |finding: &Finding| start_of(finding.message.bytes());
    let mut order: Vec<(Severity, u128, usize)> =
        findings.iter().enumerate().map(|(at, finding)| (finding.severity, start(finding), at)).collect();
    let rest = |at: usize| (&findings[at].message, &findings[at].links, at);
    order.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| rest(a.2).cmp(&rest(b.2))));
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(.., at)| findings[at].take()).collect()
}
