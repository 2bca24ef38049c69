//! Compiled answers against those of the trees, on random catalogues, rulebooks, requests and edits.

use super::{Asking, Picker, Walk};
use crate::Snapshot;
use crate::rule::notation::rule;
use crate::rule::{Book, CartLine, Shopper, Situation};
use crate::snapshot::notation::product;
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeMap;
use tandem_model::{Change, CustomerFacts, PastOrder, Product, Rule, RulesDocument, Sku, default_types};

const SKUS: [&str; 14] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N"];

/// Leaves of `when` beside those of products.
const ASKED: [&str; 19] = [
    "cart.items>=2",
    "cart.subtotal<300",
    "cart.quantity(category:bikes)>=2",
    "cart.quantity(sku:B)>=1",
    "cart.quantity(color:red)<1",
    "customer.orders>=2",
    "customer.value>100",
    "customer.days<20",
    "customer.kind=New",
    "customer.kind!=new",
    "customer.band=HIGH",
    "customer.band?",
    "customer.bought(brand:acme)>=1",
    "customer.bought(category:Bikes,10)>1",
    "customer.bought(sku:C,30)<1",
    "context.channel=WEB",
    "context.market!=de",
    "context.placement~",
    "context.weekday:one:sunday,monday",
];

const PRODUCTS: [&str; 32] = [
    "brand=acme",
    "brand=Wool",
    "brand:one:ACME,oak",
    "brand!=wool",
    "brand~",
    "category=Bikes",
    "category=bikes/ROAD",
    "category:one:Bikes,Bikes/Road",
    "category!=bikes/road",
    "category?",
    "family=f1",
    "sku=A",
    "sku:one:B,C,Z",
    "sku!=C",
    "price>100",
    "price>=200",
    "price<150",
    "price:100..250",
    "price~",
    "margin>50",
    "margin_bp>=5000",
    "stock<=1",
    "stock?",
    "age<30",
    "age>=30",
    "tags:any:road,summer",
    "tags:all:road,summer",
    "tags:exactly:ROAD",
    "tags:none:winter",
    "tags~",
    "color=Red",
    "color:one:red,green",
];

const RELATIVE: [&str; 14] = [
    "brand=same",
    "brand=different",
    "category=same",
    "category=different",
    "color=same",
    "color=different",
    "family=same",
    "price:110%..200%",
    "price:-50..+100",
    "price>=120%",
    "price<100%",
    "price>100%",
    "margin>=100%",
    "margin:50%..90%",
];

const ORDERS: [&str; 7] = ["sku", "cheapest", "dearest", "bestselling", "margin", "newest", "stock"];
const SETTINGS: [&str; 8] = ["", "", "", "stop", "paused", "from=2026-02-01", "to=2026-02-01", "placement=cart"];

fn any_product() -> impl Strategy<Value = Product> {
    let field = |name: &'static str, values: &'static [&'static str]| {
        prop::option::weighted(0.8, select(values)).prop_map(move |value| value.map(|value| format!(" {name}={value}")))
    };
    let words = (
        field("brand", &["Acme", "ACME", "wool", "Oak"]),
        field("category", &["Bikes", "bikes/road", "Bikes/Road", "BIKES/Road/Race", "Bike"]),
        field("family", &["F1", "f1", "F2"]),
        field("tag", &["road", "Summer", "winter"]),
        field("tag", &["road", "ROAD", "summer"]),
        field("color", &["red", "RED", "blue"]),
        field("Color", &["green", "red"]),
    );
    let numbers = (
        field("price", &["50", "100", "100", "150", "200", "240", "300"]),
        field("cost", &["20", "60", "100"]),
        field("stock", &["0", "1", "5"]),
        field("launch", &["2025-12-01", "2026-01-01", "2026-02-01"]),
        prop::option::weighted(0.1, Just(" currency=USD")),
    );
    (select(&SKUS[..]), words, numbers).prop_map(|(sku, words, numbers)| {
        let (a, b, c, d, e, f, g) = words;
        let (h, i, j, k, l) = numbers;
        let fields = [a, b, c, d, e, f, g, h, i, j, k, l.map(str::to_owned)];
        product(&format!("{sku}:{}", fields.into_iter().flatten().collect::<String>()))
    })
}

