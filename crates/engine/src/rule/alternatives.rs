//! Conditions as alternatives: an OR of ANDs, the form that is compiled and searched for loops.

use tandem_model::{Condition, Leaf};

/// Alternatives of one side of a rule at the most.
pub(crate) const MAX_ALTERNATIVES: usize = 64;

/// A leaf, or its negation: a missing value fails the leaf, and so makes the negation hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Literal<'c> {
    pub leaf: &'c Leaf,
    pub negated: bool,
}

/// A condition, or a part of it, comes to more than [`MAX_ALTERNATIVES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooWide;

/// All of its literals hold together. Sorted, each once, none beside its own negation.
pub(crate) type Alternative<'c> = Vec<Literal<'c>>;

/// The condition holds where one alternative does. No alternative: it never holds; an empty one: always. An alternative
/// that asks for more than another one does is left out.
pub(crate) fn alternatives(condition: &Condition) -> Result<Vec<Alternative<'_>>, TooWide> {
    spread(condition, false)
}

fn spread(condition: &Condition, negated: bool) -> Result<Vec<Alternative<'_>>, TooWide> {
    match (condition, negated) {
        (Condition::Leaf(leaf), negated) => Ok(vec![vec![Literal { leaf, negated }]]),
        (Condition::All(parts), false) => all(parts, false),
        (Condition::All(parts), true) => any(parts, true),
        (Condition::Any(parts), false) | (Condition::None(parts), true) => any(parts, false),
        (Condition::Any(parts), true) | (Condition::None(parts), false) => all(parts, true),
    }
}

fn any(parts: &[Condition], negated: bool) -> Result<Vec<Alternative<'_>>, TooWide> {
    let mut found = Vec::new();
    for part in parts {
        found.extend(spread(part, negated)?);
        if found.len() > MAX_ALTERNATIVES {
            found = least(found)?;
        }
    }
    least(found)
}

/// Parts of one alternative are put together first, at the cost of one sort.
fn all(parts: &[Condition], negated: bool) -> Result<Vec<Alternative<'_>>, TooWide> {
    let (mut certain, mut open) = (Vec::new(), Vec::new());
    for part in parts {
        match &spread(part, negated)?[..] {
            [one] => certain.extend_from_slice(one),
            many => open.push(many.to_vec()),
        }
    }
    let certain: Vec<_> = tidy(certain).into_iter().collect();
    open.iter().try_fold(certain, |found, part| both(&found, part))
}

/// Each of one side with each of the other, without those that contradict themselves.
fn both<'c>(left: &[Alternative<'c>], right: &[Alternative<'c>]) -> Result<Vec<Alternative<'c>>, TooWide> {
    let joined = left.iter().flat_map(|left| right.iter().filter_map(|right| tidy([&left[..], right].concat())));
    least(joined.collect())
}

/// `None` where a literal stands beside its own negation.
fn tidy(mut literals: Alternative<'_>) -> Option<Alternative<'_>> {
    literals.sort_unstable();
    literals.dedup();
    let contradicts = literals.windows(2).any(|pair| pair[0].leaf == pair[1].leaf);
    (!contradicts).then_some(literals)
}

/// Without alternatives that another one makes needless, in their order.
fn least(found: Vec<Alternative<'_>>) -> Result<Vec<Alternative<'_>>, TooWide> {
    let mut kept: Vec<Alternative<'_>> = Vec::new();
    for new in found {
        if !kept.iter().any(|held| is_within(held, &new)) {
            kept.retain(|held| !is_within(&new, held));
            kept.push(new);
        }
    }
    if kept.len() > MAX_ALTERNATIVES { Err(TooWide) } else { Ok(kept) }
}

/// Whether all literals of `few` are among those of `many`; both are sorted.
fn is_within(few: &[Literal<'_>], many: &[Literal<'_>]) -> bool {
    let mut many = many.iter();
    few.iter().all(|one| many.by_ref().any(|other| other == one))
}

#[cfg(test)]
mod tests {
    use super::{Literal, TooWide, alternatives};
    use crate::rule::notation::condition;
    use proptest::prelude::*;
    use tandem_model::{Condition, Field, Leaf, Op, ProductFact, Value};

    fn check(text: &str, expected: &[&str]) {
        let condition = condition(text, false);
        let told = |literal: &Literal<'_>| {
            let Field::Trigger(fact) = &literal.leaf.field else { panic!("{literal:?}") };
            let sign = if literal.negated { "!" } else { "" };
            format!("{sign}{}", format!("{fact:?}").to_lowercase())
        };
        let found = alternatives(&condition).unwrap();
        let found: Vec<String> =
            found.iter().map(|literals| literals.iter().map(told).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn trees_become_alternatives() {
        check("all", &[""]);
        check("price>1", &["price"]);
        check("price>1 & brand=x", &["brand price"]);
        check("price>1 & brand=x | sku=A", &["brand price", "sku"]);
        check("!(price>1 | brand=x)", &["!brand !price"]);
        check("price>1 & !(price>1)", &[]);
        check("price>1 | price>1 & brand=x", &["price"]);
    }

    #[test]
    fn a_condition_of_more_than_64_alternatives_is_too_wide() {
        let leaf = |at: usize| {
            let value = Some(Value::Number(at as i64));
            Condition::Leaf(Leaf { field: Field::Trigger(ProductFact::Price), op: Op::Equals, value })
        };
        let any = |range: std::ops::Range<usize>| Condition::Any(range.map(leaf).collect());
        let width = |condition: &Condition| alternatives(condition).map(|found| found.len());
        assert_eq!(width(&any(0..64)), Ok(64));
        assert_eq!(width(&any(0..65)), Err(TooWide));
        assert_eq!(width(&Condition::All(vec![any(0..8), any(8..16)])), Ok(64));
        assert_eq!(width(&Condition::All(vec![any(0..9), any(9..17)])), Err(TooWide));
        assert_eq!(width(&Condition::All(vec![any(0..64), any(0..64), any(0..64)])), Ok(64));
        assert_eq!(width(&Condition::None(vec![any(0..10_000)])), Ok(1));
    }

    fn any_tree() -> impl Strategy<Value = Condition> {
        let leaf = (0i64..5).prop_map(|number| {
            let value = Some(Value::Number(number));
            Condition::Leaf(Leaf { field: Field::Trigger(ProductFact::Price), op: Op::Equals, value })
        });
        leaf.prop_recursive(4, 24, 4, |part| {
            let parts = prop::collection::vec(part, 0..4);
            prop_oneof![
                parts.clone().prop_map(Condition::All),
                parts.clone().prop_map(Condition::Any),
                parts.prop_map(Condition::None),
            ]
        })
    }

    fn plain(condition: &Condition, holds: &impl Fn(&Leaf) -> bool) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| plain(part, holds)),
            Condition::Any(parts) => parts.iter().any(|part| plain(part, holds)),
            Condition::None(parts) => !parts.iter().any(|part| plain(part, holds)),
            Condition::Leaf(leaf) => holds(leaf),
        }
    }

    proptest! {
        #[test]
        fn alternatives_hold_where_their_condition_does(condition in any_tree(), facts in 0u8..32) {
            let holds = |leaf: &Leaf| matches!(leaf.value, Some(Value::Number(number)) if facts >> number & 1 == 1);
            let found = alternatives(&condition).unwrap();
            let held = found.iter().any(|all| all.iter().all(|literal| holds(literal.leaf) != literal.negated));
            prop_assert_eq!(held, plain(&condition, &holds));
        }
    }
}
