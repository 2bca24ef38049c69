//! The rules that a trigger matches: its lists merged, each entry tested when its turn comes.

use super::altered::Altered;
use super::heads::Heads;
use super::lists::{Lists, OPEN, Order};
use super::subject::Subject;
use super::{Asking, Match};
use tandem_model::{Rule, RuleStatus};

/// The rules that one trigger matches, by base falling, then in their order. Its memory is used again by each start.
#[derive(Debug, Default)]
pub struct Walk {
    keys: Vec<u32>,
    /// Numbers of the lists being read.
    slots: Vec<u32>,
    heads: Heads,
    trigger: Option<Subject>,
    /// Those that the season alters.
    altered: Altered,
    /// Places after it take no part.
    stop: u32,
    last: Option<u32>,
}

impl Walk {
    /// The place of the first stop rule that a trigger matches. Whether its type is asked for, and what it weighs, does
    /// not matter.
    pub fn first_stop(&mut self, asking: &Asking<'_>, trigger: u32) -> Option<u32> {
        let stops = &*asking.index.stops;
        let named = &asking.index.named.stops;
        if stops.is_empty() && named.is_empty() {
            return None;
        }
        let trigger = self.begin(asking, trigger, None);
        self.seek(stops, &trigger);
        if !asking.season.alters_rules() {
            return self.advance(asking, stops, 0, |_| true).map(Order::place);
        }
        let stored = self.advance(asking, stops, 0, |place| asking.is_as_stored(place)).map(Order::place);
        self.first_altered_stop(asking, &trigger, stored)
    }

    /// The first of a stop rule and those that the season alters.
    fn first_altered_stop(&self, asking: &Asking<'_>, trigger: &Subject, stored: Option<u32>) -> Option<u32> {
        let (stops, price) = (&asking.index.named.stops, price(trigger));
        let mut first = stored;
        for entries in self.keys.iter().map(|&key| stops.of(key)) {
            let mut entry = stops.within(entries.clone(), price);
            while entry < entries.end {
                let place = asking.altered(stops.order(entry).place()).map(Order::place);
                let sooner = place.filter(|place| first.is_none_or(|first| *place < first));
                if sooner.is_some_and(|place| self.holds(asking, stops, place, entry)) {
                    first = sooner;
                }
                entry = stops.within(entry + 1..entries.end, price);
            }
        }
        first
    }

    /// Rules after the place `stop` are passed over.
    pub fn start(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) {
        let trigger = self.begin(asking, trigger, stop);
        self.seek(&asking.index.lists, &trigger);
        if asking.season.alters_rules() {
            self.altered.start(asking, &self.keys, &self.slots);
        } else {
            self.altered.clear();
        }
    }

    fn begin(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) -> Subject {
        let subject = Subject::of(asking.snapshot, trigger);
        self.keys.clear();
        self.keys.push(super::fold::sku_key(trigger));
        asking.index.fold.keys(asking.snapshot, trigger, &mut self.keys);
        self.keys.push(OPEN);
        self.trigger = Some(subject);
        self.stop = stop.unwrap_or(u32::MAX);
        subject
    }

    fn seek(&mut self, lists: &Lists, trigger: &Subject) {
        self.last = None;
        self.slots.clear();
        self.slots.extend(self.keys.iter().filter_map(|&key| lists.slot_of(key)));
        self.heads.clear();
        self.slots.iter().for_each(|&slot| self.heads.add(lists, slot, price(trigger)));
    }

    fn holds(&self, asking: &Asking<'_>, lists: &Lists, place: u32, entry: u32) -> bool {
        place <= self.stop
            && self.last != Some(place)
            && asking.is_open(lists, entry, place)
            && self.trigger.as_ref().is_some_and(|trigger| asking.trigger_holds(lists.tests(entry), trigger))
    }

