//! How many triggers of a set stand to a candidate as a term asks, without looking at each.

use super::term::{Bands, Key, Term, Tie};
use crate::rule::catalogue::Catalogue;
use crate::snapshot::{Column, FastHash};
use std::collections::HashMap;
use tandem_model::ProductFact;

/// The triggers grouped by the words that must be the candidate's, each group sorted by what is compared.
#[derive(Debug)]
pub(super) struct Tally {
    groups: HashMap<(u32, u32), u32, FastHash>,
    members: Vec<Members>,
}

#[derive(Debug)]
enum Members {
    Counted(usize),
    /// Prices or margins, sorted.
    Line(Vec<i64>),
    /// By price; for each length of two to some power the margins of each run of it, sorted.
    Grid(Vec<i64>, Vec<Vec<i64>>),
}

const NO_CURRENCY: u32 = u32::MAX;

impl Tally {
    /// Cost: a look at each trigger, and a sort where numbers are compared; two numbers multiply it by a logarithm.
    pub fn of(catalogue: &Catalogue<'_>, term: &Term, triggers: &[u32]) -> Self {
        let mut groups = HashMap::default();
        let mut found: Vec<Vec<(i64, i64)>> = vec![Vec::new()];
        for &id in triggers {
            let Some((words, numbers)) = place(catalogue, term, id) else { continue };
            let group = words.into_iter().fold(0, |group, word| {
                *groups.entry((group, word)).or_insert_with(|| {
                    found.push(Vec::new());
                    found.len() as u32 - 1
                })
            });
            found[group as usize].push(numbers);
        }
        let members = found.into_iter().map(|members| Members::of(term, members)).collect();
        Self { groups, members }
    }

    /// Triggers that stand to the candidate as the term asks, itself included where it is one. Cost: logarithmic.
    pub fn count(&self, catalogue: &Catalogue<'_>, term: &Term, candidate: u32) -> usize {
        let Some((words, (price, margin))) = place(catalogue, term, candidate) else { return 0 };
        let group = words.into_iter().try_fold(0, |group, word| self.groups.get(&(group, word)).copied());
        let Some(group) = group else { return 0 };
        match &self.members[group as usize] {
            Members::Counted(count) => *count,
            Members::Line(numbers) if term.price.is_empty() => term.margin.span(numbers, margin).len(),
            Members::Line(numbers) => term.price.span(numbers, price).len(),
            Members::Grid(prices, runs) => {
                let span = term.price.span(prices, price);
                count_in_runs(runs, span.start, span.end, &term.margin, margin)
            }
        }
    }
}

/// The words and numbers of a product that a term compares; `None` where one is missing.
fn place(catalogue: &Catalogue<'_>, term: &Term, id: u32) -> Option<(Vec<u32>, (i64, i64))> {
    let mut words = Vec::new();
    for (key, tie) in &term.keys {
        let word = key.of(catalogue, id)?;
        if *tie == Tie::Same {
            words.push(word);
        }
    }
    let number = |bands: &Bands, fact| if bands.is_empty() { Some(0) } else { catalogue.number(fact, id) };
    let numbers = (number(&term.price, &ProductFact::Price)?, number(&term.margin, &ProductFact::Margin)?);
    if !term.price.is_empty() || !term.margin.is_empty() {
        words.push(catalogue.snapshot.word(Column::Currency, id).unwrap_or(NO_CURRENCY));
    }
    Some((words, numbers))
}

impl Members {
    fn of(term: &Term, mut members: Vec<(i64, i64)>) -> Self {
        members.sort_unstable();
        match (term.price.is_empty(), term.margin.is_empty()) {
            (true, true) => Self::Counted(members.len()),
            (false, true) => Self::Line(members.into_iter().map(|(price, _)| price).collect()),
            (true, false) => Self::Line(members.into_iter().map(|(_, margin)| margin).collect()),
            (false, false) => {
                let (prices, margins) = members.into_iter().unzip();
                Self::Grid(prices, runs(margins))
            }
        }
    }
}

fn runs(margins: Vec<i64>) -> Vec<Vec<i64>> {
    let mut runs = vec![margins];
    let mut length = 2;
    while length <= runs[0].len() {
        let mut longer = runs[runs.len() - 1].clone();
        longer.chunks_mut(length).for_each(<[i64]>::sort_unstable);
        runs.push(longer);
        length *= 2;
    }
    runs
}

/// The span is cut into runs that are aligned to their length.
fn count_in_runs(runs: &[Vec<i64>], mut start: usize, end: usize, bands: &Bands, number: i64) -> usize {
    let mut count = 0;
    while start < end {
        let level = (start.trailing_zeros() as usize).min((end - start).ilog2() as usize).min(runs.len() - 1);
        let next = start + (1 << level);
        count += bands.span(&runs[level][start..next], number).len();
        start = next;
    }
    count
}

impl Key {
    fn of(self, catalogue: &Catalogue<'_>, id: u32) -> Option<u32> {
        match self {
            Self::Family => catalogue.word(Column::Family, id),
            Self::Category => catalogue.word(Column::Category, id),
            Self::Brand => catalogue.word(Column::Brand, id),
            Self::Attribute(name) => catalogue.labels().attribute(catalogue.snapshot, id, name),
            Self::Unknown => None,
        }
    }
}

impl Term {
    /// Whether a product stands to itself as the term asks.
    pub fn holds_of_itself(&self, catalogue: &Catalogue<'_>, id: u32) -> bool {
        place(catalogue, self, id).is_some_and(|(_, (price, margin))| {
            !self.price.span(&[price], price).is_empty() && !self.margin.span(&[margin], margin).is_empty()
        })
    }
}
