//! Lists over time, against asking at each instant.

use super::any::{Shop, any_full_shop, any_rule};
use super::listed;
use super::shop::full;
use crate::recommend::{Asker, Stretch, Timeline, recommend};
use crate::rule::notation::rule;
use crate::{Snapshot, campaign::Times};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use tandem_model::{Occurrence, RecommendAnswer, RecommendRequest, Rule, Sku};

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn stretches(snapshot: &Snapshot, request: &RecommendRequest, span: Occurrence) -> Vec<Stretch> {
    let mut timeline = Timeline::new(snapshot, 1, None, span);
    timeline.stretches(request).unwrap().collect()
}

fn answer(snapshot: &Snapshot, request: &RecommendRequest, at: DateTime<Utc>) -> RecommendAnswer {
    recommend(snapshot, &RecommendRequest { at: Some(at), ..request.clone() }, &Asker::at(at)).unwrap()
}

const SHOP: &str = "
    A: launch=2020-01-01
    A -> B accessory 80
    A -> C accessory 70
    D: launch=2026-01-20 end=2026-01-25
    E: stock=0
    place page max=2
    place swap stock=swap";

/// `A page`, then one line a stretch: `01-05 23:00 B C`, from January 2026 on.
#[track_caller]
fn check(lines: &str, asked: &str, expected: &[&str]) {
    let snapshot = full(&format!("{SHOP}\n{lines}"));
    let (trigger, placement) = asked.split_once(' ').map_or((asked, None), |(sku, placement)| (sku, Some(placement)));
    let request = RecommendRequest {
        trigger: Some(trigger.into()),
        placement: placement.map(str::to_owned),
        ..RecommendRequest::default()
    };
    let span = Occurrence { from: utc("2026-01-01T00:00:00Z"), to: utc("2026-03-01T00:00:00Z") };
    let found = stretches(&snapshot, &request, span);
    let told: Vec<String> = found
        .iter()
        .map(|stretch| {
            let results = stretch.shown.clone();
            let answer = RecommendAnswer { results, ..answer(&snapshot, &request, stretch.from) };
            format!("{} {}", stretch.from.format("%m-%d %H:%M"), listed(&answer)).trim_end().to_owned()
        })
        .collect();
    assert_eq!(told, expected, "{lines}");
    assert_eq!(found.last().unwrap().to, span.to);
}

#[test]
fn a_list_that_nothing_changes_is_one_stretch() {
    check("", "A", &["01-01 00:00 B C"]);
    check("", "B", &["01-01 00:00"]);
    check("campaign winter 2026-01-05 2026-02-01 on:A>C:accessory", "B", &["01-01 00:00"]);
}

#[test]
fn a_campaign_starts_and_ends_by_the_clock_of_its_zone() {
    let winter = "campaign winter 2026-01-05 2026-02-01 off:A>B:accessory";
    check(winter, "A", &["01-01 00:00 B C", "01-04 23:00 C", "01-31 23:00 B C"]);
    check(winter, "A page", &["01-01 00:00 B C", "01-04 23:00 C", "01-31 23:00 B C"]);
    check(&format!("{winter} placement=page"), "A", &["01-01 00:00 B C"]);
    check(
        &format!("{winter}\n campaign more 2026-02-01 2026-02-10 off:A>B:accessory"),
        "A",
        &["01-01 00:00 B C", "01-04 23:00 C", "02-09 23:00 B C"],
    );
}

#[test]
fn products_come_and_go_on_their_days() {
    check("A -> D upsell 10", "A", &["01-01 00:00 B C", "01-20 00:00 B C D", "01-26 00:00 B C"]);
    check("A -> D upsell 10", "A page", &["01-01 00:00 B C"]);
    check("A -> D upsell 100\n rule all upsell : sku=B -> +D", "B", &["01-01 00:00", "01-20 00:00 D", "01-26 00:00"]);
}

#[test]
fn what_takes_the_place_of_a_sold_out_product_is_followed_too() {
    check(
        "A -> E upsell 10\n E -> D replacement",
        "A swap",
        &["01-01 00:00 B C", "01-20 00:00 B C D←E", "01-26 00:00 B C"],
    );
    let paused =
        "A -> E upsell 10\n paused E -> F replacement 50\n campaign winter 2026-01-05 2026-02-01 on:E>F:replacement";
    check(paused, "A swap", &["01-01 00:00 B C", "01-04 23:00 B C F←E", "01-31 23:00 B C"]);
}