fn any_condition(leaves: Vec<&'static str>) -> impl Strategy<Value = String> {
    let leaf = || select(leaves.clone()).prop_map(str::to_owned);
    let none = prop::collection::vec(leaf(), 1..3).prop_map(|leaves| format!("!({})", leaves.join(" | ")));
    let part = prop_oneof![8 => leaf(), 1 => none];
    let all = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" & "));
    let any = prop::collection::vec(all, 1..4).prop_map(|parts| parts.join(" | "));
    prop_oneof![9 => any, 1 => Just("all".to_owned())]
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let when = any_condition([&PRODUCTS[..], &ASKED[..]].concat());
    let show = any_condition([&PRODUCTS[..], &RELATIVE[..], &RELATIVE[..]].concat());
    let lists = (subsequence(vec!["A", "D", "Y"], 0..2), subsequence(vec!["B", "D", "E"], 0..2));
    let settings = (select(&ORDERS[..]), 1..6, select(&SETTINGS[..]), 0..5);
    let names = (
        select(&["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"][..]),
        select(&["upsell", "accessory", "unknown"][..]),
    );
    (names, when, show, prop::bool::weighted(0.9), lists, settings, 0i64..4).prop_map(
        |((id, kind), when, show, shows, (include, exclude), (order, limit, other, weight), position)| {
            let listed = |sign: &str, skus: &[&str]| skus.iter().map(|sku| format!(" {sign}{sku}")).collect::<String>();
            let show = if shows { show } else { "+C".to_owned() };
            let lists = listed("+", &include) + &listed("-", &exclude);
            let line = format!(
                "{id} {kind} : {when} -> {show}{lists} ; order={order} limit={limit} weight={} {other}",
                weight * 25
            );
            Rule { position, ..rule(&line) }
        },
    )
}

#[derive(Debug, Clone)]
struct Request {
    cart: Vec<(&'static str, u32)>,
    customer: Option<CustomerFacts>,
    placement: Option<&'static str>,
    channel: Option<&'static str>,
    market: Option<&'static str>,
    types: Vec<&'static str>,
}

fn any_request() -> impl Strategy<Value = Request> {
    let order = (0u64..40, 0i64..200, subsequence(SKUS.to_vec(), 0..4)).prop_map(|(ago, net_minor, skus)| PastOrder {
        at: at() - chrono::Days::new(ago) + chrono::Days::new(2),
        net_minor,
        skus: skus.into_iter().map(Sku::from).collect(),
    });
    let attributes = prop::option::of(select(&["high", "low"][..]))
        .prop_map(|band| band.map(|band| ("Band".to_owned(), band.to_owned())).into_iter().collect());
    let customer = (attributes, prop::collection::vec(order, 0..4)).prop_map(|(attributes, orders)| CustomerFacts {
        key: "c".to_owned(),
        attributes,
        orders,
    });
    let cart = prop::collection::vec((select(&SKUS[..]), 1u32..3), 0..4);
    let said = |values: &'static [&'static str]| prop::option::of(select(values));
    let context = (said(&["cart", "page"]), said(&["web", "Shop"]), said(&["DE", "us"]));
    let types = subsequence(vec!["upsell", "accessory"], 0..2);
    (cart, prop::option::of(customer), context, types).prop_map(
        |(cart, customer, (placement, channel, market), types)| Request {
            cart,
            customer,
            placement,
            channel,
            market,
            types,
        },
    )
}

fn at() -> DateTime<Utc> {
    "2026-01-11T12:00:00Z".parse().unwrap()
}

