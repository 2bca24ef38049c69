//! Which products become cards: outwards from the focus, step by step, along links both ways.

use super::score;
use crate::campaign::Season;
use crate::{Arrow, Snapshot};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::LinkLevel;

/// The cards chosen so far.
pub(super) struct Reach<'a> {
    snapshot: &'a Snapshot,
    pub season: Season,
    /// In the order in which they were chosen.
    pub cards: Vec<(u32, i8)>,
    pub columns: BTreeMap<u32, i8>,
    pub left_out: u32,
    limit: usize,
}

impl<'a> Reach<'a> {
    pub fn new(snapshot: &'a Snapshot, season: Season, limit: usize) -> Self {
        Self { snapshot, season, cards: Vec::new(), columns: BTreeMap::new(), left_out: 0, limit }
    }

    /// Takes products as far as there is room, the others being counted.
    pub fn take(&mut self, products: impl IntoIterator<Item = (u32, i8)>) {
        for (id, column) in products {
            if self.cards.len() == self.limit {
                self.left_out += 1;
            } else if self.columns.insert(id, column).is_none() {
                self.cards.push((id, column));
            }
        }
    }

    /// One step further to both sides, the best score first; what both sides reach stands on the right.
    pub fn step(&mut self, depth: i8) {
        let mut found: BTreeMap<u32, (u32, i8)> = BTreeMap::new();
        for side in [1, -1] {
            for (id, score) in self.beyond(side, depth) {
                found.entry(id).or_insert((score, side * depth));
            }
        }
        let mut found: Vec<(u32, (u32, i8))> = found.into_iter().collect();
        found.sort_by(|(a, (better, _)), (b, (worse, _))| {
            Reverse(better).cmp(&Reverse(worse)).then_with(|| self.snapshot.compare(*a, *b))
        });
        self.take(found.into_iter().map(|(id, (_, column))| (id, column)));
    }

    /// Products one link beyond the cards that are `depth - 1` steps out on a side, each with its best score.
    fn beyond(&self, side: i8, depth: i8) -> BTreeMap<u32, u32> {
        let mut best: BTreeMap<u32, u32> = BTreeMap::new();
        let mut families = BTreeSet::new();
        let mut reach = |id: u32, score: u32| {
            if !self.columns.contains_key(&id) {
                let best = best.entry(id).or_default();
                *best = score.max(*best);
            }
        };
        for &(id, _) in self.cards.iter().filter(|(_, column)| *column == side * (depth - 1)) {
            self.along_products(id, side, &mut reach);
            if self.snapshot.family_of(id).is_some_and(|family| families.insert(family)) {
                self.along_families(id, side, &mut reach);
            }
        }
        best
    }

    fn along_products(&self, id: u32, side: i8, reach: &mut impl FnMut(u32, u32)) {
        let snapshot = self.snapshot;
        let score = |row: u32, arrow: Arrow| score(snapshot, &self.season, (LinkLevel::Product, row), arrow);
        if side > 0 {
            snapshot.arrows(id).iter().for_each(|&arrow| reach(arrow.target, score(id, arrow)));
        } else {
            snapshot.arrows_to(id).for_each(|(from, arrow)| reach(from, score(from, arrow)));
        }
    }

    fn along_families(&self, id: u32, side: i8, reach: &mut impl FnMut(u32, u32)) {
        let snapshot = self.snapshot;
        let score = |row: u32, arrow: Arrow| score(snapshot, &self.season, (LinkLevel::Family, row), arrow);
        let mut all = |family: u32, score: u32| snapshot.variants(family).iter().for_each(|&id| reach(id, score));
        if side > 0 {
            let row = snapshot.row_of(LinkLevel::Family, id);
            snapshot.family_arrows(id).iter().for_each(|&arrow| all(arrow.target, score(row, arrow)));
        } else {
            snapshot.family_arrows_to(id).for_each(|(from, arrow)| all(from, score(from, arrow)));
        }
    }
}
