//! Findings about campaigns: how they are made, and the words that they share.

use crate::Snapshot;
use crate::rulebook::link_words;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use tandem_model::{Campaign, CampaignName, CampaignTarget, Finding, RuleName, Severity};

pub(super) fn finding(code: &str, severity: Severity, message: String, campaigns: &[&Campaign]) -> Finding {
    Finding {
        code: code.to_owned(),
        severity,
        message,
        steps: Vec::new(),
        links: Vec::new(),
        rules: Vec::new(),
        campaigns: campaigns.iter().map(|held| name_of(held)).collect(),
        fixes: Vec::new(),
    }
}

/// The finding with the item that it is about.
pub(super) fn about(mut finding: Finding, snapshot: &Snapshot, target: &CampaignTarget) -> Finding {
    match target {
        CampaignTarget::Link(key) => finding.links.push(key.clone()),
        CampaignTarget::Rule(id) => {
            let name = snapshot.book().rule(id).map_or(id, |rule| &rule.name).clone();
            finding.rules.push(RuleName { id: id.clone(), name });
        }
    }
    finding
}

fn name_of(campaign: &Campaign) -> CampaignName {
    CampaignName { id: campaign.id.clone(), name: campaign.name.clone() }
}

/// The link `Road-550 → Road-250`, or the rule `Coats`.
pub(super) fn words(snapshot: &Snapshot, target: &CampaignTarget) -> String {
    match target {
        CampaignTarget::Link(key) => match snapshot.link(key) {
            Some(link) => format!("the link `{}`", link_words(snapshot, &link)),
            None => format!("the link `{key}`"),
        },
        CampaignTarget::Rule(id) => {
            format!("the rule `{}`", snapshot.book().rule(id).map_or(id, |rule| &rule.name))
        }
    }
}

/// `29 Mar 2026 at 02:30`.
pub(super) fn time(local: NaiveDateTime) -> String {
    local.format("%-d %b %Y at %H:%M").to_string()
}

/// By the clock of a zone.
pub(super) fn time_in(zone: Tz, at: DateTime<Utc>) -> String {
    time(zone.from_utc_datetime(&at.naive_utc()).naive_local())
}
