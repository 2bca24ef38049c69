//! What the recommender reads, by number.

use super::Snapshot;
use super::facts::Stand;
use std::hint::black_box;

impl Snapshot {
    #[inline]
    pub(crate) fn stand(&self, id: u32) -> Stand {
        self.shelf.stand(id)
    }

    /// Reads a letter of each product's SKU and name, so that the waits for memory overlap.
    pub(crate) fn ask_ahead_for_texts(&self, ids: impl Iterator<Item = u32>) {
        let first = |text: &[u8]| text.first().copied().unwrap_or_default();
        black_box(ids.fold(0, |all, id| all ^ first(self.skus.bytes(id)) ^ first(self.shelf.name_bytes(id))));
    }

    /// Whether a day is within a product's launch and end.
    pub(crate) fn is_current(&self, id: u32, day: i32) -> bool {
        self.shelf.facts(id).is_current(day)
    }

    /// Days of the common era; the first and the last there is where not said.
    pub(crate) fn launch_and_end(&self, id: u32) -> (i32, i32) {
        let facts = self.shelf.facts(id);
        (facts.launch, facts.end)
    }

    pub(crate) fn has_family_links(&self) -> bool {
        self.family_net.len() > 0
    }

    /// Ids below this are in SKU order.
    pub(crate) fn in_order(&self) -> u32 {
        self.in_order
    }

    /// The number of a type that exists.
    pub fn type_number(&self, code: &str) -> Option<u16> {
        self.kinds.find(code)
    }

    /// 0–100; 0 for a type that was removed.
    pub fn type_weight(&self, kind: u16) -> u8 {
        self.kinds.weight(kind)
    }

    /// Weight, and place in the order of codes, of each type.
    pub(crate) fn type_weights(&self) -> Vec<(u8, u16)> {
        (0..self.kinds.len() as u16).map(|kind| (self.kinds.weight(kind), self.kinds.order(kind))).collect()
    }
}
