//! Lists inside and outside of campaigns, and what is told of them.

use super::shop::full;
use super::{ask, shown};

/// A shows B by a link (0.72) and C by a rule (0.56); the link to D and the rule that shows E are paused.
const SHOP: &str = "
    A: category=Bikes brand=x
    B: brand=y
    C: brand=x
    D
    E
    A -> B accessory 90
    paused A -> D accessory 50
    rule like cross-sell : brand=x -> brand=same ; weight=80
    rule snow upsell : brand=x -> +E ; weight=50 paused
    place page
    place cart
    campaign winter 2026-01-05 2026-02-01";

fn check(lines: &str, asked: &str, list: &str) {
    assert_eq!(shown(&ask(&full(&format!("{SHOP} {lines}")), asked)), list, "{lines}\nasked: {asked}");
}

#[test]
fn what_is_paused_shows_nothing_until_a_campaign_switches_it_on() {
    check("", "A", "B 0.72, C 0.56");
    check("on:A>D:accessory", "A", "B 0.72, C 0.56, D 0.4");
    check("on:snow", "A", "B 0.72, C 0.56, E 0.45");
    check("off:A>B:accessory off:like", "A", "");
}

#[test]
fn a_boost_changes_the_order_and_may_exceed_one() {
    check("150:like", "A", "C 0.84, B 0.72");
    check("50:A>B:accessory", "A", "C 0.56, B 0.36");
    check("400:A>B:accessory", "A", "B 2.88, C 0.56");
    check("on:snow 300:snow", "A", "E 1.35, B 0.72, C 0.56");
    check("300:snow 400:A>D:accessory", "A", "B 0.72, C 0.56");
}

#[test]
fn everything_returns_when_it_ends_by_the_clock_of_its_zone() {
    let on = "on:A>D:accessory off:A>B:accessory 200:like";
    check(on, "A", "C 1.12, D 0.4");
    for outside in ["A | at: 2026-01-04", "A | at: 2026-02-01", "A | at: 2027-01-10"] {
        check(on, outside, "B 0.72, C 0.56");
    }
    check(on, "A | at: 2026-01-31", "C 1.12, D 0.4");
}

#[test]
fn a_scope_holds_where_it_says_and_the_most_specific_one_counts() {
    check("off:like placement=page", "A", "B 0.72, C 0.56");
    check("off:like placement=page", "A | placement: page", "B 0.72");
    check("off:like placement=page", "A | placement: cart", "B 0.72, C 0.56");
    check("off:like placement=page channel=web", "A | placement: page", "B 0.72, C 0.56");
    check("off:like placement=page channel=web", "A | placement: page | channel: Web", "B 0.72");
    let two = "off:like 200:A>B:accessory\n campaign web 2026-01-05 2026-02-01 on:like 50:A>B:accessory channel=web";
    check(two, "A", "B 1.44");
    check(two, "A | channel: web", "C 0.56, B 0.36");
}

#[test]
fn overlapping_boosts_multiply_and_a_pause_wins() {
    let sale = |actions: &str| format!("150:like on:snow\n campaign sale 2026-01-05 2026-02-01 {actions}");
    check(&sale("200:like"), "A", "C 1.68, B 0.72, E 0.45");
    check(&sale("off:snow"), "A", "C 0.84, B 0.72");
}

#[test]
fn a_stop_rule_stops_only_while_it_is_on() {
    let stop = "\n rule last upsell : all -> +D ; stop paused\n rule later upsell : all -> +E ; weight=10";
    check(stop, "A", "B 0.72, C 0.56, E 0.09");
    check(&format!("on:last {stop}"), "A", "D 0.9, B 0.72, C 0.56");
    let active = stop.replace("stop paused", "stop");
    check(&active, "A", "D 0.9, B 0.72, C 0.56");
    check(&format!("off:last {active}"), "A", "B 0.72, C 0.56, E 0.09");
    check(&format!("50:last {active}"), "A", "B 0.72, C 0.56, D 0.45");
}

