//! Words whatever their case: what products and rules name, as numbers that are equal where the texts are the same.
//!
//! A word that a rule names before any product has it gets its number then, so that new products need no rule to be
//! compiled again.

use crate::Snapshot;
use crate::snapshot::{Cells, Column, FastHash, Intern, Label, NO_WORD, Words};
use std::collections::HashMap;
use tandem_model::Goods;

/// No word: the value is missing.
pub(in crate::rule) const NONE: u32 = u32::MAX;

/// The key that every product has.
pub(super) const ALL: u32 = 0;

/// Keys from here on are SKUs, by id.
const SKUS: u32 = 1 << 31;

#[derive(Debug, Clone, Default)]
pub(in crate::rule) struct Fold {
    words: Words,
    /// By the catalogue's own numbers.
    families: Cells<u32>,
    brands: Cells<u32>,
    categories: Cells<Path>,
    labels: Cells<Folded>,
    /// The path each category path is in, plus one.
    parents: Cells<u32>,
    /// How many of the catalogue's families, brands, categories and labels are known here.
    seen: [u32; 4],
}

/// A category: as itself alone, and as all that is within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::rule) struct Path {
    pub own: u32,
    pub within: u32,
}

/// A tag, where `name` is [`NONE`], or an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::rule) struct Folded {
    pub name: u32,
    pub word: u32,
}

/// What a text is said of; equal texts of two kinds are two words.
#[derive(Debug, Clone, Copy)]
pub(in crate::rule) enum Kind {
    Every,
    Family,
    Brand,
    Tag,
    /// The name of an attribute, of products or of customers.
    Name,
    /// The value of the attribute with this name.
    Value(u32),
    /// A value that the request says.
    Said,
    /// A category path as itself alone.
    Own,
    /// All that is within a category path.
    Within,
}

fn spelled(kind: Kind, text: &str) -> String {
    let text = text.to_lowercase();
    match kind {
        Kind::Every => text,
        Kind::Family => format!("f{text}"),
        Kind::Brand => format!("b{text}"),
        Kind::Tag => format!("t{text}"),
        Kind::Name => format!("n{text}"),
        Kind::Value(name) => format!("{name}:{text}"),
        Kind::Said => format!("s{text}"),
        Kind::Own => format!("o{text}"),
        Kind::Within => format!("c{text}"),
    }
}

impl Fold {
    /// The number of a word, a new one where it has none yet.
    pub fn word(&mut self, kind: Kind, text: &str) -> u32 {
        self.words.intern(&spelled(kind, text))
    }

    /// [`NONE`] where neither a rule nor a product has named it.
    pub fn find(&self, kind: Kind, text: &str) -> u32 {
        self.words.find(&spelled(kind, text)).unwrap_or(NONE)
    }

    pub fn len(&self) -> u32 {
        self.words.len()
    }

    pub fn value(&mut self, name: &str, value: &str) -> Folded {
        let name = self.word(Kind::Name, name);
        Folded { name, word: self.word(Kind::Value(name), value) }
    }

    /// The path and all it is in get their numbers.
    pub fn path(&mut self, path: &str) -> Path {
        let found = Path { own: self.word(Kind::Own, path), within: self.word(Kind::Within, path) };
        let (folded, mut child) = (path.to_lowercase(), found.within);
        let mut rest = &folded[..];
        while let Some((above, _)) = rest.rsplit_once('/') {
            let parent = self.word(Kind::Within, above);
            self.parents.set(child, parent + 1);
            (child, rest) = (parent, above);
        }
        found
    }

