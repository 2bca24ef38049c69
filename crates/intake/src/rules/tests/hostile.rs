//! Bad documents, each with the place and code of every fault.

use crate::rules::{MAX_FAULTS, MAX_RULES, read_judged, read_rules, write_rules};
use tandem_model::{MAX_DEPTH, RuleFault};

fn faults(document: impl AsRef<[u8]>) -> Vec<RuleFault> {
    read_rules(document).expect_err("the document is bad")
}

fn check(document: impl AsRef<[u8]>, expected: &[(&str, &str)]) {
    let found = faults(&document);
    let told: Vec<(&str, &str)> = found.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
    let shown: String = String::from_utf8_lossy(document.as_ref()).chars().take(500).collect();
    assert_eq!(told, expected, "{shown}\n{found:?}");
}

fn document(rules: &str) -> String {
    format!("{{\"version\":1,\"rules\":[{rules}]}}")
}

/// A rule with these further fields.
fn rule(fields: &str) -> String {
    document(&format!("{{\"id\":\"r\",\"name\":\"R\",\"type\":\"upsell\",{fields}}}"))
}

fn check_rule(fields: &str, expected: &[(&str, &str)]) {
    let above = |(pointer, code): &(&str, &'static str)| (format!("/rules/0{pointer}"), *code);
    let told: Vec<(String, &str)> = expected.iter().map(|(pointer, code)| above(&(*pointer, leak(code)))).collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
    check(rule(fields), &told);
}

fn leak(code: &str) -> &'static str {
    code.to_owned().leak()
}

fn check_leaf(field: &str, op: &str, value: &str, expected: &[(&str, &str)]) {
    let leaf = format!("{{\"leaf\":{{\"field\":{field},\"op\":\"{op}\",\"value\":{value}}}}}");
    let below: Vec<(String, &str)> =
        expected.iter().map(|(pointer, code)| (format!("/when/any/1/leaf{pointer}"), *code)).collect();
    let below: Vec<(&str, &str)> = below.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
    check_rule(&format!("\"when\":{{\"any\":[{{\"all\":[]}},{leaf}]}}"), &below);
}

const PRICE: &str = r#"{"on":"trigger","what":"price"}"#;

#[test]
fn what_is_not_json_is_told_by_line_and_column() {
    check("", &[("", "bad_json")]);
    check(" \n", &[("", "bad_json")]);
    check("{\"version\":1,\n\"rules\":[}", &[("", "bad_json")]);
    assert!(faults("{\"version\":1,\n\"rules\":[}")[0].message.contains("line 2, column 10"));
    check(document("{\"id\":\"a\",}"), &[("", "bad_json")]);
    check(document("{'id':1}"), &[("", "bad_json")]);
    check(format!("{}x", document("")), &[("", "bad_json")]);
    check("[]", &[("", "wrong_type")]);
    check("NaN", &[("", "bad_json")]);
}

#[test]
fn other_encodings_are_named() {
    let text = document("");
    let wide = |marked: bool, to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = marked.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(to).collect()
    };
    for bytes in [
        wide(true, u16::to_le_bytes),
        wide(true, u16::to_be_bytes),
        wide(false, u16::to_le_bytes),
        wide(false, u16::to_be_bytes),
    ] {
        check(&bytes, &[("", "not_utf8")]);
        assert!(faults(&bytes)[0].message.contains("UTF-16"));
    }
    let latin = [b"{\n\"version\":1,\"rules\":[{\"id\":\"".as_slice(), b"caf\xE9\"}]}"].concat();
    check(&latin, &[("", "not_utf8")]);
    assert!(faults(&latin)[0].message.contains("line 2, column 32"), "{:?}", faults(&latin));
    assert!(read_rules(format!("\u{FEFF}{text}")).is_ok());
}

