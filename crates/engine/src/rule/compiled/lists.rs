//! Rules by what their triggers can be found by, each list in the order in which it is walked.

use super::check::Test;
use super::compile::{Compiled, When};
use super::fold::KeyMap;
use crate::Snapshot;
use std::sync::Arc;
use tandem_model::{Rule, RuleStatus};

/// The key of the rules that no key leads to.
pub(super) const OPEN: u32 = u32::MAX - 1;

/// Stands in a test's place for those added since the lists were built.
const ADDED: u32 = 1 << 31;

/// Columns of one value an entry. A rule has an entry for each key of each of its alternatives.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    sort: Sort,
    slots: KeyMap<u32>,
    /// The key of each slot.
    keys: Vec<u32>,
    /// Where each slot's entries begin, and where the last one's end.
    starts: Vec<u32>,
    order: Vec<Order>,
    /// Least and greatest price of the trigger.
    bands: Vec<(i64, i64)>,
    gates: Vec<Gate>,
    spans: Vec<Span>,
    tests: Arc<Vec<Test>>,
    added: Vec<Test>,
}

/// Which rules stand in the lists, and in what order; see [`Order`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sort {
    /// Those that are active and weigh something, by base.
    #[default]
    Weighing,
    /// Active stop rules, by place.
    Stops,
    /// Those that campaigns name, active or paused, by base.
    Named,
    /// Stop rules among these.
    NamedStops,
}

impl Sort {
    fn is_by_base(self) -> bool {
        matches!(self, Self::Weighing | Self::Named)
    }

    fn holds(self, standing: &Standing) -> bool {
        match self {
            Self::Weighing => standing.base > 0 && !standing.paused,
            Self::Stops => standing.stop && !standing.paused,
            Self::Named => standing.base > 0 && standing.named,
            Self::NamedStops => standing.stop && standing.named,
        }
    }
}

/// What an entry is walked by: from the highest bits down, what its base lacks (32; 0 where lists are in rule order),
/// and the rule's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order(u64);

impl Order {
    fn new(sort: Sort, base: u16, place: u32) -> Self {
        let lack = if sort.is_by_base() { u64::from(!base) << 32 } else { 0 };
        Self(lack | u64::from(place))
    }

    pub fn of_base(base: u16, place: u32) -> Self {
        Self::new(Sort::Weighing, base, place)
    }

    pub fn place(self) -> u32 {
        self.0 as u32
    }

    pub fn base(self) -> u16 {
        !((self.0 >> 32) as u16)
    }

    fn moved(self, by: i32) -> Self {
        Self(self.0 & !u64::from(u32::MAX) | u64::from(self.place().wrapping_add_signed(by)))
    }
}

/// What has to be asked of the rule before its tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gate {
    /// `u16::MAX` for a type that does not exist.
    pub kind: u16,
    /// It has a window or placements.
    pub bound: bool,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    len: u32,
}

/// What the lists know of one rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub base: u16,
    pub gate: Gate,
    pub stop: bool,
    pub paused: bool,
    /// A campaign names it.
    pub named: bool,
}

impl Standing {
    pub fn of(snapshot: &Snapshot, rule: &Rule) -> Self {
        let kind = snapshot.type_number(&rule.kind);
        let weight = kind.map_or(0, |kind| snapshot.type_weight(kind));
        let base = u16::from(weight) * u16::from(rule.weight.unwrap_or(100));
        let bound = rule.window.from.is_some() || rule.window.to.is_some() || !rule.placements.is_empty();
        Self {
            base,
            gate: Gate { kind: kind.unwrap_or(u16::MAX), bound },
            stop: rule.stop,
            paused: rule.status == RuleStatus::Paused,
            named: snapshot.seasons().of_rule(&rule.id).is_some(),
        }
    }
}

impl Lists {
    /// Those of no rule.
    pub fn of_none(sort: Sort) -> Self {
        Self { sort, ..Self::default() }
    }

