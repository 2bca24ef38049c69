//! The rules that a trigger matches: its lists merged, each entry tested when its turn comes.

use super::lists::{Lists, Order};
use super::subject::Subject;
use super::{Asking, Match};
use tandem_model::{Rule, RuleStatus};

/// The rules that one trigger matches, by base falling, then in their order. Its memory is used again by each start.
#[derive(Debug, Default)]
pub struct Walk {
    keys: Vec<u32>,
    heads: Vec<Head>,
    trigger: Option<Subject>,
    /// Those that the season alters, the best last.
    altered: Vec<Order>,
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
        let stored = self.advance(asking, stops, |_| true, |place| !asking.is_altered(place));
        self.seek(named);
        let altered = self.advance(asking, named, |_| true, |place| asking.is_altered(place) && asking.shows(place));
        stored.into_iter().chain(altered).map(Order::place).min()
    }

    /// Rules after the place `stop` are passed over.
    pub fn start(&mut self, asking: &Asking<'_>, trigger: u32, stop: Option<u32>) {
        self.begin(asking, trigger, stop);
        self.altered.clear();
        if asking.season.alters_rules() {
            self.find_altered(asking);
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

    /// The rules that are otherwise in this season, with the bases that they have in it.
    fn find_altered(&mut self, asking: &Asking<'_>) {
        let lists = &asking.index.named.lists;
        self.seek(lists);
        while let Some(order) = self.advance(asking, lists, |_| true, |place| asking.is_altered(place)) {
            if let Some(base) = asking.altered_base(order) {
                self.altered.push(Order::of_base(base, order.place()));
            }
        }
        self.altered.sort_unstable_by(|a, b| b.cmp(a));
    }

    /// `None` as soon as no rule of a base of at least `least` is left.
    pub fn next(&mut self, asking: &Asking<'_>, least: u16) -> Option<Match> {
        let lists = &*asking.index.lists;
        let found = if asking.season.alters_rules() {
            let altered = self.altered.last().copied();
            let wanted = |order: Order| order.base() >= least && altered.is_none_or(|altered| order < altered);
            let found = self.advance(asking, lists, wanted, |place| !asking.is_altered(place));
            found.or_else(|| self.altered.pop_if(|altered| altered.base() >= least))
        } else {
            self.advance(asking, lists, |order| order.base() >= least, |_| true)
        };
        found.map(|order| Match { place: order.place(), base: order.base() })
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
            if order.place() <= self.stop
                && self.last != Some(order.place())
                && taken(order.place())
                && asking.is_open(lists, entry, order.place())
                && asking.trigger_holds(lists.tests(entry), &trigger)
            {
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

    /// The base of an altered rule, of which `order` tells the stored one; nothing where it is off.
    fn altered_base(&self, order: Order) -> Option<u16> {
        self.shows(order.place()).then(|| self.state(order.place()).base(order.base()))
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
