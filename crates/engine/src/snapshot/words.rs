//! Texts as numbers: SKUs, families, categories, brands, currencies, labels. A word keeps its number for ever.

use super::hash::FastHash;
use super::index::Index;
use super::rows::Rows;
use std::collections::HashMap;

/// Gives each text its number, a new one where it has none yet.
pub(crate) trait Intern {
    fn intern(&mut self, text: &str) -> u32;
    fn text(&self, word: u32) -> &str;
}

/// Words that can be looked up, added to, and copied at the cost of a pointer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    texts: Rows<u8>,
    index: Index,
    len: u32,
}

impl Words {
    pub fn find(&self, text: &str) -> Option<u32> {
        self.index.find(|word| self.bytes(word).cmp(text.as_bytes()))
    }

    pub fn len(&self) -> u32 {
        self.len
    }

    /// All words in the order of their texts.
    pub fn sorted(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.index.ids()
    }

    pub fn bytes(&self, word: u32) -> &[u8] {
        self.texts.row(word)
    }
}

impl Intern for Words {
    fn intern(&mut self, text: &str) -> u32 {
        if let Some(word) = self.find(text) {
            return word;
        }
        let word = self.len;
        self.texts.set(word, text.as_bytes());
        self.index.insert(word, |other| self.texts.row(other).cmp(text.as_bytes()));
        self.len += 1;
        word
    }

    fn text(&self, word: u32) -> &str {
        as_text(self.bytes(word))
    }
}

/// The text whose letters `bytes` are.
pub(crate) fn as_text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("rows of letters are written from texts only")
}

/// Words while a snapshot is built: numbers by first appearance, found by hash.
#[derive(Debug, Default)]
pub(crate) struct DraftWords {
    numbers: HashMap<Box<str>, u32, FastHash>,
    texts: Rows<u8>,
    last: u32,
}

impl DraftWords {
    pub fn len(&self) -> u32 {
        self.numbers.len() as u32
    }

    /// As `intern`, and at once where the text is the one of the last time: links come in runs of one trigger.
    pub fn intern_run(&mut self, text: &str) -> u32 {
        if self.last >= self.len() || self.texts.row(self.last) != text.as_bytes() {
            self.last = self.intern(text);
        }
        self.last
    }

    pub fn finish(self) -> Words {
        let order = self.order();
        Words { len: self.len(), index: Index::sorted(&order), texts: self.texts }
    }

    /// The words numbered in the order of their texts, and the draft number of each.
    pub fn finish_in_order(self) -> (Words, Vec<u32>) {
        let order = self.order();
        let sorted: Vec<u32> = (0..self.len()).collect();
        let words = Words { len: self.len(), index: Index::sorted(&sorted), texts: self.texts.permuted(&order) };
        (words, order)
    }

    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len()).collect();
        order.sort_by_key(|&word| self.texts.row(word));
        order
    }
}

impl Intern for DraftWords {
    fn intern(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.len();
        self.texts.set(number, text.as_bytes());
        self.numbers.insert(text.into(), number);
        number
    }

    fn text(&self, word: u32) -> &str {
        as_text(self.texts.row(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_text_and_told_by_its_number() {
        let mut words = Words::default();
        let numbers: Vec<u32> = ["road", "", "mountain", "road"].iter().map(|text| words.intern(text)).collect();
        assert_eq!(numbers, [0, 1, 2, 0]);
        assert_eq!(words.sorted().map(|word| words.text(word)).collect::<Vec<_>>(), ["", "mountain", "road"]);
        assert_eq!((words.find("mountain"), words.find("touring")), (Some(2), None));
    }

    #[test]
    fn a_draft_can_be_numbered_in_order() {
        let mut draft = DraftWords::default();
        for text in ["b", "c", "a"] {
            draft.intern(text);
        }
        let (words, old) = draft.finish_in_order();
        assert_eq!(old, [2, 0, 1]);
        assert_eq!((words.find("a"), words.find("c"), words.text(1)), (Some(0), Some(2), "b"));
    }
}
