//! One rule compiled.

use super::check::{Check, Compiler, Figure, Slot, TagOp, Test};
use super::fold::{ALL, Fold, sku_key};
use super::shelves::Shelves;
use crate::Snapshot;
use crate::rule::alternatives::{Alternative, alternatives};
use std::sync::Arc;
use tandem_model::{Condition, Ordering, RULE_LIMIT, Rule, Sku};

/// What stays the same whatever place the rule has, and whatever its type weighs.
#[derive(Debug)]
pub(super) struct Compiled {
    /// None where the rule can never fire.
    pub when: Vec<When>,
    pub show: Show,
    /// It names a SKU that has no id yet.
    pub unborn: bool,
}

/// One alternative of `when`.
#[derive(Debug, Clone)]
pub(super) struct When {
    /// A trigger has at least one of them; `None`: any trigger may do.
    pub keys: Option<Arc<[u32]>>,
    /// Price of the trigger.
    pub band: (i64, i64),
    /// All that keys and band do not say.
    pub tests: Arc<[Test]>,
}

#[derive(Debug)]
pub(super) struct Show {
    pub alternatives: Vec<Selection>,
    /// Ids, sorted.
    pub include: Vec<u32>,
    pub exclude: Vec<u32>,
    pub ordering: Ordering,
    pub limit: usize,
}

/// One alternative of `show`.
#[derive(Debug)]
pub(super) struct Selection {
    pub access: Access,
    /// The test that access by keys says already.
    pub said: Option<usize>,
    /// A test that tells what the price of a product may be.
    pub price: Option<usize>,
    pub tests: Vec<Test>,
}

/// Where candidates are looked for.
#[derive(Debug)]
pub(super) enum Access {
    /// Among those that have one of the keys.
    Keys(Arc<[u32]>),
    /// Among those that have the same as the trigger, each with its test's place; or one of the keys, if those are fewer.
    Same(Vec<(Slot, usize)>, Option<Arc<[u32]>>),
    Ids(Arc<[u32]>),
}

/// The least number that is a price.
const LEAST: i64 = i64::MIN + 1;
pub(super) const ANY_PRICE: (i64, i64) = (i64::MIN, i64::MAX);

pub(super) fn compile(snapshot: &Snapshot, fold: &mut Fold, shelves: &Shelves, rule: &Rule) -> Compiled {
    let mut compiler = Compiler { fold, snapshot, show: false, unborn: false };
    let when = sides(&rule.when).iter().map(|literals| when(&mut compiler, shelves, literals)).collect();
    compiler.show = true;
    let selections = rule.show.products.as_ref().map_or_else(Vec::new, sides);
    let alternatives = selections.iter().map(|literals| selection(&mut compiler, shelves, literals)).collect();
    let mut ids = |skus: &[Sku]| {
        let ids: Vec<_> = skus.iter().map(|sku| snapshot.any_id(sku.as_str())).collect();
        compiler.unborn |= ids.contains(&None);
        let mut ids: Vec<u32> = ids.into_iter().flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let (include, exclude) = (ids(&rule.show.include), ids(&rule.show.exclude));
    let limit = usize::from(rule.limit.unwrap_or(RULE_LIMIT));
    let show = Show { alternatives, include, exclude, ordering: rule.ordering, limit };
    Compiled { when, show, unborn: compiler.unborn }
}

/// A condition that is too wide never holds; `rule_faults` refuses it before it comes here.
fn sides(condition: &Condition) -> Vec<Alternative<'_>> {
    alternatives(condition).unwrap_or_default()
}

fn when(compiler: &mut Compiler<'_>, shelves: &Shelves, literals: &Alternative<'_>) -> When {
    let mut tests: Vec<Test> = literals.iter().map(|literal| compiler.test(literal)).collect();
    let (keys, whole) = match best_keys(shelves, &tests, true) {
        Some((at, keys, whole)) => (Some(keys), whole.then_some(at)),
        None => (None, None),
    };
    whole.into_iter().for_each(|at| _ = tests.remove(at));
    let mut band = ANY_PRICE;
    tests.retain(|test| match test.check {
        Check::Within(Figure::Price, least, most) if !test.negated => {
            band = (band.0.max(least).max(LEAST), band.1.min(most));
            false
        }
        _ => true,
    });
    tests.sort_by_key(|test| cost(&test.check));
    When { keys, band, tests: tests.into() }
}

