//! `export FILE links|recommendations`.

use crate::shop::{Ran, Shop, keys};
use serde_json::{Value, json};
use std::fs;

fn sample() -> Shop {
    let shop = Shop::nowhere();
    shop.run(&["new", "shop.tandem", "--sample", "--json"]).done();
    shop
}

fn export(shop: &Shop, words: &[&str]) -> Ran {
    shop.run(&[&["export", "shop.tandem"], words, &["--json"]].concat())
}

fn recommendations(shop: &Shop, words: &[&str]) -> Vec<Value> {
    let told = export(shop, &[&["recommendations", "--format", "json", "--out", "lists.json"], words].concat()).done();
    let document: Value = serde_json::from_str(&fs::read_to_string(shop.path("lists.json")).unwrap()).unwrap();
    let rows = document["recommendations"].as_array().unwrap().clone();
    assert_eq!(told, json!({ "rows": rows.len(), "lost": [] }));
    rows
}

/// SKUs of a list on a product page, in order.
fn listed(rows: &[Value], trigger: &str, at: &str) -> Vec<Value> {
    let holds = |row: &&Value| {
        let said = |field: &str| row[field].as_str().unwrap();
        (said("trigger"), said("placement")) == (trigger, "product-page")
            && said("valid_from") <= at
            && at < said("valid_to")
    };
    let mut rows: Vec<&Value> = rows.iter().filter(holds).collect();
    rows.sort_by_key(|row| row["position"].as_u64());
    assert!(rows.iter().zip(1..).all(|(row, position)| row["position"] == json!(position)), "{rows:?}");
    rows.iter().map(|row| row["sku"].clone()).collect()
}

fn asked(shop: &Shop, trigger: &str, at: &str) -> Vec<Value> {
    let words = ["recommend", "shop.tandem", trigger, "--placement", "product-page", "--at", at, "--json"];
    let told = shop.run(&words).done();
    told["results"].as_array().unwrap().iter().map(|result| result["sku"].clone()).collect()
}

#[test]
fn the_file_ends_the_season_and_tells_what_is_recommended_at_each_instant() {
    let shop = sample();
    let rows = recommendations(&shop, &[]);
    let fields = ["placement", "position", "reason", "score", "sku", "trigger", "type", "valid_from", "valid_to"];
    assert_eq!(keys(&rows[0]), fields);
    let edges = |field: &str, end: &str| rows.iter().any(|row| row[field].as_str().unwrap().ends_with(end));
    for field in ["valid_from", "valid_to"] {
        assert!(edges(field, "-03-01T05:00:00Z") && edges(field, "-11-15T05:00:00Z"), "{field}");
    }
    let first = rows.iter().map(|row| row["valid_from"].as_str().unwrap()).min().unwrap().to_owned();
    let products = shop.run(&["products", "shop.tandem", "list", "--search", "gloves", "--json"]).done();
    let triggers: Vec<&str> =
        products["products"].as_array().unwrap().iter().map(|product| product["sku"].as_str().unwrap()).collect();
    assert!(triggers.len() > 3);
    let year = |end: &str| rows.iter().filter_map(|row| row["valid_to"].as_str()).find(|at| at.ends_with(end)).unwrap();
    for at in [first.as_str(), year("-03-01T05:00:00Z"), year("-11-15T05:00:00Z")] {
        for &trigger in &triggers {
            assert_eq!(listed(&rows, trigger, at), asked(&shop, trigger, at), "{trigger} at {at}");
        }
    }
}

#[test]
fn the_lists_of_an_instant_end_where_they_change_first() {
    let shop = sample();
    let rows = recommendations(&shop, &["--at", "2027-01-10T12:00:00Z"]);
    assert!(rows.iter().all(|row| row["valid_from"] == "2027-01-10T12:00:00Z"));
    let ends = |at: &str| rows.iter().filter(|row| row["valid_to"] == at).count();
    assert!(ends("2027-03-01T05:00:00Z") > 0 && ends("2028-01-10T12:00:00Z") > 0);
    let rows = recommendations(&shop, &["--at", "2027-07-10T00:00:00Z", "--campaign", "winter"]);
    let within = |row: &Value| {
        let (from, to) = (row["valid_from"].as_str().unwrap(), row["valid_to"].as_str().unwrap());
        "2027-11-15T05:00:00Z" <= from && from < to && to <= "2028-03-01T05:00:00Z"
    };
    assert!(!rows.is_empty() && rows.iter().all(within));
}

#[test]
fn the_file_is_a_table_too_and_links_are_written_as_by_their_own_command() {
    let shop = sample();
    let told = export(&shop, &["recommendations", "--format", "csv", "--out", "lists.csv"]).done();
    let text = fs::read_to_string(shop.path("lists.csv")).unwrap();
    let head = "trigger,placement,position,sku,type,score,reason,valid_from,valid_to";
    assert_eq!((text.lines().next(), text.lines().count() as u64), (Some(head), told["rows"].as_u64().unwrap() + 1));
    assert_eq!(keys(&export(&shop, &["links", "--format", "csv", "--out", "a.csv"]).done()), ["lost", "rows"]);
    shop.links(&["export", "b.csv"]).done();
    let read = |name: &str| fs::read_to_string(shop.path(name)).unwrap();
    assert_eq!(read("a.csv"), read("b.csv"));
}

#[test]
fn what_cannot_be_exported_leaves_the_file_that_was_there() {
    let shop = Shop::new();
    shop.write("lists.csv", "kept");
    let lists = |words: &[&str]| {
        let out = ["recommendations", "--format", "csv", "--out", "lists.csv"];
        export(&shop, &[&out, words].concat()).refused()
    };
    assert_eq!(lists(&["--version", "live"]), "nothing_published");
    assert_eq!(lists(&["--campaign", "winter"]), "unknown_campaign");
    assert_eq!(lists(&["--at", "winter"]), "usage");
    assert_eq!(export(&shop, &["links", "--format", "json", "--out", "lists.csv"]).refused(), "usage");
    assert_eq!(export(&shop, &["links", "--format", "xml", "--out", "lists.csv"]).refused(), "usage");
    let onto = export(&shop, &["recommendations", "--format", "csv", "--out", "shop.tandem"]).refused();
    assert_eq!(onto, "is_open_workspace");
    assert_eq!(fs::read_to_string(shop.path("lists.csv")).unwrap(), "kept");
}
