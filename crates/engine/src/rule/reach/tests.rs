//! Reach, held to trying every pair.

use super::{Shown, any_shown, customer_reach, reach, touching, triggers};
use crate::Snapshot;
use crate::rule::Book;
use crate::rule::catalogue::Catalogue;
use crate::rule::catalogue::tests::plain_triggers;
use crate::rule::holds::{Asked, matches};
use crate::rule::notation::{rule, rules};
use crate::rule::random::{any_rule, at, shop};
use crate::rule::situation::{Purchase, Shopper, Situation};
use crate::snapshot::notation::snapshot;
use proptest::prelude::*;
use tandem_model::{Rule, RulesDocument};

const SHOP: &str = "
    Bike: category=Bikes/Road brand=Acme price=50000 cost=30000 color=Red
    Dear: category=Bikes/Road brand=acme price=60000 cost=30000 color=blue
    Gone: category=Bikes/Road brand=Acme price=60000 status=discontinued
    Next: category=Bikes brand=Acme price=60000 launch=2027-01-01
    Scarf: category=Clothing brand=Wool price=2000 color=red name=Wool_scarf
    Cap: category=Clothing brand=Wool price=3000 cost=100
";

fn check(line: &str, triggering: &str, shown: &str) {
    let (left, right) = reach(&snapshot(SHOP), &rule(line), at());
    let told = |reach: &tandem_model::Reach| {
        assert_eq!(reach.count as usize, reach.sample.len(), "{line}");
        reach.sample.iter().map(|product| product.sku.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((told(&left).as_str(), told(&right).as_str()), (triggering, shown), "{line}");
}

#[test]
fn both_sides_are_live_products() {
    check("r upsell : category=bikes -> brand=wool", "Bike Dear", "Cap Scarf");
    check("r upsell : category=bikes & cart.items>3 -> +Cap +Gone +Missing -Cap", "Bike Dear", "");
    check("r upsell : category=bikes & !(customer.orders>3) -> +Cap", "Bike Dear", "Cap");
}

#[test]
fn a_rule_never_shows_its_own_trigger() {
    check("r upsell : sku=Cap -> category=Clothing", "Cap", "Scarf");
    check("r upsell : sku=Cap -> +Cap", "Cap", "");
    check("r upsell : category=Clothing -> +Cap", "Cap Scarf", "Cap");
    check("r upsell : sku=Cap -> brand=same & price:90%..110%", "Cap", "");
}

#[test]
fn relative_leaves_reach_what_some_trigger_shows() {
    check("r upsell : all -> brand=same & price>100%", "Bike Cap Dear Scarf", "Cap Dear");
    check("r upsell : all -> color=different", "Bike Cap Dear Scarf", "Bike Dear Scarf");
    check("r upsell : category=Clothing -> price:+1000..+50000", "Cap Scarf", "Bike Cap");
    check("r upsell : all -> brand=same & price<=120% & margin>=150%", "Bike Cap Dear Scarf", "Dear");
    check("r upsell : sku=Dear -> !(brand=same | color=same)", "Dear", "Cap Scarf");
}

#[test]
fn only_ten_are_told() {
    let lines: String = (0..30).map(|at| format!("P{:02}: brand=A\n", 29 - at)).collect();
    let (left, right) = reach(&snapshot(&lines), &rule("r upsell : brand=a -> brand=same"), at());
    assert_eq!((left.count, right.count), (30, 30));
    let skus: Vec<&str> = left.sample.iter().map(|product| product.sku.as_str()).collect();
    assert_eq!(skus, ["P00", "P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09"]);
}

pub(in crate::rule) fn pairs(snapshot: &Snapshot, rule: &Rule) -> Vec<(u32, u32)> {
    let catalogue = Catalogue::new(snapshot, at());
    let situation = Situation::unknown(at());
    let live = |id: &u32| catalogue.is_live(*id);
    let of_trigger = |trigger: u32| {
        let shown = (0..snapshot.id_end())
            .filter(|&id| matches(&Asked { snapshot, trigger, candidate: Some(id), situation: &situation }, rule));
        shown.map(|id| (trigger, id)).collect::<Vec<_>>()
    };
    let all = plain_triggers(&catalogue, &rule.when).into_iter().flat_map(of_trigger);
    all.filter(|(_, shown)| live(shown)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_shown_is_what_some_pair_shows(shop in shop(), rule in any_rule()) {
        let catalogue = Catalogue::new(&shop, at());
        let triggers = triggers(&catalogue, &rule);
        let found: Vec<u32> = Shown::of(&catalogue, &rule.show, &triggers).ids().collect();
        let mut expected: Vec<u32> = pairs(&shop, &rule).into_iter().map(|(_, shown)| shown).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(any_shown(&catalogue, &rule.show, &triggers), !expected.is_empty());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_product_touches_the_rules_of_its_pairs(shop in shop(), found in prop::collection::vec(any_rule(), 1..4)) {
        let named = |(at, rule): (usize, Rule)| Rule { id: format!("r{at}"), position: at as i64, ..rule };
        let rules: Vec<Rule> = found.into_iter().enumerate().map(named).collect();
        let document = RulesDocument { rules: rules.clone(), ..Book::default().document() };
        let shop = shop.with_book(Book::of(document), []);
        for id in shop.ids().collect::<Vec<_>>() {
            let touching = touching(&shop, shop.sku(id), at());
            let ids = |names: Vec<tandem_model::RuleName>| names.into_iter().map(|name| name.id).collect::<Vec<_>>();
            let shows = |rule: &&Rule| pairs(&shop, rule).iter().any(|&(_, shown)| shown == id);
            let expected: Vec<String> = rules.iter().filter(shows).map(|rule| rule.id.clone()).collect();
            prop_assert_eq!(ids(touching.shown_by), expected);
            let catalogue = Catalogue::new(&shop, at());
            let triggered = |rule: &&Rule| plain_triggers(&catalogue, &rule.when).contains(&id);
            let expected: Vec<String> = rules.iter().filter(triggered).map(|rule| rule.id.clone()).collect();
            prop_assert_eq!(ids(touching.triggers), expected);
        }
    }
}

#[test]
fn customers_qualify_by_their_own_leaves() {
    let shop = snapshot(SHOP);
    let bike = shop.id("Bike").unwrap();
    let shopper = |orders: u64, band: &str| Shopper {
        attributes: [("income_band".to_owned(), band.to_owned())].into(),
        orders: (0..orders)
            .map(|day| Purchase { at: at() - chrono::Days::new(day * 10), net_minor: 500, products: vec![bike] })
            .collect(),
    };
    let shoppers = || [("a", shopper(0, "low")), ("b", shopper(1, "High")), ("c", shopper(3, "low"))];
    let check = |when: &str, expected: Option<&[&str]>| {
        let rule = rules(&format!("r upsell : {when} -> +Cap")).remove(0);
        let keyed = shoppers().into_iter().map(|(key, shopper)| (key.to_owned(), shopper));
        let found = customer_reach(&shop, &rule, keyed, at());
        let told: Option<Vec<String>> = found.map(|reach| reach.sample);
        let expected = expected.map(|keys| keys.iter().map(|&key| key.to_owned()).collect::<Vec<_>>());
        assert_eq!(told, expected, "{when}");
    };
    check("category=Bikes", None);
    check("category=Bikes & customer.orders>=1", Some(&["b", "c"]));
    check("category=Bikes | customer.orders>=1", Some(&["a", "b", "c"]));
    check("!(customer.orders>=1 | cart.items>1)", Some(&["a"]));
    check("customer.bought(category:bikes,15)>=2", Some(&["c"]));
    check("customer.bought(brand:wool)>=1", Some(&[]));
    check("customer.income_band=high | customer.value>1000", Some(&["b", "c"]));
    check("customer.kind=new", Some(&["a"]));
}
