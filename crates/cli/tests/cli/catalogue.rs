//! Catalogues of shops in, and links back to them.

use crate::shop::{Ran, Shop};
use serde_json::json;
use std::fs;

const WOO: &str = "ID,Type,SKU,Name,Published,Regular price,Upsells,Cross-sells\n\
    1,simple,A,Coffee,1,10,B,\"C, D\"\n\
    2,simple,B,Big coffee,1,20,A,\n\
    3,simple,C,Filter,1,3,,\n\
    4,simple,D,Cup,1,x,,\n";

fn on(shop: &Shop, noun: &str, words: &[&str]) -> Ran {
    shop.run(&[&[noun, "shop.tandem"], words, &["--json"]].concat())
}

/// A workspace with what is sound of the catalogue, whose import is answered too.
fn filled() -> (Shop, Ran) {
    let shop = Shop::empty();
    shop.write("woo.csv", WOO);
    let done = on(&shop, "catalogue", &["import", "woo.csv"]);
    (shop, done)
}

#[test]
fn a_catalogue_tells_what_became_of_every_row_and_link() {
    let (shop, done) = filled();
    let report = done.json();
    assert_eq!((done.exit, &report["files"]), (1, &json!(1)), "{}", done.stderr);
    assert_eq!(report["rows"], json!({"read": 4, "stored": 3, "unchanged": 0, "dead_lettered": 1, "ignored": 0}));
    assert_eq!(report["links"], json!({"stored": 2, "unchanged": 0, "removed": 0, "refused": 2}));
    assert_eq!((&report["products_created"], &report["reconciled"]), (&json!(3), &json!(true)));
    assert_eq!(report["dead_letters"], json!([{"code": "bad_amount", "count": 1, "value_minor": null}]));
    assert_eq!(report["orders"], json!({"inserted": 0, "updated": 0}));
    assert_eq!(report["channels"][0]["format"], "woocommerce");
    let steps = &report["refused_links"][1]["steps"];
    assert_eq!((&steps[0]["from"], &steps[1]["from"]), (&json!("B"), &json!("A")));
    let again = on(&shop, "catalogue", &["import", "woo.csv", "--channel", "woocommerce"]).json();
    assert_eq!((&again["rows"]["stored"], &again["links"]["unchanged"]), (&json!(0), &json!(2)));
}

#[test]
fn links_go_back_to_a_shop_and_what_is_lost_is_told() {
    let (shop, _) = filled();
    on(&shop, "links", &["add", "A", "C", "--type", "accessory", "--weight", "40"]).done();
    let told = on(&shop, "export", &["links", "--format", "woocommerce", "--out", "back.csv"]).done();
    let lost = json!([{"what": "links of types that the format has no place for", "count": 1}]);
    assert_eq!(told, json!({"rows": 1, "lost": lost}));
    let written = fs::read_to_string(shop.path("back.csv")).unwrap();
    assert_eq!(written, "\u{feff}ID,SKU,Cross-sells,Upsells\n1,A,C,B\n");
    let again = on(&shop, "catalogue", &["import", "back.csv"]).done();
    assert_eq!(again["links"], json!({"stored": 0, "unchanged": 2, "removed": 0, "refused": 0}));
    let told = on(&shop, "export", &["recommendations", "--format", "magento", "--out", "lists.csv"]).done();
    assert_eq!(told["rows"], 1);
    let written = fs::read_to_string(shop.path("lists.csv")).unwrap();
    assert!(written.starts_with("sku,crosssell_skus,crosssell_position"), "{written}");
}

#[test]
fn an_unknown_channel_or_format_is_bad_usage() {
    let (shop, _) = filled();
    on(&shop, "catalogue", &["import", "woo.csv", "--channel", "bazaar"]).refused();
    on(&shop, "export", &["links", "--format", "bazaar", "--out", "x.csv"]).refused();
    assert_eq!(on(&shop, "catalogue", &["import", "nowhere.csv"]).refused(), "file_not_found");
}
