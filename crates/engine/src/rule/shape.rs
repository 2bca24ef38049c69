//! Whether a rule can be read at all: everything that is wrong with it alone, each fault with its JSON pointer.

use super::alternatives::{MAX_ALTERNATIVES, TooWide, alternatives};
use super::field::{choices_of, is_relative, kind_of, label, ops_of};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::collections::BTreeSet;
use tandem_model::{
    CartFact, Condition, CustomerFact, Field, Goods, Leaf, MAX_DEPTH, MAX_NUMBER, MAX_RULE_LIMIT, MAX_WITHIN_DAYS, Op,
    Relative, Rule, RuleFault, Value, ValueKind,
};

pub use super::fact::same_text;

/// Characters of a text in a condition, and texts in a list, at the most.
const MAX_TEXT: usize = 400;
const MAX_TEXTS: usize = 10_000;
const MAX_BP: u32 = 1_000_000;
/// Years that are written with four digits.
const YEARS: std::ops::RangeInclusive<i32> = 0..=9999;

/// What a rule may name.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub types: &'a BTreeSet<&'a str>,
    pub placements: &'a BTreeSet<&'a str>,
}

/// Faults of the rule's own shape; with any of them it cannot be stored. Pointers are into the rule.
pub fn rule_faults(rule: &Rule, known: &Known<'_>) -> Vec<RuleFault> {
    let mut faults = Faults::default();
    faults.rule(rule, known);
    faults.found
}

#[derive(Default)]
struct Faults {
    found: Vec<RuleFault>,
}

impl Faults {
    fn push(&mut self, pointer: impl Into<String>, code: &str, message: impl Into<String>) {
        self.found.push(RuleFault { pointer: pointer.into(), code: code.to_owned(), message: message.into() });
    }

    fn rule(&mut self, rule: &Rule, known: &Known<'_>) {
        if !is_code(&rule.id) {
            let message =
                format!("`{}` is not an id: lower-case letters, digits and hyphens, at most 64", cut(&rule.id));
            self.push("/id", "bad_id", message);
        }
        if rule.name.trim().is_empty() {
            self.push("/name", "empty_name", "a rule needs a name");
        }
        if !known.types.contains(rule.kind.as_str()) {
            self.push("/type", "unknown_type", format!("there is no relationship type `{}`", cut(&rule.kind)));
        }
        if let Some(weight) = rule.weight.filter(|&weight| weight > 100) {
            self.push("/weight", "weight_out_of_range", format!("a weight is 0 to 100, not `{weight}`"));
        }
        if let Some(limit) = rule.limit.filter(|limit| !(1..=MAX_RULE_LIMIT).contains(limit)) {
            self.push("/limit", "limit_out_of_range", format!("a limit is 1 to {MAX_RULE_LIMIT}, not `{limit}`"));
        }
        for (at, code) in rule.placements.iter().enumerate() {
            if !known.placements.contains(code.as_str()) {
                self.push(
                    format!("/placements/{at}"),
                    "unknown_placement",
                    format!("there is no placement `{}`", cut(code)),
                );
            }
        }
        self.window(rule.window.from, rule.window.to);
        self.side(&rule.when, "/when", false);
        if let Some(products) = &rule.show.products {
            self.side(products, "/show/products", true);
        }
    }

    /// A condition that cannot be read has no width.
    fn side(&mut self, condition: &Condition, pointer: &str, show: bool) {
        let before = self.found.len();
        self.condition(condition, pointer, 1, show);
        if self.found.len() == before && alternatives(condition) == Err(TooWide) {
            let message = format!("it comes to more than {MAX_ALTERNATIVES} alternatives; split it into several rules");
            self.push(pointer, "too_wide", message);
        }
    }

    fn window(&mut self, from: Option<DateTime<Utc>>, to: Option<DateTime<Utc>>) {
        for (end, name) in [(from, "from"), (to, "to")] {
            if end.is_some_and(|end| !YEARS.contains(&end.year())) {
                self.push(format!("/window/{name}"), "bad_instant", "years end at 9999");
            }
        }
        if from.zip(to).is_some_and(|(from, to)| to <= from) {
            self.push("/window/to", "window_reversed", "the window ends before it begins");
        }
    }

