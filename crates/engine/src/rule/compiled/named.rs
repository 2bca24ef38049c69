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
    /// Both tell of a rule its number among those named, in the place of its place.
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
            let standing = |(&(place, _), number): (&(u32, Span), u32)| {
                let at = place as usize;
                (number, &*compiled[at], Standing::of(snapshot, &rules[at]))
            };
            named.places.iter().zip(0..).map(standing)
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

    /// The place of a rule by its number, and its effects.
    #[inline]
    pub fn rule(&self, number: u32) -> (u32, Span) {
        self.places[number as usize]
    }

    /// The effects on the rule at a place.
    fn span(&self, place: u32) -> Option<Span> {
        let at = |_| self.places.binary_search_by_key(&place, |&(place, _)| place).ok();
        self.bits.has(place).then_some(()).and_then(at).map(|at| self.places[at].1)
    }

    /// Takes a rule out; the places after it move up.
    pub fn remove(&mut self, place: u32) {
        if self.places.is_empty() {
            return;
        }
        if let Ok(number) = self.places.binary_search_by_key(&place, |&(other, _)| other) {
            self.places.remove(number);
            self.lists.remove(number as u32);
            self.stops.remove(number as u32);
        }
        self.places.iter_mut().filter(|(other, _)| *other > place).for_each(|(other, _)| *other -= 1);
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
            self.lists.insert(at as u32, compiled, standing);
            self.stops.insert(at as u32, compiled, standing);
        }
        self.see();
    }
}
