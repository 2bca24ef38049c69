//! The ways in which links reach products, best first, sorted no further than the list needs.

use super::gather::gather;
use super::key::Key;
use super::question::Question;
use super::scale::Scale;
use crate::Snapshot;
use crate::campaign::Season;
use crate::snapshot::Sight;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::hint::black_box;

/// Candidates that most questions stay below.
const USUAL: usize = 128;

/// Candidates looked at beyond the limit before more have to be sorted.
const SPARE: usize = 6;

#[derive(Debug)]
pub(super) struct Links {
    keys: Vec<Key>,
    /// Keys that stand in their place.
    sorted: usize,
    next: usize,
    step: usize,
    /// Position and way of every link that is pinned.
    pinned: Vec<(u32, Key)>,
    /// A candidate was added after the snapshot was built, so that its id tells nothing of its SKU.
    added: bool,
}

impl Default for Links {
    fn default() -> Self {
        Self { keys: Vec::with_capacity(USUAL), sorted: 0, next: 0, step: 0, pinned: Vec::new(), added: false }
    }
}

impl Links {
    /// Goes along all links of the triggers. `asked` is weight and place in the order of codes, of each type.
    pub fn start(
        &mut self,
        snapshot: &Snapshot,
        question: &Question<'_>,
        asked: &[(u8, u16)],
        scale: &Scale,
        season: &Season,
    ) {
        let triggers = question.triggers;
        (self.sorted, self.next, self.step) = (0, 0, question.limit.saturating_add(SPARE));
        self.keys.clear();
        self.pinned.clear();
        let (keys, pinned, in_order) = (&mut self.keys, &mut self.pinned, snapshot.in_order());
        let mut added = false;
        gather(snapshot, triggers, |place, id, arrow, level| {
            let (weight, order) = asked[usize::from(arrow.kind)];
            let base = snapshot.base(season, weight, (level, triggers[place]), arrow);
            if base > 0 {
                added |= id >= in_order;
                let key = Key::new(u64::from(base), id, place, order, arrow, level);
                keys.push(key);
                if arrow.is_pinned()
                    && let Some(pin) = snapshot.pin(level, triggers[place], arrow)
                {
                    pinned.push((pin.max(1), key));
                }
            }
        });
        self.added = added;
        if !scale.is_plain() {
            self.rescore(snapshot, scale);
        }
        if !self.pinned.is_empty() {
            self.pinned.sort_unstable_by(|(at, a), (then, b)| at.cmp(then).then_with(|| by_sku(snapshot, *a, *b)));
        }
    }

    fn rescore(&mut self, snapshot: &Snapshot, scale: &Scale) {
        let rescored = |key: Key| key.with_score(scale.score(snapshot, key.score() as u16, key.id()));
        self.keys.iter_mut().for_each(|key| *key = rescored(*key));
        self.pinned.iter_mut().for_each(|(_, key)| *key = rescored(*key));
    }

    /// Pinned ways by position, then score, then SKU.
    pub fn pinned(&self) -> &[(u32, Key)] {
        &self.pinned
    }

    /// The best way that was not passed yet.
    #[inline]
    pub fn peek(&mut self, snapshot: &Snapshot) -> Option<Key> {
        if self.next == self.sorted {
            self.sort_more(snapshot);
        }
        self.keys[..self.sorted].get(self.next).copied()
    }

    #[inline]
    pub fn pass(&mut self) {
        self.next += 1;
    }

    fn sort_more(&mut self, snapshot: &Snapshot) {
        let rest = &mut self.keys[self.sorted..];
        if self.added {
            rest.sort_unstable_by(|a, b| by_sku(snapshot, *a, *b));
            self.sorted = self.keys.len();
            return;
        }
        let count = self.step.min(rest.len());
        if count < rest.len() {
            rest.select_nth_unstable_by(count, |a, b| b.cmp(a));
        }
        ask_ahead(snapshot, &rest[..count]);
        rest[..count].sort_unstable_by(|a, b| b.cmp(a));
        self.sorted += count;
        self.step = self.step.saturating_mul(2);
    }

    /// How many products there are ways to.
    pub fn reached(&self) -> usize {
        self.keys.iter().map(|key| key.id()).collect::<BTreeSet<u32>>().len()
    }

    /// Every way to a product, or to another it stands in for, best first.
    pub fn ways(&self, id: u32, instead_of: Option<u32>) -> Vec<Key> {
        let to = |key: &Key| key.id() == id || Some(key.id()) == instead_of;
        let mut keys: Vec<Key> = self.keys.iter().copied().filter(to).collect();
        keys.sort_unstable_by(|a, b| b.cmp(a));
        keys
    }
}

/// Reads what decides about each candidate, so that the waits for memory overlap, with each other and with sorting.
fn ask_ahead(snapshot: &Snapshot, keys: &[Key]) {
    let hidden = |key: &&Key| snapshot.stand(key.id()).sight() == Sight::Hidden;
    black_box(keys.iter().filter(hidden).count());
}

fn by_sku(snapshot: &Snapshot, a: Key, b: Key) -> Ordering {
    let sku = || snapshot.compare(a.id(), b.id());
    b.score().cmp(&a.score()).then_with(sku).then_with(|| b.rest().cmp(&a.rest()))
}
