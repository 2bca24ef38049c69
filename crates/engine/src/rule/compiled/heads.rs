//! Some lists of rules read together, the best of their entries first.

use super::lists::{Lists, Order};
use std::ops::Range;

/// Where each list is being read.
#[derive(Debug, Default)]
pub(super) struct Heads(Vec<Head>);

#[derive(Debug, Clone, Copy)]
struct Head {
    /// Of a list that was not looked at yet, one that none of its entries comes before.
    order: Order,
    at: At,
}

#[derive(Debug, Clone, Copy)]
enum At {
    /// The number of a list.
    List(u32),
    /// An entry whose band holds the trigger's price, and the end of its list.
    Entry(u32, u32),
}

impl Heads {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Reads a list too, from its first entry on.
    #[inline]
    pub fn add(&mut self, lists: &Lists, slot: u32, price: i64) {
        self.0.extend(head(lists, lists.list(slot), price));
    }

    /// Reads a list too of which no entry has a greater base, but does not look at it yet.
    #[inline]
    pub fn add_unseen(&mut self, slot: u32, most: u16) {
        self.0.push(Head { order: Order::of_base(most, 0), at: At::List(slot) });
    }

    /// Which list comes first, and how its entry is ordered.
    #[inline]
    pub fn best(&self) -> Option<(usize, Order)> {
        let at = (0..self.0.len()).min_by_key(|&at| self.0[at].order)?;
        Some((at, self.0[at].order))
    }

    /// Takes the entry at which a list is being read; nothing of one that was not looked at yet, which is now.
    #[inline]
    pub fn take(&mut self, at: usize, lists: &Lists, price: i64) -> Option<u32> {
        let (entry, rest) = match self.0[at].at {
            At::Entry(entry, end) => (Some(entry), entry + 1..end),
            At::List(slot) => (None, lists.list(slot)),
        };
        match head(lists, rest, price) {
            Some(next) => self.0[at] = next,
            None => _ = self.0.swap_remove(at),
        }
        entry
    }
}

#[inline]
fn head(lists: &Lists, entries: Range<u32>, price: i64) -> Option<Head> {
    let end = entries.end;
    let entry = lists.within(entries, price);
    (entry < end).then(|| Head { order: lists.order(entry), at: At::Entry(entry, end) })
}
