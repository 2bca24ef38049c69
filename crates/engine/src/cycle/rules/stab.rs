//! The parts of rules whose span holds a number, one after the other: spans in the order of their lower ends, and over
//! them a tree of the greatest upper end. Each found costs the logarithm of the spans.

/// What stands in the tree for a span that was taken out.
pub(super) const GONE: i64 = i64::MIN;

#[derive(Default)]
pub(super) struct Stab {
    least: Vec<i64>,
    parts: Vec<u32>,
    /// The tree: its leaves stand in the second half.
    pub most: Vec<i64>,
}

impl Stab {
    /// Of spans (least, most, part); the most of a span is never [`GONE`].
    pub fn new(mut spans: Vec<(i64, i64, u32)>) -> Self {
        spans.sort_unstable_by_key(|&(least, _, part)| (least, part));
        let size = spans.len().next_power_of_two();
        let mut most = vec![GONE; 2 * size];
        for (at, &(_, end, _)) in spans.iter().enumerate() {
            most[size + at] = end;
        }
        for at in (1..size).rev() {
            most[at] = most[2 * at].max(most[2 * at + 1]);
        }
        let least = spans.iter().map(|&(least, ..)| least).collect();
        Self { least, parts: spans.into_iter().map(|(.., part)| part).collect(), most }
    }

    pub fn part(&self, slot: usize) -> u32 {
        self.parts[slot]
    }

    /// The first slot from `from` on whose span holds a number, in the tree as it stands now.
    #[inline]
    pub fn next(&self, most: &[i64], from: usize, number: i64) -> Option<usize> {
        let size = most.len() / 2;
        if from >= self.least.len() {
            return None;
        }
        let there = number.max(GONE + 1);
        let mut node = size + from;
        while most[node] < there {
            while node & 1 == 1 {
                node >>= 1;
                if node <= 1 {
                    return None;
                }
            }
            node += 1;
        }
        while node < size {
            node *= 2;
            node += usize::from(most[node] < there);
        }
        let slot = node - size;
        (slot < self.least.len() && self.least[slot] <= number).then_some(slot)
    }
}

/// Takes a span out, or puts it back.
pub(super) fn set(most: &mut [i64], slot: usize, end: i64) {
    let mut node = most.len() / 2 + slot;
    most[node] = end;
    while node > 1 {
        node /= 2;
        most[node] = most[2 * node].max(most[2 * node + 1]);
    }
}
