//! Loops that many changed rules would be part of at once: those of a document, those switched on together, and those
//! that a campaign turns on.

use super::Rulebook;
use super::link_seasons::paused_links;
use super::rule_nets::{Among, of_rules, seat};
use super::rule_seasons::{RuleSeasons, turned_on};
use crate::cycle::rules::{By, Horizon, Knot, Net, Stride, knots};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use tandem_model::{Campaign, Change, Finding, LoopPolicy, Rule, RuleStatus};

/// A book that is to be, and which of its rules changed.
struct Proposal<'a> {
    among: Among<'a>,
    rules: &'a [&'a Rule],
    changed: &'a BTreeSet<&'a str>,
}

impl Rulebook {
    /// The loops that changed rules would be part of, if the book held these rules and no others; for documents, and for
    /// many rules switched on at once. Of a knot whose loops are not blocked one is looked at. However long it takes.
    pub fn loops_with_rules(&self, rules: &[&Rule], changed: &BTreeSet<&str>, at: DateTime<Utc>) -> Vec<Finding> {
        self.loops_of(&Proposal { among: self.among(), rules, changed }, at)
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
        let among = (&self.snapshot, &self.slots, &seasons);
        self.loops_of(&Proposal { among, rules: &rules, changed: &changed }, at)
    }

    fn loops_of(&self, proposal: &Proposal<'_>, at: DateTime<Utc>) -> Vec<Finding> {
        let ours = proposal.rules.iter().filter(|rule| proposal.changed.contains(rule.id.as_str()));
        let groups: BTreeSet<u8> = ours.filter_map(|rule| Some(seat(proposal.among, rule)?.group)).collect();
        groups.into_iter().flat_map(|group| self.loops_of_changed(proposal, group, at)).collect()
    }

    fn loops_of_changed(&self, proposal: &Proposal<'_>, group: u8, at: DateTime<Utc>) -> Vec<Finding> {
        let (own, held, live) = self.nets_after(proposal, group);
        let nets: Vec<&Net> = held.into_iter().chain([&own]).collect();
        let live = Rc::new(live);
        let search = |only| {
            let found = knots(self.loops.ground(group, &nets), &live, Horizon::from(at), only, u64::MAX);
            found.unwrap_or_default()
        };
        let policy = self.group_policy(group);
        let is_changed = |net: u32, rule: u32| {
            let (net, rule) = (net as usize, rule as usize);
            live[net][rule] && proposal.changed.contains(nets[net].seats[rule].id.as_str())
        };
        let steps_along = |stride: &Stride| matches!(stride.by, By::Rule(net, rule) if is_changed(net, rule));
        let of_knot = |knot: Knot| match knot.strides.iter().any(steps_along) {
            true => vec![knot],
            // The loop that is told was there before; a changed rule may be part of another one among its products.
            false if policy == LoopPolicy::Block => {
                let rules = |id: u32| {
                    (0u32..).zip(&nets).flat_map(move |(at, net)| net.triggered(id).map(move |rule| (at, rule)))
                };
                let triggered: BTreeSet<(u32, u32)> = knot.products.iter().flat_map(|&id| rules(id)).collect();
                let changed = triggered.into_iter().filter(|&(net, rule)| is_changed(net, rule));
                changed.flat_map(|rule| search(Some(rule))).collect()
            }
            false => Vec::new(),
        };
        let found = search(None).into_iter().flat_map(of_knot);
        found.map(|knot| self.rule_finding("closes a loop", &knot, &nets, policy)).collect()
    }

    /// The nets of a group as it would be: those that are kept, as far as their rules stay as they are, and after them one
    /// of the others; and of each which rules count. Where most change there is that one alone.
    fn nets_after(&self, proposal: &Proposal<'_>, group: u8) -> (Net, Vec<&Net>, Vec<Vec<bool>>) {
        let stored = self.snapshot.book().rules().iter();
        let stored: BTreeMap<&str, &Rule> = stored.map(|rule| (rule.id.as_str(), &**rule)).collect();
        let stays = |rule: &&Rule| {
            stored.get(rule.id.as_str()).is_some_and(|held| held == rule) && self.opens_alike(proposal, rule)
        };
        let (mut staying, mut others): (Vec<&Rule>, Vec<&Rule>) = proposal.rules.iter().copied().partition(stays);
        if staying.len() < others.len() {
            others.append(&mut staying);
        }
        let own = of_rules(proposal.among, self.nets.columns(&self.snapshot), others.into_iter(), group);
        let staying: BTreeSet<&str> = staying.iter().map(|rule| rule.id.as_str()).collect();
        let (nets, mut live) = match staying.is_empty() {
            true => (Vec::new(), Vec::new()),
            false => self.nets.of_group(&self.snapshot, &self.slots, group),
        };
        for (net, live) in nets.iter().zip(&mut live) {
            let seats = net.seats.iter().zip(live);
            seats.for_each(|(seat, live)| *live &= staying.contains(seat.id.as_str()));
        }
        live.push(vec![true; own.seats.len()]);
        (own, nets, live)
    }

    /// Whether a rule is live when it would be.
    fn opens_alike(&self, proposal: &Proposal<'_>, rule: &Rule) -> bool {
        let (.., seasons) = proposal.among;
        self.nets.seasons(&self.snapshot).opening(rule) == seasons.opening(rule)
    }
}
