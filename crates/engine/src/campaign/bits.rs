//! Sets of small numbers.

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    pub fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::default();
        numbers.into_iter().for_each(|number| bits.set(number));
        bits
    }

    pub fn set(&mut self, number: u32) {
        let at = number as usize / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (number % 64);
    }

    #[inline]
    pub fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// With room for the numbers below `len`, whether or not any is in it.
    pub fn with_room(mut self, len: usize) -> Self {
        self.0.resize(self.0.len().max(len.div_ceil(64)), 0);
        self
    }

    /// From the lowest number on.
    #[inline]
    pub fn words(&self) -> &[u64] {
        &self.0
    }

    #[inline]
    pub fn words_mut(&mut self) -> &mut Vec<u64> {
        &mut self.0
    }

    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |all, (a, b)| all | (a & b)) != 0
    }
}
