//! Leaves as numbers: texts are words of the [`Fold`], dates are days, operators are bounds. Every leaf comes to one
//! check, and one that no value can satisfy to [`Check::Never`].

use super::fold::{Fold, Kind, NONE};
use crate::Snapshot;
use crate::rule::alternatives::Literal;
use crate::rule::fact::WEEKDAYS;
use crate::rule::holds::bounds;
use crate::snapshot::day;
use std::sync::Arc;
use tandem_model::{CartFact, ContextFact, CustomerFact, Field, Leaf, Op, ProductFact, Relative, Value};

/// A literal: the check, or its negation.
#[derive(Debug, Clone)]
pub(super) struct Test {
    pub check: Check,
    pub negated: bool,
    /// Asked of the trigger, not of the candidate.
    pub of_trigger: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Check {
    Never,
    Always,
    /// Ids, sorted.
    Sku(Arc<[u32]>),
    NoSku(Arc<[u32]>),
    Is(Slot, u32),
    /// Words, sorted.
    OneOf(Slot, Arc<[u32]>),
    NoneOf(Slot, Arc<[u32]>),
    Has(Slot),
    Same(Slot),
    Different(Slot),
    /// Words, sorted.
    Tags(TagOp, Arc<[u32]>),
    HasTags,
    Within(Figure, i64, i64),
    HasFigure(Figure),
    /// Of the trigger's figure.
    Part(Figure, Op, Relative),
    Parts(Figure, Arc<[Relative; 2]>),
    /// Days of the common era.
    Days(i32, i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagOp {
    Any,
    All,
    Exactly,
    None,
}

/// Where one text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Family,
    Brand,
    /// A path stands for all that is within it; where two products are compared, for itself alone.
    Category,
    /// The word of its name.
    Attribute(u32),
    CustomerKind,
    CustomerAttribute(u32),
    Context(ContextFact),
}

/// Where one number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Price,
    Margin,
    MarginBp,
    Stock,
    Age,
    Items,
    Subtotal,
    /// By key.
    Quantity(u32),
    Lifetime,
    Orders,
    SinceLast,
    Bought(u32, Option<u32>),
}

impl Figure {
    /// Money of two currencies is not compared.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Price | Self::Margin)
    }
}

/// Turns the literals of one side into tests.
pub(super) struct Compiler<'c> {
    pub fold: &'c mut Fold,
    pub snapshot: &'c Snapshot,
    /// Compiling `show`.
    pub show: bool,
    /// A SKU was named that has no id yet.
    pub unborn: bool,
}

