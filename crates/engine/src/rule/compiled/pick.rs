//! What one rule shows: candidates from the shortest list, in the rule's ordering, no more of them than are taken.

use super::Asking;
use super::check::Check;
use super::compile::{Access, Selection, Show};
use super::fold::NONE;
use super::layer::{Entry, Layer, value};
use super::subject::{Bounds, Subject, Tests};
use super::take::{Taker, dearest, offer_sorted};
use crate::snapshot::Column;
use std::cmp::Ordering as Compared;
use std::ops::{ControlFlow, Range};
use tandem_model::Ordering;

/// Candidates sorted beyond the limit before more have to be.
const SPARE: usize = 8;

/// Memory for finding what rules show, used again for each.
#[derive(Debug, Default)]
pub struct Picker {
    /// One a test of each alternative.
    bounds: Vec<Bounds>,
    /// Place in the ordering, and row.
    found: Vec<u64>,
    /// Candidates outside the large layer, in order.
    apart: Vec<u32>,
}

/// One rule and one trigger.
struct Pick<'p> {
    asking: &'p Asking<'p>,
    show: &'p Show,
    trigger: Subject,
}

impl Asking<'_> {
    /// Adds to `out` the first products of a rule, in its ordering and at most its limit, that `accept` takes.
    pub fn shown(
        &self,
        place: u32,
        trigger: u32,
        picker: &mut Picker,
        accept: impl FnMut(u32) -> bool,
        out: &mut Vec<u32>,
    ) {
        let show = &self.index.compiled[place as usize].show;
        let pick = Pick { asking: self, show, trigger: Subject::of(self.snapshot, trigger) };
        picker.bounds.clear();
        let tests = show.alternatives.iter().flat_map(|selection| &selection.tests);
        picker.bounds.extend(tests.map(|test| self.bounds(test, &pick.trigger)));
        picker.apart.clear();
        pick.gather_apart(picker);
        let Picker { bounds, found, apart } = picker;
        let is_before = |a, b| pick.compare(a, b).is_lt();
        let mut taker = Taker { apart: apart.iter(), is_before, accept, left: show.limit, out, last: None };
        if pick.offer_layer(bounds, found, &mut |id| taker.offer(id)).is_continue() {
            taker.offer_rest();
        }
    }
}

