//! What a condition means: evaluated leaf by leaf from its tree. The compiled forms are tested against this.

use super::fact::{self, Fact, is_within, same_text};
use super::situation::Situation;
use crate::Snapshot;
use crate::snapshot::Column;
use tandem_model::{Condition, Field, Leaf, Op, ProductFact, Relative, Rule, Show, Sku, Value};

/// Whom a condition is asked of. A condition of `show` needs a candidate, and a trigger only for relative leaves.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub snapshot: &'a Snapshot,
    pub trigger: u32,
    pub candidate: Option<u32>,
    pub situation: &'a Situation<'a>,
}

/// Whether a condition holds. Depth is bounded by [`tandem_model::MAX_DEPTH`], which `rule_faults` sees to.
pub fn holds(asked: &Asked<'_>, condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| holds(asked, part)),
        Condition::Any(parts) => parts.iter().any(|part| holds(asked, part)),
        Condition::None(parts) => !parts.iter().any(|part| holds(asked, part)),
        Condition::Leaf(leaf) => leaf_holds(asked, leaf),
    }
}

/// Whether a rule shows `candidate` for a trigger, as far as its `show` decides: limits and hiding are not looked at.
pub fn matches(asked: &Asked<'_>, rule: &Rule) -> bool {
    asked.candidate.is_some_and(|candidate| candidate != asked.trigger && shows(asked, &rule.show, candidate))
}

fn shows(asked: &Asked<'_>, show: &Show, candidate: u32) -> bool {
    let sku = asked.snapshot.sku(candidate);
    let named = |skus: &[Sku]| skus.iter().any(|other| other.as_str() == sku);
    !named(&show.exclude)
        && (named(&show.include) || show.products.as_ref().is_some_and(|products| holds(asked, products)))
}

pub(super) fn found<'a>(asked: &Asked<'a>, field: &Field) -> Fact<'a> {
    let day = asked.situation.day();
    match field {
        Field::Trigger(fact) => fact::product(asked.snapshot, asked.trigger, fact, day),
        Field::Candidate(fact) => {
            asked.candidate.map_or(Fact::Missing, |id| fact::product(asked.snapshot, id, fact, day))
        }
        Field::Cart(fact) => fact::cart(asked.snapshot, asked.situation, fact),
        Field::Customer(fact) => fact::customer(asked.snapshot, asked.situation, fact),
        Field::Context(fact) => fact::context(asked.situation, *fact),
    }
}

pub(super) fn leaf_holds(asked: &Asked<'_>, leaf: &Leaf) -> bool {
    value_holds(asked, leaf, found(asked, &leaf.field))
}

/// Whether a leaf holds of the value that it asks about.
pub(super) fn value_holds(asked: &Asked<'_>, leaf: &Leaf, found: Fact<'_>) -> bool {
    if leaf.op == Op::Missing {
        return found == Fact::Missing;
    }
    match found {
        Fact::Missing => false,
        _ if leaf.op == Op::Exists => true,
        Fact::Text(text) => text_holds(asked, leaf, text),
        Fact::Set(texts) => set_holds(leaf, &texts),
        Fact::Number(number) => number_holds(asked, leaf, number),
        Fact::Date(date) => date_holds(leaf, date),
    }
}

fn text_holds(asked: &Asked<'_>, leaf: &Leaf, found: &str) -> bool {
    let same = |text: &String| match leaf.field {
        Field::Trigger(ProductFact::Sku) | Field::Candidate(ProductFact::Sku) => found == text,
        Field::Trigger(ProductFact::Category) | Field::Candidate(ProductFact::Category) => is_within(found, text),
        _ => same_text(found, text),
    };
    match (leaf.op, &leaf.value) {
        (Op::Equals, Some(Value::Text(text))) => same(text),
        (Op::OneOf, Some(Value::Texts(texts))) => texts.iter().any(same),
        (Op::NoneOf, Some(Value::Texts(texts))) => !texts.iter().any(same),
        (Op::SameAsTrigger, _) => of_trigger(asked, leaf).is_some_and(|own| same_text(found, own)),
        (Op::DifferentFromTrigger, _) => of_trigger(asked, leaf).is_some_and(|own| !same_text(found, own)),
        _ => false,
    }
}

/// The trigger's text in the field that the leaf asks of the candidate.
fn of_trigger<'a>(asked: &Asked<'a>, leaf: &Leaf) -> Option<&'a str> {
    let Field::Candidate(fact) = &leaf.field else { return None };
    match fact::product(asked.snapshot, asked.trigger, fact, asked.situation.day()) {
        Fact::Text(text) => Some(text),
        _ => None,
    }
}

