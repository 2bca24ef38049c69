//! The catalogue as the search for loops reads it: flat columns, texts as numbers that are equal whatever their case.
//! Owns the products of each text. Columns of texts are made when they are first asked for, and kept.

use crate::Snapshot;
use crate::snapshot::{Column, Label};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tandem_model::{ProductFact, ProductStatus};

/// No text.
pub(super) const NONE: u32 = u32::MAX;
/// No number.
pub(super) const MISSING: i64 = i64::MIN;

/// A number that products are put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Number {
    Price,
    Margin,
}

impl Number {
    pub fn of(fact: &ProductFact) -> Option<Self> {
        match fact {
            ProductFact::Price => Some(Self::Price),
            ProductFact::Margin => Some(Self::Margin),
            _ => None,
        }
    }
}

/// All products in the order of a number, then of their ids.
pub(super) struct Ranks {
    /// The place of each product.
    pub of: Vec<u32>,
    /// The product at each place.
    pub at: Vec<u32>,
}

impl Ranks {
    fn new(values: &[i64]) -> Self {
        let mut at: Vec<u32> = (0..values.len() as u32).collect();
        at.sort_unstable_by_key(|&id| (values[id as usize], id));
        let mut of = vec![0; at.len()];
        (0u32..).zip(&at).for_each(|(place, &id)| of[id as usize] = place);
        Self { of, at }
    }

    /// Puts places in order. Where they are a good part of all, they are marked and read off.
    pub fn sort(&self, places: &mut [u32]) {
        if places.len() < self.at.len() / 64 {
            return places.sort_unstable();
        }
        let mut marks = vec![0u64; self.at.len().div_ceil(64)];
        places.iter().for_each(|&place| marks[place as usize / 64] |= 1 << (place % 64));
        let mut next = places.iter_mut();
        for (word, mut mark) in (0u32..).zip(marks) {
            while mark != 0 {
                if let Some(place) = next.next() {
                    *place = word * 64 + mark.trailing_zeros();
                }
                mark &= mark - 1;
            }
        }
    }
}

/// One value a product.
pub(super) type Words = Arc<Vec<u32>>;

/// One text field: the number of each product's text, and the products of each.
pub(super) struct Texts {
    pub of: Words,
    numbers: HashMap<String, u32>,
    /// For categories, what a path and the paths below it are.
    within: HashMap<String, Vec<u32>>,
    starts: Vec<u32>,
    products: Vec<u32>,
}

impl Texts {
    /// The numbers that a text of a condition stands for; a category stands for its descendants too.
    pub fn numbers(&self, text: &str) -> Vec<u32> {
        let text = text.to_lowercase();
        match self.within.get(&text) {
            Some(within) => within.clone(),
            None => self.numbers.get(&text).copied().into_iter().collect(),
        }
    }

    /// The products of a text that take part, ascending.
    pub fn products(&self, number: u32) -> &[u32] {
        &self.products[self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize]
    }

