//! Campaigns that contradict each other: one pauses what another turns on or boosts, at one time and in one place.

use super::finding::{about, finding, time_in, words};
use super::health::Season;
use super::mend::without;
use crate::Snapshot;
use crate::rule::same_text;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use tandem_model::{CampaignAction, CampaignTarget, Effect, Finding, Occurrence, Severity, finding_code};

/// Two campaigns, the one that pauses first, and whether the other only boosts.
type Pair = (usize, usize, bool);

/// One finding for each pair; with a focus, those that the campaign at its place is part of.
pub(super) fn clashes(snapshot: &Snapshot, seasons: &[Season<'_>], focus: Option<usize>) -> Vec<Finding> {
    let mut pairs: BTreeMap<Pair, Vec<&CampaignTarget>> = BTreeMap::new();
    for (target, named) in by_target(seasons) {
        for &(pauser, _) in named.iter().filter(|(_, effect)| *effect == Effect::Pause) {
            for (other, boosts) in named.iter().filter_map(|item| opposing(item, &named)) {
                if focus.is_none_or(|focus| focus == pauser || focus == other) {
                    pairs.entry((pauser, other, boosts)).or_default().push(target);
                }
            }
        }
    }
    let told = pairs.into_iter().filter_map(|((pauser, other, boosts), items)| {
        let (pauser, other) = (&seasons[pauser], &seasons[other]);
        let at = in_one_place(pauser, other).then(|| overlap(pauser, other)).flatten()?;
        Some(told(snapshot, (pauser, other, boosts), &items, at))
    });
    told.collect()
}

/// What is said of each item.
pub(super) fn by_target<'a>(seasons: &[Season<'a>]) -> BTreeMap<&'a CampaignTarget, Vec<(usize, Effect)>> {
    let mut named: BTreeMap<&CampaignTarget, Vec<(usize, Effect)>> = BTreeMap::new();
    for (place, season) in seasons.iter().enumerate() {
        for action in &season.campaign.actions {
            named.entry(&action.target).or_default().push((place, action.effect));
        }
    }
    named
}

/// A campaign that would show what another pauses. One that also turns on what it boosts is told once.
fn opposing(&(other, effect): &(usize, Effect), named: &[(usize, Effect)]) -> Option<(usize, bool)> {
    match effect {
        Effect::Pause => None,
        Effect::Activate => Some((other, false)),
        Effect::Boost(_) => (!named.contains(&(other, Effect::Activate))).then_some((other, true)),
    }
}

fn told(
    snapshot: &Snapshot,
    (pauser, other, boosts): (&Season<'_>, &Season<'_>, bool),
    items: &[&CampaignTarget],
    at: Occurrence,
) -> Finding {
    let item = words(snapshot, items[0]);
    let more = match items.len() - 1 {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let (pausing, showing) = (&pauser.campaign.name, &other.campaign.name);
    let does = if boosts { format!("boosts {item}") } else { format!("turns {item} on") };
    // Boosts count for themselves, so that what is paused stays so.
    let wins = match boosts || pauser.rank() >= other.rank() {
        true => "the pause wins".to_owned(),
        false => format!("`{showing}` wins where it holds, its scope is narrower"),
    };
    let when = span(other, at);
    let message = format!("`{showing}` {does} while `{pausing}` pauses it{more}, {when}: {wins}");
    let named = |action: &CampaignAction| items.contains(&&action.target);
    let pauses = |action: &CampaignAction| action.effect == Effect::Pause && named(action);
    let way = if boosts { format!("boost {item}") } else { format!("turn {item} on") };
    let fixes = [
        without(pauser.campaign, pauses, format!("let `{pausing}` no longer pause {item}{more}")),
        without(other.campaign, named, format!("let `{showing}` no longer {way}{more}")),
    ];
    let campaigns = [pauser.campaign, other.campaign];
    let found = Finding {
        fixes: fixes.into_iter().flatten().collect(),
        ..finding(finding_code::CAMPAIGN_CLASH, Severity::Warning, message, &campaigns)
    };
    items.iter().fold(found, |found, item| about(found, snapshot, item))
}

fn span(season: &Season<'_>, at: Occurrence) -> String {
    let zone = season.campaign.zone.parse().unwrap_or(chrono_tz::UTC);
    format!("from {} to {}", time_in(zone, at.from), time_in(zone, at.to))
}

/// Whether one question can fit both scopes.
fn in_one_place(a: &Season<'_>, b: &Season<'_>) -> bool {
    let meet = |a: &[String], b: &[String], same: fn(&str, &str) -> bool| {
        a.is_empty() || b.is_empty() || a.iter().any(|name| b.iter().any(|other| same(name, other)))
    };
    let (a, b) = (a.campaign, b.campaign);
    meet(&a.placements, &b.placements, |a, b| a == b) && meet(&a.channels, &b.channels, same_text)
}

/// The first time at which both are live.
fn overlap(a: &Season<'_>, b: &Season<'_>) -> Option<Occurrence> {
    let both = a.live.iter().flat_map(|a| b.live.iter().map(|b| common(*a, *b)));
    both.filter(|both| both.from < both.to).min()
}

fn common(a: Occurrence, b: Occurrence) -> Occurrence {
    Occurrence { from: a.from.max(b.from), to: a.to.min(b.to) }
}

/// Whether a campaign is live at an instant within the time looked at.
pub(super) fn is_live(season: &Season<'_>, at: DateTime<Utc>) -> bool {
    season.live.iter().any(|live| live.from <= at && at < live.to)
}
