//! One leaf that asks a product for a constant, ready to be asked of many.

use super::Catalogue;
use crate::rule::compiled::Kind;
use crate::rule::fact::{self, Fact};
use crate::rule::holds::bounds;
use crate::snapshot::Column;
use tandem_model::{Goods, Leaf, Op, ProductFact, Value};

/// Texts are the words of compiled rules, sorted.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rule) enum Test {
    Never,
    Sku {
        ids: Vec<u32>,
        among: bool,
    },
    Word {
        column: Column,
        numbers: Vec<u32>,
        among: bool,
    },
    HasWord(Column),
    /// In a category, or in one that is in it.
    Within {
        numbers: Vec<u32>,
        among: bool,
    },
    Attribute {
        name: u32,
        numbers: Vec<u32>,
        among: bool,
    },
    HasAttribute(u32),
    Tags {
        numbers: Vec<u32>,
        how: How,
    },
    HasTags,
    Number {
        fact: ProductFact,
        least: i64,
        most: i64,
    },
    HasNumber(ProductFact),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rule) enum How {
    Any,
    None,
    All,
    Exactly,
}

impl Test {
    /// Of a leaf on a product that is neither relative nor `missing`. Cost: the texts it names.
    pub fn of(catalogue: &Catalogue<'_>, fact: &ProductFact, leaf: &Leaf) -> Self {
        if leaf.op == Op::Exists {
            return Self::exists(catalogue, fact);
        }
        match &leaf.value {
            Some(Value::Number(number)) => Self::number(fact, bounds(leaf.op, *number)),
            Some(Value::Range([least, most])) => Self::number(fact, Some((*least, *most))),
            Some(Value::Text(text)) => Self::texts(catalogue, fact, leaf.op, std::slice::from_ref(text)),
            Some(Value::Texts(texts)) => Self::texts(catalogue, fact, leaf.op, texts),
            _ => Self::Never,
        }
    }

    /// Whether a product has a text.
    pub fn of_text(catalogue: &Catalogue<'_>, fact: &ProductFact, text: &str) -> Self {
        Self::texts(catalogue, fact, Op::OneOf, &[text.to_owned()])
    }

    /// Whether a product is of such goods.
    pub fn of_goods(catalogue: &Catalogue<'_>, goods: &Goods) -> Self {
        let text = |fact: ProductFact, text: &str| Self::of_text(catalogue, &fact, text);
        match goods {
            Goods::Sku(sku) => text(ProductFact::Sku, sku.as_str()),
            Goods::Family(family) => text(ProductFact::Family, family),
            Goods::Category(path) => text(ProductFact::Category, path),
            Goods::Brand(brand) => text(ProductFact::Brand, brand),
            Goods::Tag(tag) => text(ProductFact::Tags, tag),
            Goods::Attribute { name, value } => text(ProductFact::Attribute(name.clone()), value),
        }
    }

    fn exists(catalogue: &Catalogue<'_>, fact: &ProductFact) -> Self {
        match fact {
            ProductFact::Sku => Self::Sku { ids: Vec::new(), among: false },
            ProductFact::Tags => Self::HasTags,
            ProductFact::Attribute(name) => catalogue.find(Kind::Name, name).map_or(Self::Never, Self::HasAttribute),
            fact => column(fact).map_or_else(|| Self::HasNumber(fact.clone()), Self::HasWord),
        }
    }

    fn number(fact: &ProductFact, bounds: Option<(i64, i64)>) -> Self {
        bounds.map_or(Self::Never, |(least, most)| Self::Number { fact: fact.clone(), least, most })
    }

