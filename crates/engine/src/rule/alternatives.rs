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

/// Literals that may be written while a condition is spread out. A condition of any use takes some thousands; beyond
/// this one could keep the machine busy for minutes.
const MAX_LITERALS: usize = 2_000_000;

/// A condition, or a part of it, comes to more than [`MAX_ALTERNATIVES`], or is too involved to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooWide;

/// All of its literals hold together. Sorted, each once, none beside its own negation.
pub(crate) type Alternative<'c> = Vec<Literal<'c>>;

/// The condition holds where one alternative does. No alternative: it never holds; an empty one: always. An alternative
/// that asks for more than another one does is left out.
pub(crate) fn alternatives(condition: &Condition) -> Result<Vec<Alternative<'_>>, TooWide> {
    Spread { left: MAX_LITERALS }.spread(condition, false)
}

/// The literals that may still be written.
struct Spread {
    left: usize,
}

impl Spread {
    fn spread<'c>(&mut self, condition: &'c Condition, negated: bool) -> Result<Vec<Alternative<'c>>, TooWide> {
        match (condition, negated) {
            (Condition::Leaf(leaf), negated) => Ok(vec![vec![Literal { leaf, negated }]]),
            (Condition::All(parts), false) => self.all(parts, false),
            (Condition::All(parts), true) => self.any(parts, true),
            (Condition::Any(parts), false) | (Condition::None(parts), true) => self.any(parts, false),
            (Condition::Any(parts), true) | (Condition::None(parts), false) => self.all(parts, true),
        }
    }

    fn any<'c>(&mut self, parts: &'c [Condition], negated: bool) -> Result<Vec<Alternative<'c>>, TooWide> {
        let mut found = Vec::new();
        for part in parts {
            found.extend(self.spread(part, negated)?);
            if found.len() > 2 * MAX_ALTERNATIVES {
                found = self.least(found)?;
            }
        }
        self.least(found)
    }

    /// What holds in every alternative is put together first and joined last, at the cost of one sort; the others are
    /// multiplied without it.
    fn all<'c>(&mut self, parts: &'c [Condition], negated: bool) -> Result<Vec<Alternative<'c>>, TooWide> {
        let (mut certain, mut open) = (Vec::new(), Vec::new());
        for part in parts {
            let mut found = self.spread(part, negated)?;
            match found.len() {
                1 => certain.append(&mut found[0]),
                _ => open.push(found),
            }
        }
        let Some(certain) = tidy(certain) else { return Ok(Vec::new()) };
        let mut all = vec![Vec::new()];
        for part in open {
            let free = part.into_iter().filter_map(|literals| beyond(literals, &certain)).collect();
            let free = self.least(free)?;
            all = self.both(&all, &free)?;
        }
        self.write(certain.len() * all.len())?;
        Ok(all.into_iter().filter_map(|literals| tidy([&certain[..], &literals].concat())).collect())
    }

    /// Each of one side with each of the other, without those that contradict themselves.
    fn both<'c>(
        &mut self,
        left: &[Alternative<'c>],
        right: &[Alternative<'c>],
    ) -> Result<Vec<Alternative<'c>>, TooWide> {
        let literals = |side: &[Alternative<'_>]| side.iter().map(Vec::len).sum::<usize>();
        self.write(literals(left) * right.len() + literals(right) * left.len())?;
        let joined = left.iter().flat_map(|left| right.iter().filter_map(|right| tidy([&left[..], right].concat())));
        self.least(joined.collect())
    }

    /// Without alternatives that another one makes needless, in their order. Shorter ones are looked at first: what is
    /// kept then stays, so that too many are known to be too many at once.
    fn least<'c>(&mut self, found: Vec<Alternative<'c>>) -> Result<Vec<Alternative<'c>>, TooWide> {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&at| found[at].len());
        let mut kept: Vec<usize> = Vec::new();
        for at in order {
            self.write(found[at].len())?;
            if !kept.iter().any(|&held| is_within(&found[held], &found[at])) {
                kept.push(at);
            }
            if kept.len() > MAX_ALTERNATIVES {
                return Err(TooWide);
            }
        }
        kept.sort_unstable();
        let mut kept = kept.into_iter().peekable();
        let each = found.into_iter().enumerate();
        Ok(each.filter_map(|(at, literals)| kept.next_if_eq(&at).map(|_| literals)).collect())
    }

    fn write(&mut self, literals: usize) -> Result<(), TooWide> {
        self.left = self.left.checked_sub(literals).ok_or(TooWide)?;
        Ok(())
    }
}

