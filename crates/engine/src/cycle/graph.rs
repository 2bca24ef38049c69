//! One loop group as a graph that is kept free of loops while arcs come and go, as long as an order exists.
//! Owns the arcs and the answer to "would this close a loop, and which". Refuses to know what a node stands
//! for, but for one thing: a *junction* carries arcs on behalf of other nodes, and those cost nothing.
//!
//! Junctions come in pairs: an even node through which arcs leave, and the odd node after it through which
//! they arrive.

use super::order::Order;
use super::path::{Found, Reach};
use super::pool::{Pool, Row};

/// A directed link between two nodes. A two-way arc is stored with its mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    pub from: u32,
    pub to: u32,
    /// What the caller tells parallel arcs apart by.
    pub kind: u8,
    pub two_way: bool,
}

/// What an arc would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It closes no loop.
    Clear,
    /// It closes this loop, a shortest one: the arc's own nodes first, then on until the first is met again.
    Loop(Vec<u32>),
    /// No order exists, and the search gave up before it knew.
    NotDecided,
}

/// Half a cache line, so that a level and the rows beside it are fetched together.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub(super) struct Node {
    pub level: u32,
    pub stamp: u32,
    pub out: Row,
    pub into: Row,
}

impl Default for Node {
    fn default() -> Self {
        Node { level: 1, stamp: 0, out: Row::default(), into: Row::default() }
    }
}

#[derive(Clone)]
pub struct LoopGraph {
    pub(super) order: Order,
    pub(super) nodes: Vec<Node>,
    pub(super) out: Pool<true>,
    pub(super) into: Pool<false>,
    pub(super) junctions: Vec<u64>,
    pub(super) arcs: usize,
    pub(super) mirrored: usize,
    pub(super) patience: usize,
}

const TWO_WAY: u16 = 1 << 8;

pub(super) fn tag(arc: Arc) -> u16 {
    u16::from(arc.kind) | if arc.two_way { TWO_WAY } else { 0 }
}

pub(super) fn is_two_way(tag: u16) -> bool {
    tag & TWO_WAY != 0
}

impl LoopGraph {
    /// An empty graph in order. `patience` bounds the arcs that a search looks at once no order exists.
    pub fn new(nodes: u32, patience: usize) -> Self {
        LoopGraph {
            order: Order::new(),
            nodes: vec![Node::default(); nodes as usize],
            out: Pool::new(),
            into: Pool::new(),
            junctions: Vec::new(),
            arcs: 0,
            mirrored: 0,
            patience,
        }
    }

    pub fn nodes(&self) -> u32 {
        self.nodes.len() as u32
    }

    /// Makes room for the nodes below `nodes`.
    pub fn grow(&mut self, nodes: u32) {
        if nodes > self.nodes() {
            self.nodes.resize(nodes as usize, Node::default());
        }
    }

    /// Declares `node` and `node + 1` the pair of junctions; `node` must be even.
    pub fn set_junctions(&mut self, node: u32) {
        self.grow(node + 2);
        let word = node as usize / 64;
        if self.junctions.len() <= word {
            self.junctions.resize(word + 1, 0);
        }
        self.junctions[word] |= 3 << ((node & !1) % 64);
    }

    pub fn is_junction(&self, node: u32) -> bool {
        self.junctions.get(node as usize / 64).is_some_and(|word| word >> (node % 64) & 1 == 1)
    }

    /// Whether an order of the nodes is kept: no loop and no two-way arc since it was last made.
    pub fn ordered(&self) -> bool {
        self.order.kept
    }

    /// Arcs held; a two-way one counts once.
    pub fn len(&self) -> usize {
        self.arcs - self.mirrored
    }

    pub(super) fn holds_two_way(&self) -> bool {
        self.mirrored > 0
    }

    pub fn is_empty(&self) -> bool {
        self.arcs == 0
    }

    /// Stores the arc unless it closes a loop or that cannot be decided; a refused arc leaves no trace.
    /// An arc from a node to itself is never stored.
    pub fn insert(&mut self, arc: Arc) -> Closing {
        if arc.from == arc.to {
            return Closing::Loop(vec![arc.from]);
        }
        self.grow(arc.from.max(arc.to) + 1);
        if !self.order.kept || arc.two_way {
            let closing = self.would_close(arc);
            if closing == Closing::Clear {
                self.force(arc);
            }
            return closing;
        }
        if self.fit(arc.from, arc.to) {
            self.push(arc.from, arc.to, tag(arc));
            return Closing::Clear;
        }
        self.would_close(arc)
    }

