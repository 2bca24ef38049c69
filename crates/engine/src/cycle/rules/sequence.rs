//! Products in order: by block, then by a number, then by id. Those whose number lies in a span stand side by side.

use super::columns::{Columns, NONE, Number};
use std::sync::Arc;

/// What a block is known by; absent where a product is in none.
pub(super) type Key = Option<u64>;

/// Its arrays are shared by the nets that hold it.
pub(super) struct Sequence {
    pub order: Number,
    /// What its blocks are split by, in the net that holds it; 0 where there is one block.
    pub split: u32,
    pub items: Arc<[u32]>,
    pub values: Arc<[i64]>,
    /// Ascending: the key of each block, and where it starts.
    pub heads: Arc<[(u64, u32)]>,
}

impl Sequence {
    pub fn new(
        columns: &Columns,
        products: impl Iterator<Item = u32>,
        order: Number,
        split: u32,
        key: impl Fn(u32) -> Key,
    ) -> Self {
        let ranks = columns.ranks(order);
        let mut keys: Vec<u64> = Vec::new();
        let mut places: Vec<u32> = Vec::new();
        for id in products {
            let Some(key) = key(id) else { continue };
            keys.push(key);
            places.push(ranks.of[id as usize]);
        }
        let mut heads: Vec<(u64, u32)> = Vec::new();
        if keys.iter().all(|key| *key == keys[0]) {
            heads.extend(keys.first().map(|&key| (key, 0)));
            ranks.sort(&mut places);
        } else {
            let mut rows: Vec<(u64, u32)> = keys.into_iter().zip(places).collect();
            rows.sort_unstable();
            for (at, &(key, _)) in (0u32..).zip(&rows) {
                if heads.last().is_none_or(|&(last, _)| last != key) {
                    heads.push((key, at));
                }
            }
            places = rows.into_iter().map(|(_, place)| place).collect();
        }
        let values = places.iter().map(|&place| ranks.values[place as usize]).collect();
        let items = places.iter().map(|&place| ranks.at[place as usize]).collect();
        Self { order, split, items, values, heads: heads.into() }
    }

    /// The places of a block.
    pub fn block(&self, key: u64) -> (usize, usize) {
        let Ok(at) = self.heads.binary_search_by_key(&key, |&(key, _)| key) else { return (0, 0) };
        let end = self.heads.get(at + 1).map_or(self.items.len(), |&(_, start)| start as usize);
        (self.heads[at].1 as usize, end)
    }

    pub fn blocks(&self) -> usize {
        self.heads.len()
    }

    /// The places of a block by its number.
    pub fn places(&self, block: usize) -> (u32, u32) {
        let end = self.heads.get(block + 1).map_or(self.items.len() as u32, |&(_, start)| start);
        (self.heads[block].1, end)
    }

    /// The numbers of the blocks that another sequence has too. Cost: the blocks of the one that has fewer.
    pub fn shared_blocks(&self, other: &Self, mut found: impl FnMut(usize)) {
        let at = |heads: &[(u64, u32)], key: u64| heads.binary_search_by_key(&key, |&(key, _)| key).ok();
        if self.heads.len() <= other.heads.len() {
            let shared = self.heads.iter().enumerate().filter(|(_, (key, _))| at(&other.heads, *key).is_some());
            shared.for_each(|(block, _)| found(block));
        } else {
            other.heads.iter().filter_map(|&(key, _)| at(&self.heads, key)).for_each(found);
        }
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
