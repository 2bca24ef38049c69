//! Command lines that cannot be understood, and words for people.

use crate::shop::Shop;

#[test]
fn bad_usage_is_told_as_json_where_json_was_asked_for() {
    let shop = Shop::empty();
    let lines: [&[&str]; 10] = [
        &["--json"],
        &["--json", "lniks"],
        &["links", "shop.tandem", "--json"],
        &["links", "shop.tandem", "ad", "A", "B", "--json"],
        &["links", "shop.tandem", "add", "A", "--json"],
        &["links", "shop.tandem", "add", "A", "B", "--json"],
        &["products", "shop.tandem", "list", "--limit", "many", "--json"],
        &["recommend", "shop.tandem", "A", "--buyer", "7", "--json"],
        &["rules", "shop.tandem", "enable", "--json"],
        &["blocks", "shop.tandem", "add", "--json"],
    ];
    for words in lines {
        assert_eq!(shop.run(words).refused(), "usage", "{words:?}");
    }
}

#[test]
fn bad_usage_is_told_in_words_otherwise() {
    let ran = Shop::empty().run(&["links", "shop.tandem", "ad"]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("'ad'"), "{}", ran.stderr);
}

#[test]
fn help_and_version_are_answers() {
    let shop = Shop::nowhere();
    assert_eq!(shop.run(&["--help"]).exit, 0);
    let help = shop.run(&["links", "shop.tandem", "add", "--help"]);
    assert!(help.exit == 0 && help.stdout.contains("--two-way"), "{}", help.stdout);
    assert!(shop.run(&["--version"]).stdout.starts_with("tandem "));
}

#[test]
fn help_and_version_are_one_document_where_json_was_asked_for() {
    let shop = Shop::nowhere();
    let version = shop.run(&["--version", "--json"]).done();
    assert_eq!(version, serde_json::json!({ "version": env!("CARGO_PKG_VERSION") }));
    assert_eq!(shop.run(&["--json", "--version"]).done(), version);
    let help = shop.run(&["rules", "shop.tandem", "enable", "--help", "--json"]).done();
    assert_eq!(crate::shop::keys(&help), ["help"]);
    assert!(help["help"].as_str().unwrap().contains("Switch rules on"), "{help}");
}

#[test]
fn people_are_told_in_tables_and_sentences() {
    let shop = Shop::new();
    let words = |words: &[&str]| shop.run(words).stdout;
    assert!(words(&["products", "shop.tandem", "list", "--limit", "2"]).contains("2 of 5 products"));
    assert!(words(&["products", "shop.tandem", "list"]).contains("500.00  EUR"));
    assert_eq!(words(&["undo", "shop.tandem"]).lines().count(), 1);
    assert_eq!(words(&["undo", "shop.tandem"]), "nothing to undo\n");
    assert_eq!(words(&["check", "shop.tandem"]), "nothing to mend\n");
    let refused = shop.run(&["links", "shop.tandem", "list", "--sku", "GONE"]);
    assert_eq!((refused.exit, refused.stdout.as_str()), (2, ""));
    assert_eq!(refused.stderr, "tandem: no product has the SKU `GONE`\n");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_finds_no_room_is_a_failure_and_a_reader_that_left_is_none() {
    use std::{fs::OpenOptions, process::Stdio};
    let shop = Shop::new();
    let words = ["products", "shop.tandem", "list", "--json"];
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = shop.command(&words).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8(ran.stderr).unwrap().contains("could not be written"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = shop.command(&words).stdout(Stdio::from(writer)).output().unwrap();
    assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]));
}
