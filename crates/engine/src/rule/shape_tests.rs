//! Rules that cannot be stored, each with the places and codes of its faults.

use super::notation::rule;
use super::shape::{Known, rule_faults};
use std::collections::BTreeSet;
use tandem_model::{Condition, MAX_DEPTH, Rule, Window};

fn told(rule: &Rule) -> Vec<(String, String)> {
    let (types, placements) = (BTreeSet::from(["upsell"]), BTreeSet::from(["cart"]));
    let faults = rule_faults(rule, &Known { types: &types, placements: &placements });
    assert!(faults.iter().all(|fault| fault.message.len() < 400), "{faults:?}");
    faults.into_iter().map(|fault| (fault.pointer, fault.code)).collect()
}

fn check(line: &str, pointer: &str, code: &str) {
    assert_eq!(told(&rule(line)), [(pointer.to_owned(), code.to_owned())], "{line}");
}

#[test]
fn a_sound_rule_has_no_fault() {
    assert_eq!(told(&rule("r upsell : price>1 & cart.items>1 -> price>=110% & brand=same ; placement=cart")), []);
}

#[test]
fn names_must_be_known() {
    check("R upsell : all -> +A", "/id", "bad_id");
    check("r resale : all -> +A", "/type", "unknown_type");
    check("r upsell : all -> +A ; placement=cart placement=home", "/placements/1", "unknown_placement");
    let long = Rule { kind: "x".repeat(1_000_000), ..rule("r upsell : all -> +A") };
    assert_eq!(told(&long), [("/type".to_owned(), "unknown_type".to_owned())]);
    let nameless = Rule { name: " ".to_owned(), ..rule("r upsell : all -> +A") };
    assert_eq!(told(&nameless), [("/name".to_owned(), "empty_name".to_owned())]);
}

#[test]
fn numbers_stay_within_their_bounds() {
    check("r upsell : all -> +A ; weight=101", "/weight", "weight_out_of_range");
    check("r upsell : all -> +A ; limit=0", "/limit", "limit_out_of_range");
    check("r upsell : price>9007199254740992 -> +A", "/when/leaf/value", "wrong_value");
    check("r upsell : price:9..1 -> +A", "/when/leaf/value", "wrong_value");
    check("r upsell : customer.bought(category:Bikes,2147483648)>2 -> +A", "/when/leaf/field", "bad_field");
    check("r upsell : context.date:2026-02-01..2026-01-01 -> +A", "/when/leaf/value", "wrong_value");
    check("r upsell : all -> +A ; from=2026-02-01 to=2026-01-01", "/window/to", "window_reversed");
    let mut late = rule("r upsell : all -> +A");
    late.window = Window { from: "+12026-01-01T00:00:00Z".parse().ok(), to: None };
    assert!(late.window.from.is_some());
    assert_eq!(told(&late), [("/window/from".to_owned(), "bad_instant".to_owned())]);
}

#[test]
fn operators_and_values_fit_their_field() {
    check("r upsell : brand>5 -> +A", "/when/leaf/op", "unknown_operator");
    check("r upsell : price>1 & context.weekday=caturday -> +A", "/when/all/1/leaf/value", "unknown_choice");
    check("r upsell : all -> sku=same", "/show/products/leaf/op", "unknown_operator");
}

#[test]
fn conditions_are_neither_too_deep_nor_too_wide() {
    let nested = |depth: usize| {
        let inner = Condition::All(Vec::new());
        let when = (1..depth).fold(inner, |inner, _| Condition::All(vec![inner]));
        Rule { when, ..rule("r upsell : all -> +A") }
    };
    assert_eq!(told(&nested(MAX_DEPTH)), []);
    let pointer = format!("/when{}", "/all/0".repeat(MAX_DEPTH));
    assert_eq!(told(&nested(MAX_DEPTH + 1)), [(pointer, "too_deep".to_owned())]);
    let wide = |count: i32| {
        let either = |at: i32| rule(&format!("r upsell : price>{at} | stock>{at} -> +A")).when;
        Rule { when: Condition::All((0..count).map(either).collect()), ..rule("r upsell : all -> +A") }
    };
    assert_eq!(told(&wide(6)), []);
    assert_eq!(told(&wide(7)), [("/when".to_owned(), "too_wide".to_owned())]);
}