#[test]
fn the_version_is_known_and_there() {
    check("{\"rules\":[]}", &[("", "missing_field")]);
    check("{\"version\":1}", &[("", "missing_field")]);
    check("{\"version\":2,\"rules\":[{\"new\":1}]}", &[("/version", "newer_version")]);
    check("{\"version\":0,\"rules\":[]}", &[("/version", "unknown_version")]);
    check("{\"version\":\"1\",\"rules\":[]}", &[("/version", "wrong_type")]);
    check("{\"version\":1.0,\"rules\":[]}", &[("/version", "not_whole")]);
    check("{\"version\":1e400,\"rules\":[]}", &[("/version", "unknown_version")]);
    check("{\"version\":1,\"rules\":[],\"version\":1}", &[("/version", "repeated_field")]);
}

#[test]
fn parts_are_lists_and_known() {
    check(
        "{\"version\":1,\"rules\":{},\"blocks\":1,\"placements\":null,\"strategies\":\"\",\"a/b\":[]}",
        &[
            ("/rules", "wrong_type"),
            ("/blocks", "wrong_type"),
            ("/placements", "wrong_type"),
            ("/strategies", "wrong_type"),
            ("/a~1b", "unknown_field"),
        ],
    );
}

#[test]
fn fields_are_known_and_stand_there_once() {
    check(document("5,null"), &[("/rules/0", "wrong_type"), ("/rules/1", "wrong_type")]);
    check(
        document("{\"id\":\"a\",\"name\":\"A\",\"typ\":\"upsell\",\"id\":\"a\"}"),
        &[("/rules/0/typ", "unknown_field"), ("/rules/0/id", "repeated_field"), ("/rules/0", "missing_field")],
    );
    check_rule("\"when\":{\"and\":[]}", &[("/when/and", "unknown_field")]);
    check_rule("\"when\":{}", &[("/when", "wrong_type")]);
    check_rule("\"when\":{\"all\":[],\"any\":[]}", &[("/when", "wrong_type")]);
    check_rule("\"when\":{\"all\":[],\"all\":[]}", &[("/when/all", "repeated_field")]);
    check_rule("\"when\":{\"all\":{}}", &[("/when/all", "wrong_type")]);
    check_rule("\"when\":null", &[("/when", "wrong_type")]);
    check_rule("\"show\":{\"products\":null,\"include\":[1]}", &[("/show/include/0", "wrong_type")]);
}

#[test]
fn ids_cannot_be_confused() {
    let with = |id: &str| document(&format!("{{\"id\":\"{id}\",\"name\":\"R\",\"type\":\"upsell\"}}"));
    let long = "a".repeat(65);
    for id in ["", "A", "w\u{456}nter", "a b", "a_b", "a\u{200b}", "\\u0061\\u0000", &long, "１"] {
        check(with(id), &[("/rules/0/id", "bad_id")]);
    }
    assert!(faults(with("w\u{456}nter"))[0].message.contains("U+0456"));
    check(with("\\ud800"), &[("/rules/0/id", "bad_text")]);
    let rule = |id: &str| format!("{{\"id\":\"{id}\",\"name\":\"R\",\"type\":\"upsell\"}}");
    let twice = document(&[rule("a"), rule("b"), rule("\\u0061")].join(","));
    check(twice, &[("/rules/2/id", "repeated_entry")]);
}