impl<'p> Pick<'p> {
    /// Each alternative with its tests.
    fn alternatives<'b>(&'b self, bounds: &'b [Bounds]) -> impl Iterator<Item = (&'b Selection, Tests<'b>)> {
        let mut rest = bounds;
        self.show.alternatives.iter().map(move |selection| {
            let (own, others) = rest.split_at(selection.tests.len());
            rest = others;
            let all = if own.len() >= 64 { u64::MAX } else { (1 << own.len()) - 1 };
            (selection, Tests { tests: &selection.tests, bounds: own, all })
        })
    }

    /// Collects included products, those of the small layer, and those edited last.
    fn gather_apart(&self, picker: &mut Picker) {
        let (snapshot, shelves) = (self.asking.snapshot, &self.asking.index.shelves);
        let mut apart = std::mem::take(&mut picker.apart);
        let fits = |id: &u32| snapshot.exists(*id) && self.may_show(*id);
        apart.extend(self.show.include.iter().copied().filter(fits));
        let small = shelves.small();
        for (selection, tests) in self.alternatives(&picker.bounds) {
            let holds = |id: &u32| fits(id) && self.asking.candidate_holds(&tests, 0, *id, &self.trigger);
            match &selection.access {
                Access::Ids(ids) => apart.extend(ids.iter().copied().filter(holds)),
                _ => {
                    apart.extend(shelves.loose().iter().copied().filter(holds));
                    if small.len() > 0 {
                        picker.found.clear();
                        self.gather(small, 1, (selection, &tests), &mut picker.found);
                        apart.extend(picker.found.iter().map(|&found| small.id(found as u32)));
                    }
                }
            }
        }
        if apart.len() > 1 {
            apart.sort_unstable_by(|&a, &b| self.compare(a, b));
            apart.dedup();
        }
        picker.apart = apart;
    }

    fn may_show(&self, id: u32) -> bool {
        id != self.trigger.id && (self.show.exclude.is_empty() || self.show.exclude.binary_search(&id).is_err())
    }

    /// How two products stand in the rule's ordering.
    fn compare(&self, a: u32, b: u32) -> Compared {
        let (snapshot, ordering) = (self.asking.snapshot, self.show.ordering);
        value(snapshot, ordering, a).cmp(&value(snapshot, ordering, b)).then_with(|| snapshot.compare(a, b))
    }

    /// Offers what the large layer has, in order, until one is refused.
    fn offer_layer(
        &self,
        bounds: &[Bounds],
        found: &mut Vec<u64>,
        offer: &mut impl FnMut(u32) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let layer = self.asking.index.shelves.large();
        if let [selection] = &self.show.alternatives[..] {
            let (_, tests) = self.alternatives(bounds).next().expect("there is one alternative");
            if let Some(flow) = self.offer_straight(layer, selection, &tests, offer) {
                return flow;
            }
        }
        found.clear();
        for (selection, tests) in self.alternatives(bounds) {
            if !matches!(selection.access, Access::Ids(_)) {
                self.gather(layer, 0, (selection, &tests), found);
            }
        }
        offer_sorted(found, self.show.limit + SPARE, &mut |row| offer(layer.id(row)))
    }

    /// Goes through a list that is in the rule's ordering already, where there is one and it is the shorter way.
    fn offer_straight(
        &self,
        layer: &Layer,
        selection: &Selection,
        tests: &Tests<'_>,
        offer: &mut impl FnMut(u32) -> ControlFlow<()>,
    ) -> Option<ControlFlow<()>> {
        let (key, said) = match self.keys(layer, selection) {
            (Keys::None, _) => return Some(ControlFlow::Continue(())),
            (Keys::One(key), said) => (key, said),
            (Keys::Any(_), _) => return None,
        };
        let ranks = self.ranks(layer, selection, tests);
        let known = said | self.known(selection, tests);
        let entries = self.entries(layer, key, &ranks);
        let mut one = |row: u32| match self.passes(layer, 0, tests, known, row) {
            true => offer(layer.id(row)),
            false => ControlFlow::Continue(()),
        };
        match self.show.ordering {
            Ordering::Cheapest => Some(entries.iter().try_for_each(|entry| one(entry.row))),
            Ordering::Dearest => Some(dearest(entries, &mut one)),
            ordering => {
                let walk = layer.walk(key, ordering)?;
                if entries.len() * entries.len() / 2 < self.show.limit * walk.len() {
                    return None;
                }
                let within = |row: &&u32| ranks.as_ref().is_none_or(|ranks| ranks.contains(&layer.price_rank(**row)));
                Some(walk.iter().filter(within).try_for_each(|&row| one(row)))
            }
        }
    }

    /// Adds the rows of a layer that an alternative matches.
    fn gather(&self, layer: &Layer, number: u8, (selection, tests): (&Selection, &Tests<'_>), found: &mut Vec<u64>) {
        let ranks = self.ranks(layer, selection, tests);
        let (keys, said) = self.keys(layer, selection);
        let known = said | self.known(selection, tests);
        let mut of_key = |key: u32| {
            for entry in self.entries(layer, key, &ranks) {
                if self.passes(layer, number, tests, known, entry.row) {
                    let place = layer.place(self.show.ordering, entry.row);
                    found.push(u64::from(place) << 32 | u64::from(entry.row));
                }
            }
        };
        match keys {
            Keys::None => {}
            Keys::One(key) => of_key(key),
            Keys::Any(keys) => keys.iter().for_each(|&key| of_key(key)),
        }
    }

    #[inline]
    fn passes(&self, layer: &Layer, number: u8, tests: &Tests<'_>, known: u64, row: u32) -> bool {
        let id = layer.id(row);
        self.may_show(id)
            && self.asking.index.shelves.is_home(number, id)
            && self.asking.candidate_holds(tests, known, id, &self.trigger)
            && (self.show.include.is_empty() || self.show.include.binary_search(&id).is_err())
    }

    fn entries<'l>(&self, layer: &'l Layer, key: u32, ranks: &Option<Range<u32>>) -> &'l [Entry] {
        match ranks {
            Some(ranks) => layer.band(key, ranks),
            None => layer.entries(key),
        }
    }

    /// The ranks of the prices that an alternative accepts, where it tells any.
    fn ranks(&self, layer: &Layer, selection: &Selection, tests: &Tests<'_>) -> Option<Range<u32>> {
        let at = selection.price?;
        let band = match &tests.tests[at].check {
            Check::Within(_, least, most) => Some((*least, *most)),
            _ => tests.bounds[at],
        };
        Some(band.map_or(0..0, |band| layer.price_ranks(band)))
    }

    /// The tests that hold for all entries in a band of prices.
    fn known(&self, selection: &Selection, tests: &Tests<'_>) -> u64 {
        let one_currency = || self.asking.snapshot.word_end(Column::Currency) <= 1;
        let told = |at: &usize| matches!(tests.tests[*at].check, Check::Within(..)) || one_currency();
        bit(selection.price.filter(told))
    }

    /// The shortest way to the candidates of an alternative, and the tests that it says.
    fn keys<'s>(&self, layer: &Layer, selection: &'s Selection) -> (Keys<'s>, u64) {
        let many = |keys: &'s [u32]| match keys {
            [] => Keys::None,
            [key] => Keys::One(*key),
            keys => Keys::Any(keys),
        };
        let (slots, keys) = match &selection.access {
            Access::Ids(_) => return (Keys::None, 0),
            Access::Keys(keys) => return (many(keys), bit(selection.said)),
            Access::Same(slots, keys) => (slots, keys),
        };
        let own = slots.iter().map(|&(slot, at)| (self.asking.own(slot, &self.trigger), at));
        match own.min_by_key(|&(key, _)| if key == NONE { 0 } else { layer.count(key) + 1 }) {
            None | Some((NONE, _)) => (Keys::None, 0),
            Some((key, at)) => {
                let count = |keys: &&[u32]| keys.iter().map(|&key| layer.count(key)).sum::<usize>();
                let fewer = keys.as_deref().filter(|keys| count(keys) < layer.count(key));
                fewer.map_or((Keys::One(key), bit(Some(at))), |keys| (many(keys), 0))
            }
        }
    }
}

fn bit(at: Option<usize>) -> u64 {
    at.filter(|&at| at < 64).map_or(0, |at| 1 << at)
}

enum Keys<'s> {
    None,
    One(u32),
    Any(&'s [u32]),
}