    fn build(of: Vec<u32>, names: Names, alive: &[bool], nested: bool) -> Self {
        let mut starts = vec![0u32; names.texts.len() + 1];
        let taking_part = || (0u32..).zip(&of).filter(|&(id, &text)| text != NONE && alive[id as usize]);
        taking_part().for_each(|(_, &text)| starts[text as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut products = vec![0; starts[names.texts.len()] as usize];
        for (id, &text) in taking_part() {
            products[next[text as usize] as usize] = id;
            next[text as usize] += 1;
        }
        let mut within: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, path) in (0u32..).zip(&names.texts).filter(|_| nested) {
            let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            ends.for_each(|end| within.entry(path[..end].to_owned()).or_default().push(number));
        }
        Self { of: Arc::new(of), numbers: names.numbers, within, starts, products }
    }
}

/// Numbers for texts without their case, by first appearance.
#[derive(Default)]
struct Names {
    numbers: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Names {
    fn number(&mut self, text: &str) -> u32 {
        let text = text.to_lowercase();
        if let Some(&number) = self.numbers.get(&text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }
}

pub(crate) struct Columns {
    pub(super) snapshot: Snapshot,
    /// Products that rules speak of: those that exist and are not discontinued.
    pub(super) alive: Vec<bool>,
    price: Vec<i64>,
    margin: Vec<i64>,
    /// Never [`NONE`] where there is a price.
    pub(super) currency: Words,
    texts: Mutex<BTreeMap<ProductFact, Arc<Texts>>>,
    tags: OnceLock<Texts>,
    /// By price, and by margin.
    ranks: [OnceLock<Ranks>; 2],
}

impl Columns {
    /// Cost: linear in the products, some nanoseconds each.
    pub fn new(snapshot: Snapshot) -> Self {
        let ids = 0..snapshot.id_end();
        let takes_part = |id: u32| snapshot.exists(id) && snapshot.status(id) != ProductStatus::Discontinued;
        let margin = |id| snapshot.price_minor(id).zip(snapshot.cost_minor(id)).map(|(a, b)| a.saturating_sub(b));
        Self {
            alive: ids.clone().map(takes_part).collect(),
            price: ids.clone().map(|id| snapshot.price_minor(id).unwrap_or(MISSING)).collect(),
            margin: ids.clone().map(|id| margin(id).unwrap_or(MISSING)).collect(),
            currency: Arc::new(ids.map(|id| snapshot.word(Column::Currency, id).unwrap_or(NONE)).collect()),
            texts: Mutex::default(),
            tags: OnceLock::new(),
            ranks: Default::default(),
            snapshot,
        }
    }

    pub fn products(&self) -> u32 {
        self.alive.len() as u32
    }

    #[inline]
    pub(super) fn number(&self, which: Number, id: u32) -> i64 {
        match which {
            Number::Price => self.price[id as usize],
            Number::Margin => self.margin[id as usize],
        }
    }

    pub(super) fn ranks(&self, number: Number) -> &Ranks {
        match number {
            Number::Price => self.ranks[0].get_or_init(|| Ranks::new(&self.price)),
            Number::Margin => self.ranks[1].get_or_init(|| Ranks::new(&self.margin)),
        }
    }

    /// The column of a family, category, brand or attribute.
    pub(super) fn texts(&self, fact: &ProductFact) -> Arc<Texts> {
        let mut held = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(texts) = held.get(fact) {
            return Arc::clone(texts);
        }
        let texts = Arc::new(match fact {
            ProductFact::Family => self.shared(Column::Family, false),
            ProductFact::Category => self.shared(Column::Category, true),
            ProductFact::Attribute(name) => self.attribute(name),
            _ => self.shared(Column::Brand, false),
        });
        held.insert(fact.clone(), Arc::clone(&texts));
        texts
    }

    fn shared(&self, column: Column, nested: bool) -> Texts {
        let mut names = Names::default();
        let numbers: Vec<u32> = (0..self.snapshot.word_end(column))
            .map(|word| names.number(self.snapshot.word_text(column, word)))
            .collect();
        let of = |id| self.snapshot.word(column, id).map_or(NONE, |word| numbers[word as usize]);
        Texts::build((0..self.products()).map(of).collect(), names, &self.alive, nested)
    }

    /// Of several attributes whose names differ in case alone the first counts.
    fn attribute(&self, name: &str) -> Texts {
        let name = name.to_lowercase();
        let mut names = Names::default();
        let value = |label| match self.snapshot.label_text(label) {
            Label::Attribute(other, value) if other.to_lowercase() == name => names.number(value),
            _ => NONE,
        };
        let values: Vec<u32> = (0..self.snapshot.label_end()).map(value).collect();
        let labels = |id| self.snapshot.label_words(id).iter();
        let of = |id| labels(id).map(|&label| values[label as usize]).find(|&value| value != NONE).unwrap_or(NONE);
        Texts::build((0..self.products()).map(of).collect(), names, &self.alive, false)
    }

    /// Products with a tag that take part, ascending.
    pub(super) fn tagged(&self, tag: &str) -> &[u32] {
        let tags = self.tags.get_or_init(|| self.tags());
        tags.numbers.get(&tag.to_lowercase()).map_or(&[], |&tag| tags.products(tag))
    }

    fn tags(&self) -> Texts {
        let mut names = Names::default();
        let tag = |label| match self.snapshot.label_text(label) {
            Label::Tag(tag) => names.number(tag),
            Label::Attribute(..) => NONE,
        };
        let tags: Vec<u32> = (0..self.snapshot.label_end()).map(tag).collect();
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); names.texts.len()];
        for id in (0..self.products()).filter(|&id| self.alive[id as usize]) {
            let own = self.snapshot.label_words(id).iter().map(|&label| tags[label as usize]);
            own.filter(|&tag| tag != NONE).for_each(|tag| rows[tag as usize].push(id));
        }
        rows.iter_mut().for_each(|row| row.dedup());
        let mut starts = vec![0];
        starts.extend(rows.iter().scan(0, |end, row| {
            *end += row.len() as u32;
            Some(*end)
        }));
        let numbers = names.numbers;
        Texts { of: Words::default(), numbers, within: HashMap::new(), starts, products: rows.concat() }
    }
}
