//! The resolution table, row by row: what a list becomes, and what its absentee is told.

use super::shop::full;
use super::{ask, listed};

/// A shop in which `A` shows B by link (0.72) and C by rule (0.56), and D is not reached.
const SHOP: &str = "
    A: category=Bikes brand=x
    B: category=Bikes/Road
    C: category=Bikes brand=x
    D: category=Bikes/Road
    A -> B accessory 90
    rule like cross-sell : brand=x -> brand=same ; weight=80
    sold D 3
    sold C 9";

/// Adds lines to the shop: what the list becomes, and why its first absentee is not in it.
fn row(lines: &str, asked: &str, list: &str, absentee: &str, code: &str, reason: &str) {
    let answer = ask(&full(&format!("{SHOP}\n{lines}")), &format!("{asked} | why: {absentee}"));
    let why_not = answer.why_not.as_ref().unwrap();
    assert_eq!(listed(&answer), list, "{lines}\nasked: {asked}");
    assert_eq!((why_not.code.as_str(), why_not.reason.as_str()), (code, reason), "{lines}\nasked: {asked}");
    assert_eq!(why_not.shown, code == "shown");
}

#[test]
fn nothing_but_links_and_rules_by_score() {
    row("", "A", "B C", "D", "no_link", "no link from A to it");
    row("A -> D upsell 60", "A", "B C D", "D", "shown", "shown in place 3");
    row(
        "A -> D upsell 60",
        "A | types: cross-sell",
        "C",
        "D",
        "type_filtered",
        "linked as upsell only, which was not asked for",
    );
    row("A -> D upsell 0", "A", "B C", "D", "weight_zero", "its link has weight 0");
}

#[test]
fn a_block_comes_first() {
    row("block B", "A", "C", "B", "blocked", "it is blocked everywhere");
    row("block B for A", "A", "C", "B", "blocked", "it is blocked for A");
    row("block B for C", "A", "B C", "B", "shown", "shown in place 1");
    row("block C for A", "A", "B", "C", "blocked", "it is blocked for A");
    row(
        "block B\n pin A -> B upsell @ 1\n B: status=inactive",
        "A | cart: B",
        "C",
        "B",
        "blocked",
        "it is blocked everywhere",
    );
    row("block D\n place page fallback=all", "A | placement: page", "B C", "D", "blocked", "it is blocked everywhere");
    row("E -> B upsell\n block B for A", "cart: A E", "B C", "B", "shown", "shown in place 1");
}

#[test]
fn a_pin_takes_its_place() {
    row("pin A -> D replacement 1 @ 1", "A", "D@1 B C", "D", "shown", "shown in place 1");
    row("pin A -> D replacement 1 @ 2", "A", "B D@2 C", "D", "shown", "shown in place 2");
    row("pin A -> D replacement 1 @ 9", "A", "B C D@9", "D", "shown", "shown in place 3");
    row("pin A -> D replacement 1 @ 3", "A | limit: 2", "B C", "D", "below_limit", "ranked 3rd, the list holds 2");
    row("pin A -> D upsell @ 3", "A | limit: 2", "D B", "C", "below_limit", "ranked 3rd, the list holds 2");
    row("pin A -> D upsell 1 @ 1\n pin A -> E upsell @ 1", "A", "E@1 D@1 B C", "D", "shown", "shown in place 2");
    row("pin A -> D upsell @ 1\n D: stock=0", "A", "B C", "D", "sold_out", "sold out: stock 0 and no back-order");
    row("pin A -> D upsell 0 @ 1", "A", "B C", "D", "weight_zero", "its link has weight 0");
}

#[test]
fn a_pinned_variant_keeps_its_sibling_out() {
    let family = "B: family=F\n D: family=F\n pin A -> D upsell 1 @ 2";
    row(family, "A", "C D@2", "B", "family_limit", "D of its family is shown, and a list holds 1 of a family");
    let types = "A -> D accessory 1\n pin A -> D accessory 1 @ 2\n place page accessory:1 cross-sell";
    row(
        types,
        "A | placement: page",
        "C D@2",
        "B",
        "type_limit",
        "better products of type accessory come first, and the list holds 1 of them",
    );
}

