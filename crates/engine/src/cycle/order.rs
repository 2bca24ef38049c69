//! Levels that prove a graph free of loops: no arc leads to a lower level. Owns them and their upkeep on
//! insertion, after Bender, Fineman, Gilbert & Tarjan, "A new approach to incremental cycle detection and
//! related problems" (2015), the algorithm for sparse graphs.
//!
//! An arc v→w that points down is met by a search backward from v that keeps to v's level and gives up after
//! a few arcs. If it ends by itself, w rises to v's level, else one above; whatever w reaches rises with it.
//! The loop shows when that meets the nodes found backward.

use super::graph::LoopGraph;

#[derive(Clone)]
pub(super) struct Order {
    /// False once the graph holds a loop or a two-way arc; the levels then mean nothing.
    pub kept: bool,
    stamp: u32,
    tallest: u32,
    behind: Vec<u32>,
    risen: Vec<(u32, u32)>,
}

impl Order {
    /// All nodes on the lowest level.
    pub fn new() -> Self {
        Order { kept: true, stamp: 0, tallest: 1, behind: Vec::new(), risen: Vec::new() }
    }

    pub fn bytes(&self) -> usize {
        self.behind.capacity() * 4 + self.risen.capacity() * 8
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
    pub(super) fn level(&self, node: u32) -> u32 {
        self.nodes[node as usize].level
    }

    /// Takes levels that hold for every arc; the graph is in order from now on.
    pub(super) fn settle(&mut self, levels: impl Iterator<Item = u32>) {
        self.order.tallest = 1;
        for (node, level) in self.nodes.iter_mut().zip(levels) {
            node.level = level;
            self.order.tallest = self.order.tallest.max(level);
        }
        self.order.kept = true;
    }

    /// The levels between which every path from one of `starts` to one of `ends` stays.
    pub(super) fn levels_between(&self, starts: &[u32], ends: &[u32]) -> (u32, u32) {
        let level = |&node: &u32| self.nodes.get(node as usize).map(|node| node.level);
        let low = starts.iter().filter_map(level).min();
        let high = ends.iter().filter_map(level).max();
        (low.unwrap_or(u32::MAX), high.unwrap_or(0))
    }

    fn next_stamp(&mut self) -> u32 {
        if self.order.stamp == u32::MAX {
            self.nodes.iter_mut().for_each(|node| node.stamp = 0);
            self.order.stamp = 0;
        }
        self.order.stamp += 1;
        self.order.stamp
    }

    /// Changes levels so that an arc fits; false, and no level changed, where it closes a loop.
    #[inline]
    pub(super) fn fit(&mut self, from: u32, to: u32) -> bool {
        self.level(from) < self.level(to) || self.fit_downward(from, to)
    }

    fn fit_downward(&mut self, from: u32, to: u32) -> bool {
        let (upper, lower) = (self.level(from), self.level(to));
        match self.look_behind(from, to) {
            Behind::Loop => false,
            Behind::All => upper == lower || self.raise(to, upper),
            Behind::More => {
                let stamp = self.next_stamp();
                self.nodes[from as usize].stamp = stamp;
                self.raise(to, upper + 1)
            }
        }
    }

    /// Stamps what leads to `from` on its own level, up to a number of arcs that grows with the height of
    /// the order: that keeps the height within the square root of the arcs, and the cost of m insertions
    /// within m √m.
    fn look_behind(&mut self, from: u32, to: u32) -> Behind {
        let stamp = self.next_stamp();
        let (nodes, Order { behind, tallest, .. }) = (&mut self.nodes, &mut self.order);
        let level = nodes[from as usize].level;
        let mut arcs_left = 4 + (*tallest as usize / 8).min(self.arcs.isqrt());
        nodes[from as usize].stamp = stamp;
        behind.clear();
        behind.push(from);
        let mut next = 0;
        while let Some(&node) = behind.get(next) {
            next += 1;
            for &source in self.into.cells(nodes[node as usize].into) {
                if arcs_left == 0 {
                    return Behind::More;
                }
                arcs_left -= 1;
                let node = &mut nodes[source as usize];
                if node.level != level || node.stamp == stamp {
                    continue;
                }
                if source == to {
                    return Behind::Loop;
                }
                node.stamp = stamp;
                behind.push(source);
            }
        }
        Behind::All
    }

    /// Lifts a node and what it reaches to `level`; false, and all of it undone, on meeting the stamp.
    fn raise(&mut self, node: u32, level: u32) -> bool {
        let (nodes, Order { stamp, tallest, risen, .. }) = (&mut self.nodes, &mut self.order);
        risen.clear();
        risen.push((node, std::mem::replace(&mut nodes[node as usize].level, level)));
        let mut next = 0;
        while let Some(&(node, _)) = risen.get(next) {
            next += 1;
            for &target in self.out.cells(nodes[node as usize].out) {
                let node = &mut nodes[target as usize];
                if node.stamp == *stamp {
                    risen.iter().for_each(|&(node, was)| nodes[node as usize].level = was);
                    return false;
                }
                if node.level < level {
                    risen.push((target, std::mem::replace(&mut node.level, level)));
                }
            }
        }
        *tallest = level.max(*tallest);
        true
    }
}
