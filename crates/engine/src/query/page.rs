//! Windows of the filtered, sorted products.

use super::filter::Filter;
use super::key::{self, compare_text};
use super::window::window;
use crate::Snapshot;
use crate::snapshot::Column;
use std::cmp::Ordering;
use tandem_model::{ProductPage, ProductRow, ProductSort, QueryProducts};

/// Rows of a window at the most.
const MAX_ROWS: u32 = 1000;

/// A product on its way to its place.
struct Row {
    key: u128,
    /// Place in SKU order, on which every tie ends.
    ordinal: u32,
    id: u32,
}

/// More than 1000 rows are not given; 0 asks for the total only. Texts sort without regard to case, empty cells come
/// last both ways, and ties end on SKU, ascending. Cost: linear in the products, whatever the window.
pub fn query_products(snapshot: &Snapshot, query: &QueryProducts) -> ProductPage {
    let filter = Filter::new(snapshot, &query.filter);
    let (offset, limit) = (query.offset as usize, query.limit.min(MAX_ROWS) as usize);
    let matching = snapshot.ids().filter(|&id| filter.accepts(id));
    let (ids, total) = match (query.sort, query.descending) {
        (ProductSort::Sku, false) => slice(matching, offset, limit),
        (ProductSort::Sku, true) => slice(matching.rev(), offset, limit),
        _ => sorted(snapshot, query, matching, offset, limit),
    };
    let rows = ids.into_iter().map(|id| product_row(snapshot, id)).collect();
    ProductPage { rows, total, offset: query.offset }
}

pub fn product_row(snapshot: &Snapshot, id: u32) -> ProductRow {
    ProductRow { product: snapshot.product(id), shows: snapshot.shows(id), shown_by: snapshot.shown_by(id) }
}

fn slice(matching: impl Iterator<Item = u32>, offset: usize, limit: usize) -> (Vec<u32>, u32) {
    let mut total = 0;
    let mut ids = Vec::with_capacity(limit);
    for id in matching {
        if total >= offset && ids.len() < limit {
            ids.push(id);
        }
        total += 1;
    }
    (ids, total as u32)
}

fn sorted(
    snapshot: &Snapshot,
    query: &QueryProducts,
    matching: impl Iterator<Item = u32>,
    offset: usize,
    limit: usize,
) -> (Vec<u32>, u32) {
    let keys = Keys::new(snapshot, query.sort);
    let key = |id| if query.descending { key::reversed(keys.of(id)) } else { keys.of(id) };
    let mut rows: Vec<Row> = (0..).zip(matching).map(|(ordinal, id)| Row { key: key(id), ordinal, id }).collect();
    let total = rows.len() as u32;
    let by_name = query.sort == ProductSort::Name;
    let order = |a: &Row, b: &Row| {
        let keys = a.key.cmp(&b.key);
        let texts = if by_name && keys.is_eq() { by_names(snapshot, query.descending, a, b) } else { keys };
        texts.then(a.ordinal.cmp(&b.ordinal))
    };
    (window(&mut rows, offset, limit, order).iter().map(|row| row.id).collect(), total)
}

fn by_names(snapshot: &Snapshot, descending: bool, a: &Row, b: &Row) -> Ordering {
    let names = compare_text(snapshot.name(a.id), snapshot.name(b.id));
    if descending { names.reverse() } else { names }
}

/// The sort keys of one column.
struct Keys<'a> {
    snapshot: &'a Snapshot,
    sort: ProductSort,
    /// For columns of shared words: the place of each word.
    ranks: Vec<u32>,
}

impl<'a> Keys<'a> {
    fn new(snapshot: &'a Snapshot, sort: ProductSort) -> Self {
        let texts = |column| (0..snapshot.word_end(column)).map(move |word| snapshot.word_text(column, word));
        let ranks = column(sort).map_or_else(Vec::new, |column| key::ranks(&texts(column).collect::<Vec<_>>()));
        Self { snapshot, sort, ranks }
    }

    fn of(&self, id: u32) -> u128 {
        let snapshot = self.snapshot;
        let number = |value: Option<i64>| value.map_or(key::MISSING, key::of_number);
        let word = |column| {
            let word = snapshot.word(column, id);
            word.map_or(key::MISSING, |word| u128::from(self.ranks[word as usize]))
        };
        match self.sort {
            ProductSort::Sku => 0,
            ProductSort::Name => key::of_text(snapshot.name(id)),
            ProductSort::Family => word(Column::Family),
            ProductSort::Category => word(Column::Category),
            ProductSort::Brand => word(Column::Brand),
            ProductSort::Price => number(snapshot.price_minor(id)),
            ProductSort::Cost => number(snapshot.cost_minor(id)),
            ProductSort::Stock => number(snapshot.stock(id)),
            ProductSort::Status => snapshot.status(id) as u128,
            ProductSort::Shows => u128::from(snapshot.shows(id)),
            ProductSort::ShownBy => u128::from(snapshot.shown_by(id)),
        }
    }
}

fn column(sort: ProductSort) -> Option<Column> {
    match sort {
        ProductSort::Family => Some(Column::Family),
        ProductSort::Category => Some(Column::Category),
        ProductSort::Brand => Some(Column::Brand),
        _ => None,
    }
}
