//! The compiled rules of a snapshot, and how they follow its edits.

use super::compile::{Compiled, compile};
use super::fold::Fold;
use super::lists::{Lists, Sort, Standing};
use super::named::Named;
use super::shelves::Shelves;
use crate::Snapshot;
use crate::rule::Book;
use std::sync::Arc;
use tandem_model::Rule;

/// Rules edited at once, and tests put beside the lists, up to which the lists are kept.
const EDITS: usize = 32;
const ADDED: usize = 4096;

/// Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct RuleIndex {
    pub(super) fold: Fold,
    pub(super) shelves: Shelves,
    /// In rule order.
    pub(super) compiled: Arc<Vec<Arc<Compiled>>>,
    /// Rules that name a SKU without an id.
    unborn: usize,
    /// Ids given when the rules were compiled.
    ids: u32,
    pub(super) lists: Arc<Lists>,
    pub(super) stops: Arc<Lists>,
    pub(super) named: Arc<Named>,
    built: bool,
}

/// What an edit of a snapshot touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub products: Vec<u32>,
    pub book: bool,
    pub types: bool,
    pub campaigns: bool,
    /// Net units sold.
    pub units: bool,
}

/// One step from the old rules to the new, by its place among those that are already the new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Remove(usize),
    Insert(usize),
}

impl RuleIndex {
    pub(crate) fn is_built(&self) -> bool {
        self.built
    }

    pub(in crate::rule) fn fold(&self) -> &Fold {
        &self.fold
    }

    pub(in crate::rule) fn shelves(&self) -> &Shelves {
        &self.shelves
    }

    /// Of all products and rules. Cost: about four seconds for 1,000,000 products, and one for 100,000 rules.
    pub(crate) fn build(snapshot: &Snapshot) -> Self {
        let mut index = Self { built: true, ..Self::default() };
        index.fold.take_in(snapshot);
        index.shelves = Shelves::build(snapshot, &index.fold);
        index.compile_all(snapshot, &[]);
        index
    }

    /// As it is after an edit: `before` are the rules it was compiled from. Until there is a rule there is nothing to keep.
    pub(crate) fn follow(mut self, snapshot: &Snapshot, before: &Book, touched: &Touched) -> Self {
        if !self.built {
            return if snapshot.book().rules().is_empty() { self } else { Self::build(snapshot) };
        }
        if touched.units {
            self.shelves = Shelves::build(snapshot, &self.fold);
        }
        if !touched.products.is_empty() {
            self.fold.take_in(snapshot);
            self.shelves.edited(snapshot, &self.fold, &touched.products);
        }
        let born = self.unborn > 0 && self.ids < snapshot.id_end();
        let steps = if touched.book { steps(before.rules(), snapshot.book().rules()) } else { Some(Vec::new()) };
        match steps {
            Some(steps) if !touched.types && !born && self.lists.added() < ADDED => {
                self.take(snapshot, &steps);
                if touched.campaigns {
                    self.named = Arc::new(Named::of(snapshot, &self.compiled, &self.lists));
                }
            }
            _ => self.compile_all(snapshot, before.rules()),
        }
        self
    }

    fn take(&mut self, snapshot: &Snapshot, steps: &[Step]) {
        if steps.is_empty() {
            return;
        }
        let rules = snapshot.book().rules();
        let (lists, stops) = (Arc::make_mut(&mut self.lists), Arc::make_mut(&mut self.stops));
        let (held, named) = (Arc::make_mut(&mut self.compiled), Arc::make_mut(&mut self.named));
        for &step in steps {
            match step {
                Step::Remove(place) => {
                    self.unborn -= usize::from(held.remove(place).unborn);
                    lists.remove(place as u32);
                    stops.remove(place as u32);
                    named.remove(place as u32);
                }
                Step::Insert(place) => {
                    let compiled = compile(snapshot, &mut self.fold, &self.shelves, &rules[place]);
                    let standing = Standing::of(snapshot, &rules[place]);
                    lists.insert(place as u32, &compiled, standing);
                    stops.insert(place as u32, &compiled, standing);
                    named.insert(snapshot, place as u32, &compiled, standing);
                    self.unborn += usize::from(compiled.unborn);
                    held.insert(place, Arc::new(compiled));
                }
            }
        }
        named.see(lists);
    }

    /// Rules that were there before and know all their SKUs are not compiled again.
    fn compile_all(&mut self, snapshot: &Snapshot, before: &[Arc<Rule>]) {
        let known = Known::of(before, &self.compiled);
        let rules = snapshot.book().rules();
        let compiled = rules.iter().map(|rule| match known.get(rule) {
            Some(compiled) => compiled,
            None => Arc::new(compile(snapshot, &mut self.fold, &self.shelves, rule)),
        });
        let compiled: Vec<Arc<Compiled>> = compiled.collect();
        let standings: Vec<Standing> = rules.iter().map(|rule| Standing::of(snapshot, rule)).collect();
        let pairs = || {
            let pairs = compiled.iter().zip(standings.iter().copied()).zip(0..);
            pairs.map(|((compiled, standing), place)| (place, &**compiled, standing))
        };
        self.lists = Arc::new(Lists::build(pairs(), Sort::Weighing));
        self.stops = Arc::new(Lists::build(pairs(), Sort::Stops));
        self.unborn = compiled.iter().filter(|compiled| compiled.unborn).count();
        self.ids = snapshot.id_end();
        self.compiled = Arc::new(compiled);
        self.named = Arc::new(Named::of(snapshot, &self.compiled, &self.lists));
    }
}

/// Compiled rules by where their rule lies in memory.
struct Known(Vec<(*const Rule, Arc<Compiled>)>);

impl Known {
    fn of(before: &[Arc<Rule>], compiled: &[Arc<Compiled>]) -> Self {
        let pairs = before.iter().zip(compiled).filter(|(_, compiled)| !compiled.unborn);
        let mut known: Vec<_> = pairs.map(|(rule, compiled)| (Arc::as_ptr(rule), Arc::clone(compiled))).collect();
        known.sort_unstable_by_key(|&(rule, _)| rule);
        Self(known)
    }

    fn get(&self, rule: &Arc<Rule>) -> Option<Arc<Compiled>> {
        let rule = Arc::as_ptr(rule);
        self.0.binary_search_by_key(&rule, |&(other, _)| other).ok().map(|at| Arc::clone(&self.0[at].1))
    }
}

/// None where more changed than is worth going through one by one.
fn steps(old: &[Arc<Rule>], new: &[Arc<Rule>]) -> Option<Vec<Step>> {
    let same = |old: Option<&Arc<Rule>>, new: Option<&Arc<Rule>>| match (old, new) {
        (Some(old), Some(new)) => Arc::ptr_eq(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    let (mut steps, mut at, mut place) = (Vec::new(), 0, 0);
    while at < old.len() || place < new.len() {
        if same(old.get(at), new.get(place)) {
            (at, place) = (at + 1, place + 1);
            continue;
        }
        if place >= new.len() || (at < old.len() && same(old.get(at + 1), new.get(place))) {
            steps.push(Step::Remove(place));
            at += 1;
        } else if at >= old.len() || same(old.get(at), new.get(place + 1)) {
            steps.push(Step::Insert(place));
            place += 1;
        } else {
            steps.extend([Step::Remove(place), Step::Insert(place)]);
            (at, place) = (at + 1, place + 1);
        }
        if steps.len() > EDITS {
            return None;
        }
    }
    Some(steps)
}
