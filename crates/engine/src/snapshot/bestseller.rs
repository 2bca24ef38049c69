//! Products in the order of what they sold, of the whole catalogue and of each category with its descendants.
//!
//! Kept as lists made once, and the few products edited since then, which are passed over in the lists and looked at
//! apart. Products that sold nothing are no best sellers.

use super::group::Groups;
use super::words::Intern;
use super::{FastHash, Snapshot};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

/// Products edited before the lists are made anew.
const EDITS: usize = 1024;

#[derive(Debug, Clone)]
pub(crate) struct Bestsellers {
    all: Arc<[u32]>,
    /// By category, whatever the case of its letters.
    lists: Arc<Groups<u32>>,
    listed: u32,
    categories: Arc<Categories>,
    /// By units sold, then SKU.
    edited: Arc<Vec<u32>>,
    /// The same, ascending.
    edited_ids: Arc<Vec<u32>>,
}

/// Numbers for categories that differ in more than case.
#[derive(Debug, Clone, Default)]
struct Categories {
    of_word: Vec<u32>,
    numbers: HashMap<String, u32, FastHash>,
}

impl Categories {
    /// Takes in the words that came since it was asked last.
    fn reach(&mut self, snapshot: &Snapshot) {
        let words = &snapshot.words.categories;
        for word in self.of_word.len() as u32..words.len() {
            let next = self.numbers.len() as u32;
            self.of_word.push(*self.numbers.entry(words.text(word).to_lowercase()).or_insert(next));
        }
    }
}

impl Bestsellers {
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut categories = Categories::default();
        categories.reach(snapshot);
        let mut all: Vec<u32> = (0..snapshot.id_end()).filter(|&id| is_sold(snapshot, id)).collect();
        all.sort_unstable_by(|&a, &b| by_units(snapshot, a, b));
        let each = || all.iter().flat_map(|&id| numbers(&categories, snapshot, id).map(move |number| (number, id)));
        let listed = categories.numbers.len();
        Self {
            lists: Arc::new(Groups::gather(listed, each)),
            listed: listed as u32,
            all: all.into(),
            categories: Arc::new(categories),
            edited: Arc::default(),
            edited_ids: Arc::default(),
        }
    }

    pub fn all(&self) -> Walk<'_> {
        Walk { sellers: self, category: None, listed: &self.all, edited: &self.edited }
    }

    /// Of the category that a product is in, and of all below it.
    pub fn of_category(&self, snapshot: &Snapshot, id: u32) -> Option<Walk<'_>> {
        let category = numbers(&self.categories, snapshot, id).next()?;
        let listed = if category < self.listed { self.lists.of(category) } else { &[] };
        Some(Walk { sellers: self, category: Some(category), listed, edited: &self.edited })
    }

    /// Whether a product is in the category of another, or below it.
    pub fn is_within(&self, snapshot: &Snapshot, id: u32, other: u32) -> bool {
        let category = numbers(&self.categories, snapshot, other).next();
        numbers(&self.categories, snapshot, id).any(|number| Some(number) == category)
    }

    /// Follows an edit of one product. False when so many came that making the lists anew is cheaper.
    pub fn edit(&mut self, snapshot: &Snapshot, id: u32) -> bool {
        if self.categories.of_word.len() < snapshot.words.categories.len() as usize {
            Arc::make_mut(&mut self.categories).reach(snapshot);
        }
        if let Err(at) = self.edited_ids.binary_search(&id) {
            Arc::make_mut(&mut self.edited_ids).insert(at, id);
            let at = self.edited.partition_point(|&other| by_units(snapshot, other, id).is_lt());
            Arc::make_mut(&mut self.edited).insert(at, id);
        }
        self.edited.len() <= EDITS
    }
}

/// The numbers of a product's category and of all it is in, from the inside out.
fn numbers<'a>(categories: &'a Categories, snapshot: &'a Snapshot, id: u32) -> impl Iterator<Item = u32> + use<'a> {
    let lineage = snapshot.words.lineage(snapshot.shelf.facts(id).category);
    lineage.map(|word| categories.of_word[word as usize])
}

fn is_sold(snapshot: &Snapshot, id: u32) -> bool {
    snapshot.exists(id) && snapshot.units(id) > 0
}

fn by_units(snapshot: &Snapshot, a: u32, b: u32) -> Ordering {
    snapshot.units(b).cmp(&snapshot.units(a)).then_with(|| snapshot.compare(a, b))
}

