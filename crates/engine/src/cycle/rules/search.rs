//! Searches over links and rules together that only ever ask for neighbours not reached yet. Owns what is reached.

use super::columns::Words;
use super::ground::Ground;
use super::marks::Marks;
use super::net::Net;
use std::rc::Rc;

/// Of each net, which rules take part in a search.
pub(crate) type Live = Rc<Vec<Vec<bool>>>;

/// How a neighbour is led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Via {
    Link,
    /// A net and a part of it.
    Part(u32, u32),
}

/// A node with how far its neighbours have been asked for.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub node: u32,
    arc: u32,
    net: u32,
    door: u32,
    slot: u32,
}

impl Frame {
    pub fn new(node: u32) -> Self {
        Self { node, arc: 0, net: 0, door: 0, slot: 0 }
    }
}

/// Nodes that a search may come to and has not, and all others.
pub(super) const OPEN: u32 = u32::MAX;
pub(super) const SHUT: u32 = u32::MAX - 1;

/// Places looked at whenever a part has led to nothing.
const LOOK: usize = 8;

/// A net, a part of it, a product, and whether forward.
type Asked = (u32, u32, u32, bool);
/// Places of a sequence.
type Span = (usize, usize);

pub(super) struct Search<'a> {
    pub ground: Ground<'a>,
    pub forward: bool,
    /// Whether links are followed.
    pub links: bool,
    /// [`OPEN`], [`SHUT`], or what the searcher wrote when the node was reached.
    pub label: Vec<u32>,
    /// Of each net, which rules take part.
    pub live: Live,
    /// Of the nets, forward and backward.
    marks: [Vec<Marks>; 2],
    /// Only products of another class are led to by rules, where classes are given.
    class: Option<Words>,
    /// A two-way link that is not to be taken, both ways.
    pub avoid: Option<(u32, u32)>,
    /// What may still be looked at.
    pub patience: u64,
    /// What was asked for last, and its span: as a rule the next is asked of it.
    last: Option<(Asked, Span)>,
}

impl<'a> Search<'a> {
    /// A search with every node shut.
    pub fn new(ground: Ground<'a>, live: &Live, class: Option<Words>) -> Self {
        let marks = [false, true].map(|forward| ground.nets.iter().map(|net| Marks::new(net, forward)).collect());
        let label = vec![SHUT; ground.nodes() as usize];
        Self {
            ground,
            forward: true,
            links: true,
            label,
            live: Rc::clone(live),
            marks,
            class,
            avoid: None,
            patience: u64::MAX,
            last: None,
        }
    }

    pub fn open(&mut self, nodes: impl IntoIterator<Item = u32>) {
        nodes.into_iter().for_each(|node| self.label[node as usize] = OPEN);
    }

    /// Shuts nodes and forgets what was met, for the next search. Cost: what was met.
    pub fn shut(&mut self, nodes: impl IntoIterator<Item = u32>) {
        nodes.into_iter().for_each(|node| self.label[node as usize] = SHUT);
        self.forget();
    }

    /// Forgets what was met, but not what is open.
    pub fn forget(&mut self) {
        for _ in 0..2 {
            self.forget_direction();
            self.forward = !self.forward;
        }
    }

    /// Forgets what was met in the direction of the search.
    pub(super) fn forget_direction(&mut self) {
        for (marks, net) in self.marks[usize::from(self.forward)].iter_mut().zip(self.ground.nets) {
            marks.undo(net, self.class.as_ref());
        }
    }

    pub fn is_open(&self, node: u32) -> bool {
        self.label[node as usize] == OPEN
    }

    /// The next neighbour of a node that is open; the caller is to write what it is reached as before asking again.
    /// None as well where patience is at its end.
    pub fn next(&mut self, frame: &mut Frame) -> Option<(u32, Via)> {
        self.next_by_link(frame).map(|node| (node, Via::Link)).or_else(|| self.next_by_rule(frame))
    }

    pub(super) fn next_by_link(&mut self, frame: &mut Frame) -> Option<u32> {
        if !self.links {
            return None;
        }
        let row = self.ground.row(frame.node, self.forward);
        while let Some(&target) = row.get(frame.arc as usize) {
            frame.arc += 1;
            self.patience = self.patience.saturating_sub(1);
            if self.label[target as usize] == OPEN && !self.is_avoided(frame.node, target) {
                return Some(target);
            }
        }
        None
    }

    fn is_avoided(&self, node: u32, next: u32) -> bool {
        let arc = if self.forward { (node, next) } else { (next, node) };
        self.avoid.is_some_and(|(a, b)| arc == (a, b) || arc == self.ground.graph.mirror(a, b))
    }

    pub(super) fn next_by_rule(&mut self, frame: &mut Frame) -> Option<(u32, Via)> {
        let product = self.ground.product(frame.node)?;
        while let Some(&net) = self.ground.nets.get(frame.net as usize) {
            let doors = net.doors(self.forward).of(product);
            while let Some(&door) = doors.get(frame.door as usize) {
                if let Some((candidate, part)) = self.through(net, door, frame, product) {
                    return Some((self.ground.node(candidate), Via::Part(frame.net, part)));
                }
                frame.door += 1;
                frame.slot = 0;
            }
            frame.net += 1;
            frame.door = 0;
        }
        None
    }

