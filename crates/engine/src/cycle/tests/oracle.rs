//! The same questions answered the slow way: families written out, petgraph for loops and components,
//! breadth-first search for lengths.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::{is_cyclic_directed, tarjan_scc};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::cycle::{Level, Link, Step};

/// One group of a rulebook.
#[derive(Clone, Default)]
pub struct Oracle {
    pub products: u32,
    pub links: Vec<Link>,
    pub family_of: BTreeMap<u32, u32>,
}

impl Oracle {
    fn ends(&self, level: Level, id: u32) -> Vec<u32> {
        match level {
            Level::Product => vec![id],
            Level::Family => (0..self.products).filter(|product| self.family_of.get(product) == Some(&id)).collect(),
        }
    }

    /// Every pair of products a link stands for, in its own direction.
    pub fn pairs(&self, link: &Link) -> Vec<(u32, u32)> {
        let to = self.ends(link.level, link.to);
        self.ends(link.level, link.from).iter().flat_map(|&from| to.iter().map(move |&to| (from, to))).collect()
    }

    pub fn arcs(&self) -> Vec<(u32, u32)> {
        let both = |link: &Link| {
            let there = self.pairs(link);
            let back: Vec<_> = if link.two_way { there.iter().map(|&(a, b)| (b, a)).collect() } else { Vec::new() };
            [there, back].concat()
        };
        self.links.iter().flat_map(both).collect()
    }

    fn petgraph(&self) -> DiGraph<(), ()> {
        let mut graph = DiGraph::new();
        for _ in 0..self.products {
            graph.add_node(());
        }
        for (from, to) in self.arcs() {
            graph.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), ());
        }
        graph
    }

    pub fn is_cyclic(&self) -> bool {
        is_cyclic_directed(&self.petgraph())
    }

    /// Links of the shortest loop through one more link, itself counted.
    pub fn shortest_loop(&self, link: &Link) -> Option<usize> {
        let mut ways = self.pairs(link);
        if link.two_way {
            ways.extend(ways.clone().into_iter().map(|(from, to)| (to, from)));
        }
        let arcs = self.arcs();
        ways.into_iter().filter_map(|(from, to)| distance(&arcs, to, from)).min().map(|links| links + 1)
    }

    /// Components of two products or more that hold a loop: a one-way link inside, or as many two-way links
    /// as it has nodes, where a family whose link is inside counts as one node.
    pub fn knots(&self) -> BTreeSet<Vec<u32>> {
        let components = tarjan_scc(&self.petgraph());
        let sorted = components
            .into_iter()
            .filter(|component| component.len() > 1)
            .map(|component| component.into_iter().map(|node| node.index() as u32).collect::<BTreeSet<u32>>());
        sorted.filter(|component| self.is_knot(component)).map(|component| component.into_iter().collect()).collect()
    }

    fn is_knot(&self, component: &BTreeSet<u32>) -> bool {
        let inside =
            |link: &&Link| self.pairs(link).iter().any(|(from, to)| component.contains(from) && component.contains(to));
        let links: Vec<&Link> = self.links.iter().filter(inside).collect();
        let families: BTreeSet<u32> =
            links.iter().filter(|link| link.level == Level::Family).flat_map(|link| [link.from, link.to]).collect();
        let node = |product: &u32| match self.family_of.get(product) {
            Some(family) if families.contains(family) => (Level::Family, *family),
            _ => (Level::Product, *product),
        };
        let nodes: BTreeSet<(Level, u32)> = component.iter().map(node).collect();
        links.iter().any(|link| !link.two_way) || links.len() >= nodes.len()
    }

    /// Whether steps go round: each a link that is held (or the new one, first), no product twice.
    pub fn goes_round(&self, steps: &[Step], new: Option<Link>) -> bool {
        let next = steps.iter().cycle().skip(1);
        let closed = steps.iter().zip(next).all(|(step, next)| step.to == next.from);
        let products: BTreeSet<u32> = steps.iter().map(|step| step.from).collect();
        let held = steps.iter().enumerate().all(|(at, step)| match new {
            Some(link) if at == 0 => self.is_of(step, &link),
            _ => self.links.iter().any(|link| self.is_of(step, link)),
        });
        !steps.is_empty() && closed && held && products.len() == steps.len()
    }

    fn is_of(&self, step: &Step, link: &Link) -> bool {
        let pairs = self.pairs(link);
        let there = pairs.contains(&(step.from, step.to));
        let back = link.two_way && pairs.contains(&(step.to, step.from));
        step.kind == link.kind && step.level == link.level && (there || back)
    }
}

pub fn distance(arcs: &[(u32, u32)], from: u32, to: u32) -> Option<usize> {
    let mut seen = BTreeMap::from([(from, 0)]);
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        for &(_, next) in arcs.iter().filter(|&&(source, _)| source == node) {
            if !seen.contains_key(&next) {
                seen.insert(next, seen[&node] + 1);
                queue.push_back(next);
            }
        }
    }
    seen.get(&to).copied()
}
