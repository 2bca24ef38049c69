//! Scores as whole numbers: base × (1 + Σ sᵢ·pᵢ) ÷ (1 + Σ sᵢ), all over one denominator.

use crate::Snapshot;
use crate::snapshot::{QUALITIES, WHOLE};
use tandem_model::Sliders;

/// Type weight × weight of the link or rule, at the most, without a boost.
const FULL_BASE: u64 = 10_000;

/// A slider moved all the way.
const FULL_SLIDER: u64 = 100;

/// How much each quality counts in one question. Lift takes no part: it is not known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scale {
    sliders: [u64; QUALITIES],
    sum: u64,
}

impl Scale {
    pub fn of(sliders: &Sliders) -> Self {
        let sliders = [sliders.margin, sliders.popularity, sliders.newness, sliders.stock]
            .map(|slider| u64::from(slider).min(FULL_SLIDER));
        Self { sliders, sum: sliders.iter().sum() }
    }

    /// Nothing is preferred: scores are bases.
    #[inline]
    pub fn is_plain(&self) -> bool {
        self.sum == 0
    }

    /// The score of a product of the greatest weights and values, which only a boost exceeds.
    pub fn full(&self) -> u64 {
        self.most(FULL_BASE as u16)
    }

    /// What a product with the greatest of all values scores: below 2⁴⁵.
    #[inline]
    pub fn most(&self, base: u16) -> u64 {
        if self.is_plain() {
            return u64::from(base);
        }
        u64::from(base) * (FULL_SLIDER + self.sum) * u64::from(WHOLE)
    }

    #[inline]
    pub fn score(&self, snapshot: &Snapshot, base: u16, id: u32) -> u64 {
        if self.is_plain() {
            return u64::from(base);
        }
        let preferred = snapshot.qualities().preferred(snapshot, id, &self.sliders);
        u64::from(base) * (FULL_SLIDER * u64::from(WHOLE) + preferred)
    }

    /// The least base of which a product can score so much.
    #[inline]
    pub fn least_base(&self, score: u64) -> u16 {
        score.div_ceil(self.most(1)) as u16
    }

    /// The sliders in use: their place among the qualities and their value, 1–100.
    pub fn in_use(&self) -> impl Iterator<Item = (usize, u64)> {
        self.sliders.into_iter().enumerate().filter(|(_, slider)| *slider > 0)
    }
}
