//! Bringing parts of another state of the rulebook into this one: all of them, or nothing and why.

use super::candidate::mirrored;
use super::link_edit::accepted;
use super::{Plan, Refusal, Rulebook};
use crate::Snapshot;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Change, Fault, Finding, Link, LinkKey, Severity};

impl Rulebook {
    /// Carries out changes that were taken from elsewhere, as one edit. Refused where something would name a type,
    /// placement or strategy that is not there, and where the whole check would find errors that it does not find now.
    /// `strategy` is the one that the workspace would follow. Cost: that of one whole check, and of a second where the
    /// first finds errors, which may have been there before.
    pub fn plan_changes(
        &mut self,
        changes: Vec<Change>,
        strategy: Option<&str>,
        label: &str,
        at: DateTime<Utc>,
    ) -> Result<Plan, Refusal> {
        if changes.is_empty() {
            return Ok(Plan::default());
        }
        self.refuse_mirrored(&changes)?;
        let next = self.snapshot.apply(&changes);
        if let Some(fault) = unnamed(&next, &changes, strategy) {
            return Err(fault.into());
        }
        let mut after = self.clone();
        after.apply(&changes);
        after.set_time(at);
        let mut new: Vec<Finding> = errors(after.survey(at, 0).findings).collect();
        if !new.is_empty() {
            let held: BTreeSet<String> = errors(self.survey(at, 0).findings).map(|finding| finding.message).collect();
            new.retain(|finding| !held.contains(&finding.message));
        }
        let findings = accepted(new)?;
        Ok(Plan { changes, label: label.to_owned(), findings })
    }
}

impl Rulebook {
    /// A two-way link and a link the other way round cannot both stand.
    fn refuse_mirrored(&self, changes: &[Change]) -> Result<(), Refusal> {
        let after: BTreeMap<LinkKey, Option<&Link>> = changes.iter().filter_map(of_link).collect();
        for link in after.values().copied().flatten() {
            let turned = mirrored(&link.key());
            let held = self.snapshot.link(&turned).filter(|held| held.key() == turned);
            let other = after.get(&turned).map_or(held, |put| put.cloned());
            if let Some(other) = other.filter(|other| other.two_way || link.two_way) {
                self.refuse_duplicate(link, Some(&other))?;
            }
        }
        Ok(())
    }
}

fn of_link(change: &Change) -> Option<(LinkKey, Option<&Link>)> {
    match change {
        Change::PutLink(link) => Some((link.key(), Some(&**link))),
        Change::RemoveLink(key) => Some((key.clone(), None)),
        _ => None,
    }
}

fn errors(findings: Vec<Finding>) -> impl Iterator<Item = Finding> {
    findings.into_iter().filter(|finding| finding.severity == Severity::Error)
}

/// The first thing that would name what is not there.
fn unnamed(next: &Snapshot, changes: &[Change], strategy: Option<&str>) -> Option<Fault> {
    let types: BTreeSet<&str> = next.types().iter().map(|kind| kind.code.as_str()).collect();
    let book = next.book();
    let placements: BTreeSet<&str> = book.placements().iter().map(|held| held.code.as_str()).collect();
    let gone = |what: &str, user: String, code: &str| {
        let message = format!("{user} needs the {what} `{code}`, which the draft does not have; restore that too");
        Fault::new("needs_item", message).at("items")
    };
    if let Some(code) = strategy.filter(|code| book.strategy(code).is_none()) {
        return Some(gone("strategy", "the workspace".to_owned(), code));
    }
    let removed_types = changes.iter().any(|change| matches!(change, Change::RemoveType(_)));
    let links = if removed_types { next.links() } else { put_links(changes) };
    if let Some(link) = links.iter().find(|link| !types.contains(link.kind.as_str())) {
        return Some(gone("type", format!("the link {}", link.key()), &link.kind));
    }
    for rule in book.rules() {
        let user = || format!("the rule ‘{}’", rule.name);
        if !types.contains(rule.kind.as_str()) {
            return Some(gone("type", user(), &rule.kind));
        }
        if let Some(code) = rule.placements.iter().find(|code| !placements.contains(code.as_str())) {
            return Some(gone("placement", user(), code));
        }
    }
    for placement in book.placements() {
        let user = || format!("the placement ‘{}’", placement.label);
        if let Some(share) = placement.types.iter().find(|share| !types.contains(share.kind.as_str())) {
            return Some(gone("type", user(), &share.kind));
        }
        if let Some(code) = placement.strategy.as_deref().filter(|code| book.strategy(code).is_none()) {
            return Some(gone("strategy", user(), code));
        }
    }
    None
}

fn put_links(changes: &[Change]) -> Vec<Link> {
    let put = |change: &Change| if let Change::PutLink(link) = change { Some((**link).clone()) } else { None };
    changes.iter().filter_map(put).collect()
}
