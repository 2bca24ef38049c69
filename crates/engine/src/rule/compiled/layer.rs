//! Products by what they can be found by, each list sorted by price.

use super::fold::{Fold, KeyMap};
use crate::Snapshot;
use std::ops::Range;
use tandem_model::Ordering;

/// No price, or nothing else to be ordered by: comes last.
pub(super) const LAST: u32 = u32::MAX;

/// Lists from this length on are kept in every ordering too.
const WIDE: usize = if cfg!(test) { 4 } else { 128 };

/// The orderings that prices and SKUs do not tell.
const RANKED: [Ordering; 4] = [Ordering::BestSelling, Ordering::HighestMargin, Ordering::Newest, Ordering::MostStock];

/// Products as they were when it was built. A row is a product's place in SKU order within the layer.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// Of each row.
    ids: Vec<u32>,
    /// All prices, each once.
    prices: Vec<i64>,
    /// Of each row its price's place among `prices`, or [`LAST`].
    price_ranks: Vec<u32>,
    /// Of each row its place in each of [`RANKED`].
    ranks: [Vec<u32>; 4],
    lists: KeyMap<List>,
    entries: Vec<Entry>,
    /// Rows of the wide lists in the order of SKU and of each of [`RANKED`].
    walks: [Vec<u32>; 5],
}

/// Where a key's entries are, and where its rows are in each of the walks.
#[derive(Debug, Clone, Copy)]
struct List {
    start: u32,
    len: u32,
    walk: u32,
}

/// Sorted by price, then row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub price: u32,
    pub row: u32,
}

impl Layer {
    /// Of products that exist, in SKU order.
    pub fn build(snapshot: &Snapshot, fold: &Fold, ids: Vec<u32>) -> Self {
        let mut layer = Self { ids, ..Self::default() };
        layer.set_prices(snapshot);
        layer.ranks = RANKED.map(|ordering| layer.ranked(snapshot, ordering));
        layer.fill(snapshot, fold);
        layer
    }

    fn set_prices(&mut self, snapshot: &Snapshot) {
        let priced = self.ids.iter().filter_map(|&id| snapshot.price_minor(id));
        self.prices = priced.collect();
        self.prices.sort_unstable();
        self.prices.dedup();
        let rank = |price| self.prices.partition_point(|&other| other < price) as u32;
        self.price_ranks = self.ids.iter().map(|&id| snapshot.price_minor(id).map_or(LAST, rank)).collect();
    }

    /// The place of each row in an ordering.
    fn ranked(&self, snapshot: &Snapshot, ordering: Ordering) -> Vec<u32> {
        let mut order: Vec<(i64, u32)> =
            self.ids.iter().zip(0..).map(|(&id, row)| (value(snapshot, ordering, id), row)).collect();
        order.sort_unstable();
        let mut ranks = vec![0; order.len()];
        for (place, &(_, row)) in order.iter().enumerate() {
            ranks[row as usize] = place as u32;
        }
        ranks
    }

    /// Lists are filled in the order of prices, so that none has to be sorted.
    fn fill(&mut self, snapshot: &Snapshot, fold: &Fold) {
        let keys = RowKeys::of(snapshot, fold, &self.ids);
        let mut next = keys.starts(fold.len());
        let mut wide = Vec::new();
        let mut walk_end = 0;
        let mut used: Vec<u32> = keys.keys.clone();
        used.sort_unstable();
        used.dedup();
        for &key in &used {
            let (start, len) = (next[key as usize], next[key as usize + 1] - next[key as usize]);
            let walk = if len as usize >= WIDE { walk_end } else { LAST };
            if walk != LAST {
                wide.push((key, walk));
                walk_end += len;
            }
            self.lists.insert(key, List { start, len, walk });
        }
        let mut by_price: Vec<u32> = (0..self.ids.len() as u32).collect();
        by_price.sort_by_key(|&row| self.price_ranks[row as usize]);
        self.entries = vec![Entry { price: 0, row: 0 }; keys.keys.len()];
        for row in by_price {
            for &key in keys.of_row(row) {
                let at = &mut next[key as usize];
                self.entries[*at as usize] = Entry { price: self.price_ranks[row as usize], row };
                *at += 1;
            }
        }
        self.walks = std::array::from_fn(|at| self.walk_rows(&keys, &wide, fold.len(), at));
    }

    /// The rows of each wide list in the order of a walk.
    fn walk_rows(&self, keys: &RowKeys, wide: &[(u32, u32)], words: u32, at: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.ids.len() as u32).collect();
        if let Some(ranks) = at.checked_sub(1).map(|at| &self.ranks[at]) {
            for (row, &place) in ranks.iter().enumerate() {
                order[place as usize] = row as u32;
            }
        }
        let mut next = vec![LAST; words as usize];
        wide.iter().for_each(|&(key, start)| next[key as usize] = start);
        let end = wide.last().map_or(0, |&(key, start)| start + self.lists[&key].len);
        let mut walk = vec![0; end as usize];
        for row in order {
            for &key in keys.of_row(row) {
                let at = &mut next[key as usize];
                if *at != LAST {
                    walk[*at as usize] = row;
                    *at += 1;
                }
            }
        }
        walk
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    #[inline]
    pub fn id(&self, row: u32) -> u32 {
        self.ids[row as usize]
    }

    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    pub fn count(&self, key: u32) -> usize {
        self.lists.get(&key).map_or(0, |list| list.len as usize)
    }

