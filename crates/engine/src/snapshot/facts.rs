//! The fixed-size facts of a product: 48 bytes of them, and four more that every recommendation reads.

use chrono::{Datelike, NaiveDate};
use tandem_model::{Product, ProductStatus};

/// Stands for "none" among words.
pub(crate) const NO_WORD: u32 = u32::MAX;

const NO_NUMBER: i64 = i64::MIN;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Facts {
    price: i64,
    cost: i64,
    stock: i64,
    /// Days of the common era; the first and last day there is where not said.
    pub launch: i32,
    pub end: i32,
    pub category: u32,
    pub brand: u32,
    pub currency: u32,
    pub status: ProductStatus,
    pub back_order: bool,
    /// Links may name a product that does not exist.
    pub exists: bool,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            price: NO_NUMBER,
            cost: NO_NUMBER,
            stock: NO_NUMBER,
            launch: i32::MIN,
            end: i32::MAX,
            category: NO_WORD,
            brand: NO_WORD,
            currency: NO_WORD,
            status: ProductStatus::Inactive,
            back_order: false,
            exists: false,
        }
    }
}

impl Facts {
    /// Without the words.
    pub fn of(product: &Product) -> Self {
        Self {
            price: product.price_minor.unwrap_or(NO_NUMBER),
            cost: product.cost_minor.unwrap_or(NO_NUMBER),
            stock: product.stock.unwrap_or(NO_NUMBER),
            launch: product.launch.map_or(i32::MIN, day),
            end: product.end.map_or(i32::MAX, day),
            status: product.status,
            back_order: product.back_order,
            exists: true,
            ..Self::default()
        }
    }

    pub fn with_words(self, category: u32, brand: u32, currency: u32) -> Self {
        Self { category, brand, currency, ..self }
    }

    pub fn price(&self) -> Option<i64> {
        Some(self.price).filter(|&price| price != NO_NUMBER)
    }

    pub fn cost(&self) -> Option<i64> {
        Some(self.cost).filter(|&cost| cost != NO_NUMBER)
    }

    pub fn stock(&self) -> Option<i64> {
        Some(self.stock).filter(|&stock| stock != NO_NUMBER)
    }

    pub fn sold_out(&self) -> bool {
        !self.back_order && self.stock().is_some_and(|stock| stock <= 0)
    }

    pub fn is_active(&self) -> bool {
        self.exists && self.status == ProductStatus::Active
    }

    /// Whether `day` is within launch and end.
    pub fn is_current(&self, day: i32) -> bool {
        self.launch <= day && day <= self.end
    }

    pub fn sight(&self) -> Sight {
        if !self.is_active() || self.sold_out() {
            Sight::Hidden
        } else if self.launch == i32::MIN && self.end == i32::MAX {
            Sight::Always
        } else {
            Sight::Dated
        }
    }
}

/// The number of a day.
pub(crate) fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The day of a number; none where the date was not said.
pub(crate) fn date(day: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(day)
}

/// When a product may be shown, as far as the product itself decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    Hidden,
    Always,
    /// Its launch and end decide.
    Dated,
}

/// A product's family and sight in one word, so that a candidate costs one look-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand(u32);

const NO_FAMILY: u32 = u32::MAX >> 2;

impl Default for Stand {
    fn default() -> Self {
        Self::new(None, Sight::Hidden)
    }
}

impl Stand {
    pub fn new(family: Option<u32>, sight: Sight) -> Self {
        Self(family.unwrap_or(NO_FAMILY) << 2 | sight as u32)
    }

    #[inline]
    pub fn family(self) -> Option<u32> {
        Some(self.0 >> 2).filter(|&family| family != NO_FAMILY)
    }

    #[inline]
    pub fn sight(self) -> Sight {
        match self.0 & 3 {
            1 => Sight::Always,
            2 => Sight::Dated,
            _ => Sight::Hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_48_bytes_and_a_stand_4() {
        assert_eq!((size_of::<Facts>(), size_of::<Stand>()), (48, 4));
    }

    #[test]
    fn a_stand_keeps_family_and_sight_apart() {
        for sight in [Sight::Hidden, Sight::Always, Sight::Dated] {
            for family in [None, Some(0), Some(77)] {
                let stand = Stand::new(family, sight);
                assert_eq!((stand.family(), stand.sight()), (family, sight));
            }
        }
    }
}
