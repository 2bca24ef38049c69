//! `links FILE …` and `check FILE`.

use crate::shop::{Shop, keys};
use serde_json::json;

#[test]
fn a_link_is_made_changed_and_removed() {
    let shop = Shop::new();
    let added = shop.links(&["add", "BIKE", "TUBE,26", "--type", "accessory"]).done();
    let mut link = json!({
        "from": "BIKE", "to": "TUBE,26", "type": "accessory", "weight": null, "two_way": false, "level": "product",
        "pin": null, "source": "manual", "paused": false
    });
    assert_eq!(added, json!({ "link": link, "findings": [] }));
    link["weight"] = 30.into();
    let set = shop.links(&["set", "BIKE", "TUBE,26", "--type", "accessory", "--weight", "30"]).done();
    assert_eq!(set["link"], link);
    assert_eq!(shop.links(&["list"]).done(), json!({ "links": [link] }));
    assert_eq!(shop.links(&["list", "--sku", "HELMET"]).done(), json!({ "links": [] }));
    let set = shop.links(&["set", "BIKE", "TUBE,26", "--type", "accessory", "--weight", "none"]).done();
    assert_eq!(set["link"]["weight"], json!(null));
    link["weight"] = json!(null);
    let removed = shop.links(&["remove", "BIKE", "TUBE,26", "--type", "accessory"]).done();
    assert_eq!(removed, json!({ "link": link, "findings": [] }));
    assert_eq!(shop.links(&["list"]).done(), json!({ "links": [] }));
}

#[test]
fn a_loop_that_is_blocked_is_told_step_by_step_and_not_stored() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    shop.links(&["add", "HELMET", "TUBE,26", "--type", "accessory"]).done();
    let before = shop.everything();
    let ran = shop.links(&["add", "TUBE,26", "BIKE", "--type", "accessory"]);
    assert_eq!(ran.exit, 1);
    let told = ran.json();
    assert_eq!(told["link"], json!(null));
    let finding = &told["findings"][0];
    assert_eq!(keys(finding), ["code", "message", "severity", "steps"]);
    assert_eq!((&finding["code"], &finding["severity"]), (&"cycle".into(), &"error".into()));
    let step = |from: &str, to: &str| json!({ "from": from, "to": to, "type": "accessory", "via": "link" });
    let mut steps = finding["steps"].as_array().unwrap().clone();
    let first = steps.iter().position(|step| step["from"] == "BIKE").unwrap();
    steps.rotate_left(first);
    assert_eq!(steps, [step("BIKE", "HELMET"), step("HELMET", "TUBE,26"), step("TUBE,26", "BIKE")]);
    assert_eq!(shop.everything(), before);
    shop.run(&["check", "shop.tandem", "--json"]).done();
}

#[test]
fn a_loop_that_is_only_warned_of_is_stored_and_found_again() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "cross-sell"]).done();
    shop.links(&["add", "HELMET", "TUBE,26", "--type", "cross-sell"]).done();
    let added = shop.links(&["add", "TUBE,26", "BIKE", "--type", "cross-sell"]).done();
    assert_eq!(
        (&added["findings"][0]["code"], &added["findings"][0]["severity"]),
        (&"cycle".into(), &"warning".into())
    );
    let checked = shop.run(&["check", "shop.tandem", "--json"]).done();
    assert_eq!(keys(&checked), ["findings"]);
    assert_eq!(checked["findings"][0]["steps"].as_array().unwrap().len(), 3);
}

#[test]
fn a_two_way_link_is_removed_from_either_end() {
    let shop = Shop::new();
    let added = shop.links(&["add", "BIKE", "HELMET", "--type", "cross-sell", "--two-way"]).done();
    assert_eq!(added["link"]["two_way"], true);
    let removed = shop.links(&["remove", "HELMET", "BIKE", "--type", "cross-sell"]).done();
    assert_eq!(removed["link"], added["link"]);
    assert_eq!(shop.links(&["list"]).done()["links"], json!([]));
}

#[test]
fn two_way_is_switched_on_and_off() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "cross-sell"]).done();
    let set = |word: &str| {
        shop.links(&["set", "BIKE", "HELMET", "--type", "cross-sell", word]).done()["link"]["two_way"].clone()
    };
    assert_eq!(set("--two-way"), true);
    assert_eq!(set("--two-way=false"), false);
}

