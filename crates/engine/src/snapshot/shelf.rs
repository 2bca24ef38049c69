//! What is known of each product, in columns.

use super::cells::Cells;
use super::facts::{Facts, NO_WORD, Stand, date};
use super::rows::Rows;
use super::vocabulary::{Label, ProductWords, Vocabulary, read_label};
use super::words::{Intern, Words, as_text};
use std::sync::Arc;
use tandem_model::{Product, Sku};

#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    facts: Cells<Facts>,
    stands: Cells<Stand>,
    names: Rows<u8>,
    labels: Rows<u32>,
    /// None or one a product.
    pictures: Rows<Arc<str>>,
}

impl Shelf {
    #[inline]
    pub fn stand(&self, id: u32) -> Stand {
        self.stands.get(id)
    }

    pub fn facts(&self, id: u32) -> Facts {
        self.facts.get(id)
    }

    pub fn name(&self, id: u32) -> &str {
        as_text(self.name_bytes(id))
    }

    pub fn name_bytes(&self, id: u32) -> &[u8] {
        self.names.row(id)
    }

    pub fn labels(&self, id: u32) -> &[u32] {
        self.labels.row(id)
    }

    pub fn picture(&self, id: u32) -> Option<&str> {
        self.pictures.row(id).first().map(AsRef::as_ref)
    }

    pub fn put(&mut self, id: u32, product: &Product, words: &ProductWords) {
        let facts = Facts::of(product).with_words(words.category, words.brand, words.currency);
        let picture: Option<Arc<str>> = product.picture.as_deref().map(Arc::from);
        self.stands.set(id, Stand::new(words.family, facts.sight()));
        self.facts.set(id, facts);
        self.names.set(id, product.name.as_bytes());
        self.labels.set(id, &words.labels);
        self.pictures.set(id, picture.as_slice());
    }

    pub fn remove(&mut self, id: u32) {
        self.stands.set(id, Stand::default());
        self.facts.set(id, Facts::default());
        self.names.set(id, &[]);
        self.labels.set(id, &[]);
        self.pictures.set(id, &[]);
    }

    pub fn product(&self, id: u32, sku: &str, words: &Vocabulary<Words>) -> Product {
        let facts = self.facts(id);
        let word = |words: &Words, word: u32| (word != NO_WORD).then(|| words.text(word).to_owned());
        let mut product = Product {
            sku: Sku::new(sku),
            name: self.name(id).to_owned(),
            family: self.stand(id).family().map(|family| words.families.text(family).to_owned()),
            category: word(&words.categories, facts.category),
            brand: word(&words.brands, facts.brand),
            price_minor: facts.price(),
            cost_minor: facts.cost(),
            currency: word(&words.currencies, facts.currency).unwrap_or_default(),
            status: facts.status,
            stock: facts.stock(),
            back_order: facts.back_order,
            launch: date(facts.launch),
            end: date(facts.end),
            attributes: Default::default(),
            tags: Vec::new(),
            picture: self.picture(id).map(str::to_owned),
        };
        for &label in self.labels(id) {
            match read_label(words.labels.text(label)) {
                Label::Tag(tag) => product.tags.push(tag.to_owned()),
                Label::Attribute(name, value) => _ = product.attributes.insert(name.to_owned(), value.to_owned()),
            }
        }
        product
    }

    /// The same products under other ids: `old[i]` becomes `i`.
    pub fn permuted(&self, old: &[u32]) -> Self {
        Self {
            facts: self.facts.permuted(old),
            stands: self.stands.permuted(old),
            names: self.names.permuted(old),
            labels: self.labels.permuted(old),
            pictures: self.pictures.permuted(old),
        }
    }
}
