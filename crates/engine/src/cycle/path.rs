//! The shortest path between two sets of nodes, from both ends at once. Owns the search; refuses nodes
//! outside the reach it is given. Length counts links: the arcs of junctions are free. Ties fall to the
//! lowest node at the meeting point and, from there, to the lowest node one step back.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::graph::LoopGraph;

/// What a search may touch.
#[derive(Clone, Copy)]
pub(super) struct Reach<'a> {
    /// Links looked at before the search gives up.
    pub patience: usize,
    /// Lowest and highest level, both included.
    pub levels: (u32, u32),
    /// The component to stay in: the component of each node, and the one meant.
    pub within: Option<(&'a [u32], u32)>,
    /// A two-way arc to leave out, both halves.
    pub avoid: Option<(u32, u32)>,
}

impl Reach<'_> {
    pub const ANYWHERE: Reach<'static> =
        Reach { patience: usize::MAX, levels: (0, u32::MAX), within: None, avoid: None };
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    NotDecided,
    /// From a start to an end, both included.
    Path(Vec<u32>),
}

/// Spreads consecutive ids over a table; ids come from this program, so nobody can aim at collisions.
#[derive(Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u32(u32::from(byte)));
    }

    fn write_u32(&mut self, id: u32) {
        self.0 = (self.0 ^ u64::from(id)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

struct Seen {
    parent: u32,
    round: u32,
}

/// One of the two ends of a search.
struct Side {
    forward: bool,
    seen: HashMap<u32, Seen, BuildHasherDefault<IdHasher>>,
    /// The nodes as many links away as this side has come.
    layer: Vec<u32>,
    /// Arcs that the next layer will cost.
    cost: usize,
    round: u32,
}

struct Search<'a> {
    graph: &'a LoopGraph,
    reach: &'a Reach<'a>,
    looked: usize,
    meeting: Option<u32>,
}

const NO_PARENT: u32 = u32::MAX;

impl LoopGraph {
    pub(super) fn shortest(&self, starts: &[u32], ends: &[u32], reach: &Reach) -> Found {
        if let (&[start], &[end], None) = (starts, ends, reach.avoid)
            && self.is_link(start, end)
        {
            return Found::Path(vec![start, end]);
        }
        let mut search = Search { graph: self, reach, looked: 0, meeting: None };
        let (mut fore, mut back) = (Side::new(true), Side::new(false));
        search.begin(&mut fore, &back, starts);
        search.begin(&mut back, &fore, ends);
        while search.meeting.is_none() && !fore.layer.is_empty() && !back.layer.is_empty() {
            let ahead = fore.cost <= back.cost;
            let (side, other) = if ahead { (&mut fore, &back) } else { (&mut back, &fore) };
            if !search.advance(side, other) {
                return Found::NotDecided;
            }
        }
        search.meeting.map_or(Found::Nothing, |node| Found::Path(join(node, &fore, &back)))
    }

    fn is_link(&self, from: u32, to: u32) -> bool {
        if from.max(to) >= self.nodes() || self.is_free(from, to) {
            return false;
        }
        let out = self.out.cells(self.nodes[from as usize].out);
        let into = self.into.cells(self.nodes[to as usize].into);
        if out.len() <= into.len() { out.contains(&to) } else { into.contains(&from) }
    }

    fn neighbours(&self, node: u32, forward: bool) -> &[u32] {
        let rows = self.nodes[node as usize];
        if forward { self.out.cells(rows.out) } else { self.into.cells(rows.into) }
    }
}

impl Side {
    fn new(forward: bool) -> Self {
        Side { forward, seen: HashMap::default(), layer: Vec::new(), cost: 0, round: 0 }
    }
}

impl Search<'_> {
    fn begin(&mut self, side: &mut Side, other: &Side, nodes: &[u32]) {
        for &node in nodes {
            if node < self.graph.nodes() {
                self.visit(side, other, node, NO_PARENT);
            }
        }
        self.close(side, other);
    }

    /// One link further; false when patience is at its end.
    fn advance(&mut self, side: &mut Side, other: &Side) -> bool {
        side.round += 1;
        for node in std::mem::take(&mut side.layer) {
            let neighbours = self.graph.neighbours(node, side.forward);
            self.looked += neighbours.len();
            if self.looked > self.reach.patience {
                return false;
            }
            for &next in neighbours {
                if !self.graph.is_free(node, next) && !self.avoided(node, next, side.forward) {
                    self.visit(side, other, next, node);
                }
            }
        }
        self.close(side, other);
        true
    }

    /// Adds to the layer what free arcs lead to.
    fn close(&mut self, side: &mut Side, other: &Side) {
        let mut from = 0;
        while !self.graph.junctions.is_empty() && from < side.layer.len() {
            side.round += 1;
            let until = side.layer.len();
            for at in from..until {
                let node = side.layer[at];
                for &next in self.graph.neighbours(node, side.forward) {
                    if self.graph.is_free(node, next) {
                        self.visit(side, other, next, node);
                    }
                }
            }
            from = until;
        }
        side.cost = side.layer.iter().map(|&node| self.graph.neighbours(node, side.forward).len()).sum();
    }

    fn visit(&mut self, side: &mut Side, other: &Side, node: u32, parent: u32) {
        if let Some(seen) = side.seen.get_mut(&node) {
            if seen.round == side.round {
                seen.parent = seen.parent.min(parent);
            }
            return;
        }
        if !self.admits(node) {
            return;
        }
        side.seen.insert(node, Seen { parent, round: side.round });
        side.layer.push(node);
        if other.seen.contains_key(&node) {
            self.meeting = Some(self.meeting.map_or(node, |met| met.min(node)));
        }
    }

    fn admits(&self, node: u32) -> bool {
        let (low, high) = self.reach.levels;
        let level = self.graph.level(node);
        low <= level && level <= high && self.reach.within.is_none_or(|(of, one)| of[node as usize] == one)
    }

    fn avoided(&self, node: u32, next: u32, forward: bool) -> bool {
        let arc = if forward { (node, next) } else { (next, node) };
        self.reach.avoid.is_some_and(|(a, b)| arc == (a, b) || arc == self.graph.mirror(a, b))
    }
}

fn join(meeting: u32, fore: &Side, back: &Side) -> Vec<u32> {
    let mut path: Vec<u32> = trace(meeting, fore).collect();
    path.reverse();
    path.extend(trace(meeting, back).skip(1));
    path
}

fn trace(node: u32, side: &Side) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(node), |node| {
        side.seen.get(node).map(|seen| seen.parent).filter(|&parent| parent != NO_PARENT)
    })
}
