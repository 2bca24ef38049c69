//! Rules in a list: order, reasons, strategies, and what is told of every rule.

use super::shop::full;
use super::{ask, listed, noon, request, shown};
use crate::recommend;
use crate::recommend::Asker;
use tandem_model::{CustomerFacts, Fault, PastOrder};

fn check(shop: &str, asked: &str, expected: &str) {
    assert_eq!(shown(&ask(&full(shop), asked)), expected, "{shop}\nasked: {asked}");
}

#[test]
fn at_equal_scores_links_come_before_rules_and_rules_in_their_order() {
    let shop =
        "A -> Z upsell\n B\n C\n D\n rule two upsell : all -> +D +B ; order=dearest\n rule one upsell : all -> +C";
    check(shop, "A", "Z 0.9, B 0.9, D 0.9, C 0.9");
    check(&format!("{shop}\n D: price=9"), "A", "Z 0.9, D 0.9, B 0.9, C 0.9");
    check(&format!("{shop}\n rule top upsell : all -> +A +Z"), "A", "Z 0.9, B 0.9, D 0.9, C 0.9");
}

#[test]
fn the_better_rule_comes_first_whatever_its_place() {
    let shop = "A\n B\n C\n D\n rule low accessory : all -> +B +C ; weight=50\n rule high accessory : all -> +D +C ; weight=60";
    check(shop, "A", "C 0.48, D 0.48, B 0.4");
    check(shop, "A | limit: 2", "C 0.48, D 0.48");
}

#[test]
fn every_trigger_of_a_cart_fires_rules_of_its_own() {
    let shop = "A: brand=x\n B: brand=y\n C: brand=y\n D: brand=x\n rule same accessory : all -> brand=same";
    check(shop, "cart: A B", "C 0.8, D 0.8");
    check(shop, "A | cart: B", "D 0.8");
}

#[test]
fn sliders_weigh_where_a_product_stands_among_the_others() {
    let shop = "A: price=10 cost=9\n B: price=20 cost=10\n C: price=20 cost=18\n D\n
        A -> B upsell 50\n A -> C upsell 60\n A -> D upsell 60
        like rich margin=100\n like old newness=100\n place page like=rich";
    check(shop, "A", "C 0.54, D 0.54, B 0.45");
    check(shop, "A | strategy: rich", "B 0.45, C 0.405, D 0.27");
    check(shop, "A | placement: page", "B 0.45, C 0.405, D 0.27");
    check(shop, "A | placement: page | strategy: old", "C 0.27, D 0.27, B 0.225");
    check(shop, "A | sliders: margin=50 lift=90", "B 0.45, C 0.45, D 0.36");
    let snapshot = full(shop);
    let asker = Asker { strategy: Some("rich"), ..Asker::at(noon()) };
    assert_eq!(listed(&recommend(&snapshot, &request("A"), &asker).unwrap()), "B C D");
    let gone = Asker { strategy: Some("gone"), ..asker };
    assert_eq!(listed(&recommend(&snapshot, &request("A"), &gone).unwrap()), "C D B");
}

#[test]
fn a_rule_can_overtake_a_heavier_one_by_its_products() {
    let shop =
        "A\n B: stock=1\n C: stock=9\n rule heavy upsell : all -> +B\n rule light upsell : all -> +C ; weight=90";
    check(shop, "A", "B 0.9, C 0.81");
    check(shop, "A | sliders: stock=100", "C 0.81, B 0.45");
}

#[test]
fn every_factor_of_a_rule_is_told() {
    let shop =
        "A: name=Bike\n B: stock=1\n C: stock=9\n rule hot upsell : all -> +C ; weight=90\n pin A -> B upsell 40 @ 2";
    let answer = ask(&full(shop), "A | sliders: stock=50 margin=10");
    let told = |at: usize| {
        let because = answer.results[at].because.iter();
        because
            .map(|reason| format!("{} {} {}: {}", reason.via, reason.factor, reason.value, reason.text))
            .collect::<Vec<_>>()
    };
    let rule = [
        "rule:hot type_weight 0.9: upsell rules weigh 90",
        "rule:hot rule_weight 0.9: rule `hot` fires for Bike, weight 90",
        "rule:hot sliders 0.9375: what the list prefers counts 93 %",
        "rule:hot margin 0: its margin is not known, which counts 0 %, at a slider of 10",
        "rule:hot stock 1: more in stock than 100 % of the products, at a slider of 50",
    ];
    let link = [
        "link pin 1: pinned at position 2",
        "link type_weight 0.9: upsell links weigh 90",
        "link link_weight 0.4: upsell link from Bike, weight 40",
        "link sliders 0.625: what the list prefers counts 62 %",
        "link margin 0: its margin is not known, which counts 0 %, at a slider of 10",
        "link stock 0: more in stock than 0 % of the products, at a slider of 50",
    ];
    assert_eq!((told(0), told(1)), (rule.map(str::to_owned).to_vec(), link.map(str::to_owned).to_vec()));
}