fn set_holds(leaf: &Leaf, found: &[&str]) -> bool {
    let Some(Value::Texts(texts)) = &leaf.value else { return false };
    let has = |text: &String| found.iter().any(|own| same_text(own, text));
    match leaf.op {
        Op::ContainsAny | Op::OneOf => texts.iter().any(has),
        Op::NoneOf => !texts.iter().any(has),
        Op::ContainsAll => texts.iter().all(has),
        Op::EqualsExactly => {
            texts.iter().all(has) && found.iter().all(|own| texts.iter().any(|text| same_text(own, text)))
        }
        _ => false,
    }
}

fn number_holds(asked: &Asked<'_>, leaf: &Leaf, found: i64) -> bool {
    let bounds = match &leaf.value {
        Some(Value::Number(number)) => bounds(leaf.op, *number),
        Some(Value::Range([least, most])) => Some((*least, *most)),
        Some(Value::OfTrigger(relative)) => {
            trigger_number(asked, leaf).and_then(|own| relative_bounds(leaf.op, own, relative))
        }
        Some(Value::RangeOfTrigger([least, most])) => {
            trigger_number(asked, leaf).map(|own| (least_of(own, least), most_of(own, most)))
        }
        _ => None,
    };
    bounds.is_some_and(|(least, most)| least <= found && found <= most)
}

/// The whole numbers that an operator accepts, both ends included.
pub(crate) fn bounds(op: Op, number: i64) -> Option<(i64, i64)> {
    match op {
        Op::Equals => Some((number, number)),
        Op::MoreThan => number.checked_add(1).map(|least| (least, i64::MAX)),
        Op::AtLeast => Some((number, i64::MAX)),
        Op::LessThan => number.checked_sub(1).map(|most| (i64::MIN, most)),
        Op::AtMost => Some((i64::MIN, number)),
        _ => None,
    }
}

/// As [`bounds`], of a part of the trigger's number.
pub(crate) fn relative_bounds(op: Op, own: i64, relative: &Relative) -> Option<(i64, i64)> {
    let (least, most) = (least_of(own, relative), most_of(own, relative));
    match op {
        Op::Equals => Some((least, most)),
        Op::AtLeast => Some((least, i64::MAX)),
        Op::MoreThan => Some((most.saturating_add(1), i64::MAX)),
        Op::AtMost => Some((i64::MIN, most)),
        Op::LessThan => Some((i64::MIN, least.saturating_sub(1))),
        _ => None,
    }
}

/// The least whole number that is not below `own` × bp / 10000 + plus.
pub(crate) fn least_of(own: i64, relative: &Relative) -> i64 {
    let part = i128::from(own) * i128::from(relative.bp);
    clamp(-(-part).div_euclid(10_000) + i128::from(relative.plus))
}

/// The greatest whole number that is not above it.
pub(crate) fn most_of(own: i64, relative: &Relative) -> i64 {
    let part = i128::from(own) * i128::from(relative.bp);
    clamp(part.div_euclid(10_000) + i128::from(relative.plus))
}

fn clamp(number: i128) -> i64 {
    number.clamp(i128::from(i64::MIN), i128::from(i64::MAX)) as i64
}

/// The trigger's number in the field that the leaf asks of the candidate. Money of two currencies is not compared.
fn trigger_number(asked: &Asked<'_>, leaf: &Leaf) -> Option<i64> {
    let (Field::Candidate(fact), candidate) = (&leaf.field, asked.candidate?) else { return None };
    let currency = |id| asked.snapshot.word(Column::Currency, id);
    let money = matches!(fact, ProductFact::Price | ProductFact::Margin);
    if money && currency(asked.trigger) != currency(candidate) {
        return None;
    }
    match fact::product(asked.snapshot, asked.trigger, fact, asked.situation.day()) {
        Fact::Number(number) => Some(number),
        _ => None,
    }
}

fn date_holds(leaf: &Leaf, found: chrono::NaiveDate) -> bool {
    match (leaf.op, &leaf.value) {
        (Op::Equals, Some(Value::Date(date))) => found == *date,
        (Op::MoreThan, Some(Value::Date(date))) => found > *date,
        (Op::AtLeast, Some(Value::Date(date))) => found >= *date,
        (Op::LessThan, Some(Value::Date(date))) => found < *date,
        (Op::AtMost, Some(Value::Date(date))) => found <= *date,
        (Op::Between, Some(Value::Dates([first, last]))) => (*first..=*last).contains(&found),
        _ => false,
    }
}