    fn texts(catalogue: &Catalogue<'_>, fact: &ProductFact, op: Op, texts: &[String]) -> Self {
        let among = op != Op::NoneOf;
        let numbers = |kind| sorted(texts.iter().filter_map(|text| catalogue.find(kind, text)));
        let word = |column, kind| Self::Word { column, numbers: numbers(kind), among };
        match fact {
            ProductFact::Sku => {
                Self::Sku { ids: sorted(texts.iter().filter_map(|sku| catalogue.snapshot.id(sku))), among }
            }
            ProductFact::Tags => Self::tags(catalogue, op, texts),
            ProductFact::Attribute(name) => match catalogue.find(Kind::Name, name) {
                Some(name) => Self::Attribute { name, numbers: numbers(Kind::Value(name)), among },
                None => Self::Never,
            },
            ProductFact::Category => Self::Within { numbers: numbers(Kind::Within), among },
            ProductFact::Family => word(Column::Family, Kind::Family),
            ProductFact::Brand => word(Column::Brand, Kind::Brand),
            _ => Self::Never,
        }
    }

    fn tags(catalogue: &Catalogue<'_>, op: Op, texts: &[String]) -> Self {
        let found: Vec<Option<u32>> = texts.iter().map(|tag| catalogue.find(Kind::Tag, tag)).collect();
        let how = match op {
            Op::NoneOf => How::None,
            Op::ContainsAll => How::All,
            Op::EqualsExactly => How::Exactly,
            _ => How::Any,
        };
        match found.contains(&None) && matches!(how, How::All | How::Exactly) {
            true => Self::Never,
            false => Self::Tags { numbers: sorted(found.into_iter().flatten()), how },
        }
    }

    /// As the naive leaf does. Cost: a look-up, and for tags and attributes the labels of the product.
    pub fn holds(&self, catalogue: &Catalogue<'_>, id: u32) -> bool {
        let snapshot = catalogue.snapshot;
        match self {
            Self::Never => false,
            Self::Sku { ids, among } => contains(ids, id) == *among,
            Self::Word { column, numbers, among } => {
                catalogue.word(*column, id).is_some_and(|word| contains(numbers, word) == *among)
            }
            Self::HasWord(column) => snapshot.word(*column, id).is_some(),
            Self::Within { numbers, among } => {
                let is_within = || catalogue.lineage(id).any(|word| contains(numbers, word));
                snapshot.word(Column::Category, id).is_some() && is_within() == *among
            }
            Self::Attribute { name, numbers, among } => {
                catalogue.attribute(id, *name).is_some_and(|value| contains(numbers, value) == *among)
            }
            Self::HasAttribute(name) => catalogue.attribute(id, *name).is_some(),
            Self::Tags { numbers, how } => tags_hold(catalogue, id, numbers, *how),
            Self::HasTags => catalogue.tags(id).next().is_some(),
            Self::Number { fact, least, most } => {
                catalogue.number(fact, id).is_some_and(|number| (*least..=*most).contains(&number))
            }
            Self::HasNumber(fact) => catalogue.number(fact, id).is_some(),
        }
    }
}

fn tags_hold(catalogue: &Catalogue<'_>, id: u32, numbers: &[u32], how: How) -> bool {
    let tags = || catalogue.tags(id);
    let all = || numbers.iter().all(|&number| tags().any(|tag| tag == number));
    tags().next().is_some()
        && match how {
            How::Any => tags().any(|tag| contains(numbers, tag)),
            How::None => !tags().any(|tag| contains(numbers, tag)),
            How::All => all(),
            How::Exactly => all() && tags().all(|tag| contains(numbers, tag)),
        }
}

pub(in crate::rule) fn column(fact: &ProductFact) -> Option<Column> {
    match fact {
        ProductFact::Family => Some(Column::Family),
        ProductFact::Category => Some(Column::Category),
        ProductFact::Brand => Some(Column::Brand),
        _ => None,
    }
}

fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn contains(numbers: &[u32], number: u32) -> bool {
    match numbers {
        [only] => *only == number,
        numbers => numbers.binary_search(&number).is_ok(),
    }
}

impl Catalogue<'_> {
    pub fn number(&self, fact: &ProductFact, id: u32) -> Option<i64> {
        if *fact == ProductFact::Price {
            return self.snapshot.price_minor(id);
        }
        match fact::product(self.snapshot, id, fact, self.day) {
            Fact::Number(number) => Some(number),
            _ => None,
        }
    }
}
