//! Files as shops write them, made up, read row by row and held against what is written beside them. `TANDEM_GEN=1`
//! writes that anew.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test opens its own files")]

mod hostile;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tandem_intake::catalogue::{Address, Catalogue, CatalogueHints, CatalogueItem, CatalogueRow, Subject, When};
use tandem_intake::sniff;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue")
}

fn address(address: &Address) -> String {
    match address {
        Address::Sku(text) => text.clone(),
        Address::Group(text) => format!("[{text}]"),
        Address::Kept(name, text) => format!("{name}={text}"),
        Address::Foreign(text, _) => format!("?{text}"),
    }
}

fn item(item: &CatalogueItem) -> String {
    let mut told = format!("{}: ", item.line);
    let _ = match &item.subject {
        Subject::Product(sku) => write!(told, "{sku}"),
        Subject::Group(Some(sku)) => write!(told, "parent {sku}"),
        Subject::Group(None) => write!(told, "parent"),
    };
    if let Some(group) = &item.group {
        let _ = write!(told, " in [{}]{}", group.key, if group.is_family { " family" } else { "" });
    }
    if !item.members.is_empty() {
        let members: Vec<&str> = item.members.iter().map(|sku| sku.as_str()).collect();
        let _ = write!(told, " of {}", members.join(" "));
    }
    for cell in &item.cells {
        let when = match cell.when {
            When::Always => "",
            When::New => " where new",
            When::SoldOut => " where sold out",
        };
        let _ = write!(told, "\n   {} = {}{when}", cell.field.name(), cell.text);
    }
    for relation in &item.relations {
        let targets: Vec<String> = relation.targets.iter().map(address).collect();
        let _ = write!(told, "\n   → {} ({}): {}", relation.kind.code, relation.kind.name, targets.join(" "));
    }
    told
}

fn row(row: CatalogueRow) -> String {
    match row {
        CatalogueRow::Item(found) => item(&found),
        CatalogueRow::Association(found) => format!("type {} `{}` two-way {}", found.code, found.label, found.two_way),
        CatalogueRow::Ignored(reason) => format!("ignored: {reason}"),
        CatalogueRow::Refused(refused) => format!("{}: refused, {}: {}", refused.line, refused.code, refused.message),
    }
}

/// The format found, and every row.
fn told(bytes: &[u8]) -> String {
    let dialect = sniff(bytes).unwrap();
    let hints = CatalogueHints { format: None, mapping: BTreeMap::new(), currency: "EUR" };
    let mut catalogue = match Catalogue::open(bytes, dialect, &hints) {
        Ok(catalogue) => catalogue,
        Err(error) => return format!("refused: {error}\n"),
    };
    let mut told = format!("{}, {}\n", catalogue.format.as_str(), catalogue.because);
    while let Some(found) = catalogue.next_row().unwrap() {
        told.push_str(&row(found));
        told.push('\n');
    }
    told
}

fn check(name: &str) {
    let found = told(&std::fs::read(folder().join(name)).unwrap());
    let path = folder().join(format!("{name}.txt"));
    if std::env::var_os("TANDEM_GEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected.replace("\r\n", "\n"), "{name}");
}

#[test]
fn shopifys_older_template_is_understood() {
    check("shopify-legacy.csv");
}

#[test]
fn shopifys_newer_template_is_understood() {
    check("shopify-new.csv");
}

#[test]
fn woocommerce_is_understood_in_english_and_in_german() {
    check("woocommerce.csv");
    check("woocommerce-de.csv");
}

#[test]
fn magento_is_understood() {
    check("magento.csv");
}

#[test]
fn both_templates_of_bigcommerce_are_understood() {
    check("bigcommerce-legacy.csv");
    check("bigcommerce-v3.csv");
}

#[test]
fn akeneos_three_files_are_understood() {
    check("akeneo-products.csv");
    check("akeneo-models.csv");
    check("akeneo-types.csv");
}

#[test]
fn googles_feed_is_understood_as_text_and_as_xml() {
    check("google.tsv");
    check("google.xml");
    check("google-atom.xml");
}

#[test]
fn a_table_of_ones_own_is_understood() {
    check("generic.csv");
}
