//! The rules that a trigger matches: its lists merged, each entry tested when its turn comes.

use super::lists::{Lists, Order};
use super::subject::Subject;
use super::{Asking, Match};
use crate::campaign::State;
use tandem_model::{Rule, RuleStatus};

/// The rules that one trigger matches, by base falling, then in their order. Its memory is used again by each start.
#[derive(Debug, Default)]
pub struct Walk {
    keys: Vec<u32>,
    heads: Vec<Head>,
    trigger: Option<Subject>,
    /// Those that the season may alter, each with its entry, the best last.
    altered: Vec<(Order, u32)>,
    /// Places after it take no part.
    stop: u32,
    last: Option<u32>,
}

/// Where one list is being read.
#[derive(Debug, Clone, Copy)]
struct Head {
    order: Order,
    entry: u32,
    end: u32,
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
        self.begin(asking, trigger, None);
        self.seek(stops);
        if !asking.season.alters_rules() {
            return self.advance(asking, stops, |_| true, |_| true).map(Order::place);
        }
        let stored = self.advance(asking, stops, |_| true, |place| !asking.is_altered(place)).map(Order::place);
        self.find_altered(asking, named, |_, _| 0);
        let found = self.altered.iter().filter(|&&(order, entry)| self.holds(asking, named, order.place(), entry));
        stored.into_iter().chain(found.map(|(order, _)| order.place())).min()
    }

    /// Rules after the place `stop` are passed over.
    pub fn start(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) {
        self.begin(asking, trigger, stop);
        self.altered.clear();
        if asking.season.alters_rules() {
            self.find_altered(asking, &asking.index.named.lists, State::base);
            self.altered.sort_unstable_by(|a, b| b.cmp(a));
        }
        self.seek(&asking.index.lists);
    }

    fn begin(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) {
        let subject = Subject::of(asking.snapshot, trigger);
        self.keys.clear();
        self.keys.push(super::fold::sku_key(trigger));
        asking.index.fold.keys(asking.snapshot, trigger, &mut self.keys);
        self.trigger = Some(subject);
        self.stop = stop.unwrap_or(u32::MAX);
    }

    fn seek(&mut self, lists: &Lists) {
        self.last = None;
        self.heads.clear();
        let Some(price) = self.trigger.as_ref().map(price) else { return };
        let found = self.keys.iter().map(|&key| lists.of(key)).chain([lists.open()]);
        self.heads.extend(found.filter_map(|entries| head(lists, entries, price)));
    }

    /// The entries of rules that are otherwise in this season and on, with the bases that they have in it. They are not
    /// tested before their turn comes.
    fn find_altered(&mut self, asking: &Asking<'_>, lists: &Lists, base: impl Fn(State, u16) -> u16) {
        self.altered.clear();
        let Some(price) = self.trigger.as_ref().map(price) else { return };
        for entries in self.keys.iter().map(|&key| lists.of(key)).chain([lists.open()]) {
            let mut entry = lists.within(entries.clone(), price);
            while entry < entries.end {
                let order = lists.order(entry);
                if let Some((place, state)) = asking.altered(order.place()) {
                    self.altered.push((Order::of_base(base(state, order.base()), place), entry));
                }
                entry = lists.within(entry + 1..entries.end, price);
            }
        }
    }

    fn holds(&self, asking: &Asking<'_>, lists: &Lists, place: u32, entry: u32) -> bool {
        place <= self.stop
            && self.last != Some(place)
            && asking.is_open(lists, entry, place)
            && self.trigger.as_ref().is_some_and(|trigger| asking.trigger_holds(lists.tests(entry), trigger))
    }

    /// `None` as soon as no rule of a base of at least `least` is left.
    pub fn next(&mut self, asking: &Asking<'_>, least: u16) -> Option<Match> {
        let lists = &*asking.index.lists;
        let found = match asking.season.alters_rules() {
            true => self.next_of_both(asking, least),
            false => self.advance(asking, lists, |order| order.base() >= least, |_| true),
        };
        found.map(|order| Match { place: order.place(), base: order.base() })
    }

    /// Of the rules as they are stored and those that the season alters.
    fn next_of_both(&mut self, asking: &Asking<'_>, least: u16) -> Option<Order> {
        let (lists, named) = (&*asking.index.lists, &asking.index.named.lists);
        loop {
            let altered = self.altered.last().map(|&(order, _)| order);
            let wanted = |order: Order| order.base() >= least && altered.is_none_or(|altered| order < altered);
            let found = self.advance(asking, lists, wanted, |place| !asking.is_altered(place));
            if found.is_some() {
                return found;
            }
            let (order, entry) = self.altered.pop_if(|(order, _)| order.base() >= least)?;
            if self.holds(asking, named, order.place(), entry) {
                self.last = Some(order.place());
                return Some(order);
            }
        }
    }

    /// The next entry that holds; those not `taken` are passed over, and one that is not `wanted` ends the walk.
    fn advance(
        &mut self,
        asking: &Asking<'_>,
        lists: &Lists,
        wanted: impl Fn(Order) -> bool,
        taken: impl Fn(u32) -> bool,
    ) -> Option<Order> {
        let trigger = self.trigger?;
        loop {
            let at = (0..self.heads.len()).min_by_key(|&at| self.heads[at].order)?;
            let Head { order, entry, end } = self.heads[at];
            if !wanted(order) {
                return None;
            }
            match head(lists, entry + 1..end, price(&trigger)) {
                Some(next) => self.heads[at] = next,
                None => _ = self.heads.swap_remove(at),
            }
            if taken(order.place()) && self.holds(asking, lists, order.place(), entry) {
                self.last = Some(order.place());
                return Some(order);
            }
        }
    }
}

fn price(subject: &Subject) -> i64 {
    subject.facts.price().unwrap_or(i64::MIN)
}

fn head(lists: &Lists, entries: std::ops::Range<u32>, price: i64) -> Option<Head> {
    let end = entries.end;
    let entry = lists.within(entries, price);
    (entry < end).then(|| Head { order: lists.order(entry), entry, end })
}

impl Asking<'_> {
    fn is_altered(&self, place: u32) -> bool {
        !self.state(place).is_plain()
    }

    /// Whether a rule is on, by itself or by the season.
    pub(crate) fn shows(&self, place: u32) -> bool {
        let rule = &self.snapshot.book().rules()[place as usize];
        self.state(place).shows(rule.status == RuleStatus::Paused)
    }

    /// The place and state of a rule named by campaigns, by its number among them, where the season alters it and it is on.
    fn altered(&self, number: u32) -> Option<(u32, State)> {
        let (seasons, (place, span)) = (self.snapshot.seasons(), self.index.named.rule(number));
        let state = seasons.state(&self.season, seasons.namings(span).iter());
        let paused = || self.snapshot.book().rules()[place as usize].status == RuleStatus::Paused;
        (!state.is_plain() && state.on.unwrap_or_else(|| !paused())).then_some((place, state))
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
