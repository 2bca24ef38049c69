//! The products that a list of constant questions picks: the smallest list of products that one of them gives, and
//! the rest asked of each.

use super::columns::{Columns, MISSING, NONE, Number};
use super::texts::Texts;
use crate::rule::{self, Asked, Situation};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tandem_model::{Condition, Field, Leaf, Op, ProductFact, Value};

/// A constant question about one product, or its negation. The leaf asks of the candidate, whichever side it is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fixed {
    pub leaf: Leaf,
    pub negated: bool,
}

impl Fixed {
    pub fn fact(&self) -> Option<&ProductFact> {
        match &self.leaf.field {
            Field::Candidate(fact) => Some(fact),
            _ => None,
        }
    }

    pub fn missing(fact: &ProductFact) -> Self {
        Self { leaf: Leaf { field: Field::Candidate(fact.clone()), op: Op::Missing, value: None }, negated: false }
    }

    /// The numbers that are asked for, where the question is for a span of one number.
    pub fn span(&self, number: Number) -> Option<(i64, i64)> {
        if self.negated || self.fact().and_then(Number::of) != Some(number) {
            return None;
        }
        span(&self.leaf)
    }
}

/// The whole numbers that a constant leaf accepts.
fn span(leaf: &Leaf) -> Option<(i64, i64)> {
    match (leaf.op, &leaf.value) {
        (Op::Exists, _) => Some((MISSING + 1, i64::MAX)),
        (op, Some(Value::Number(number))) => {
            rule::bounds(op, *number).map(|(least, most)| (least.max(MISSING + 1), most))
        }
        (Op::Between, Some(Value::Range([least, most]))) => Some(((*least).max(MISSING + 1), *most)),
        _ => None,
    }
}

/// Products that are told apart by marks rather than by looking for each in a list that is so many times longer at the
/// most.
const MANY: usize = if cfg!(test) { 3 } else { 2_000 };
const MANY_TIMES: usize = 16;

enum Question<'a> {
    /// Any of some lists of texts.
    Text(Arc<Texts>, Vec<u32>),
    Number(Number, i64, i64),
    /// Ascending.
    Products(Vec<u32>),
    /// The products of each tag, ascending; one of them will do.
    Tags(Vec<&'a [u32]>),
    /// Asked leaf by leaf.
    Plain(Leaf),
}

/// A question made ready, and whether it is to fail.
struct Ready<'a> {
    question: Question<'a>,
    negated: bool,
}

/// The products that all questions hold for, ascending. Questions that time answers, such as age, hold wherever they
/// can at some time.
pub(super) fn pick(columns: &Columns, fixed: &[Fixed]) -> Vec<u32> {
    let mut ready: Vec<Ready<'_>> = all_ready(columns, fixed);
    let seed = smallest(&ready).map(|at| ready.swap_remove(at).products());
    let all = || (0..columns.products()).filter(|&id| columns.alive[id as usize]).collect();
    let mut products = seed.unwrap_or_else(all);
    for asked in &ready {
        match asked.question.list() {
            Some(list) => keep(&mut products, list, !asked.negated),
            None => products.retain(|&id| asked.holds(columns, id)),
        }
    }
    products.retain(|&id| columns.alive[id as usize]);
    products
}

/// Keeps those of some ascending ids that stand in an ascending list, or those that do not. Cost: linear in both, or for
/// each id the logarithm of how far the next one is.
fn keep(ids: &mut Vec<u32>, list: &[u32], inside: bool) {
    if ids.len() >= MANY && list.len() <= MANY_TIMES * ids.len() {
        let mut marks = vec![0u64; list.last().map_or(0, |&last| last as usize / 64 + 1)];
        list.iter().for_each(|&id| marks[id as usize / 64] |= 1 << (id % 64));
        let is_marked = |id: u32| marks.get(id as usize / 64).is_some_and(|mark| mark >> (id % 64) & 1 == 1);
        return ids.retain(|&id| is_marked(id) == inside);
    }
    let mut at = 0;
    ids.retain(|&id| {
        at = first_from(list, at, id);
        (list.get(at) == Some(&id)) == inside
    });
}

/// The first place, from one on, of what is not below an id.
fn first_from(list: &[u32], from: usize, id: u32) -> usize {
    let mut width = 1;
    while list.get(from + width).is_some_and(|&held| held < id) {
        width *= 2;
    }
    let (start, end) = (from + width / 2, (from + width + 1).min(list.len()));
    start + list[start..end].partition_point(|&held| held < id)
}

/// One of the products that [`pick`] picks. Cost: those looked at before it.
pub(super) fn any(columns: &Columns, fixed: &[Fixed]) -> Option<u32> {
    let ready = all_ready(columns, fixed);
    let picked = |&id: &u32| is_picked(columns, &ready, id);
    match smallest(&ready).map(|at| &ready[at].question) {
        Some(Question::Text(texts, lists)) => lists.iter().flat_map(|&list| texts.products(list)).copied().find(picked),
        Some(Question::Tags(tags)) => tags.iter().copied().flatten().copied().find(picked),
        Some(Question::Products(products)) => products.iter().copied().find(picked),
        _ => (0..columns.products()).find(picked),
    }
}

/// Whether [`pick`] picks a product.
pub(super) fn picks(columns: &Columns, fixed: &[Fixed], id: u32) -> bool {
    is_picked(columns, &all_ready(columns, fixed), id)
}