    /// Those of the rules given, each with its place, that the sort holds.
    pub fn build<'c>(rules: impl Iterator<Item = (u32, &'c Compiled, Standing)>, sort: Sort) -> Self {
        let mut lists = Self { sort, ..Self::default() };
        let mut drafts: Vec<(u32, Order, u32)> = Vec::new();
        let mut whens: Vec<(&When, Gate)> = Vec::new();
        for (place, compiled, standing) in rules.filter(|(_, _, standing)| sort.holds(standing)) {
            for when in &compiled.when {
                let order = Order::new(sort, standing.base, place);
                drafts.extend(keys(when).map(|key| (key, order, whens.len() as u32)));
                whens.push((when, standing.gate));
            }
        }
        drafts.sort_unstable();
        let mut tests = Vec::new();
        for (at, &(key, order, when)) in drafts.iter().enumerate() {
            if at == 0 || drafts[at - 1].0 != key {
                lists.slots.insert(key, lists.starts.len() as u32);
                lists.keys.push(key);
                lists.starts.push(at as u32);
            }
            let (when, gate) = whens[when as usize];
            let span = Span { start: tests.len() as u32, len: when.tests.len() as u32 };
            tests.extend_from_slice(&when.tests);
            lists.push(order, when.band, gate, span);
        }
        lists.starts.push(drafts.len() as u32);
        lists.tests = Arc::new(tests);
        lists
    }

    fn push(&mut self, order: Order, band: (i64, i64), gate: Gate, span: Span) {
        self.order.push(order);
        self.bands.push(band);
        self.gates.push(gate);
        self.spans.push(span);
    }

    /// Takes a rule out; the places after it move up.
    pub fn remove(&mut self, place: u32) {
        let gone: Vec<usize> = (0..self.order.len()).rev().filter(|&at| self.order[at].place() == place).collect();
        for at in gone {
            self.order.remove(at);
            self.bands.remove(at);
            self.gates.remove(at);
            self.spans.remove(at);
            self.starts.iter_mut().filter(|start| **start as usize > at).for_each(|start| *start -= 1);
        }
        self.move_places(place, -1);
    }

    /// Puts a rule in; the places from its own on move down.
    pub fn insert(&mut self, place: u32, compiled: &Compiled, standing: Standing) {
        self.move_places(place, 1);
        if !self.sort.holds(&standing) {
            return;
        }
        let order = Order::new(self.sort, standing.base, place);
        for when in &compiled.when {
            let span = Span { start: ADDED | self.added.len() as u32, len: when.tests.len() as u32 };
            self.added.extend_from_slice(&when.tests);
            keys(when).for_each(|key| self.put(key, order, when.band, standing.gate, span));
        }
    }

    fn put(&mut self, key: u32, order: Order, band: (i64, i64), gate: Gate, span: Span) {
        let slot = self.slot(key);
        let (start, end) = (self.starts[slot] as usize, self.starts[slot + 1] as usize);
        let at = start + self.order[start..end].partition_point(|&other| other <= order);
        self.order.insert(at, order);
        self.bands.insert(at, band);
        self.gates.insert(at, gate);
        self.spans.insert(at, span);
        self.starts[slot + 1..].iter_mut().for_each(|start| *start += 1);
    }

    fn slot(&mut self, key: u32) -> usize {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let new = self.starts.len() as u32 - 1;
        let slot = *self.slots.entry(key).or_insert(new);
        if slot == new {
            self.starts.push(self.order.len() as u32);
            self.keys.push(key);
        }
        slot as usize
    }

    fn move_places(&mut self, from: u32, by: i32) {
        for order in self.order.iter_mut().filter(|order| order.place() >= from) {
            *order = order.moved(by);
        }
    }

    /// Tests that stand apart since the lists were built.
    pub fn added(&self) -> usize {
        self.added.len()
    }

    /// The entries of a key.
    pub fn of(&self, key: u32) -> std::ops::Range<u32> {
        self.slot_of(key).map_or(0..0, |slot| self.list(slot))
    }

    /// The number of a key's list, which stays until all lists are built anew.
    #[inline]
    pub fn slot_of(&self, key: u32) -> Option<u32> {
        self.slots.get(&key).copied()
    }

    /// The entries of a list by its number.
    #[inline]
    pub fn list(&self, slot: u32) -> std::ops::Range<u32> {
        self.starts[slot as usize]..self.starts[slot as usize + 1]
    }

    /// The keys of the lists, by their numbers.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether rules of other types than those asked for are passed over: not where stop rules are looked for.
    pub fn asks_for_types(&self) -> bool {
        self.sort.is_by_base()
    }

    /// The first entry of some whose band holds a price; [`i64::MIN`] is the price of what has none.
    #[inline]
    pub fn within(&self, entries: std::ops::Range<u32>, price: i64) -> u32 {
        let bands = &self.bands[entries.start as usize..entries.end as usize];
        let first = bands.iter().position(|&(low, high)| (low <= price) & (price <= high));
        entries.start + first.unwrap_or(bands.len()) as u32
    }

    #[inline]
    pub fn order(&self, entry: u32) -> Order {
        self.order[entry as usize]
    }

    pub fn gate(&self, entry: u32) -> Gate {
        self.gates[entry as usize]
    }

    pub fn tests(&self, entry: u32) -> &[Test] {
        let Span { start, len } = self.spans[entry as usize];
        let (tests, start) = match start & ADDED {
            0 => (&self.tests[..], start as usize),
            _ => (&self.added[..], (start & !ADDED) as usize),
        };
        &tests[start..start + len as usize]
    }
}

fn keys(when: &When) -> impl Iterator<Item = u32> {
    let (open, keys) = match &when.keys {
        None => (Some(OPEN), &[][..]),
        Some(keys) => (None, &keys[..]),
    };
    open.into_iter().chain(keys.iter().copied())
}
