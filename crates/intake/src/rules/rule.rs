//! One rule, and one block.

use super::condition::condition;
use super::node::Node;
use super::object::{Object, list};
use super::place::{Faults, Place};
use super::scalar::{flag, instant, number, text, whole, word};
use crate::problem::quoted;
use tandem_model::{Block, MAX_RULE_LIMIT, Ordering, Rule, RuleStatus, Show, Sku, Window};

const FIELDS: [&str; 15] = [
    "id",
    "name",
    "type",
    "weight",
    "status",
    "position",
    "when",
    "show",
    "limit",
    "ordering",
    "placements",
    "window",
    "stop",
    "owner",
    "note",
];

pub(super) fn rule(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Rule> {
    let object = Object::read(node, &FIELDS, place, faults)?;
    let id = object.required("id", faults, code);
    let name = object.required("name", faults, text);
    let kind = object.required("type", faults, text);
    let weight = object.maybe("weight", faults, weight);
    let status = object.or("status", RuleStatus::default(), faults, choice);
    let position = object.or("position", 0, faults, number);
    let when = object.or("when", Default::default(), faults, condition);
    let show = object.or("show", Show::default(), faults, show);
    let limit = object.maybe("limit", faults, limit);
    let ordering = object.or("ordering", Ordering::default(), faults, choice);
    let placements = object.or("placements", Vec::new(), faults, texts);
    let window = object.or("window", Window::default(), faults, window);
    let stop = object.or("stop", false, faults, flag);
    let owner = object.or("owner", String::new(), faults, text);
    let note = object.or("note", String::new(), faults, text);
    object.is_sound()?;
    Some(Rule {
        id: id?,
        name: name?,
        kind: kind?,
        weight: weight?,
        status: status?,
        position: position?,
        when: when?,
        show: show?,
        limit: limit?,
        ordering: ordering?,
        placements: placements?,
        window: window?,
        stop: stop?,
        owner: owner?,
        note: note?,
    })
}

pub(super) fn choice<T: serde::de::DeserializeOwned>(
    node: &Node<'_>,
    place: &Place<'_>,
    faults: &mut Faults,
) -> Option<T> {
    word(node, "unknown_word", place, faults)
}

fn weight(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<u8> {
    whole(node, &(0..=100), "weight_out_of_range", place, faults).and_then(|weight| u8::try_from(weight).ok())
}

fn limit(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<u8> {
    let range = 1..=i64::from(MAX_RULE_LIMIT);
    whole(node, &range, "limit_out_of_range", place, faults).and_then(|limit| u8::try_from(limit).ok())
}

fn texts(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Vec<String>> {
    list(node, place, faults, text)
}

fn sku(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Sku> {
    text(node, place, faults).map(Sku::from)
}

/// Nothing but plain letters, so that no two ids look alike. Names the first letter that is something else.
pub(super) fn code(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<String> {
    let code = text(node, place, faults)?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let why = match code.chars().find(|&letter| !plain(letter)) {
        Some(letter) => format!("it holds `{}` (U+{:04X})", letter.escape_debug(), u32::from(letter)),
        None if code.is_empty() => "it is empty".to_owned(),
        None if code.len() > 64 => format!("it has {} letters", code.len()),
        None => return Some(code),
    };
    let message =
        format!("{} is not an id: lower-case letters a to z, digits and hyphens, at most 64; {why}", quoted(&code));
    faults.push(place, "bad_id", message);
    None
}

fn show(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Show> {
    let object = Object::read(node, &["products", "include", "exclude"], place, faults)?;
    let skus = |node: &Node<'_>, place: &Place<'_>, faults: &mut Faults| list(node, place, faults, sku);
    let products = object.maybe("products", faults, condition);
    let include = object.or("include", Vec::new(), faults, skus);
    let exclude = object.or("exclude", Vec::new(), faults, skus);
    object.is_sound()?;
    Some(Show { products: products?, include: include?, exclude: exclude? })
}

fn window(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Window> {
    let object = Object::read(node, &["from", "to"], place, faults)?;
    let from = object.maybe("from", faults, instant);
    let to = object.maybe("to", faults, instant);
    object.is_sound()?;
    Some(Window { from: from?, to: to? })
}

pub(super) fn block(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Block> {
    let object = Object::read(node, &["sku", "trigger"], place, faults)?;
    let shown = object.required("sku", faults, sku);
    let trigger = object.maybe("trigger", faults, sku);
    object.is_sound()?;
    Some(Block { sku: shown?, trigger: trigger? })
}