fn is_picked(columns: &Columns, ready: &[Ready<'_>], id: u32) -> bool {
    columns.alive[id as usize] && ready.iter().all(|ready| ready.holds(columns, id))
}

fn all_ready<'a>(columns: &'a Columns, fixed: &[Fixed]) -> Vec<Ready<'a>> {
    fixed.iter().filter_map(|fixed| ready(columns, fixed)).collect()
}

/// The question that lists the fewest products.
fn smallest(ready: &[Ready<'_>]) -> Option<usize> {
    (0..ready.len()).filter_map(|at| Some((ready[at].size()?, at))).min().map(|(_, at)| at)
}

fn ready<'a>(columns: &'a Columns, fixed: &Fixed) -> Option<Ready<'a>> {
    let fact = fixed.fact()?;
    let leaf = &fixed.leaf;
    let made = |question, turned: bool| Some(Ready { question, negated: fixed.negated != turned });
    let plain = || made(Question::Plain(leaf.clone()), false);
    match (fact, leaf.op) {
        (ProductFact::AgeDays, Op::Exists | Op::Missing) => plain(),
        // Whatever the age is to be, it will be once; a product without launch day has none.
        (ProductFact::AgeDays, _) if fixed.negated => None,
        (ProductFact::AgeDays, _) => made(Question::Plain(Leaf { op: Op::Exists, value: None, ..leaf.clone() }), false),
        (ProductFact::Price | ProductFact::Margin, _) => match (Number::of(fact), span(leaf)) {
            (Some(number), Some((least, most))) => made(Question::Number(number, least, most), false),
            _ => plain(),
        },
        (ProductFact::Sku, Op::Equals | Op::OneOf) => made(Question::Products(named(columns, leaf)), false),
        (ProductFact::Sku, Op::NoneOf) => made(Question::Products(named(columns, leaf)), true),
        (ProductFact::Tags, Op::ContainsAny) => {
            made(Question::Tags(texts(leaf).map(|tag| columns.tagged(tag)).collect()), false)
        }
        (
            ProductFact::Family | ProductFact::Category | ProductFact::Brand | ProductFact::Attribute(_),
            Op::Equals | Op::OneOf,
        ) => {
            let column = columns.texts(fact);
            let mut lists: Vec<u32> = texts(leaf).filter_map(|text| column.list(text)).collect();
            lists.sort_unstable();
            lists.dedup();
            made(Question::Text(column, lists), false)
        }
        _ => plain(),
    }
}

fn texts(leaf: &Leaf) -> impl Iterator<Item = &str> {
    let texts = match &leaf.value {
        Some(Value::Text(text)) => std::slice::from_ref(text),
        Some(Value::Texts(texts)) => texts.as_slice(),
        _ => &[],
    };
    texts.iter().map(String::as_str)
}

fn named(columns: &Columns, leaf: &Leaf) -> Vec<u32> {
    let mut ids: Vec<u32> = texts(leaf).filter_map(|sku| columns.snapshot.id(sku)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

impl Question<'_> {
    /// The products that it holds for, ascending, where they stand in one list.
    fn list(&self) -> Option<&[u32]> {
        match self {
            Self::Text(texts, lists) => match lists.as_slice() {
                &[list] => Some(texts.products(list)),
                _ => None,
            },
            Self::Tags(tags) => match tags.as_slice() {
                &[products] => Some(products),
                _ => None,
            },
            Self::Products(products) => Some(products),
            Self::Number(..) | Self::Plain(_) => None,
        }
    }
}

impl Ready<'_> {
    /// Products to begin with, where the question lists them.
    fn size(&self) -> Option<usize> {
        match &self.question {
            _ if self.negated => None,
            Question::Text(texts, lists) => Some(lists.iter().map(|&list| texts.products(list).len()).sum()),
            Question::Products(products) => Some(products.len()),
            Question::Tags(tags) => Some(tags.iter().map(|products| products.len()).sum()),
            _ => None,
        }
    }

    /// Those that it holds for, where it lists them.
    fn products(self) -> Vec<u32> {
        if let Some(list) = self.question.list() {
            return list.to_vec();
        }
        let mut ids = match self.question {
            Question::Text(texts, lists) => lists.iter().flat_map(|&list| texts.products(list)).copied().collect(),
            Question::Tags(tags) => tags.concat(),
            _ => Vec::new(),
        };
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn holds(&self, columns: &Columns, id: u32) -> bool {
        let holds = match &self.question {
            Question::Text(texts, lists) => {
                let own = texts.of[id as usize];
                own != NONE && texts.is_in(own, lists)
            }
            Question::Number(number, least, most) => (*least..=*most).contains(&columns.number(*number, id)),
            Question::Products(products) => products.binary_search(&id).is_ok(),
            Question::Tags(tags) => tags.iter().any(|products| products.binary_search(&id).is_ok()),
            Question::Plain(leaf) => plainly(columns, id, id, leaf),
        };
        holds != self.negated
    }
}

/// A leaf of the candidate asked as it stands; the day plays no part in those that come here.
pub(super) fn plainly(columns: &Columns, trigger: u32, candidate: u32, leaf: &Leaf) -> bool {
    let situation = Situation::unknown(DateTime::<Utc>::UNIX_EPOCH);
    let asked = Asked { snapshot: &columns.snapshot, trigger, candidate: Some(candidate), situation: &situation };
    rule::holds(&asked, &Condition::Leaf(leaf.clone()))
}
