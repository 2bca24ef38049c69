//! Sort keys: every column as a number that sorts as the column does, so that a million rows sort without
//! looking at their texts. Text longer than the key is compared in full only where the keys tie.

use std::cmp::Ordering;

/// Sorts after everything else, ascending and descending: empty cells stand at the end.
pub const MISSING: u128 = u128::MAX;

const KEY_BYTES: usize = 16;

/// A whole number, the smallest first.
pub fn of_number(value: i64) -> u128 {
    u128::from((value as u64) ^ (1 << 63))
}

/// The first letters of a text without regard to case.
pub fn of_text(text: &str) -> u128 {
    if text.is_ascii() {
        pack(text.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        pack(text.to_lowercase().bytes())
    }
}

/// The same key sorting the other way round; missing stays last.
pub fn reversed(key: u128) -> u128 {
    if key == MISSING { MISSING } else { MISSING - 1 - key }
}

fn pack(bytes: impl Iterator<Item = u8>) -> u128 {
    let mut packed = [0u8; KEY_BYTES];
    for (slot, byte) in packed.iter_mut().zip(bytes) {
        *slot = byte;
    }
    u128::from_be_bytes(packed)
}

/// Orders two texts without regard to case; texts that differ in case only are equal.
pub fn compare_text(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        return a.bytes().map(|x| x.to_ascii_lowercase()).cmp(b.bytes().map(|x| x.to_ascii_lowercase()));
    }
    a.to_lowercase().cmp(&b.to_lowercase())
}

/// The place of every text when sorted without regard to case, then exactly: `ranks[i]` is that of `texts[i]`.
pub fn ranks(texts: &[&str]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let (a, b) = (texts[a as usize], texts[b as usize]);
        compare_text(a, b).then_with(|| a.cmp(b))
    });
    let mut ranks = vec![0; texts.len()];
    for (rank, &at) in order.iter().enumerate() {
        ranks[at as usize] = rank as u32;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn missing_is_last_both_ways() {
        let key = of_number(i64::MAX);
        assert!(key < MISSING && reversed(key) < MISSING);
        assert_eq!(reversed(MISSING), MISSING);
    }

    #[test]
    fn ranks_disregard_case_first() {
        assert_eq!(ranks(&["b", "A", "a", "C"]), [2, 0, 1, 3]);
    }

    proptest! {
        #[test]
        fn keys_of_numbers_sort_as_numbers(a: i64, b: i64) {
            prop_assert_eq!(of_number(a).cmp(&of_number(b)), a.cmp(&b));
            prop_assert_eq!(reversed(of_number(a)).cmp(&reversed(of_number(b))), b.cmp(&a));
        }

        #[test]
        fn keys_of_texts_never_contradict_the_texts(a in ".{0,20}", b in ".{0,20}") {
            let keys = of_text(&a).cmp(&of_text(&b));
            prop_assert!(keys == Ordering::Equal || keys == compare_text(&a, &b));
        }
    }
}