#[test]
fn a_best_seller_says_what_it_sold() {
    let answer = ask(&full("A\n B\n sold B 7\n place page fallback=all"), "A | placement: page");
    let because = &answer.results[0].because[0];
    assert_eq!((because.via.as_str(), because.factor.as_str(), because.value), ("fallback", "bestseller", 1.0));
    assert_eq!(because.text, "fills up the list: 7 sold");
    assert_eq!((answer.results[0].kind.clone(), answer.results[0].score), (None, 0.0));
}

#[test]
fn explaining_tells_rules_beside_links() {
    let shop = "A\n A -> B accessory 50\n rule one upsell : all -> +B\n rule two cross-sell : all -> +B ; weight=30";
    let answer = ask(&full(shop), "A | explain");
    let vias: Vec<&str> = answer.results[0].because.iter().step_by(2).map(|reason| reason.via.as_str()).collect();
    assert_eq!(vias, ["rule:one", "link", "rule:two"]);
}

#[test]
fn every_rule_near_to_firing_says_what_keeps_it() {
    let shop = "A: brand=x price=40\n B\n C
        place page\n place other
        rule fires upsell : brand=x -> +B
        rule empty upsell : brand=x -> brand=z
        rule price upsell : brand=x & price>50 -> +B
        rule far upsell : brand=y & price>50 -> +B
        rule either upsell : price>50 | brand=z -> +B
        rule none upsell : !(brand=x | price>50) -> +B
        rule paused upsell : brand=x -> +B ; paused
        rule both upsell : price>50 -> +B ; paused
        rule early upsell : brand=x -> +B ; from=2026-02-01
        rule late upsell : brand=x -> +B ; to=2026-01-01
        rule light upsell : brand=x -> +B ; weight=0
        rule elsewhere upsell : brand=x -> +B ; placement=other
        rule typed accessory : brand=x -> +B
        rule end upsell : brand=x -> +C ; stop
        rule after upsell : brand=x -> +B";
    let answer = ask(&full(shop), "A | explain | placement: page | types: upsell");
    let told: Vec<String> =
        answer.rules.iter().map(|trace| format!("{} {} {}", trace.id, trace.fired, trace.text)).collect();
    let expected = [
        "fires true fires, and shows one product",
        "empty true fires, and none of its products came into the list by it",
        "price false only where the product costs more than € 0.50, but its price is € 0.40",
        "either false only where the product costs more than € 0.50, but its price is € 0.40",
        "none false only where the product is not of the brand x, but its brand is x",
        "paused false it is paused",
        "early false its window opens on 2026-02-01 00:00 UTC",
        "late false its window closed on 2026-01-01 00:00 UTC",
        "light false it has weight 0",
        "elsewhere false it takes no part in placement `page`",
        "typed false type accessory was not asked for",
        "end true fires, and shows one product",
        "after false rule `end` stops all rules after it",
    ];
    assert_eq!(told, expected);
    assert!(ask(&full(shop), "A").rules.is_empty());
}

#[test]
fn no_more_than_fifty_are_told_of_that_nearly_fired() {
    let near: String = (10..80).map(|at| format!("rule r{at} upsell : price>50 -> +B\n")).collect();
    let answer = ask(&full(&format!("A: price=40\n B\n {near} rule last upsell : all -> +B")), "A | explain");
    assert_eq!((answer.rules.len(), answer.rules.last().map(|trace| trace.fired)), (51, Some(true)));
}

#[test]
fn who_asks_and_what_they_have_decides() {
    let shop = "A\n B\n C\n D\n rule known upsell : customer.bought(sku:A,30)>=1 -> +B
        rule pieces upsell : cart.quantity(sku:C)>=2 -> +D";
    let snapshot = full(shop);
    let order = PastOrder { at: noon() - chrono::Days::new(9), net_minor: 1, skus: vec!["A".into()] };
    let customer = CustomerFacts { orders: vec![order], ..CustomerFacts::default() };
    let known = Asker { customer: Some(&customer), ..Asker::at(noon()) };
    assert_eq!(listed(&recommend(&snapshot, &request("A"), &known).unwrap()), "B");
    assert_eq!(listed(&recommend(&snapshot, &request("A"), &Asker::at(noon())).unwrap()), "");
    assert_eq!(listed(&ask(&snapshot, "A | cart: C C")), "D");
    assert_eq!(listed(&ask(&snapshot, "A | cart: C")), "");
}

#[test]
fn what_is_unknown_is_named() {
    let snapshot = full("A");
    let fault = |text: &str| recommend(&snapshot, &request(text), &Asker::at(noon())).unwrap_err();
    let told = |code: &str, message: &str, path: &str| Fault::new(code, message).at(path);
    assert_eq!(fault("A | placement: gone"), told("unknown_placement", "there is no placement `gone`", "placement"));
    assert_eq!(fault("A | strategy: gone"), told("unknown_strategy", "there is no strategy `gone`", "strategy"));
}
