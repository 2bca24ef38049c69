//! Whether a strong component holds a loop, and one short loop that shows it. A one-way step inside is one, unless what
//! it joins is joined by two-way rules anyhow; where there is none, two-way links that close a ring are.

use super::columns::Words;
use super::judge::{Apart, Judge};
use super::search::{Frame, Live, Via};
use super::way::{Found, Stride, Way, strides};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// A component that holds a loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Knot {
    /// Products in the component, ascending.
    pub products: Vec<u32>,
    pub strides: Vec<Stride>,
    /// False where the steps are never live at one instant.
    pub live: bool,
}

impl Judge<'_> {
    /// The knot of a component whose nodes all lead to each other as things are now.
    pub(super) fn knot(&mut self, nodes: &[u32], apart: &mut Apart<'_>) -> Option<Knot> {
        let class = Arc::clone(&apart.class);
        let products: Vec<u32> = nodes.iter().filter_map(|&node| self.ground.product(node)).collect();
        let first = class[*products.first()? as usize];
        if products.iter().all(|&id| class[id as usize] == first) {
            return None;
        }
        let round = match self.only {
            Some(_) => self.round_of(nodes, self.step_by_rule(nodes, apart)?)?,
            None => match self.step_by_link(nodes, &class).or_else(|| self.step_by_rule(nodes, apart)) {
                Some(step) => self.round_of(nodes, step)?,
                None => self.ring(nodes, &class)?,
            },
        };
        Some(Knot { products, strides: strides(&self.ground, round), live: true })
    }

    /// A one-way link that leads from one class to another: its trigger, and the way to what it shows.
    fn step_by_link(&self, nodes: &[u32], class: &Words) -> Option<(u32, Way)> {
        let inside = |node: u32| nodes.binary_search(&node).is_ok();
        let graph = self.ground.graph;
        for &node in nodes {
            let mut targets: Vec<u32> = self.ground.arcs(node).filter(|arc| !arc.1).map(|(to, _)| to).collect();
            targets.retain(|&to| inside(to) && !graph.is_free(node, to));
            targets.sort_unstable();
            for to in targets {
                if !graph.is_junction(node) {
                    let (from, shown) = (self.ground.product(node)?, self.ground.product(to)?);
                    if class[from as usize] != class[shown as usize] {
                        return Some((node, vec![(to, Via::Link)]));
                    }
                } else if let Some((from, shown)) = self.variants(node, to, nodes, class) {
                    return Some((from, vec![(node, Via::Link), (to, Via::Link), (shown, Via::Link)]));
                }
            }
        }
        None
    }

    /// Variants of two linked families that are inside and of different classes.
    fn variants(&self, out: u32, into: u32, nodes: &[u32], class: &Words) -> Option<(u32, u32)> {
        let inside = |row: &[u32]| {
            let mut row: Vec<u32> = row.iter().copied().filter(|node| nodes.binary_search(node).is_ok()).collect();
            row.retain(|&node| self.ground.product(node).is_some());
            row.sort_unstable();
            row
        };
        let (from, to) = (inside(self.ground.row(out, false)), inside(self.ground.row(into, true)));
        let class = |node: &u32| self.ground.product(*node).map(|id| class[id as usize]);
        let differing = |one: u32| to.iter().find(|other| class(other) != class(&one)).map(|&other| (one, other));
        let (first, last) = (*from.first()?, *to.first()?);
        differing(first).or_else(|| from.iter().find(|one| class(one) != class(&last)).map(|&one| (one, last)))
    }

    /// As [`Judge::step_by_link`], by a rule that is not two-way.
    fn step_by_rule(&self, nodes: &[u32], apart: &mut Apart<'_>) -> Option<(u32, Way)> {
        let search = &mut apart.search;
        search.live = self.leading();
        search.open(nodes.iter().copied());
        let found = nodes.iter().find_map(|&node| {
            let (to, via) = search.next(&mut Frame::new(node))?;
            Some((node, vec![(to, via)]))
        });
        search.shut(nodes.iter().copied());
        found
    }

    /// The rules that a loop may be known by.
    fn leading(&self) -> Live {
        let one_way = self.those(|two_way| !two_way);
        let Some((net, rule)) = self.only else { return one_way };
        let mut leading: Vec<Vec<bool>> = one_way.iter().map(|live| vec![false; live.len()]).collect();
        leading[net as usize][rule as usize] = one_way[net as usize][rule as usize];
        Rc::new(leading)
    }

    /// The loop through a step: the step, and a shortest way back.
    fn round_of(&mut self, nodes: &[u32], (from, mut step): (u32, Way)) -> Option<Way> {
        let &(to, via) = step.last()?;
        let back = self.step_back(to, from).or_else(|| self.way_inside(nodes, to, from, None))?;
        step.pop();
        step.push((to, via));
        step.extend(back.into_iter().skip(1));
        Some(step)
    }

    /// The way from a product to another where that is one step: most rules and links of a great component are answered
    /// by that, and the search for longer ways would come past much of it.
    fn step_back(&self, from: u32, to: u32) -> Option<Way> {
        let by_link = self.ground.row(from, true).contains(&to).then_some(Via::Link);
        let by_rule = || {
            let (trigger, shown) = self.ground.product(from).zip(self.ground.product(to))?;
            self.ground.direct(&self.live, trigger, shown).map(|(net, part)| Via::Part(net, part))
        };
        Some(vec![(from, Via::Link), (to, by_link.or_else(by_rule)?)])
    }

    fn way_inside(&mut self, nodes: &[u32], from: u32, to: u32, avoid: Option<(u32, u32)>) -> Option<Way> {
        self.plain.open(nodes.iter().copied());
        self.plain.live = self.live.clone();
        self.plain.avoid = avoid;
        let found = self.plain.way(&[from], |node| node == to);
        self.plain.avoid = None;
        self.plain.shut(nodes.iter().copied());
        if let Found::Way(way) = found { Some(way) } else { None }
    }

    /// A two-way link that closes a ring with others, each taken once; what two-way rules join, and a family with its
    /// variants, counts as one.
    fn ring(&mut self, nodes: &[u32], class: &Words) -> Option<Way> {
        let graph = self.ground.graph;
        let inside = |node: u32| nodes.binary_search(&node).ok();
        let mut leaders = Leaders((0..nodes.len()).collect());
        let mut firsts: HashMap<u32, usize> = HashMap::new();
        for (at, &node) in nodes.iter().enumerate() {
            if let Some(id) = self.ground.product(node) {
                leaders.unite(*firsts.entry(class[id as usize]).or_insert(at), at);
            }
            for (to, _) in self.ground.arcs(node).filter(|&(to, _)| graph.is_free(node, to)) {
                if let Some(to) = inside(to) {
                    leaders.unite(at, to);
                }
            }
        }
        let base = Leaders(leaders.0.clone());
        let (at, to) = nodes.iter().enumerate().find_map(|(at, &node)| {
            let mut targets: Vec<u32> = self.ground.arcs(node).filter(|arc| arc.1).map(|(to, _)| to).collect();
            targets.retain(|&to| !graph.is_free(node, to) && (node, to) < graph.mirror(node, to));
            targets.sort_unstable();
            let apart = |&to: &u32| inside(to).is_some_and(|to| base.leader(at) != base.leader(to));
            let mut closing = targets.into_iter().filter(apart);
            closing.find(|&to| inside(to).is_some_and(|to| !leaders.unite(at, to))).map(|to| (node, to))
        })?;
        let alone = graph.kinds_between(at, to).take(2).count() == 1;
        let mut round = self.way_inside(nodes, to, at, alone.then_some((at, to)))?;
        round[0].1 = Via::Link;
        Some(round)
    }
}

/// Sets of places that are joined already, each known by one of them.
struct Leaders(Vec<usize>);

impl Leaders {
    fn leader(&self, mut at: usize) -> usize {
        while self.0[at] != at {
            at = self.0[at];
        }
        at
    }

    /// False where both were joined before.
    fn unite(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.shortened(a), self.shortened(b));
        self.0[a.max(b)] = a.min(b);
        a != b
    }

    fn shortened(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }
}
