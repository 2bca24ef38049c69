//! Random shops with rulebooks, and random questions to them.

use super::campaigns::{any_campaigns, any_instant};
use crate::Snapshot;
use crate::rule::Book;
use crate::rule::notation::rule;
use crate::snapshot::tests::any_shop;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::BTreeMap;
use tandem_model::{
    Block, Campaign, CustomerFacts, Fallback, Link, PastOrder, Placement, Product, RecommendRequest, Rule,
    RulesDocument, Sku, Sliders, StockPolicy, TypeShare, default_types,
};

/// Everything that a list depends on beside the question.
#[derive(Debug, Clone)]
pub struct Shop {
    pub products: Vec<Product>,
    pub links: Vec<Link>,
    pub document: RulesDocument,
    pub units: BTreeMap<Sku, u32>,
    pub campaigns: Vec<Campaign>,
}

impl Shop {
    pub fn snapshot(&self) -> Snapshot {
        let snapshot = Snapshot::build(self.products.clone(), self.links.clone(), default_types());
        self.finished(snapshot)
    }

    pub fn finished(&self, snapshot: Snapshot) -> Snapshot {
        let sold = self.units.iter().map(|(sku, units)| (sku.as_str(), *units));
        snapshot.with_book(Book::of(self.document.clone()).with_campaigns(self.campaigns.clone()), sold)
    }
}

const KINDS: [&str; 4] = ["cross-sell", "upsell", "accessory", "replacement"];

const WHEN: [&str; 16] = [
    "all",
    "all",
    "category=p",
    "category=P/Q",
    "price>50",
    "price:10..60",
    "brand=x",
    "brand=y",
    "family=F",
    "tags:any:tP,tP/Q",
    "stock~",
    "cart.items>=2",
    "cart.quantity(brand:x)>=1",
    "customer.orders>=1",
    "context.channel=web",
    "customer.bought(category:P)>=1",
];

const SHOW: [&str; 16] = [
    "all",
    "all",
    "brand=same",
    "category=same",
    "category=different",
    "family=same",
    "price>=110%",
    "price:50%..200%",
    "price<-5",
    "category=P/Q",
    "brand=x",
    "price>40",
    "colour=red & brand=y",
    "+A +B +C",
    "+D brand=same -E",
    "all -A -B",
];

const SETTINGS: [&str; 14] = [
    "weight=0",
    "weight=40",
    "weight=80",
    "limit=1",
    "limit=2",
    "limit=3",
    "order=cheapest",
    "order=dearest",
    "order=bestselling",
    "order=margin",
    "order=newest",
    "order=stock",
    "from=2026-01-11",
    "placement=page",
];

pub fn any_rule() -> impl Strategy<Value = Rule> {
    let settings = subsequence(SETTINGS.to_vec(), 0..4).prop_shuffle();
    let rare = (prop::bool::weighted(0.15), prop::bool::weighted(0.1));
    let when = (select(WHEN.to_vec()), select(WHEN.to_vec()), 0..5usize);
    let show = select(SHOW.to_vec());
    ("[a-h]", select(KINDS.to_vec()), 0i64..4, when, show, settings, rare).prop_map(
        |(id, kind, position, (one, two, join), show, settings, (stop, paused))| {
            let when = match join {
                0 => format!("{one} & {two}"),
                1 => format!("{one} | {two}"),
                2 if one != "all" && two != "all" => format!("!({one} | {two})"),
                _ => one.to_owned(),
            };
            let flags = if stop { " stop" } else { "" }.to_owned() + if paused { " paused" } else { "" };
            let line = format!("{id} {kind} : {when} -> {show} ; limit=10 {}{flags}", settings.join(" "));
            Rule { position, ..rule(&line) }
        },
    )
}

fn sku() -> impl Strategy<Value = Sku> {
    "[A-L]".prop_map(Sku::from)
}

fn any_block() -> impl Strategy<Value = Block> {
    (sku(), prop::option::weighted(0.7, sku())).prop_map(|(sku, trigger)| Block { sku, trigger })
}

fn any_placement() -> impl Strategy<Value = Placement> {
    let max = prop::option::of(0u32..3);
    let types = subsequence(KINDS.to_vec(), 0..3).prop_flat_map(move |kinds| {
        let shares = kinds.into_iter().map(|kind| (Just(kind.to_owned()), max.clone()));
        shares.map(|share| share.prop_map(|(kind, max)| TypeShare { kind, max })).collect::<Vec<_>>()
    });
    let stock = select(vec![StockPolicy::Hide, StockPolicy::BackOrder, StockPolicy::Swap]);
    let fallback = select(vec![Fallback::None, Fallback::CategoryBestsellers, Fallback::Bestsellers]);
    (types, 1u32..8, 0u32..4, stock, fallback).prop_map(|(types, max, min, stock, fallback)| Placement {
        code: "page".to_owned(),
        label: "Page".to_owned(),
        types,
        max,
        min,
        stock,
        fallback,
        strategy: None,
    })
}

