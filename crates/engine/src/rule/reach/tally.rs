//! How many triggers of a set stand to a candidate as a term asks, without looking at each.

use super::group::Groups;
use super::term::{Bands, Bounds, Term};
use crate::rule::catalogue::Catalogue;
use std::ops::Range;
use tandem_model::ProductFact;

/// The triggers grouped by the words that must be the candidate's, each group sorted by what is compared.
#[derive(Debug)]
pub(super) struct Tally {
    groups: Groups,
    members: Vec<Members>,
}

/// The bounds that a trigger's numbers set: of prices, and of margins.
type Both = (Bounds, Bounds);

#[derive(Debug)]
enum Members {
    Counted(usize),
    /// Of prices or of margins, sorted.
    Line(Vec<Bounds>),
    /// Of prices; for each length of two to some power the margins' of each run of them, sorted.
    Grid(Vec<Bounds>, Vec<Vec<Bounds>>),
}

impl Tally {
    /// Cost: a look at each trigger, and a sort where numbers are compared; two numbers multiply it by a logarithm.
    pub fn of(catalogue: &Catalogue<'_>, term: &Term, triggers: &[u32]) -> Self {
        let mut groups = Groups::default();
        let mut found: Vec<Vec<Both>> = Vec::new();
        for &id in triggers {
            let Some((price, margin)) = numbers(catalogue, term, id) else { continue };
            let Some(group) = groups.enter(catalogue, term, id) else { continue };
            found.resize(found.len().max(group as usize + 1), Vec::new());
            found[group as usize].push((term.price.around(price), term.margin.around(margin)));
        }
        let members = found.into_iter().map(|members| Members::of(term, members)).collect();
        Self { groups, members }
    }

    /// Triggers that stand to the candidate as the term asks, itself included where it is one. Cost: logarithmic.
    pub fn count(&self, catalogue: &Catalogue<'_>, term: &Term, candidate: u32) -> usize {
        let Some((price, margin)) = numbers(catalogue, term, candidate) else { return 0 };
        let group = self.groups.find(catalogue, term, candidate);
        let Some(members) = group.and_then(|group| self.members.get(group as usize)) else { return 0 };
        match members {
            Members::Counted(count) => *count,
            Members::Line(bounds) if term.price.is_empty() => span(bounds, margin).len(),
            Members::Line(bounds) => span(bounds, price).len(),
            Members::Grid(prices, runs) => {
                let span = span(prices, price);
                count_in_runs(runs, span.start, span.end, margin)
            }
        }
    }
}

/// The numbers of a product that a term compares, 0 where it does not; `None` where one is missing.
fn numbers(catalogue: &Catalogue<'_>, term: &Term, id: u32) -> Option<(i64, i64)> {
    let number = |bands: &Bands, fact| if bands.is_empty() { Some(0) } else { catalogue.number(fact, id) };
    Some((number(&term.price, &ProductFact::Price)?, number(&term.margin, &ProductFact::Margin)?))
}

/// The places of those whose bounds accept a number. Both ends rise together, so that they lie side by side.
fn span(sorted: &[Bounds], number: i64) -> Range<usize> {
    let end = sorted.partition_point(|&(least, _)| least <= number);
    let start = sorted.partition_point(|&(_, most)| most < number);
    start..end.max(start)
}

impl Members {
    fn of(term: &Term, mut members: Vec<Both>) -> Self {
        match (term.price.is_empty(), term.margin.is_empty()) {
            (true, true) => Self::Counted(members.len()),
            (false, true) => Self::line(members.into_iter().map(|(price, _)| price)),
            (true, false) => Self::line(members.into_iter().map(|(_, margin)| margin)),
            (false, false) => {
                members.sort_unstable();
                let (prices, margins) = members.into_iter().unzip();
                Self::Grid(prices, runs(margins))
            }
        }
    }

    fn line(bounds: impl Iterator<Item = Bounds>) -> Self {
        let mut bounds: Vec<Bounds> = bounds.collect();
        bounds.sort_unstable();
        Self::Line(bounds)
    }
}

fn runs(margins: Vec<Bounds>) -> Vec<Vec<Bounds>> {
    let mut runs = vec![margins];
    let mut length = 2;
    while length <= runs[0].len() {
        let mut longer = runs[runs.len() - 1].clone();
        longer.chunks_mut(length).for_each(<[Bounds]>::sort_unstable);
        runs.push(longer);
        length *= 2;
    }
    runs
}

/// The span is cut into runs that are aligned to their length.
fn count_in_runs(runs: &[Vec<Bounds>], mut start: usize, end: usize, number: i64) -> usize {
    let mut count = 0;
    while start < end {
        let level = (start.trailing_zeros() as usize).min((end - start).ilog2() as usize).min(runs.len() - 1);
        let next = start + (1 << level);
        count += span(&runs[level][start..next], number).len();
        start = next;
    }
    count
}

impl Term {
    /// Whether a product stands to itself as the term asks.
    pub fn holds_of_itself(&self, catalogue: &Catalogue<'_>, id: u32) -> bool {
        let within = |(least, most): Bounds, number| least <= number && number <= most;
        self.keys.keys().all(|key| key.of(catalogue, id).is_some())
            && numbers(catalogue, self, id).is_some_and(|(price, margin)| {
                within(self.price.around(price), price) && within(self.margin.around(margin), margin)
            })
    }
}
