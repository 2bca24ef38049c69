//! Scores, order, reasons.

use super::{ask, check, noon, request, shown};
use crate::recommend;
use crate::recommend::Asker;
use crate::snapshot::notation::{link, product, snapshot};
use tandem_model::{Change, RecommendRequest};

#[test]
fn the_score_is_type_weight_times_link_weight() {
    check("A -> B accessory 50\n A -> C upsell\n A -> D cross-sell 1", "A", "C 0.9, B 0.4, D 0.007");
}

#[test]
fn ties_end_on_sku() {
    check("A -> C upsell\n A -> b upsell\n A -> B upsell", "A", "B 0.9, C 0.9, b 0.9");
}

#[test]
fn ties_end_on_sku_among_products_added_later() {
    let first = snapshot("A -> D upsell\n A -> B upsell\n A -> E upsell 10");
    let put = |line: &str| Change::PutProduct(Box::new(product(line)));
    let join = |line: &str| Change::PutLink(Box::new(link(line).unwrap()));
    let later = first.apply(&[put("C"), put("0"), join("A -> C upsell"), join("A -> 0 upsell 10")]);
    assert_eq!(shown(&ask(&later, "A")), "B 0.9, C 0.9, D 0.9, 0 0.09, E 0.09");
}

#[test]
fn every_cart_product_triggers_and_none_is_shown() {
    check("A -> B upsell\n B -> C upsell 50\n A -> C accessory 50\n D -> E upsell", "cart: A B", "C 0.45");
    check("A -> B upsell", "", "");
}

#[test]
fn with_a_trigger_the_cart_only_hides() {
    check("A -> B upsell\n A -> C upsell\n B -> D upsell", "A | cart: B", "C 0.9");
}

#[test]
fn a_two_way_link_shows_either_end() {
    check("B <-> A cross-sell 60", "A", "B 0.42");
    check("B <-> A cross-sell 60", "B", "A 0.42");
}

#[test]
fn a_family_link_shows_every_variant_to_every_variant() {
    let shop = "A: family=F\n B: family=F\n C: family=G\n D: family=G\n F => G accessory 50";
    check(shop, "A | family: 0", "C 0.4, D 0.4");
    check(shop, "B", "C 0.4");
    check(shop, "C", "");
    check(&shop.replace("=>", "<=>"), "D | family: 0", "A 0.4, B 0.4");
}

#[test]
fn the_list_holds_ten_unless_said_otherwise() {
    let shop: String = (10..30).map(|number| format!("A -> B{number} upsell\n")).collect();
    let snapshot = snapshot(&shop);
    assert_eq!(ask(&snapshot, "A").results.len(), 10);
    assert_eq!(ask(&snapshot, "A | limit: 0").results.len(), 0);
    assert_eq!(ask(&snapshot, "A | limit: 15").results.len(), 15);
    assert_eq!(ask(&snapshot, "A | limit: 400").results.len(), 20);
}

#[test]
fn types_not_asked_for_are_left_out() {
    check("A -> B upsell\n A -> C accessory\n A -> D cross-sell", "A | types: cross-sell accessory", "C 0.8, D 0.7");
}

#[test]
fn the_best_reason_is_told_with_its_factors() {
    let shop = "A: family=F name=Road\n B: family=G\n A -> B accessory 80\n C -> B cross-sell\n F => G upsell 50";
    let answer = ask(&snapshot(shop), "cart: A C");
    let because = &answer.results[0].because;
    assert_eq!(answer.results[0].kind.as_deref(), Some("cross-sell"));
    assert_eq!(because.iter().map(|reason| reason.value).collect::<Vec<_>>(), [0.7, 1.0]);
    assert_eq!(because[0].text, "cross-sell links weigh 70");
    assert_eq!(because[1].text, "cross-sell link from C, no weight of its own, which counts 100");
    assert_eq!((because[1].trigger.clone(), link_of(&because[1])), (Some("C".into()), "C → B".to_owned()));
}

#[test]
fn explaining_tells_the_other_reasons_too() {
    let shop = "A: family=F name=Road\n B: family=G\n A -> B accessory 80\n B <-> C cross-sell\n F => G upsell 50";
    let answer = ask(&snapshot(shop), "cart: A C | explain");
    let texts: Vec<&str> = answer.results[0].because.iter().map(|reason| reason.text.as_str()).collect();
    let expected = [
        "cross-sell links weigh 70",
        "two-way cross-sell link from C, no weight of its own, which counts 100",
        "accessory links weigh 80",
        "accessory link from Road, weight 80",
        "upsell links weigh 90",
        "upsell link from family F, weight 50",
    ];
    assert_eq!(texts, expected);
    let keys: Vec<String> = answer.results[0].because.iter().step_by(2).map(link_of).collect();
    assert_eq!(keys, ["B → C", "A → B", "F → G"]);
}

#[test]
fn of_equal_reasons_the_earlier_trigger_counts() {
    let snapshot = snapshot("A -> C upsell\n B -> C upsell");
    let trigger = |asked: &str| ask(&snapshot, asked).results[0].because[0].trigger.clone().unwrap().to_string();
    assert_eq!((trigger("cart: A B"), trigger("cart: B A")), ("A".to_owned(), "B".to_owned()));
}

#[test]
fn what_is_unknown_is_named() {
    let snapshot = snapshot("A -> B upsell\n A -> ?Z upsell");
    let fault = |text: &str| recommend(&snapshot, &request(text), &Asker::at(noon())).unwrap_err();
    let told = |code: &str, message: &str, path: &str| tandem_model::Fault::new(code, message).at(path);
    assert_eq!(fault("Q"), told("unknown_sku", "no product has the SKU `Q`", "trigger"));
    assert_eq!(fault("A | cart: B Z"), told("unknown_sku", "no product has the SKU `Z`", "cart"));
    assert_eq!(fault("A | types: gift"), told("unknown_type", "there is no relationship type `gift`", "types"));
}

#[test]
fn a_request_without_words_takes_time_and_family_limit_from_outside() {
    let snapshot = snapshot("A -> B upsell\n A -> C upsell 50\n B: family=F\n C: family=F launch=2026-01-11");
    let count = |at: &str, per_family| {
        let request = RecommendRequest { trigger: Some("A".into()), ..RecommendRequest::default() };
        let asker = Asker { per_family, ..Asker::at(at.parse().unwrap()) };
        recommend(&snapshot, &request, &asker).unwrap().results.len()
    };
    assert_eq!(count("2026-01-10T23:59:59Z", 0), 1);
    assert_eq!(count("2026-01-11T00:00:00Z", 0), 2);
    assert_eq!(count("2026-01-11T00:00:00Z", 1), 1);
}

fn link_of(reason: &tandem_model::Reason) -> String {
    reason.link.as_ref().unwrap().to_string()
}
