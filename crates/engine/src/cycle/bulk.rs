//! Making a graph from all its arcs at once, and its order from scratch. Linear in nodes and arcs.

use super::graph::{Arc, LoopGraph};
use super::pool::Pool;

impl LoopGraph {
    /// Fills an empty graph, each row with exactly the room it needs; arcs from a node to itself are left
    /// out. The arcs are gone through twice. An order is kept afterwards if there is one.
    pub fn fill(&mut self, arcs: impl Iterator<Item = Arc> + Clone) {
        debug_assert!(self.is_empty(), "only an empty graph is filled");
        let proper = arcs.filter(|arc| arc.from != arc.to);
        for arc in proper.clone() {
            self.grow(arc.from.max(arc.to) + 1);
            self.reserve(arc.from, arc.to);
            if arc.two_way {
                let (from, to) = self.mirror(arc.from, arc.to);
                self.reserve(from, to);
            }
        }
        self.out = Pool::with_exact_rooms(self.nodes.iter_mut().map(|node| &mut node.out));
        self.into = Pool::with_exact_rooms(self.nodes.iter_mut().map(|node| &mut node.into));
        for arc in proper {
            self.push_with_mirror(arc);
        }
        self.find_order();
    }

    fn reserve(&mut self, from: u32, to: u32) {
        self.nodes[from as usize].out.reserve_one();
        self.nodes[to as usize].into.reserve_one();
    }

    /// Makes the order anew: the level of a node is the length of the longest path to it. False, and no
    /// order is kept, where there is a loop or a two-way arc.
    pub(super) fn find_order(&mut self) -> bool {
        self.order.kept = false;
        if self.mirrored > 0 {
            return false;
        }
        let mut levels = vec![1u32; self.nodes.len()];
        let peeled = self.peel(|from, to| levels[to as usize] = levels[to as usize].max(levels[from as usize] + 1));
        if peeled.all {
            self.settle(levels.into_iter());
        }
        peeled.all
    }
}
