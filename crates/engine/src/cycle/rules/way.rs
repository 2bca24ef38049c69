//! The shortest way from node to node over links and rules, and the loop it closes, told as steps.

use super::ground::Ground;
use super::search::{Frame, Search, Via};
use crate::cycle::step::Level;
use crate::snapshot::FastHash;
use std::collections::{HashMap, VecDeque};

/// One step of a loop, from product to product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stride {
    pub from: u32,
    pub to: u32,
    /// The relationship type.
    pub kind: u8,
    pub by: By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Link(Level),
    /// A net and the place of the rule in it.
    Rule(u32, u32),
}

/// Nodes one after the other, each with how it is led to; the first has nothing that leads to it.
pub(super) type Way = Vec<(u32, Via)>;

/// What leads to each node met.
type Parents = HashMap<u32, (u32, Via), FastHash>;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Way(Way),
    Nothing,
    /// Patience came to its end.
    NotDecided,
}

impl Search<'_> {
    /// A way of the fewest arcs from one of `from` to one of `to`, over open nodes. The nodes met are left as they
    /// are: shut them after.
    pub(super) fn way(&mut self, from: &[u32], is_end: impl Fn(u32) -> bool) -> Found {
        self.forward = true;
        let mut parents: Parents = Parents::default();
        let mut queue: VecDeque<u32> = VecDeque::new();
        for &node in from {
            if self.is_open(node) {
                if is_end(node) {
                    return Found::Way(traced(node, &parents));
                }
                self.label[node as usize] = 0;
                queue.push_back(node);
            }
        }
        while let Some(node) = queue.pop_front() {
            let mut frame = Frame::new(node);
            while let Some((next, via)) = self.next(&mut frame) {
                self.label[next as usize] = 0;
                parents.insert(next, (node, via));
                if is_end(next) {
                    return Found::Way(traced(next, &parents));
                }
                queue.push_back(next);
            }
            if self.patience == 0 {
                return Found::NotDecided;
            }
        }
        Found::Nothing
    }
}

fn traced(end: u32, parents: &Parents) -> Way {
    let mut way = Vec::new();
    let mut node = end;
    while let Some(&(before, via)) = parents.get(&node) {
        way.push((node, via));
        node = before;
    }
    way.push((node, Via::Link));
    way.reverse();
    way
}

/// Tells a loop: `round` are its nodes, each with how the one before leads to it, the last before the first. A link
/// between families is one step from variant to variant.
pub(super) fn strides(ground: &Ground<'_>, mut round: Way) -> Vec<Stride> {
    if let Some(first) = round.iter().position(|&(node, _)| ground.product(node).is_some()) {
        round.rotate_left(first);
    }
    let closed = round.iter().skip(1).chain(round.first());
    let mut strides = Vec::new();
    let Some(mut from) = round.first().and_then(|&(node, _)| ground.product(node)) else { return strides };
    let mut nodes = vec![round[0].0];
    for &(node, via) in closed {
        nodes.push(node);
        if let Some(to) = ground.product(node) {
            strides.push(stride(ground, from, to, &nodes, via));
            from = to;
            nodes = vec![node];
        }
    }
    strides
}

fn stride(ground: &Ground<'_>, from: u32, to: u32, nodes: &[u32], via: Via) -> Stride {
    if let Via::Part(net, part) = via {
        let held = ground.nets[net as usize];
        let rule = held.parts[part as usize].rule;
        return Stride { from, to, kind: held.seats[rule as usize].kind, by: By::Rule(net, rule) };
    }
    let (kinds, level) = match *nodes {
        [_, out, into, _] => (ground.graph.kinds_between(out, into).min(), Level::Family),
        _ => (ground.graph.kinds_between(nodes[0], nodes[nodes.len() - 1]).min(), Level::Product),
    };
    Stride { from, to, kind: kinds.unwrap_or_default(), by: By::Link(level) }
}