/// `None` where a literal stands beside its own negation.
fn tidy(mut literals: Alternative<'_>) -> Option<Alternative<'_>> {
    literals.sort_unstable();
    literals.dedup();
    let contradicts = literals.windows(2).any(|pair| pair[0].leaf == pair[1].leaf);
    (!contradicts).then_some(literals)
}

/// What an alternative asks for beyond what is certain; `None` where it contradicts that.
fn beyond<'c>(literals: Alternative<'c>, certain: &[Literal<'c>]) -> Option<Alternative<'c>> {
    let is_certain = |literal: &Literal<'_>| certain.binary_search(literal).is_ok();
    if literals.iter().any(|literal| is_certain(&Literal { negated: !literal.negated, ..*literal })) {
        return None;
    }
    Some(literals.into_iter().filter(|literal| !is_certain(literal)).collect())
}

/// Whether all literals of `few` are among those of `many`; both are sorted.
fn is_within(few: &[Literal<'_>], many: &[Literal<'_>]) -> bool {
    let mut many = many.iter();
    few.iter().all(|one| many.by_ref().find(|other| *other >= one) == Some(one))
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
        check("price>1 & brand=x | price>1", &["price"]);
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

    #[test]
    fn what_is_certain_is_not_multiplied() {
        let leaf = |at: usize| {
            let value = Some(Value::Number(at as i64));
            Condition::Leaf(Leaf { field: Field::Trigger(ProductFact::Price), op: Op::Equals, value })
        };
        let any = |range: std::ops::Range<usize>| Condition::Any(range.map(leaf).collect());
        let certain = |more: Vec<Condition>| Condition::All((10_000..30_000).map(leaf).chain(more).collect());
        let width = |condition: &Condition| alternatives(condition).map(|found| found.len());
        assert_eq!(width(&certain(vec![any(0..8), any(8..16)])), Ok(64));
        assert_eq!(width(&certain(vec![any(0..64), any(64..128)])), Err(TooWide));
        assert_eq!(width(&certain(vec![any(0..64), any(9_999..10_001)])), Ok(64));
        let but = |at: usize| Condition::None(vec![leaf(at)]);
        assert_eq!(width(&certain(vec![Condition::Any(vec![but(10_000), but(10_001)])])), Ok(0));
    }

    #[test]
    fn what_would_take_minutes_to_spread_out_is_too_wide() {
        let leaf = |at: usize| {
            let value = Some(Value::Number(at as i64));
            Condition::Leaf(Leaf { field: Field::Trigger(ProductFact::Price), op: Op::Equals, value })
        };
        let nearly_the_same = |more: usize| {
            let last = Condition::All(vec![leaf(63), leaf(1_000 + more)]);
            Condition::Any((0..63).map(leaf).chain([last]).collect())
        };
        let chain = |length: usize| Condition::All((0..length).map(nearly_the_same).collect());
        assert_eq!(alternatives(&chain(9)).map(|found| found.len()), Ok(64));
        assert_eq!(alternatives(&chain(3_000)), Err(TooWide));
        let again = Condition::Any((0..100_000).map(|at| leaf(at % 64)).collect());
        assert_eq!(alternatives(&again).map(|found| found.len()), Ok(64));
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
