//! Loops through rules: what a rule would close before it is saved, what a link would close through rules, and the
//! knots of groups that have rules.

use super::Rulebook;
use super::link_seasons::paused_links;
use super::loops::undecided_through_rules;
use super::rule_nets::{Among, RuleSeat, of_rule, of_rules, seat};
use super::rule_seasons::{RuleSeasons, turned_on};
use super::slot::Slots;
use crate::cycle::rules::{By, Closed, Horizon, Knot, Net, Stride, Tangle, closed_by, knots, net, tangle};
use crate::cycle::{self, LoopChecker};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use tandem_model::{Campaign, Change, Finding, Link, LoopPolicy, RelationshipType, Rule, RuleStatus, Severity};

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

    /// The loops that changed rules would be part of, if the book held these rules and no others; for documents, and for
    /// many rules switched on at once. Of a knot whose loops are not blocked one is looked at. However long it takes.
    pub fn loops_with_rules(&self, rules: &[&Rule], changed: &BTreeSet<&str>, at: DateTime<Utc>) -> Vec<Finding> {
        self.loops_among(self.among(), rules, changed, at)
    }

    /// The loops of what is paused and a campaign turns on, if it stood in the place of the one with its id.
    pub(super) fn campaign_loops(&self, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
        if paused_links(&self.snapshot, campaign).is_empty() {
            return self.campaign_rule_loops(campaign, at);
        }
        let mut after = self.clone();
        after.apply(&[Change::PutCampaign(Box::new(campaign.clone()))]);
        after.set_time(at);
        let mut findings = after.season_loops(campaign);
        let told: BTreeSet<String> = findings.iter().map(|finding| finding.message.clone()).collect();
        let of_rules = after.campaign_rule_loops(campaign, at).into_iter();
        findings.extend(of_rules.filter(|finding| !told.contains(&finding.message)));
        findings
    }

    fn campaign_rule_loops(&self, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
        let ours: BTreeSet<&str> = turned_on(campaign).collect();
        let rules: Vec<&Rule> = self.snapshot.book().rules().iter().map(|rule| &**rule).collect();
        let paused = |rule: &&&Rule| rule.status == RuleStatus::Paused && ours.contains(rule.id.as_str());
        let changed: BTreeSet<&str> = rules.iter().filter(paused).map(|rule| rule.id.as_str()).collect();
        if changed.is_empty() {
            return Vec::new();
        }
        let others = self.snapshot.book().campaigns().iter().filter(|held| held.id != campaign.id);
        let seasons = RuleSeasons::among(others.chain([campaign]));
        self.loops_among((&self.snapshot, &self.slots, &seasons), &rules, &changed, at)
    }

    /// Beyond so many products or rules, loops of a campaign are looked for when it is saved and not while it is edited.
    pub(super) fn is_large(&self) -> bool {
        self.snapshot.id_end() > LARGE.0 || self.snapshot.book().rules().len() > LARGE.1
    }

    fn among(&self) -> Among<'_> {
        (&self.snapshot, &self.slots, self.nets.seasons(&self.snapshot))
    }

    fn loops_among(
        &self,
        among: Among<'_>,
        rules: &[&Rule],
        changed: &BTreeSet<&str>,
        at: DateTime<Utc>,
    ) -> Vec<Finding> {
        let ours = rules.iter().filter(|rule| changed.contains(rule.id.as_str()));
        let groups: BTreeSet<u8> = ours.filter_map(|rule| Some(seat(among, rule)?.group)).collect();
        groups.into_iter().flat_map(|group| self.loops_of_changed(among, (rules, changed), group, at)).collect()
    }

    fn loops_of_changed(
        &self,
        among: Among<'_>,
        (rules, changed): (&[&Rule], &BTreeSet<&str>),
        group: u8,
        at: DateTime<Utc>,
    ) -> Vec<Finding> {
        let columns = self.nets.columns(&self.snapshot);
        let net = of_rules(among, columns, rules.iter().copied(), group);
        let (nets, live) = ([&net], Rc::new(vec![vec![true; net.seats.len()]]));
        let search = |only| {
            let found = knots(self.loops.ground(group, &nets), &live, Horizon::from(at), only, u64::MAX);
            found.unwrap_or_default()
        };
        let policy = self.group_policy(group);
        let is_changed = |rule: u32| changed.contains(net.seats[rule as usize].id.as_str());
        let steps_along = |stride: &Stride| matches!(stride.by, By::Rule(_, rule) if is_changed(rule));
        let of_knot = |knot: Knot| match knot.strides.iter().any(steps_along) {
            true => vec![knot],
            // The loop that is told was there before; a changed rule may be part of another one among its products.
            false if policy == LoopPolicy::Block => {
                let triggered: BTreeSet<u32> = knot.products.iter().flat_map(|&id| net.triggered(id)).collect();
                triggered
                    .into_iter()
                    .filter(|&rule| is_changed(rule))
                    .flat_map(|rule| search(Some((0, rule))))
                    .collect()
            }
            false => Vec::new(),
        };
        let found = search(None).into_iter().flat_map(of_knot);
        found.map(|knot| self.rule_finding("closes a loop", &knot, &nets, policy)).collect()
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
        self.nets.has_rules(&self.snapshot, &self.slots, group)
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