#[test]
fn rules_follow_their_windows_dates_weekdays_and_ages() {
    check(
        "rule r upsell : sku=B -> +C ; from=2026-01-10 to=2026-01-12",
        "B",
        &["01-01 00:00", "01-10 00:00 C", "01-12 00:00"],
    );
    check(
        "rule r upsell : sku=B & context.date:2026-02-03..2026-02-04 -> +C",
        "B",
        &["01-01 00:00", "02-03 00:00 C", "02-05 00:00"],
    );
    check(
        "rule r upsell : sku=B & context.weekday=monday -> +C ; from=2026-01-10 to=2026-01-20",
        "B",
        &["01-01 00:00", "01-12 00:00 C", "01-13 00:00", "01-19 00:00 C", "01-20 00:00"],
    );
    check("rule r upsell : sku=B -> age:1..2", "B", &["01-01 00:00", "01-21 00:00 D", "01-23 00:00"]);
}

const DATED: [&str; 8] = [
    "s upsell : context.date>=2026-01-12 -> all",
    "t upsell : !(context.date:2026-01-08..2026-01-15) -> brand=same",
    "u cross-sell : context.weekday:one:saturday,sunday -> all",
    "v accessory : age>=3 -> all",
    "w accessory : all -> age<=2",
    "x upsell : age? -> age:50%..200%",
    "y upsell : context.date==2026-01-10 | price>50 -> all ; stop",
    "z replacement : all -> age<4 ; from=2026-01-05 to=2026-01-14",
];

/// A shop whose lists depend on the day in every way there is.
fn any_dated_shop() -> impl Strategy<Value = Shop> {
    let dated = subsequence(DATED.to_vec(), 0..4);
    let ends = prop::option::of(select(vec!["2026-01-13", "2026-01-17"]));
    (any_full_shop(), dated, any_rule(), ends).prop_map(|(mut shop, dated, some, ends)| {
        let rules = dated.into_iter().map(rule).chain([Rule { id: "zz".to_owned(), ..some }]);
        shop.document.rules.extend(rules);
        let to = ends.map(|day| utc(&format!("{day}T06:30:00Z")));
        shop.document.rules.iter_mut().step_by(2).for_each(|rule| rule.window.to = rule.window.to.or(to));
        shop
    })
}

/// Everything that could be a border, the moments before, and some others.
fn instants(shop: &Shop, span: Occurrence, minutes: &[i64], found: &[Stretch]) -> Vec<DateTime<Utc>> {
    let times = shop.campaigns.iter().filter_map(Times::of).flat_map(|times| times.between(span.from, span.to));
    let windows = shop.document.rules.iter().flat_map(|rule| [rule.window.from, rule.window.to]).flatten();
    let first: NaiveDate = span.from.date_naive();
    let days = (0..60).map(|day| (first + Days::new(day)).and_time(NaiveTime::MIN).and_utc());
    let borders = times.flat_map(|live| [live.from, live.to]).chain(windows).chain(days);
    let borders = borders.chain(found.iter().map(|stretch| stretch.from));
    let around = borders.flat_map(|at| [at - TimeDelta::nanoseconds(1), at]);
    let all = around.chain(minutes.iter().map(|minute| span.from + TimeDelta::minutes(*minute)));
    all.filter(|at| span.from <= *at && *at < span.to).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_holds_at_an_instant_is_what_is_answered_then(
        shop in any_dated_shop(),
        placed in any::<bool>(),
        web in any::<bool>(),
        minutes in prop::collection::vec(0i64..60 * 24 * 40, 4),
    ) {
        let snapshot = shop.snapshot();
        let span = Occurrence { from: utc("2026-01-02T10:20:30Z"), to: utc("2026-02-11T00:00:00Z") };
        for id in snapshot.ids() {
            let request = RecommendRequest {
                trigger: Some(Sku::new(snapshot.sku(id))),
                placement: placed.then(|| "page".to_owned()),
                channel: web.then(|| "web".to_owned()),
                ..RecommendRequest::default()
            };
            let found = stretches(&snapshot, &request, span);
            prop_assert_eq!((found[0].from, found.last().unwrap().to), (span.from, span.to));
            for pair in found.windows(2) {
                prop_assert!(pair[0].from < pair[0].to && pair[0].to == pair[1].from && pair[0].shown != pair[1].shown);
            }
            for at in instants(&shop, span, &minutes, &found) {
                let held = found.iter().filter(|stretch| stretch.from <= at && at < stretch.to);
                let held: Vec<_> = held.map(|stretch| &stretch.shown).collect();
                let asked = answer(&snapshot, &request, at).results;
                prop_assert_eq!(held, vec![&asked], "{}", at);
            }
        }
    }
}
