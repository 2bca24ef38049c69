//! Whether a strong component holds a loop, and a short one that shows it. A one-way arc inside always
//! does. Two-way arcs alone do when they close a ring of different links: a component that is merely a tree
//! of two-way links goes to and fro, and holds none. A family counts as one node of that tree.

use super::graph::{LoopGraph, is_two_way};
use super::path::{Found, Reach};
use super::peel::{Components, OUTSIDE};

/// A component that holds a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// Nodes in the component, junctions left out.
    pub nodes: usize,
    /// A loop in it, node by node; the shortest through its first arc.
    pub round: Vec<u32>,
}

impl LoopGraph {
    pub(super) fn knots(&self, components: &Components) -> Vec<Knot> {
        let mut leaders = Leaders::default();
        let each = components.nodes.iter().filter_map(|nodes| self.knot(nodes, components, &mut leaders));
        let mut knots: Vec<(u32, Knot)> = each.collect();
        knots.sort_unstable_by_key(|(lowest, _)| *lowest);
        knots.into_iter().map(|(_, knot)| knot).collect()
    }

    fn knot(&self, nodes: &[u32], components: &Components, leaders: &mut Leaders) -> Option<(u32, Knot)> {
        let counted = nodes.iter().filter(|&&node| !self.is_junction(node)).count();
        if counted < 2 {
            return None;
        }
        let within = Some((components.of.as_slice(), components.of[nodes[0] as usize]));
        let inside = Reach { within, ..Reach::ANYWHERE };
        let round = match self.one_way_inside(nodes, &components.of) {
            Some((from, to)) => self.back_round(from, to, &inside),
            None => {
                let (from, to) = self.ring_link(nodes, &components.of, leaders)?;
                let alone = self.kinds_between(from, to).take(2).count() == 1;
                self.back_round(from, to, &Reach { avoid: alone.then_some((from, to)), ..inside })
            }
        }?;
        Some((nodes[0], Knot { nodes: counted, round }))
    }

    fn back_round(&self, from: u32, to: u32, reach: &Reach) -> Option<Vec<u32>> {
        let Found::Path(mut path) = self.shortest(&[to], &[from], reach) else { return None };
        path.rotate_right(1);
        Some(path)
    }

    /// The one-way link inside the component that is lowest by its ends.
    fn one_way_inside(&self, nodes: &[u32], of: &[u32]) -> Option<(u32, u32)> {
        nodes.iter().find_map(|&node| {
            let links = self.links_inside(node, of).filter(|&(_, two_way)| !two_way);
            links.map(|(to, _)| to).min().map(|to| (node, to))
        })
    }

    /// The links of a node that stay in its component, and whether each is two-way.
    fn links_inside(&self, node: u32, of: &[u32]) -> impl Iterator<Item = (u32, bool)> {
        let row = self.nodes[node as usize].out;
        let component = of[node as usize];
        debug_assert_ne!(component, OUTSIDE, "only nodes of a component are asked");
        let all = self.out.cells(row).iter().zip(self.out.tags(row));
        all.filter(move |&(&to, _)| of[to as usize] == component && !self.is_free(node, to))
            .map(|(&to, &tag)| (to, is_two_way(tag)))
    }

    /// A two-way link that closes a ring with others before it, each link taken once.
    fn ring_link(&self, nodes: &[u32], of: &[u32], leaders: &mut Leaders) -> Option<(u32, u32)> {
        leaders.part(nodes, self.nodes.len());
        for &node in nodes {
            let targets = self.out.cells(self.nodes[node as usize].out).iter();
            for &to in targets.filter(|&&to| of[to as usize] == of[node as usize] && self.is_free(node, to)) {
                leaders.unite(node, to);
            }
        }
        nodes.iter().find_map(|&node| {
            let mut targets: Vec<u32> = self.links_inside(node, of).map(|(to, _)| to).collect();
            targets.retain(|&to| (node, to) < self.mirror(node, to));
            targets.sort_unstable();
            targets.into_iter().find(|&to| !leaders.unite(node, to)).map(|to| (node, to))
        })
    }
}

/// Sets of nodes that are joined already, each known by one of them.
#[derive(Default)]
struct Leaders {
    leader: Vec<u32>,
}

impl Leaders {
    fn part(&mut self, nodes: &[u32], all: usize) {
        self.leader.resize(all, 0);
        nodes.iter().for_each(|&node| self.leader[node as usize] = node);
    }

    fn leader(&mut self, mut node: u32) -> u32 {
        while self.leader[node as usize] != node {
            let above = self.leader[node as usize];
            self.leader[node as usize] = self.leader[above as usize];
            node = above;
        }
        node
    }

    /// False where both were joined before.
    fn unite(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.leader(a), self.leader(b));
        self.leader[a.max(b) as usize] = a.min(b);
        a != b
    }
}
