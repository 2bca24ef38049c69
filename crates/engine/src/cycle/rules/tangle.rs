//! Which links can be part of a loop at all: those within a strong component of all links and rules together. Asked
//! once for many links, so that only those few are judged one by one.

use super::ground::Ground;
use super::search::{Live, OPEN, Search};
use crate::cycle::assemble::arc;
use crate::cycle::{Link, LoopChecker};

/// The component of each node that is caught in one.
pub(crate) struct Tangle(Vec<u32>);

/// Cost: that of a full check of the group.
pub(crate) fn tangle(ground: Ground<'_>, live: &Live) -> Tangle {
    let mut search = Search::new(ground, live, None);
    let components = search.components_of(&(0..ground.nodes()).collect::<Vec<u32>>());
    let mut of = vec![OPEN; ground.nodes() as usize];
    for (number, nodes) in (0u32..).zip(&components) {
        nodes.iter().for_each(|&node| of[node as usize] = number);
    }
    Tangle(of)
}

impl Tangle {
    /// Whether a link that is held is within a component.
    pub fn holds(&self, checker: &LoopChecker, link: Link) -> bool {
        arc(&checker.places, link).is_none_or(|arc| {
            let of = |node: u32| self.0.get(node as usize).copied().unwrap_or(OPEN);
            of(arc.from) != OPEN && of(arc.from) == of(arc.to)
        })
    }
}
