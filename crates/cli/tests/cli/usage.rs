//! Command lines that cannot be understood, and words for people.

use crate::shop::Shop;

#[test]
fn bad_usage_is_told_as_json_where_json_was_asked_for() {
    let shop = Shop::empty();
    let lines: [&[&str]; 8] = [
        &["--json"],
        &["--json", "lniks"],
        &["links", "shop.tandem", "--json"],
        &["links", "shop.tandem", "ad", "A", "B", "--json"],
        &["links", "shop.tandem", "add", "A", "--json"],
        &["links", "shop.tandem", "add", "A", "B", "--json"],
        &["products", "shop.tandem", "list", "--limit", "many", "--json"],
        &["recommend", "shop.tandem", "A", "--customer", "7", "--json"],
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
