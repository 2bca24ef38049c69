//! What the snapshot knows as numbers, for those who count, sort and compare a whole catalogue without its texts.

use super::facts::NO_WORD;
use super::vocabulary::{Label, read_label};
use super::{Intern, Snapshot, Words};
use tandem_model::{LinkKey, LinkLevel};

/// A column whose texts are shared by many products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Family,
    Category,
    Brand,
    Currency,
}

impl Snapshot {
    /// The number of a product's text in a column.
    pub(crate) fn word(&self, column: Column, id: u32) -> Option<u32> {
        let word = match column {
            Column::Family => return self.family_of(id),
            Column::Category => self.shelf.facts(id).category,
            Column::Brand => self.shelf.facts(id).brand,
            Column::Currency => self.shelf.facts(id).currency,
        };
        Some(word).filter(|&word| word != NO_WORD)
    }

    pub(crate) fn word_text(&self, column: Column, word: u32) -> &str {
        self.column(column).text(word)
    }

    /// Numbers given so far in a column; some may be in use no longer.
    pub(crate) fn word_end(&self, column: Column) -> u32 {
        self.column(column).len()
    }

    /// Numbers of the tags and attributes of a product.
    pub(crate) fn label_words(&self, id: u32) -> &[u32] {
        self.shelf.labels(id)
    }

    pub(crate) fn label_text(&self, label: u32) -> Label<'_> {
        read_label(self.words.labels.text(label))
    }

    pub(crate) fn label_end(&self) -> u32 {
        self.words.labels.len()
    }

    /// The number of a family, whether or not it has products.
    pub(crate) fn family_number(&self, name: &str) -> Option<u32> {
        self.words.families.find(name)
    }

    /// The id of a SKU, whether or not the product exists.
    pub(crate) fn any_id(&self, sku: &str) -> Option<u32> {
        self.skus.find(sku)
    }

    /// The numbers of a link's ends, whether or not it is stored.
    pub(crate) fn ends(&self, key: &LinkKey) -> Option<(u32, u32)> {
        let find = |name: &str| match key.level {
            LinkLevel::Product => self.any_id(name),
            LinkLevel::Family => self.family_number(name),
        };
        Some((find(key.from.as_str())?, find(key.to.as_str())?))
    }

    fn column(&self, column: Column) -> &Words {
        match column {
            Column::Family => &self.words.families,
            Column::Category => &self.words.categories,
            Column::Brand => &self.words.brands,
            Column::Currency => &self.words.currencies,
        }
    }
}
