//! Families: their links, their variants, and variants that join or leave.

use super::oracle::Oracle;
use super::random::Random;
use crate::cycle::{GroupTable, Insertion, Level, Link, LoopChecker, Policy, Step, Verdict};

const PRODUCTS: u32 = 9;
const FAMILIES: u32 = 4;

pub fn table(policy: Policy) -> GroupTable {
    GroupTable::new(&[policy]).assign(0, 0).assign(1, 0)
}

pub fn product_link(from: u32, to: u32) -> Link {
    Link { level: Level::Product, from, to, kind: 0, two_way: false }
}

pub fn family_link(from: u32, to: u32) -> Link {
    Link { level: Level::Family, ..product_link(from, to) }
}

pub fn random_link(random: &mut Random, two_way: bool) -> Link {
    let (level, ids) = if random.one_in(2) { (Level::Family, FAMILIES) } else { (Level::Product, PRODUCTS) };
    let two_way = two_way && random.one_in(2);
    Link { level, from: random.below(ids), to: random.below(ids), kind: random.below(2) as u8, two_way }
}

pub fn built(oracle: &Oracle, policy: Policy) -> LoopChecker {
    let families = oracle.family_of.iter().map(|(&product, &family)| (product, family));
    LoopChecker::build(table(policy), PRODUCTS, families, oracle.links.iter().copied())
}

/// A checker in which products 0, 1 are family 0, and 2, 3 family 1.
fn two_families() -> LoopChecker {
    let families = [(0, 0), (1, 0), (2, 1), (3, 1)].into_iter();
    LoopChecker::build(table(Policy::Block), 6, families, [].into_iter())
}

#[test]
fn a_loop_through_families_is_told_by_their_lowest_variants() {
    let mut checker = two_families();
    assert!(checker.insert(family_link(0, 1)).accepted);
    let refused = checker.insert(Link { kind: 1, ..family_link(1, 0) });
    let step = |from, to, kind| Step { from, to, kind, level: Level::Family };
    assert_eq!(refused, Insertion { accepted: false, verdict: Verdict::Loop(vec![step(2, 0, 1), step(0, 2, 0)]) });
}

#[test]
fn a_link_between_families_costs_as_much_as_one_between_products() {
    let mut checker = two_families();
    checker.insert(family_link(0, 1));
    checker.insert(product_link(3, 4));
    let Verdict::Loop(steps) = checker.would_close(product_link(4, 0)) else { panic!("no loop told") };
    let told: Vec<_> = steps.iter().map(|step| (step.from, step.to, step.level)).collect();
    assert_eq!(told, [(4, 0, Level::Product), (0, 3, Level::Family), (3, 4, Level::Product)]);
}

#[test]
fn a_product_that_joins_a_family_may_close_a_loop() {
    let mut checker = two_families();
    checker.insert(family_link(0, 1));
    checker.insert(product_link(3, 4));
    let refused = checker.join(4, 0);
    let step = |from, to, level| Step { from, to, kind: 0, level };
    let round = vec![step(4, 3, Level::Family), step(3, 4, Level::Product)];
    assert_eq!(refused, Insertion { accepted: false, verdict: Verdict::Loop(round) });
    assert!(checker.join(4, 1).accepted);
    assert_eq!(checker.leave(4), Some(1));
}

#[test]
fn a_refused_move_keeps_the_product_in_its_family() {
    let mut checker = two_families();
    checker.insert(family_link(0, 1));
    checker.insert(product_link(3, 4));
    checker.insert(family_link(2, 3));
    checker.join(5, 3);
    checker.join(4, 2);
    assert!(!checker.join(4, 0).accepted);
    assert!(matches!(checker.would_close(product_link(5, 4)), Verdict::Loop(_)));
}

#[test]
fn links_to_themselves_are_refused_without_a_fuss() {
    for policy in [Policy::Block, Policy::Warn] {
        let mut checker = LoopChecker::new(table(policy));
        for link in [product_link(3, 3), family_link(2, 2)] {
            assert!(!checker.insert(link).accepted);
            assert!(!checker.remove(link) && checker.is_empty());
        }
        assert!(checker.check().is_empty());
    }
}

#[test]
fn families_agree_with_their_links_written_out_pair_by_pair() {
    for seed in 0..1500 {
        let mut random = Random(seed);
        let mut oracle = Oracle { products: PRODUCTS, ..Oracle::default() };
        let mut checker = LoopChecker::new(table(Policy::Block));
        for _ in 0..30 {
            match random.below(8) {
                0 => take_out(&mut checker, &mut oracle, &mut random),
                1 | 2 => join(&mut checker, &mut oracle, &mut random),
                3 => {
                    let product = random.below(PRODUCTS);
                    assert_eq!(checker.leave(product), oracle.family_of.remove(&product));
                }
                _ => insert(&mut checker, &mut oracle, random_link(&mut random, false)),
            }
        }
        assert!(checker.is_ordered(0) && checker.check().is_empty());
        assert_eq!(checker.len(), oracle.links.len());
        built_agrees(&checker, &oracle, &mut random);
    }
}

fn take_out(checker: &mut LoopChecker, oracle: &mut Oracle, random: &mut Random) {
    if let Some(at) = (!oracle.links.is_empty()).then(|| random.below(oracle.links.len() as u32)) {
        let link = oracle.links.swap_remove(at as usize);
        assert!(checker.remove(link));
        if random.one_in(2) {
            assert!(checker.insert(link).accepted, "undo is never refused");
            oracle.links.push(link);
        }
    }
}

fn join(checker: &mut LoopChecker, oracle: &mut Oracle, random: &mut Random) {
    let (product, family) = (random.below(PRODUCTS), random.below(FAMILIES));
    let mut after = oracle.clone();
    after.family_of.insert(product, family);
    let answer = checker.join(product, family);
    assert_eq!(answer.accepted, !after.is_cyclic());
    if let Verdict::Loop(steps) = &answer.verdict {
        assert!(steps[0].from == product && after.goes_round(steps, None));
    }
    if answer.accepted {
        *oracle = after;
    }
}

fn insert(checker: &mut LoopChecker, oracle: &mut Oracle, link: Link) {
    if link.from == link.to {
        return;
    }
    let asked = checker.would_close(link);
    let answer = checker.insert(link);
    agrees(oracle, link, &answer.verdict);
    assert_eq!(length(&asked), length(&answer.verdict));
    assert_eq!(answer.accepted, answer.verdict == Verdict::Clear);
    if answer.accepted {
        oracle.links.push(link);
    }
}

fn length(verdict: &Verdict) -> Option<usize> {
    if let Verdict::Loop(steps) = verdict { Some(steps.len()) } else { None }
}

pub fn agrees(oracle: &Oracle, link: Link, verdict: &Verdict) {
    assert_ne!(*verdict, Verdict::NotDecided);
    assert_eq!(length(verdict), oracle.shortest_loop(&link));
    if let Verdict::Loop(steps) = verdict {
        assert!(oracle.goes_round(steps, Some(link)), "{steps:?} does not go round");
    }
}

fn built_agrees(grown: &LoopChecker, oracle: &Oracle, random: &mut Random) {
    let built = built(oracle, Policy::Block);
    assert_eq!(built.len(), grown.len());
    for _ in 0..5 {
        let link = random_link(random, false);
        if link.from != link.to {
            agrees(oracle, link, &built.would_close(link));
            agrees(oracle, link, &grown.would_close(link));
        }
    }
}
