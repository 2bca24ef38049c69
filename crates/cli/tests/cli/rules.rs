//! `rules FILE …`, and what rules do to `check` and `recommend`.

use crate::shop::{Ran, Shop, document, equals, keys, pair};
use serde_json::json;

fn recommend(shop: &Shop, words: &[&str]) -> Ran {
    shop.run(&[&["recommend", "shop.tandem"], words, &["--json"]].concat())
}

#[test]
fn an_imported_document_is_listed_and_exported_again_to_the_letter() {
    let shop = Shop::new();
    assert_eq!(shop.rules(&["list"]).done(), json!({ "rules": [] }));
    let mut helmets = pair("helmets", "accessory", "BIKE", &["HELMET"]);
    helmets["weight"] = 40.into();
    let document = json!({ "version": 1, "rules": [helmets], "blocks": [{ "sku": "OLD" }] }).to_string();
    let told = shop.import_rules(&document).done();
    assert_eq!(keys(&told), ["blocks", "faults", "findings", "rules"]);
    assert_eq!((&told["rules"], &told["blocks"], &told["faults"]), (&json!(1), &json!(1), &json!([])));

    let list = shop.rules(&["list"]).done();
    let rule = &list["rules"][0];
    assert_eq!(keys(rule), ["findings", "id", "name", "position", "sentence", "status", "type", "weight"]);
    assert_eq!((&rule["id"], &rule["type"], &rule["weight"]), (&json!("helmets"), &json!("accessory"), &json!(40)));
    assert_eq!(rule["status"], "active");
    assert!(rule["sentence"].as_str().unwrap().contains("Helmet"), "{rule}");

    let exported = shop.exported_rules();
    assert_eq!(shop.rules(&["export", "again.json"]).done(), json!({ "rules": 1, "file": "again.json" }));
    let other = Shop::new();
    other.import_rules(&exported).done();
    assert_eq!(other.exported_rules(), exported);
}

#[test]
fn importing_takes_the_place_of_everything_and_is_one_edit() {
    let shop = Shop::new();
    shop.import_rules(&document(&[pair("a", "accessory", "BIKE", &["HELMET"])])).done();
    let before = shop.exported_rules();
    shop.import_rules(&document(&[pair("b", "accessory", "BIKE-XL", &["HELMET"])])).done();
    let ids = |shop: &Shop| shop.rules(&["list"]).done()["rules"].as_array().unwrap().len();
    assert_eq!((ids(&shop), shop.shown(&["BIKE"])), (1, Vec::new()));
    shop.run(&["undo", "shop.tandem", "--json"]).done();
    assert_eq!(shop.exported_rules(), before);
    assert_eq!(shop.shown(&["BIKE"]), ["HELMET"]);
}

#[test]
fn rules_are_switched_on_and_off() {
    let shop = Shop::new();
    shop.import_rules(&document(&[
        pair("a", "accessory", "BIKE", &["HELMET"]),
        pair("b", "upsell", "BIKE", &["BIKE-XL"]),
    ]))
    .done();
    let switched = shop.rules(&["disable", "a", "b"]).done();
    assert_eq!((keys(&switched), &switched["changed"]), (vec!["changed", "findings"], &json!(2)));
    assert_eq!(shop.shown(&["BIKE"]), Vec::<String>::new());
    assert_eq!(shop.rules(&["list"]).done()["rules"][0]["status"], "paused");
    shop.rules(&["enable", "a"]).done();
    assert_eq!(shop.shown(&["BIKE"]), ["HELMET"]);
    let before = shop.everything();
    assert_eq!(shop.rules(&["disable", "a", "gone"]).refused(), "unknown_rule");
    assert_eq!(shop.everything(), before);
}

#[test]
fn a_recommendation_tells_the_rule_that_gave_it() {
    let shop = Shop::new();
    let mut dearer = json!({
        "id": "dearer", "name": "Dearer", "type": "upsell", "weight": 50,
        "show": { "products": { "all": [
            { "leaf": { "field": { "on": "candidate", "what": "brand" }, "op": "same_as_trigger" } },
            { "leaf": { "field": { "on": "candidate", "what": "price" }, "op": "between",
                "value": { "range_of_trigger": [{ "bp": 11000 }, { "bp": 14000 }] } } }
        ] } }
    });
    dearer["when"] = equals("trigger", "category", "bikes");
    shop.import_rules(&document(&[dearer])).done();
    let told = recommend(&shop, &["BIKE"]).done();
    assert_eq!(keys(&told), ["results", "trigger", "why_not"]);
    assert_eq!(
        told["results"],
        json!([{
            "sku": "BIKE-XL", "type": "upsell", "score": 0.45,
            "because": [
                { "via": "rule:dearer", "factor": "type_weight", "value": 0.9 },
                { "via": "rule:dearer", "factor": "rule_weight", "value": 0.5 }
            ]
        }])
    );
    let explained = recommend(&shop, &["BIKE", "--explain"]).done();
    assert_eq!(keys(&explained["rules"][0]), ["fired", "id", "name", "text"]);
    assert_eq!((&explained["rules"][0]["id"], &explained["rules"][0]["fired"]), (&json!("dearer"), &json!(true)));
    assert_eq!(recommend(&shop, &["BIKE-XL"]).done()["results"], json!([]));
}

