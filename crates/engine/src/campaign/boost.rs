//! Boosts that together come to more than counts.

use super::clash::{by_target, is_live};
use super::finding::{about, finding, words};
use super::health::Season;
use super::mend::lowered;
use crate::Snapshot;
use crate::rule::same_text;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use tandem_model::{CampaignTarget, Effect, Finding, Fix, MAX_BOOST, Severity, finding_code};

/// One finding for each item: the first time and place where its boosts are cut. With a focus, only where the campaign
/// at its place takes part.
pub(super) fn capped(snapshot: &Snapshot, seasons: &[Season<'_>], focus: Option<usize>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (target, named) in by_target(seasons) {
        let boosts: Vec<Boost<'_, '_>> =
            named.iter().filter_map(|&(place, effect)| boost(seasons, place, effect)).collect();
        if product(boosts.iter().map(|boost| boost.percent.max(100))) <= f64::from(MAX_BOOST) {
            continue;
        }
        let Some(together) = first_cut(&boosts, focus) else { continue };
        let names: Vec<String> = together.iter().map(|boost| format!("`{}`", boost.season.campaign.name)).collect();
        let all = product(together.iter().map(|boost| boost.percent));
        let message =
            format!("{} boost {} to {all:.0} % together: {MAX_BOOST} % counts", list(&names), words(snapshot, target));
        let campaigns: Vec<_> = together.iter().map(|boost| boost.season.campaign).collect();
        let fixes = (0..together.len()).filter_map(|at| lower(&together, at, target)).collect();
        let found =
            Finding { fixes, ..finding(finding_code::CAMPAIGN_BOOST_CAPPED, Severity::Note, message, &campaigns) };
        findings.push(about(found, snapshot, target));
    }
    findings
}

#[derive(Clone, Copy)]
struct Boost<'s, 'a> {
    place: usize,
    season: &'s Season<'a>,
    percent: u16,
}

fn boost<'s, 'a>(seasons: &'s [Season<'a>], place: usize, effect: Effect) -> Option<Boost<'s, 'a>> {
    match effect {
        Effect::Boost(percent) => Some(Boost { place, season: &seasons[place], percent }),
        Effect::Activate | Effect::Pause => None,
    }
}

/// One of some boosts lowered so far that all together count, where it needs not lower more than the others raise.
fn lower(together: &[Boost<'_, '_>], at: usize, target: &CampaignTarget) -> Option<Fix> {
    let others = together.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, boost)| boost.percent);
    let left = f64::from(MAX_BOOST) * 100.0 / product(others);
    // What is whole but for rounding counts as whole.
    let percent = (left + 1e-9) as u16;
    (percent >= 100).then(|| lowered(together[at].season.campaign, target, percent)).flatten()
}

fn product(percents: impl Iterator<Item = u16>) -> f64 {
    percents.fold(100.0, |all, percent| all * f64::from(percent) / 100.0)
}

/// The boosts that count together in the first question and at the first instant where they come to too much.
fn first_cut<'s, 'a>(boosts: &[Boost<'s, 'a>], focus: Option<usize>) -> Option<Vec<Boost<'s, 'a>>> {
    // Where one that lowers ends, the others come to more.
    let changes: BTreeSet<DateTime<Utc>> =
        boosts.iter().flat_map(|boost| boost.season.live.iter().flat_map(|live| [live.from, live.to])).collect();
    questions(boosts).into_iter().find_map(|(placement, channel)| {
        let fits = |boost: &&Boost<'s, 'a>| {
            is_within(placement, &boost.season.campaign.placements, |a, b| a == b)
                && is_within(channel, &boost.season.campaign.channels, same_text)
        };
        let fitting: Vec<Boost<'s, 'a>> = boosts.iter().filter(fits).copied().collect();
        changes.iter().find_map(|&at| {
            let live = || fitting.iter().filter(|boost| is_live(boost.season, at));
            let rank = live().map(|boost| boost.season.rank()).max()?;
            let counting: Vec<Boost<'s, 'a>> = live().filter(|boost| boost.season.rank() == rank).copied().collect();
            let ours = focus.is_none_or(|focus| counting.iter().any(|boost| boost.place == focus));
            let all = product(counting.iter().map(|boost| boost.percent));
            (ours && all > f64::from(MAX_BOOST)).then_some(counting)
        })
    })
}

/// A placement and a channel, where they are said.
type Question<'a> = (Option<&'a str>, Option<&'a str>);

/// Every question that the scopes of some campaigns tell apart.
fn questions<'a>(boosts: &[Boost<'_, 'a>]) -> BTreeSet<Question<'a>> {
    let names = |of: fn(&Season<'a>) -> &'a [String]| {
        let named = boosts.iter().flat_map(move |boost| of(boost.season)).map(|name| Some(name.as_str()));
        named.chain([None]).collect::<BTreeSet<_>>()
    };
    let channels = names(|season| &season.campaign.channels);
    let of_placement = |placement| channels.iter().map(move |&channel| (placement, channel));
    names(|season| &season.campaign.placements).into_iter().flat_map(of_placement).collect()
}

/// What a question does not say, only a campaign for all fits.
fn is_within(asked: Option<&str>, scope: &[String], same: fn(&str, &str) -> bool) -> bool {
    scope.is_empty() || asked.is_some_and(|asked| scope.iter().any(|name| same(name, asked)))
}

/// `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        names => names.concat(),
    }
}