#[test]
fn a_family_link_and_a_two_way_one_are_named_from_either_end() {
    let family = "150:F>>G:accessory 50:G>F:upsell \n X: family=F\n Y: family=G\n F => G accessory 50\n G: family=H\n F\n F <-> G upsell";
    check(family, "X", "Y 0.6");
    check(family, "F", "G 0.45");
    check(family, "G", "F 0.45");
}

fn reasons(lines: &str, asked: &str, sku: &str) -> String {
    let answer = ask(&full(&format!("{SHOP} {lines}")), asked);
    let result = answer.results.iter().find(|result| result.sku.as_str() == sku).unwrap();
    let campaign = result.because.iter().filter(|reason| reason.factor == "campaign");
    campaign.map(|reason| format!("{} {} {}", reason.via, reason.value, reason.text)).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_reason_names_the_campaigns() {
    assert_eq!(reasons("150:like", "A", "B"), "");
    assert_eq!(reasons("150:like", "A", "C"), "rule:like 1.5 boosted to 150 % by campaign `Winter`");
    let both = "on:A>D:accessory 50:A>D:accessory\n campaign sale 2026-01-05 2026-02-01 25:A>D:accessory";
    let told = "link 1 switched on by campaign `Winter`; link 0.125 lowered to 12.5 % by campaigns `Sale` and `Winter`";
    assert_eq!(reasons(both, "A", "D"), told);
}

fn why_not(lines: &str, asked: &str, sku: &str) -> String {
    let answer = ask(&full(&format!("{SHOP} {lines}")), &format!("{asked} | why: {sku}"));
    let why_not = answer.why_not.unwrap();
    format!("{}: {}", why_not.code, why_not.reason)
}

#[test]
fn a_paused_link_is_told_with_what_pauses_it_or_what_it_waits_for() {
    assert_eq!(why_not("", "A", "D"), "paused: the accessory link from A is paused");
    assert_eq!(
        why_not("off:A>B:accessory", "A", "B"),
        "paused: the accessory link from A is paused by campaign `Winter` until 2026-01-31 23:00 UTC"
    );
    assert_eq!(
        why_not("on:A>D:accessory", "A | at: 2026-01-04", "D"),
        "paused: the accessory link from A is paused until campaign `Winter` switches it on at 2026-01-04 23:00 UTC"
    );
    let over = why_not("on:A>D:accessory", "A | at: 2026-03-04", "D");
    assert_eq!(over, "paused: the accessory link from A is paused");
    let elsewhere = why_not("on:A>D:accessory placement=page", "A | at: 2026-01-04", "D");
    assert_eq!(elsewhere, "paused: the accessory link from A is paused");
}

#[test]
fn a_paused_rule_is_told_the_same_way() {
    let told =
        |lines: &str, asked: &str| why_not(lines, asked, "E").rsplit_once("would show it: ").unwrap().1.to_owned();
    assert_eq!(told("", "A"), "it is paused");
    assert_eq!(
        told("on:snow", "A | at: 2026-01-04"),
        "it is paused until campaign `Winter` switches it on at 2026-01-04 23:00 UTC"
    );
    let traces = |lines: &str| {
        let answer = ask(&full(&format!("{SHOP} {lines}")), "A | explain");
        answer.rules.iter().map(|trace| format!("{}: {}", trace.id, trace.text)).collect::<Vec<_>>()
    };
    assert_eq!(
        traces("off:like on:snow 200:snow"),
        [
            "like: it is paused by campaign `Winter` until 2026-01-31 23:00 UTC",
            "snow: fires, switched on by campaign `Winter`, boosted to 200 % by campaign `Winter`, and shows one product",
        ]
    );
}

#[test]
fn a_replacement_that_a_campaign_pauses_takes_no_place() {
    let shop = "B: stock=0\n place swap stock=swap\n B -> D replacement 40\n B -> E replacement 60\n campaign sale 2026-01-05 2026-02-01";
    let listed =
        |actions: &str| super::listed(&ask(&full(&format!("{SHOP}\n {shop} {actions}")), "A | placement: swap"));
    assert_eq!(listed(""), "E←B C");
    assert_eq!(listed("off:B>E:replacement"), "D←B C");
    assert_eq!(listed("200:B>D:replacement"), "D←B C");
}