    /// Takes in the catalogue's words that came since the last time.
    pub fn take_in(&mut self, snapshot: &Snapshot) {
        if self.words.len() == ALL {
            self.word(Kind::Every, "");
        }
        let text = |column, word| snapshot.word_text(column, word);
        for word in self.seen[0]..snapshot.word_end(Column::Family) {
            let folded = self.word(Kind::Family, text(Column::Family, word));
            self.families.set(word, folded);
        }
        for word in self.seen[1]..snapshot.word_end(Column::Brand) {
            let folded = self.word(Kind::Brand, text(Column::Brand, word));
            self.brands.set(word, folded);
        }
        for word in self.seen[2]..snapshot.word_end(Column::Category) {
            let path = self.path(text(Column::Category, word));
            self.categories.set(word, path);
        }
        for label in self.seen[3]..snapshot.label_end() {
            let folded = match snapshot.label_text(label) {
                Label::Tag(tag) => Folded { name: NONE, word: self.word(Kind::Tag, tag) },
                Label::Attribute(name, value) => self.value(name, value),
            };
            self.labels.set(label, folded);
        }
        let ends = [Column::Family, Column::Brand, Column::Category].map(|column| snapshot.word_end(column));
        self.seen = [ends[0], ends[1], ends[2], snapshot.label_end()];
    }

    pub fn family(&self, snapshot: &Snapshot, id: u32) -> u32 {
        snapshot.family_of(id).map_or(NONE, |family| self.families.get(family))
    }

    /// By the catalogue's number.
    pub fn brand(&self, brand: u32) -> u32 {
        if brand == NO_WORD { NONE } else { self.brands.get(brand) }
    }

    /// By the catalogue's number.
    pub fn category(&self, category: u32) -> Path {
        if category == NO_WORD { Path { own: NONE, within: NONE } } else { self.categories.get(category) }
    }

    /// A path and all it is in, from the inside out.
    pub fn lineage(&self, within: u32) -> impl Iterator<Item = u32> {
        let known = |word: u32| Some(word).filter(|&word| word != NONE);
        std::iter::successors(known(within), |&word| self.parents.get(word).checked_sub(1))
    }

    pub fn labels<'s>(&'s self, snapshot: &'s Snapshot, id: u32) -> impl Iterator<Item = Folded> + Clone + 's {
        snapshot.label_words(id).iter().map(|&label| self.labels.get(label))
    }

    pub fn tags<'s>(&'s self, snapshot: &'s Snapshot, id: u32) -> impl Iterator<Item = u32> + Clone + 's {
        self.labels(snapshot, id).filter(|label| label.name == NONE).map(|label| label.word)
    }

    /// Of names that differ in case alone, the first counts.
    pub fn attribute(&self, snapshot: &Snapshot, id: u32, name: u32) -> u32 {
        self.labels(snapshot, id).find(|label| label.name == name).map_or(NONE, |label| label.word)
    }

    /// Adds everything that a product can be found by, but its SKU.
    pub fn keys(&self, snapshot: &Snapshot, id: u32, out: &mut Vec<u32>) {
        let facts = snapshot.facts(id);
        let path = self.category(facts.category);
        out.push(ALL);
        let single = [self.family(snapshot, id), self.brand(facts.brand), path.own];
        out.extend(single.into_iter().filter(|&word| word != NONE));
        out.extend(self.lineage(path.within));
        let labels = self.labels(snapshot, id);
        for (at, label) in labels.clone().enumerate() {
            let hidden = match label.name {
                NONE => labels.clone().take(at).any(|before| before == label),
                name => labels.clone().take(at).any(|before| before.name == name),
            };
            if !hidden {
                out.push(label.word);
            }
        }
    }

    /// The key of such goods; [`NONE`] for a SKU that no product or link has named.
    pub fn goods(&mut self, snapshot: &Snapshot, goods: &Goods) -> u32 {
        match goods {
            Goods::Sku(sku) => snapshot.any_id(sku.as_str()).map_or(NONE, sku_key),
            Goods::Family(family) => self.word(Kind::Family, family),
            Goods::Category(path) => self.path(path).within,
            Goods::Brand(brand) => self.word(Kind::Brand, brand),
            Goods::Tag(tag) => self.word(Kind::Tag, tag),
            Goods::Attribute { name, value } => self.value(name, value).word,
        }
    }
}

/// The key of a product's own SKU.
pub(super) fn sku_key(id: u32) -> u32 {
    SKUS | id
}

/// Numbers of keys.
pub(super) type KeyMap<T> = HashMap<u32, T, FastHash>;
