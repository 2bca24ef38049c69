//! Thousands of random shops, each answered both ways.

use super::opening;
use super::oracle::{Knots, Oracle};
use super::shops::{any_links, any_rule, any_shop, checker};
use crate::cycle::rules::{By, Columns, Horizon, Knot, knots, net};
use crate::cycle::tests::random::Random;
use chrono::{DateTime, Days, Utc};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

fn at() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

/// Which rules are live on the days that windows of the shops begin and end on.
fn days(oracle: &Oracle<'_>) -> Vec<Vec<bool>> {
    let live = |day: u64| {
        let day = at() + Days::new(day);
        oracle.rules.iter().map(|rule| rule.window.holds(day)).collect::<Vec<bool>>()
    };
    (0..20).map(live).collect()
}

#[test]
fn components_and_loops_agree_with_rules_written_out() {
    for seed in 0..2000 {
        let mut random = Random(seed);
        let products = 3 + random.below(7);
        let snapshot = any_shop(&mut random, products);
        let links = any_links(&mut random, &snapshot);
        let rules: Vec<_> = (0..1 + random.below(4)).map(|at| any_rule(&mut random, at)).collect();
        let columns = Arc::new(Columns::new(snapshot.clone()));
        let may_be_two_way = random.one_in(2);
        let seated = |rule| (rule, opening(rule), 0, may_be_two_way);
        // Sequences of another net of the same catalogue are taken over.
        let _other = net(&columns, rules.iter().rev().map(seated), usize::MAX);
        let net = net(&columns, rules.iter().map(seated), usize::MAX).unwrap();
        let two_way = net.seats.iter().map(|seat| seat.two_way).collect();
        let oracle = Oracle { snapshot: &snapshot, links: links.clone(), rules, two_way };
        for (at, rule) in oracle.rules.iter().enumerate() {
            let pairs = oracle.pairs_of_rule(rule);
            let only: Vec<bool> = (0..oracle.rules.len()).map(|other| other == at).collect();
            let all = (0..snapshot.id_end()).flat_map(|a| (0..snapshot.id_end()).map(move |b| (a, b)));
            let led: Vec<(u32, u32)> = all.filter(|&(a, b)| net.leads(&only, a, b).is_some()).collect();
            assert_eq!(led, pairs, "seed {seed}: {rule:?}");
        }
        for (rule, _) in oracle.rules.iter().zip(&oracle.two_way).filter(|(_, two_way)| **two_way) {
            let pairs: BTreeSet<(u32, u32)> = oracle.pairs_of_rule(rule).into_iter().collect();
            assert!(pairs.iter().all(|&(a, b)| pairs.contains(&(b, a))), "seed {seed}: {rule:?}");
        }
        let checker = checker(&snapshot, &links);
        let live = Rc::new(vec![vec![true; oracle.rules.len()]]);
        let nets = [&net];
        let told = |only| knots(checker.ground(0, &nets), &live, Horizon::from(at()), only, u64::MAX).unwrap();
        let found = told(None);
        check(&oracle, &found, seed);
        for rule in (0..oracle.rules.len()).filter(|&rule| !oracle.two_way[rule]) {
            check_through(&oracle, &told(Some((0, rule as u32))), rule, seed);
        }
    }
}

fn check(oracle: &Oracle<'_>, found: &[Knot], seed: u64) {
    let told: Knots = found.iter().map(|knot| knot.products.clone()).collect();
    let shop = || described(oracle, found, seed);
    assert_eq!(told.len(), found.len(), "{}", shop());
    let daily: Vec<Knots> = days(oracle).iter().map(|live| oracle.knots(live)).collect();
    let live: Knots = daily.iter().flatten().cloned().collect();
    for knot in found {
        assert!(oracle.goes_round(&knot.strides), "{}", shop());
        assert!(knot.strides.iter().all(|stride| knot.products.contains(&stride.from)), "{}", shop());
        let rules =
            knot.strides.iter().filter_map(|stride| if let By::Rule(_, rule) = stride.by { Some(rule) } else { None });
        let rules: Vec<u32> = rules.collect();
        let together = days(oracle).iter().any(|live| rules.iter().all(|&rule| live[rule as usize]));
        assert_eq!(knot.live && together, live.contains(&knot.products), "{}", shop());
    }
    for knot in &live {
        assert!(told.iter().any(|told| told.iter().any(|id| knot.contains(id))), "missed {knot:?} {}", shop());
    }
    let ever = oracle.knots(&vec![true; oracle.rules.len()]);
    for knot in &ever {
        assert!(told.iter().any(|told| told.iter().any(|id| knot.contains(id))), "missed {knot:?} {}", shop());
    }
    if oracle.rules.iter().all(|rule| rule.window == Default::default()) {
        assert_eq!(told, ever, "{}", shop());
    }
}

fn check_through(oracle: &Oracle<'_>, found: &[Knot], rule: usize, seed: u64) {
    let shop = || described(oracle, found, seed);
    let step = |knot: &Knot| knot.strides.iter().any(|stride| stride.by == By::Rule(0, rule as u32));
    assert!(found.iter().all(|knot| step(knot) && oracle.goes_round(&knot.strides)), "{}", shop());
    let live = days(oracle).iter().any(|live| live[rule] && !oracle.knots_through(live, rule).is_empty());
    assert_eq!(found.iter().any(|knot| knot.live), live, "rule {rule} {}", shop());
    let ever = !oracle.knots_through(&vec![true; oracle.rules.len()], rule).is_empty();
    assert_eq!(!found.is_empty(), live || ever, "ever rule {rule} {}", shop());
}

fn described(oracle: &Oracle<'_>, found: &[Knot], seed: u64) -> String {
    let rules: Vec<&str> = oracle.rules.iter().map(|rule| rule.note.as_str()).collect();
    let products =
        oracle.snapshot.ids().map(|id| format!("{id} {:?}", oracle.snapshot.product(id))).collect::<Vec<_>>();
    format!("seed {seed}\n{}\n{}\n{:?}\ntold {found:?}", products.join("\n"), rules.join("\n"), oracle.links)
}