/// What is left of one list, best first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk<'a> {
    sellers: &'a Bestsellers,
    category: Option<u32>,
    listed: &'a [u32],
    edited: &'a [u32],
}

impl Walk<'_> {
    /// The next one, which stays.
    pub fn peek(&mut self, snapshot: &Snapshot) -> Option<u32> {
        let edited = &self.sellers.edited_ids;
        while self.listed.first().is_some_and(|id| edited.binary_search(id).is_ok()) {
            self.listed = &self.listed[1..];
        }
        while self.edited.first().is_some_and(|&id| !self.holds(snapshot, id)) {
            self.edited = &self.edited[1..];
        }
        match (self.listed.first(), self.edited.first()) {
            (Some(&a), Some(&b)) => Some(if by_units(snapshot, a, b).is_lt() { a } else { b }),
            (a, b) => a.or(b).copied(),
        }
    }

    /// Goes past the one that `peek` told.
    pub fn pass(&mut self, id: u32) {
        let rest = if self.listed.first() == Some(&id) { &mut self.listed } else { &mut self.edited };
        *rest = &rest[1..];
    }

    /// Whether the first walk has the better product next.
    pub fn is_before(a: u32, b: u32, snapshot: &Snapshot) -> bool {
        by_units(snapshot, a, b).is_lt()
    }

    fn holds(&self, snapshot: &Snapshot, id: u32) -> bool {
        let within = |category| numbers(&self.sellers.categories, snapshot, id).any(|number| number == category);
        is_sold(snapshot, id) && self.category.is_none_or(within)
    }
}

impl Snapshot {
    /// Worked out when first asked for.
    pub(crate) fn bestsellers(&self) -> &Bestsellers {
        self.bestsellers.get_or_init(|| Bestsellers::of(self))
    }

    /// Works out what lists need beside links and rules, so that the first one does not wait for it.
    pub fn warm(&self) {
        self.qualities();
        self.bestsellers();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::notation::product;
    use tandem_model::{Change, Product};

    /// What sells best, of all and of the category of `A`.
    fn lists(snapshot: &Snapshot) -> [Vec<String>; 2] {
        let sellers = snapshot.bestsellers();
        let read = |mut walk: Walk<'_>| {
            let mut skus = Vec::new();
            while let Some(id) = walk.peek(snapshot) {
                skus.push(snapshot.sku(id).to_owned());
                walk.pass(id);
            }
            skus
        };
        let category = snapshot.id("A").and_then(|id| sellers.of_category(snapshot, id));
        [read(sellers.all()), category.map(read).unwrap_or_default()]
    }

    fn check(before: &[&str], sold: &[(&str, u32)], edits: &[Product], expected: [&str; 2]) {
        let products = before.iter().map(|line| product(line));
        let first = Snapshot::build(products, [], Vec::new()).with_units(sold.iter().copied());
        first.warm();
        let put = |product: &Product| Change::PutProduct(Box::new(product.clone()));
        let edited = first.apply(&edits.iter().map(put).collect::<Vec<_>>());
        assert_eq!(lists(&edited).map(|skus| skus.join(" ")), expected);
    }

    const SHOP: [&str; 4] = ["A: category=Bikes", "B: category=bikes/Road", "C: category=Tires", "D: category=BIKES"];
    const SOLD: [(&str, u32); 4] = [("A", 1), ("B", 5), ("C", 9), ("D", 5)];

    #[test]
    fn a_category_holds_those_below_it_whatever_the_case() {
        check(&SHOP, &SOLD, &[], ["C B D A", "B D A"]);
        check(&SHOP, &SOLD[..2], &[], ["B A", "B A"]);
    }

    #[test]
    fn lists_follow_products_that_move() {
        let edits = |lines: &[&str]| lines.iter().map(|line| product(line)).collect::<Vec<_>>();
        check(&SHOP, &SOLD, &edits(&["C: category=Bikes/Parts", "D: category=Tires"]), ["C B D A", "C B A"]);
        check(&SHOP, &SOLD, &edits(&["A: category=New/Words", "C: category=new/WORDS/more"]), ["C B D A", "C A"]);
        check(&SHOP, &SOLD, &edits(&["A"]), ["C B D A", ""]);
    }

    #[test]
    fn lists_follow_more_edits_than_are_kept_apart() {
        let mut edits: Vec<Product> = (0..EDITS + 5).map(|number| product(&format!("N{number}"))).collect();
        edits.insert(3, product("C: category=Bikes"));
        check(&SHOP, &SOLD, &edits, ["C B D A", "C B D A"]);
    }
}
