//! Rules compiled: which of them a trigger matches, and what one of them shows.

mod plain;

use super::situation::Situation;
use crate::Snapshot;

/// A rule that a trigger matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Its place in the book's rules.
    pub place: u32,
    /// Type weight × rule weight, 1–10000.
    pub base: u16,
}

/// One request, prepared.
#[derive(Debug)]
pub struct Asking<'a> {
    snapshot: &'a Snapshot,
    situation: &'a Situation<'a>,
    types: &'a [u16],
}

impl<'a> Asking<'a> {
    /// `types` are the numbers of the types asked for; none means all.
    pub fn new(snapshot: &'a Snapshot, situation: &'a Situation<'a>, types: &'a [u16]) -> Self {
        Self { snapshot, situation, types }
    }

    /// The first stop rule that a trigger matches. Whether its type is asked for, and what it weighs, does not matter.
    pub fn first_stop(&self, trigger: u32) -> Option<u32> {
        self.plain_stop(trigger)
    }

    /// Adds to `out` the first products of a rule, in its ordering and at most its limit, that `accept` takes.
    pub fn shown(
        &self,
        place: u32,
        trigger: u32,
        _picker: &mut Picker,
        accept: impl FnMut(u32) -> bool,
        out: &mut Vec<u32>,
    ) {
        out.extend(self.plain_shown(place, trigger, accept));
    }
}

/// The rules that one trigger matches, by base falling, then in their order. Its memory is used again by each start.
#[derive(Debug, Default)]
pub struct Walk {
    found: std::vec::IntoIter<Match>,
}

impl Walk {
    /// Rules after the place `stop` are passed over.
    pub fn start(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) {
        self.found = asking.plain_matching(trigger, stop).into_iter();
    }

    /// `None` as soon as no rule of a base of at least `least` is left.
    pub fn next(&mut self, _asking: &Asking<'_>, least: u16) -> Option<Match> {
        self.found.next().filter(|found| found.base >= least)
    }
}

/// Memory for finding what rules show.
#[derive(Debug, Default)]
pub struct Picker {}
