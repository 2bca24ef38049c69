//! What is wrong with rules that can be read: those that never take part, show nothing, stand in each other's way or
//! speak of products that are gone. Loops are not looked for here.
//!
//! A rule is judged as of the first instant at which its window is open. All rules together are judged with the products
//! listed by word, so that each costs what its most selective leaf leaves over; rules with the same conditions share
//! their triggers.

mod block;
mod canonical;
mod cheaper;
mod contradiction;
mod finding;
mod lead;
mod named;
mod reference;
mod shadow;
mod sides;
#[cfg(test)]
mod tests;
mod window;

use super::catalogue::Catalogue;
use super::reach::{any_shown, triggers};
use crate::Snapshot;
use crate::parallel::each;
use block::Blocks;
use canonical::Canonical;
use chrono::{DateTime, NaiveDate, Utc};
use finding::Speaking;
use lead::Lead;
use reference::references;
use shadow::{Other, Sayings, shadowed, stops};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use tandem_model::{Finding, Rule, RuleStatus, Sku};
use window::{closed, days, opens, weightless};

/// Shares of the rules that are examined side by side.
const SHARES: usize = 4;

/// One rule under examination.
struct Exam<'a, 's> {
    catalogue: &'a Catalogue<'s>,
    speaking: Speaking<'a>,
    /// The live products that can trigger it, by id.
    triggers: &'a [u32],
    blocks: &'a Blocks,
    shows: OnceCell<bool>,
}

impl Exam<'_, '_> {
    /// Whether any of its triggers can show anything; asked once.
    fn shows_any(&self) -> bool {
        *self.shows.get_or_init(|| any_shown(self.catalogue, &self.speaking.rule.show, self.triggers))
    }

    fn product_name(&self, sku: &Sku) -> String {
        let snapshot = self.catalogue.snapshot;
        snapshot.id(sku.as_str()).map_or_else(|| sku.to_string(), |id| snapshot.name(id).to_owned())
    }

    /// Everything but what other rules do to it.
    fn findings(&self, canonical: &Canonical, at: DateTime<Utc>) -> Vec<Finding> {
        let mut findings = self.blocks.contradicted(self);
        let certain = sides::certain(self, canonical, days(self.speaking.rule, at));
        let vain = certain.as_ref().is_some_and(|found| found.code == tandem_model::finding_code::RULE_NEVER_TRUE);
        findings.extend(certain);
        if !vain {
            match sides::never_fires(self) {
                Some(finding) => findings.push(finding),
                None if !self.triggers.is_empty() => {
                    findings.extend(sides::shows_nothing(self));
                    findings.extend(cheaper::shows_cheaper(self));
                }
                None => {}
            }
        }
        findings
    }
}

/// The health of one rule, stored or not, as if it were active; the gravest first. Beside the stored rules, but without
/// the question which rule carries most lists. Cost: some looks at each product, and one at each other rule.
pub fn rule_health(snapshot: &Snapshot, rule: &Rule, at: DateTime<Utc>) -> Vec<Finding> {
    let speaking = Speaking { rule, stored: snapshot.book().rules().iter().any(|held| held.id == rule.id) };
    let catalogue = Catalogue::new(snapshot, opens(rule, at));
    let mut findings = references(&catalogue, speaking);
    findings.extend(weightless(snapshot, speaking));
    match closed(speaking, at) {
        Some(finding) => findings.push(finding),
        None => {
            let (canonical, triggers) = (Canonical::of(rule), triggers(&catalogue, rule));
            let exam = Exam {
                catalogue: &catalogue,
                speaking,
                triggers: &triggers,
                blocks: &Blocks::of(snapshot),
                shows: OnceCell::new(),
            };
            findings.extend(exam.findings(&canonical, at));
            findings.extend(beside(&exam, &canonical));
        }
    }
    graded(findings)
}

/// What the stored rules do to one. Of two that say the same, the one that is not stored or comes later is told.
fn beside(exam: &Exam<'_, '_>, canonical: &Canonical) -> Vec<Finding> {
    let (rule, stored) = (exam.speaking.rule, exam.speaking.stored);
    let place = |other: &Rule| (other.position, other.id.clone());
    let is_earlier = |other: &Rule| !stored || place(other) < place(rule);
    let book = exam.catalogue.snapshot.book().rules().iter();
    let others = || book.clone().map(AsRef::as_ref).filter(|other: &&Rule| other.id != rule.id && is_earlier(other));
    let stopping: Vec<Other<'_>> = others()
        .filter(|other| stops(exam.catalogue.snapshot, other))
        .map(|other| Other::of(exam.catalogue, other))
        .collect();
    let open = |other: &&Rule| other.window.to.is_none_or(|to| to > exam.catalogue.at);
    let mut sayings = Sayings::default();
    for other in others().filter(open).filter(|other| other.status == RuleStatus::Active && other.kind == rule.kind) {
        sayings.add(other, Canonical::of(other).key());
    }
    let shadow = (!exam.triggers.is_empty()).then(|| shadowed(exam, canonical, stopping.iter())).flatten();
    shadow.into_iter().chain(sayings.same(exam.speaking, canonical.key().as_ref())).collect()
}

