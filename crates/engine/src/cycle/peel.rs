//! The full check: every component that holds a loop. Nodes that no loop can pass are peeled off first,
//! from the sources and then from the sinks; Tarjan's search for strong components looks at what remains.
//! Linear in nodes and arcs, and without recursion.

use super::component::Knot;
use super::graph::LoopGraph;

pub(super) struct Peeled {
    /// For each node how many unpeeled nodes lead to it.
    pub waiting: Vec<u32>,
    pub all: bool,
}

/// Not part of what is searched, or done with.
pub(super) const OUTSIDE: u32 = u32::MAX;

/// Strong components of two nodes or more.
pub(super) struct Components {
    /// The component of each node, or [`OUTSIDE`].
    pub of: Vec<u32>,
    /// Nodes, ascending.
    pub nodes: Vec<Vec<u32>>,
}

impl LoopGraph {
    /// One knot for each component of two nodes or more that holds a loop, by lowest node. Where there is
    /// none and no two-way arc, an order is kept from now on.
    pub fn check(&mut self) -> Vec<Knot> {
        self.all_knots().unwrap_or_else(|| {
            if !self.ordered() {
                self.find_order();
            }
            Vec::new()
        })
    }

    /// The knots; none at all where no arc is part of a ring.
    pub(super) fn all_knots(&self) -> Option<Vec<Knot>> {
        let peeled = self.peel(|_, _| {});
        (!peeled.all).then(|| {
            let rest = self.peel_sinks(peeled.waiting);
            self.knots(&Tarjan::new(self, rest).run())
        })
    }

    /// Takes away nodes that nothing leads to, over and over, and reports each arc that goes with them.
    pub(super) fn peel(&self, mut arc: impl FnMut(u32, u32)) -> Peeled {
        let mut waiting: Vec<u32> = self.nodes.iter().map(|rows| rows.into.len() as u32).collect();
        let mut ready: Vec<u32> = (0..self.nodes()).filter(|&node| waiting[node as usize] == 0).collect();
        let mut peeled = ready.len();
        while let Some(node) = ready.pop() {
            for &target in self.out.cells(self.nodes[node as usize].out) {
                arc(node, target);
                let left = &mut waiting[target as usize];
                *left -= 1;
                if *left == 0 {
                    ready.push(target);
                    peeled += 1;
                }
            }
        }
        Peeled { waiting, all: peeled == self.nodes.len() }
    }

    /// The same from the other end; answers for each node whether it remains.
    fn peel_sinks(&self, mut left: Vec<u32>) -> Vec<bool> {
        let mut rest: Vec<bool> = left.iter().map(|&waiting| waiting > 0).collect();
        let mut ready = Vec::new();
        for node in (0..self.nodes()).filter(|&node| rest[node as usize]) {
            let targets = self.out.cells(self.nodes[node as usize].out);
            left[node as usize] = targets.iter().filter(|&&target| rest[target as usize]).count() as u32;
            if left[node as usize] == 0 {
                ready.push(node);
            }
        }
        while let Some(node) = ready.pop() {
            rest[node as usize] = false;
            for &source in self.into.cells(self.nodes[node as usize].into) {
                if rest[source as usize] {
                    left[source as usize] -= 1;
                    if left[source as usize] == 0 {
                        ready.push(source);
                    }
                }
            }
        }
        rest
    }
}

/// Tarjan, "Depth-first search and linear graph algorithms" (1972), with its own stack.
struct Tarjan<'a> {
    graph: &'a LoopGraph,
    /// Order of discovery, 0 before it.
    index: Vec<u32>,
    low: Vec<u32>,
    next_index: u32,
    open: Vec<u32>,
    /// A node and how many of its arcs have been followed.
    frames: Vec<(u32, u32)>,
    found: Components,
}

impl<'a> Tarjan<'a> {
    fn new(graph: &'a LoopGraph, rest: Vec<bool>) -> Self {
        let index: Vec<u32> = rest.into_iter().map(|rest| if rest { 0 } else { OUTSIDE }).collect();
        let found = Components { of: vec![OUTSIDE; index.len()], nodes: Vec::new() };
        let low = vec![0; index.len()];
        Tarjan { graph, index, low, next_index: 1, open: Vec::new(), frames: Vec::new(), found }
    }

    fn run(mut self) -> Components {
        for root in 0..self.graph.nodes() {
            if self.index[root as usize] == 0 {
                self.enter(root);
                while let Some(&(node, followed)) = self.frames.last() {
                    self.follow(node, followed as usize);
                }
            }
        }
        self.found
    }

    fn enter(&mut self, node: u32) {
        self.index[node as usize] = self.next_index;
        self.low[node as usize] = self.next_index;
        self.next_index += 1;
        self.open.push(node);
        self.frames.push((node, 0));
    }

    fn follow(&mut self, node: u32, followed: usize) {
        let targets = self.graph.out.cells(self.graph.nodes[node as usize].out);
        let mut low = self.low[node as usize];
        for (at, &target) in targets.iter().enumerate().skip(followed) {
            match self.index[target as usize] {
                0 => {
                    self.low[node as usize] = low;
                    // The same arc is looked at again on the way back, for what its target then knows.
                    self.frames.last_mut().expect("the node followed is on the stack").1 = at as u32;
                    return self.enter(target);
                }
                OUTSIDE => {}
                _ => low = low.min(self.low[target as usize]),
            }
        }
        self.low[node as usize] = low;
        self.leave(node);
    }

    fn leave(&mut self, node: u32) {
        self.frames.pop();
        if self.low[node as usize] != self.index[node as usize] {
            return;
        }
        let start = self.open.iter().rposition(|&open| open == node).expect("a root is on the stack");
        let mut nodes = self.open.split_off(start);
        nodes.iter().for_each(|&node| self.index[node as usize] = OUTSIDE);
        if nodes.len() > 1 {
            nodes.sort_unstable();
            nodes.iter().for_each(|&node| self.found.of[node as usize] = self.found.nodes.len() as u32);
            self.found.nodes.push(nodes);
        }
    }
}
