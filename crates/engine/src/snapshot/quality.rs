//! How a product stands among the others in what the sliders weigh: margin, popularity, newness and stock.
//!
//! For each product and quality the number of active products with a lower value, as of when all were counted last;
//! edits since then are two short sorted lists of values come and gone, so that every count stays exact.

use super::Snapshot;
use super::cells::Cells;
use std::sync::Arc;

/// Margin, popularity, newness, stock: their places in every list of four.
pub(crate) const QUALITIES: usize = 4;

/// The share of a product that has a greater value than all others.
pub(crate) const WHOLE: u32 = 1_000_000;

/// Values come and gone before everything is counted anew.
const EDITS: usize = 4096;

const UNKNOWN: u32 = u32::MAX;

/// A product's values; nothing where one is not known.
pub(crate) type Values = [Option<i64>; QUALITIES];

#[derive(Debug, Clone, Copy)]
struct Lower([u32; QUALITIES]);

impl Default for Lower {
    fn default() -> Self {
        Self([UNKNOWN; QUALITIES])
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Qualities {
    lower: Cells<Lower>,
    columns: [Known; QUALITIES],
}

/// The known values of the active products in one quality.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Ascending, as counted last.
    counted: Arc<[i64]>,
    /// Since then; each ascending, and no value in both as often as it could be left out of both.
    come: Arc<Vec<i64>>,
    gone: Arc<Vec<i64>>,
}

impl Qualities {
    /// Cost: sorting four numbers a product.
    pub fn of(snapshot: &Snapshot) -> Self {
        let columns = std::array::from_fn(|quality| {
            let values = (0..snapshot.id_end()).filter_map(|id| snapshot.values(id)[quality]);
            let mut counted: Vec<i64> = values.collect();
            counted.sort_unstable();
            Known { counted: counted.into(), ..Known::default() }
        });
        let mut qualities = Self { lower: Cells::default(), columns };
        for id in 0..snapshot.id_end() {
            qualities.count(id, &snapshot.values(id));
        }
        qualities
    }

    /// The share of the other active products with a known value that have a lower one, in millionths, rounded down; 0
    /// where the product's own is not known.
    #[inline]
    pub fn shares(&self, snapshot: &Snapshot, id: u32) -> [u32; QUALITIES] {
        let Lower(lower) = self.lower.get(id);
        std::array::from_fn(|quality| match lower[quality] {
            UNKNOWN => 0,
            lower => self.columns[quality].share(lower, || snapshot.values(id)[quality].unwrap_or(i64::MIN)),
        })
    }

    /// Follows an edit of one product. False when so many came that counting anew is cheaper.
    pub fn edit(&mut self, id: u32, before: &Values, after: &Values) -> bool {
        if before == after {
            return true;
        }
        for (column, (before, after)) in self.columns.iter_mut().zip(before.iter().zip(after)) {
            if before != after {
                before.iter().for_each(|&value| cancel_or_put(&mut column.come, &mut column.gone, value));
                after.iter().for_each(|&value| cancel_or_put(&mut column.gone, &mut column.come, value));
            }
        }
        self.count(id, after);
        self.columns.iter().all(|column| column.come.len() + column.gone.len() <= EDITS)
    }

    fn count(&mut self, id: u32, values: &Values) {
        let lower = std::array::from_fn(|quality| match values[quality] {
            Some(value) => below(&self.columns[quality].counted, value) as u32,
            None => UNKNOWN,
        });
        if lower != [UNKNOWN; QUALITIES] || self.lower.get(id).0 != lower {
            self.lower.set(id, Lower(lower));
        }
    }
}

impl Known {
    #[inline]
    fn share(&self, counted_lower: u32, value: impl FnOnce() -> i64) -> u32 {
        let (mut lower, mut all) = (counted_lower as usize, self.counted.len());
        if !self.come.is_empty() || !self.gone.is_empty() {
            let value = value();
            lower = lower + below(&self.come, value) - below(&self.gone, value);
            all = all + self.come.len() - self.gone.len();
        }
        match all {
            0 | 1 => 0,
            _ => (lower as u64 * u64::from(WHOLE) / (all as u64 - 1)) as u32,
        }
    }
}

fn below(sorted: &[i64], value: i64) -> usize {
    sorted.partition_point(|&other| other < value)
}

/// Takes a value out of the one list, or puts it into the other where it is not in there.
fn cancel_or_put(out_of: &mut Arc<Vec<i64>>, into: &mut Arc<Vec<i64>>, value: i64) {
    match out_of.binary_search(&value) {
        Ok(at) => _ = Arc::make_mut(out_of).remove(at),
        Err(_) => {
            let at = below(into, value);
            Arc::make_mut(into).insert(at, value);
        }
    }
}

impl Snapshot {
    /// Worked out when first asked for.
    pub(crate) fn qualities(&self) -> &Qualities {
        self.qualities.get_or_init(|| Qualities::of(self))
    }

    /// Price − cost, units sold, day of launch, stock; of an active product.
    pub(crate) fn values(&self, id: u32) -> Values {
        let facts = self.shelf.facts(id);
        if !facts.is_active() {
            return [None; QUALITIES];
        }
        let margin = facts.price().zip(facts.cost()).map(|(price, cost)| price.saturating_sub(cost));
        let launch = Some(facts.launch).filter(|&launch| launch != i32::MIN).map(i64::from);
        [margin, Some(i64::from(self.units(id))), launch, facts.stock()]
    }
}