impl Compiler<'_> {
    pub fn test(&mut self, literal: &Literal<'_>) -> Test {
        let of_trigger = matches!(literal.leaf.field, Field::Trigger(_));
        if literal.leaf.op == Op::Missing {
            let known = Leaf { op: Op::Exists, value: None, field: literal.leaf.field.clone() };
            return Test { check: self.check(&known), negated: !literal.negated, of_trigger };
        }
        Test { check: self.check(literal.leaf), negated: literal.negated, of_trigger }
    }

    fn check(&mut self, leaf: &Leaf) -> Check {
        match &leaf.field {
            Field::Candidate(_) if !self.show => Check::Never,
            Field::Candidate(fact) | Field::Trigger(fact) => self.product(leaf, fact),
            Field::Cart(fact) => {
                let figure = match fact {
                    CartFact::Items => Figure::Items,
                    CartFact::Subtotal => Figure::Subtotal,
                    CartFact::Quantity(goods) => Figure::Quantity(self.goods(goods)),
                };
                number(leaf, figure)
            }
            Field::Customer(fact) => self.customer(leaf, fact),
            Field::Context(ContextFact::Date) => date(leaf),
            Field::Context(fact) => self.text(leaf, Slot::Context(*fact), Kind::Said),
        }
    }

    fn product(&mut self, leaf: &Leaf, fact: &ProductFact) -> Check {
        let slot = match fact {
            ProductFact::Sku => return self.sku(leaf),
            ProductFact::Tags => return self.tags(leaf),
            ProductFact::Price => return number(leaf, Figure::Price),
            ProductFact::Margin => return number(leaf, Figure::Margin),
            ProductFact::MarginBp => return number(leaf, Figure::MarginBp),
            ProductFact::Stock => return number(leaf, Figure::Stock),
            ProductFact::AgeDays => return number(leaf, Figure::Age),
            ProductFact::Family => (Slot::Family, Kind::Family),
            ProductFact::Category => (Slot::Category, Kind::Within),
            ProductFact::Brand => (Slot::Brand, Kind::Brand),
            ProductFact::Attribute(name) => {
                let name = self.fold.word(Kind::Name, name);
                (Slot::Attribute(name), Kind::Value(name))
            }
        };
        self.text(leaf, slot.0, slot.1)
    }

    fn goods(&mut self, goods: &tandem_model::Goods) -> u32 {
        let key = self.fold.goods(self.snapshot, goods);
        self.unborn |= key == NONE;
        key
    }

    fn sku(&mut self, leaf: &Leaf) -> Check {
        let mut ids = |texts: &[String]| {
            let ids: Vec<_> = texts.iter().map(|sku| self.snapshot.any_id(sku)).collect();
            self.unborn |= ids.contains(&None);
            sorted(ids.into_iter().flatten())
        };
        match (leaf.op, &leaf.value) {
            (Op::Exists, _) => Check::Always,
            (Op::Equals, Some(Value::Text(text))) => Check::Sku(ids(std::slice::from_ref(text))),
            (Op::OneOf, Some(Value::Texts(texts))) => Check::Sku(ids(texts)),
            (Op::NoneOf, Some(Value::Texts(texts))) => Check::NoSku(ids(texts)),
            _ => Check::Never,
        }
    }

    fn tags(&mut self, leaf: &Leaf) -> Check {
        let op = match leaf.op {
            Op::Exists => return Check::HasTags,
            Op::ContainsAny | Op::OneOf => TagOp::Any,
            Op::ContainsAll => TagOp::All,
            Op::EqualsExactly => TagOp::Exactly,
            Op::NoneOf => TagOp::None,
            _ => return Check::Never,
        };
        match &leaf.value {
            Some(Value::Texts(texts)) => {
                Check::Tags(op, sorted(texts.iter().map(|tag| self.fold.word(Kind::Tag, tag))))
            }
            _ => Check::Never,
        }
    }

    fn customer(&mut self, leaf: &Leaf, fact: &CustomerFact) -> Check {
        match fact {
            CustomerFact::LifetimeValue => number(leaf, Figure::Lifetime),
            CustomerFact::Orders => number(leaf, Figure::Orders),
            CustomerFact::DaysSinceLastOrder => number(leaf, Figure::SinceLast),
            CustomerFact::Bought { goods, within_days } => {
                let key = self.goods(goods);
                number(leaf, Figure::Bought(key, *within_days))
            }
            CustomerFact::Kind => self.text(leaf, Slot::CustomerKind, Kind::Said),
            CustomerFact::Attribute(name) => {
                let name = self.fold.word(Kind::Name, name);
                self.text(leaf, Slot::CustomerAttribute(name), Kind::Said)
            }
        }
    }

    fn text(&mut self, leaf: &Leaf, slot: Slot, kind: Kind) -> Check {
        let mut word = |text: &String| match kind {
            Kind::Within => self.fold.path(text).within,
            kind => self.fold.word(kind, text),
        };
        let candidate = matches!(leaf.field, Field::Candidate(_));
        match (leaf.op, &leaf.value) {
            (Op::Exists, _) => Check::Has(slot),
            (Op::Equals, Some(Value::Text(text))) => Check::Is(slot, word(text)),
            (Op::OneOf, Some(Value::Texts(texts))) => Check::OneOf(slot, sorted(texts.iter().map(word))),
            (Op::NoneOf, Some(Value::Texts(texts))) => Check::NoneOf(slot, sorted(texts.iter().map(word))),
            (Op::SameAsTrigger, _) if candidate => Check::Same(slot),
            (Op::DifferentFromTrigger, _) if candidate => Check::Different(slot),
            _ => Check::Never,
        }
    }
}

fn sorted(words: impl Iterator<Item = u32>) -> Arc<[u32]> {
    let mut words: Vec<u32> = words.collect();
    words.sort_unstable();
    words.dedup();
    words.into()
}

fn number(leaf: &Leaf, figure: Figure) -> Check {
    let relative = matches!(leaf.field, Field::Candidate(_));
    match (leaf.op, &leaf.value) {
        (Op::Exists, _) => Check::HasFigure(figure),
        (op, Some(Value::Number(number))) => {
            bounds(op, *number).map_or(Check::Never, |(least, most)| Check::Within(figure, least, most))
        }
        (_, Some(Value::Range([least, most]))) => Check::Within(figure, *least, *most),
        (op, Some(Value::OfTrigger(part))) if relative => Check::Part(figure, op, *part),
        (_, Some(Value::RangeOfTrigger(parts))) if relative => Check::Parts(figure, Arc::new(*parts)),
        _ => Check::Never,
    }
}

fn date(leaf: &Leaf) -> Check {
    let days = match (leaf.op, &leaf.value) {
        (Op::Exists, _) => return Check::Always,
        (Op::Between, Some(Value::Dates([first, last]))) => Some((day(*first), day(*last))),
        (Op::Equals, Some(Value::Date(date))) => Some((day(*date), day(*date))),
        (Op::MoreThan, Some(Value::Date(date))) => Some((day(*date) + 1, i32::MAX)),
        (Op::AtLeast, Some(Value::Date(date))) => Some((day(*date), i32::MAX)),
        (Op::LessThan, Some(Value::Date(date))) => Some((i32::MIN, day(*date) - 1)),
        (Op::AtMost, Some(Value::Date(date))) => Some((i32::MIN, day(*date))),
        _ => None,
    };
    days.map_or(Check::Never, |(first, last)| Check::Days(first, last))
}

/// The name of a weekday by its number, Monday first.
pub(super) fn weekday_name(number: u32) -> &'static str {
    WEEKDAYS[number as usize]
}
