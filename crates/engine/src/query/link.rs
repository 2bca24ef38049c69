//! Finding links by words.

use super::text::Needle;
use crate::Snapshot;
use tandem_model::{Link, LinkLevel, Sku};

/// The words that a link is searched by.
pub struct LinkWords(Vec<Needle>);

impl LinkWords {
    pub fn new(search: &str) -> Self {
        Self(Needle::words(search))
    }

    /// Whether each word is part of the name or SKU of one of the ends; no word is in every link.
    pub fn are_in(&self, snapshot: &Snapshot, link: &Link) -> bool {
        self.0
            .iter()
            .all(|word| [&link.from, &link.to].into_iter().any(|end| is_in_end(snapshot, word, end, link.level)))
    }
}

fn is_in_end(snapshot: &Snapshot, word: &Needle, end: &Sku, level: LinkLevel) -> bool {
    let product = snapshot.id(end.as_str()).filter(|_| level == LinkLevel::Product);
    word.is_in(end.as_str()) || product.is_some_and(|id| word.is_in(snapshot.name(id)))
}
