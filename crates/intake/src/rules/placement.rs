//! One placement, and one strategy.

use super::node::Node;
use super::object::{Object, list};
use super::place::{Faults, Place};
use super::rule::{choice, code};
use super::scalar::{text, whole};
use std::ops::RangeInclusive;
use tandem_model::{Fallback, Placement, Sliders, StockPolicy, Strategy, TypeShare};

const FIELDS: [&str; 8] = ["code", "label", "types", "max", "min", "stock", "fallback", "strategy"];

pub(super) fn placement(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Placement> {
    let object = Object::read(node, &FIELDS, place, faults)?;
    let code = object.required("code", faults, code);
    let label = object.required("label", faults, text);
    let types = object.or("types", Vec::new(), faults, |node, place, faults| list(node, place, faults, share));
    let max = object.required("max", faults, |node, place, faults| products(node, &(1..=100), place, faults));
    let min = object.or("min", 0, faults, |node, place, faults| products(node, &(0..=100), place, faults));
    let stock = object.or("stock", StockPolicy::default(), faults, choice);
    let fallback = object.or("fallback", Fallback::default(), faults, choice);
    let strategy = object.maybe("strategy", faults, text);
    object.is_sound()?;
    Some(Placement {
        code: code?,
        label: label?,
        types: types?,
        max: max?,
        min: min?,
        stock: stock?,
        fallback: fallback?,
        strategy: strategy?,
    })
}

fn products(node: &Node<'_>, range: &RangeInclusive<i64>, place: &Place<'_>, faults: &mut Faults) -> Option<u32> {
    whole(node, range, "out_of_range", place, faults).and_then(|number| u32::try_from(number).ok())
}

fn share(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<TypeShare> {
    let object = Object::read(node, &["type", "max"], place, faults)?;
    let kind = object.required("type", faults, text);
    let max = object.maybe("max", faults, |node, place, faults| products(node, &(0..=100), place, faults));
    object.is_sound()?;
    Some(TypeShare { kind: kind?, max: max? })
}

pub(super) fn strategy(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Strategy> {
    let object = Object::read(node, &["code", "label", "sliders"], place, faults)?;
    let code = object.required("code", faults, code);
    let label = object.required("label", faults, text);
    let sliders = object.or("sliders", Sliders::default(), faults, sliders);
    object.is_sound()?;
    Some(Strategy { code: code?, label: label?, sliders: sliders? })
}

fn sliders(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Sliders> {
    let names = ["margin", "popularity", "newness", "stock", "lift"];
    let object = Object::read(node, &names, place, faults)?;
    let read = names.map(|name| object.or(name, 0, faults, slider));
    object.is_sound()?;
    let [margin, popularity, newness, stock, lift] = read;
    Some(Sliders { margin: margin?, popularity: popularity?, newness: newness?, stock: stock?, lift: lift? })
}

fn slider(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<u8> {
    whole(node, &(0..=100), "out_of_range", place, faults).and_then(|number| u8::try_from(number).ok())
}
