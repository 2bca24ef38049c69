//! Finds bytes in text eight at a time; cells are short, so that the start of a search counts more than its stride.

const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const WIDTH: usize = 8;

/// The places of three bytes in a stretch of bytes, in order.
pub(crate) struct Places<'a> {
    bytes: &'a [u8],
    sought: [u64; 3],
    base: usize,
    found: u64,
}

impl<'a> Places<'a> {
    pub(crate) fn new(bytes: &'a [u8], from: usize, sought: [u8; 3]) -> Self {
        let sought = sought.map(|byte| u64::from_le_bytes([byte; WIDTH]));
        let mut places = Self { bytes, sought, base: 0, found: 0 };
        places.seek(from);
        places
    }

    /// Goes on from a place.
    pub(crate) fn seek(&mut self, from: usize) {
        self.base = from;
        self.found = self.look();
    }

    pub(crate) fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.base += WIDTH;
            if self.base >= self.bytes.len() {
                return None;
            }
            self.found = self.look();
        }
        let place = self.base + self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some(place)
    }

    /// The highest bit of each byte that is sought. Bytes beyond the end count as none.
    fn look(&self) -> u64 {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        let (word, known) = match rest.first_chunk::<WIDTH>() {
            Some(chunk) => (u64::from_le_bytes(*chunk), u64::MAX),
            None => short_word(rest),
        };
        let [first, second, third] = self.sought.map(|sought| zero_bytes(word ^ sought));
        (first | second | third) & known
    }
}

fn short_word(rest: &[u8]) -> (u64, u64) {
    let mut chunk = [0; WIDTH];
    chunk[..rest.len()].copy_from_slice(rest);
    (u64::from_le_bytes(chunk), (1 << (8 * rest.len())) - 1)
}

/// The highest bit of each byte that is zero (Warren, *Hacker's Delight*, 6-1).
fn zero_bytes(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

/// Line breaks in text: `\n`, `\r` and `\r\n` are one each. `after_return` says whether the text before ended on `\r`.
pub(crate) fn count_breaks(text: &[u8], after_return: &mut bool) -> u64 {
    let mut count = 0;
    for byte in text {
        count += u64::from(*byte == b'\r' || (*byte == b'\n' && !*after_return));
        *after_return = *byte == b'\r';
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places(bytes: &[u8], from: usize) -> Vec<usize> {
        let mut places = Places::new(bytes, from, [b',', b'\n', b'\r']);
        std::iter::from_fn(|| places.next()).collect()
    }

    #[test]
    fn breaks_of_every_kind_count_once() {
        let count = |text: &str| count_breaks(text.as_bytes(), &mut false);
        assert_eq!((count("a\nb"), count("a\rb\r\nc"), count("\n\r")), (1, 2, 2));
        assert_eq!(count_breaks(b"\na", &mut true), 0);
    }

    proptest! {
        #[test]
        fn places_are_those_of_a_plain_search(bytes in prop::collection::vec(prop::sample::select(
            vec![b',', b'\n', b'\r', b'a', 0, 0x2d, 0xac, 0xff, 0x0b, 0x8a]), 0..40), from in 0usize..42) {
            let plain: Vec<usize> = (from..bytes.len()).filter(|at| b",\n\r".contains(&bytes[*at])).collect();
            prop_assert_eq!(places(&bytes, from), plain);
        }
    }
}
