//! `new`, `backup`, `undo`, `redo`, `history`.

use crate::shop::{Shop, keys};
use std::fs;

#[test]
fn a_new_workspace_is_empty_or_the_sample_shop() {
    let shop = Shop::nowhere();
    let empty = shop.run(&["new", "empty.tandem", "--json"]).done();
    assert_eq!(keys(&empty), ["file", "orders", "products"]);
    assert!(empty["file"].as_str().unwrap().ends_with("empty.tandem"));
    assert_eq!((&empty["products"], &empty["orders"]), (&0.into(), &0.into()));
    let sample = shop.run(&["new", "sample.tandem", "--sample", "--json"]).done();
    assert!(sample["products"].as_u64().unwrap() > 293);
    assert_eq!(sample["orders"], 25_164);
    shop.run(&["check", "sample.tandem", "--json"]).done();
}

#[test]
fn a_name_that_is_taken_is_refused() {
    let shop = Shop::new();
    let before = shop.everything();
    assert_eq!(shop.run(&["new", "shop.tandem", "--sample", "--json"]).refused(), "file_exists");
    assert_eq!(shop.everything(), before);
}

#[test]
fn undo_and_redo_tell_the_edit() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let undone = shop.run(&["undo", "shop.tandem", "--json"]).done();
    assert_eq!(keys(&undone), ["undone"]);
    assert!(undone["undone"].as_str().unwrap().contains("City Bike → Helmet"), "{undone}");
    assert_eq!(shop.links(&["list"]).done()["links"], serde_json::json!([]));
    let redone = shop.run(&["redo", "shop.tandem", "--json"]).done();
    assert_eq!(redone["redone"], undone["undone"]);
    assert_eq!(shop.run(&["redo", "shop.tandem", "--json"]).done()["redone"], serde_json::Value::Null);
}

#[test]
fn history_lists_edits_newest_first() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory"]).done();
    let history = shop.run(&["history", "shop.tandem", "--json"]).done();
    assert_eq!(keys(&history), ["edits"]);
    assert_eq!(keys(&history["edits"][0]), ["at", "author", "id", "label", "state"]);
    assert!(history["edits"][0]["label"].as_str().unwrap().contains("City Bike → Helmet"));
    assert!(history["edits"][0]["at"].as_str().unwrap().ends_with('Z'));
    assert!(history["edits"][1]["label"].as_str().unwrap().contains("products.csv"));
}

#[test]
fn a_backup_is_a_workspace_of_its_own() {
    let shop = Shop::new();
    let copied = shop.run(&["backup", "shop.tandem", "copy.tandem", "--json"]).done();
    assert_eq!(keys(&copied), ["bytes", "file"]);
    assert_eq!(copied["bytes"], fs::metadata(shop.path("copy.tandem")).unwrap().len());
    let list = |file: &str| shop.run(&["products", file, "list", "--json"]).done();
    assert_eq!(list("copy.tandem"), list("shop.tandem"));
    assert_eq!(shop.run(&["backup", "shop.tandem", "shop.tandem", "--json"]).refused(), "is_open_workspace");
}

#[test]
fn a_file_that_is_no_workspace_is_refused_untouched() {
    let shop = Shop::nowhere();
    shop.write("notes.txt", "not a database");
    assert_eq!(shop.run(&["check", "notes.txt", "--json"]).refused(), "not_a_workspace");
    assert_eq!(fs::read_to_string(shop.path("notes.txt")).unwrap(), "not a database");
    assert_eq!(shop.run(&["check", "gone.tandem", "--json"]).refused(), "file_not_found");
    assert!(!shop.path("gone.tandem").exists());
}

#[test]
fn a_command_leaves_the_file_alone_in_its_folder_and_the_windows_list_alone() {
    let shop = Shop::new();
    let names = fs::read_dir(shop.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["products.csv", "shop.tandem"]);
}
