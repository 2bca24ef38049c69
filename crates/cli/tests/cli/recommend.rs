//! `recommend FILE SKU`.

use crate::shop::{Ran, Shop};
use serde_json::json;

fn shop() -> Shop {
    let shop = Shop::new();
    shop.links(&["add", "BIKE", "HELMET", "--type", "accessory", "--weight", "50"]).done();
    shop.links(&["add", "BIKE", "HELMET", "--type", "cross-sell", "--weight", "10"]).done();
    shop.links(&["add", "BIKE", "BIKE-XL", "--type", "upsell"]).done();
    shop.links(&["add", "BIKE", "OLD", "--type", "accessory"]).done();
    shop
}

fn recommend(shop: &Shop, words: &[&str]) -> Ran {
    shop.run(&[&["recommend", "shop.tandem"], words, &["--json"]].concat())
}

fn skus(ran: &Ran) -> Vec<String> {
    let json = ran.done();
    json["results"].as_array().unwrap().iter().map(|result| result["sku"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_answer_tells_each_factor_of_the_best_reason() {
    let reason = |factor: &str, value: f64| json!({ "via": "link", "factor": factor, "value": value });
    assert_eq!(
        recommend(&shop(), &["BIKE"]).done(),
        json!({
            "trigger": "BIKE",
            "results": [
                { "sku": "BIKE-XL", "type": "upsell", "score": 0.9,
                  "because": [reason("type_weight", 0.9), reason("link_weight", 1.0)] },
                { "sku": "HELMET", "type": "accessory", "score": 0.4,
                  "because": [reason("type_weight", 0.8), reason("link_weight", 0.5)] },
            ],
            "why_not": null
        })
    );
}

#[test]
fn types_cart_and_limit_narrow_the_answer() {
    let shop = shop();
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--type", "accessory"])), ["HELMET"]);
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--type", "accessory", "--type", "upsell"])), ["BIKE-XL", "HELMET"]);
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--limit", "1"])), ["BIKE-XL"]);
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--cart", "HELMET", "--cart", "TUBE,26"])), ["BIKE-XL"]);
}

#[test]
fn explaining_tells_the_other_reasons_too() {
    let explained = recommend(&shop(), &["BIKE", "--type", "accessory", "--type", "cross-sell", "--explain"]).done();
    assert_eq!(explained["results"][0]["because"].as_array().unwrap().len(), 4);
}

#[test]
fn why_not_is_answered() {
    let why = recommend(&shop(), &["BIKE", "--why-not", "OLD"]).done()["why_not"].clone();
    assert_eq!(crate::shop::keys(&why), ["reason", "shown", "sku"]);
    assert_eq!((&why["sku"], &why["shown"]), (&"OLD".into(), &false.into()));
    assert!(why["reason"].as_str().unwrap().contains("discontinued"), "{why}");
}

#[test]
fn the_instant_decides_what_is_on_sale() {
    let shop = Shop::new();
    shop.write("new.csv", "sku,name,launch\nNEXT,Next,2030-05-01\n");
    shop.run(&["products", "shop.tandem", "import", "new.csv", "--json"]).done();
    shop.links(&["add", "BIKE", "NEXT", "--type", "accessory"]).done();
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--at", "2030-04-30T12:00:00Z"])), Vec::<String>::new());
    assert_eq!(skus(&recommend(&shop, &["BIKE", "--at", "2030-05-01T12:00:00Z"])), ["NEXT"]);
}

#[test]
fn what_is_unknown_is_refused() {
    let shop = shop();
    assert_eq!(recommend(&shop, &["BIEK"]).refused(), "unknown_sku");
    assert_eq!(recommend(&shop, &["BIKE", "--cart", "GONE"]).refused(), "unknown_sku");
    assert_eq!(recommend(&shop, &["BIKE", "--why-not", "GONE"]).refused(), "unknown_sku");
    assert_eq!(recommend(&shop, &["BIKE", "--type", "gone"]).refused(), "unknown_type");
    assert_eq!(recommend(&shop, &["BIKE", "--at", "yesterday"]).refused(), "usage");
}
