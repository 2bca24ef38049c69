//! The rules that campaigns name, by themselves: where they stand, and what a season does to each.

use super::compile::Compiled;
use super::lists::{Lists, Sort, Standing};
use crate::Snapshot;
use crate::campaign::{Bits, Season, Seasons, Span, State};
use std::sync::Arc;

#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    /// By place.
    rules: Vec<NamedRule>,
    bits: Bits,
    /// By the most that any season makes of a rule's base. Both tell of a rule its number among those named, in the place
    /// of its place.
    pub lists: Lists,
    pub stops: Lists,
    /// By the number of a key's list of all rules: the number of its list here, and the most that stands in it.
    beside: Vec<(u32, u16)>,
    /// The numbers that have one. Few do, and a bit is found sooner.
    met: Bits,
    /// Keys that only rules named here are found by, that are paused.
    apart: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct NamedRule {
    pub place: u32,
    /// Its effects.
    pub span: Span,
    /// As stored.
    pub base: u16,
    pub paused: bool,
}

impl NamedRule {
    fn of(place: u32, span: Span, standing: &Standing) -> Self {
        Self { place, span, base: standing.base, paused: standing.paused }
    }

    /// Its standing in the lists of those named.
    fn at_most(&self, seasons: &Seasons, standing: Standing) -> Standing {
        Standing { base: seasons.most(self.span).base(self.base), ..standing }
    }
}

impl Named {
    /// Cost: a look for each rule, where campaigns name any.
    pub fn of(snapshot: &Snapshot, compiled: &[Arc<Compiled>], lists: &Lists) -> Self {
        let mut named =
            Self { lists: Lists::of_none(Sort::Named), stops: Lists::of_none(Sort::NamedStops), ..Self::default() };
        let seasons = snapshot.seasons();
        if !seasons.names_rules() {
            return named;
        }
        let (mut pairs, rules) = (Vec::new(), snapshot.book().rules());
        for (rule, place) in rules.iter().zip(0..) {
            let Some(span) = seasons.of_rule(&rule.id) else { continue };
            let standing = Standing::of(snapshot, rule);
            let held = NamedRule::of(place, span, &standing);
            pairs.push((named.rules.len() as u32, &*compiled[place as usize], held.at_most(seasons, standing)));
            named.rules.push(held);
        }
        named.lists = Lists::build(pairs.iter().copied(), Sort::Named);
        named.stops = Lists::build(pairs.into_iter(), Sort::NamedStops);
        named.see(lists);
        named
    }

    /// Follows an edit of what is named; `lists` are those of all rules. Cost: a look for each key.
    pub fn see(&mut self, lists: &Lists) {
        self.bits = Bits::of(self.rules.iter().map(|rule| rule.place));
        self.beside.clear();
        self.met = Bits::default();
        self.apart = false;
        for (&key, slot) in self.lists.keys().iter().zip(0..) {
            let entries = self.lists.list(slot);
            let Some(at) = lists.slot_of(key).map(|at| at as usize) else {
                self.apart |= !entries.is_empty();
                continue;
            };
            if self.beside.len() <= at {
                self.beside.resize(at + 1, (0, 0));
            }
            if !entries.is_empty() {
                self.beside[at] = (slot, self.lists.order(entries.start).base());
                self.met.set(at as u32);
            }
        }
    }

    /// The lists here of some keys, whose lists of all rules have the numbers `slots`; each with the most in it.
    #[inline]
    pub fn beside(&self, keys: &[u32], slots: &[u32]) -> impl Iterator<Item = (u32, u16)> {
        let (keys, slots) = if self.apart { (keys, &[][..]) } else { (&[][..], slots) };
        let known = slots.iter().filter(|&&slot| self.met.has(slot)).map(|&slot| self.beside[slot as usize]);
        let looked_up = keys.iter().filter_map(|&key| {
            let slot = self.lists.slot_of(key)?;
            let entries = self.lists.list(slot);
            (!entries.is_empty()).then(|| (slot, self.lists.order(entries.start).base()))
        });
        known.chain(looked_up)
    }

    pub fn state(&self, seasons: &Seasons, season: &Season, place: u32) -> State {
        match self.span(place) {
            Some(span) => seasons.state(season, seasons.namings(span).iter()),
            None => State::PLAIN,
        }
    }

    /// A rule by its number.
    #[inline]
    pub fn rule(&self, number: u32) -> &NamedRule {
        &self.rules[number as usize]
    }

    /// The effects on the rule at a place.
    fn span(&self, place: u32) -> Option<Span> {
        let at = |_| self.rules.binary_search_by_key(&place, |rule| rule.place).ok();
        self.bits.has(place).then_some(()).and_then(at).map(|at| self.rules[at].span)
    }

    /// Takes a rule out; the places after it move up. To be seen after the last such step.
    pub fn remove(&mut self, place: u32) {
        if self.rules.is_empty() {
            return;
        }
        if let Ok(number) = self.rules.binary_search_by_key(&place, |rule| rule.place) {
            self.rules.remove(number);
            self.lists.remove(number as u32);
            self.stops.remove(number as u32);
        }
        self.rules.iter_mut().filter(|rule| rule.place > place).for_each(|rule| rule.place -= 1);
    }

    /// Puts a rule in; the places from its own on move down. To be seen after the last such step.
    pub fn insert(&mut self, snapshot: &Snapshot, place: u32, compiled: &Compiled, standing: Standing) {
        let seasons = snapshot.seasons();
        let span = seasons.of_rule(&snapshot.book().rules()[place as usize].id);
        if self.rules.is_empty() && span.is_none() {
            return;
        }
        self.rules.iter_mut().filter(|rule| rule.place >= place).for_each(|rule| rule.place += 1);
        if let Some(span) = span {
            let number = self.rules.partition_point(|rule| rule.place < place);
            let held = NamedRule::of(place, span, &standing);
            let standing = held.at_most(seasons, standing);
            self.rules.insert(number, held);
            self.lists.insert(number as u32, compiled, standing);
            self.stops.insert(number as u32, compiled, standing);
        }
    }
}
