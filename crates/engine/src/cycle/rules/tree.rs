//! What is left of a sequence, and of every stretch of it: the least and greatest second number, and whether one word
//! is all there is. Finds the first place in a span that can still be met, passing over stretches that cannot.

use super::columns::{MISSING, NONE};

#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    /// The least above the greatest where none is left that has a number.
    pub least: i64,
    pub most: i64,
    pub word: Word,
}

/// The words of what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Nothing,
    One(u32),
    Many,
}

const NOTHING: Rest = Rest { least: i64::MAX, most: i64::MIN, word: Word::Nothing };

impl Rest {
    pub fn of(number: i64, word: u32) -> Self {
        let (least, most) = if number == MISSING { (NOTHING.least, NOTHING.most) } else { (number, number) };
        Self { least, most, word: Word::One(word) }
    }

    fn with(self, other: Self) -> Self {
        let word = match (self.word, other.word) {
            (Word::Nothing, word) | (word, Word::Nothing) => word,
            (Word::One(one), Word::One(other)) if one == other => Word::One(one),
            _ => Word::Many,
        };
        Self { least: self.least.min(other.least), most: self.most.max(other.most), word }
    }

    /// Whether a word other than this may be left; any, where it is none.
    pub fn differs_from(&self, word: u32) -> bool {
        match self.word {
            Word::Nothing => false,
            Word::One(one) => one != word || word == NONE,
            Word::Many => true,
        }
    }
}

pub(super) struct Tree {
    nodes: Vec<Rest>,
}

impl Tree {
    pub fn new(rests: impl ExactSizeIterator<Item = Rest>) -> Self {
        let size = rests.len().next_power_of_two();
        let mut nodes = vec![NOTHING; 2 * size];
        for (at, rest) in rests.enumerate() {
            nodes[size + at] = rest;
        }
        for at in (1..size).rev() {
            nodes[at] = nodes[2 * at].with(nodes[2 * at + 1]);
        }
        Self { nodes }
    }

    pub fn take(&mut self, at: usize) {
        self.set(at, NOTHING);
    }

    pub fn set(&mut self, at: usize, rest: Rest) {
        let mut node = self.nodes.len() / 2 + at;
        self.nodes[node] = rest;
        while node > 1 {
            node /= 2;
            self.nodes[node] = self.nodes[2 * node].with(self.nodes[2 * node + 1]);
        }
    }

    /// The first place of a span that is left and admitted, where every stretch around it is.
    pub fn first(&self, (from, to): (usize, usize), admits: &impl Fn(&Rest) -> bool) -> Option<usize> {
        self.first_below(1, (0, self.nodes.len() / 2), (from, to), admits)
    }

    fn first_below(
        &self,
        node: usize,
        (start, end): (usize, usize),
        (from, to): (usize, usize),
        admits: &impl Fn(&Rest) -> bool,
    ) -> Option<usize> {
        let rest = &self.nodes[node];
        if to <= start || end <= from || rest.word == Word::Nothing || !admits(rest) {
            return None;
        }
        if end - start == 1 {
            return Some(start);
        }
        let middle = start.midpoint(end);
        self.first_below(2 * node, (start, middle), (from, to), admits)
            .or_else(|| self.first_below(2 * node + 1, (middle, end), (from, to), admits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_left_and_admitted_is_found() {
        let mut tree = Tree::new([5, 9, MISSING, 7, 1].into_iter().map(|number| Rest::of(number, number as u32)));
        let above = |number: i64| move |rest: &Rest| rest.most >= number;
        assert_eq!(tree.first((0, 5), &above(6)), Some(1));
        tree.take(1);
        assert_eq!(tree.first((0, 5), &above(6)), Some(3));
        assert_eq!(tree.first((0, 3), &above(6)), None);
        tree.set(1, Rest::of(9, 9));
        assert_eq!(tree.first((0, 5), &above(6)), Some(1));
        assert_eq!(tree.first((4, 5), &|rest| rest.differs_from(1)), None);
        assert_eq!(tree.first((3, 5), &|rest| rest.differs_from(7)), Some(4));
    }
}