/// The health of all stored rules, the gravest first, then by rule order. Of paused ones only what they name is looked
/// at. Cost: for each rule what its most selective leaf leaves over on either side.
pub fn book_health(snapshot: &Snapshot, at: DateTime<Utc>) -> Vec<Finding> {
    let rules = snapshot.book().rules();
    if rules.is_empty() {
        return Vec::new();
    }
    let today = Catalogue::new(snapshot, at);
    let mut found: Vec<Vec<Finding>> = Vec::new();
    let mut sayings = Sayings::default();
    let mut open: BTreeMap<NaiveDate, Vec<u32>> = BTreeMap::new();
    for (place, rule) in (0..).zip(rules) {
        let speaking = Speaking { rule, stored: true };
        let mut findings = references(&today, speaking);
        if rule.status == RuleStatus::Active {
            findings.extend(weightless(snapshot, speaking));
            match closed(speaking, at) {
                Some(finding) => findings.push(finding),
                None => {
                    let key = Canonical::of(rule).key();
                    findings.extend(sayings.same(speaking, key.as_ref()));
                    sayings.add(rule, key);
                    open.entry(opens(rule, at).date_naive()).or_default().push(place);
                }
            }
        }
        found.push(findings);
    }
    let mut lead = Lead::of(&today);
    let blocks = Blocks::of(snapshot);
    for (_, places) in open {
        let opening = opens(&rules[places[0] as usize], at);
        if opening.date_naive() == at.date_naive() {
            examine(&today, at, &places, &blocks, &mut lead, &mut found);
        } else {
            examine(&Catalogue::new(snapshot, opening), at, &places, &blocks, &mut lead, &mut found);
        }
    }
    found.push(lead.finding(rules).into_iter().collect());
    graded(found.into_iter().flatten().collect())
}

/// Rules as of one day, beside the stop rules.
struct Day<'a, 's> {
    catalogue: &'a Catalogue<'s>,
    at: DateTime<Utc>,
    blocks: &'a Blocks,
    stopping: Vec<(u32, Other<'a>)>,
}

/// A rule's place, with its conditions in words and brought into order.
type Written = (String, Canonical, u32);

/// Rules that are judged as of one day; those written with the same conditions one after the other.
fn examine(
    catalogue: &Catalogue<'_>,
    at: DateTime<Utc>,
    places: &[u32],
    blocks: &Blocks,
    lead: &mut Lead,
    found: &mut [Vec<Finding>],
) {
    let (snapshot, rules) = (catalogue.snapshot, catalogue.snapshot.book().rules());
    let stopping = (0..).zip(rules).filter(|(_, rule)| stops(snapshot, rule));
    let stopping = stopping.map(|(place, rule)| (place, Other::of(catalogue, rule))).collect();
    let day = Day { catalogue, at, blocks, stopping };
    let canonical = |&place: &u32| (Canonical::of(&rules[place as usize]), place);
    let mut order: Vec<Written> =
        places.iter().map(canonical).map(|(canonical, place)| (canonical.when_key(), canonical, place)).collect();
    order.sort_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
    let alike: Vec<&[Written]> = order.chunk_by(|a, b| a.0 == b.0).collect();
    let shares: Vec<usize> = (0..SHARES.min(alike.len())).collect();
    let done = each(&shares, |&share| {
        let (mut led, mut told) = (lead.blank(), Vec::new());
        alike.iter().skip(share).step_by(SHARES).for_each(|alike| day.examine(alike, &mut led, &mut told));
        (led, told)
    });
    for (led, told) in done {
        lead.join(led);
        told.into_iter().for_each(|(place, findings)| found[place as usize].extend(findings));
    }
}

impl Day<'_, '_> {
    /// Rules with the same conditions, which share their triggers.
    fn examine(&self, alike: &[Written], lead: &mut Lead, told: &mut Vec<(u32, Vec<Finding>)>) {
        let (catalogue, rules) = (self.catalogue, self.catalogue.snapshot.book().rules());
        let triggers = triggers(catalogue, &rules[alike[0].2 as usize]);
        for (_, canonical, place) in alike {
            let rule = &rules[*place as usize];
            let speaking = Speaking { rule, stored: true };
            let exam = Exam { catalogue, speaking, triggers: &triggers, blocks: self.blocks, shows: OnceCell::new() };
            let mut findings = exam.findings(canonical, self.at);
            if !triggers.is_empty() {
                let earlier = self.stopping.iter().take_while(|(other, _)| other < place).map(|(_, other)| other);
                findings.extend(shadowed(&exam, canonical, earlier));
                if rule.window.holds(self.at) && exam.shows_any() {
                    lead.add(catalogue, rule, *place, &triggers);
                }
            }
            told.push((*place, findings));
        }
    }
}

/// Keeps the order of equals.
fn graded(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.severity);
    findings
}
