//! Products that a condition can hold for, out of the lists that rules are matched with.

use super::Catalogue;
use super::test::{How, Test};
use super::tree::Tree;
use tandem_model::ProductFact;

/// Products to look through.
pub(in crate::rule) enum Around<'a> {
    All(&'a [u32]),
    Some(Vec<u32>),
}

impl Catalogue<'_> {
    /// The live products that a tree can hold for, by id, found as they are asked for.
    pub fn holding<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = u32> + 'a {
        self.around(tree).into_iter().filter(move |&id| tree.can(self, id, true))
    }

    /// Live products among which are all that a tree can hold for, by id.
    pub fn around(&self, tree: &Tree) -> Around<'_> {
        match self.narrowest(tree) {
            Some((length, tests)) if length < self.snapshot.counts().active as usize / 2 => {
                let mut ids = Vec::with_capacity(length);
                tests.into_iter().for_each(|test| ids.extend(self.listed(test)));
                ids.retain(|&id| self.is_live(id));
                ids.sort_unstable();
                ids.dedup();
                Around::Some(ids)
            }
            _ => Around::All(self.live()),
        }
    }

    /// As [`Catalogue::around`], in no order and some more than once, found as they are asked for.
    pub fn somewhere_around<'a>(&'a self, tree: &'a Tree) -> Box<dyn Iterator<Item = u32> + 'a> {
        match self.narrowest(tree) {
            Some((length, tests)) if length < self.snapshot.counts().active as usize / 2 => {
                let listed = tests.into_iter().flat_map(|test| self.listed(test));
                Box::new(listed.filter(|&id| self.is_live(id)))
            }
            _ => Box::new(self.live().iter().copied()),
        }
    }

    /// Products that exist and are not live, among which are all that a tree can hold for; in no order, and some more
    /// than once.
    pub fn asleep_around<'a>(&'a self, tree: &'a Tree) -> Box<dyn Iterator<Item = u32> + 'a> {
        match self.narrowest(tree) {
            Some((length, tests)) if length < self.asleep().len() => {
                let listed = tests.into_iter().flat_map(|test| self.listed(test));
                Box::new(listed.filter(|&id| self.is_asleep(id)))
            }
            _ => Box::new(self.asleep().iter().copied()),
        }
    }

    /// The products that exist and have a text, live or not, in no order.
    pub fn having<'a>(&'a self, test: &'a Test) -> impl Iterator<Item = u32> + 'a {
        let listed = keys(test).unwrap_or_default().iter().flat_map(|&key| self.index.shelves().of_key(key));
        listed.filter(|&id| self.snapshot.exists(id) && test.holds(self, id))
    }

    /// The shortest way to list products among which are all that a tree can hold for: its length, and what to list.
    fn narrowest<'t>(&self, tree: &'t Tree) -> Option<(usize, Vec<&'t Test>)> {
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

    /// About how many products a test lists.
    fn length(&self, test: &Test) -> Option<usize> {
        let shelves = self.index.shelves();
        match test {
            Test::Never => Some(0),
            Test::Sku { ids, among: true } => Some(ids.len()),
            Test::Number { fact: ProductFact::Price, least, most } => Some(shelves.count_priced((*least, *most))),
            test => keys(test).map(|keys| keys.iter().map(|&key| shelves.count(key)).sum()),
        }
    }

    /// Products among which are all that the test holds for, in no order.
    fn listed<'a>(&'a self, test: &'a Test) -> Box<dyn Iterator<Item = u32> + 'a> {
        let shelves = self.index.shelves();
        match test {
            Test::Sku { ids, .. } => Box::new(ids.iter().copied()),
            Test::Number { least, most, .. } => Box::new(shelves.priced((*least, *most))),
            test => Box::new(keys(test).unwrap_or_default().iter().flat_map(|&key| shelves.of_key(key))),
        }
    }
}

/// Words of which a product has one where the test holds.
fn keys(test: &Test) -> Option<&[u32]> {
    match test {
        Test::Word { numbers, among: true, .. }
        | Test::Within { numbers, among: true }
        | Test::Attribute { numbers, among: true, .. }
        | Test::Tags { numbers, how: How::Any } => Some(numbers),
        Test::Tags { numbers, how: How::All | How::Exactly } => numbers.get(..1),
        _ => None,
    }
}

impl<'a> IntoIterator for Around<'a> {
    type Item = u32;
    type IntoIter = Box<dyn Iterator<Item = u32> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Self::All(ids) => Box::new(ids.iter().copied()),
            Self::Some(ids) => Box::new(ids.into_iter()),
        }
    }
}
