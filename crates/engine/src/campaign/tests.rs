//! Windows over changes of clocks, in every zone.

use super::{Naming, Season, Seasons, Times, instant, notation, zones};
use crate::rule::Situation;
use chrono::{DateTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, LinkKey, LinkLevel, Occurrence, Switch};

pub(crate) fn campaign(starts: &str, ends: &str, zone: &str) -> Campaign {
    Campaign { name: "Winter".to_owned(), ..notation::campaign("winter", local(starts), local(ends), zone) }
}

/// `A>B` is an accessory link, anything else the id of a rule.
pub(crate) fn does(target: &str, effect: Effect) -> CampaignAction {
    let target = match target.split_once('>') {
        Some((from, to)) => CampaignTarget::Link(LinkKey {
            from: from.into(),
            to: to.into(),
            kind: "accessory".to_owned(),
            level: LinkLevel::Product,
        }),
        None => CampaignTarget::Rule(target.to_owned()),
    };
    CampaignAction { target, effect }
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    local(text).and_utc()
}

#[track_caller]
fn check(local_time: &str, zone: &str, expected: &str) {
    let zone: Tz = zone.parse().unwrap();
    assert_eq!(instant(local(local_time), zone), Some(utc(expected)), "{local_time} {zone}");
}

#[test]
fn a_skipped_local_time_is_the_first_after_it_and_a_repeated_one_the_first_of_the_two() {
    check("2026-03-29 01:59", "Europe/Berlin", "2026-03-29 00:59");
    check("2026-03-29 02:00", "Europe/Berlin", "2026-03-29 01:00");
    check("2026-03-29 02:30", "Europe/Berlin", "2026-03-29 01:00");
    check("2026-03-29 03:00", "Europe/Berlin", "2026-03-29 01:00");
    check("2026-10-25 02:30", "Europe/Berlin", "2026-10-25 00:30");
    check("2026-10-25 03:00", "Europe/Berlin", "2026-10-25 02:00");
    check("2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-04 14:45");
}

#[test]
fn a_zone_that_skips_a_day_or_a_midnight_has_the_instant_after_it() {
    check("2011-12-30 12:00", "Pacific/Apia", "2011-12-30 10:00");
    check("2011-12-31 00:00", "Pacific/Apia", "2011-12-30 10:00");
    check("2018-11-04 00:00", "America/Sao_Paulo", "2018-11-04 03:00");
    check("2018-11-04 01:00", "America/Sao_Paulo", "2018-11-04 03:00");
}

fn between(times: &Campaign, from: &str, to: &str) -> Vec<(String, String)> {
    let told = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M").to_string();
    let live = Times::of(times).unwrap().between(utc(from), utc(to));
    live.into_iter().map(|live| (told(live.from), told(live.to))).collect()
}

