//! What a search has already met in the sequences of one net, one direction. Places are struck off when they are
//! come upon and not when their product is reached, so that reaching a product by another way costs nothing here.

use super::columns::Words;
use super::net::Net;
use super::stab;
use super::tree::{Rest, Tree};
use std::collections::HashMap;

pub(super) struct Marks {
    /// For each sequence the next place not struck off, from every place on; empty before it is asked.
    next: Vec<Vec<u32>>,
    /// By their number in the net.
    trees: HashMap<u32, Tree>,
    /// The trees of the stabs, where a part was taken out.
    most: Vec<Vec<i64>>,
    log: Vec<Struck>,
    forward: bool,
}

#[derive(Clone, Copy)]
enum Struck {
    Place { sequence: u32, at: u32 },
    Leaf { tree: u32, at: u32 },
    Part { door: u32, slot: u32 },
}

impl Marks {
    pub fn new(net: &Net, forward: bool) -> Self {
        let sequences = net.sequences.len();
        Self {
            next: vec![Vec::new(); sequences],
            trees: HashMap::new(),
            most: vec![Vec::new(); net.doors(forward).doors.len()],
            log: Vec::new(),
            forward,
        }
    }

    /// Puts back all that was struck off. Cost: what was struck off.
    pub fn undo(&mut self, net: &Net, class: Option<&Words>) {
        while let Some(struck) = self.log.pop() {
            match struck {
                Struck::Place { sequence, at } => self.next[sequence as usize][at as usize] = at,
                Struck::Leaf { tree, at } => {
                    let rest = rest(net, tree, at as usize, class);
                    if let Some(tree) = self.trees.get_mut(&tree) {
                        tree.set(at as usize, rest);
                    }
                }
                Struck::Part { door, slot } => {
                    let stored = &net.doors(self.forward).stabs[door as usize].most;
                    let end = stored[stored.len() / 2 + slot as usize];
                    stab::set(&mut self.most[door as usize], slot as usize, end);
                }
            }
        }
    }

    /// The first place from `from` on that is not struck off; the end of the sequence where there is none.
    pub fn first(&mut self, net: &Net, sequence: u32, from: usize) -> usize {
        let next = &mut self.next[sequence as usize];
        if next.is_empty() {
            next.extend(0..=net.sequences[sequence as usize].items.len() as u32);
        }
        let mut at = from;
        while next[at] as usize != at {
            let after = next[at] as usize;
            next[at] = next[after];
            at = after;
        }
        at
    }

    pub fn strike(&mut self, sequence: u32, at: usize) {
        self.next[sequence as usize][at] += 1;
        self.log.push(Struck::Place { sequence, at: at as u32 });
    }

    pub fn tree(&mut self, net: &Net, tree: u32, class: Option<&Words>) -> &Tree {
        self.trees.entry(tree).or_insert_with(|| {
            let (part, forward) = net.trees[tree as usize];
            let sequence = net.parts[part as usize].side(!forward).sequence;
            let places = 0..net.sequences[sequence as usize].items.len();
            Tree::new(places.map(|at| rest(net, tree, at, class)))
        })
    }

    pub fn strike_leaf(&mut self, tree: u32, at: usize) {
        if let Some(held) = self.trees.get_mut(&tree) {
            held.take(at);
        }
        self.log.push(Struck::Leaf { tree, at: at as u32 });
    }

    /// The next part, from a slot on, whose span holds a number and that may still lead somewhere.
    #[inline]
    pub fn part(&self, net: &Net, door: u32, from: usize, number: i64) -> Option<usize> {
        let stab = &net.doors(self.forward).stabs[door as usize];
        let own = &self.most[door as usize];
        stab.next(if own.is_empty() { &stab.most } else { own }, from, number)
    }

    /// Takes out a part that leads to nothing that is not reached yet.
    pub fn strike_part(&mut self, net: &Net, door: u32, slot: usize) {
        let own = &mut self.most[door as usize];
        if own.is_empty() {
            own.clone_from(&net.doors(self.forward).stabs[door as usize].most);
        }
        stab::set(own, slot, stab::GONE);
        self.log.push(Struck::Part { door, slot: slot as u32 });
    }
}

fn rest(net: &Net, tree: u32, at: usize, class: Option<&Words>) -> Rest {
    let (part, forward) = net.trees[tree as usize];
    let part = &net.parts[part as usize];
    let id = net.sequences[part.side(!forward).sequence as usize].items[at];
    let number = part.second().map_or(0, |(number, _)| net.columns.number(number, id));
    let word = class.or_else(|| part.word()).map_or(super::columns::NONE, |words| words[id as usize]);
    Rest::of(number, word)
}
