//! Whether a campaign can be stored at all: everything that is wrong with it alone, each fault with its JSON pointer.

use super::Times;
use crate::rule::is_code;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, MAX_BOOST, RuleFault, Switch};

/// Letters of a name, at the most.
const NAME_LETTERS: usize = 120;
/// Years that a campaign may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9999;
/// The same as instants: the clocks of a zone may be a year apart from the others.
const SWITCH_YEARS: std::ops::RangeInclusive<i32> = 1969..=10_000;

/// Faults of the campaign's own shape; with any of them it cannot be stored. `placements` are the codes that there are.
pub fn campaign_faults(campaign: &Campaign, placements: &BTreeSet<&str>) -> Vec<RuleFault> {
    let mut faults = Vec::new();
    if !is_code(&campaign.id) {
        let message = format!("`{}` is not an id: lower-case letters, digits and hyphens, at most 64", campaign.id);
        faults.push(fault("/id", "bad_id", message));
    }
    if !is_name(&campaign.name) {
        faults.push(fault("/name", "bad_name", format!("a name of 1 to {NAME_LETTERS} letters on one line is needed")));
    }
    faults.extend(window_faults(campaign));
    faults.extend(scope_faults(campaign, placements));
    faults.extend(action_faults(&campaign.actions));
    faults
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= NAME_LETTERS && !text.chars().any(char::is_control)
}

fn window_faults(campaign: &Campaign) -> Vec<RuleFault> {
    let mut faults = Vec::new();
    let out = [("/starts", campaign.starts), ("/ends", campaign.ends)]
        .into_iter()
        .filter(|(_, time)| !YEARS.contains(&time.year()));
    faults.extend(
        out.map(|(pointer, _)| fault(pointer, "year_out_of_range", "a campaign lies between the years 1970 and 9999")),
    );
    if campaign.ends <= campaign.starts {
        faults.push(fault("/ends", "ends_before_start", "it ends before it starts, or at the same moment"));
    } else if faults.is_empty() && campaign.yearly && Times::overlap_yearly(campaign.starts, campaign.ends) {
        faults.push(fault("/ends", "overlaps_itself", "it would still be live when the next year's begins"));
    }
    if Times::of(campaign).is_none() {
        faults.push(fault("/zone", "unknown_zone", format!("there is no time zone `{}`", campaign.zone)));
    }
    if let Some(switch) = campaign.switch {
        faults.extend(switch_fault(switch));
    }
    faults
}

fn switch_fault(Switch { from, to, .. }: Switch) -> Option<RuleFault> {
    if to <= from {
        return Some(fault("/switch", "ends_before_start", "the switch ends before it starts, or at the same moment"));
    }
    let within = [from, to].iter().all(|at| SWITCH_YEARS.contains(&at.year()));
    (!within).then(|| fault("/switch", "year_out_of_range", "a switch lies between the years 1970 and 9999"))
}

fn scope_faults(campaign: &Campaign, placements: &BTreeSet<&str>) -> Vec<RuleFault> {
    let unknown = campaign.placements.iter().enumerate().filter(|(_, code)| !placements.contains(code.as_str()));
    let unknown = unknown.map(|(at, code)| {
        fault(format!("/placements/{at}"), "unknown_placement", format!("there is no placement `{code}`"))
    });
    let blank = campaign.channels.iter().enumerate().filter(|(_, channel)| channel.trim().is_empty());
    let blank = blank.map(|(at, _)| fault(format!("/channels/{at}"), "blank_channel", "a channel needs a name"));
    unknown.chain(blank).collect()
}

/// An item may be turned on and boosted; anything else said of it twice contradicts or repeats the first.
fn action_faults(actions: &[CampaignAction]) -> Vec<RuleFault> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<&CampaignTarget, Vec<Effect>> = BTreeMap::new();
    for (at, CampaignAction { target, effect }) in actions.iter().enumerate() {
        if let Effect::Boost(percent) = effect
            && !(1..=MAX_BOOST).contains(percent)
        {
            let message = format!("a boost is 1 to {MAX_BOOST} %, not `{percent}`");
            faults.push(fault(format!("/actions/{at}/effect"), "boost_out_of_range", message));
        }
        let before = seen.entry(target).or_default();
        if let Some(message) = before.iter().find_map(|held| contradiction(*held, *effect)) {
            faults.push(fault(format!("/actions/{at}/target"), "named_twice", format!("{} {message}", words(target))));
        }
        before.push(*effect);
    }
    faults
}

fn contradiction(held: Effect, next: Effect) -> Option<&'static str> {
    match (held, next) {
        (Effect::Activate, Effect::Boost(_)) | (Effect::Boost(_), Effect::Activate) => None,
        (Effect::Boost(_), Effect::Boost(_)) => Some("is boosted twice"),
        (Effect::Pause, Effect::Boost(_)) | (Effect::Boost(_), Effect::Pause) => Some("is both paused and boosted"),
        (held, next) if held == next => Some("is named twice"),
        _ => Some("is both turned on and paused"),
    }
}

