//! `publish`, `versions`, `rollback`, `diff`, and `--version`.

use crate::shop::{PRODUCTS, Ran, Shop, document, equals, keys, pair};
use serde_json::json;

fn run(shop: &Shop, verb: &str, words: &[&str]) -> Ran {
    shop.run(&[&[verb, "shop.tandem"], words, &["--json"]].concat())
}

/// Version 1 shows the helmet, the draft the larger bike too.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    assert_eq!(run(&shop, "publish", &["--note", "first"]).done(), json!({ "version": 1, "findings": [] }));
    shop.links(&["add", "BIKE", "BIKE-XL", "--type", "upsell"]).done();
    shop
}

#[test]
fn what_is_shown_depends_on_the_version_asked() {
    let shop = shop();
    assert_eq!(shop.shown(&["BIKE"]), ["BIKE-XL", "HELMET"]);
    for version in ["live", "1"] {
        assert_eq!(shop.shown(&["BIKE", "--version", version]), ["HELMET"]);
    }
    assert_eq!(run(&shop, "publish", &[]).done()["version"], 2);
    assert_eq!(shop.shown(&["BIKE", "--version", "live"]), ["BIKE-XL", "HELMET"]);
    assert_eq!(run(&shop, "recommend", &["BIKE", "--version", "7"]).refused(), "unknown_version");
    assert_eq!(run(&shop, "recommend", &["BIKE", "--version", "last"]).refused(), "usage");
    assert_eq!(run(&shop, "publish", &[]).refused(), "nothing_to_publish");
}

#[test]
fn before_the_first_version_nothing_is_live() {
    let shop = Shop::new();
    assert_eq!(run(&shop, "recommend", &["BIKE", "--version", "live"]).refused(), "nothing_published");
    assert_eq!(run(&shop, "versions", &[]).done(), json!({ "versions": [] }));
    assert_eq!(run(&shop, "rollback", &["1"]).refused(), "nothing_published");
}

#[test]
fn versions_are_listed_newest_first_and_rolled_back() {
    let shop = shop();
    run(&shop, "publish", &[]).done();
    assert_eq!(run(&shop, "rollback", &["1", "--note", "oops"]).done()["version"], 3);
    let listed = run(&shop, "versions", &[]).done();
    let fields = ["altered", "approved_by", "at", "author", "campaigns", "links", "note", "number", "repeats", "rules"];
    assert_eq!(keys(&listed["versions"][0]), fields);
    let told = |at: usize, field: &str| listed["versions"][at][field].clone();
    assert_eq!((told(0, "number"), told(0, "repeats"), told(0, "note")), (json!(3), json!(1), json!("oops")));
    assert_eq!((told(2, "number"), told(2, "repeats"), told(2, "note")), (json!(1), json!(null), json!("first")));
    assert_eq!(shop.shown(&["BIKE", "--version", "live"]), ["HELMET"]);
    assert_eq!(shop.shown(&["BIKE"]), ["BIKE-XL", "HELMET"]);
    assert_eq!(run(&shop, "rollback", &["9"]).refused(), "unknown_version");
}

#[test]
fn the_difference_is_of_live_and_draft_when_not_said() {
    let shop = shop();
    let told = run(&shop, "diff", &["--sku", "BIKE"]).done();
    assert_eq!(keys(&told), ["counts", "from", "items", "lists", "to"]);
    assert_eq!((&told["from"], &told["to"]), (&json!("live"), &json!("draft")));
    assert_eq!(told["counts"], json!([{ "sort": "link", "added": 1, "removed": 0, "changed": 0 }]));
    assert_eq!(told["items"][0]["label"], "upsell link City Bike → City Bike, XL");
    let gained = &told["lists"]["lists"][0]["gained"][0];
    assert_eq!((&gained["sku"], &gained["position"]), (&json!("BIKE-XL"), &json!(1)));
    assert_eq!(gained["item"]["sort"], "link");
    run(&shop, "publish", &[]).done();
    assert_eq!(run(&shop, "diff", &[]).done()["items"], json!([]));
    assert_eq!(run(&shop, "diff", &["2", "1"]).done()["counts"][0]["removed"], 1);
    assert_eq!(run(&shop, "diff", &["--sku", "NONE"]).refused(), "unknown_sku");
}

#[test]
fn a_version_is_checked_by_itself() {
    let shop = shop();
    let codes = |words: &[&str]| run(&shop, "check", words).done()["findings"].as_array().unwrap().len();
    shop.links(&["add", "BIKE", "OLD", "--type", "accessory"]).done();
    assert!(codes(&[]) > codes(&["--version", "live"]));
}

#[test]
fn an_older_version_is_rolled_back_to_whatever_is_wrong_with_it_and_that_is_told() {
    let shop = shop();
    shop.links(&["remove", "BIKE", "HELMET", "--type", "accessory"]).done();
    run(&shop, "publish", &[]).done();
    let back = run(&shop, "rollback", &["1", "--unreviewed"]).done();
    assert_eq!((&back["version"], &back["findings"]), (&json!(3), &json!([])));
}

#[test]
fn rolling_back_to_what_is_wrong_by_now_is_done_and_ends_with_1() {
    let shop = Shop::new();
    let mut back = pair("back", "accessory", "", &["BIKE"]);
    back["when"] = equals("trigger", "category", "Lamps");
    let there = pair("there", "accessory", "BIKE", &["HELMET"]);
    shop.import_rules(&document(&[there.clone(), back])).done();
    run(&shop, "publish", &[]).done();
    shop.import_rules(&document(&[there])).done();
    run(&shop, "publish", &[]).done();
    shop.write("moved.csv", &PRODUCTS.replace("Helmet,,Accessories", "Helmet,,Lamps"));
    shop.run(&["products", "shop.tandem", "import", "moved.csv", "--json"]).done();
    let told = run(&shop, "rollback", &["1"]);
    assert_eq!((told.exit, &told.json()["version"]), (1, &json!(3)));
    assert_eq!(told.json()["findings"][0]["code"], "cycle");
}