fn pair(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn the_leap_day_is_skipped_in_common_years_like_any_time_that_does_not_exist() {
    let yearly = |starts, ends| Campaign { yearly: true, ..campaign(starts, ends, "UTC") };
    let on_the_day = yearly("2024-02-29 00:00", "2024-03-01 00:00");
    let leap_days = [pair("2024-02-29 00:00", "2024-03-01 00:00"), pair("2028-02-29 00:00", "2028-03-01 00:00")];
    assert_eq!(between(&on_the_day, "2024-01-01 00:00", "2029-01-01 00:00"), leap_days);
    let until_the_day = yearly("2024-02-20 00:00", "2024-02-29 12:00");
    assert_eq!(
        between(&until_the_day, "2024-06-01 00:00", "2025-12-31 00:00"),
        [pair("2025-02-20 00:00", "2025-03-01 00:00")]
    );
    let next = Times::of(&on_the_day).unwrap().next_change(utc("2024-03-01 00:00"));
    assert_eq!(next, Some(utc("2028-02-29 00:00")));
}

#[test]
fn a_yearly_window_over_new_year_is_live_on_both_sides_of_it() {
    let winter = Campaign { yearly: true, ..campaign("2025-12-01 00:00", "2026-02-01 00:00", "UTC") };
    let expected = [pair("2025-12-01 00:00", "2026-02-01 00:00"), pair("2026-12-01 00:00", "2027-02-01 00:00")];
    assert_eq!(between(&winter, "2026-01-15 00:00", "2026-12-15 00:00"), expected);
    assert_eq!(between(&winter, "2020-01-15 00:00", "2024-12-15 00:00"), []);
}

#[test]
fn a_switch_by_hand_counts_before_the_plan_and_only_as_long_as_it_says() {
    let plan = campaign("2026-05-10 00:00", "2026-05-20 00:00", "UTC");
    let switched =
        |on, from, to| Campaign { switch: Some(Switch { on, from: utc(from), to: utc(to) }), ..plan.clone() };
    let year = ("2026-01-01 00:00", "2026-12-31 00:00");
    let early = switched(true, "2026-05-01 08:00", "2026-05-20 00:00");
    assert_eq!(between(&early, year.0, year.1), [pair("2026-05-01 08:00", "2026-05-20 00:00")]);
    let stopped = switched(false, "2026-05-12 08:00", "2026-05-20 00:00");
    assert_eq!(between(&stopped, year.0, year.1), [pair("2026-05-10 00:00", "2026-05-12 08:00")]);
    let paused = switched(false, "2026-05-12 00:00", "2026-05-13 00:00");
    let halves = [pair("2026-05-10 00:00", "2026-05-12 00:00"), pair("2026-05-13 00:00", "2026-05-20 00:00")];
    assert_eq!(between(&paused, year.0, year.1), halves);
}

/// Every zone whose clocks change between two years, with the instants of the changes.
fn changes() -> impl Iterator<Item = (Tz, Vec<DateTime<Utc>>)> {
    let (from, to) = (utc("2026-01-01 00:00"), utc("2028-01-01 00:00"));
    zones().map(|name| name.parse::<Tz>().unwrap()).filter_map(move |zone| {
        let days = (0..(to - from).num_days()).map(|day| from + TimeDelta::days(day));
        let found: Vec<_> = days.filter_map(|day| change_within(zone, day)).collect();
        (!found.is_empty()).then_some((zone, found))
    })
}

/// The minute of the day at which the clocks change, where they end it otherwise than they began it.
fn change_within(zone: Tz, day: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    let differs = |minutes: i64| offset(day + TimeDelta::minutes(minutes)) != offset(day);
    let minutes: Vec<i64> = if differs(24 * 60) { (1..=24 * 60).collect() } else { Vec::new() };
    minutes.into_iter().find(|&minutes| differs(minutes)).map(|minutes| day + TimeDelta::minutes(minutes))
}

#[test]
fn around_every_change_of_clocks_a_campaign_starts_and_ends_exactly_once() {
    let mut zones_seen = 0;
    for (zone, changes) in changes() {
        zones_seen += 1;
        for change in changes {
            for minutes in (-90..=90).step_by(30) {
                let before = zone.from_utc_datetime(&(change - TimeDelta::hours(6)).naive_utc()).naive_local();
                let starts = before + TimeDelta::hours(6) + TimeDelta::minutes(minutes);
                let campaign = Campaign {
                    starts,
                    ends: starts + TimeDelta::hours(27),
                    ..campaign("2026-01-01 00:00", "2026-01-01 00:00", zone.name())
                };
                starts_and_ends_once(&campaign);
            }
        }
    }
    assert!(zones_seen > 100, "{zones_seen}");
}

/// Walks in steps of a quarter of an hour over the window and counts how often it goes live and over.
#[track_caller]
fn starts_and_ends_once(campaign: &Campaign) {
    let times = Times::of(campaign).unwrap();
    let begin = campaign.starts.and_utc() - TimeDelta::hours(16);
    let states: Vec<bool> =
        (0..(16 + 27 + 16) * 4).map(|quarter| times.is_live(begin + TimeDelta::minutes(15 * quarter))).collect();
    let edges = states.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!((states[0], edges, states[states.len() - 1]), (false, 2, false), "{campaign:?}");
}

pub(crate) fn any_campaign() -> impl Strategy<Value = Campaign> {
    let names: Vec<&str> = zones().collect();
    let minutes = 0i64..60 * 24 * 800;
    let switch = proptest::option::of((any::<bool>(), minutes.clone(), 0i64..60 * 24 * 60));
    (proptest::sample::select(names), minutes, 1i64..60 * 24 * 300, any::<bool>(), switch).prop_map(
        |(zone, start, length, yearly, switch)| {
            let day = local("2024-01-01 00:00");
            let starts = day + TimeDelta::minutes(start);
            let switch = switch.map(|(on, from, length)| {
                let from = day.and_utc() + TimeDelta::minutes(from);
                Switch { on, from, to: from + TimeDelta::minutes(length) }
            });
            let plain = campaign("2026-01-01 00:00", "2026-01-01 00:00", zone);
            Campaign { starts, ends: starts + TimeDelta::minutes(length), yearly, switch, ..plain }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn being_live_at_an_instant_is_what_replaying_every_start_and_end_says(
        campaign in any_campaign(),
        minute in 0i64..60 * 24 * 1500,
    ) {
        let times = Times::of(&campaign).unwrap();
        let at = utc("2023-06-01 00:00") + TimeDelta::minutes(minute);
        let live = times.between(utc("2020-01-01 00:00"), utc("2030-01-01 00:00"));
        for pair in live.windows(2) {
            prop_assert!(pair[0].to < pair[1].from, "{live:?}");
        }
        let replayed = live.iter().flat_map(|held| [(held.from, true), (held.to, false)]);
        let state = replayed.take_while(|(edge, _)| *edge <= at).last().is_some_and(|(_, on)| on);
        prop_assert_eq!(times.is_live(at), state);
        let next = live.iter().flat_map(|held: &Occurrence| [held.from, held.to]).find(|edge| *edge > at);
        prop_assert_eq!(times.next_change(at), next);
    }

    #[test]
    fn a_season_brought_up_to_date_is_one_made_anew(
        mut campaigns in prop::collection::vec(any_campaign(), 0..12),
        steps in prop::collection::vec((-90i64..90, prop::bool::ANY, prop::option::of("[ab]"), prop::option::of("[ABab]")), 1..30),
    ) {
        for (campaign, number) in campaigns.iter_mut().zip(0..) {
            let scope = |every: usize, name: &str| if number % every == 0 { vec![name.to_owned()] } else { Vec::new() };
            (campaign.placements, campaign.channels) = (scope(3, "a"), scope(4, "b"));
            campaign.actions = vec![does("coats", Effect::Pause)];
        }
        let seasons = Seasons::of(&campaigns, |_| unreachable!());
        let (mut kept, mut year) = (Season::default(), None);
        let mut at = utc("2024-12-01 00:00");
        for (days, nearly, placement, channel) in &steps {
            at += if *nearly { TimeDelta::minutes(*days) } else { TimeDelta::days(*days) };
            let situation =
                Situation { placement: placement.as_deref(), channel: channel.as_deref(), ..Situation::unknown(at) };
            seasons.enter(&situation, &mut kept, &mut year);
            let anew = seasons.season(&situation);
            prop_assert_eq!((kept.alters_rules(), kept.alters_links()), (anew.alters_rules(), anew.alters_links()));
            for campaign in 0..campaigns.len() as u32 {
                let naming = Naming { campaign, effect: Effect::Pause };
                prop_assert_eq!(kept.is_live(&naming), anew.is_live(&naming));
            }
        }
    }

    #[test]
    fn a_season_holds_the_campaigns_that_are_live(
        campaigns in prop::collection::vec(any_campaign(), 0..80),
        minutes in prop::collection::vec(0i64..60 * 24 * 1500, 8),
    ) {
        let seasons = Seasons::of(&campaigns, |_| unreachable!());
        let times: Vec<Times> = campaigns.iter().map(|campaign| Times::of(campaign).unwrap()).collect();
        let some = minutes.into_iter().map(|minute| utc("2023-06-01 00:00") + TimeDelta::minutes(minute));
        let edges = times.iter().filter_map(|times| times.next_change(utc("2024-06-01 00:00")));
        let around = edges.take(8).flat_map(|edge| [edge - TimeDelta::nanoseconds(1), edge]);
        let ends = [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC];
        for at in some.chain(around).chain(ends) {
            let season = seasons.season(&Situation::unknown(at));
            for (times, number) in times.iter().zip(0..) {
                let naming = Naming { campaign: number, effect: Effect::Pause };
                prop_assert_eq!(season.is_live(&naming), times.is_live(at), "{} {:?}", at, times);
            }
        }
    }
}
