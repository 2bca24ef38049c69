//! Fields: whose value a leaf asks about, and which.

use super::node::Node;
use super::object::{Object, tagged};
use super::place::{Faults, Place};
use super::scalar::{text, whole, word};
use serde::de::DeserializeOwned;
use tandem_model::{CartFact, CustomerFact, Field, Goods, MAX_WITHIN_DAYS, ProductFact, Sku};

const ON: [&str; 5] = ["trigger", "candidate", "cart", "customer", "context"];

const DAYS: std::ops::RangeInclusive<i64> = 0..=MAX_WITHIN_DAYS as i64;

pub(super) fn field(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Field> {
    let object = Object::read(node, &["on", "what"], place, faults)?;
    let on = object.required("on", faults, on);
    let on = on.as_deref();
    let what = object.required("what", faults, |node, place, faults| match on? {
        "trigger" => product_fact(node, place, faults).map(Field::Trigger),
        "candidate" => product_fact(node, place, faults).map(Field::Candidate),
        "cart" => cart_fact(node, place, faults).map(Field::Cart),
        "customer" => customer_fact(node, place, faults).map(Field::Customer),
        _ => word(node, "unknown_field", place, faults).map(Field::Context),
    });
    object.is_sound()?;
    what
}

fn on(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<String> {
    let on = text(node, place, faults)?;
    if ON.contains(&on.as_str()) {
        return Some(on);
    }
    let message = format!("{} is none of {}", crate::problem::quoted(&on), super::scalar::listed(&ON));
    faults.push(place, "unknown_field", message);
    None
}

fn product_fact(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<ProductFact> {
    fact(node, &["attribute"], place, faults, |_, node, place, faults| {
        text(node, place, faults).map(ProductFact::Attribute)
    })
}

fn cart_fact(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<CartFact> {
    fact(node, &["quantity"], place, faults, |_, node, place, faults| {
        goods(node, place, faults).map(CartFact::Quantity)
    })
}

fn customer_fact(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<CustomerFact> {
    fact(node, &["attribute", "bought"], place, faults, |name, node, place, faults| match name {
        "attribute" => text(node, place, faults).map(CustomerFact::Attribute),
        _ => bought(node, place, faults),
    })
}

/// A word that stands alone, or one of `holding` with what it holds.
fn fact<T: DeserializeOwned>(
    node: &Node<'_>,
    holding: &[&str],
    place: &Place<'_>,
    faults: &mut Faults,
    read: impl FnOnce(&str, &Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
) -> Option<T> {
    if !matches!(node, Node::Object(_)) {
        return word(node, "unknown_field", place, faults);
    }
    let (name, node) = tagged(node, holding, place, faults)?;
    read(name, node, &place.name(name), faults)
}

fn bought(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<CustomerFact> {
    let object = Object::read(node, &["goods", "within_days"], place, faults)?;
    let goods = object.required("goods", faults, goods);
    let days =
        object.maybe("within_days", faults, |node, place, faults| whole(node, &DAYS, "out_of_range", place, faults));
    object.is_sound()?;
    Some(CustomerFact::Bought { goods: goods?, within_days: days?.and_then(|days| u32::try_from(days).ok()) })
}

fn goods(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<Goods> {
    let (name, node) = tagged(node, &["sku", "family", "category", "brand", "tag", "attribute"], place, faults)?;
    let place = &place.name(name);
    if name == "attribute" {
        let object = Object::read(node, &["name", "value"], place, faults)?;
        let name = object.required("name", faults, text);
        let value = object.required("value", faults, text);
        object.is_sound()?;
        return Some(Goods::Attribute { name: name?, value: value? });
    }
    let text = text(node, place, faults)?;
    Some(match name {
        "sku" => Goods::Sku(Sku::from(text)),
        "family" => Goods::Family(text),
        "category" => Goods::Category(text),
        "brand" => Goods::Brand(text),
        _ => Goods::Tag(text),
    })
}
