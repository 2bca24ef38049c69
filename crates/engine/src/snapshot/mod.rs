//! A catalogue and its rulebook compiled into immutable columns that answer questions.
//!
//! Owns the numbering of products (ids) and the pages that copies share. Ids are stable across edits; those given by
//! `build` are in SKU order. Refuses judgement: what may be stored is decided before it comes here.

mod apply;
mod arrow;
mod bestseller;
mod blocks;
mod build;
mod cells;
mod facts;
mod fast;
mod group;
mod hash;
mod index;
mod kinds;
mod links;
mod net;
mod number;
mod products;
mod quality;
mod rows;
mod season;
mod shelf;
mod vocabulary;
mod words;

#[cfg(test)]
pub(crate) mod notation;
#[cfg(test)]
pub(crate) mod tests;

pub use arrow::Arrow;
#[cfg(test)]
pub(crate) use arrow::ArrowFacts;
pub(crate) use bestseller::Walk;
pub(crate) use blocks::Blocks;
pub(crate) use cells::Cells;
pub(crate) use facts::{Facts, NO_WORD, Sight, date, day};
pub(crate) use hash::FastHash;
pub(crate) use net::Ends;
pub(crate) use number::Column;
pub(crate) use quality::{QUALITIES, WHOLE};
pub(crate) use vocabulary::Label;
pub(crate) use words::{Intern, Words};

use crate::campaign::Seasons;
use crate::rule::{Book, RuleIndex, Touched};
use bestseller::Bestsellers;
use kinds::Kinds;
use net::Net;
use quality::Qualities;
use rows::Rows;
use shelf::Shelf;
use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};
use tandem_model::RelationshipType;
use vocabulary::Vocabulary;

/// Cheap to clone. An edit makes a new snapshot that shares all pages it did not touch with the old one.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    skus: Words,
    /// Ids below this are in SKU order.
    in_order: u32,
    words: Vocabulary<Words>,
    shelf: Shelf,
    /// The products of each family, in SKU order.
    members: Rows<u32>,
    kinds: Kinds,
    product_net: Net,
    family_net: Net,
    counts: Counts,
    book: Book,
    blocks: Arc<Blocks>,
    seasons: Arc<Seasons>,
    /// Net units sold, of each product.
    units: Cells<u32>,
    qualities: Arc<OnceLock<Qualities>>,
    bestsellers: Arc<OnceLock<Bestsellers>>,
    rules: RuleIndex,
}

/// How much there is. Covered are the active products that trigger at least one link that is not paused, their family's included,
/// whatever the state of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub products: u32,
    pub active: u32,
    pub covered: u32,
    pub links: u32,
}

impl Snapshot {
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Rules, blocks, placements and strategies.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// With a book in the place of its own and these net units sold, as for [`Snapshot::with_units`]. Products are
    /// compiled for rules when there is the first one, or when one is expected.
    pub fn with_book<'a>(mut self, book: Book, sold: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        self.blocks = Arc::new(Blocks::of(book.blocks(), |sku| self.skus.intern(sku.as_str())));
        self.book = book;
        self.name_links();
        self.count_units(sold);
        self.rules = if self.book.rules().is_empty() { RuleIndex::default() } else { RuleIndex::build(&self) };
        self
    }

    /// The same, with products compiled for rules also where there is none: the first is then as fast as any other.
    /// Takes memory of about 300 bytes a product, and a second for 250,000 of them.
    pub fn expecting_rules(mut self) -> Self {
        if !self.expects_rules() {
            self.rules = RuleIndex::build(&self);
        }
        self
    }

    pub fn expects_rules(&self) -> bool {
        self.rules.is_built()
    }

    /// The rules, compiled.
    pub fn rule_index(&self) -> &RuleIndex {
        &self.rules
    }

    pub(crate) fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// Net units sold in the window that best sellers are counted over.
    pub fn units(&self, id: u32) -> u32 {
        self.units.get(id)
    }

    /// With these net units sold; products that are not named sold none. A SKU without a product is kept for the one
    /// that may come. What is compiled of products is compiled anew.
    pub(crate) fn with_units<'a>(mut self, sold: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        self.count_units(sold);
        let rules = std::mem::take(&mut self.rules);
        let touched = Touched { units: true, ..Touched::default() };
        self.rules = rules.follow(&self, &self.book, &touched);
        self
    }

    fn count_units<'a>(&mut self, sold: impl IntoIterator<Item = (&'a str, u32)>) {
        self.units = Cells::default();
        self.qualities = Arc::default();
        self.bestsellers = Arc::default();
        for (sku, units) in sold {
            let id = self.skus.intern(sku);
            self.units.set(id, units);
        }
    }

    /// In the order in which they were given.
    pub fn types(&self) -> &[RelationshipType] {
        self.kinds.listed()
    }

    /// The code of an arrow's type.
    pub fn type_code(&self, kind: u16) -> &str {
        self.kinds.code(kind)
    }

    /// How two products stand in SKU order.
    pub fn compare(&self, a: u32, b: u32) -> Ordering {
        if a < self.in_order && b < self.in_order { a.cmp(&b) } else { self.sku(a).cmp(self.sku(b)) }
    }

    fn is_covered(&self, id: u32) -> bool {
        self.shelf.facts(id).is_active()
            && (leads(self.product_net.arrows(id))
                || self.family_of(id).is_some_and(|family| leads(self.family_net.arrows(family))))
    }
}

/// Whether any link of a row is not paused.
fn leads(row: &[Arrow]) -> bool {
    row.iter().any(|arrow| !arrow.is_paused())
}