    fn condition(&mut self, condition: &Condition, pointer: &str, depth: usize, show: bool) {
        if depth > MAX_DEPTH {
            self.push(pointer, "too_deep", format!("conditions are nested more than {MAX_DEPTH} deep"));
            return;
        }
        let (name, parts) = match condition {
            Condition::All(parts) => ("all", parts),
            Condition::Any(parts) => ("any", parts),
            Condition::None(parts) => ("none", parts),
            Condition::Leaf(leaf) => return self.leaf(leaf, &format!("{pointer}/leaf"), show),
        };
        for (at, part) in parts.iter().enumerate() {
            self.condition(part, &format!("{pointer}/{name}/{at}"), depth + 1, show);
        }
    }

    fn leaf(&mut self, leaf: &Leaf, pointer: &str, show: bool) {
        if matches!(leaf.field, Field::Candidate(_)) != show {
            let message = if show {
                "what is shown is chosen by fields of the shown product alone"
            } else {
                "`when` cannot ask about the shown product"
            };
            return self.push(format!("{pointer}/field"), "field_out_of_place", message);
        }
        if let Some(text) = named_in(&leaf.field).find(|text| text.trim().is_empty() || text.len() > MAX_TEXT) {
            let message = format!(
                "`{}` needs a name of at most {MAX_TEXT} letters, not `{}`",
                cut(&label(&leaf.field)),
                cut(text)
            );
            return self.push(format!("{pointer}/field"), "bad_field", message);
        }
        if let Field::Customer(CustomerFact::Bought { within_days: Some(days), .. }) = leaf.field
            && days > MAX_WITHIN_DAYS
        {
            let message = format!("a condition looks back {MAX_WITHIN_DAYS} days at the most");
            return self.push(format!("{pointer}/field"), "bad_field", message);
        }
        if !ops_of(&leaf.field).contains(&leaf.op) {
            let message = format!("`{}` has no operator `{}`", label(&leaf.field), op_name(leaf.op));
            return self.push(format!("{pointer}/op"), "unknown_operator", message);
        }
        if let Err((code, message)) = value_fault(leaf) {
            self.push(format!("{pointer}/value"), code, message);
        }
    }
}

/// As much of the user's text as does not fill the screen.
fn cut(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end])
}

/// Lower-case letters, digits and hyphens: nothing that could be mistaken for something else.
pub(crate) fn is_code(code: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !code.is_empty() && code.len() <= 64 && code.bytes().all(allowed)
}

/// The texts that a field itself holds.
fn named_in(field: &Field) -> impl Iterator<Item = &str> {
    let texts: [Option<&str>; 2] = match field {
        Field::Trigger(fact) | Field::Candidate(fact) => match fact {
            tandem_model::ProductFact::Attribute(name) => [Some(name), None],
            _ => [None, None],
        },
        Field::Cart(CartFact::Quantity(goods)) | Field::Customer(CustomerFact::Bought { goods, .. }) => match goods {
            Goods::Sku(sku) => [Some(sku.as_str()), None],
            Goods::Family(text) | Goods::Category(text) | Goods::Brand(text) | Goods::Tag(text) => [Some(text), None],
            Goods::Attribute { name, value } => [Some(name), Some(value)],
        },
        Field::Customer(CustomerFact::Attribute(name)) => [Some(name), None],
        _ => [None, None],
    };
    texts.into_iter().flatten()
}

fn op_name(op: Op) -> String {
    serde_name(&format!("{op:?}"))
}

