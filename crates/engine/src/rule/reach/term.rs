//! Leaves that compare a candidate with its trigger, brought into a form that can be counted.
//!
//! What differs is what is known less what is the same; what is denied is everything less what is not. So any
//! combination is a sum of terms, some of them taken off, each of which asks only that words are the same or known and
//! that numbers lie within bounds.

use crate::rule::Literal;
use crate::rule::catalogue::Catalogue;
use crate::rule::compiled::Kind;
use crate::rule::holds::{least_of, most_of, relative_bounds};
use std::collections::BTreeMap;
use tandem_model::{Field, Leaf, Op, ProductFact, Relative, Value};

/// Terms of one alternative at the most.
const MAX_TERMS: usize = 1024;

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub keys: BTreeMap<Key, Tie>,
    pub price: Bands,
    pub margin: Bands,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Family,
    Category,
    Brand,
    Attribute(u32),
    /// An attribute that no product has.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// Both have the value.
    Known,
    Same,
}

/// Bounds that move with the trigger's number; all must hold. None hold always, also where there is no number.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bands(Vec<Band>);

/// The least and the greatest number accepted, both included.
pub(super) type Bounds = (i64, i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Band {
    op: Op,
    least: Relative,
    most: Relative,
}

impl Band {
    /// The least and greatest number accepted; neither falls as `own` rises.
    fn around(&self, own: i64) -> Bounds {
        match self.op {
            Op::Between => (least_of(own, &self.least), most_of(own, &self.most)),
            op => relative_bounds(op, own, &self.least).unwrap_or((i64::MAX, i64::MIN)),
        }
    }
}

impl Bands {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The least and greatest number that a trigger's number allows; neither falls as it rises.
    pub fn around(&self, own: i64) -> Bounds {
        let bounds = self.0.iter().map(|band| band.around(own));
        bounds.fold((i64::MIN, i64::MAX), |held, new| (held.0.max(new.0), held.1.min(new.1)))
    }

    fn with(&self, band: Band) -> Self {
        let mut bands = self.0.clone();
        if let Err(at) = bands.binary_search(&band) {
            bands.insert(at, band);
        }
        Self(bands)
    }
}

/// Terms and how often each counts. `None` where there would be too many.
pub(super) fn terms(catalogue: &Catalogue<'_>, literals: &[Literal<'_>]) -> Option<Vec<(Term, i64)>> {
    let mut sum = BTreeMap::from([(Term::default(), 1i64)]);
    for literal in literals {
        let mut next = BTreeMap::new();
        for (term, times) in &sum {
            for (part, sign) in split(catalogue, literal) {
                *next.entry(term.and(part)).or_default() += sign * times;
            }
        }
        next.retain(|_, times| *times != 0);
        sum = next;
        if sum.len() > MAX_TERMS {
            return None;
        }
    }
    Some(sum.into_iter().collect())
}

#[derive(Debug, Clone, Copy)]
enum Part {
    All,
    Tied(Key, Tie),
    Price(Band),
    Margin(Band),
}

impl Term {
    fn and(&self, part: Part) -> Self {
        let mut term = self.clone();
        match part {
            Part::All => {}
            Part::Tied(key, tie) => {
                let held = term.keys.entry(key).or_insert(tie);
                *held = tie.max(*held);
            }
            Part::Price(band) => term.price = term.price.with(band),
            Part::Margin(band) => term.margin = term.margin.with(band),
        }
        term
    }
}

/// What a literal comes to, as parts that are added or taken off.
fn split(catalogue: &Catalogue<'_>, literal: &Literal<'_>) -> Vec<(Part, i64)> {
    let leaf = literal.leaf;
    let positive = match (&leaf.field, &leaf.value) {
        (Field::Candidate(fact), _) if leaf.op == Op::SameAsTrigger => {
            vec![(Part::Tied(key(catalogue, fact), Tie::Same), 1)]
        }
        (Field::Candidate(fact), _) if leaf.op == Op::DifferentFromTrigger => {
            let key = key(catalogue, fact);
            vec![(Part::Tied(key, Tie::Known), 1), (Part::Tied(key, Tie::Same), -1)]
        }
        (Field::Candidate(ProductFact::Price), Some(_)) => {
            band(leaf).map(|band| (Part::Price(band), 1)).into_iter().collect()
        }
        (Field::Candidate(ProductFact::Margin), Some(_)) => {
            band(leaf).map(|band| (Part::Margin(band), 1)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if literal.negated {
        let taken_off = positive.into_iter().map(|(part, sign)| (part, -sign));
        [(Part::All, 1)].into_iter().chain(taken_off).collect()
    } else {
        positive
    }
}

fn band(leaf: &Leaf) -> Option<Band> {
    match leaf.value {
        Some(Value::OfTrigger(relative)) => Some(Band { op: leaf.op, least: relative, most: relative }),
        Some(Value::RangeOfTrigger([least, most])) => Some(Band { op: Op::Between, least, most }),
        _ => None,
    }
}

fn key(catalogue: &Catalogue<'_>, fact: &ProductFact) -> Key {
    match fact {
        ProductFact::Family => Key::Family,
        ProductFact::Category => Key::Category,
        ProductFact::Brand => Key::Brand,
        ProductFact::Attribute(name) => catalogue.find(Kind::Name, name).map_or(Key::Unknown, Key::Attribute),
        _ => Key::Unknown,
    }
}

/// The least and the greatest of the trigger's numbers with which a relative leaf accepts `number`.
pub(super) fn own_bounds(leaf: &Leaf, number: i64) -> Option<(i64, i64)> {
    let band = band(leaf)?;
    let least = first(|own| band.around(own).1 >= number)?;
    let most = match first(|own| band.around(own).0 > number) {
        Some(first) => first.checked_sub(1)?,
        None => i64::MAX,
    };
    Some((least, most))
}

/// The least whole number that fits, where all above one that fits do.
fn first(fits: impl Fn(i64) -> bool) -> Option<i64> {
    if !fits(i64::MAX) {
        return None;
    }
    let (mut misses, mut found) = (i128::from(i64::MIN) - 1, i128::from(i64::MAX));
    while found - misses > 1 {
        let middle = (misses + found).div_euclid(2);
        if fits(middle as i64) { found = middle } else { misses = middle }
    }
    Some(found as i64)
}
