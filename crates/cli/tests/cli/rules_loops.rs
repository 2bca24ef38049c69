//! Loops through rules, in `rules FILE import` and `enable`, `links FILE add` and `check FILE`.

use crate::shop::{Shop, document, pair};
use serde_json::{Value, json};

#[test]
fn a_loop_through_rules_that_is_blocked_is_told_and_not_stored() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let before = shop.everything();
    let back = pair("back", "accessory", "HELMET", &["BIKE"]);
    let ran = shop.import_rules(&document(std::slice::from_ref(&back)));
    assert_eq!(ran.exit, 1, "{}", ran.stdout);
    let told = ran.json();
    assert_eq!((&told["rules"], &told["faults"]), (&json!(0), &json!([])));
    let finding = &told["findings"][0];
    assert_eq!((&finding["code"], &finding["severity"]), (&json!("cycle"), &json!("error")));
    assert_eq!(
        loop_from(finding, "BIKE"),
        [
            json!({ "from": "BIKE", "to": "HELMET", "type": "accessory", "via": "link" }),
            json!({ "from": "HELMET", "to": "BIKE", "type": "accessory", "via": "rule:back" }),
        ]
    );
    assert_eq!(shop.everything(), before);

    let mut paused = back;
    paused["status"] = "paused".into();
    shop.import_rules(&document(&[paused])).done();
    let before = shop.everything();
    let ran = shop.rules(&["enable", "back"]);
    assert_eq!((ran.exit, &ran.json()["changed"]), (1, &json!(0)));
    assert_eq!(ran.json()["findings"][0]["steps"].as_array().unwrap().len(), 2);
    assert_eq!(shop.everything(), before);
}

fn loop_from(finding: &Value, first: &str) -> Vec<Value> {
    let mut steps = finding["steps"].as_array().unwrap().clone();
    let at = steps.iter().position(|step| step["from"] == first).unwrap();
    steps.rotate_left(at);
    steps
}

#[test]
fn a_link_that_closes_a_loop_through_a_rule_is_refused() {
    let shop = Shop::new();
    shop.import_rules(&document(&[pair("on", "accessory", "BIKE", &["HELMET"])])).done();
    let ran = shop.links(&["add", "HELMET", "BIKE", "--type", "accessory"]);
    assert_eq!((ran.exit, &ran.json()["link"]), (1, &json!(null)));
    assert_eq!(loop_from(&ran.json()["findings"][0], "BIKE")[0]["via"], "rule:on");
}

#[test]
fn check_finds_loops_through_rules_that_are_only_warned_of() {
    let shop = Shop::new();
    shop.links(&["add", "HELMET", "BIKE", "--type", "cross-sell"]).done();
    shop.import_rules(&document(&[pair("on", "cross-sell", "BIKE", &["HELMET"])])).done();
    let told = shop.run(&["check", "shop.tandem", "--json"]).done();
    let cycle = told["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "cycle").unwrap();
    assert_eq!(cycle["severity"], "warning");
    let via: Vec<Value> = loop_from(cycle, "BIKE").iter().map(|step| step["via"].clone()).collect();
    assert_eq!(via, ["rule:on", "link"]);
}

#[test]
fn a_rule_whose_time_is_over_keeps_no_link_out() {
    let shop = Shop::new();
    let mut over = pair("over", "accessory", "BIKE", &["HELMET"]);
    over["window"] = json!({ "to": "2020-01-01T00:00:00Z" });
    shop.import_rules(&document(&[over])).done();
    shop.write("links.csv", "from_sku,to_sku,type\nHELMET,BIKE,accessory\n");
    let told = shop.links(&["import", "links.csv"]).done();
    assert_eq!(told["rows"]["stored"], 1, "{told}");
}
