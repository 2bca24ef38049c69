//! One way a product was reached, as a number: the greater, the better.

use crate::snapshot::Arrow;
use tandem_model::LinkLevel;

/// From the highest bits down: score (16), id (32), place of the trigger (32), level (8) and place of the type's code
/// (16), all but the score turned over so that the lower is the better, then the link's weight (8) and flags (8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

const SCORE: u32 = 104;
const ID: u32 = 72;
const PLACE: u32 = 40;
const LEVEL: u32 = 32;
const ORDER: u32 = 16;
const WEIGHT: u32 = 8;
const UNWEIGHTED: u8 = 1;
const MIRRORED: u8 = 2;

impl Key {
    /// `order` is the place of the type's code among all codes.
    #[inline]
    pub fn new(score: u16, id: u32, place: usize, order: u16, arrow: &Arrow, level: LinkLevel) -> Self {
        let unweighted = if arrow.weight().is_none() { UNWEIGHTED } else { 0 };
        let mirrored = if arrow.is_mirrored() { MIRRORED } else { 0 };
        let high = u64::from(score) << 32 | u64::from(!id);
        let middle = u64::from(!(place as u32)) << 8 | u64::from(!(level as u8));
        let low = u32::from(!order) << 16 | u32::from(arrow.counts()) << 8 | u32::from(unweighted | mirrored);
        Self(u128::from(high) << ID | u128::from(middle) << LEVEL | u128::from(low))
    }

    #[inline]
    pub fn score(self) -> u16 {
        (self.0 >> SCORE) as u16
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
        !((self.0 >> PLACE) as u32) as usize
    }

    pub fn level(self) -> LinkLevel {
        if !((self.0 >> LEVEL) as u8) == LinkLevel::Product as u8 { LinkLevel::Product } else { LinkLevel::Family }
    }

    pub fn order(self) -> u16 {
        !((self.0 >> ORDER) as u16)
    }

    pub fn weight(self) -> Option<u8> {
        (self.0 as u8 & UNWEIGHTED == 0).then_some((self.0 >> WEIGHT) as u8)
    }

    pub fn is_mirrored(self) -> bool {
        self.0 as u8 & MIRRORED != 0
    }
}