#[test]
fn leaves_are_made_of_what_there_is() {
    check_leaf(PRICE, "is_like", "null", &[("/op", "unknown_operator")]);
    check_leaf(PRICE, "Equals", "null", &[("/op", "unknown_operator")]);
    check_leaf(r#"{"on":"trigger","what":"colour"}"#, "exists", "null", &[("/field/what", "unknown_field")]);
    check_leaf(r#"{"on":"trigger","what":"attribute"}"#, "exists", "null", &[("/field/what", "wrong_type")]);
    check_leaf(r#"{"on":"trigger","what":{"price":1}}"#, "exists", "null", &[("/field/what/price", "unknown_field")]);
    check_leaf(r#"{"on":"basket","what":"items"}"#, "exists", "null", &[("/field/on", "unknown_field")]);
    check_leaf(r#"{"on":"cart"}"#, "exists", "null", &[("/field", "missing_field")]);
    check_leaf(
        r#"{"on":"customer","what":{"bought":{"goods":{"shop":"x"},"within_days":-1}}}"#,
        "exists",
        "null",
        &[("/field/what/bought/goods/shop", "unknown_field"), ("/field/what/bought/within_days", "out_of_range")],
    );
}

#[test]
fn values_are_of_their_type() {
    for (value, pointer, code) in [
        ("5", "/value", "wrong_type"),
        (r#"{"number":"5"}"#, "/value/number", "wrong_type"),
        (r#"{"number":1e400}"#, "/value/number", "out_of_range"),
        (r#"{"number":-1e400}"#, "/value/number", "out_of_range"),
        (r#"{"number":1.5}"#, "/value/number", "not_whole"),
        (r#"{"number":50.0}"#, "/value/number", "not_whole"),
        (r#"{"number":1e2}"#, "/value/number", "not_whole"),
        (r#"{"number":9007199254740992}"#, "/value/number", "out_of_range"),
        (r#"{"number":99999999999999999999999}"#, "/value/number", "out_of_range"),
        (r#"{"number":null}"#, "/value/number", "wrong_type"),
        (r#"{"range":[1]}"#, "/value/range", "wrong_type"),
        (r#"{"range":[1,"2"]}"#, "/value/range/1", "wrong_type"),
        (r#"{"date":"2026-02-30"}"#, "/value/date", "bad_date"),
        (r#"{"date":"2026-2-3"}"#, "/value/date", "bad_date"),
        (r#"{"date":"20260203"}"#, "/value/date", "bad_date"),
        (r#"{"date":20260203}"#, "/value/date", "wrong_type"),
        (r#"{"dates":["2025-02-29","2026-01-01"]}"#, "/value/dates/0", "bad_date"),
        (r#"{"of_trigger":{"bp":0}}"#, "/value/of_trigger/bp", "out_of_range"),
        (r#"{"of_trigger":{"percent":10}}"#, "/value/of_trigger/percent", "unknown_field"),
        (r#"{"texts":["a",1]}"#, "/value/texts/1", "wrong_type"),
        (r#"{"regex":"a.*"}"#, "/value/regex", "unknown_field"),
    ] {
        let found =
            faults(rule(&format!("\"when\":{{\"leaf\":{{\"field\":{PRICE},\"op\":\"equals\",\"value\":{value}}}}}")));
        assert_eq!(
            (found[0].pointer.as_str(), found[0].code.as_str()),
            (format!("/rules/0/when/leaf{pointer}").as_str(), code),
            "{value}"
        );
    }
}

#[test]
fn rules_stay_within_their_bounds() {
    check_rule("\"weight\":101", &[("/weight", "weight_out_of_range")]);
    check_rule("\"weight\":-1", &[("/weight", "weight_out_of_range")]);
    check_rule("\"weight\":0.5", &[("/weight", "not_whole")]);
    check_rule("\"limit\":0", &[("/limit", "limit_out_of_range")]);
    check_rule("\"status\":\"on\"", &[("/status", "unknown_word")]);
    check_rule("\"ordering\":1", &[("/ordering", "wrong_type")]);
    check_rule("\"stop\":\"yes\"", &[("/stop", "wrong_type")]);
    check_rule("\"window\":{\"from\":\"2026-02-30T00:00:00Z\"}", &[("/window/from", "bad_instant")]);
    check_rule("\"window\":{\"from\":\"2026-02-03\"}", &[("/window/from", "bad_instant")]);
    check_rule("\"window\":{\"to\":\"2026-02-03T25:00:00Z\"}", &[("/window/to", "bad_instant")]);
    check_rule("\"position\":1e400", &[("/position", "out_of_range")]);
    check_rule("\"name\":\"twice\"", &[("/name", "repeated_field")]);
}

#[test]
fn blocks_placements_and_strategies_are_read_as_strictly() {
    let entry = "{\"code\":\"a\",\"label\":\"A\"";
    check(
        format!(
            "{{\"version\":1,\"rules\":[],\"blocks\":[{{\"sku\":\"A\"}},{{\"sku\":\"A\",\"trigger\":null}},{{\"trigger\":1}}],\
             \"placements\":[{entry},\"max\":0,\"stock\":\"none\"}},{entry}}}],\
             \"strategies\":[{entry}}},{entry},\"sliders\":{{\"margin\":101,\"luck\":1}}}},{entry}}}]}}"
        ),
        &[
            ("/placements/0/max", "out_of_range"),
            ("/placements/0/stock", "unknown_word"),
            ("/placements/1", "missing_field"),
            ("/strategies/1/sliders/luck", "unknown_field"),
            ("/strategies/1/sliders/margin", "out_of_range"),
            ("/strategies/2/code", "repeated_entry"),
            ("/blocks/1/sku", "repeated_entry"),
            ("/blocks/2", "missing_field"),
            ("/blocks/2/trigger", "wrong_type"),
        ],
    );
}

fn nested(depth: usize) -> String {
    rule(&format!("\"when\":{}{{\"all\":[]}}{}", "{\"all\":[".repeat(depth - 1), "]}".repeat(depth - 1)))
}

#[test]
fn conditions_nest_as_deep_as_is_said_and_no_deeper() {
    assert!(read_rules(nested(MAX_DEPTH)).is_ok());
    let pointer = format!("/rules/0/when{}", "/all/0".repeat(MAX_DEPTH));
    for depth in [MAX_DEPTH + 1, MAX_DEPTH + 2, 100_000] {
        check(nested(depth), &[(pointer.as_str(), "too_deep")]);
    }
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    check(rule(&format!("\"note\":{deep}")), &[("/rules/0/note", "wrong_type")]);
    check(&deep, &[("", "wrong_type")]);
    check("[".repeat(100_000), &[("", "wrong_type")]);
    check(format!("{{\"version\":{deep},\"rules\":[]}}"), &[("/version", "wrong_type")]);
    check(format!("{{\"version\":1,\"rules\":{deep}}}"), &[("/rules/0", "wrong_type")]);
    assert_eq!(faults("{\"when\":".repeat(100_000))[0].code, "bad_json");
}

#[test]
fn a_deep_condition_is_written_and_read_again() {
    let document = read_rules(nested(MAX_DEPTH)).unwrap();
    let json = write_rules(&document);
    assert_eq!(read_rules(&json), Ok(document));
}

#[test]
fn only_the_first_hundred_faults_are_told() {
    let found = faults(document(&vec!["{}"; 1000].join(",")));
    assert_eq!(found.len(), MAX_FAULTS);
    assert_eq!(found[MAX_FAULTS - 1].pointer, "/rules/33");
    let many: Vec<String> = (0..1000).map(|at| format!("\"f{at}\":0")).collect();
    assert_eq!(faults(rule(&many.join(","))).len(), MAX_FAULTS);
    assert_eq!(faults(format!("{{{}}}", many.join(","))).len(), MAX_FAULTS);
}

#[test]
fn too_many_rules_are_refused_before_any_is_read() {
    check(document(&vec!["0"; MAX_RULES + 1].join(",")), &[("/rules", "too_many")]);
}

#[test]
fn the_callers_judgement_stands_among_the_faults_in_its_place() {
    let rule = |id: &str, more: &str| format!("{{\"id\":\"{id}\",\"name\":\"R\",\"type\":\"upsell\"{more}}}");
    let rules = [rule("a", ""), rule("B", ""), rule("c", ""), rule("d", ",\"weight\":1.5")].join(",");
    let blame = |id: &str| RuleFault { pointer: "/type".into(), code: "unknown_type".into(), message: id.into() };
    let found = read_judged(document(&rules), |rule, placements| {
        assert!(placements.contains("cart"));
        vec![blame(&rule.id)]
    });
    let pointers: Vec<String> = found.unwrap_err().into_iter().map(|fault| fault.pointer).collect();
    assert_eq!(pointers, ["/rules/0/type", "/rules/1/id", "/rules/2/type", "/rules/3/weight"]);
}

#[test]
fn a_placement_that_cannot_be_read_is_still_known_to_rules() {
    let json =
        "{\"version\":1,\"rules\":[{\"id\":\"a\",\"name\":\"A\",\"type\":\"t\"}],\"placements\":[{\"code\":\"mine\"}]}";
    let found = read_judged(json, |_, placements| {
        assert_eq!(placements.iter().collect::<Vec<_>>(), [&"mine"]);
        Vec::new()
    });
    assert_eq!(found.unwrap_err().len(), 2);
}
