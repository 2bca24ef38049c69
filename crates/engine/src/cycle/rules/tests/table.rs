//! Loops told, one line a case.

use super::opening;
use super::shops::checker;
use crate::Snapshot;
use crate::cycle::rules::{By, Columns, Horizon, knots, net};
use crate::cycle::{Level, Link};
use crate::rule::notation::rules;
use crate::snapshot::notation::shop;
use std::rc::Rc;
use std::sync::Arc;
use tandem_model::{LinkLevel, default_types};

/// Each knot as `A —r→ B —link→ A`, with a question mark where it is never live; rules of `cross-sell` may be two-way.
fn check(text: &str, lines: &str, expected: &[&str]) {
    let (products, links) = shop(text);
    let snapshot = Snapshot::build(products, links, default_types());
    let links: Vec<Link> = LinkLevel::ALL
        .into_iter()
        .flat_map(|level| {
            let told = if level == LinkLevel::Family { Level::Family } else { Level::Product };
            let link = move |(from, arrow): (u32, crate::Arrow)| Link {
                level: told,
                from,
                to: arrow.target,
                kind: 0,
                two_way: arrow.is_two_way(),
            };
            snapshot.stored(level).map(link).collect::<Vec<_>>()
        })
        .collect();
    let rules = rules(lines);
    let columns = Arc::new(Columns::new(snapshot.clone()));
    let net = net(&columns, rules.iter().map(|rule| (rule, opening(rule), 0, rule.kind == "cross-sell")), usize::MAX)
        .unwrap();
    let live = Rc::new(vec![vec![true; rules.len()]]);
    let checker = checker(&snapshot, &links);
    let at = "2026-01-01T00:00:00Z".parse().unwrap();
    let found = knots(checker.ground(0, &[&net]), &live, Horizon::from(at), None, u64::MAX).unwrap();
    let told: Vec<String> = found
        .iter()
        .map(|knot| {
            let step = |stride: &crate::cycle::rules::Stride| {
                let by = match stride.by {
                    By::Link(_) => "link",
                    By::Rule(_, rule) => &rules[rule as usize].id,
                };
                format!("{} —{by}→ ", snapshot.sku(stride.from))
            };
            let mut strides = knot.strides.clone();
            let first = (0..strides.len()).min_by_key(|&at| strides[at].from).unwrap();
            strides.rotate_left(first);
            let steps: String = strides.iter().map(step).collect();
            format!("{steps}{}{}", snapshot.sku(strides[0].from), if knot.live { "" } else { " ?" })
        })
        .collect();
    assert_eq!(told, expected, "{lines}");
}

const BIKES: &str = "
    A: brand=x price=100 category=Bikes
    B: brand=x price=200 category=Bikes
    C: brand=y price=300 category=Bikes
    S: brand=z price=50 category=Scarves
";

#[test]
fn constant_sides_make_a_loop_from_two_products_on() {
    check(BIKES, "r upsell : category=Bikes -> category=Scarves", &[]);
    check(BIKES, "r upsell : category=Bikes -> category=Bikes", &["A —r→ B —r→ A"]);
    check(BIKES, "r upsell : category=Scarves -> category=Scarves", &[]);
    check(BIKES, "r upsell : category=Bikes -> all\n s upsell : sku=S -> +A", &["A —r→ S —s→ A"]);
    check(BIKES, "r upsell : category=Bikes -> +S\n s upsell : sku=S -> +B", &["B —r→ S —s→ B"]);
}

#[test]
fn blocks_and_bands_lead_as_they_say() {
    check(BIKES, "r upsell : all -> brand=same", &["A —r→ B —r→ A"]);
    check(BIKES, "r upsell : all -> price>100%", &[]);
    check(&format!("{BIKES}\n C -> A upsell"), "r upsell : all -> price>100%", &["A —r→ C —link→ A"]);
    check(
        &format!("{BIKES}\n B -> A upsell"),
        "r upsell : category=Bikes -> brand=same & price>100%",
        &["A —r→ B —link→ A"],
    );
    check(&format!("{BIKES}\n C -> A upsell"), "r upsell : category=Bikes -> brand=same & price>100%", &[]);
    check(BIKES, "r upsell : category=Bikes -> brand=different", &["A —r→ C —r→ A"]);
}

#[test]
fn rules_that_show_back_what_they_show_join() {
    check(BIKES, "r cross-sell : category=Bikes -> category=Bikes", &[]);
    check(BIKES, "r cross-sell : all -> brand=same", &[]);
    check(BIKES, "r cross-sell : all -> brand=different", &[]);
    check(BIKES, "r cross-sell : all -> price:-100..+100", &[]);
    check(BIKES, "r cross-sell : all -> price:-100..+101", &["A —r→ S —r→ A"]);
    check(BIKES, "r cross-sell : category=Bikes -> all", &["A —r→ B —r→ A"]);
    check(
        &format!("{BIKES}\n A -> S upsell\n S -> C upsell"),
        "r cross-sell : category=Bikes -> category=Bikes",
        &["A —link→ S —link→ C —r→ A"],
    );
    check(
        &format!("{BIKES}\n A <-> S cross-sell\n S <-> C cross-sell"),
        "r cross-sell : category=Bikes -> category=Bikes",
        &["A —r→ C —link→ S —link→ A"],
    );
    check(&format!("{BIKES}\n A <-> S cross-sell"), "r cross-sell : category=Bikes -> category=Bikes", &[]);
    check(
        &format!("{BIKES}\n A -> B upsell\n B -> A upsell"),
        "r cross-sell : category=Bikes -> category=Bikes",
        &["A —link→ B —link→ A"],
    );
}

#[test]
fn loops_that_are_never_live_are_told_apart() {
    let there = "r upsell : sku=A -> +B ; from=2026-02-01 to=2026-03-01";
    check(BIKES, &format!("{there}\n s upsell : sku=B -> +A ; from=2026-02-20"), &["A —r→ B —s→ A"]);
    check(BIKES, &format!("{there}\n s upsell : sku=B -> +A ; from=2026-03-01"), &["A —r→ B —s→ A ?"]);
    check(BIKES, &format!("{there}\n s upsell : sku=B -> +A ; to=2025-03-01"), &["A —r→ B —s→ A ?"]);
}

#[test]
fn discontinued_products_take_no_part_in_rules() {
    let shop = "A: brand=x\n B: brand=x status=discontinued";
    check(shop, "r upsell : all -> brand=same", &[]);
    check(&format!("{shop}\n A -> B upsell\n B -> A upsell"), "r upsell : all -> brand=same", &["A —link→ B —link→ A"]);
}

#[test]
fn families_are_passed_through() {
    let shop = "A: family=F\n B: family=F\n C: family=G\n D: family=G\n F => G upsell";
    check(shop, "r upsell : sku=D -> +B", &["B —link→ D —r→ B"]);
}