/// Prices, costs and brands for the products of a plain shop.
fn dressed(mut products: Vec<Product>, facts: &[(Option<i64>, Option<i64>, u8)]) -> Vec<Product> {
    for (product, (price, cost, brand)) in products.iter_mut().zip(facts.iter().cycle()) {
        (product.price_minor, product.cost_minor) = (*price, *cost);
        product.brand = [None, Some("x"), Some("X"), Some("y")][usize::from(*brand)].map(str::to_owned);
    }
    products
}

pub fn any_facts() -> impl Strategy<Value = Vec<(Option<i64>, Option<i64>, u8)>> {
    let price = prop::option::weighted(0.9, select(vec![20, 40, 50, 60, 100, 120]));
    prop::collection::vec((price, prop::option::weighted(0.8, select(vec![10, 20, 55])), 0u8..4), 14)
}

pub fn any_full_shop() -> impl Strategy<Value = Shop> {
    let units = prop::collection::btree_map(sku(), 0u32..5, 0..12);
    let rules = prop::collection::vec(any_rule(), 0..7);
    let blocks = prop::collection::vec(any_block(), 0..5);
    let swapping = prop::bool::weighted(0.3);
    let campaigns = any_campaigns();
    (any_shop(), any_facts(), rules, blocks, any_placement(), units, swapping, campaigns).prop_map(
        |((products, mut links), facts, rules, blocks, mut placement, units, swapping, campaigns)| {
            if swapping {
                placement.stock = StockPolicy::Swap;
                links.iter_mut().step_by(2).for_each(|link| link.kind = "replacement".to_owned());
            }
            let rules: BTreeMap<String, Rule> = rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
            let document = RulesDocument {
                version: 1,
                rules: rules.into_values().collect(),
                blocks,
                placements: vec![placement],
                strategies: Vec::new(),
            };
            let campaigns = campaigns.of(&links);
            Shop { products: dressed(products, &facts), links, document, units, campaigns }
        },
    )
}

pub fn any_request() -> impl Strategy<Value = RecommendRequest> {
    let cart = subsequence(('A'..='L').map(|sku| Sku::from(sku.to_string().as_str())).collect::<Vec<_>>(), 0..5);
    let types = subsequence(KINDS.to_vec(), 0..3);
    let slider = || select(vec![0u8, 0, 30, 100]);
    let sliders = (slider(), slider(), slider(), slider(), slider())
        .prop_map(|(margin, popularity, newness, stock, lift)| Sliders { margin, popularity, newness, stock, lift });
    let open =
        (prop::bool::weighted(0.6), any::<bool>(), prop::bool::weighted(0.3), prop::option::of(sliders), any_instant());
    (prop::option::of("[A-L]"), cart.prop_shuffle(), types, prop::option::of(0u32..8), 0u32..3, open).prop_map(
        |(trigger, mut cart, types, limit, per_family, (placed, web, twice, sliders, at))| {
            cart.extend(cart.first().cloned().filter(|_| twice));
            RecommendRequest {
                trigger: trigger.map(Sku::from),
                cart,
                types: types.into_iter().map(str::to_owned).collect(),
                limit,
                per_family: Some(per_family),
                placement: placed.then(|| "page".to_owned()),
                channel: web.then(|| "Web".to_owned()),
                sliders,
                at,
                ..RecommendRequest::default()
            }
        },
    )
}

pub fn any_customer() -> impl Strategy<Value = Option<CustomerFacts>> {
    let order = subsequence(vec!["A", "B", "C"], 0..3).prop_map(|skus| PastOrder {
        at: "2026-01-02T10:00:00Z".parse().unwrap(),
        net_minor: 100,
        skus: skus.into_iter().map(Sku::from).collect(),
    });
    let orders = prop::collection::vec(order, 0..3);
    prop::option::of(orders.prop_map(|orders| CustomerFacts { orders, ..CustomerFacts::default() }))
}

/// Without the products that do not exist.
pub fn known(snapshot: &Snapshot, mut request: RecommendRequest) -> RecommendRequest {
    let exists = |sku: &Sku| snapshot.id(sku.as_str()).is_some();
    request.trigger = request.trigger.filter(exists);
    request.cart.retain(exists);
    request
}
