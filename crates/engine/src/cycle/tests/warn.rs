//! Groups that only warn: loops are stored, two-way links are none, and long searches give up.

use super::family::{agrees, built, family_link, product_link, random_link, table};
use super::oracle::Oracle;
use super::random::Random;
use crate::cycle::{Insertion, Link, LoopChecker, Policy, Verdict};

fn two_way(link: Link) -> Link {
    Link { two_way: true, ..link }
}

#[test]
fn a_group_that_warns_accepts_a_loop_and_tells_it() {
    let mut checker = LoopChecker::new(table(Policy::Warn));
    checker.insert(product_link(0, 1));
    assert!(checker.is_ordered(0));
    let answer = checker.insert(product_link(1, 0));
    assert!(answer.accepted && matches!(answer.verdict, Verdict::Loop(ref steps) if steps.len() == 2));
    assert!(!checker.is_ordered(0));
    assert_eq!(checker.check().len(), 1);
    assert!(checker.remove(product_link(1, 0)));
    assert!(checker.check().is_empty() && checker.is_ordered(0));
}

#[test]
fn a_two_way_link_is_no_loop_by_itself() {
    let families = [(0, 0), (1, 0), (2, 1), (3, 1)].into_iter();
    let mut checker = LoopChecker::build(table(Policy::Warn), 4, families, [].into_iter());
    for link in [two_way(product_link(4, 5)), two_way(family_link(0, 1))] {
        assert_eq!(checker.insert(link), Insertion { accepted: true, verdict: Verdict::Clear });
    }
    assert!(checker.check().is_empty() && !checker.is_ordered(0));
    assert!(matches!(checker.insert(product_link(0, 2)).verdict, Verdict::Loop(_)));
    assert_eq!(checker.check().len(), 1);
}

#[test]
fn a_group_that_blocks_refuses_two_way_links() {
    let mut checker = LoopChecker::new(table(Policy::Block));
    let answer = checker.insert(two_way(product_link(0, 1)));
    assert!(!answer.accepted && matches!(answer.verdict, Verdict::Loop(ref steps) if steps.len() == 2));
    assert!(checker.is_ordered(0) && checker.is_empty());
}

#[test]
fn without_an_order_a_long_search_ends_undecided_and_the_full_check_decides() {
    const WIDE: u32 = 400;
    let layers = (0..5u32).flat_map(|layer| {
        let pair = move |from: u32, to: u32| product_link(layer * WIDE + from, (layer + 1) * WIDE + to);
        (0..WIDE).flat_map(move |from| (0..WIDE).map(move |to| pair(from, to)))
    });
    let loose = [product_link(9000, 9001), product_link(9001, 9000)];
    let links = layers.chain(loose);
    let mut checker = LoopChecker::build(table(Policy::Warn), 9002, [].into_iter(), links);
    let closing = product_link(5 * WIDE, 0);
    assert_eq!(checker.insert(closing), Insertion { accepted: true, verdict: Verdict::NotDecided });
    let findings = checker.check();
    assert_eq!(findings.iter().map(|finding| finding.products).collect::<Vec<_>>(), [4 * WIDE as usize + 2, 2]);
    assert_eq!(findings[0].steps.len(), 6);
}

#[test]
fn two_way_links_and_families_agree_with_the_oracle() {
    for seed in 0..2500 {
        let mut random = Random(seed);
        let mut oracle = Oracle { products: 9, ..Oracle::default() };
        for product in 0..9 {
            if random.one_in(2) {
                oracle.family_of.insert(product, random.below(4));
            }
        }
        let mut checker = built(&oracle, Policy::Warn);
        for _ in 0..12 {
            let link = random_link(&mut random, true);
            if random.one_in(5) && !oracle.links.is_empty() {
                assert!(checker.remove(oracle.links.swap_remove(0)));
            } else if link.from != link.to {
                let answer = checker.insert(link);
                agrees(&oracle, link, &answer.verdict);
                assert!(answer.accepted);
                oracle.links.push(link);
            }
            if random.one_in(3) {
                full_check_agrees(&mut checker, &oracle);
            }
        }
        full_check_agrees(&mut checker, &oracle);
        full_check_agrees(&mut built(&oracle, Policy::Warn), &oracle);
    }
}

fn full_check_agrees(checker: &mut LoopChecker, oracle: &Oracle) {
    let findings = checker.check();
    let mut told: Vec<usize> = findings.iter().map(|finding| finding.products).collect();
    let mut expected: Vec<usize> = oracle.knots().iter().map(Vec::len).collect();
    told.sort_unstable();
    expected.sort_unstable();
    assert_eq!(told, expected, "{:?} {:?}", oracle.links, oracle.family_of);
    for finding in findings {
        assert!(oracle.goes_round(&finding.steps, None), "{:?} in {:?}", finding.steps, oracle.links);
    }
}

#[test]
fn a_product_that_joins_a_family_in_a_group_that_warns_is_answered_truly() {
    for seed in 0..2500 {
        let mut random = Random(seed);
        let mut oracle = Oracle { products: 9, ..Oracle::default() };
        let mut checker = LoopChecker::new(table(Policy::Warn));
        for _ in 0..14 {
            let link = random_link(&mut random, true);
            if random.one_in(2) && link.from != link.to {
                checker.insert(link);
                oracle.links.push(link);
                continue;
            }
            let (product, family) = (random.below(9), random.below(4));
            let mut before = oracle.clone();
            before.family_of.remove(&product);
            let moved = oracle.family_of.insert(product, family) != Some(family);
            let answer = checker.join(product, family);
            assert!(answer.accepted);
            match answer.verdict {
                Verdict::Loop(steps) => assert!(oracle.goes_round(&steps, None), "{steps:?}"),
                Verdict::Clear if moved => assert!(!before.knots().is_empty() || oracle.knots().is_empty()),
                _ => {}
            }
        }
        full_check_agrees(&mut checker, &oracle);
    }
}
