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
        has(&self.0, number)
    }

    /// The words from the lowest number on; those that are not there are 0.
    #[inline]
    pub fn word(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    #[inline]
    pub fn push_word(&mut self, word: u64) {
        self.0.push(word);
    }
}

/// Whether a number is in a set given as its words.
#[inline]
pub(crate) fn has(words: &[u64], number: u32) -> bool {
    words.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
}
