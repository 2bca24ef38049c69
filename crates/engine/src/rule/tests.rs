//! What single leaves and trees mean, told on a few products.

use super::holds::{Asked, holds, matches};
use super::notation::{condition, rule};
use super::situation::{CartLine, Purchase, Shopper, Situation};
use crate::Snapshot;
use crate::snapshot::notation::snapshot;
use chrono::{DateTime, Utc};

const SHOP: &str = "
    Bike: category=Bikes/Road brand=Acme price=50000 cost=30000 stock=3 tag=road tag=summer launch=2026-01-01 color=Red
    Dear: category=Bikes/Road brand=acme price=60000 cost=30000
    Scarf: category=Clothing brand=Wool price=2000 color=red
    Bare:
";

fn at() -> DateTime<Utc> {
    "2026-01-11T12:00:00Z".parse().unwrap()
}

fn check(sku: &str, text: &str, expected: bool) {
    let snapshot = snapshot(SHOP);
    let bike = snapshot.id("Bike").unwrap();
    let shopper = Shopper {
        attributes: [("income_band".to_owned(), "High".to_owned())].into(),
        orders: vec![Purchase { at: at() - chrono::Days::new(5), net_minor: 700, products: vec![bike] }],
    };
    let cart = [CartLine { id: bike, quantity: 2 }];
    let situation =
        Situation { cart: &cart, customer: Some(&shopper), channel: Some("Web"), ..Situation::unknown(at()) };
    let asked =
        Asked { snapshot: &snapshot, trigger: snapshot.id(sku).unwrap(), candidate: None, situation: &situation };
    assert_eq!(holds(&asked, &condition(text, false)), expected, "{sku}: {text}");
}

#[test]
fn texts_are_compared_without_case_and_categories_with_descendants() {
    for (text, expected) in [
        ("category=bikes", true),
        ("category=Bikes/Road", true),
        ("category=Bike", false),
        ("brand=ACME", true),
        ("color:one:blue,RED", true),
        ("color!=red", false),
        ("sku=bike", false),
        ("sku=Bike", true),
    ] {
        check("Bike", text, expected);
    }
}

#[test]
fn numbers_sets_and_dates_are_compared() {
    for (text, expected) in [
        ("price>50000", false),
        ("price>=50000", true),
        ("price:40000..50000", true),
        ("margin==20000", true),
        ("margin_bp==4000", true),
        ("age==10", true),
        ("tags:any:road,winter", true),
        ("tags:all:road,winter", false),
        ("tags:exactly:summer,ROAD", true),
        ("tags:exactly:road", false),
        ("tags:none:winter", true),
        ("context.date:2026-01-01..2026-01-11", true),
        ("context.weekday=sunday", true),
        ("context.channel=web", true),
    ] {
        check("Bike", text, expected);
    }
}

#[test]
fn a_missing_value_fails_every_leaf_but_missing() {
    for text in ["price<1", "brand!=x", "tags:none:x", "price?", "context.market=us"] {
        check("Bare", text, false);
        check("Bare", &format!("!({text})"), true);
    }
    check("Bare", "price~", true);
    check("Bike", "price~", false);
}

#[test]
fn cart_and_customer_are_asked() {
    for (text, expected) in [
        ("cart.items==2", true),
        ("cart.subtotal==100000", true),
        ("cart.quantity(category:bikes)>=2", true),
        ("cart.quantity(brand:wool)>=1", false),
        ("customer.orders==1", true),
        ("customer.value==700", true),
        ("customer.days==5", true),
        ("customer.kind=returning", true),
        ("customer.income_band=high", true),
        ("customer.bought(category:Bikes,4)>=1", false),
        ("customer.bought(category:Bikes,5)>=1 & customer.bought(tag:road)>=1", true),
    ] {
        check("Scarf", text, expected);
    }
}

#[test]
fn trees_nest() {
    check("Bike", "price>1 & brand=x | color=red", true);
    check("Bike", "price>1 & !(brand=acme | color=blue)", false);
    check("Bike", "all", true);
}

fn shown(snapshot: &Snapshot, line: &str, trigger: &str) -> Vec<String> {
    let rule = rule(line);
    let situation = Situation::unknown(at());
    let trigger = snapshot.id(trigger).unwrap();
    let asked = |id| Asked { snapshot, trigger, candidate: Some(id), situation: &situation };
    snapshot.ids().filter(|&id| matches(&asked(id), &rule)).map(|id| snapshot.sku(id).to_owned()).collect()
}

#[test]
fn candidates_are_compared_with_the_trigger() {
    let shop = snapshot(SHOP);
    for (line, trigger, expected) in [
        ("r upsell : all -> brand=same", "Bike", vec!["Dear"]),
        ("r upsell : all -> color=same", "Scarf", vec!["Bike"]),
        ("r upsell : all -> brand=different", "Bike", vec!["Scarf"]),
        ("r upsell : all -> price>=120%", "Bike", vec!["Dear"]),
        ("r upsell : all -> price>120%", "Bike", vec![]),
        ("r upsell : all -> price:+1..+10000", "Bike", vec!["Dear"]),
        ("r upsell : all -> price<-1", "Dear", vec!["Bike", "Scarf"]),
        ("r upsell : all -> +Bare +Bike -Dear brand=same", "Bike", vec!["Bare"]),
    ] {
        assert_eq!(shown(&shop, line, trigger), expected, "{line}");
    }
}
