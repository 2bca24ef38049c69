//! `products FILE list` and `import`.

use crate::shop::{PRODUCTS, Shop, keys};
use serde_json::json;

#[test]
fn the_list_tells_every_field_and_null_where_nothing_is_known() {
    let shop = Shop::new();
    let list = shop.run(&["products", "shop.tandem", "list", "--json"]).done();
    assert_eq!(list["products"].as_array().unwrap().len(), 5);
    assert_eq!(
        list["products"][2],
        json!({
            "sku": "HELMET", "name": "Helmet", "family": null, "category": "Accessories", "brand": "Aro",
            "price_minor": 4000, "cost_minor": null, "currency": "EUR", "stock": null, "status": "active", "tags": []
        })
    );
}

#[test]
fn the_list_is_narrowed_by_words_category_links_and_number() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let skus = |words: &[&str]| {
        let list = shop.run(&[&["products", "shop.tandem", "list"], words, &["--json"]].concat()).done();
        let rows = list["products"].as_array().unwrap().clone();
        rows.iter().map(|row| row["sku"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(skus(&["--search", "city xl"]), ["BIKE-XL"]);
    assert_eq!(skus(&["--category", "Accessories"]), ["HELMET", "OLD", "TUBE,26"]);
    assert_eq!(skus(&["--category", "Bikes", "--without-relationship"]), ["BIKE-XL"]);
    assert_eq!(skus(&["--limit", "2"]), ["BIKE", "BIKE-XL"]);
    assert_eq!(skus(&["--limit", "0"]), Vec::<String>::new());
}

#[test]
fn more_products_than_one_window_are_all_listed() {
    let shop = Shop::empty();
    let rows: String = (0..2500).map(|number| format!("P{number:04},Product {number}\n")).collect();
    shop.write("many.csv", &format!("sku,name\n{rows}"));
    shop.run(&["products", "shop.tandem", "import", "many.csv", "--json"]).done();
    let list = shop.run(&["products", "shop.tandem", "list", "--json"]).done();
    let skus: Vec<&str> = list["products"].as_array().unwrap().iter().map(|row| row["sku"].as_str().unwrap()).collect();
    assert_eq!(skus.len(), 2500);
    assert!(skus.is_sorted());
}

#[test]
fn importing_twice_is_importing_once() {
    let shop = Shop::new();
    let before = shop.everything();
    let again = shop.run(&["products", "shop.tandem", "import", "products.csv", "--json"]).done();
    assert_eq!(again, json!({ "rows": { "read": 5, "stored": 0, "unchanged": 5, "refused": 0 }, "refused": [] }));
    assert_eq!(shop.everything(), before);
}

#[test]
fn a_refused_row_is_named_and_the_others_are_stored() {
    let shop = Shop::empty();
    shop.write("products.csv", &format!("{PRODUCTS}BAD,Bad,,,,cheap,,EUR,,active,\n"));
    let ran = shop.run(&["products", "shop.tandem", "import", "products.csv", "--json"]);
    assert_eq!(ran.exit, 1);
    let report = ran.json();
    assert_eq!(report["rows"], json!({ "read": 6, "stored": 5, "unchanged": 0, "refused": 1 }));
    assert_eq!(keys(&report["refused"][0]), ["code", "line", "message"]);
    assert_eq!(report["refused"][0]["line"], 7);
}

#[test]
fn columns_are_mapped_by_hand() {
    let shop = Shop::empty();
    shop.write("odd.csv", "Artikel,Bezeichnung=lang\nA,Alpha\n");
    let words = ["products", "shop.tandem", "import", "odd.csv", "--json"];
    let map = ["--map", "sku=Artikel", "--map", "name=Bezeichnung=lang"];
    assert_eq!(shop.run(&[&words[..], &map].concat()).done()["rows"]["stored"], 1);
    let list = shop.run(&["products", "shop.tandem", "list", "--json"]).done();
    assert_eq!(list["products"][0]["name"], "Alpha");
}

#[test]
fn a_file_or_column_that_is_not_there_changes_nothing() {
    let shop = Shop::new();
    let before = shop.everything();
    shop.write("nameless.csv", "colour\nred\n");
    assert_eq!(shop.run(&["products", "shop.tandem", "import", "gone.csv", "--json"]).refused(), "file_not_found");
    shop.run(&["products", "shop.tandem", "import", "nameless.csv", "--json"]).refused();
    assert_eq!(shop.everything(), before);
}