fn selection(compiler: &mut Compiler<'_>, shelves: &Shelves, literals: &Alternative<'_>) -> Selection {
    let mut tests: Vec<Test> = literals.iter().map(|literal| compiler.test(literal)).collect();
    tests.sort_by_key(|test| cost(&test.check));
    let slots = tests.iter().enumerate().filter(|(_, test)| is_of_candidate(test));
    let slots = slots.filter_map(|(at, test)| match test.check {
        Check::Same(slot) => Some((slot, at)),
        _ => None,
    });
    let slots: Vec<(Slot, usize)> = slots.collect();
    let ids = tests.iter().filter(|test| is_of_candidate(test)).find_map(|test| match &test.check {
        Check::Sku(ids) => Some(Arc::clone(ids)),
        _ => None,
    });
    let best = best_keys(shelves, &tests, false);
    let (access, said) = match (ids, best) {
        (Some(ids), _) => (Access::Ids(ids), None),
        (None, Some((at, keys, whole))) if slots.is_empty() => (Access::Keys(keys), whole.then_some(at)),
        (None, best) if !slots.is_empty() => (Access::Same(slots, best.map(|(_, keys, _)| keys)), None),
        (None, _) => (Access::Keys(Arc::from([ALL])), None),
    };
    let price = tests.iter().position(|test| is_of_candidate(test) && tells_price(&test.check));
    Selection { access, said, price, tests }
}

fn is_of_candidate(test: &Test) -> bool {
    !test.negated && !test.of_trigger
}

fn tells_price(check: &Check) -> bool {
    match check {
        Check::Within(figure, ..) | Check::Part(figure, ..) | Check::Parts(figure, _) => *figure == Figure::Price,
        _ => false,
    }
}

/// The test whose keys the fewest products have: its place, the keys, and whether they say all of it.
fn best_keys(shelves: &Shelves, tests: &[Test], of_trigger: bool) -> Option<(usize, Arc<[u32]>, bool)> {
    let usable = |test: &Test| !test.negated && test.of_trigger == of_trigger;
    let equal = tests.iter().enumerate().filter(|(_, test)| usable(test)).filter_map(|(at, test)| {
        let (keys, whole) = keys_of(shelves, &test.check)?;
        let many: usize = keys.iter().map(|&key| shelves.count(key)).sum();
        Some((many, at, keys, whole))
    });
    equal.min_by_key(|&(many, at, ..)| (many, at)).map(|(_, at, keys, whole)| (at, keys, whole))
}

fn keys_of(shelves: &Shelves, check: &Check) -> Option<(Arc<[u32]>, bool)> {
    let is_product = |slot: Slot| matches!(slot, Slot::Family | Slot::Brand | Slot::Category | Slot::Attribute(_));
    match check {
        Check::Sku(ids) => Some((ids.iter().map(|&id| sku_key(id)).collect(), true)),
        Check::Is(slot, word) if is_product(*slot) => Some((Arc::from([*word]), true)),
        Check::OneOf(slot, words) if is_product(*slot) => Some((Arc::clone(words), true)),
        Check::Tags(TagOp::Any, words) => Some((Arc::clone(words), true)),
        Check::Tags(TagOp::All | TagOp::Exactly, words) => {
            words.iter().min_by_key(|&&word| shelves.count(word)).map(|&word| (Arc::from([word]), false))
        }
        _ => None,
    }
}

/// The cheap ones first.
fn cost(check: &Check) -> u8 {
    match check {
        Check::Never | Check::Always | Check::Days(..) => 0,
        Check::Within(Figure::Price | Figure::Margin | Figure::Stock | Figure::Age, ..) => 1,
        Check::Is(..) | Check::Sku(_) | Check::NoSku(_) | Check::Part(..) | Check::Parts(..) => 2,
        Check::Within(Figure::Bought(..) | Figure::Quantity(_), ..) => 6,
        _ => 4,
    }
}
