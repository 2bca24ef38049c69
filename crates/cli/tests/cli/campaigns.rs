//! `campaigns FILE …`, and links that wait for one.

use crate::shop::{Shop, keys};
use serde_json::json;

#[test]
fn campaigns_are_listed_with_their_times_and_those_live_at_an_instant() {
    let shop = Shop::nowhere();
    shop.run(&["new", "shop.tandem", "--sample", "--json"]).done();
    let campaigns = |words: &[&str]| shop.run(&[&["campaigns", "shop.tandem"], words, &["--json"]].concat());
    let listed = campaigns(&["list"]).done();
    let winter = &listed["campaigns"][0];
    let fields = [
        "actions",
        "changes",
        "channels",
        "ends",
        "findings",
        "id",
        "live",
        "name",
        "next",
        "note",
        "occurrences",
        "owner",
        "placements",
        "starts",
        "summary",
        "yearly",
        "zone",
    ];
    assert_eq!((keys(&listed), keys(winter)), (vec!["campaigns"], fields.to_vec()));
    assert_eq!((&winter["id"], &winter["starts"]), (&json!("winter"), &json!("2025-11-15T00:00:00")));
    assert_eq!(winter["summary"], json!("pauses 1 link, boosts 3 links to 150 %"));
    assert_eq!(winter["changes"], json!(null), "nobody asked");
    let changes = &campaigns(&["list", "--changes", "1000"]).done()["campaigns"][0]["changes"];
    assert_eq!(keys(changes), ["at", "compared", "gained", "lists", "lost", "products"]);
    assert!(changes["lists"].as_u64().unwrap() > 0, "{changes}");
    let live = |at| campaigns(&["live", "--at", at]).done();
    assert_eq!(live("2027-03-01T04:59:59Z")["campaigns"][0]["next"], json!("2027-03-01T05:00:00Z"));
    assert_eq!(live("2027-03-01T05:00:00Z"), json!({ "campaigns": [] }));
    assert_eq!(campaigns(&["live", "--at", "winter"]).refused(), "usage");
}

#[test]
fn a_paused_link_shows_nothing_and_keeps_its_state_through_a_file() {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory", "--paused"]).done();
    let paused = || shop.links(&["list"]).done()["links"][0]["paused"].clone();
    assert_eq!((paused(), shop.shown(&["BIKE"])), (json!(true), vec![]));
    shop.links(&["export", "links.csv"]).done();
    shop.links(&["set", "BIKE", "HELMET", "--type", "accessory", "--no-paused"]).done();
    assert_eq!((paused(), shop.shown(&["BIKE"])), (json!(false), vec!["HELMET".to_owned()]));
    shop.links(&["import", "links.csv"]).done();
    assert_eq!(paused(), json!(true));
    shop.write("plain.csv", "from_sku,to_sku,type,weight\nBIKE,HELMET,accessory,40\n");
    shop.links(&["import", "plain.csv"]).done();
    assert_eq!(paused(), json!(true), "a file without the column leaves it");
    assert_eq!(shop.links(&["set", "BIKE", "HELMET", "--type", "accessory"]).refused(), "usage");
}

#[test]
fn what_was_switched_by_hand_is_told_before_it_is_taken_back_and_can_be_kept() {
    let shop = Shop::nowhere();
    shop.run(&["new", "shop.tandem", "--sample", "--json"]).done();
    let run = |verb: &str, words: &[&str]| shop.run(&[&[verb, "shop.tandem"], words, &["--json"]].concat());
    run("publish", &[]).done();
    let is_live = run("campaigns", &["live"]).done()["campaigns"] != json!([]);
    let (verb, then) = if is_live { ("stop", "begins") } else { ("start", "ends") };
    assert_eq!(run("campaigns", &["keep", "winter"]).refused(), "not_switched");
    run("campaigns", &[verb, "winter"]).done();
    let told = run("diff", &[]).done();
    assert_eq!(
        (&told["switches"][0]["campaign"]["id"], &told["switches"][0]["then"]),
        (&json!("winter"), &json!(then))
    );
    assert_eq!(run("campaigns", &["keep", "winter"]).done(), json!({}));
    assert_eq!(keys(&run("diff", &[]).done()), ["counts", "from", "items", "lists", "to"]);
    run("undo", &[]).done();
    assert_eq!(run("publish", &[]).done()["switches"][0]["then"], json!(then));
}
