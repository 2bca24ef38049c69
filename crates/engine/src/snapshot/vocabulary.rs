//! The words that products share, by what they mean.

use super::cells::Cells;
use super::facts::NO_WORD;
use super::words::{DraftWords, Intern, Words};
use tandem_model::Product;

#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary<W> {
    pub families: W,
    pub categories: W,
    pub brands: W,
    pub currencies: W,
    /// Tags, and attributes with their values.
    pub labels: W,
    /// The category that each category is in.
    parents: Cells<Parent>,
}

#[derive(Debug, Clone, Copy)]
struct Parent(u32);

impl Default for Parent {
    fn default() -> Self {
        Self(NO_WORD)
    }
}

/// A product's words as numbers.
pub(crate) struct ProductWords {
    pub family: Option<u32>,
    pub category: u32,
    pub brand: u32,
    pub currency: u32,
    pub labels: Vec<u32>,
}

impl<W: Intern> Vocabulary<W> {
    pub fn of(&mut self, product: &Product) -> ProductWords {
        let attributes = product.attributes.iter().map(|(name, value)| attribute_label(name, value));
        let tags = product.tags.iter().map(|tag| tag_label(tag));
        ProductWords {
            labels: attributes.chain(tags).map(|label| self.labels.intern(&label)).collect(),
            family: product.family.as_deref().map(|family| self.families.intern(family)),
            category: product.category.as_deref().map_or(NO_WORD, |path| self.category(path)),
            brand: product.brand.as_deref().map_or(NO_WORD, |brand| self.brands.intern(brand)),
            currency: self.currencies.intern(&product.currency),
        }
    }

    /// The number of a category path; its ancestors get theirs too.
    fn category(&mut self, path: &str) -> u32 {
        let word = self.categories.intern(path);
        let mut child = (word, path);
        while self.parents.get(child.0).0 == NO_WORD {
            let Some((above, _)) = child.1.rsplit_once('/') else { break };
            let parent = self.categories.intern(above);
            self.parents.set(child.0, Parent(parent));
            child = (parent, above);
        }
        word
    }

    /// A category and its ancestors, from the inside out.
    pub fn lineage(&self, category: u32) -> impl Iterator<Item = u32> {
        let known = |word: u32| Some(word).filter(|&word| word != NO_WORD);
        std::iter::successors(known(category), move |&word| known(self.parents.get(word).0))
    }
}

impl Vocabulary<DraftWords> {
    pub fn finish(self) -> Vocabulary<Words> {
        Vocabulary {
            families: self.families.finish(),
            categories: self.categories.finish(),
            brands: self.brands.finish(),
            currencies: self.currencies.finish(),
            labels: self.labels.finish(),
            parents: self.parents,
        }
    }
}

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label<'a> {
    Tag(&'a str),
    Attribute(&'a str, &'a str),
}

fn tag_label(tag: &str) -> String {
    format!(":{tag}")
}

/// The length of the name tells where the value begins, whatever letters either holds.
fn attribute_label(name: &str, value: &str) -> String {
    format!("{}:{name}{value}", name.len())
}

pub(crate) fn read_label(text: &str) -> Label<'_> {
    let (length, rest) = text.split_once(':').expect("labels are written with a colon");
    match length.parse().ok().and_then(|length| rest.split_at_checked(length)) {
        Some((name, value)) => Label::Attribute(name, value),
        None => Label::Tag(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_knows_its_ancestors() {
        let mut words = Vocabulary::<Words>::default();
        let mut product = Product::named("A", "A", "EUR");
        product.category = Some("Bikes/Road/Racing".into());
        let category = words.of(&product).category;
        let lineage: Vec<_> = words.lineage(category).map(|word| words.categories.text(word)).collect();
        assert_eq!(lineage, ["Bikes/Road/Racing", "Bikes/Road", "Bikes"]);
    }

    #[test]
    fn labels_keep_colons_and_digits() {
        assert_eq!(read_label(&tag_label("3:1")), Label::Tag("3:1"));
        assert_eq!(read_label(&attribute_label("a:1", "2:b")), Label::Attribute("a:1", "2:b"));
        assert_eq!(read_label(&attribute_label("", "x")), Label::Attribute("", "x"));
    }
}
