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
    /// As counted last.
    counted: Arc<Counted>,
    /// Since then; each ascending, and no value in both as often as it could be left out of both.
    come: Arc<Vec<i64>>,
    gone: Arc<Vec<i64>>,
}

/// Values ascending, each once: products share prices, days and quantities.
#[derive(Debug, Default)]
struct Counted {
    values: Box<[i64]>,
    /// How many there are up to and with each value.
    until: Box<[u32]>,
}

impl Counted {
    fn of(mut values: Vec<i64>) -> Self {
        values.sort_unstable();
        let runs = || values.chunk_by(|a, b| a == b);
        let until = runs().scan(0, |sum, run| {
            *sum += run.len() as u32;
            Some(*sum)
        });
        Self { until: until.collect(), values: runs().map(|run| run[0]).collect() }
    }

    fn len(&self) -> usize {
        self.until.last().map_or(0, |&all| all as usize)
    }

    /// How many are lower.
    fn below(&self, value: i64) -> usize {
        match below(&self.values, value) {
            0 => 0,
            at => self.until[at - 1] as usize,
        }
    }
}

impl Qualities {
    /// Cost: sorting four numbers a product.
    pub fn of(snapshot: &Snapshot) -> Self {
        let columns = std::array::from_fn(|quality| {
            let values = (0..snapshot.id_end()).filter_map(|id| snapshot.values(id)[quality]);
            Known { counted: Arc::new(Counted::of(values.collect())), ..Known::default() }
        });
        let mut qualities = Self { lower: Cells::default(), columns };
        for id in 0..snapshot.id_end() {
            qualities.count(id, &snapshot.values(id));
        }
        qualities
    }

    /// The share of the other active products with a known value that have a lower one, in millionths, rounded down; 0
    /// where the product's own is not known.
    pub fn share(&self, snapshot: &Snapshot, id: u32, quality: usize) -> u32 {
        let mut only = [0; QUALITIES];
        only[quality] = 1;
        self.preferred(snapshot, id, &only) as u32
    }

    /// Σ weight × share.
    #[inline]
    pub fn preferred(&self, snapshot: &Snapshot, id: u32, weights: &[u64; QUALITIES]) -> u64 {
        let Lower(lower) = self.lower.get(id);
        let mut preferred = 0;
        for (quality, (&lower, &weight)) in lower.iter().zip(weights).enumerate() {
            if weight > 0 && lower != UNKNOWN {
                let value = || snapshot.values(id)[quality].unwrap_or(i64::MIN);
                preferred += weight * u64::from(self.columns[quality].share(lower, value));
            }
        }
        preferred
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
            Some(value) => self.columns[quality].counted.below(value) as u32,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::notation::product;
    use tandem_model::{Change, Product};

    /// The shares of every product, in SKU order.
    fn shares(snapshot: &Snapshot) -> Vec<[u32; QUALITIES]> {
        let of = |id| std::array::from_fn(|quality| snapshot.qualities().share(snapshot, id, quality));
        snapshot.ids().map(of).collect()
    }

    fn check(before: &[String], edits: &[String]) {
        let read = |lines: &[String]| lines.iter().map(|line| product(line)).collect::<Vec<_>>();
        let build = |products| Snapshot::build(products, [], Vec::new());
        let first = build(read(before));
        first.warm();
        let edits = read(edits);
        let put = |product: &Product| Change::PutProduct(Box::new(product.clone()));
        let edited = first.apply(&edits.iter().map(put).collect::<Vec<_>>());
        assert_eq!(shares(&edited), shares(&build([read(before), edits].concat())));
    }

    #[test]
    fn shares_tell_how_many_of_the_others_are_lower() {
        let lines = ["A: stock=1", "B: stock=5", "C: stock=5", "D: stock=9", "E", "F: stock=20 status=inactive"];
        let snapshot = Snapshot::build(lines.map(product), [], Vec::new());
        let stock: Vec<u32> = shares(&snapshot).iter().map(|shares| shares[3]).collect();
        assert_eq!(stock, [0, 333_333, 333_333, WHOLE, 0, 0]);
    }

    #[test]
    fn shares_follow_edits() {
        let shop = ["A: stock=1 price=9 cost=4", "B: stock=5 launch=2026-01-01", "C: stock=5"].map(str::to_owned);
        let edits = |lines: &[&str]| check(&shop, &lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>());
        edits(&[]);
        edits(&["A: stock=5", "B: stock=1", "D: stock=3 price=2 cost=1"]);
        edits(&["A: stock=5", "A: stock=1 price=9 cost=4", "C: stock=5 status=inactive", "C: stock=6"]);
    }

    #[test]
    fn shares_follow_more_edits_than_are_kept_apart() {
        let shop: Vec<String> = (0..EDITS + 9).map(|number| format!("P{number}: stock={}", number % 700)).collect();
        let turned: Vec<String> = (0..EDITS + 9).map(|number| format!("P{number}: stock={}", 1000 + number)).collect();
        check(&shop, &turned);
    }
}
