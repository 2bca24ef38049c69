//! Every code of "why not", with its words.

use super::ask;
use crate::snapshot::notation::snapshot;

/// Whether `B` is shown to `A` when B is as given, and why not.
fn why(shop: &str, asked: &str, code: &str, reason: &str) {
    let answer = ask(&snapshot(shop), &format!("{asked} | why: B"));
    let why_not = answer.why_not.unwrap();
    assert_eq!((why_not.code.as_str(), why_not.reason.as_str()), (code, reason), "{shop}\nasked: {asked}");
    assert_eq!(why_not.shown, code == "shown");
    assert_eq!(answer.results.iter().any(|result| result.sku.as_str() == "B"), why_not.shown, "{shop}\nasked: {asked}");
}

#[test]
fn a_shown_product_says_its_place() {
    why("A -> B upsell\n A -> C replacement", "A", "shown", "shown in place 2");
    why("A -> B upsell\n B: stock=0 back_order=true", "A", "shown", "shown in place 1");
    why("A -> B upsell\n B: launch=2026-01-10 end=2026-01-10", "A", "shown", "shown in place 1");
}

#[test]
fn a_product_that_does_not_exist_is_not_shown() {
    why("A", "A", "unknown_product", "no product has the SKU `B`");
    why("A -> ?B upsell", "A", "unknown_product", "no product has the SKU `B`");
}

#[test]
fn a_trigger_is_not_shown() {
    why("A -> B upsell", "B", "is_trigger", "it is itself what triggers the list");
    why("A -> B upsell", "cart: A B", "is_trigger", "it is itself what triggers the list");
}

#[test]
fn a_product_that_no_link_reaches_is_not_shown() {
    why("B -> A upsell", "A", "no_link", "no link from A to it");
    why("B -> A upsell\n C -> A upsell", "cart: A C", "no_link", "no link from any of the 2 products that trigger");
    why("B -> A upsell", "", "no_link", "nothing triggers: the cart is empty");
}

#[test]
fn a_product_of_other_types_is_not_shown() {
    let shop = "A -> B upsell\n A -> B accessory\n A -> C cross-sell";
    why(shop, "A | types: cross-sell", "type_filtered", "linked as accessory and upsell only, which was not asked for");
}

#[test]
fn a_product_that_cannot_be_sold_is_not_shown() {
    let table = [
        ("status=discontinued", "discontinued", "it is discontinued"),
        ("status=inactive", "inactive", "it is inactive"),
        ("launch=2026-01-11", "not_launched", "not launched before 2026-01-11"),
        ("end=2026-01-09", "ended", "ended on 2026-01-09"),
        ("stock=0", "sold_out", "sold out: stock 0 and no back-order"),
        ("stock=-2", "sold_out", "sold out: stock -2 and no back-order"),
    ];
    for (facts, code, reason) in table {
        why(&format!("B: {facts}\n A -> B upsell"), "A", code, reason);
    }
}

#[test]
fn a_product_in_the_cart_is_not_shown() {
    why("A -> B upsell", "A | cart: B", "in_cart", "it is in the cart already");
}

#[test]
fn a_product_without_weight_is_not_shown() {
    why("A -> B upsell 0", "A", "weight_zero", "its link has weight 0");
}

#[test]
fn one_variant_of_a_family_is_shown() {
    let shop = "B: family=F\n C: family=F name=Red\n A -> B upsell 10\n A -> C upsell 90";
    why(shop, "A", "family_limit", "Red of its family is shown, and a list holds 1 of a family");
    why(shop, "A | family: 2", "shown", "shown in place 2");
    why(shop, "A | family: 0", "shown", "shown in place 2");
}

#[test]
fn a_full_list_says_the_place_that_the_product_had() {
    let better: String = (10..23).map(|number| format!("A -> C{number} upsell\n")).collect();
    why(&format!("{better} A -> B upsell 50"), "A", "below_limit", "ranked 14th, the list holds 10");
    why(&format!("{better} A -> B upsell 50"), "A | limit: 14", "shown", "shown in place 14");
    why("A -> B upsell 50\n A -> C upsell\n", "A | limit: 1", "below_limit", "ranked 2nd, the list holds 1");
}

#[test]
fn the_first_thing_that_removed_it_is_told() {
    let sorry = "B: status=inactive launch=2027-01-01 stock=0\n A -> B upsell 0";
    why(sorry, "A | types: accessory", "type_filtered", "linked as upsell only, which was not asked for");
    why(sorry, "A | cart: B", "weight_zero", "its link has weight 0");
    let weighty = sorry.replace("upsell 0", "upsell");
    why(&weighty, "A | cart: B", "inactive", "it is inactive");
    let active = weighty.replace("status=inactive", "");
    why(&active, "A | cart: B", "not_launched", "not launched before 2027-01-01");
    let launched = active.replace("launch=2027-01-01", "");
    why(&launched, "A | cart: B", "in_cart", "it is in the cart already");
    why(&launched, "A", "sold_out", "sold out: stock 0 and no back-order");
}

#[test]
fn a_hidden_variant_leaves_its_place_to_the_next() {
    let shop = "B: family=F\n C: family=F stock=0\n A -> B upsell 10\n A -> C upsell 90";
    why(shop, "A", "shown", "shown in place 1");
}
