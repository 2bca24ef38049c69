//! The values that filters can choose from, with how many products have each.

use super::key::compare_text;
use crate::Snapshot;
use crate::snapshot::{Column, Label};
use std::collections::BTreeMap;
use tandem_model::{Facet, Facets, ProductStatus};

/// Texts in order without regard to case, categories as a tree is read, all three statuses always. An attribute
/// counts under its name. Cost: linear in the products.
pub fn list_facets(snapshot: &Snapshot) -> Facets {
    let mut counts = Counts::new(snapshot);
    snapshot.ids().for_each(|id| counts.count(snapshot, id));
    let values = |column: Column| {
        let counts = &counts.columns[column as usize];
        (0..)
            .zip(counts)
            .filter(|(_, count)| **count > 0)
            .map(move |(word, &count)| (snapshot.word_text(column, word), count))
    };
    let (tags, attributes) = labels(snapshot, &counts.labels);
    Facets {
        categories: categories(values(Column::Category)),
        brands: sorted(values(Column::Brand).collect()),
        families: sorted(values(Column::Family).collect()),
        statuses: ProductStatus::ALL.map(|status| facet(status.as_str(), counts.statuses[status as usize])).to_vec(),
        tags: sorted(tags),
        attributes: sorted(attributes),
        currencies: sorted(values(Column::Currency).collect()),
    }
}

const COLUMNS: [Column; 4] = [Column::Family, Column::Category, Column::Brand, Column::Currency];

/// Texts with how many products have each.
type Counted<'a> = Vec<(&'a str, u32)>;

struct Counts {
    columns: [Vec<u32>; 4],
    labels: Vec<u32>,
    statuses: [u32; 3],
}

impl Counts {
    fn new(snapshot: &Snapshot) -> Self {
        Self {
            columns: COLUMNS.map(|column| vec![0; snapshot.word_end(column) as usize]),
            labels: vec![0; snapshot.label_end() as usize],
            statuses: [0; 3],
        }
    }

    fn count(&mut self, snapshot: &Snapshot, id: u32) {
        for (column, counts) in COLUMNS.into_iter().zip(&mut self.columns) {
            if let Some(word) = snapshot.word(column, id) {
                counts[word as usize] += 1;
            }
        }
        for &label in snapshot.label_words(id) {
            self.labels[label as usize] += 1;
        }
        self.statuses[snapshot.status(id) as usize] += 1;
    }
}

fn facet(value: &str, count: u32) -> Facet {
    Facet { value: value.to_owned(), count }
}

fn sorted(mut values: Counted) -> Vec<Facet> {
    values.sort_unstable_by(|(a, _), (b, _)| compare_text(a, b).then_with(|| a.cmp(b)));
    values.into_iter().map(|(value, count)| facet(value, count)).collect()
}

/// Every path and every ancestor path, an ancestor right before what it holds.
fn categories<'a>(paths: impl Iterator<Item = (&'a str, u32)>) -> Vec<Facet> {
    let mut counts: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
    for (path, count) in paths {
        let parts: Vec<&str> = path.split('/').collect();
        for depth in 1..=parts.len() {
            *counts.entry(parts[..depth].to_vec()).or_default() += count;
        }
    }
    counts.into_iter().map(|(parts, count)| facet(&parts.join("/"), count)).collect()
}

/// Tags and names of attributes. A product has an attribute once, so counts of its values add up.
fn labels<'a>(snapshot: &'a Snapshot, counts: &[u32]) -> (Counted<'a>, Counted<'a>) {
    let mut tags = Vec::new();
    let mut attributes: BTreeMap<&str, u32> = BTreeMap::new();
    for (label, &count) in (0..).zip(counts).filter(|(_, count)| **count > 0) {
        match snapshot.label_text(label) {
            Label::Tag(tag) => tags.push((tag, count)),
            Label::Attribute(name, _) => *attributes.entry(name).or_default() += count,
        }
    }
    (tags, attributes.into_iter().collect())
}
