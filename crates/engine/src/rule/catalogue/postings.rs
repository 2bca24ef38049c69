//! The live products by word, tag, attribute and price, for those who ask many conditions.

use super::Catalogue;
use super::test::{How, Test};
use super::tree::Tree;
use crate::snapshot::Column;
use tandem_model::ProductFact;

#[derive(Debug)]
pub(super) struct Postings {
    families: Lists,
    categories: Lists,
    brands: Lists,
    labels: Lists,
    prices: Vec<(i64, u32)>,
}

impl Postings {
    /// Cost: linear in live products and their labels, and their prices sorted.
    pub fn of(catalogue: &Catalogue<'_>) -> Self {
        let column = |column| {
            let word = |id| catalogue.word(column, id).into_iter();
            Lists::of(catalogue.live(), catalogue.folded(column).len(), word)
        };
        let (snapshot, labels) = (catalogue.snapshot, catalogue.labels());
        let words = |id| snapshot.label_words(id).iter().map(|&label| labels.at(label).1);
        let price = |&id: &u32| snapshot.price_minor(id).map(|price| (price, id));
        let mut prices: Vec<(i64, u32)> = catalogue.live().iter().filter_map(price).collect();
        prices.sort_unstable();
        Self {
            families: column(Column::Family),
            categories: column(Column::Category),
            brands: column(Column::Brand),
            labels: Lists::of(catalogue.live(), labels.len(), words),
            prices,
        }
    }

    /// The shortest way to list products among which are all that a tree can hold for: its length, and what to list.
    pub fn narrowest<'t>(&self, tree: &'t Tree) -> Option<(usize, Vec<&'t Test>)> {
        match tree {
            Tree::Test(test) => self.length(test).map(|length| (length, vec![test])),
            Tree::All(parts) => parts.iter().filter_map(|part| self.narrowest(part)).min_by_key(|(length, _)| *length),
            Tree::Any(parts) => {
                let all: Option<Vec<_>> = parts.iter().map(|part| self.narrowest(part)).collect();
                let all = all?;
                let length = all.iter().map(|(length, _)| length).sum();
                Some((length, all.into_iter().flat_map(|(_, tests)| tests).collect()))
            }
            Tree::Fixed(false) => Some((0, Vec::new())),
            Tree::None(_) | Tree::Free | Tree::Fixed(true) => None,
        }
    }

    /// An upper bound of the products for which a test holds.
    fn length(&self, test: &Test) -> Option<usize> {
        match test {
            Test::Never => Some(0),
            Test::Sku { ids, among: true } => Some(ids.len()),
            Test::Number { fact: ProductFact::Price, least, most } => Some(self.band(*least, *most).len()),
            test => self.lists(test).map(|(lists, numbers)| numbers.iter().map(|&at| lists.of_word(at).len()).sum()),
        }
    }

    /// The products that [`Self::length`] counts, in no order.
    pub fn list(&self, test: &Test, into: &mut Vec<u32>) {
        match test {
            Test::Sku { ids, .. } => into.extend_from_slice(ids),
            Test::Number { least, most, .. } => into.extend(self.band(*least, *most).iter().map(|&(_, id)| id)),
            test => {
                if let Some((lists, numbers)) = self.lists(test) {
                    numbers.iter().for_each(|&at| into.extend_from_slice(lists.of_word(at)));
                }
            }
        }
    }

    fn lists<'a>(&'a self, test: &'a Test) -> Option<(&'a Lists, &'a [u32])> {
        match test {
            Test::Word { column: Column::Family, numbers, among: true } => Some((&self.families, numbers)),
            Test::Word { column: Column::Category, numbers, among: true } => Some((&self.categories, numbers)),
            Test::Word { column: Column::Brand, numbers, among: true } => Some((&self.brands, numbers)),
            Test::Attribute { numbers, among: true, .. } => Some((&self.labels, numbers)),
            Test::Tags { numbers, how: How::Any } => Some((&self.labels, numbers)),
            Test::Tags { numbers, how: How::All | How::Exactly } => numbers.get(..1).map(|first| (&self.labels, first)),
            _ => None,
        }
    }

    fn band(&self, least: i64, most: i64) -> &[(i64, u32)] {
        let start = self.prices.partition_point(|&(price, _)| price < least);
        let end = self.prices.partition_point(|&(price, _)| price <= most);
        &self.prices[start..end.max(start)]
    }
}

/// Products by number, ascending.
#[derive(Debug)]
struct Lists {
    starts: Vec<u32>,
    ids: Vec<u32>,
}

impl Lists {
    fn of<I: Iterator<Item = u32>>(ids: &[u32], len: usize, words: impl Fn(u32) -> I) -> Self {
        let mut starts = vec![0u32; len + 1];
        for &id in ids {
            words(id).for_each(|word| starts[word as usize + 1] += 1);
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut listed = vec![0; starts[len] as usize];
        for &id in ids {
            words(id).for_each(|word| {
                let at = &mut free[word as usize];
                listed[*at as usize] = id;
                *at += 1;
            });
        }
        Self { starts, ids: listed }
    }

    fn of_word(&self, word: u32) -> &[u32] {
        let word = word as usize;
        &self.ids[self.starts[word] as usize..self.starts[word + 1] as usize]
    }
}
