//! Families in the graphs: their junctions, and variants that join or leave. A junction stands in the graph
//! of a group from the family's first link there; with no link left it is a dead end and closes nothing.

use super::checker::{Group, Insertion, LoopChecker, Verdict};
use super::graph::{Arc, Closing};
use super::group::Policy;

/// The two arcs that stand for a membership: from the entry to the variant, and from there to the exit.
pub(super) fn membership(junctions: u32, node: u32) -> [Arc; 2] {
    let arc = |from, to| Arc { from, to, kind: 0, two_way: false };
    [arc(junctions + 1, node), arc(node, junctions)]
}

impl LoopChecker {
    /// Makes a product known; ids below it are made known too. A link does that by itself.
    pub fn add_product(&mut self, product: u32) {
        self.places.make_product(product);
    }

    /// Makes a product a variant of a family; it leaves the one it was in. Refused, and nothing changed,
    /// where that closes a loop in a group that blocks.
    pub fn join(&mut self, product: u32, family: u32) -> Insertion {
        let before = self.places.family_of(product);
        if before == Some(family) {
            return Insertion { accepted: true, verdict: Verdict::Clear };
        }
        self.leave(product);
        let node = self.places.make_product(product);
        let mut verdict = Verdict::Clear;
        for group in 0..self.groups.len() {
            let found = self.join_in(group, node, family);
            let refused = found != Closing::Clear && self.groups[group].policy == Policy::Block;
            let told = self.verdict(group, found, None);
            if refused {
                (0..group).for_each(|before| self.leave_in(before, node, family));
                if let Some(before) = before {
                    self.join(product, before);
                }
                return Insertion { accepted: false, verdict: told };
            }
            verdict = graver(verdict, told);
        }
        self.places.enlist(product, family);
        Insertion { accepted: true, verdict }
    }

    /// Takes a product out of its family; answers which that was.
    pub fn leave(&mut self, product: u32) -> Option<u32> {
        let family = self.places.family_of(product)?;
        let node = self.places.node_of(product)?;
        (0..self.groups.len()).for_each(|group| self.leave_in(group, node, family));
        self.places.dismiss(product, family);
        Some(family)
    }

    /// The junctions of a family, put into the graph of a group with every variant.
    pub(super) fn open(&mut self, group: usize, family: u32) -> u32 {
        let junctions = self.places.make_junctions(family);
        let group = &mut *self.groups[group];
        if !group.is_open(family) {
            group.set_open(family);
            group.graph.set_junctions(junctions);
            for node in self.places.member_nodes(family) {
                membership(junctions, node).into_iter().for_each(|arc| group.graph.force(arc));
            }
        }
        junctions
    }

    /// Whether a family has, or had, links in a group.
    pub fn has_links(&self, group: u8, family: u32) -> bool {
        self.groups.get(usize::from(group)).is_some_and(|group| group.is_open(family))
    }

    fn junctions_in(&self, group: usize, family: u32) -> Option<u32> {
        self.places.junctions_of(family).filter(|_| self.groups[group].is_open(family))
    }

    fn leave_in(&mut self, group: usize, node: u32, family: u32) {
        if let Some(junctions) = self.junctions_in(group, family) {
            for arc in membership(junctions, node) {
                self.groups[group].graph.remove(arc);
            }
        }
    }

    /// Stores a membership in one group, unless the group blocks and it closes a loop.
    fn join_in(&mut self, group: usize, node: u32, family: u32) -> Closing {
        let Some(junctions) = self.junctions_in(group, family) else { return Closing::Clear };
        let alone = self.places.members(family).is_empty();
        let group = &mut *self.groups[group];
        let arcs = membership(junctions, node);
        group.graph.grow(node + 1);
        let found = if group.graph.ordered() { insert_both(group, arcs) } else { ask_both(group, arcs, alone) };
        if found != Closing::Clear && group.policy == Policy::Warn {
            arcs.into_iter().for_each(|arc| group.graph.force(arc));
        }
        found
    }
}

/// With an order: one arc after the other, the first taken back with the second.
fn insert_both(group: &mut Group, [entry, exit]: [Arc; 2]) -> Closing {
    let found = group.graph.insert(entry);
    if found != Closing::Clear {
        return found;
    }
    let found = group.graph.insert(exit);
    if found != Closing::Clear {
        group.graph.remove(entry);
    }
    found
}

/// Without one: both are asked before either is stored, since going out through a two-way link of the family
/// and back through the same is no loop.
fn ask_both(group: &mut Group, [entry, exit]: [Arc; 2], alone: bool) -> Closing {
    let graph = &mut group.graph;
    let mut found = graph.shorter(graph.would_close(entry), graph.would_close(exit));
    if found == Closing::Clear && alone {
        found = match graph.closing(&[entry.from], &[exit.to]) {
            Closing::Loop(_) if graph.holds_two_way() => Closing::NotDecided,
            Closing::Loop(mut round) => {
                round.insert(1, entry.to);
                Closing::Loop(round)
            }
            other => other,
        };
    }
    if found == Closing::Clear {
        graph.force(entry);
        graph.force(exit);
    }
    found
}

fn graver(one: Verdict, other: Verdict) -> Verdict {
    match (&one, &other) {
        (Verdict::Loop(_), _) | (Verdict::NotDecided, Verdict::Clear | Verdict::NotDecided) => one,
        _ => other,
    }
}
