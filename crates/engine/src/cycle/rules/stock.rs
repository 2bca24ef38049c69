//! What the nets of one catalogue have in common: sequences, as long as a net holds them, and the texts that these are
//! split by. The rules of every loop group speak of much the same categories and brands.

use super::columns::{Number, Words};
use super::sequence::Sequence;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tandem_model::ProductFact;

/// Texts that are to be equal, and whether the currency is.
pub(super) type SplitName = (Vec<ProductFact>, bool);

/// What picks the products of a sequence, the number that they stand in the order of, and what they are split by.
pub(super) type SequenceName = (String, Number, SplitName);

#[derive(Default)]
pub(super) struct Stock {
    splits: Mutex<BTreeMap<SplitName, Words>>,
    sequences: Mutex<Sequences>,
}

#[derive(Default)]
struct Sequences {
    held: BTreeMap<SequenceName, Held>,
    /// How many stood there when those were put away that no net holds any more.
    tidied: usize,
}

struct Held {
    items: Weak<[u32]>,
    values: Weak<[i64]>,
    heads: Weak<[(u64, u32)]>,
    /// Products picked, whether or not they are in a block.
    picked: usize,
}

impl Held {
    /// As a net numbers what it is split by, and how many products were picked; none where no net holds it any more.
    fn sequence(&self, order: Number, split: u32) -> Option<(Sequence, usize)> {
        let (items, values, heads) = (self.items.upgrade()?, self.values.upgrade()?, self.heads.upgrade()?);
        Some((Sequence { order, split, items, values, heads }, self.picked))
    }
}

impl Stock {
    pub fn split(&self, name: &SplitName, make: impl FnOnce() -> Words) -> Words {
        let mut splits = lock(&self.splits);
        splits.entry(name.clone()).or_insert_with(make).clone()
    }

    /// A sequence that some net holds, and how many products were picked for it.
    pub fn sequence(&self, name: &SequenceName, split: u32) -> Option<(Sequence, usize)> {
        lock(&self.sequences).held.get(name)?.sequence(name.1, split)
    }

    /// Lets other nets have a sequence. Where another net was faster, its own is answered.
    pub fn share(&self, name: SequenceName, sequence: Sequence, picked: usize) -> Sequence {
        let mut sequences = lock(&self.sequences);
        let other = sequences.held.get(&name).and_then(|held| held.sequence(sequence.order, sequence.split));
        if let Some((other, _)) = other {
            return other;
        }
        let held = Held {
            items: Arc::downgrade(&sequence.items),
            values: Arc::downgrade(&sequence.values),
            heads: Arc::downgrade(&sequence.heads),
            picked,
        };
        sequences.held.insert(name, held);
        sequences.tidy();
        sequence
    }
}

impl Sequences {
    fn tidy(&mut self) {
        if self.held.len() > 2 * self.tidied + 1_000 {
            self.held.retain(|_, held| held.items.strong_count() > 0);
            self.tidied = self.held.len();
        }
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
