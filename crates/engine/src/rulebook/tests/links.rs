//! Edits of links.

use super::*;
use tandem_model::{Fix, RemoveLinks, Sku};

fn check_add(shop: &str, line: &str, expected: &str) {
    assert_eq!(told(add(&rulebook(shop), line)), expected);
}

fn check_refused(shop: &str, line: &str, code: &str) {
    assert_eq!(refusal(add(&rulebook(shop), line)), code, "{line} in {shop}");
}

fn check_set(shop: &str, set: &SetLink, expected: &str) {
    assert_eq!(told(rulebook(shop).plan_set_link(set)), expected);
}

const PAIR: &str = "A: name=Road-550\n B: name=Road-250";

#[test]
fn a_new_link_is_named_after_its_ends() {
    check_add(PAIR, "A -> B upsell", "link Road-550 → Road-250");
    check_add(PAIR, "A <-> B cross-sell", "link Road-550 ↔ Road-250");
    check_add("A: family=F\n B: family=G", "F => G accessory", "link F → G");
}

#[test]
fn a_sku_stands_for_its_family() {
    let plan = add(&rulebook("A: family=F\n B: family=G"), "A => B accessory").unwrap();
    assert_eq!(plan.label, "link F → G");
}

#[test]
fn what_is_not_there_cannot_be_linked() {
    check_refused("A", "A -> B upsell", "unknown_sku");
    check_refused("A\n B", "A -> B gift", "unknown_type");
    check_refused("A: family=F", "F => G upsell", "unknown_family");
    check_refused("A: family=F\n B", "F => B upsell", "unknown_family");
}

#[test]
fn bad_links_are_refused() {
    check_refused("A", "A -> A cross-sell", "self_link");
    check_refused("A: family=F", "F => A upsell", "self_link");
    check_refused("A\n B", "A -> B upsell 101", "weight_out_of_range");
    check_refused("A\n B", "A <-> B accessory", "two_way_forbidden");
}

#[test]
fn duplicates_are_refused_whichever_way_they_are_asked() {
    check_refused("A -> B upsell", "A -> B upsell 7", "duplicate_link");
    check_refused("A <-> B cross-sell", "A -> B cross-sell", "duplicate_link");
    check_refused("A <-> B cross-sell", "B -> A cross-sell", "duplicate_link");
    check_refused("A <-> B cross-sell", "B <-> A cross-sell", "duplicate_link");
    check_refused("A -> B cross-sell", "B <-> A cross-sell", "duplicate_link");
    check_add("A -> B upsell", "A -> B accessory", "link A → B");
}

#[test]
fn a_two_way_double_of_a_one_way_link_is_told_the_way() {
    let refused = add(&rulebook("A -> B cross-sell"), "A <-> B cross-sell").unwrap_err().into_fault();
    assert_eq!(refused.message, "`A` is linked to `B` as `Cross-sell` already: make that link two-way instead");
}

#[test]
fn a_blocked_loop_is_told_with_its_path_and_its_ways_out() {
    let shop = rulebook("A: name=Road-150\n B: name=Road-250\n A -> B upsell");
    let Err(Refusal::Findings(findings)) = add(&shop, "B -> A replacement") else { panic!("it closes a loop") };
    assert_eq!(findings[0].message, "closes a loop: Road-250 → Road-150 → Road-250");
    let kinds: Vec<&str> = findings[0].steps.iter().map(|step| step.kind.as_str()).collect();
    assert_eq!(kinds, ["replacement", "upsell"]);
    let ways: Vec<&str> = findings[0].fixes.iter().map(label).collect();
    assert_eq!(ways, ["remove Road-150 → Road-250", "make it `Cross-sell`", "make it `Accessory`"]);
}

fn label(fix: &Fix) -> &str {
    fix.label()
}

#[test]
fn a_loop_through_families_names_the_family_links() {
    let shop = rulebook("A: family=F\n B: family=G\n F => G upsell\n");
    let Err(Refusal::Findings(findings)) = add(&shop, "B -> A upsell") else { panic!("it closes a loop") };
    assert!(matches!(&findings[0].fixes[0], Fix::RemoveLink { link, .. } if *link == key("F => G upsell")));
}

#[test]
fn a_loop_that_is_only_warned_of_is_stored() {
    check_add("A -> B cross-sell", "B -> A cross-sell", "link B → A (cycle)");
    check_add("A <-> B cross-sell\n C", "B <-> C cross-sell", "link B ↔ C");
}

#[test]
fn an_upsell_to_a_cheaper_product_is_a_warning() {
    check_add("A: price=200\n B: price=100", "A -> B upsell", "link A → B (upsell_cheaper)");
    check_add("A: price=200\n B: price=100", "A -> B accessory", "link A → B");
    check_add("A: price=200\n B: price=100 currency=USD", "A -> B upsell", "link A → B");
    check_add("A: price=200\n B", "A -> B upsell", "link A → B");
}

