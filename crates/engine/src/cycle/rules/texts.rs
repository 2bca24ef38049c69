//! Texts of products as numbers that are equal whatever their case, and lists of the products of each. A category is
//! listed with all that is below it.

use super::columns::{NONE, Words};
use std::collections::HashMap;
use std::sync::Arc;

/// One text field: the number of each product's text, and the products of each.
pub(super) struct Texts {
    pub of: Words,
    /// The list of a text, and of each category above one.
    lists: HashMap<String, u32>,
    /// For categories the lists that each text belongs to; any other text has the list of its own number.
    belongs: Vec<Vec<u32>>,
    starts: Vec<u32>,
    products: Vec<u32>,
}

impl Texts {
    /// The list of the products that have a text of a condition; a category stands for its descendants too.
    pub fn list(&self, text: &str) -> Option<u32> {
        self.lists.get(&text.to_lowercase()).copied()
    }

    /// The products of a list that take part, ascending.
    pub fn products(&self, list: u32) -> &[u32] {
        &self.products[self.starts[list as usize] as usize..self.starts[list as usize + 1] as usize]
    }

    /// Whether products with a text stand in one of some lists, ascending.
    pub fn is_in(&self, text: u32, lists: &[u32]) -> bool {
        let is_one = |list: &u32| lists.binary_search(list).is_ok();
        self.belongs.get(text as usize).map_or_else(|| is_one(&text), |own| own.iter().any(is_one))
    }

    pub fn build(of: Vec<u32>, names: Names, alive: &[bool], nested: bool) -> Self {
        let (lists, belongs) = if nested { names.nested() } else { (names.numbers, Vec::new()) };
        let rows = |text: u32| match belongs.get(text as usize) {
            Some(lists) => lists.clone(),
            None => vec![text],
        };
        let rows: Vec<Vec<u32>> = (0..names.texts.len() as u32).map(rows).collect();
        let taking_part = || (0u32..).zip(&of).filter(|&(id, &text)| text != NONE && alive[id as usize]);
        let pairs = || taking_part().flat_map(|(id, &text)| rows[text as usize].iter().map(move |&list| (list, id)));
        let (starts, products) = gathered(lists.len(), pairs);
        Self { of: Arc::new(of), lists, belongs, starts, products }
    }

    /// Of a field that a product can have several texts in; told as pairs of a text and a product, these ascending.
    pub fn of_pairs<I: Iterator<Item = (u32, u32)>>(names: Names, pairs: impl Fn() -> I) -> Self {
        let (starts, products) = gathered(names.texts.len(), pairs);
        Self { of: Words::default(), lists: names.numbers, belongs: Vec::new(), starts, products }
    }
}

/// Products by their list, in rows one after the other.
fn gathered<I: Iterator<Item = (u32, u32)>>(lists: usize, pairs: impl Fn() -> I) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; lists + 1];
    pairs().for_each(|(list, _)| starts[list as usize + 1] += 1);
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut products = vec![0; starts[lists] as usize];
    for (list, id) in pairs() {
        products[next[list as usize] as usize] = id;
        next[list as usize] += 1;
    }
    (starts, products)
}

/// Numbers for texts without their case, by first appearance.
#[derive(Default)]
pub(super) struct Names {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Names {
    pub fn number(&mut self, text: &str) -> u32 {
        let text = text.to_lowercase();
        if let Some(&number) = self.numbers.get(&text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// Lists for paths and the paths above them, and for each text those it belongs to.
    fn nested(&self) -> (HashMap<String, u32>, Vec<Vec<u32>>) {
        let mut lists: HashMap<String, u32> = HashMap::new();
        let belongs = self.texts.iter().map(|path| {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            let list = |end: usize| {
                let next = lists.len() as u32;
                *lists.entry(path[..end].to_owned()).or_insert(next)
            };
            ends.map(list).collect()
        });
        let belongs = belongs.collect();
        (lists, belongs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_lists_all_below_it_whatever_the_case() {
        let mut names = Names::default();
        let of: Vec<u32> = ["P/Q", "P", "p/q/r", "PQ"].iter().map(|path| names.number(path)).collect();
        let texts = Texts::build(of, names, &[true, true, true, true], true);
        let check = |path: &str, expected: &[u32]| {
            let list = texts.list(path).unwrap();
            assert_eq!(texts.products(list), expected, "{path}");
            let inside = (0u32..).zip(texts.of.iter()).filter(|&(_, &text)| texts.is_in(text, &[list]));
            assert_eq!(inside.map(|(id, _)| id).collect::<Vec<u32>>(), expected, "{path}");
        };
        check("p", &[0, 1, 2]);
        check("P/Q", &[0, 2]);
        check("p/q/R", &[2]);
        check("pq", &[3]);
        assert_eq!(texts.list("q"), None);
    }
}
