//! Products in order: by block, then by a number, then by id. Those whose number lies in a span stand side by side.

use super::columns::{Columns, NONE, Number};

/// What a block is known by; absent where a product is in none.
pub(super) type Key = Option<u64>;

pub(super) struct Sequence {
    pub order: Number,
    /// What its blocks are split by, in the net that holds it; 0 where there is one block.
    pub split: u32,
    pub items: Vec<u32>,
    pub values: Vec<i64>,
    /// Ascending: the key of each block, and where it starts.
    heads: Vec<(u64, u32)>,
}

impl Sequence {
    pub fn new(
        columns: &Columns,
        products: impl Iterator<Item = u32>,
        order: Number,
        split: u32,
        key: impl Fn(u32) -> Key,
    ) -> Self {
        let mut rows: Vec<(u64, i64, u32)> =
            products.filter_map(|id| Some((key(id)?, columns.number(order, id), id))).collect();
        rows.sort_unstable();
        let mut heads: Vec<(u64, u32)> = Vec::new();
        for (at, &(key, ..)) in (0u32..).zip(&rows) {
            if heads.last().is_none_or(|&(last, _)| last != key) {
                heads.push((key, at));
            }
        }
        let items = rows.iter().map(|&(.., id)| id).collect();
        let values = rows.into_iter().map(|(_, value, _)| value).collect();
        Self { order, split, items, values, heads }
    }

    /// The places of a block.
    pub fn block(&self, key: u64) -> (usize, usize) {
        let Ok(at) = self.heads.binary_search_by_key(&key, |&(key, _)| key) else { return (0, 0) };
        let end = self.heads.get(at + 1).map_or(self.items.len(), |&(_, start)| start as usize);
        (self.heads[at].1 as usize, end)
    }

    /// The places of a block whose numbers lie in a span.
    pub fn span(&self, (start, end): (usize, usize), least: i64, most: i64) -> (usize, usize) {
        let from =
            if least == i64::MIN { start } else { start + self.values[start..end].partition_point(|&v| v < least) };
        let to = if most == i64::MAX { end } else { from + self.values[from..end].partition_point(|&v| v <= most) };
        (from, to)
    }
}

/// The key of a block from the text it is split by and the component it is kept to.
pub(super) fn key(component: u32, text: u32) -> Key {
    (component != NONE && text != NONE).then_some(u64::from(component) << 32 | u64::from(text))
}
