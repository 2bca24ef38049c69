//! The products of a snapshot as of an instant, for questions about all of them at once: which can trigger a rule,
//! which can it show.
//!
//! Conditions become [`Tree`]s over numbers; their answers are those of [`crate::rule::holds`]. Words and lists are those
//! that rules are compiled to, so that one question costs one pass over the products that its most selective word lists.

mod around;
mod test;
#[cfg(test)]
pub(super) mod tests;
mod tree;

pub(super) use test::{Test, column};
pub(super) use tree::{Tree, is_relative};

use super::compiled::{Fold, Kind, NONE, RuleIndex};
use crate::Snapshot;
use crate::snapshot::{Column, day};
use chrono::{DateTime, Utc};
use std::borrow::Cow;
use std::sync::OnceLock;

pub(super) struct Catalogue<'s> {
    pub snapshot: &'s Snapshot,
    pub at: DateTime<Utc>,
    pub day: i32,
    index: Cow<'s, RuleIndex>,
    live: OnceLock<Vec<u32>>,
    asleep: OnceLock<Vec<u32>>,
}

impl<'s> Catalogue<'s> {
    /// Cost: nothing, but for a snapshot that never had a rule, whose products are compiled here.
    pub fn new(snapshot: &'s Snapshot, at: DateTime<Utc>) -> Self {
        let index = match snapshot.rule_index() {
            built if built.is_built() => Cow::Borrowed(built),
            _ => Cow::Owned(RuleIndex::build(snapshot)),
        };
        Self { snapshot, at, day: day(at.date_naive()), index, live: OnceLock::new(), asleep: OnceLock::new() }
    }

    /// Active products within launch and end, by id. Cost: once a look at each product.
    pub fn live(&self) -> &[u32] {
        self.live.get_or_init(|| (0..self.snapshot.id_end()).filter(|&id| self.is_live(id)).collect())
    }

    /// Products that exist and are not live, by id. Cost: once a look at each product.
    pub fn asleep(&self) -> &[u32] {
        self.asleep.get_or_init(|| (0..self.snapshot.id_end()).filter(|&id| self.is_asleep(id)).collect())
    }

    pub fn is_asleep(&self, id: u32) -> bool {
        self.snapshot.exists(id) && !self.is_live(id)
    }

    pub fn is_live(&self, id: u32) -> bool {
        self.snapshot.is_live(id, self.day)
    }

    /// The word of a product's text; of a category as itself alone.
    pub fn word(&self, column: Column, id: u32) -> Option<u32> {
        let fold = self.fold();
        let word = match column {
            Column::Family => fold.family(self.snapshot, id),
            Column::Category => fold.category(self.snapshot.facts(id).category).own,
            Column::Brand => fold.brand(self.snapshot.facts(id).brand),
            Column::Currency => return self.snapshot.word(column, id),
        };
        Some(word).filter(|&word| word != NONE)
    }

    /// The words of a product's category and all it is in, from the inside out.
    pub fn lineage(&self, id: u32) -> impl Iterator<Item = u32> {
        self.fold().lineage(self.fold().category(self.snapshot.facts(id).category).within)
    }

    pub fn tags(&self, id: u32) -> impl Iterator<Item = u32> {
        self.fold().tags(self.snapshot, id)
    }

    /// The word of a product's value, by that of the attribute's name.
    pub fn attribute(&self, id: u32, name: u32) -> Option<u32> {
        Some(self.fold().attribute(self.snapshot, id, name)).filter(|&word| word != NONE)
    }

    /// `None` for a text that neither a product nor a rule has.
    pub fn find(&self, kind: Kind, text: &str) -> Option<u32> {
        Some(self.fold().find(kind, text)).filter(|&word| word != NONE)
    }

    fn fold(&self) -> &Fold {
        self.index.fold()
    }
}
