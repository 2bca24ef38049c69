//! The catalogue as the search for loops reads it: flat columns, made when they are first asked for, and kept.

use super::stock::Stock;
use super::texts::{Names, Texts};
use crate::Snapshot;
use crate::snapshot::{Column, Label};
use std::collections::BTreeMap;
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
    /// The number at each place.
    pub values: Vec<i64>,
}

impl Ranks {
    fn new(values: &[i64]) -> Self {
        let mut at: Vec<u32> = (0..values.len() as u32).collect();
        at.sort_unstable_by_key(|&id| (values[id as usize], id));
        let mut of = vec![0; at.len()];
        (0u32..).zip(&at).for_each(|(place, &id)| of[id as usize] = place);
        let values = at.iter().map(|&id| values[id as usize]).collect();
        Self { of, at, values }
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
    one_currency: OnceLock<bool>,
    /// What nets of this catalogue share.
    pub(super) stock: Stock,
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
            one_currency: OnceLock::new(),
            stock: Stock::default(),
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
        tags.list(tag).map_or(&[], |tag| tags.products(tag))
    }

    fn tags(&self) -> Texts {
        let mut names = Names::default();
        let tag = |label| match self.snapshot.label_text(label) {
            Label::Tag(tag) => names.number(tag),
            Label::Attribute(..) => NONE,
        };
        let tags: Vec<u32> = (0..self.snapshot.label_end()).map(tag).collect();
        let own = |id: u32| {
            let mut own: Vec<u32> = self.snapshot.label_words(id).iter().map(|&label| tags[label as usize]).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().filter(|&tag| tag != NONE).map(move |tag| (tag, id))
        };
        let alive = || (0..self.products()).filter(|&id| self.alive[id as usize]);
        Texts::of_pairs(names, || alive().flat_map(own))
    }

    /// Whether all prices of products that take part are in one currency.
    pub(super) fn has_one_currency(&self) -> bool {
        *self.one_currency.get_or_init(|| {
            let priced =
                (0..self.products()).filter(|&id| self.alive[id as usize] && self.price[id as usize] != MISSING);
            let mut currencies = priced.map(|id| self.currency[id as usize]);
            let first = currencies.next();
            currencies.all(|currency| Some(currency) == first)
        })
    }
}