    /// The next open product that the parts of one door lead to, and the part.
    fn through(&mut self, net: &Net, door: u32, frame: &mut Frame, product: u32) -> Option<(u32, u32)> {
        let sequence = net.doors(self.forward).doors[door as usize].sequence;
        let number = net.columns.number(net.sequences[sequence as usize].order, product);
        let marks = |search: &Self| {
            search.marks[usize::from(search.forward)][frame.net as usize].part(net, door, frame.slot as usize, number)
        };
        let mut slot = marks(self);
        while let Some(at) = slot {
            self.patience = self.patience.saturating_sub(1);
            frame.slot = at as u32;
            let part = net.doors(self.forward).stabs[door as usize].part(at);
            if self.patience > 0 && self.live[frame.net as usize][net.parts[part as usize].rule as usize] {
                let found = self.open_through(frame.net, net, part, product);
                if found.is_some() {
                    return found.map(|candidate| (candidate, part));
                }
                self.tire(frame.net, net, part, (door, at), product);
            }
            frame.slot = at as u32 + 1;
            slot =
                self.marks[usize::from(self.forward)][frame.net as usize].part(net, door, frame.slot as usize, number);
        }
        None
    }

    /// An open product that a part joins a product with.
    fn open_through(&mut self, at: u32, net: &Net, number: u32, product: u32) -> Option<u32> {
        let part = &net.parts[number as usize];
        let asked = (at, number, product, self.forward);
        let span = match self.last {
            Some((last, span)) if last == asked => span,
            _ => self.span(net, number, product)?,
        };
        self.last = Some((asked, span));
        if part.rest.is_empty() && self.class.is_none() {
            self.open_in(at, net, part.side(!self.forward).sequence, span)
        } else {
            self.open_related(at, net, number, span, product)
        }
    }

    /// The places of what a part joins a product with, as far as its order tells.
    fn span(&self, net: &Net, number: u32, product: u32) -> Option<Span> {
        let part = &net.parts[number as usize];
        let side = part.side(!self.forward);
        let sequence = &net.sequences[side.sequence as usize];
        let block = sequence.block(net.key(sequence.split, product)?);
        let mut span = sequence.span(block, side.least, side.most);
        if span.0 >= span.1 {
            return None;
        }
        let own = net.columns.number(sequence.order, product);
        for band in &part.bands {
            let within = if self.forward {
                sequence.span(block, band.low(own), band.high(own))
            } else {
                let values = &sequence.values[span.0..span.1];
                let from = span.0 + values.partition_point(|&value| band.high(value) < own);
                let to = span.0 + values.partition_point(|&value| band.low(value) <= own);
                (from, to)
            };
            span = (span.0.max(within.0), span.1.min(within.1));
        }
        Some(span)
    }

    fn open_in(&mut self, at: u32, net: &Net, sequence: u32, (mut from, to): Span) -> Option<u32> {
        let items = &net.sequences[sequence as usize].items;
        let marks = &mut self.marks[usize::from(self.forward)][at as usize];
        while from < to {
            from = marks.first(net, sequence, from);
            if from >= to {
                return None;
            }
            if self.label[self.ground.node(items[from]) as usize] == OPEN {
                return Some(items[from]);
            }
            marks.strike(sequence, from);
        }
        None
    }

    fn open_related(&mut self, at: u32, net: &Net, number: u32, span: Span, product: u32) -> Option<u32> {
        let part = &net.parts[number as usize];
        let items = &net.sequences[part.side(!self.forward).sequence as usize].items;
        let admits = part.admission(&net.columns, self.forward, product, self.class.as_ref())?;
        let tree = net.tree(number, self.forward);
        let mut from = span.0;
        while from < span.1 {
            let marks = &mut self.marks[usize::from(self.forward)][at as usize];
            let place = marks.tree(net, tree, self.class.as_ref()).first((from, span.1), &admits)?;
            let other = items[place];
            self.patience = self.patience.saturating_sub(1);
            if self.label[self.ground.node(other) as usize] != OPEN {
                marks.strike_leaf(tree, place);
            } else {
                let (trigger, candidate) = if self.forward { (product, other) } else { (other, product) };
                let apart =
                    self.class.as_ref().is_none_or(|class| class[trigger as usize] != class[candidate as usize]);
                if apart && part.joins(&net.columns, trigger, candidate) {
                    return Some(other);
                }
                from = place + 1;
            }
        }
        None
    }

    /// Takes a part out of the search once all it can lead to is reached. Looks a few places further each time, so that
    /// what is reached by other ways is struck off too.
    fn tire(&mut self, at: u32, net: &Net, number: u32, (door, slot): (u32, usize), product: u32) {
        let part = &net.parts[number as usize];
        let side = part.side(!self.forward);
        if !part.rest.is_empty() || self.class.is_some() {
            return;
        }
        let led_to = &net.sequences[side.sequence as usize];
        let all = (0, led_to.items.len());
        let is_block = net.doors(self.forward).doors[door as usize].is_block;
        let (mut from, to) = match net.key(led_to.split, product).filter(|_| is_block) {
            Some(key) => led_to.span(led_to.block(key), side.least, side.most),
            None if net.is_split(side.sequence) => all,
            None => led_to.span(all, side.least, side.most),
        };
        let marks = &mut self.marks[usize::from(self.forward)][at as usize];
        for _ in 0..LOOK {
            if from < to {
                from = marks.first(net, side.sequence, from);
            }
            if from >= to {
                return marks.strike_part(net, door, slot);
            }
            if self.label[self.ground.node(led_to.items[from]) as usize] == OPEN {
                return;
            }
            marks.strike(side.sequence, from);
        }
    }
}
