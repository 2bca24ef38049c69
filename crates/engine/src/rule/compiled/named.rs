//! The rules that campaigns name, by themselves: where they stand, and what a season does to each.

use super::compile::Compiled;
use super::lists::{Lists, Sort, Standing};
use crate::Snapshot;
use crate::campaign::{Bits, Season, Seasons, Span, State};
use std::sync::Arc;

#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    /// By place.
    places: Vec<(u32, Span)>,
    bits: Bits,
    pub lists: Lists,
    pub stops: Lists,
}

impl Named {
    /// Cost: a look for each rule, where campaigns name any.
    pub fn of(snapshot: &Snapshot, compiled: &[Arc<Compiled>]) -> Self {
        let mut named =
            Self { lists: Lists::of_none(Sort::Named), stops: Lists::of_none(Sort::NamedStops), ..Self::default() };
        let seasons = snapshot.seasons();
        if !seasons.names_rules() {
            return named;
        }
        let rules = snapshot.book().rules();
        let places = rules.iter().zip(0..).filter_map(|(rule, place)| Some((place, seasons.of_rule(&rule.id)?)));
        named.places = places.collect();
        let pairs = || {
            let standing = |&(place, _): &(u32, Span)| {
                let at = place as usize;
                (place, &*compiled[at], Standing::of(snapshot, &rules[at]))
            };
            named.places.iter().map(standing)
        };
        (named.lists, named.stops) = (Lists::build(pairs(), Sort::Named), Lists::build(pairs(), Sort::NamedStops));
        named.see();
        named
    }

    fn see(&mut self) {
        self.bits = Bits::of(self.places.iter().map(|&(place, _)| place));
    }

    pub fn state(&self, seasons: &Seasons, season: &Season, place: u32) -> State {
        match self.span(place) {
            Some(span) => seasons.state(season, seasons.namings(span).iter()),
            None => State::PLAIN,
        }
    }

    /// The effects on the rule at a place.
    pub fn span(&self, place: u32) -> Option<Span> {
        let at = |_| self.places.binary_search_by_key(&place, |&(place, _)| place).ok();
        self.bits.has(place).then_some(()).and_then(at).map(|at| self.places[at].1)
    }

    /// Takes a rule out; the places after it move up.
    pub fn remove(&mut self, place: u32) {
        if self.places.is_empty() {
            return;
        }
        self.places.retain(|&(other, _)| other != place);
        self.places.iter_mut().filter(|(other, _)| *other > place).for_each(|(other, _)| *other -= 1);
        self.lists.remove(place);
        self.stops.remove(place);
        self.see();
    }

    /// Puts a rule in; the places from its own on move down.
    pub fn insert(&mut self, snapshot: &Snapshot, place: u32, compiled: &Compiled, standing: Standing) {
        let span = snapshot.seasons().of_rule(&snapshot.book().rules()[place as usize].id);
        if self.places.is_empty() && span.is_none() {
            return;
        }
        self.places.iter_mut().filter(|(other, _)| *other >= place).for_each(|(other, _)| *other += 1);
        if let Some(span) = span {
            let at = self.places.partition_point(|&(other, _)| other < place);
            self.places.insert(at, (place, span));
        }
        self.lists.insert(place, compiled, standing);
        self.stops.insert(place, compiled, standing);
        self.see();
    }
}