/// Every rule, of every trigger, as the trees have it.
fn check(snapshot: &Snapshot, request: &Request, refused: u32) -> Result<(), TestCaseError> {
    let line = |&(sku, quantity): &(&str, u32)| Some(CartLine { id: snapshot.id(sku)?, quantity });
    let cart: Vec<CartLine> = request.cart.iter().filter_map(line).collect();
    let shopper = request.customer.as_ref().map(|facts| Shopper::of(snapshot, facts));
    let Request { placement, channel, market, .. } = *request;
    let situation =
        Situation { cart: &cart, customer: shopper.as_ref(), placement, channel, market, ..Situation::unknown(at()) };
    let types: Vec<u16> = request.types.iter().filter_map(|kind| snapshot.type_number(kind)).collect();
    let asking = Asking::new(snapshot, &situation, &types);
    let (mut walk, mut picker) = (Walk::default(), Picker::default());
    for trigger in snapshot.ids() {
        let stop = walk.first_stop(&asking, trigger);
        prop_assert_eq!(stop, asking.plain_stop(trigger), "stop of {}", snapshot.sku(trigger));
        walk.start(&asking, trigger, stop);
        let matching: Vec<_> = std::iter::from_fn(|| walk.next(&asking, 0)).collect();
        prop_assert_eq!(&matching, &asking.plain_matching(trigger, stop), "rules of {}", snapshot.sku(trigger));
        for place in 0..snapshot.book().rules().len() as u32 {
            let accept = |id: u32| id % 5 != refused;
            let mut shown = Vec::new();
            asking.shown(place, trigger, &mut picker, accept, &mut shown);
            let skus = |ids: &[u32]| ids.iter().map(|&id| snapshot.sku(id).to_owned()).collect::<Vec<_>>();
            let plain = asking.plain_shown(place, trigger, accept);
            prop_assert_eq!(
                skus(&shown),
                skus(&plain),
                "{:?} for {}",
                &snapshot.book().rules()[place as usize].show,
                snapshot.sku(trigger)
            );
        }
    }
    Ok(())
}

fn build(products: &[Product], rules: Vec<Rule>, units: u32) -> Snapshot {
    let rules: BTreeMap<String, Rule> = rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
    let document = RulesDocument {
        version: 1,
        rules: rules.into_values().collect(),
        blocks: Vec::new(),
        placements: Vec::new(),
        strategies: Vec::new(),
    };
    let sold = SKUS.iter().zip(0..).map(|(sku, at)| (*sku, at * units % 4));
    Snapshot::build(products.to_vec(), [], default_types()).with_book(Book::of(document), sold)
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => any_product().prop_map(|product| Change::PutProduct(Box::new(product))),
        2 => select(&SKUS[..]).prop_map(|sku| Change::RemoveProduct(sku.into())),
        3 => any_rule().prop_map(|rule| Change::PutRule(Box::new(rule))),
        1 => any_rule().prop_map(|rule| Change::RemoveRule(rule.id)),
        1 => (0u8..3).prop_map(|weight| {
            let mut kind = default_types().remove(1);
            kind.weight = weight * 50;
            Change::PutType(kind)
        }),
    ]
}

#[test]
fn products_are_compiled_for_rules_when_the_first_is_there_or_expected() {
    let shop = build(&[], Vec::new(), 1);
    assert!(!shop.expects_rules());
    assert!(shop.clone().expecting_rules().expects_rules());
    assert!(shop.apply(&[Change::PutRule(Box::new(rule("a upsell : all -> all")))]).expects_rules());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn compiled_rules_answer_like_their_trees(
        products in prop::collection::vec(any_product(), 0..16),
        rules in prop::collection::vec(any_rule(), 0..8),
        request in any_request(),
        units in 0u32..4,
        refused in 0u32..6,
    ) {
        check(&build(&products, rules, units), &request, refused)?;
    }

    #[test]
    fn edits_are_followed(
        products in prop::collection::vec(any_product(), 0..16),
        rules in prop::collection::vec(any_rule(), 0..6),
        expecting in any::<bool>(),
        edits in prop::collection::vec(prop::collection::vec(any_change(), 1..4), 1..8),
        request in any_request(),
    ) {
        let mut snapshot = build(&products, rules, 3);
        if expecting {
            snapshot = snapshot.expecting_rules();
        }
        for changes in edits {
            snapshot = snapshot.apply(&changes);
            check(&snapshot, &request, 0)?;
        }
    }
}