    /// Stores the arc whatever it closes, and gives the order up if it does not fit in.
    pub fn force(&mut self, arc: Arc) {
        if arc.from == arc.to {
            return;
        }
        self.grow(arc.from.max(arc.to) + 1);
        self.order.kept = self.order.kept && !arc.two_way && self.fit(arc.from, arc.to);
        self.push_with_mirror(arc);
    }

    pub(super) fn push_with_mirror(&mut self, arc: Arc) {
        self.push(arc.from, arc.to, tag(arc));
        if arc.two_way {
            let (from, to) = self.mirror(arc.from, arc.to);
            self.push(from, to, tag(arc));
            self.mirrored += 1;
        }
    }

    /// Takes the arc (and its mirror) out; false where it is not held. Linear in the rows of its ends.
    pub fn remove(&mut self, arc: Arc) -> bool {
        if arc.from.max(arc.to) >= self.nodes() || !self.pull(arc.from, arc.to, tag(arc)) {
            return false;
        }
        if arc.two_way {
            let (from, to) = self.mirror(arc.from, arc.to);
            self.mirrored -= usize::from(self.pull(from, to, tag(arc)));
        }
        true
    }

    /// What [`LoopGraph::insert`] would answer, without storing.
    pub fn would_close(&self, arc: Arc) -> Closing {
        if arc.from == arc.to {
            return Closing::Loop(vec![arc.from]);
        }
        let there = self.closing(&[arc.from], &[arc.to]);
        if !arc.two_way {
            return there;
        }
        let (from, to) = self.mirror(arc.from, arc.to);
        self.shorter(there, self.closing(&[from], &[to]))
    }

    /// The shortest loop that an arc from any of `from` to any of `to` would close. The loop begins with the
    /// end it leaves from.
    pub(super) fn closing(&self, from: &[u32], to: &[u32]) -> Closing {
        let reach = if self.order.kept {
            Reach { levels: self.levels_between(to, from), ..Reach::ANYWHERE }
        } else {
            Reach { patience: self.patience, ..Reach::ANYWHERE }
        };
        match self.shortest(to, from, &reach) {
            Found::Nothing => Closing::Clear,
            Found::NotDecided => Closing::NotDecided,
            Found::Path(mut path) => {
                path.rotate_right(1);
                Closing::Loop(path)
            }
        }
    }

    pub(super) fn shorter(&self, one: Closing, other: Closing) -> Closing {
        match (one, other) {
            (Closing::Loop(a), Closing::Loop(b)) => {
                Closing::Loop(if self.links_round(&b) < self.links_round(&a) { b } else { a })
            }
            (found @ Closing::Loop(_), _) | (_, found @ Closing::Loop(_)) => found,
            (Closing::Clear, Closing::Clear) => Closing::Clear,
            _ => Closing::NotDecided,
        }
    }

    /// Arcs that count on the way round a loop of nodes.
    fn links_round(&self, nodes: &[u32]) -> usize {
        let next = nodes.iter().cycle().skip(1);
        nodes.iter().zip(next).filter(|&(&a, &b)| !self.is_free(a, b)).count()
    }

    /// Between a junction and a node it stands for.
    pub(super) fn is_free(&self, a: u32, b: u32) -> bool {
        self.is_junction(a) != self.is_junction(b)
    }

    /// The other half of a two-way arc.
    pub(super) fn mirror(&self, from: u32, to: u32) -> (u32, u32) {
        let twin = |node| if self.is_junction(node) { node ^ 1 } else { node };
        (twin(to), twin(from))
    }

    /// The kinds of the arcs from one node to the other, two-way or not. A node that no arc ever touched has none.
    pub(super) fn kinds_between(&self, from: u32, to: u32) -> impl Iterator<Item = u8> {
        let rows = self.nodes.get(from as usize).map(|node| node.out).into_iter();
        let both = rows.flat_map(|row| self.out.cells(row).iter().zip(self.out.tags(row)));
        both.filter(move |&(&cell, _)| cell == to).map(|(_, &tag)| tag as u8)
    }

    #[inline]
    fn push(&mut self, from: u32, to: u32, tag: u16) {
        self.out.push(&mut self.nodes[from as usize].out, to, tag);
        self.into.push(&mut self.nodes[to as usize].into, from, 0);
        self.arcs += 1;
    }

    fn pull(&mut self, from: u32, to: u32, tag: u16) -> bool {
        let held = self.out.take(&mut self.nodes[from as usize].out, to, tag);
        if held {
            self.into.take(&mut self.nodes[to as usize].into, from, 0);
            self.arcs -= 1;
        }
        held
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        let nodes = self.nodes.capacity() * size_of::<Node>() + self.junctions.capacity() * 8;
        nodes + self.order.bytes() + self.out.bytes() + self.into.bytes()
    }
}
