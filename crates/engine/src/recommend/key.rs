//! One way a product was reached, as a number: the greater, the better.

use crate::snapshot::Arrow;
use tandem_model::LinkLevel;

/// From the highest bits down: score (45), id (32), place of the trigger (24), level (1) and place of the type's code
/// (16), all but the score turned over so that the lower is the better, then the link's weight (8) and flags (2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

const SCORE: u32 = 83;
const ID: u32 = 51;
const PLACE: u32 = 27;
const LEVEL: u32 = 26;
const ORDER: u32 = 10;
const WEIGHT: u32 = 2;
const UNWEIGHTED: u32 = 1;
const MIRRORED: u32 = 2;

/// Places of triggers that can be told apart.
const PLACES: u32 = (1 << (ID - PLACE)) - 1;

impl Key {
    /// `order` is the place of the type's code among all codes.
    #[inline]
    pub fn new(score: u64, id: u32, place: usize, order: u16, arrow: &Arrow, level: LinkLevel) -> Self {
        let flag = |on: bool, bit: u32| if on { bit } else { 0 };
        let flags = flag(arrow.weight().is_none(), UNWEIGHTED) | flag(arrow.is_mirrored(), MIRRORED);
        let place = u64::from(PLACES - (place as u32).min(PLACES));
        let own = u64::from(level == LinkLevel::Product);
        let low = place << PLACE | own << LEVEL | u64::from(!order) << ORDER | u64::from(arrow.own()) << WEIGHT;
        let high = u128::from(score) << SCORE | u128::from(!id) << ID;
        Self(high | u128::from(low | u64::from(flags)))
    }

    #[inline]
    pub fn score(self) -> u64 {
        (self.0 >> SCORE) as u64
    }

    /// The same way with another score.
    #[inline]
    pub fn with_score(self, score: u64) -> Self {
        Self(self.0 & ((1 << SCORE) - 1) | u128::from(score) << SCORE)
    }

    #[inline]
    pub fn id(self) -> u32 {
        !((self.0 >> ID) as u32)
    }

    /// All that comes after the id.
    pub fn rest(self) -> u128 {
        self.0 & ((1 << ID) - 1)
    }

    #[inline]
    pub fn place(self) -> usize {
        (PLACES - ((self.0 >> PLACE) as u32 & PLACES)) as usize
    }

    pub fn level(self) -> LinkLevel {
        if self.0 >> LEVEL & 1 == 1 { LinkLevel::Product } else { LinkLevel::Family }
    }

    pub fn order(self) -> u16 {
        !((self.0 >> ORDER) as u16)
    }

    pub fn weight(self) -> Option<u8> {
        (self.0 as u32 & UNWEIGHTED == 0).then_some((self.0 >> WEIGHT) as u8)
    }

    pub fn is_mirrored(self) -> bool {
        self.0 as u32 & MIRRORED != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ArrowFacts;
    use tandem_model::LinkSource;

    #[test]
    fn a_key_forgets_nothing_and_puts_the_better_first() {
        let facts =
            |weight| ArrowFacts { weight, two_way: true, pinned: false, source: LinkSource::Manual, paused: false };
        let arrow = Arrow::new(3, 1, &facts(Some(70))).mirror(9);
        let key = Key::new(20_000_000_000_000, u32::MAX, 77, 300, &arrow, LinkLevel::Family);
        assert_eq!((key.score(), key.id(), key.place(), key.order()), (20_000_000_000_000, u32::MAX, 77, 300));
        assert_eq!((key.level(), key.weight(), key.is_mirrored()), (LinkLevel::Family, Some(70), true));
        assert!(key.with_score(5).score() == 5 && key.with_score(5).rest() == key.rest());
        let plain = Arrow::new(3, 1, &facts(None));
        let own = Key::new(1, 5, 0, 0, &plain, LinkLevel::Product);
        assert_eq!((own.level(), own.weight()), (LinkLevel::Product, None));
        for worse in [(1, 6, 0, 0), (1, 5, 1, 0), (1, 5, 0, 1), (0, 5, 0, 0)] {
            let (score, id, place, order) = worse;
            assert!(own > Key::new(score, id, place, order, &plain, LinkLevel::Product));
        }
        assert!(own > Key::new(1, 5, 0, 0, &plain, LinkLevel::Family));
    }
}
