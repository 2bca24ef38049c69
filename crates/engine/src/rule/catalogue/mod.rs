//! The products of a snapshot as of an instant, for questions about all of them at once: which can trigger a rule,
//! which can it show.
//!
//! Conditions become [`Tree`]s over numbers; their answers are those of [`crate::rule::holds`]. What is folded or listed
//! is made when first asked for, so that one question costs one pass over the products it cannot rule out.

mod folded;
mod postings;
mod test;
#[cfg(test)]
pub(super) mod tests;
mod tree;

pub(super) use folded::TAG;
use folded::{Folded, Labels, Within};
pub(super) use test::{Test, column};
pub(super) use tree::{Tree, is_relative};

use crate::Snapshot;
use crate::snapshot::{Column, day};
use chrono::{DateTime, Utc};
use postings::Postings;
use std::cell::OnceCell;

pub(super) struct Catalogue<'s> {
    pub snapshot: &'s Snapshot,
    pub at: DateTime<Utc>,
    pub day: i32,
    /// Active products within launch and end, by id.
    live: Vec<u32>,
    families: OnceCell<Folded>,
    categories: OnceCell<Folded>,
    brands: OnceCell<Folded>,
    within: OnceCell<Within>,
    labels: OnceCell<Labels>,
    postings: Option<Postings>,
}

impl<'s> Catalogue<'s> {
    /// For a few questions. Cost: a look at each product.
    pub fn new(snapshot: &'s Snapshot, at: DateTime<Utc>) -> Self {
        let mut catalogue = Self {
            snapshot,
            at,
            day: day(at.date_naive()),
            live: Vec::new(),
            families: OnceCell::new(),
            categories: OnceCell::new(),
            brands: OnceCell::new(),
            within: OnceCell::new(),
            labels: OnceCell::new(),
            postings: None,
        };
        catalogue.live = (0..snapshot.id_end()).filter(|&id| catalogue.is_live(id)).collect();
        catalogue
    }

    /// For many questions: each then costs what its most selective word lists.
    pub fn listed(snapshot: &'s Snapshot, at: DateTime<Utc>) -> Self {
        let mut catalogue = Self::new(snapshot, at);
        catalogue.postings = Some(Postings::of(&catalogue));
        catalogue
    }

    pub fn live(&self) -> &[u32] {
        &self.live
    }

    pub fn is_live(&self, id: u32) -> bool {
        self.snapshot.is_live(id, self.day)
    }

    pub fn folded(&self, column: Column) -> &Folded {
        let cell = match column {
            Column::Family => &self.families,
            Column::Category => &self.categories,
            Column::Brand | Column::Currency => &self.brands,
        };
        cell.get_or_init(|| Folded::of(self.snapshot, column))
    }

    pub fn within(&self) -> &Within {
        self.within.get_or_init(|| Within::of(self.snapshot, self.folded(Column::Category)))
    }

    pub fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Labels::of(self.snapshot))
    }

    /// The folded number of a product's text.
    pub fn word(&self, column: Column, id: u32) -> Option<u32> {
        self.snapshot.word(column, id).map(|word| self.folded(column).at(word))
    }

    /// The live products that a tree can hold for, by id, found as they are asked for.
    pub fn holding<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = u32> + 'a {
        self.around(tree).into_iter().filter(move |&id| tree.can(self, id, true))
    }

    /// Live products among which are all that a tree can hold for, by id.
    pub fn around(&self, tree: &Tree) -> Around<'_> {
        let narrowest = self.postings.as_ref().and_then(|postings| Some((postings, postings.narrowest(tree)?)));
        match narrowest {
            Some((postings, (length, tests))) if length < self.live.len() / 2 => {
                let mut ids = Vec::with_capacity(length);
                tests.into_iter().for_each(|test| postings.list(test, &mut ids));
                ids.retain(|&id| self.is_live(id));
                ids.sort_unstable();
                ids.dedup();
                Around::Some(ids)
            }
            _ => Around::All(&self.live),
        }
    }
}

/// Products to look through.
pub(super) enum Around<'a> {
    All(&'a [u32]),
    Some(Vec<u32>),
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
