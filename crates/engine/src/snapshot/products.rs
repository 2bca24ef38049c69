//! Reading products: whole, or one column without the rest.

use super::facts::NO_WORD;
use super::vocabulary::{Label, read_label};
use super::{Intern, Snapshot, Words};
use tandem_model::{Product, ProductStatus};

impl Snapshot {
    /// The id of a product that exists.
    pub fn id(&self, sku: &str) -> Option<u32> {
        self.skus.find(sku).filter(|&id| self.exists(id))
    }

    /// Ids given so far, those of missing products included.
    pub fn id_end(&self) -> u32 {
        self.skus.len()
    }

    /// All products that exist, in SKU order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.skus.sorted().filter(|&id| self.exists(id))
    }

    /// False for a missing product, which has a SKU and links and nothing else.
    pub fn exists(&self, id: u32) -> bool {
        self.shelf.facts(id).exists
    }

    pub fn product(&self, id: u32) -> Product {
        self.shelf.product(id, self.sku(id), &self.words)
    }

    pub fn sku(&self, id: u32) -> &str {
        self.skus.text(id)
    }

    pub fn name(&self, id: u32) -> &str {
        self.shelf.name(id)
    }

    pub fn family(&self, id: u32) -> Option<&str> {
        self.family_of(id).map(|family| self.words.families.text(family))
    }

    pub fn category(&self, id: u32) -> Option<&str> {
        some(&self.words.categories, self.shelf.facts(id).category)
    }

    /// The category and all it is in, from the inside out.
    pub fn categories(&self, id: u32) -> impl Iterator<Item = &str> {
        self.words.lineage(self.shelf.facts(id).category).map(|category| self.words.categories.text(category))
    }

    pub fn brand(&self, id: u32) -> Option<&str> {
        some(&self.words.brands, self.shelf.facts(id).brand)
    }

    pub fn price_minor(&self, id: u32) -> Option<i64> {
        self.shelf.facts(id).price()
    }

    pub fn cost_minor(&self, id: u32) -> Option<i64> {
        self.shelf.facts(id).cost()
    }

    pub fn currency(&self, id: u32) -> &str {
        some(&self.words.currencies, self.shelf.facts(id).currency).unwrap_or_default()
    }

    pub fn status(&self, id: u32) -> ProductStatus {
        self.shelf.facts(id).status
    }

    pub fn stock(&self, id: u32) -> Option<i64> {
        self.shelf.facts(id).stock()
    }

    /// In stock, not tracked, or on back-order.
    pub fn available(&self, id: u32) -> bool {
        !self.shelf.facts(id).sold_out()
    }

    pub fn picture(&self, id: u32) -> Option<&str> {
        self.shelf.picture(id)
    }

    pub fn tags(&self, id: u32) -> impl Iterator<Item = &str> {
        self.labels(id).filter_map(|label| match label {
            Label::Tag(tag) => Some(tag),
            Label::Attribute(..) => None,
        })
    }

    /// Names and values, in the order of the names.
    pub fn attributes(&self, id: u32) -> impl Iterator<Item = (&str, &str)> {
        self.labels(id).filter_map(|label| match label {
            Label::Attribute(name, value) => Some((name, value)),
            Label::Tag(_) => None,
        })
    }

    /// The products of a family, in SKU order.
    pub fn family_members(&self, family: &str) -> Vec<u32> {
        self.words.families.find(family).map_or_else(Vec::new, |family| self.members.row(family).to_vec())
    }

    /// The number of a product's family, as family-level links are stored from.
    pub fn family_of(&self, id: u32) -> Option<u32> {
        self.shelf.stand(id).family()
    }

    fn labels(&self, id: u32) -> impl Iterator<Item = Label<'_>> {
        self.shelf.labels(id).iter().map(|&label| read_label(self.words.labels.text(label)))
    }
}

fn some(words: &Words, word: u32) -> Option<&str> {
    (word != NO_WORD).then(|| words.text(word))
}