#[test]
fn families_are_compared_by_their_cheapest_variant_that_is_sold() {
    let shop = "A: family=F price=100\n B: family=F price=300\n C: family=G price=110\n D: family=G price=9 status=discontinued";
    check_add(shop, "F => G upsell", "link F → G");
    check_add(shop, "G => F upsell", "link G → F (upsell_cheaper)");
}

#[test]
fn a_link_to_a_discontinued_family_can_be_relinked_to_the_family_of_its_replacements() {
    let variants = "A: family=F\n B: family=G status=discontinued\n C: family=H";
    let plan = add(&rulebook(&format!("{variants}\n B -> C replacement")), "F => G accessory").unwrap();
    assert!(matches!(&plan.findings[0].fixes[0], Fix::Relink { to, .. } if to.as_str() == "H"));
}

#[test]
fn a_link_to_a_discontinued_product_can_be_relinked_to_its_replacement() {
    let shop =
        rulebook("A\n B: status=discontinued\n C: status=discontinued\n B -> C replacement\n C -> D replacement");
    let plan = add(&shop, "A -> B accessory").unwrap();
    assert_eq!(codes(&plan.findings), ["discontinued_end"]);
    assert!(matches!(&plan.findings[0].fixes[0], Fix::Relink { to, .. } if to.as_str() == "D"));
}

#[test]
fn changes_are_named_after_what_changed() {
    let weight = SetLink { set_weight: true, weight: Some(80), ..set("A -> B cross-sell") };
    check_set("A -> B cross-sell", &weight, "weight of link A → B: 80");
    let two_way = SetLink { two_way: Some(true), ..set("A -> B cross-sell") };
    check_set("A -> B cross-sell", &two_way, "two-way link A ↔ B");
    let kind = SetLink { kind: Some("accessory".to_owned()), ..set("A -> B cross-sell") };
    check_set("A -> B cross-sell", &kind, "link A → B as Accessory");
    let to = SetLink { to: Some(Sku::new("C")), ..set("A -> B cross-sell") };
    check_set("A -> B cross-sell\n C", &to, "relink A → B to C");
}

#[test]
fn a_changed_link_is_judged_as_a_new_one() {
    let mut shop = rulebook("A -> B upsell\n C -> A upsell\n B -> D cross-sell");
    let to = |to: &str, line: &str| SetLink { to: Some(Sku::new(to)), ..set(line) };
    assert_eq!(refusal(shop.plan_set_link(&to("C", "A -> B upsell"))), "cycle");
    assert_eq!(refusal(shop.plan_set_link(&to("A", "A -> B upsell"))), "self_link");
    assert_eq!(refusal(shop.plan_set_link(&set("A -> C upsell"))), "unknown_link");
    let two_way = SetLink { two_way: Some(true), ..set("A -> B upsell") };
    assert_eq!(refusal(shop.plan_set_link(&two_way)), "two_way_forbidden");
    let heavy = SetLink { set_weight: true, weight: Some(101), ..set("A -> B upsell") };
    assert_eq!(refusal(shop.plan_set_link(&heavy)), "weight_out_of_range");
    assert_eq!(refusal(add(&shop, "B -> A upsell")), "cycle");
}

#[test]
fn a_two_way_link_can_be_changed_from_its_other_end() {
    let mut shop = rulebook("A <-> B cross-sell\n C");
    let one_way = SetLink { two_way: Some(false), ..set("B -> A cross-sell") };
    assert_eq!(told(shop.plan_set_link(&one_way)), "one-way link B → A");
    let relinked = SetLink { to: Some(Sku::new("C")), ..set("B -> A cross-sell") };
    assert_eq!(told(shop.plan_set_link(&relinked)), "relink B ↔ A to C");
}

#[test]
fn nothing_to_change_is_an_empty_plan() {
    let plan = rulebook("A -> B upsell").plan_set_link(&set("A -> B upsell")).unwrap();
    assert_eq!(plan, Plan::default());
}

#[test]
fn links_are_removed_by_number_or_by_name() {
    let shop = rulebook("A -> B upsell\n A <-> C cross-sell\n A -> D upsell");
    let remove =
        |lines: &[&str]| shop.plan_remove_links(&RemoveLinks { links: lines.iter().map(|line| key(line)).collect() });
    assert_eq!(told(remove(&["A -> B upsell"])), "remove link A → B");
    assert_eq!(told(remove(&["C -> A cross-sell"])), "remove link A ↔ C");
    assert_eq!(told(remove(&["A -> B upsell", "A -> C cross-sell", "A -> D upsell"])), "3 links removed");
    assert_eq!(refusal(remove(&["A -> B accessory"])), "unknown_link");
}
