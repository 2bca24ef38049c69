//! What one leaf says: its fact, operator and value in words.

use super::number::{amount, bounds_words};
use super::phrase::{Phrase, costs, has, is, owns, verb};
use super::property::{customer_words, known, other_than, shared, text};
use super::relative;
use super::words::{count, list};
use crate::Snapshot;
use crate::rule::field::{attribute_words, kind_of};
use tandem_model::{CartFact, ContextFact, CustomerFact, Field, Goods, Leaf, Op, ProductFact, Sku, Value, ValueKind};

/// Of whom a leaf asks.
pub(super) fn subject(field: &Field) -> &'static str {
    match field {
        Field::Trigger(_) => "the product",
        Field::Candidate(_) => "the shown product",
        Field::Cart(_) => "the cart",
        Field::Customer(_) => "the customer",
        Field::Context(fact) => match fact {
            ContextFact::Placement => "the placement",
            ContextFact::Channel => "the channel",
            ContextFact::Market => "the market",
            ContextFact::Date => "the date",
            ContextFact::Weekday => "the weekday",
            ContextFact::Offer => "the offer",
        },
    }
}

/// What the words of a leaf are made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub snapshot: &'a Snapshot,
    pub currency: &'a str,
}

impl Speaker<'_> {
    pub fn phrase(&self, leaf: &Leaf) -> Phrase {
        match &leaf.field {
            Field::Trigger(fact) | Field::Candidate(fact) => self.product(fact, leaf),
            Field::Cart(fact) => self.cart(fact, leaf),
            Field::Customer(fact) => self.customer(fact, leaf),
            Field::Context(_) => self.context(leaf),
        }
    }

    /// A product as people call it; an unknown SKU is all that is known of it.
    pub fn product_name(&self, sku: &str) -> String {
        self.snapshot.id(sku).map_or_else(|| sku.to_owned(), |id| self.snapshot.name(id).to_owned())
    }

    pub fn names(&self, skus: &[Sku]) -> Vec<String> {
        skus.iter().map(|sku| self.product_name(sku.as_str())).collect()
    }

    fn product(&self, fact: &ProductFact, leaf: &Leaf) -> Phrase {
        match leaf.op {
            Op::Exists => known(fact),
            Op::Missing => known(fact).denied(),
            _ if kind_of(&leaf.field) != ValueKind::Text && kind_of(&leaf.field) != ValueKind::Set => {
                self.product_number(fact, leaf)
            }
            Op::SameAsTrigger => shared(fact).0,
            Op::DifferentFromTrigger => {
                let (same, other) = shared(fact);
                other.but_not(same, known(fact))
            }
            Op::NoneOf => {
                let texts = self.texts(fact, leaf);
                let positive = text(fact, &list(&texts, "or"));
                other_than(fact, &list(&texts, "or")).but_not(positive, known(fact))
            }
            Op::ContainsAll => is(format!("tagged {}", list(&self.texts(fact, leaf), "and"))),
            Op::EqualsExactly => is(format!("tagged {} and nothing else", list(&self.texts(fact, leaf), "and"))),
            _ => text(fact, &list(&self.texts(fact, leaf), "or")),
        }
    }

    /// The texts compared with; SKUs as the names of their products.
    fn texts(&self, fact: &ProductFact, leaf: &Leaf) -> Vec<String> {
        let texts = match &leaf.value {
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::Texts(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        match fact {
            ProductFact::Sku => texts.iter().map(|sku| self.product_name(sku)).collect(),
            _ => texts,
        }
    }

    fn product_number(&self, fact: &ProductFact, leaf: &Leaf) -> Phrase {
        if let Some(Value::OfTrigger(_) | Value::RangeOfTrigger(_)) = leaf.value {
            return relative::phrase(fact, leaf, self.currency);
        }
        let bounds = |unit: &dyn Fn(i64) -> String| bounds_words(leaf, unit);
        match fact {
            ProductFact::Price => costs(bounds(&|minor| amount(minor, self.currency))),
            ProductFact::Margin => has(format!("a margin of {}", bounds(&|minor| amount(minor, self.currency)))),
            ProductFact::MarginBp => has(format!("a margin of {}", bounds(&|bp| super::words::percent(bp) + " %"))),
            ProductFact::Stock => has(format!("{} in stock", bounds(&|pieces| pieces.to_string()))),
            _ => is(format!("{} old", bounds(&|days| count(days, "day", "days")))),
        }
    }

    fn cart(&self, fact: &CartFact, leaf: &Leaf) -> Phrase {
        let holds = |what: &str| verb(["holds", "does not hold", "holding"], what);
        match (fact, leaf.op) {
            (CartFact::Subtotal, Op::Exists) => has("a known subtotal"),
            (CartFact::Subtotal, Op::Missing) => has("a known subtotal").denied(),
            (CartFact::Subtotal, _) => {
                is(format!("worth {}", bounds_words(leaf, &|minor| amount(minor, self.currency))))
            }
            (_, Op::Exists) => is("known"),
            (_, Op::Missing) => is("known").denied(),
            (CartFact::Items, _) => {
                holds(&format!("{} in all", bounds_words(leaf, &|pieces| count(pieces, "piece", "pieces"))))
            }
            (CartFact::Quantity(goods), _) => match (leaf.op, &leaf.value) {
                (Op::AtLeast, Some(Value::Number(1))) | (Op::MoreThan, Some(Value::Number(0))) => {
                    holds(&self.goods("a product", goods))
                }
                _ => {
                    let number = bounds_words(leaf, &|pieces| count(pieces, "piece", "pieces"));
                    holds(&format!("{number} of {}", self.goods("products", goods)))
                }
            },
        }
    }

    /// `products in Bikes`; of a single product its name alone.
    fn goods(&self, noun: &str, goods: &Goods) -> String {
        let that = match goods {
            Goods::Sku(sku) => return self.product_name(sku.as_str()),
            Goods::Family(name) => text(&ProductFact::Family, name),
            Goods::Category(path) => text(&ProductFact::Category, path),
            Goods::Brand(name) => text(&ProductFact::Brand, name),
            Goods::Tag(tag) => text(&ProductFact::Tags, tag),
            Goods::Attribute { name, value } => text(&ProductFact::Attribute(name.clone()), value),
        };
        format!("{noun} {}", that.that)
    }

    fn customer(&self, fact: &CustomerFact, leaf: &Leaf) -> Phrase {
        if matches!(leaf.op, Op::Exists | Op::Missing) {
            let known = owns("a known", &customer_words(fact));
            let known = Phrase { does_not: format!("has no known {}", customer_words(fact)), ..known };
            return if leaf.op == Op::Exists { known } else { known.denied() };
        }
        let orders = || bounds_words(leaf, &|orders| count(orders, "order", "orders"));
        match fact {
            CustomerFact::LifetimeValue => {
                let spent = bounds_words(leaf, &|minor| amount(minor, self.currency));
                verb(["has spent", "has not spent", "having spent"], &format!("{spent} in all"))
            }
            CustomerFact::Orders => has(orders()),
            CustomerFact::DaysSinceLastOrder => {
                let days = bounds_words(leaf, &|days| count(days, "day", "days"));
                verb(["ordered last", "did not order last", "having ordered last"], &format!("{days} ago"))
            }
            CustomerFact::Bought { goods, within_days } => {
                let within = within_days
                    .map_or_else(String::new, |days| format!(" within {}", count(days.into(), "day", "days")));
                has(format!("{} with {}{within}", orders(), self.goods("a product", goods)))
            }
            CustomerFact::Kind => self.choice(leaf, &|texts| is(texts)),
            CustomerFact::Attribute(name) => {
                self.choice(leaf, &|texts| has(format!("the {} {texts}", attribute_words(name))))
            }
        }
    }

    fn context(&self, leaf: &Leaf) -> Phrase {
        match (leaf.op, &leaf.value) {
            (Op::Exists, _) => is("known"),
            (Op::Missing, _) => is("known").denied(),
            (Op::MoreThan, Some(Value::Date(date))) => is(format!("after {date}")),
            (Op::AtLeast, Some(Value::Date(date))) => is(format!("{date} or later")),
            (Op::LessThan, Some(Value::Date(date))) => is(format!("before {date}")),
            (Op::AtMost, Some(Value::Date(date))) => is(format!("{date} or earlier")),
            (_, Some(Value::Date(date))) => is(date.to_string()),
            (_, Some(Value::Dates([first, last]))) => is(format!("from {first} to {last}")),
            _ => self.choice(leaf, &|texts| is(texts)),
        }
    }

    /// A text that is one of some, or none of them.
    fn choice(&self, leaf: &Leaf, say: &dyn Fn(&str) -> Phrase) -> Phrase {
        let texts = match &leaf.value {
            Some(Value::Text(text)) => vec![text.clone()],
            Some(Value::Texts(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let positive = say(&list(&texts, "or"));
        match leaf.op {
            Op::NoneOf => {
                let other = say(&format!("other than {}", list(&texts, "or")));
                other.but_not(positive, is("known"))
            }
            _ => positive,
        }
    }
}
