//! Reading the one value that a leaf asks about.

use super::situation::{Purchase, Shopper, Situation};
use crate::Snapshot;
use crate::snapshot::{Column, Label, day};
use chrono::{Datelike, NaiveDate, Weekday};
use tandem_model::{CartFact, ContextFact, CustomerFact, Goods, ProductFact};

/// A value as found; texts as they are stored.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fact<'a> {
    Missing,
    Text(&'a str),
    Number(i64),
    Date(NaiveDate),
    Set(Vec<&'a str>),
}

pub(super) fn text(value: Option<&str>) -> Fact<'_> {
    value.map_or(Fact::Missing, Fact::Text)
}

fn number(value: Option<i64>) -> Fact<'static> {
    value.map_or(Fact::Missing, Fact::Number)
}

/// Texts are equal whatever their case.
pub fn same_text(a: &str, b: &str) -> bool {
    a == b || a.to_lowercase() == b.to_lowercase()
}

pub(super) fn product<'s>(snapshot: &'s Snapshot, id: u32, fact: &ProductFact, at_day: i32) -> Fact<'s> {
    let word = |column| text(snapshot.word(column, id).map(|word| snapshot.word_text(column, word)));
    let (price, cost) = (snapshot.price_minor(id), snapshot.cost_minor(id));
    let margin = price.zip(cost).map(|(price, cost)| price.saturating_sub(cost));
    match fact {
        ProductFact::Sku => Fact::Text(snapshot.sku(id)),
        ProductFact::Family => word(Column::Family),
        ProductFact::Category => word(Column::Category),
        ProductFact::Brand => word(Column::Brand),
        ProductFact::Price => number(price),
        ProductFact::Margin => number(margin),
        ProductFact::MarginBp => number(price.zip(margin).and_then(|(price, margin)| margin_bp(price, margin))),
        ProductFact::Stock => number(snapshot.stock(id)),
        ProductFact::AgeDays => {
            let (launch, _) = snapshot.launch_and_end(id);
            number((launch != i32::MIN).then(|| i64::from(at_day) - i64::from(launch)))
        }
        ProductFact::Tags => {
            let tags =
                labels(snapshot, id).filter_map(|label| if let Label::Tag(tag) = label { Some(tag) } else { None });
            match tags.collect::<Vec<_>>() {
                tags if tags.is_empty() => Fact::Missing,
                tags => Fact::Set(tags),
            }
        }
        ProductFact::Attribute(name) => text(attribute(snapshot, id, name)),
    }
}

/// Basis points of the price, rounded down; none for a price of nothing.
pub(crate) fn margin_bp(price: i64, margin: i64) -> Option<i64> {
    (price > 0).then(|| (i128::from(margin) * 10_000).div_euclid(i128::from(price)) as i64)
}

fn labels(snapshot: &Snapshot, id: u32) -> impl Iterator<Item = Label<'_>> {
    snapshot.label_words(id).iter().map(|&label| snapshot.label_text(label))
}

fn attribute<'s>(snapshot: &'s Snapshot, id: u32, name: &str) -> Option<&'s str> {
    labels(snapshot, id).find_map(|label| match label {
        Label::Attribute(other, value) if same_text(other, name) => Some(value),
        _ => None,
    })
}

/// Whether a product is of such goods.
pub(super) fn is_of(snapshot: &Snapshot, id: u32, goods: &Goods) -> bool {
    let is = |column, text: &str| {
        snapshot.word(column, id).is_some_and(|word| same_text(snapshot.word_text(column, word), text))
    };
    match goods {
        Goods::Sku(sku) => snapshot.sku(id) == sku.as_str(),
        Goods::Family(family) => is(Column::Family, family),
        Goods::Brand(brand) => is(Column::Brand, brand),
        Goods::Category(path) => {
            let own = snapshot.word(Column::Category, id).map(|word| snapshot.word_text(Column::Category, word));
            own.is_some_and(|own| is_within(own, path))
        }
        Goods::Tag(tag) => labels(snapshot, id).any(|label| matches!(label, Label::Tag(own) if same_text(own, tag))),
        Goods::Attribute { name, value } => attribute(snapshot, id, name).is_some_and(|own| same_text(own, value)),
    }
}

/// Whether a category is another or below it, whatever the case.
pub(super) fn is_within(path: &str, above: &str) -> bool {
    let (path, above) = (path.to_lowercase(), above.to_lowercase());
    path.strip_prefix(&above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub(super) fn cart(snapshot: &Snapshot, situation: &Situation<'_>, fact: &CartFact) -> Fact<'static> {
    let lines = situation.cart;
    match fact {
        CartFact::Items => Fact::Number(lines.iter().map(|line| i64::from(line.quantity)).sum()),
        CartFact::Quantity(goods) => {
            let ours = lines.iter().filter(|line| is_of(snapshot, line.id, goods));
            Fact::Number(ours.map(|line| i64::from(line.quantity)).sum())
        }
        CartFact::Subtotal => {
            let prices = lines
                .iter()
                .map(|line| snapshot.price_minor(line.id).map(|price| price.saturating_mul(i64::from(line.quantity))));
            number(prices.sum::<Option<i64>>())
        }
    }
}

pub(super) fn customer<'a>(snapshot: &Snapshot, situation: &Situation<'a>, fact: &CustomerFact) -> Fact<'a> {
    let Some(shopper) = situation.customer else { return Fact::Missing };
    let past = || shopper.orders.iter().filter(|order| order.at <= situation.at);
    match fact {
        CustomerFact::LifetimeValue => Fact::Number(past().map(|order| order.net_minor).sum()),
        CustomerFact::Orders => Fact::Number(past().count() as i64),
        CustomerFact::DaysSinceLastOrder => {
            let last = past().map(|order| order.at).max();
            number(last.map(|last| i64::from(situation.day() - day(last.date_naive()))))
        }
        CustomerFact::Kind => Fact::Text(if past().next().is_none() { "new" } else { "returning" }),
        CustomerFact::Attribute(name) => text(customer_attribute(shopper, name)),
        CustomerFact::Bought { goods, within_days } => {
            let recent = |order: &&Purchase| {
                let age = i64::from(situation.day() - day(order.at.date_naive()));
                within_days.is_none_or(|days| age <= i64::from(days))
            };
            let with = |order: &&Purchase| order.products.iter().any(|&id| is_of(snapshot, id, goods));
            Fact::Number(past().filter(recent).filter(with).count() as i64)
        }
    }
}

fn customer_attribute<'a>(shopper: &'a Shopper, name: &str) -> Option<&'a str> {
    shopper.attributes.iter().find(|(other, _)| same_text(other, name)).map(|(_, value)| value.as_str())
}

pub(super) fn context<'a>(situation: &Situation<'a>, fact: ContextFact) -> Fact<'a> {
    match fact {
        ContextFact::Placement => text(situation.placement),
        ContextFact::Channel => text(situation.channel),
        ContextFact::Market => text(situation.market),
        ContextFact::Offer => text(situation.offer),
        ContextFact::Date => Fact::Date(situation.at.date_naive()),
        ContextFact::Weekday => Fact::Text(weekday(situation.at.date_naive().weekday())),
    }
}

pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn weekday(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize]
}
