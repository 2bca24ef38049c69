//! Edits of relationship types.

use super::*;
use tandem_model::{LoopPolicy, RelationshipType, SetType, TypeRef};

fn kind(code: &str, loop_policy: LoopPolicy, group: &str) -> RelationshipType {
    let (code, label, loop_group) = (code.to_owned(), code.to_uppercase(), group.to_owned());
    RelationshipType { code, label, weight: 50, loop_policy, loop_group, two_way_allowed: false }
}

fn set_type(code: &str) -> SetType {
    let code = code.to_owned();
    SetType { code, label: None, weight: None, loop_policy: None, loop_group: None, two_way_allowed: None }
}

fn block(code: &str) -> SetType {
    SetType { loop_policy: Some(LoopPolicy::Block), ..set_type(code) }
}

#[test]
fn a_type_is_added_with_its_own_group_or_to_one_of_the_same_policy() {
    let shop = rulebook("");
    assert_eq!(told(shop.plan_add_type(&kind("gift", LoopPolicy::Allow, "gift"))), "add type GIFT");
    assert_eq!(told(shop.plan_add_type(&kind("gift", LoopPolicy::Block, "substitute"))), "add type GIFT");
    assert_eq!(refusal(shop.plan_add_type(&kind("gift", LoopPolicy::Warn, "substitute"))), "group_policy_differs");
}

#[test]
fn bad_types_are_refused() {
    let shop = rulebook("");
    let check = |kind: RelationshipType, code: &str| assert_eq!(refusal(shop.plan_add_type(&kind)), code);
    check(kind("upsell", LoopPolicy::Block, "x"), "duplicate_type");
    check(kind("Gift set", LoopPolicy::Block, "x"), "bad_code");
    check(kind("", LoopPolicy::Block, "x"), "bad_code");
    check(RelationshipType { label: " ".into(), ..kind("gift", LoopPolicy::Warn, "x") }, "bad_label");
    check(RelationshipType { weight: 101, ..kind("gift", LoopPolicy::Warn, "x") }, "weight_out_of_range");
    check(RelationshipType { two_way_allowed: true, ..kind("gift", LoopPolicy::Block, "x") }, "two_way_forbidden");
}

#[test]
fn a_policy_holds_for_the_whole_group() {
    let plan =
        rulebook("").plan_set_type(&SetType { loop_policy: Some(LoopPolicy::Warn), ..set_type("upsell") }).unwrap();
    assert_eq!((plan.label.as_str(), plan.changes.len()), ("loops of substitute: warn", 2));
}

#[test]
fn edits_of_types_are_named() {
    let shop = rulebook("");
    let weight = SetType { weight: Some(33), ..set_type("upsell") };
    assert_eq!(told(shop.plan_set_type(&weight)), "weight of type Upsell: 33");
    let label = SetType { label: Some("Step up".to_owned()), ..set_type("upsell") };
    assert_eq!(told(shop.plan_set_type(&label)), "rename type Upsell to Step up");
    assert_eq!(refusal(shop.plan_set_type(&set_type("gift"))), "unknown_type");
    assert_eq!(shop.plan_set_type(&set_type("upsell")).unwrap(), Plan::default());
}

#[test]
fn loops_and_two_way_links_keep_a_group_from_blocking() {
    let loops = rulebook("A -> B cross-sell\n B -> A cross-sell").plan_set_type(&block("cross-sell"));
    let Err(Refusal::Findings(findings)) = loops else { panic!("the group holds a loop") };
    assert_eq!(findings[0].message, "loop: A → B → A");
    let two_way = rulebook("A <-> B cross-sell").plan_set_type(&block("cross-sell"));
    let message = "loops cannot be blocked while links of the group are two-way: `A ↔ B`";
    assert_eq!(two_way.unwrap_err().into_fault().message, message);
}

#[test]
fn blocking_takes_the_leave_to_be_two_way() {
    let mut shop = rulebook("A -> B cross-sell");
    let plan = shop.plan_set_type(&block("cross-sell")).unwrap();
    shop.apply(&plan.changes);
    assert_eq!(refusal(add(&shop, "B -> A cross-sell")), "cycle");
    assert!(!shop.snapshot.types()[0].two_way_allowed);
    let back = SetType { two_way_allowed: Some(true), ..set_type("cross-sell") };
    assert_eq!(refusal(shop.plan_set_type(&back)), "two_way_forbidden");
}

#[test]
fn a_type_that_joins_a_group_brings_its_links_into_its_loops() {
    let join = SetType { loop_group: Some("substitute".to_owned()), ..set_type("accessory") };
    assert_eq!(refusal(rulebook("A -> B upsell\n B -> A accessory").plan_set_type(&join)), "cycle");
    let mut shop = rulebook("A -> B upsell");
    let plan = shop.plan_set_type(&join).unwrap();
    shop.apply(&plan.changes);
    assert_eq!(refusal(add(&shop, "B -> A accessory")), "cycle");
}

#[test]
fn two_way_links_keep_the_leave_to_be_two_way() {
    let forbid = SetType { two_way_allowed: Some(false), ..set_type("cross-sell") };
    assert_eq!(refusal(rulebook("A <-> B cross-sell").plan_set_type(&forbid)), "two_way_links");
    assert!(rulebook("A -> B cross-sell").plan_set_type(&forbid).is_ok());
}

#[test]
fn a_type_in_use_stays() {
    let remove = TypeRef { code: "upsell".to_owned() };
    assert_eq!(refusal(rulebook("A -> B upsell").plan_remove_type(&remove)), "type_in_use");
    assert_eq!(told(rulebook("").plan_remove_type(&remove)), "remove type Upsell");
}

#[test]
fn a_type_that_is_removed_leaves_the_others_in_their_order() {
    let mut shop = rulebook("A -> B cross-sell\nB -> C replacement");
    let codes = |shop: &Rulebook| shop.snapshot.types().iter().map(|kind| kind.code.clone()).collect::<Vec<_>>();
    let before = codes(&shop);
    let links = shop.snapshot.links();
    let plan = shop.plan_remove_type(&TypeRef { code: "upsell".to_owned() }).unwrap();
    shop.apply(&plan.changes);
    assert_eq!(codes(&shop), before.iter().filter(|code| *code != "upsell").cloned().collect::<Vec<_>>());
    assert_eq!(shop.snapshot.links(), links);
    assert_eq!(refusal(add(&shop, "C -> B replacement")), "cycle");
}