#[test]
fn a_stop_rule_ends_the_rules_and_shows_its_own() {
    let stop = "rule last upsell : brand=x -> +D ; stop\n rule later upsell : all -> +E\n E: brand=y";
    row(
        stop,
        "A",
        "D B C",
        "E",
        "no_link",
        "no link from A to it; rule `later` would show it: rule `last` stops all rules after it",
    );
    row(
        &stop.replace("brand=x -> +D", "brand=z -> +D"),
        "A",
        "E B C",
        "D",
        "no_link",
        "no link from A to it; rule `last` would show it: only where the product is of the brand z, but its brand is x",
    );
    row(&stop.replace("; stop", "; stop weight=0"), "A", "B C", "D", "weight_zero", "rule `last` has weight 0");
    row(
        stop,
        "A | types: upsell",
        "D",
        "C",
        "type_filtered",
        "shown by rules as cross-sell only, which was not asked for",
    );
    row(
        stop,
        "A | types: cross-sell upsell",
        "D C",
        "B",
        "type_filtered",
        "linked as accessory only, which was not asked for",
    );
}

#[test]
fn fallback_fills_up_with_what_sold() {
    row("place page fallback=category", "A | placement: page", "B C D", "D", "shown", "shown in place 3");
    row(
        "place page fallback=category\n E\n sold E 99",
        "A | placement: page",
        "B C D",
        "E",
        "no_link",
        "no link from A to it",
    );
    row(
        "place page fallback=all\n E: stock=1\n sold E 99",
        "A | placement: page",
        "B C E D",
        "E",
        "shown",
        "shown in place 3",
    );
    row(
        "place page fallback=all max=2",
        "A | placement: page",
        "B C",
        "D",
        "below_limit",
        "ranked 3rd, the list holds 2",
    );
    row(
        "place page fallback=all\n D: stock=0",
        "A | placement: page",
        "B C",
        "D",
        "sold_out",
        "sold out: stock 0 and no back-order",
    );
    row("place page fallback=all\n block D for A", "A | placement: page", "B C", "D", "blocked", "it is blocked for A");
    row("place page fallback=all\n E", "A | placement: page", "B C D", "E", "no_link", "no link from A to it");
}

#[test]
fn what_cannot_be_sold_is_out() {
    for (facts, code, reason) in [
        ("status=discontinued", "discontinued", "it is discontinued"),
        ("status=inactive", "inactive", "it is inactive"),
        ("launch=2026-01-11", "not_launched", "not launched before 2026-01-11"),
        ("end=2026-01-09", "ended", "ended on 2026-01-09"),
    ] {
        row(&format!("C: brand=x {facts} stock=0"), "A | cart: C", "B", "C", code, reason);
    }
    row("", "A | cart: C", "B", "C", "in_cart", "it is in the cart already");
    row("", "A | cart: B C", "", "B", "in_cart", "it is in the cart already");
    row("C: brand=x stock=0", "A | cart: C", "B", "C", "in_cart", "it is in the cart already");
    row("C: brand=x stock=0", "A", "B", "C", "sold_out", "sold out: stock 0 and no back-order");
}

#[test]
fn the_stock_policy_hides_keeps_or_swaps() {
    let back = "B: stock=0 back_order=true";
    row(back, "A", "B C", "B", "shown", "shown in place 1");
    let hidden = "sold out: stock 0, and what can only be back-ordered is hidden here";
    row(&format!("{back}\n place page stock=hide"), "A | placement: page", "C", "B", "sold_out", hidden);
    row(
        "C: brand=x stock=0 back_order=true\n place page stock=hide",
        "A | placement: page",
        "B",
        "C",
        "sold_out",
        hidden,
    );
    row(
        &format!("{back}\n place page stock=swap\n B -> D replacement"),
        "A | placement: page",
        "B C",
        "B",
        "shown",
        "shown in place 1",
    );
    let out = "B: stock=0\n place page stock=swap\n B -> D replacement 50\n B -> E replacement 60\n B -> F upsell";
    let swapped = "sold out: stock 0 and no back-order; E can take its place";
    row(out, "A | placement: page", "E←B C", "B", "sold_out", swapped);
    row(&format!("{out}\n E: stock=0"), "A | placement: page", "D←B C", "E", "no_link", "no link from A to it");
    row(&format!("{out}\n block E for A"), "A | placement: page", "D←B C", "E", "blocked", "it is blocked for A");
    row(&format!("{out}\n block E for B"), "A | placement: page", "D←B C", "E", "no_link", "no link from A to it");
    row(&out.replace(" 60", " 50"), "A | placement: page", "D←B C", "E", "no_link", "no link from A to it");
    row(out, "A | placement: page | cart: E", "D←B C", "B", "sold_out", swapped);
    row(out, "A | placement: page | limit: 0", "", "E", "below_limit", "ranked 1st, the list holds 0");
    let rule = "C: brand=x stock=0\n place page stock=swap\n C -> D replacement";
    row(rule, "A | placement: page", "B", "C", "sold_out", "sold out: stock 0 and no back-order; D can take its place");
    row(&format!("{out}\n pin A -> B upsell @ 2"), "A | placement: page", "C E←B@2", "B", "sold_out", swapped);
}

