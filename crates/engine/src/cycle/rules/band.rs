//! A span of numbers that moves with another number: from 90 % of it to 140 %, or 5.00 above it and up. Both ends rise
//! with the number they follow, and so the products whose band holds a number stand side by side too.

use crate::rule::{least_of, most_of};
use tandem_model::{Leaf, Op, Relative, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct End {
    part: Relative,
    /// Whether a part of a whole is rounded up.
    up: bool,
    beyond: i64,
}

impl End {
    fn at(&self, own: i64) -> i64 {
        let part = if self.up { least_of(own, &self.part) } else { most_of(own, &self.part) };
        part.saturating_add(self.beyond)
    }
}

/// An end that is absent is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    least: Option<End>,
    most: Option<End>,
}

impl Band {
    /// The band of a relative leaf; none where its operator takes no relative value.
    pub fn of(leaf: &Leaf) -> Option<Self> {
        let end = |part: Relative, up, beyond| Some(End { part, up, beyond });
        let (least, most) = match (leaf.op, &leaf.value) {
            (Op::Equals, &Some(Value::OfTrigger(part))) => (end(part, true, 0), end(part, false, 0)),
            (Op::AtLeast, &Some(Value::OfTrigger(part))) => (end(part, true, 0), None),
            (Op::MoreThan, &Some(Value::OfTrigger(part))) => (end(part, false, 1), None),
            (Op::AtMost, &Some(Value::OfTrigger(part))) => (None, end(part, false, 0)),
            (Op::LessThan, &Some(Value::OfTrigger(part))) => (None, end(part, true, -1)),
            (Op::Between, &Some(Value::RangeOfTrigger([least, most]))) => (end(least, true, 0), end(most, false, 0)),
            _ => return None,
        };
        Some(Self { least, most })
    }

    /// What is not within the band: below it, and above it.
    pub fn outside(&self) -> impl Iterator<Item = Self> {
        let below = self.least.map(|end| Self { least: None, most: Some(End { beyond: end.beyond - 1, ..end }) });
        let above = self.most.map(|end| Self { least: Some(End { beyond: end.beyond + 1, ..end }), most: None });
        below.into_iter().chain(above)
    }

    /// Whether a number within the band of another always has that within its own.
    pub fn is_symmetric(&self) -> bool {
        let shift = |end: End| (end.part.bp == 10_000).then_some(end.part.plus.saturating_add(end.beyond));
        match (self.least.and_then(shift), self.most.and_then(shift)) {
            (Some(least), Some(most)) => least.checked_neg() == Some(most),
            _ => false,
        }
    }

    #[inline]
    pub fn low(&self, own: i64) -> i64 {
        self.least.map_or(i64::MIN, |end| end.at(own))
    }

    #[inline]
    pub fn high(&self, own: i64) -> i64 {
        self.most.map_or(i64::MAX, |end| end.at(own))
    }

    pub fn holds(&self, own: i64, other: i64) -> bool {
        self.low(own) <= other && other <= self.high(own)
    }
}
