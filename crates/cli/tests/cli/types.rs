//! `types FILE list`, `add` and `set`.

use crate::shop::Shop;
use serde_json::{Value, json};

fn types(shop: &Shop, words: &[&str]) -> crate::shop::Ran {
    shop.run(&[&["types", "shop.tandem"], words, &["--json"]].concat())
}

fn one(list: &Value, code: &str) -> Value {
    list["types"].as_array().unwrap().iter().find(|kind| kind["code"] == code).unwrap().clone()
}

#[test]
fn a_new_workspace_has_four_types() {
    let list = types(&Shop::empty(), &["list"]).done();
    assert_eq!(list["types"].as_array().unwrap().len(), 4);
    assert_eq!(
        one(&list, "cross-sell"),
        json!({
            "code": "cross-sell", "label": "Cross-sell", "weight": 70, "loop_policy": "warn",
            "loop_group": "cross-sell", "two_way_allowed": true
        })
    );
}

#[test]
fn a_type_is_added_and_changed() {
    let shop = Shop::empty();
    let words = ["add", "spare-part", "--weight", "60", "--loop-policy", "block"];
    let added = one(&types(&shop, &words).done(), "spare-part");
    assert_eq!((&added["label"], &added["loop_group"]), (&"Spare part".into(), &"spare-part".into()));
    let words = ["set", "spare-part", "--label", "Spare", "--loop-policy", "warn", "--two-way-allowed"];
    let set = one(&types(&shop, &words).done(), "spare-part");
    assert_eq!((&set["label"], &set["weight"]), (&"Spare".into(), &60.into()));
    assert_eq!((&set["loop_policy"], &set["two_way_allowed"]), (&"warn".into(), &true.into()));
    let set = one(&types(&shop, &["set", "spare-part", "--two-way-allowed=false"]).done(), "spare-part");
    assert_eq!(set["two_way_allowed"], false);
}

#[test]
fn a_type_that_cannot_be_changes_nothing() {
    let shop = Shop::empty();
    let before = shop.everything();
    assert_eq!(types(&shop, &["set", "gone", "--weight", "1"]).refused(), "unknown_type");
    assert_eq!(types(&shop, &["add", "upsell"]).refused(), "duplicate_type");
    assert_eq!(types(&shop, &["set", "upsell", "--weight", "101"]).refused(), "weight_out_of_range");
    assert_eq!(types(&shop, &["set", "upsell", "--weight", "-1"]).refused(), "weight_out_of_range");
    assert_eq!(types(&shop, &["set", "upsell"]).refused(), "usage");
    assert_eq!(types(&shop, &["set", "upsell", "--loop-policy", "never"]).refused(), "usage");
    assert_eq!(shop.everything(), before);
}
