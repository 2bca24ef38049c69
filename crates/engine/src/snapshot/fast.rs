//! What the recommender reads, by number.

use super::facts::{Facts, Stand};
use super::{Arrow, Snapshot};
use std::hint::black_box;
use tandem_model::LinkLevel;

impl Snapshot {
    #[inline]
    pub(crate) fn stand(&self, id: u32) -> Stand {
        self.shelf.stand(id)
    }

    #[inline]
    pub(crate) fn facts(&self, id: u32) -> Facts {
        self.shelf.facts(id)
    }

    /// Reads a letter of each product's SKU and name, so that the waits for memory overlap.
    pub(crate) fn ask_ahead_for_texts(&self, ids: impl Iterator<Item = u32>) {
        let first = |text: &[u8]| text.first().copied().unwrap_or_default();
        black_box(ids.fold(0, |all, id| all ^ first(self.skus.bytes(id)) ^ first(self.shelf.name_bytes(id))));
    }

    /// Whether stock is tracked and none is left, whatever can be ordered back.
    pub(crate) fn is_out_of_stock(&self, id: u32) -> bool {
        self.shelf.facts(id).stock().is_some_and(|stock| stock <= 0)
    }

    /// Whether an active product is hidden by its stock on every day.
    pub(crate) fn is_sold_out(&self, id: u32) -> bool {
        let facts = self.shelf.facts(id);
        facts.is_active() && facts.sold_out()
    }

    /// Where the link is pinned whose arrow stands at `id`, or at its family.
    pub(crate) fn pin(&self, level: LinkLevel, id: u32, arrow: &Arrow) -> Option<u32> {
        let (net, from) = match level {
            LinkLevel::Product => (&self.product_net, id),
            LinkLevel::Family => (&self.family_net, self.family_of(id)?),
        };
        let (from, to) = if arrow.is_mirrored() { (arrow.target, from) } else { (from, arrow.target) };
        net.pin((from, to, arrow.kind))
    }

    /// Whether a product is active, and a day within its launch and end.
    pub(crate) fn is_live(&self, id: u32, day: i32) -> bool {
        let facts = self.shelf.facts(id);
        facts.is_active() && facts.is_current(day)
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