#[test]
fn a_rule_chooses_no_more_than_its_limit() {
    let two = "rule two accessory : all -> +E +F +G ; limit=2 order=dearest weight=10\n E: price=3\n F: price=2 family=H\n G: price=1 family=H";
    row(two, "A", "B C E F", "G", "rule_limit", "rule `two` shows 2 products, and others come first in its ordering");
    let three = two.replace("limit=2", "limit=3");
    row(
        &three,
        "A",
        "B C E F",
        "G",
        "family_limit",
        "rule `two` chooses 1 of a family, and others of its family come first",
    );
    row(&three, "A | family: 2", "B C E F G", "G", "shown", "shown in place 5");
    row(
        &format!("{two}\n E: stock=0"),
        "A | family: 0",
        "B C F G",
        "E",
        "sold_out",
        "sold out: stock 0 and no back-order",
    );
    row(two, "A | cart: E F", "B C G", "G", "shown", "shown in place 3");
}

#[test]
fn one_of_a_family_then_the_maxima() {
    row(
        "B: family=F\n C: family=F brand=x",
        "A",
        "B",
        "C",
        "family_limit",
        "B of its family is shown, and a list holds 1 of a family",
    );
    let page = "A -> D accessory 80\n place page accessory:1 cross-sell max=5";
    row(
        page,
        "A | placement: page",
        "B C",
        "D",
        "type_limit",
        "better products of type accessory come first, and the list holds 1 of them",
    );
    row(
        page,
        "A | placement: page | types: cross-sell",
        "C",
        "D",
        "type_filtered",
        "linked as accessory only, which was not asked for",
    );
    let reached_twice = format!("{page}\n rule more cross-sell : all -> +D ; weight=10");
    row(
        &reached_twice,
        "A | placement: page",
        "B C",
        "D",
        "type_limit",
        "better products of type accessory come first, and the list holds 1 of them",
    );
    row("place page max=1", "A | placement: page", "B", "C", "below_limit", "ranked 2nd, the list holds 1");
    row("place page max=1", "A | placement: page | limit: 5", "B", "C", "below_limit", "ranked 2nd, the list holds 1");
    row("", "A | limit: 1", "B", "C", "below_limit", "ranked 2nd, the list holds 1");
}

#[test]
fn below_the_least_number_nothing_is_shown() {
    row(
        "place page min=3",
        "A | placement: page",
        "",
        "B",
        "too_few",
        "2 products were found, and below 3 nothing is shown",
    );
    row("place page min=2", "A | placement: page", "B C", "D", "no_link", "no link from A to it");
    row("place page min=3 fallback=all", "A | placement: page", "B C D", "D", "shown", "shown in place 3");
    row("place page min=3", "A | placement: page | limit: 1", "B", "C", "below_limit", "ranked 2nd, the list holds 1");
    let nothing = |lines: &str, asked: &str| ask(&full(&format!("{SHOP}\n{lines}")), asked).nothing_because;
    let page = Some("2 products found, and `page` shows nothing below 3".to_owned());
    assert_eq!(nothing("place page min=3", "A | placement: page"), page);
    assert_eq!(
        nothing("B: stock=0", "A | types: accessory"),
        Some("one product linked, none of which may be shown".to_owned())
    );
    let types = Some("none of the types asked for may be shown here".to_owned());
    assert_eq!(nothing("place page upsell", "A | placement: page | types: accessory"), types);
    assert_eq!((nothing("", "D"), nothing("", "A")), (None, None));
}