    /// The entries of a key.
    pub fn entries(&self, key: u32) -> &[Entry] {
        self.lists.get(&key).map_or(&[], |list| &self.entries[list.start as usize..(list.start + list.len) as usize])
    }

    /// The entries of a key within a band of prices, which is told in ranks.
    pub fn band(&self, key: u32, ranks: &Range<u32>) -> &[Entry] {
        let entries = self.entries(key);
        let start = entries.partition_point(|entry| entry.price < ranks.start);
        let len = entries[start..].partition_point(|entry| entry.price < ranks.end);
        &entries[start..start + len]
    }

    /// The ranks of the prices from `least` to `most`.
    pub fn price_ranks(&self, (least, most): (i64, i64)) -> Range<u32> {
        let start = self.prices.partition_point(|&price| price < least);
        let end = start + self.prices[start..].partition_point(|&price| price <= most);
        start as u32..end as u32
    }

    pub fn price_rank(&self, row: u32) -> u32 {
        self.price_ranks[row as usize]
    }

    /// The rows of a key in an ordering, where they are kept so.
    pub fn walk(&self, key: u32, ordering: Ordering) -> Option<&[u32]> {
        let list = self.lists.get(&key).filter(|list| list.walk != LAST)?;
        Some(&self.walks[walk_of(ordering)?][list.walk as usize..(list.walk + list.len) as usize])
    }

    /// The place of a row in an ordering; rows of equal places stand in their own order.
    #[inline]
    pub fn place(&self, ordering: Ordering, row: u32) -> u32 {
        match ordering {
            Ordering::Sku => 0,
            Ordering::Cheapest => self.price_ranks[row as usize],
            Ordering::Dearest => match self.price_ranks[row as usize] {
                LAST => LAST,
                rank => LAST - 1 - rank,
            },
            Ordering::BestSelling => self.ranks[0][row as usize],
            Ordering::HighestMargin => self.ranks[1][row as usize],
            Ordering::Newest => self.ranks[2][row as usize],
            Ordering::MostStock => self.ranks[3][row as usize],
        }
    }
}

fn walk_of(ordering: Ordering) -> Option<usize> {
    match ordering {
        Ordering::Sku => Some(0),
        Ordering::BestSelling => Some(1),
        Ordering::HighestMargin => Some(2),
        Ordering::Newest => Some(3),
        Ordering::MostStock => Some(4),
        Ordering::Cheapest | Ordering::Dearest => None,
    }
}

/// What a product is ordered by: the least comes first, [`i64::MAX`] stands for a missing value.
pub(super) fn value(snapshot: &Snapshot, ordering: Ordering, id: u32) -> i64 {
    let facts = snapshot.facts(id);
    let value = match ordering {
        Ordering::Sku => Some(0),
        Ordering::Cheapest => facts.price(),
        Ordering::Dearest => facts.price().map(|price| -price),
        Ordering::BestSelling => Some(-i64::from(snapshot.units(id))),
        Ordering::HighestMargin => facts.price().zip(facts.cost()).map(|(price, cost)| cost.saturating_sub(price)),
        Ordering::Newest => Some(facts.launch).filter(|&day| day != i32::MIN).map(|day| -i64::from(day)),
        Ordering::MostStock => facts.stock().map(|stock| -stock),
    };
    value.unwrap_or(i64::MAX)
}

/// The keys of each row, one after the other.
struct RowKeys {
    starts: Vec<u32>,
    keys: Vec<u32>,
}

impl RowKeys {
    fn of(snapshot: &Snapshot, fold: &Fold, ids: &[u32]) -> Self {
        let (mut starts, mut keys) = (Vec::with_capacity(ids.len() + 1), Vec::with_capacity(ids.len() * 10));
        starts.push(0);
        for &id in ids {
            fold.keys(snapshot, id, &mut keys);
            starts.push(keys.len() as u32);
        }
        Self { starts, keys }
    }

    fn of_row(&self, row: u32) -> &[u32] {
        &self.keys[self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize]
    }

    /// Where the list of each word begins, and after the last where it ends.
    fn starts(&self, words: u32) -> Vec<u32> {
        let mut starts = vec![0; words as usize + 1];
        self.keys.iter().for_each(|&key| starts[key as usize + 1] += 1);
        for word in 0..words as usize {
            starts[word + 1] += starts[word];
        }
        starts
    }
}
