//! Levels that prove a graph free of loops: no arc leads to a lower level. Owns them and their upkeep on
//! insertion, after Bender, Fineman, Gilbert & Tarjan, "A new approach to incremental cycle detection and
//! related problems" (2015), the algorithm for sparse graphs.
//!
//! An arc v→w that points down is met by a search backward from v that keeps to v's level and gives up after
//! a few arcs. If it ends by itself, w rises to v's level, else one above; whatever w reaches rises with it.
//! The loop shows when that meets the nodes found backward.

use super::graph::LoopGraph;

#[derive(Clone, Copy)]
struct Mark {
    level: u32,
    stamp: u32,
}

pub(super) struct Order {
    /// False once the graph holds a loop or a two-way arc; the levels then mean nothing.
    pub kept: bool,
    marks: Vec<Mark>,
    stamp: u32,
    tallest: u32,
    behind: Vec<u32>,
    risen: Vec<(u32, u32)>,
}

const GROUND: Mark = Mark { level: 1, stamp: 0 };

impl Order {
    pub fn flat(nodes: usize) -> Self {
        let marks = vec![GROUND; nodes];
        Order { kept: true, marks, stamp: 0, tallest: 1, behind: Vec::new(), risen: Vec::new() }
    }

    pub fn grow(&mut self, nodes: usize) {
        self.marks.resize(nodes, GROUND);
    }

    pub fn level(&self, node: u32) -> u32 {
        self.marks[node as usize].level
    }

    /// Takes levels that hold for every arc; the graph is in order from now on.
    pub fn settle(&mut self, levels: impl Iterator<Item = u32>) {
        self.tallest = 1;
        for (mark, level) in self.marks.iter_mut().zip(levels) {
            mark.level = level;
            self.tallest = self.tallest.max(level);
        }
        self.kept = true;
    }

    /// The levels between which every path from one of `starts` to one of `ends` stays.
    pub fn between(&self, starts: &[u32], ends: &[u32]) -> (u32, u32) {
        let level = |&node: &u32| self.marks.get(node as usize).map(|mark| mark.level);
        let low = starts.iter().filter_map(level).min();
        let high = ends.iter().filter_map(level).max();
        (low.unwrap_or(u32::MAX), high.unwrap_or(0))
    }

    fn next_stamp(&mut self) -> u32 {
        if self.stamp == u32::MAX {
            self.marks.iter_mut().for_each(|mark| mark.stamp = 0);
            self.stamp = 0;
        }
        self.stamp += 1;
        self.stamp
    }

    pub fn bytes(&self) -> usize {
        self.marks.capacity() * size_of::<Mark>() + self.behind.capacity() * 4 + self.risen.capacity() * 8
    }
}

enum Behind {
    /// The whole of the level that leads to the node.
    All,
    /// There is more than was worth looking at.
    More,
    Loop,
}

impl LoopGraph {
    /// Changes levels so that an arc fits; false, and no level changed, where it closes a loop.
    #[inline]
    pub(super) fn fit(&mut self, from: u32, to: u32) -> bool {
        self.order.level(from) < self.order.level(to) || self.fit_downward(from, to)
    }

    fn fit_downward(&mut self, from: u32, to: u32) -> bool {
        let (upper, lower) = (self.order.level(from), self.order.level(to));
        match self.look_behind(from, to) {
            Behind::Loop => false,
            Behind::All => upper == lower || self.raise(to, upper),
            Behind::More => {
                let stamp = self.order.next_stamp();
                self.order.marks[from as usize].stamp = stamp;
                self.raise(to, upper + 1)
            }
        }
    }

    /// Stamps what leads to `from` on its own level, up to a number of arcs that grows with the height of
    /// the order: that keeps the height within the square root of the arcs, and the cost of m insertions
    /// within m √m.
    fn look_behind(&mut self, from: u32, to: u32) -> Behind {
        let stamp = self.order.next_stamp();
        let Order { marks, behind, tallest, .. } = &mut self.order;
        let level = marks[from as usize].level;
        let mut arcs_left = 8 + (*tallest as usize / 8).min(self.arcs.isqrt());
        marks[from as usize].stamp = stamp;
        behind.clear();
        behind.push(from);
        let mut next = 0;
        while let Some(&node) = behind.get(next) {
            next += 1;
            for &source in self.into.cells(self.rows[node as usize].into) {
                if arcs_left == 0 {
                    return Behind::More;
                }
                arcs_left -= 1;
                let mark = &mut marks[source as usize];
                if mark.level != level || mark.stamp == stamp {
                    continue;
                }
                if source == to {
                    return Behind::Loop;
                }
                mark.stamp = stamp;
                behind.push(source);
            }
        }
        Behind::All
    }

    /// Lifts a node and what it reaches to `level`; false, and all of it undone, on meeting the stamp.
    fn raise(&mut self, node: u32, level: u32) -> bool {
        let Order { marks, stamp, tallest, risen, .. } = &mut self.order;
        risen.clear();
        risen.push((node, std::mem::replace(&mut marks[node as usize].level, level)));
        let mut next = 0;
        while let Some(&(node, _)) = risen.get(next) {
            next += 1;
            for &target in self.out.cells(self.rows[node as usize].out) {
                let mark = &mut marks[target as usize];
                if mark.stamp == *stamp {
                    risen.iter().for_each(|&(node, was)| marks[node as usize].level = was);
                    return false;
                }
                if mark.level < level {
                    risen.push((target, std::mem::replace(&mut mark.level, level)));
                }
            }
        }
        *tallest = level.max(*tallest);
        true
    }
}
