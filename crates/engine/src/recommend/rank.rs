//! The fast path: ids in, ranked ids out, no memory taken once warm.

use super::gather::gather;
use super::key::Key;
use super::taken::Taken;
use crate::Snapshot;
use crate::snapshot::Sight;
use std::cmp::Ordering;
use std::hint::black_box;
use tandem_model::LinkLevel;

/// Candidates looked at beyond the limit before more have to be sorted.
const SPARE: usize = 6;

/// Candidates that most questions stay below.
const USUAL: usize = 128;

/// A request in ids. A product named among the triggers or in the cart is never shown.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Each once.
    pub triggers: &'a [u32],
    pub cart: &'a [u32],
    /// Numbers of the types asked for; none means all.
    pub types: &'a [u16],
    /// Day of the common era, in UTC.
    pub day: i32,
    pub limit: usize,
    /// 0 means any number.
    pub per_family: u32,
}

/// A product reached, and the link that reached it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    pub id: u32,
    /// Type weight × link weight, 0–10000.
    pub score: u16,
    pub trigger: u32,
    pub kind: u16,
    pub weight: Option<u8>,
    pub level: LinkLevel,
    /// Reached from the end that the stored link goes to.
    pub mirrored: bool,
}

/// Answers questions to one snapshot, one after the other, reusing its memory.
#[derive(Debug)]
pub struct Recommender<'s> {
    pub(super) snapshot: &'s Snapshot,
    /// Weight, and place in the order of codes, of each type.
    types: Vec<(u8, u16)>,
    /// The types in the order of their codes.
    in_order: Vec<u16>,
    /// As `types`, with weight 0 for those not asked for.
    asked: Vec<(u8, u16)>,
    triggers: Vec<u32>,
    away: Vec<u32>,
    keys: Vec<Key>,
    taken: Taken,
    ranked: Vec<Ranked>,
}

impl<'s> Recommender<'s> {
    pub fn new(snapshot: &'s Snapshot) -> Self {
        let types = snapshot.type_weights();
        let mut in_order: Vec<u16> = (0..types.len() as u16).collect();
        in_order.sort_by_key(|&kind| types[usize::from(kind)].1);
        Self {
            snapshot,
            asked: types.clone(),
            types,
            in_order,
            triggers: Vec::new(),
            away: Vec::new(),
            keys: Vec::with_capacity(USUAL),
            taken: Taken::default(),
            ranked: Vec::new(),
        }
    }

    /// The products shown, best first; ties end on SKU. Each with its best reason: of equal scores the earlier
    /// trigger, then the product's own link before its family's, then the type's code.
    pub fn rank(&mut self, question: &Question<'_>) -> &[Ranked] {
        self.start(question);
        let added = self.collect_keys();
        let mut keys = std::mem::take(&mut self.keys);
        if added {
            keys.sort_unstable_by(|a, b| by_sku(self.snapshot, *a, *b));
            self.take_all(question, &keys);
        } else {
            self.take_best(question, &mut keys);
        }
        self.keys = keys;
        &self.ranked
    }

    /// Every way in which the last question reached a product, best first.
    pub fn reasons(&self, id: u32) -> Vec<Ranked> {
        let mut keys: Vec<Key> = self.keys.iter().copied().filter(|key| key.id() == id).collect();
        keys.sort_unstable_by(|a, b| b.cmp(a));
        keys.into_iter().map(|key| self.read(key)).collect()
    }

    /// The best score that the last question found for a product, shown or not.
    pub(super) fn best_score(&self, id: u32) -> u16 {
        self.keys.iter().filter(|key| key.id() == id).map(|key| key.score()).max().unwrap_or(0)
    }

    fn start(&mut self, question: &Question<'_>) {
        self.asked.clone_from(&self.types);
        if !question.types.is_empty() {
            for (kind, (weight, _)) in self.asked.iter_mut().enumerate() {
                if !question.types.contains(&(kind as u16)) {
                    *weight = 0;
                }
            }
        }
        self.triggers.clear();
        self.triggers.extend_from_slice(question.triggers);
        self.away.clear();
        self.away.extend(question.triggers.iter().chain(question.cart));
        self.away.sort_unstable();
        self.away.dedup();
        self.taken.clear();
        self.ranked.clear();
    }

    /// True when a candidate was added after the snapshot was built, so that its id tells nothing of its SKU.
    fn collect_keys(&mut self) -> bool {
        let (asked, keys, in_order) = (&self.asked, &mut self.keys, self.snapshot.in_order());
        keys.clear();
        let mut added = false;
        gather(self.snapshot, &self.triggers, |place, id, arrow, level| {
            let (weight, order) = asked[usize::from(arrow.kind)];
            let score = u16::from(weight) * u16::from(arrow.counts());
            if score > 0 {
                added |= id >= in_order;
                keys.push(Key::new(score, id, place, order, arrow, level));
            }
        });
        added
    }

    /// Sorts no more of the keys than the list needs.
    fn take_best(&mut self, question: &Question<'_>, keys: &mut [Key]) {
        let mut rest = keys;
        let mut step = question.limit.saturating_add(SPARE);
        while !rest.is_empty() {
            let (best, worse) = if rest.len() > step {
                rest.select_nth_unstable_by(step, |a, b| b.cmp(a));
                rest.split_at_mut(step)
            } else {
                rest.split_at_mut(rest.len())
            };
            self.ask_ahead(best);
            best.sort_unstable_by(|a, b| b.cmp(a));
            if self.take_all(question, best) {
                return;
            }
            rest = worse;
            step = step.saturating_mul(2);
        }
    }

    /// Reads what decides about each candidate, so that the waits for memory overlap, with each other and with sorting.
    fn ask_ahead(&self, keys: &[Key]) {
        let hidden = |key: &&Key| self.snapshot.stand(key.id()).sight() == Sight::Hidden;
        black_box(keys.iter().filter(hidden).count());
    }

    /// Takes what may be shown out of sorted keys; true when the list is full.
    fn take_all(&mut self, question: &Question<'_>, sorted: &[Key]) -> bool {
        for &key in sorted {
            if self.ranked.len() >= question.limit {
                return true;
            }
            let id = key.id();
            if self.taken.has(id) || self.is_away(id) {
                continue;
            }
            let stand = self.snapshot.stand(id);
            let seen = match stand.sight() {
                Sight::Always => true,
                Sight::Dated => self.snapshot.is_current(id, question.day),
                Sight::Hidden => false,
            };
            let family = stand.family();
            let full = |family| question.per_family > 0 && self.taken.of_family(family) >= question.per_family;
            if seen && !family.is_some_and(full) {
                self.taken.take(id, family);
                self.ranked.push(self.read(key));
            }
        }
        self.ranked.len() >= question.limit
    }

    fn is_away(&self, id: u32) -> bool {
        if self.away.len() <= 16 { self.away.contains(&id) } else { self.away.binary_search(&id).is_ok() }
    }

    fn read(&self, key: Key) -> Ranked {
        Ranked {
            id: key.id(),
            score: key.score(),
            trigger: self.triggers[key.place()],
            kind: self.in_order[usize::from(key.order())],
            weight: key.weight(),
            level: key.level(),
            mirrored: key.is_mirrored(),
        }
    }
}

fn by_sku(snapshot: &Snapshot, a: Key, b: Key) -> Ordering {
    let sku = || snapshot.compare(a.id(), b.id());
    b.score().cmp(&a.score()).then_with(sku).then_with(|| b.rest().cmp(&a.rest()))
}
