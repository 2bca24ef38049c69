//! Rules that others leave nothing to do: an earlier one that stops, or one that says the same.

use super::Exam;
use super::canonical::Canonical;
use super::finding::{Speaking, pause, rule_name};
use super::window::{base, opens};
use crate::Snapshot;
use crate::rule::catalogue::{Catalogue, Tree};
use crate::rule::reach::free;
use crate::rule::{Literal, alternatives};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Finding, Fix, Rule, RuleStatus, finding_code};

/// A rule beside which another is looked at.
pub(super) struct Other<'a> {
    pub rule: &'a Rule,
    canonical: Canonical,
    when: Tree,
}

impl<'a> Other<'a> {
    pub fn of(catalogue: &Catalogue<'_>, rule: &'a Rule) -> Self {
        Self { rule, canonical: Canonical::of(rule), when: Tree::of(catalogue, &rule.when, &free) }
    }
}

/// Whether a rule, where it matches, keeps later ones from taking part.
pub(super) fn stops(snapshot: &Snapshot, rule: &Rule) -> bool {
    rule.stop && rule.status == RuleStatus::Active && base(snapshot, rule) > 0
}

/// The first of the earlier stop rules that takes part whenever this one does, as far as can be proved: it holds for
/// each of this one's triggers whatever the request says, or asks for nothing that this one does not ask for.
/// Cost: for each of `earlier` the triggers up to the first for which it can fail.
pub(super) fn shadowed<'a>(
    exam: &Exam<'_, '_>,
    canonical: &Canonical,
    earlier: impl Iterator<Item = &'a Other<'a>>,
) -> Option<Finding> {
    let (catalogue, speaking) = (exam.catalogue, exam.speaking);
    let certain = |other: &Other<'_>| exam.triggers.iter().all(|&id| !other.when.can(catalogue, id, false));
    let covers = |other: &&Other<'_>| {
        spans(other.rule, speaking.rule, catalogue.at)
            && (certain(other) || (other.when.is_free() && asks_no_more(&other.canonical, canonical)))
    };
    let other = earlier.into_iter().find(covers)?.rule;
    let message = format!(
        "{} takes no part: `{}` comes before it, matches whenever it does, and lets no later rule take part",
        speaking.name(),
        other.name
    );
    let label = format!("move {} before {}", speaking.rule.name, other.name);
    let ahead = Fix::MoveRule { id: speaking.rule.id.clone(), before: other.id.clone(), label };
    let mut finding = speaking.warning(finding_code::RULE_SHADOWED, message, vec![ahead, pause(other)]);
    finding.rules.push(rule_name(other));
    Some(finding)
}

/// Whether one takes part at every time and placement at which another does from now on.
fn spans(one: &Rule, other: &Rule, at: DateTime<Utc>) -> bool {
    let opened = one.window.from.is_none_or(|from| from <= opens(other, at));
    let open = one.window.to.is_none_or(|end| other.window.to.is_some_and(|to| to <= end));
    let placed = one.placements.is_empty()
        || (!other.placements.is_empty() && other.placements.iter().all(|code| one.placements.contains(code)));
    opened && open && placed
}

fn asks_no_more(one: &Canonical, other: &Canonical) -> bool {
    let (Ok(few), Ok(many)) = (alternatives(&one.when), alternatives(&other.when)) else { return false };
    let within = |few: &[Literal<'_>], many: &[Literal<'_>]| few.iter().all(|literal| many.contains(literal));
    !many.is_empty() && many.iter().all(|many| few.iter().any(|few| within(few, many)))
}

/// Rules by what they say; the first of those that say the same keeps it.
#[derive(Default)]
pub(super) struct Sayings<'a> {
    found: BTreeMap<String, Vec<&'a Rule>>,
}

impl<'a> Sayings<'a> {
    /// The rule added before that says the same and can take part at the same time and placement.
    pub fn same(&self, speaking: Speaking<'_>, key: Option<&String>) -> Option<Finding> {
        let rules = self.found.get(key?)?;
        let other = rules.iter().find(|other| meet(speaking.rule, other))?;
        let message = format!("{} says the same as `{}`", speaking.name(), other.name);
        let fixes = vec![speaking.remove(), speaking.pause()];
        let mut finding = speaking.warning(finding_code::RULE_DUPLICATE, message, fixes);
        finding.rules.push(rule_name(other));
        Some(finding)
    }

    pub fn add(&mut self, rule: &'a Rule, key: Option<String>) {
        if let Some(key) = key {
            self.found.entry(key).or_default().push(rule);
        }
    }
}

fn meet(a: &Rule, b: &Rule) -> bool {
    let codes: BTreeSet<&String> = a.placements.iter().collect();
    let placed =
        a.placements.is_empty() || b.placements.is_empty() || b.placements.iter().any(|code| codes.contains(code));
    let before = |a: &Rule, b: &Rule| a.window.from.zip(b.window.to).is_none_or(|(from, to)| from < to);
    placed && before(a, b) && before(b, a)
}
