//! Alternatives that nothing can fulfil: leaves on one value that do not go together.

use crate::rule::Literal;
use crate::rule::fact::is_within;
use crate::rule::field::kind_of;
use crate::rule::holds::bounds;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use tandem_model::{CartFact, CustomerFact, Field, Op, ProductFact, Value, ValueKind};

/// The days on which a rule can take part at all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// Whether these literals, which come sorted by field from canonical conditions, can never all hold. Sound, not
/// complete: what it does not see through may still never hold.
pub(super) fn contradict(literals: &[Literal<'_>], days: Days) -> bool {
    literals.chunk_by(|a, b| a.leaf.field == b.leaf.field).any(|same| field_contradicts(same, days))
}

fn field_contradicts(literals: &[Literal<'_>], days: Days) -> bool {
    let field = &literals[0].leaf.field;
    let missing = literals.iter().any(|literal| is_missing(literal));
    let known = literals.iter().any(|literal| !literal.negated && literal.leaf.op != Op::Missing || is_known(literal));
    let tied = |op| literals.iter().any(|literal| literal.leaf.op == op && !literal.negated);
    (missing && (known || is_always_known(field)))
        || (tied(Op::SameAsTrigger) && tied(Op::DifferentFromTrigger))
        || match kind_of(field) {
            ValueKind::Text | ValueKind::Choice => texts_contradict(field, literals),
            ValueKind::Set => sets_contradict(literals),
            ValueKind::Date => dates_contradict(literals, days),
            _ => numbers_contradict(field, literals, known),
        }
}

fn is_missing(literal: &Literal<'_>) -> bool {
    (literal.leaf.op == Op::Missing && !literal.negated) || (literal.leaf.op == Op::Exists && literal.negated)
}

fn is_known(literal: &Literal<'_>) -> bool {
    literal.leaf.op == Op::Missing && literal.negated
}

fn is_always_known(field: &Field) -> bool {
    matches!(
        field,
        Field::Cart(CartFact::Items | CartFact::Quantity(_))
            | Field::Trigger(ProductFact::Sku)
            | Field::Candidate(ProductFact::Sku)
    )
}

/// Numbers that are counted are not negative.
fn numbers_contradict(field: &Field, literals: &[Literal<'_>], known: bool) -> bool {
    let counted = matches!(
        field,
        Field::Cart(CartFact::Items | CartFact::Quantity(_))
            | Field::Customer(CustomerFact::Orders | CustomerFact::Bought { .. } | CustomerFact::DaysSinceLastOrder)
    );
    let (mut least, mut most) = (if counted { 0 } else { i64::MIN }, i64::MAX);
    let span = |literal: &Literal<'_>| match &literal.leaf.value {
        Some(Value::Number(number)) => bounds(literal.leaf.op, *number).or(Some((i64::MAX, i64::MIN))),
        Some(Value::Range([least, most])) => Some((*least, *most)),
        _ => None,
    };
    for (from, to) in literals.iter().filter(|literal| !literal.negated).filter_map(span) {
        (least, most) = (least.max(from), most.min(to));
    }
    let covered = |(from, to): (i64, i64)| from <= least && most <= to;
    least > most
        || ((known || is_always_known(field))
            && literals.iter().filter(|literal| literal.negated).filter_map(span).any(covered))
}

fn texts<'c>(literal: &Literal<'c>) -> &'c [String] {
    match &literal.leaf.value {
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}

fn texts_contradict(field: &Field, literals: &[Literal<'_>]) -> bool {
    let category = matches!(field, Field::Trigger(ProductFact::Category) | Field::Candidate(ProductFact::Category));
    let within = |path: &str, above: &str| if category { is_within(path, above) } else { path == above };
    let mut wanted: Option<BTreeSet<String>> = None;
    for literal in literals.iter().filter(|literal| !literal.negated && literal.leaf.op == Op::OneOf) {
        let own = texts(literal);
        wanted = Some(match wanted {
            None => own.iter().cloned().collect(),
            Some(held) => held.iter().flat_map(|a| own.iter().filter_map(|b| meet(a, b, &within))).collect(),
        });
    }
    let Some(wanted) = wanted else { return false };
    let excludes = |literal: &&Literal<'_>| match literal.leaf.op {
        Op::NoneOf => !literal.negated,
        Op::OneOf => literal.negated,
        _ => false,
    };
    let excluded: Vec<&String> = literals.iter().filter(excludes).flat_map(texts).collect();
    wanted.iter().all(|text| excluded.iter().any(|above| within(text, above)))
}

/// What both allow.
fn meet(a: &str, b: &str, within: &impl Fn(&str, &str) -> bool) -> Option<String> {
    match (within(a, b), within(b, a)) {
        (true, _) => Some(a.to_owned()),
        (_, true) => Some(b.to_owned()),
        _ => None,
    }
}

fn sets_contradict(literals: &[Literal<'_>]) -> bool {
    let of = |op, negated| {
        let ours = literals.iter().filter(move |literal| literal.leaf.op == op && literal.negated == negated);
        ours.map(|literal| texts(literal).iter().collect::<BTreeSet<_>>())
    };
    let banned: BTreeSet<&String> = of(Op::NoneOf, false).chain(of(Op::ContainsAny, true)).flatten().collect();
    let needed: BTreeSet<&String> = of(Op::ContainsAll, false).chain(of(Op::EqualsExactly, false)).flatten().collect();
    let exact: Vec<BTreeSet<&String>> = of(Op::EqualsExactly, false).collect();
    !needed.is_disjoint(&banned)
        || of(Op::ContainsAny, false).any(|any| any.is_subset(&banned) || exact.iter().any(|own| own.is_disjoint(&any)))
        || exact.iter().any(|own| !needed.is_subset(own))
}

fn dates_contradict(literals: &[Literal<'_>], days: Days) -> bool {
    let (mut first, mut last) = (Some(days.first), Some(days.last));
    for literal in literals.iter().filter(|literal| !literal.negated) {
        let (from, to) = match (literal.leaf.op, &literal.leaf.value) {
            (Op::Equals, Some(Value::Date(date))) => (Some(*date), Some(*date)),
            (Op::MoreThan, Some(Value::Date(date))) => (date.succ_opt(), Some(NaiveDate::MAX)),
            (Op::AtLeast, Some(Value::Date(date))) => (Some(*date), Some(NaiveDate::MAX)),
            (Op::LessThan, Some(Value::Date(date))) => (Some(NaiveDate::MIN), date.pred_opt()),
            (Op::AtMost, Some(Value::Date(date))) => (Some(NaiveDate::MIN), Some(*date)),
            (Op::Between, Some(Value::Dates([first, last]))) => (Some(*first), Some(*last)),
            _ => continue,
        };
        first = first.zip(from).map(|(a, b)| a.max(b));
        last = last.zip(to).map(|(a, b)| a.min(b));
    }
    first.zip(last).is_none_or(|(first, last)| first > last)
}
