//! A product filter made ready: texts are compared once a word of the vocabulary, not once a product.

use super::text::Needle;
use crate::Snapshot;
use crate::snapshot::Column;
use tandem_model::{ProductFilter, ProductStatus};

pub(super) struct Filter<'a> {
    snapshot: &'a Snapshot,
    words: Vec<Word>,
    categories: Option<Marks>,
    brands: Option<Marks>,
    families: Option<Marks>,
    price: Option<(i64, i64)>,
    statuses: &'a [ProductStatus],
    bare: bool,
}

/// One word of the search, and the families and brands it is part of.
struct Word {
    needle: Needle,
    families: Marks,
    brands: Marks,
}

/// Which words of a column are wanted.
struct Marks {
    wanted: Vec<bool>,
    /// Whether products without a word are wanted.
    none: bool,
}

impl Marks {
    fn of(snapshot: &Snapshot, column: Column, none: bool, wants: impl Fn(&str) -> bool) -> Self {
        let wanted = (0..snapshot.word_end(column)).map(|word| wants(snapshot.word_text(column, word))).collect();
        Self { wanted, none }
    }

    fn has(&self, word: Option<u32>) -> bool {
        word.map_or(self.none, |word| self.wanted[word as usize])
    }
}

impl<'a> Filter<'a> {
    /// Among categories, brands and families an empty text wants products that have none.
    pub fn new(snapshot: &'a Snapshot, filter: &'a ProductFilter) -> Self {
        let (least, most) = (filter.price_min_minor, filter.price_max_minor);
        Self {
            snapshot,
            words: Needle::words(&filter.search).into_iter().map(|needle| Word::new(snapshot, needle)).collect(),
            categories: choice(snapshot, Column::Category, &filter.categories, is_within),
            brands: choice(snapshot, Column::Brand, &filter.brands, |brand, chosen| brand == chosen),
            families: choice(snapshot, Column::Family, &filter.families, |family, chosen| family == chosen),
            price: (least.is_some() || most.is_some()).then(|| (least.unwrap_or(i64::MIN), most.unwrap_or(i64::MAX))),
            statuses: &filter.statuses,
            bare: filter.without_relationship,
        }
    }

    /// The cheap questions first.
    pub fn accepts(&self, id: u32) -> bool {
        self.accepts_facts(id) && self.accepts_words(id) && (!self.bare || self.snapshot.shows(id) == 0)
    }

    fn accepts_facts(&self, id: u32) -> bool {
        let snapshot = self.snapshot;
        let has =
            |marks: &Option<Marks>, column| marks.as_ref().is_none_or(|marks| marks.has(snapshot.word(column, id)));
        (self.statuses.is_empty() || self.statuses.contains(&snapshot.status(id)))
            && self.price.is_none_or(|(least, most)| {
                snapshot.price_minor(id).is_some_and(|price| (least..=most).contains(&price))
            })
            && has(&self.categories, Column::Category)
            && has(&self.brands, Column::Brand)
            && has(&self.families, Column::Family)
    }

    fn accepts_words(&self, id: u32) -> bool {
        self.words.iter().all(|word| word.is_in(self.snapshot, id))
    }
}

impl Word {
    fn new(snapshot: &Snapshot, needle: Needle) -> Self {
        let marks = |column| Marks::of(snapshot, column, false, |text| needle.is_in(text));
        Self { families: marks(Column::Family), brands: marks(Column::Brand), needle }
    }

    fn is_in(&self, snapshot: &Snapshot, id: u32) -> bool {
        self.brands.has(snapshot.word(Column::Brand, id))
            || self.families.has(snapshot.word(Column::Family, id))
            || self.needle.is_in(snapshot.name(id))
            || self.needle.is_in(snapshot.sku(id))
    }
}

/// The products that a filter accepts, in SKU order. Cost: linear in the products.
pub fn select_products(snapshot: &Snapshot, filter: &ProductFilter) -> Vec<u32> {
    let filter = Filter::new(snapshot, filter);
    snapshot.ids().filter(|&id| filter.accepts(id)).collect()
}

/// Nothing chosen is everything wanted.
fn choice(snapshot: &Snapshot, column: Column, chosen: &[String], wants: impl Fn(&str, &str) -> bool) -> Option<Marks> {
    let none = chosen.iter().any(String::is_empty);
    let any = |text: &str| chosen.iter().any(|chosen| !chosen.is_empty() && wants(text, chosen));
    (!chosen.is_empty()).then(|| Marks::of(snapshot, column, none, any))
}

/// Whether a category is another or below it.
fn is_within(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn a_category_is_within_itself_and_its_ancestors_only() {
        assert!(is_within("Bikes/Road", "Bikes") && is_within("Bikes", "Bikes"));
        assert!(!is_within("Bikes2", "Bikes") && !is_within("Bikes", "Bikes/Road"));
    }
}