#[test]
fn a_recommendation_is_asked_for_a_situation() {
    let shop = Shop::new();
    let rule = |what: &str| {
        let mut rule = pair(what, "accessory", "BIKE", &["HELMET"]);
        rule["when"] = equals("context", what, "Web");
        rule
    };
    for what in ["channel", "market", "offer"] {
        shop.import_rules(&document(&[rule(what)])).done();
        assert_eq!(shop.shown(&["BIKE"]), Vec::<String>::new());
        assert_eq!(shop.shown(&["BIKE", &format!("--{what}"), "web"]), ["HELMET"], "{what}");
        assert_eq!(shop.shown(&["BIKE", &format!("--{what}"), "store"]), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn a_placement_and_a_strategy_shape_the_list() {
    let shop = Shop::new();
    let mut only = pair("only", "accessory", "BIKE", &["HELMET"]);
    only["placements"] = json!(["cart"]);
    shop.import_rules(&document(&[only, pair("more", "upsell", "BIKE", &["BIKE-XL"])])).done();
    assert_eq!(shop.shown(&["BIKE"]), ["BIKE-XL", "HELMET"]);
    assert_eq!(shop.shown(&["BIKE", "--placement", "cart"]), ["BIKE-XL", "HELMET"]);
    assert_eq!(shop.shown(&["BIKE", "--placement", "email"]), ["BIKE-XL"]);
    assert_eq!(shop.shown(&["BIKE", "--strategy", "margin-first"]).len(), 2);
    assert_eq!(recommend(&shop, &["BIKE", "--placement", "gone"]).refused(), "unknown_placement");
    assert_eq!(recommend(&shop, &["BIKE", "--strategy", "gone"]).refused(), "unknown_strategy");
    assert_eq!(recommend(&shop, &["BIKE", "--customer", "nobody"]).refused(), "unknown_customer");
}

#[test]
fn a_rule_that_asks_for_customers_is_answered_for_one() {
    let shop = Shop::nowhere();
    shop.run(&["new", "shop.tandem", "--sample", "--json"]).done();
    let products =
        shop.run(&["products", "shop.tandem", "list", "--search", "helmet", "--limit", "2", "--json"]).done();
    let skus = [0, 1].map(|at: usize| products["products"][at]["sku"].as_str().unwrap().to_owned());
    let mut rule = pair("valued", "accessory", &skus[0], &[&skus[1]]);
    let orders = json!({ "leaf": { "field": { "on": "customer", "what": "orders" }, "op": "at_least", "value": { "number": 1 } } });
    rule["when"] = json!({ "all": [rule["when"].clone(), orders] });
    shop.import_rules(&document(&[rule])).done();
    assert_eq!(shop.shown(&[&skus[0]]), Vec::<String>::new());
    assert_eq!(recommend(&shop, &[&skus[0], "--customer", "nobody"]).refused(), "unknown_customer");
}

#[test]
fn people_are_told_in_tables_and_sentences() {
    let shop = Shop::new();
    shop.import_rules(&document(&[pair("helmets", "accessory", "BIKE", &["HELMET"])])).done();
    let list = shop.run(&["rules", "shop.tandem", "list"]).stdout;
    assert!(list.contains("helmets") && list.contains("1 rule"), "{list}");
    let switched = shop.run(&["rules", "shop.tandem", "disable", "helmets"]).stdout;
    assert!(switched.contains("switched 1 rule"), "{switched}");
    shop.write("bad.json", "{");
    let refused = shop.run(&["rules", "shop.tandem", "import", "bad.json"]);
    assert_eq!(refused.exit, 2);
    assert!(refused.stdout.contains("[bad_json]") && refused.stderr.contains("1 fault"), "{}", refused.stdout);
}

#[test]
fn a_document_in_any_order_is_exported_in_the_order_of_its_rules_and_stays_so() {
    let shop = Shop::new();
    let at = |id: &str, position: i64| {
        let mut rule = pair(id, "upsell", "BIKE", &["BIKE-XL", "HELMET"]);
        rule["position"] = position.into();
        rule["window"] = json!({ "from": "2026-12-01T10:00:00.5+01:00", "to": null });
        rule["note"] = "“quoted”, \"straight\"\n\tand broken \u{1f6b2}".into();
        rule
    };
    let document = json!({
        "rules": [at("c", 7), at("b", -3), at("a", 7)],
        "blocks": [{ "sku": "OLD", "trigger": "BIKE" }, { "sku": "HELMET" }],
        "placements": [
            { "code": "window", "label": "Window", "max": 3, "min": 1, "stock": "swap", "fallback": "bestsellers",
              "types": [{ "type": "upsell", "max": 2 }], "strategy": "mine" },
            { "code": "cart", "label": "Cart", "max": 4 }
        ],
        "strategies": [{ "code": "mine", "label": "Mine", "sliders": { "margin": 100, "newness": 5 } }],
        "version": 1
    });
    shop.import_rules(&document.to_string()).done();
    let exported = shop.exported_rules();
    let ids: Vec<&str> = exported.split("\"id\": \"").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(ids, ["b", "a", "c"]);
    let placements = exported.find("\"window\"").unwrap() < exported.find("\"cart\"").unwrap();
    assert!(placements && exported.contains("2026-12-01T09:00:00.500Z"), "{exported}");
    for shop in [shop, Shop::new()] {
        shop.import_rules(&exported).done();
        assert_eq!(shop.exported_rules(), exported);
        shop.run(&["undo", "shop.tandem", "--json"]).done();
        shop.run(&["redo", "shop.tandem", "--json"]).done();
        assert_eq!(shop.exported_rules(), exported);
    }
}

#[test]
fn placements_and_strategies_that_an_import_took_away_come_back_in_their_order() {
    let shop = Shop::new();
    let before = shop.exported_rules();
    shop.import_rules(&json!({ "version": 1, "rules": [], "placements": [], "strategies": [] }).to_string()).done();
    let without = shop.exported_rules();
    shop.run(&["undo", "shop.tandem", "--json"]).done();
    assert_eq!(shop.exported_rules(), before);
    shop.run(&["redo", "shop.tandem", "--json"]).done();
    assert_eq!(shop.exported_rules(), without);
}