    /// `None` as soon as no rule of a base of at least `least` is left.
    pub fn next(&mut self, asking: &Asking<'_>, least: u16) -> Option<Match> {
        let found = match asking.season.alters_rules() {
            true => self.next_of_both(asking, least),
            false => self.advance(asking, &asking.index.lists, least, |_| true),
        };
        found.map(|order| Match { place: order.place(), base: order.base() })
    }

    /// Of the rules as they are stored and those that the season alters.
    fn next_of_both(&mut self, asking: &Asking<'_>, least: u16) -> Option<Order> {
        let price = price(self.trigger.as_ref()?);
        let (lists, named) = (&*asking.index.lists, &asking.index.named.lists);
        loop {
            let stored = self.heads.best();
            let floor = stored.map_or(least, |(_, order)| order.base().max(least));
            let altered = self.altered.best(asking, price, floor);
            let is_first = |order: Order| stored.is_none_or(|(_, stored)| order < stored);
            let (order, found) = match (stored, altered) {
                (_, Some((order, entry))) if is_first(order) && order.base() >= least => {
                    self.altered.pass();
                    (order, self.holds(asking, named, order.place(), entry))
                }
                (Some((at, order)), _) if order.base() >= least => {
                    let entry = self.heads.take(at, lists, price);
                    let taken = entry.filter(|_| asking.is_as_stored(order.place()));
                    (order, taken.is_some_and(|entry| self.holds(asking, lists, order.place(), entry)))
                }
                _ => return None,
            };
            if found {
                self.last = Some(order.place());
                return Some(order);
            }
        }
    }

    /// The next entry that holds; those not `taken` are passed over.
    fn advance(
        &mut self,
        asking: &Asking<'_>,
        lists: &Lists,
        least: u16,
        taken: impl Fn(u32) -> bool,
    ) -> Option<Order> {
        let price = price(self.trigger.as_ref()?);
        loop {
            let (at, order) = self.heads.best()?;
            if order.base() < least {
                return None;
            }
            let entry = self.heads.take(at, lists, price).filter(|_| taken(order.place()));
            if entry.is_some_and(|entry| self.holds(asking, lists, order.place(), entry)) {
                self.last = Some(order.place());
                return Some(order);
            }
        }
    }
}

fn price(subject: &Subject) -> i64 {
    subject.facts.price().unwrap_or(i64::MIN)
}

impl Asking<'_> {
    /// Whether the season leaves a rule that is stored as active as it is.
    fn is_as_stored(&self, place: u32) -> bool {
        let state = self.state(place);
        state.on != Some(false) && !state.is_boosted()
    }

    /// Whether a rule is on, by itself or by the season.
    pub(crate) fn shows(&self, place: u32) -> bool {
        let rule = &self.snapshot.book().rules()[place as usize];
        self.state(place).shows(rule.status == RuleStatus::Paused)
    }

    /// Where a rule named by campaigns, by its number among them, comes in this season; nothing where it is off or as it
    /// is stored.
    pub(super) fn altered(&self, number: u32) -> Option<Order> {
        let (seasons, rule) = (self.snapshot.seasons(), self.index.named.rule(number));
        let state = seasons.state(&self.season, seasons.namings(rule.span).iter());
        let altered = state.shows(rule.paused) && (rule.paused || state.is_boosted());
        altered.then(|| Order::of_base(state.base(rule.base), rule.place))
    }

    /// Whether a rule's type is asked for, its window open, and its placement the one asked about.
    fn is_open(&self, lists: &Lists, entry: u32, place: u32) -> bool {
        let gate = lists.gate(entry);
        let asked = self.types.is_empty() || !lists.asks_for_types() || self.types.contains(&gate.kind);
        asked && (!gate.bound || self.takes_part(&self.snapshot.book().rules()[place as usize]))
    }

    fn takes_part(&self, rule: &Rule) -> bool {
        let fits = |code: &str| rule.placements.is_empty() || rule.placements.iter().any(|held| held == code);
        rule.window.holds(self.situation.at) && self.situation.placement.is_none_or(fits)
    }
}