fn words(target: &CampaignTarget) -> String {
    match target {
        CampaignTarget::Link(key) => format!("the link `{key}`"),
        CampaignTarget::Rule(id) => format!("the rule `{id}`"),
    }
}

fn fault(pointer: impl Into<String>, code: &str, message: impl Into<String>) -> RuleFault {
    RuleFault { pointer: pointer.into(), code: code.to_owned(), message: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::tests::{campaign, does};
    use chrono::{DateTime, TimeDelta, Utc};

    #[track_caller]
    fn check(make: impl FnOnce(&mut Campaign), expected: &[(&str, &str)]) {
        let mut made = campaign("2026-12-01 00:00", "2027-02-01 00:00", "Europe/Berlin");
        make(&mut made);
        let found = campaign_faults(&made, &BTreeSet::from(["home"]));
        let found: Vec<(&str, &str)> = found.iter().map(|held| (held.pointer.as_str(), held.code.as_str())).collect();
        assert_eq!(found, expected);
    }

    fn day(text: &str) -> chrono::NaiveDateTime {
        format!("{text}T00:00:00").parse().unwrap()
    }

    #[test]
    fn each_fault_is_told_where_it_stands() {
        check(|_| (), &[]);
        check(|made| made.id = "Winter!".to_owned(), &[("/id", "bad_id")]);
        check(|made| made.name = "  ".to_owned(), &[("/name", "bad_name")]);
        check(|made| made.ends = made.starts, &[("/ends", "ends_before_start")]);
        let late = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap().into();
        check(|made| made.ends = late, &[("/ends", "year_out_of_range")]);
        check(|made| made.starts = day("1969-12-31"), &[("/starts", "year_out_of_range")]);
        check(|made| made.zone = "Mars/Base".to_owned(), &[("/zone", "unknown_zone")]);
        check(
            |made| made.placements = vec!["home".to_owned(), "attic".to_owned()],
            &[("/placements/1", "unknown_placement")],
        );
        check(|made| made.channels = vec![" ".to_owned()], &[("/channels/0", "blank_channel")]);
        let now = day("2026-12-01").and_utc();
        check(|made| made.switch = Some(Switch { on: true, from: now, to: now }), &[("/switch", "ends_before_start")]);
        let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        for (from, to) in [(first, now), (now, last)] {
            check(|made| made.switch = Some(Switch { on: true, from, to }), &[("/switch", "year_out_of_range")]);
        }
        check(|made| made.switch = Some(Switch { on: true, from: now, to: now + TimeDelta::days(1) }), &[]);
    }

    #[test]
    fn a_name_is_one_line_that_can_be_read() {
        for name in ["Win\nter", "Winter\0", "\u{1b}[31mWinter", &"x".repeat(121)] {
            check(|made| made.name = name.to_owned(), &[("/name", "bad_name")]);
        }
        check(|made| made.name = "Ŵinter ’26 – Größe 38".to_owned(), &[]);
    }

    #[test]
    fn a_yearly_campaign_ends_before_the_next_begins() {
        let yearly = |starts: &str, ends: &str, expected: &[(&str, &str)]| {
            let (starts, ends) = (day(starts), day(ends));
            check(|made| (made.starts, made.ends, made.yearly) = (starts, ends, true), expected);
        };
        yearly("2026-12-01", "2027-12-01", &[]);
        yearly("2026-12-01", "2027-12-02", &[("/ends", "overlaps_itself")]);
        yearly("2024-02-29", "2025-03-01", &[("/ends", "overlaps_itself")]);
        yearly("2024-02-29", "2025-02-28", &[]);
        yearly("2023-03-01", "2024-03-01", &[]);
    }

    #[test]
    fn what_is_said_of_one_item_may_not_contradict_itself() {
        let doing = |effects: &[Effect], expected: &[(&str, &str)]| {
            check(|made| made.actions = effects.iter().map(|&effect| does("A>B", effect)).collect(), expected);
        };
        doing(&[Effect::Activate, Effect::Boost(150)], &[]);
        doing(&[Effect::Activate, Effect::Pause], &[("/actions/1/target", "named_twice")]);
        doing(&[Effect::Boost(150), Effect::Pause], &[("/actions/1/target", "named_twice")]);
        doing(&[Effect::Boost(150), Effect::Boost(150)], &[("/actions/1/target", "named_twice")]);
        doing(&[Effect::Boost(0)], &[("/actions/0/effect", "boost_out_of_range")]);
        doing(&[Effect::Boost(401)], &[("/actions/0/effect", "boost_out_of_range")]);
    }
}
