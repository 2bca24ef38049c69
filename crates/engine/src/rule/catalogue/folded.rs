//! Texts as numbers that are equal where the texts are, whatever their case.

use crate::Snapshot;
use crate::snapshot::{Column, FastHash, Label};
use std::collections::HashMap;

type Numbers<K> = HashMap<K, u32, FastHash>;

/// The texts of a column.
#[derive(Debug, Default)]
pub(in crate::rule) struct Folded {
    of_word: Vec<u32>,
    numbers: Numbers<Box<str>>,
}

impl Folded {
    pub fn of(snapshot: &Snapshot, column: Column) -> Self {
        let mut folded = Self::default();
        for word in 0..snapshot.word_end(column) {
            let next = folded.numbers.len() as u32;
            let text = snapshot.word_text(column, word).to_lowercase();
            folded.of_word.push(*folded.numbers.entry(text.into()).or_insert(next));
        }
        folded
    }

    pub fn at(&self, word: u32) -> u32 {
        self.of_word[word as usize]
    }

    pub fn number(&self, text: &str) -> Option<u32> {
        self.numbers.get(text.to_lowercase().as_str()).copied()
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }
}

/// Which categories are within which.
#[derive(Debug, Default)]
pub(in crate::rule) struct Within {
    below: HashMap<Box<str>, Vec<u32>, FastHash>,
}

impl Within {
    pub fn of(snapshot: &Snapshot, folded: &Folded) -> Self {
        let mut within = Self::default();
        for word in 0..snapshot.word_end(Column::Category) {
            let path = snapshot.word_text(Column::Category, word).to_lowercase();
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            for end in ends {
                within.below.entry(path[..end].into()).or_default().push(folded.at(word));
            }
        }
        within
    }

    /// The numbers of a category and all that are in it.
    pub fn numbers(&self, path: &str) -> &[u32] {
        self.below.get(path.to_lowercase().as_str()).map_or(&[], Vec::as_slice)
    }
}

/// Tags, and attributes with their values.
#[derive(Debug, Default)]
pub(in crate::rule) struct Labels {
    /// Of each label: the number of its attribute's name, or [`TAG`]; and its own.
    of_label: Vec<(u32, u32)>,
    names: Numbers<Box<str>>,
    numbers: Numbers<(u32, Box<str>)>,
}

pub(in crate::rule) const TAG: u32 = u32::MAX;

impl Labels {
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut labels = Self::default();
        for label in 0..snapshot.label_end() {
            let (name, text) = match snapshot.label_text(label) {
                Label::Tag(tag) => (TAG, tag),
                Label::Attribute(name, value) => {
                    let next = labels.names.len() as u32;
                    (*labels.names.entry(name.to_lowercase().into()).or_insert(next), value)
                }
            };
            let next = labels.numbers.len() as u32;
            let number = *labels.numbers.entry((name, text.to_lowercase().into())).or_insert(next);
            labels.of_label.push((name, number));
        }
        labels
    }

    pub fn name(&self, name: &str) -> Option<u32> {
        self.names.get(name.to_lowercase().as_str()).copied()
    }

    pub fn number(&self, name: u32, text: &str) -> Option<u32> {
        self.numbers.get(&(name, text.to_lowercase().into())).copied()
    }

    pub fn at(&self, label: u32) -> (u32, u32) {
        self.of_label[label as usize]
    }

    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The value of an attribute: of two names that differ in case the first counts, as everywhere.
    pub fn attribute(&self, snapshot: &Snapshot, id: u32, name: u32) -> Option<u32> {
        let mut labels = snapshot.label_words(id).iter().map(|&label| self.at(label));
        labels.find(|&(other, _)| other == name).map(|(_, number)| number)
    }

    /// The tags of a product.
    pub fn tags<'a>(&'a self, snapshot: &'a Snapshot, id: u32) -> impl Iterator<Item = u32> + 'a {
        let labels = snapshot.label_words(id).iter().map(|&label| self.at(label));
        labels.filter(|&(name, _)| name == TAG).map(|(_, number)| number)
    }
}
