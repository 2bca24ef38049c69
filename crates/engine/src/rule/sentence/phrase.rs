//! What one leaf says, as a verb with its subject and as a property of products, each also denied. A denial never
//! stands on another: what is already negative is turned into what it denies.

use super::number::{amount, bounds_words};
use super::relative;
use super::words::{count, list};
use crate::Snapshot;
use crate::rule::field::{attribute_words, kind_of};
use tandem_model::{CartFact, ContextFact, CustomerFact, Field, Goods, Leaf, Op, ProductFact, Sku, Value, ValueKind};

/// `costs € 5.00`, `does not cost € 5.00`; `costing € 5.00`, `not costing € 5.00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub does: String,
    pub does_not: String,
    pub that: String,
    pub that_not: String,
}

pub(super) fn is(what: impl AsRef<str>) -> Phrase {
    let what = what.as_ref();
    Phrase {
        does: format!("is {what}"),
        does_not: format!("is not {what}"),
        that: what.to_owned(),
        that_not: format!("not {what}"),
    }
}

pub(super) fn has(what: impl AsRef<str>) -> Phrase {
    let what = what.as_ref();
    Phrase {
        does: format!("has {what}"),
        does_not: format!("does not have {what}"),
        that: format!("with {what}"),
        that_not: format!("without {what}"),
    }
}

/// `has a brand`, denied `has no brand`.
fn owns(article: &str, what: &str) -> Phrase {
    Phrase {
        does: format!("has {article} {what}"),
        does_not: format!("has no {what}"),
        that: format!("with {article} {what}"),
        that_not: format!("without {what}"),
    }
}

pub(super) fn costs(what: impl AsRef<str>) -> Phrase {
    verb(["costs", "does not cost", "costing"], what.as_ref())
}

fn verb([does, does_not, doing]: [&str; 3], what: &str) -> Phrase {
    Phrase {
        does: format!("{does} {what}"),
        does_not: format!("{does_not} {what}"),
        that: format!("{doing} {what}"),
        that_not: format!("not {doing} {what}"),
    }
}

impl Phrase {
    /// Says the opposite; the denial of it is what this one said.
    fn denied(self) -> Self {
        Self { does: self.does_not, does_not: self.does, that: self.that_not, that_not: self.that }
    }

    /// With another denial, for what a missing value denies too.
    fn but_not(self, other: Phrase, or_none: Phrase) -> Self {
        Self {
            does_not: format!("{} or {}", other.does, or_none.does_not),
            that_not: format!("{} or {}", other.that, or_none.that_not),
            ..self
        }
    }
}

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

/// Names of products, for lists of them.
pub(super) fn names(speaker: &Speaker<'_>, skus: &[Sku]) -> Vec<String> {
    skus.iter().map(|sku| speaker.product_name(sku.as_str())).collect()
}

pub(super) fn customer_words(fact: &CustomerFact) -> String {
    match fact {
        CustomerFact::LifetimeValue => "lifetime value".to_owned(),
        CustomerFact::Orders | CustomerFact::Bought { .. } => "orders".to_owned(),
        CustomerFact::DaysSinceLastOrder => "last order".to_owned(),
        CustomerFact::Kind => "past".to_owned(),
        CustomerFact::Attribute(name) => attribute_words(name),
    }
}

/// A value of the fact, as a property.
fn text(fact: &ProductFact, texts: &str) -> Phrase {
    match fact {
        ProductFact::Category => is(format!("in {texts}")),
        ProductFact::Brand => is(format!("of the brand {texts}")),
        ProductFact::Family => is(format!("of the family {texts}")),
        ProductFact::Tags => is(format!("tagged {texts}")),
        ProductFact::Attribute(name) => has(format!("{} {texts}", attribute_words(name))),
        _ => is(texts),
    }
}

fn other_than(fact: &ProductFact, texts: &str) -> Phrase {
    match fact {
        ProductFact::Category => is(format!("in a category other than {texts}")),
        ProductFact::Brand => is(format!("of a brand other than {texts}")),
        ProductFact::Family => is(format!("of a family other than {texts}")),
        ProductFact::Tags => is(format!("tagged, but other than {texts}")),
        ProductFact::Attribute(name) => has(format!("{} other than {texts}", attribute_words(name))),
        _ => is(format!("other than {texts}")),
    }
}

/// As the trigger's, and not as the trigger's.
fn shared(fact: &ProductFact) -> (Phrase, Phrase) {
    match fact {
        ProductFact::Category => (is("in the same category"), is("in another category")),
        ProductFact::Brand => (is("of the same brand"), is("of another brand")),
        ProductFact::Family => (is("of the same family"), is("of another family")),
        ProductFact::Attribute(name) => {
            let words = attribute_words(name);
            (has(format!("the same {words}")), has(format!("another {words}")))
        }
        _ => (is("the same"), is("another")),
    }
}

/// That the fact is known at all.
fn known(fact: &ProductFact) -> Phrase {
    match fact {
        ProductFact::Tags => Phrase {
            does: "has tags".to_owned(),
            does_not: "has no tags".to_owned(),
            that: "with tags".to_owned(),
            that_not: "without tags".to_owned(),
        },
        ProductFact::AgeDays => owns("a", "launch day"),
        ProductFact::Stock => owns("a", "known stock"),
        ProductFact::Margin | ProductFact::MarginBp => owns("a", "known margin"),
        ProductFact::Attribute(name) => {
            let words = attribute_words(name);
            Phrase {
                does: format!("has a value of {words}"),
                that: format!("with a value of {words}"),
                ..owns("a", &words)
            }
        }
        ProductFact::Sku => owns("a", "SKU"),
        ProductFact::Family => owns("a", "family"),
        ProductFact::Category => owns("a", "category"),
        ProductFact::Brand => owns("a", "brand"),
        ProductFact::Price => owns("a", "price"),
    }
}
