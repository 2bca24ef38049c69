//! Products grouped by the words in which a trigger and a candidate must be the same.

use super::term::{Key, Term, Tie};
use crate::rule::catalogue::Catalogue;
use crate::snapshot::{Column, FastHash};
use std::collections::HashMap;

/// A group is reached word by word, each from the group so far.
#[derive(Debug, Default)]
pub(super) struct Groups(HashMap<(Option<u32>, u32), u32, FastHash>);

const NO_CURRENCY: u32 = u32::MAX - 1;

impl Groups {
    /// The group of a product, a new one where it is the first; `None` where it lacks a word.
    pub fn enter(&mut self, catalogue: &Catalogue<'_>, term: &Term, id: u32) -> Option<u32> {
        walk(catalogue, term, id, |group, word| {
            let next = self.0.len() as u32;
            Some(*self.0.entry((group, word)).or_insert(next))
        })
    }

    /// The group of a product where one with its words was entered.
    pub fn find(&self, catalogue: &Catalogue<'_>, term: &Term, id: u32) -> Option<u32> {
        walk(catalogue, term, id, |group, word| self.0.get(&(group, word)).copied())
    }
}

/// Follows a product's words from group to group. Amounts are compared within a currency.
fn walk(
    catalogue: &Catalogue<'_>,
    term: &Term,
    id: u32,
    mut step: impl FnMut(Option<u32>, u32) -> Option<u32>,
) -> Option<u32> {
    let mut group = None;
    for (key, tie) in &term.keys {
        let word = key.of(catalogue, id)?;
        if *tie == Tie::Same {
            group = Some(step(group, word)?);
        }
    }
    let snapshot = catalogue.snapshot;
    if !(term.price.is_empty() && term.margin.is_empty()) && snapshot.word_end(Column::Currency) > 1 {
        let group_so_far = Some(group.map_or_else(|| step(None, 0), Some)?);
        return step(group_so_far, snapshot.word(Column::Currency, id).unwrap_or(NO_CURRENCY));
    }
    group.map_or_else(|| step(None, 0), Some)
}

impl Key {
    /// The folded word of a product.
    pub fn of(self, catalogue: &Catalogue<'_>, id: u32) -> Option<u32> {
        match self {
            Self::Family => catalogue.word(Column::Family, id),
            Self::Category => catalogue.word(Column::Category, id),
            Self::Brand => catalogue.word(Column::Brand, id),
            Self::Attribute(name) => catalogue.attribute(id, name),
            Self::Unknown => None,
        }
    }
}
