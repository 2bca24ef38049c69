//! Types that change their group or policy.

use super::family::{family_link, product_link};
use crate::cycle::{GroupTable, Link, LoopChecker, Policy, Verdict};

fn links() -> [Link; 4] {
    let kind = |kind, link| Link { kind, ..link };
    [kind(0, product_link(0, 1)), kind(1, product_link(1, 0)), kind(2, product_link(0, 1)), kind(2, family_link(0, 1))]
}

#[test]
fn types_in_different_groups_close_no_loop_together() {
    let apart = GroupTable::new(&[Policy::Block, Policy::Block]).assign(0, 0).assign(1, 1);
    let mut checker = LoopChecker::new(apart);
    assert!(links().into_iter().all(|link| checker.insert(link).accepted));
    assert_eq!(checker.len(), 2, "types without a group are not held");
}

#[test]
fn putting_types_into_one_group_brings_their_loops_to_light() {
    let apart = GroupTable::new(&[Policy::Block, Policy::Block]).assign(0, 0).assign(1, 1);
    let mut checker = LoopChecker::build(apart.clone(), 2, [].into_iter(), links().into_iter());
    assert!(checker.check().is_empty());
    checker.regroup(apart.assign(1, 0), links().into_iter());
    let findings = checker.check();
    assert_eq!((findings.len(), findings[0].group, findings[0].products), (1, 0, 2));
    assert!(!checker.is_ordered(0) && checker.is_ordered(1));
    assert!(matches!(checker.would_close(product_link(1, 0)), Verdict::Loop(_)));
    assert_eq!(checker.would_close(product_link(1, 5)), Verdict::Clear);
}

#[test]
fn a_group_that_allows_holds_nothing_until_its_policy_changes() {
    let allowed = GroupTable::new(&[Policy::Allow]).assign(0, 0).assign(1, 0).assign(2, 0);
    let mut checker = LoopChecker::build(allowed, 2, [(0, 0), (1, 1)].into_iter(), links().into_iter());
    assert!(checker.is_empty() && checker.check().is_empty());
    assert!(checker.insert(product_link(0, 0)).accepted || checker.is_empty());
    let warned = GroupTable::new(&[Policy::Warn]).assign(0, 0).assign(1, 0).assign(2, 0);
    checker.regroup(warned, links().into_iter());
    assert_eq!((checker.len(), checker.check().len()), (4, 1));
}
