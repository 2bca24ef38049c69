//! `blocks FILE …`.

use crate::shop::Shop;
use serde_json::{Value, json};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    shop.links(&["add", "BIKE-XL", "HELMET", "--type", "accessory"]).done();
    shop
}

fn blocks(blocks: &[Value]) -> Value {
    json!({ "blocks": blocks })
}

#[test]
fn a_product_is_blocked_for_one_trigger_or_all_and_let_go() {
    let shop = shop();
    assert_eq!(shop.blocks(&["list"]).done(), blocks(&[]));
    let one = json!({ "sku": "HELMET", "trigger": "BIKE" });
    assert_eq!(shop.blocks(&["add", "HELMET", "--trigger", "BIKE"]).done(), blocks(std::slice::from_ref(&one)));
    assert_eq!(shop.shown(&["BIKE"]), Vec::<String>::new());
    assert_eq!(shop.shown(&["BIKE-XL"]), ["HELMET"]);
    let all = json!({ "sku": "HELMET", "trigger": null });
    assert_eq!(shop.blocks(&["add", "HELMET"]).done(), blocks(&[all.clone(), one]));
    assert_eq!(shop.shown(&["BIKE-XL"]), Vec::<String>::new());
    assert_eq!(shop.blocks(&["remove", "HELMET", "--trigger", "BIKE"]).done(), blocks(&[all]));
    assert_eq!(shop.blocks(&["remove", "HELMET"]).done(), blocks(&[]));
    assert_eq!(shop.shown(&["BIKE"]), ["HELMET"]);
}

#[test]
fn why_a_blocked_product_is_not_shown_is_said() {
    let shop = shop();
    shop.blocks(&["add", "HELMET", "--trigger", "BIKE"]).done();
    let told = shop.run(&["recommend", "shop.tandem", "BIKE", "--why-not", "HELMET", "--json"]).done();
    assert_eq!(told["why_not"]["shown"], false);
    assert!(told["why_not"]["reason"].as_str().unwrap().contains("block"), "{told}");
}

#[test]
fn what_cannot_be_blocked_changes_nothing() {
    let shop = shop();
    let before = shop.everything();
    assert_eq!(shop.blocks(&["add", "HELMTE"]).refused(), "unknown_sku");
    assert_eq!(shop.blocks(&["add", "HELMET", "--trigger", "bike"]).refused(), "unknown_sku");
    assert_eq!(shop.blocks(&["remove", "HELMET"]).refused(), "unknown_block");
    assert_eq!(shop.everything(), before);
}

#[test]
fn blocking_is_undone() {
    let shop = shop();
    shop.blocks(&["add", "HELMET"]).done();
    shop.run(&["undo", "shop.tandem", "--json"]).done();
    assert_eq!(shop.blocks(&["list"]).done(), blocks(&[]));
    shop.run(&["redo", "shop.tandem", "--json"]).done();
    assert_eq!(shop.blocks(&["list"]).done(), blocks(&[json!({ "sku": "HELMET", "trigger": null })]));
}