/// `MoreThan` is written `more_than`.
fn serde_name(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn value_fault(leaf: &Leaf) -> Result<(), (&'static str, String)> {
    let wrong = |wanted: &str| Err(("wrong_value", format!("`{}` takes {wanted}", label(&leaf.field))));
    let Some(value) = &leaf.value else {
        return if takes_none(leaf.op) { Ok(()) } else { wrong("a value here") };
    };
    if takes_none(leaf.op) {
        return wrong("no value here");
    }
    if !is_writable(value) {
        return wrong("numbers up to 9007199254740991 and years up to 9999");
    }
    match (kind_of(&leaf.field), leaf.op, value) {
        (ValueKind::Text | ValueKind::Choice, Op::Equals, Value::Text(text)) => text_fault(leaf, text),
        (ValueKind::Text | ValueKind::Choice, Op::OneOf | Op::NoneOf, Value::Texts(texts)) => texts_fault(leaf, texts),
        (ValueKind::Set, _, Value::Texts(texts)) => texts_fault(leaf, texts),
        (ValueKind::Text | ValueKind::Choice, Op::Equals, _) => wrong("one text"),
        (ValueKind::Text | ValueKind::Choice | ValueKind::Set, ..) => wrong("a list of texts"),
        (ValueKind::Date, Op::Between, Value::Dates([first, last])) if first <= last => Ok(()),
        (ValueKind::Date, Op::Between, _) => wrong("two dates, the earlier first"),
        (ValueKind::Date, _, Value::Date(_)) => Ok(()),
        (ValueKind::Date, ..) => wrong("a date"),
        (_, Op::Between, Value::Range([least, most])) if least <= most => Ok(()),
        (_, Op::Between, Value::RangeOfTrigger(ends)) if is_relative(&leaf.field) => {
            ends.iter().try_for_each(relative_fault)
        }
        (_, Op::Between, _) => wrong("two numbers, the smaller first"),
        (_, _, Value::Number(_)) => Ok(()),
        (_, _, Value::OfTrigger(relative)) if is_relative(&leaf.field) => relative_fault(relative),
        _ => wrong("a number"),
    }
}

/// Whether a document can hold the value, and every reader of it keeps the value exactly.
fn is_writable(value: &Value) -> bool {
    let number = |number: &i64| number.unsigned_abs() <= MAX_NUMBER.unsigned_abs();
    let date = |date: &NaiveDate| YEARS.contains(&date.year());
    match value {
        Value::Text(_) | Value::Texts(_) => true,
        Value::Number(only) => number(only),
        Value::Range(ends) => ends.iter().all(number),
        Value::Date(only) => date(only),
        Value::Dates(ends) => ends.iter().all(date),
        Value::OfTrigger(only) => number(&only.plus),
        Value::RangeOfTrigger(ends) => ends.iter().all(|end| number(&end.plus)),
    }
}

fn takes_none(op: Op) -> bool {
    matches!(op, Op::Exists | Op::Missing | Op::SameAsTrigger | Op::DifferentFromTrigger)
}

fn text_fault(leaf: &Leaf, text: &str) -> Result<(), (&'static str, String)> {
    let choices = choices_of(&leaf.field);
    if !choices.is_empty() && !choices.iter().any(|choice| same_text(choice, text)) {
        let message = format!("`{}` is one of {}, not `{}`", label(&leaf.field), choices.join(", "), cut(text));
        return Err(("unknown_choice", message));
    }
    match text.trim().is_empty() || text.chars().count() > MAX_TEXT {
        true => Err(("wrong_value", format!("`{}` needs a text of 1 to {MAX_TEXT} letters", label(&leaf.field)))),
        false => Ok(()),
    }
}

fn texts_fault(leaf: &Leaf, texts: &[String]) -> Result<(), (&'static str, String)> {
    if texts.is_empty() || texts.len() > MAX_TEXTS {
        return Err(("wrong_value", format!("`{}` takes 1 to {MAX_TEXTS} texts", label(&leaf.field))));
    }
    texts.iter().try_for_each(|text| text_fault(leaf, text))
}

fn relative_fault(relative: &Relative) -> Result<(), (&'static str, String)> {
    match (1..=MAX_BP).contains(&relative.bp) {
        true => Ok(()),
        false => Err(("wrong_value", format!("a part of the trigger's value is 1 to {MAX_BP} basis points"))),
    }
}
