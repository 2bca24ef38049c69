//! Conditions: the tree, its leaves, and the values that they compare with.

use super::field::field;
use super::node::Node;
use super::object::{Object, list, pair, tagged};
use super::place::{Faults, Place};
use super::scalar::{date, number, text, whole, word};
use tandem_model::{Condition, Leaf, MAX_DEPTH, Relative, Value};

/// Basis points that a part of the trigger's value may be.
const BP: std::ops::RangeInclusive<i64> = 1..=1_000_000;

pub(super) fn condition(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Condition> {
    at_depth(1, node, place, faults)
}

fn at_depth(depth: usize, node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Condition> {
    if depth > MAX_DEPTH {
        faults.push(place, "too_deep", format!("conditions are nested more than {MAX_DEPTH} deep"));
        return None;
    }
    let (name, node) = tagged(node, &["all", "any", "none", "leaf"], place, faults)?;
    let place = place.name(name);
    if name == "leaf" {
        return leaf(node, &place, faults).map(Condition::Leaf);
    }
    let parts = list(node, &place, faults, |node, place, faults| at_depth(depth + 1, node, place, faults))?;
    Some(match name {
        "all" => Condition::All(parts),
        "any" => Condition::Any(parts),
        _ => Condition::None(parts),
    })
}

fn leaf(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Leaf> {
    let object = Object::read(node, &["field", "op", "value"], place, faults)?;
    let field = object.required("field", faults, field);
    let op = object.required("op", faults, |node, place, faults| word(node, "unknown_operator", place, faults));
    let value = object.maybe("value", faults, value);
    object.is_sound()?;
    Some(Leaf { field: field?, op: op?, value: value? })
}

const VALUES: [&str; 8] = ["text", "texts", "number", "range", "date", "dates", "of_trigger", "range_of_trigger"];

fn value(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Value> {
    let (name, node) = tagged(node, &VALUES, place, faults)?;
    let place = &place.name(name);
    match name {
        "text" => text(node, place, faults).map(Value::Text),
        "texts" => list(node, place, faults, text).map(Value::Texts),
        "number" => number(node, place, faults).map(Value::Number),
        "range" => pair(node, place, faults, number).map(Value::Range),
        "date" => date(node, place, faults).map(Value::Date),
        "dates" => pair(node, place, faults, date).map(Value::Dates),
        "of_trigger" => relative(node, place, faults).map(Value::OfTrigger),
        _ => pair(node, place, faults, relative).map(Value::RangeOfTrigger),
    }
}

fn relative(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Relative> {
    let object = Object::read(node, &["bp", "plus"], place, faults)?;
    let bp = object.required("bp", faults, |node, place, faults| whole(node, &BP, "out_of_range", place, faults));
    let plus = object.or("plus", 0, faults, number);
    object.is_sound()?;
    Some(Relative { bp: u32::try_from(bp?).ok()?, plus: plus? })
}
