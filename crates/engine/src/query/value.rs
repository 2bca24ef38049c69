//! Finding the values that a field of products has, the best matches first.

use super::search::search_products;
use super::text::{Needle, Place};
use super::window::window;
use crate::Snapshot;
use crate::rule::same_text;
use crate::snapshot::{Column, Label};
use std::collections::BTreeMap;
use tandem_model::{ProductFact, SearchProducts, ValueHit};

/// Hits when not said, and at the most.
const LIMIT: u32 = 20;
const MAX_HITS: u32 = 1000;

/// What products have in a field, found by its text; SKUs also by name. Fields of numbers have no values to offer. A
/// category counts the products below it. Cost: linear in the products.
pub fn product_values(snapshot: &Snapshot, fact: &ProductFact, text: &str, limit: u32) -> Vec<ValueHit> {
    let counted = match fact {
        ProductFact::Sku => return skus(snapshot, text, limit),
        ProductFact::Family => words(snapshot, Column::Family),
        ProductFact::Brand => words(snapshot, Column::Brand),
        ProductFact::Category => with_ancestors(&words(snapshot, Column::Category)),
        ProductFact::Tags => labels(snapshot, |label| if let Label::Tag(tag) = label { Some(tag) } else { None }),
        ProductFact::Attribute(name) => labels(snapshot, |label| match label {
            Label::Attribute(other, value) if same_text(other, name) => Some(value),
            _ => None,
        }),
        _ => Vec::new(),
    };
    best_values(counted, text, limit)
}

/// Those whose text holds what is searched: the whole first, then beginnings, then the rest; of equals the most common
/// first, then by text. An empty search finds all.
pub fn best_values(counted: Vec<(String, u32)>, text: &str, limit: u32) -> Vec<ValueHit> {
    let needle = Needle::new(text.trim());
    let place = |value: &str| if needle.is_empty() { Some(Place::Start) } else { needle.place_in(value) };
    let mut found: Vec<(Place, u32, String)> =
        counted.into_iter().filter_map(|(value, count)| Some((place(&value)?, u32::MAX - count, value))).collect();
    let best = window(&mut found, 0, at_most(limit), Ord::cmp);
    let hit = |(_, missing, value): &(Place, u32, String)| ValueHit {
        value: value.clone(),
        label: value.clone(),
        count: u32::MAX - missing,
    };
    best.iter().map(hit).collect()
}

fn at_most(limit: u32) -> usize {
    (if limit == 0 { LIMIT } else { limit.min(MAX_HITS) }) as usize
}

fn skus(snapshot: &Snapshot, text: &str, limit: u32) -> Vec<ValueHit> {
    let hits = search_products(snapshot, &SearchProducts { text: text.to_owned(), limit }).hits;
    hits.into_iter().map(|hit| ValueHit { value: hit.sku.to_string(), label: hit.name, count: 1 }).collect()
}

fn words(snapshot: &Snapshot, column: Column) -> Vec<(String, u32)> {
    let mut counts = vec![0u32; snapshot.word_end(column) as usize];
    for word in snapshot.ids().filter_map(|id| snapshot.word(column, id)) {
        counts[word as usize] += 1;
    }
    let used = (0..).zip(counts).filter(|(_, count)| *count > 0);
    used.map(|(word, count)| (snapshot.word_text(column, word).to_owned(), count)).collect()
}

fn labels<'s>(snapshot: &'s Snapshot, wanted: impl Fn(Label<'s>) -> Option<&'s str>) -> Vec<(String, u32)> {
    let texts: Vec<Option<&str>> = (0..snapshot.label_end()).map(|label| wanted(snapshot.label_text(label))).collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let have = snapshot.ids().flat_map(|id| snapshot.label_words(id));
    for text in have.filter_map(|&label| texts[label as usize]) {
        *counts.entry(text).or_default() += 1;
    }
    counts.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()
}

fn with_ancestors(paths: &[(String, u32)]) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (path, count) in paths {
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        ends.for_each(|end| *counts.entry(&path[..end]).or_default() += count);
    }
    counts.into_iter().map(|(path, count)| (path.to_owned(), count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tandem_model::Product;

    fn shop() -> Snapshot {
        let product = |(sku, category, brand, color): (&str, &str, &str, &str)| Product {
            category: Some(category.to_owned()),
            brand: Some(brand.to_owned()),
            tags: vec!["road".to_owned()],
            attributes: [("color".to_owned(), color.to_owned())].into(),
            ..Product::named(sku, &format!("Name of {sku}"), "EUR")
        };
        let rows =
            [("A", "Bikes/Road", "Contoso", "Red"), ("B", "Bikes", "Fabrikam", "red"), ("C", "Toys", "Contoso", "Red")];
        Snapshot::build(rows.map(product), [], tandem_model::default_types())
    }

    fn check(fact: ProductFact, text: &str, wanted: &str) {
        let hits = product_values(&shop(), &fact, text, 0);
        let told: Vec<String> = hits.iter().map(|hit| format!("{} {}", hit.value, hit.count)).collect();
        assert_eq!(told.join(", "), wanted);
    }

    #[test]
    fn values_are_found_by_their_text_the_most_common_first() {
        check(ProductFact::Brand, "", "Contoso 2, Fabrikam 1");
        check(ProductFact::Brand, "FAB", "Fabrikam 1");
        check(ProductFact::Tags, "", "road 3");
        check(ProductFact::Attribute("Color".into()), "red", "Red 2, red 1");
        check(ProductFact::Price, "", "");
    }

    #[test]
    fn a_category_counts_what_is_below_it() {
        check(ProductFact::Category, "", "Bikes 2, Bikes/Road 1, Toys 1");
        check(ProductFact::Category, "road", "Bikes/Road 1");
    }

    #[test]
    fn skus_are_found_by_name_too() {
        check(ProductFact::Sku, "name of b", "B 1");
    }
}