#[test]
fn a_family_is_linked_as_a_whole() {
    let shop = Shop::new();
    shop.write("more.csv", "sku,name,family\nLOCK,Lock,Locks\n");
    shop.run(&["products", "shop.tandem", "import", "more.csv", "--json"]).done();
    let added = shop.links(&["add", "City", "Locks", "--type", "accessory", "--level", "family"]).done();
    assert_eq!((&added["link"]["level"], &added["link"]["from"]), (&"family".into(), &"City".into()));
    assert_eq!(shop.links(&["list", "--sku", "BIKE-XL"]).done()["links"].as_array().unwrap().len(), 1);
    shop.links(&["remove", "City", "Locks", "--type", "accessory", "--level", "family"]).done();
}

#[test]
fn what_cannot_be_linked_changes_nothing() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let before = shop.everything();
    let add = |words: &[&str]| shop.links(&[&["add"], words].concat()).refused();
    assert_eq!(add(&["BIKE", "HELMTE", "--type", "accessory"]), "unknown_sku");
    assert_eq!(add(&["bike", "HELMET", "--type", "accessory"]), "unknown_sku");
    assert_eq!(add(&["BIKE", "HELMET", "--type", "accesory"]), "unknown_type");
    assert_eq!(add(&["BIKE", "HELMET", "--type", "accessory"]), "duplicate_link");
    assert_eq!(add(&["BIKE", "BIKE", "--type", "accessory"]), "self_link");
    assert_eq!(add(&["BIKE", "BIKE-XL", "--type", "upsell", "--two-way"]), "two_way_forbidden");
    assert_eq!(add(&["BIKE", "TUBE,26", "--type", "accessory", "--weight", "101"]), "weight_out_of_range");
    assert_eq!(add(&["BIKE", "TUBE,26", "--type", "accessory", "--weight", "-1"]), "weight_out_of_range");
    assert_eq!(
        shop.links(&["set", "HELMET", "BIKE", "--type", "accessory", "--weight", "1"]).refused(),
        "unknown_link"
    );
    assert_eq!(shop.links(&["remove", "HELMET", "BIKE", "--type", "accessory"]).refused(), "unknown_link");
    assert_eq!(shop.links(&["list", "--sku", "GONE"]).refused(), "unknown_sku");
    assert_eq!(shop.everything(), before);
}

#[test]
fn links_are_imported_row_by_row_and_exported_again() {
    let shop = Shop::new();
    shop.write(
        "links.csv",
        "from_sku,to_sku,type,weight,two_way\nBIKE,HELMET,accessory,80,\nHELMET,BIKE,accessory,,\nBIKE,GONE,accessory,,\n\
         BIKE,HELMET,cross-sell,,yes\n",
    );
    let ran = shop.links(&["import", "links.csv"]);
    assert_eq!(ran.exit, 1);
    let report = ran.json();
    assert_eq!(report["rows"], json!({ "read": 4, "stored": 2, "unchanged": 0, "refused": 2 }));
    assert_eq!(keys(&report["refused"][0]), ["code", "line", "message", "steps"]);
    assert_eq!((&report["refused"][0]["code"], &report["refused"][0]["line"]), (&"cycle".into(), &3.into()));
    assert_eq!(report["refused"][0]["steps"].as_array().unwrap().len(), 2);
    assert_eq!(report["refused"][1]["code"], "unknown_sku");

    let exported = shop.links(&["export", "out.csv"]).done();
    assert_eq!(exported, json!({ "rows": { "read": 2, "stored": 2, "unchanged": 0, "refused": 0 }, "refused": [] }));
    let again = shop.links(&["import", "out.csv"]).done();
    assert_eq!(again["rows"], json!({ "read": 2, "stored": 0, "unchanged": 2, "refused": 0 }));
}

#[test]
fn a_link_is_pinned_moved_and_let_go() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "BIKE-XL", "--type", "upsell"]).done();
    let added = shop.links(&["add", "BIKE", "HELMET", "--type", "cross-sell", "--weight", "1", "--pin", "1"]).done();
    assert_eq!(added["link"]["pin"], 1);
    assert_eq!(shop.shown(&["BIKE"]), ["HELMET", "BIKE-XL"]);
    let set = |pin: &str| shop.links(&["set", "BIKE", "HELMET", "--type", "cross-sell", "--pin", pin]);
    assert_eq!(set("2").done()["link"]["pin"], 2);
    assert_eq!(set("none").done()["link"]["pin"], json!(null));
    assert_eq!(shop.shown(&["BIKE"]), ["BIKE-XL", "HELMET"]);
    for pin in ["0", "-1", "101", "4294967296"] {
        assert_eq!(set(pin).refused(), "pin_out_of_range", "{pin}");
    }
    assert_eq!(set("first").refused(), "usage");
}
