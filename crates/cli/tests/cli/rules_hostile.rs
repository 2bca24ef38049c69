//! Documents of rules that must be refused whole, each told by place, with nothing written.

use crate::shop::{Shop, keys};
use serde_json::{Value, json};

/// Refused, everything as before, and these pointers and codes first.
fn check(shop: &Shop, document: &str, expected: &[(&str, &str)]) {
    let before = shop.everything();
    let ran = shop.import_rules(document);
    assert_eq!(ran.exit, 2, "{}", ran.stdout.chars().take(500).collect::<String>());
    assert!(!ran.stderr.is_empty(), "people are told too");
    let told = ran.json();
    assert_eq!((&told["rules"], &told["blocks"], &told["findings"]), (&json!(0), &json!(0), &json!([])));
    let faults = told["faults"].as_array().unwrap();
    assert!(faults.len() <= 100);
    assert!(faults.iter().all(|fault| keys(fault) == ["code", "message", "pointer"]));
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    let found: Vec<_> = faults.iter().map(|fault| (text(fault, "pointer"), text(fault, "code"))).collect();
    let found: Vec<_> = found.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
    assert_eq!(&found[..expected.len().min(found.len())], expected);
    assert_eq!(shop.everything(), before);
}

fn rule(more: &str) -> String {
    format!("{{\"version\":1,\"rules\":[{{\"id\":\"r\",\"name\":\"R\",\"type\":\"upsell\",{more}}}]}}")
}

fn leaf(field: &str, op: &str, value: &str) -> String {
    rule(&format!("\"when\":{{\"any\":[{{\"leaf\":{{\"field\":{field},\"op\":\"{op}\",\"value\":{value}}}}}]}}"))
}

/// Spread out, it would fill the memory; it is refused before.
#[test]
fn a_condition_that_multiplies_beyond_measure_is_refused_at_once() {
    let leaf =
        |at: usize| format!("{{\"leaf\":{{\"field\":{PRICE},\"op\":\"equals\",\"value\":{{\"number\":{at}}}}}}}");
    let leaves = |range: std::ops::Range<usize>| range.map(leaf).collect::<Vec<_>>().join(",");
    let any = |range| format!("{{\"any\":[{}]}}", leaves(range));
    let when = format!("\"when\":{{\"all\":[{},{},{}]}}", leaves(1000..21_000), any(0..64), any(100..164));
    check(&Shop::new(), &rule(&when), &[("/rules/0/when", "too_wide")]);
}

const PRICE: &str = r#"{"on":"trigger","what":"price"}"#;
const DATE: &str = r#"{"on":"context","what":"date"}"#;

#[test]
fn faults_of_form_are_told_by_pointer() {
    let shop = Shop::new();
    let at = |below: &str| format!("/rules/0/when/any/0/leaf{below}");
    let cases = [
        ("{\"version\":1,\"rules\":[".to_owned(), String::new(), "bad_json"),
        ("{\"version\":2,\"rules\":[]}".to_owned(), "/version".to_owned(), "newer_version"),
        (rule("\"colour\":1"), "/rules/0/colour".to_owned(), "unknown_field"),
        (rule("\"weight\":\"high\""), "/rules/0/weight".to_owned(), "wrong_type"),
        (leaf(PRICE, "like", "null"), at("/op"), "unknown_operator"),
        (leaf(PRICE, "equals", "{\"number\":1e400}"), at("/value/number"), "out_of_range"),
        (leaf(PRICE, "equals", "{\"number\":1.5}"), at("/value/number"), "not_whole"),
        (leaf(DATE, "equals", "{\"date\":\"2026-02-30\"}"), at("/value/date"), "bad_date"),
        (rule("\"id\":\"r\""), "/rules/0/id".to_owned(), "repeated_field"),
        (rule("\"type\":1").replace("\"r\"", "\"w\u{456}nter\""), "/rules/0/type".to_owned(), "repeated_field"),
    ];
    for (document, pointer, code) in &cases {
        check(&shop, document, &[(pointer, code)]);
    }
}

#[test]
fn faults_of_meaning_are_told_by_pointer_beside_those_of_form() {
    let shop = Shop::new();
    let rule =
        |id: &str, kind: &str, more: &str| format!("{{\"id\":\"{id}\",\"name\":\"R\",\"type\":\"{kind}\"{more}}}");
    let rules = [
        rule("a", "resale", ""),
        rule("w\u{456}nter", "upsell", ""),
        rule("b", "upsell", ",\"placements\":[\"cart\",\"nowhere\"]"),
        rule("c", "upsell", &format!(",\"when\":{{\"leaf\":{{\"field\":{PRICE},\"op\":\"one_of\",\"value\":null}}}}")),
        rule("a", "upsell", ""),
    ];
    check(
        &shop,
        &format!("{{\"version\":1,\"rules\":[{}]}}", rules.join(",")),
        &[
            ("/rules/0/type", "unknown_type"),
            ("/rules/1/id", "bad_id"),
            ("/rules/2/placements/1", "unknown_placement"),
            ("/rules/3/when/leaf/op", "unknown_operator"),
            ("/rules/4/id", "repeated_entry"),
        ],
    );
}

#[test]
fn depth_and_number_are_bounded() {
    let shop = Shop::new();
    for depth in [65, 100_000] {
        let when = format!("{}{{\"all\":[]}}{}", "{\"all\":[".repeat(depth - 1), "]}".repeat(depth - 1));
        let pointer = format!("/rules/0/when{}", "/all/0".repeat(64));
        check(&shop, &rule(&format!("\"when\":{when}")), &[(&pointer, "too_deep")]);
    }
    let many: Vec<String> =
        (0..1_000_000).map(|at| format!("{{\"id\":\"r{at}\",\"name\":\"R\",\"type\":\"upsell\"}}")).collect();
    check(&shop, &format!("{{\"version\":1,\"rules\":[{}]}}", many.join(",")), &[("/rules", "too_many")]);
    let faulty = vec!["{\"id\":1,\"name\":1,\"type\":1}"; 100_000].join(",");
    check(&shop, &format!("{{\"version\":1,\"rules\":[{faulty}]}}"), &[("/rules/0/id", "wrong_type")]);
}

#[test]
fn a_file_that_is_no_document_is_refused() {
    let shop = Shop::new();
    assert_eq!(shop.rules(&["import", "gone.json"]).refused(), "file_not_found");
    shop.rules(&["import", "shop.tandem"]).refused();
    shop.rules(&["import", "."]).refused();
    check(&shop, "", &[("", "bad_json")]);
    check(&shop, "\u{FEFF}[]", &[("", "wrong_type")]);
    let before = shop.everything();
    let wide: Vec<u8> = "{\"version\":1,\"rules\":[]}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(shop.path("wide.json"), wide).unwrap();
    assert_eq!(shop.rules(&["import", "wide.json"]).json()["faults"][0]["code"], "not_utf8");
    assert_eq!(shop.everything(), before);
}
