//! The slow way: every pair that a link or rule joins, petgraph for components.

use crate::Snapshot;
use crate::cycle::rules::By;
use crate::cycle::rules::Stride;
use crate::cycle::{Level, Link};
use crate::rule::{self, Asked, Situation};
use chrono::{DateTime, Utc};
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Condition, Field, Leaf, Op, ProductFact, ProductStatus, Rule};

pub struct Oracle<'a> {
    pub snapshot: &'a Snapshot,
    pub links: Vec<Link>,
    pub rules: Vec<Rule>,
    /// Taken as the net says; a test holds that to the pairs.
    pub two_way: Vec<bool>,
}

pub type Knots = BTreeSet<Vec<u32>>;

impl Oracle<'_> {
    fn ends(&self, level: Level, id: u32) -> Vec<u32> {
        match level {
            Level::Product => vec![id],
            Level::Family => self.snapshot.variants(id).to_vec(),
        }
    }

    fn pairs_of_link(&self, link: &Link) -> Vec<(u32, u32)> {
        let to = self.ends(link.level, link.to);
        let pairs = self.ends(link.level, link.from).into_iter().flat_map(|from| to.iter().map(move |&to| (from, to)));
        pairs.collect()
    }

    pub fn pairs_of_rule(&self, rule: &Rule) -> Vec<(u32, u32)> {
        let alive = |id: &u32| self.snapshot.exists(*id) && self.snapshot.status(*id) != ProductStatus::Discontinued;
        let ids: Vec<u32> = (0..self.snapshot.id_end()).filter(alive).collect();
        let pairs = ids.iter().flat_map(|&t| ids.iter().map(move |&c| (t, c)));
        pairs.filter(|&(t, c)| t != c && self.can(&rule.when, t, c) && self.shows(rule, t, c)).collect()
    }

    fn shows(&self, rule: &Rule, trigger: u32, candidate: u32) -> bool {
        let named = |skus: &[tandem_model::Sku]| skus.iter().any(|sku| sku.as_str() == self.snapshot.sku(candidate));
        let matches = || rule.show.products.as_ref().is_some_and(|show| self.can(show, trigger, candidate));
        !named(&rule.show.exclude) && (named(&rule.show.include) || matches())
    }

    /// Whether a condition holds for some cart, customer and time.
    fn can(&self, condition: &Condition, trigger: u32, candidate: u32) -> bool {
        let mut free = Vec::new();
        self.free(condition, trigger, candidate, &mut free);
        (0..1u32 << free.len()).any(|chosen| {
            let holds = |leaf: &Leaf| match free.iter().position(|other| *other == leaf) {
                Some(at) => chosen >> at & 1 == 1,
                None => self.holds(leaf, trigger, candidate),
            };
            evaluate(condition, &holds)
        })
    }

    fn holds(&self, leaf: &Leaf, trigger: u32, candidate: u32) -> bool {
        let situation = Situation::unknown(DateTime::<Utc>::UNIX_EPOCH);
        let asked = Asked { snapshot: self.snapshot, trigger, candidate: Some(candidate), situation: &situation };
        rule::holds(&asked, &Condition::Leaf(leaf.clone()))
    }

    /// Leaves that cart, customer, context or time can make hold or fail.
    fn free<'c>(&self, condition: &'c Condition, trigger: u32, candidate: u32, found: &mut Vec<&'c Leaf>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::None(parts) => {
                parts.iter().for_each(|part| self.free(part, trigger, candidate, found));
            }
            Condition::Leaf(leaf) => {
                let aged = |id: u32| self.snapshot.launch_and_end(id).0 != i32::MIN;
                let timed = !matches!(leaf.op, Op::Exists | Op::Missing);
                let free = match &leaf.field {
                    Field::Trigger(ProductFact::AgeDays) => timed && aged(trigger),
                    Field::Candidate(ProductFact::AgeDays) => timed && aged(candidate),
                    Field::Trigger(_) | Field::Candidate(_) => false,
                    _ => true,
                };
                if free && !found.contains(&leaf) {
                    found.push(leaf);
                }
            }
        }
    }

    /// The knots when the rules of `live` are.
    pub fn knots(&self, live: &[bool]) -> Knots {
        let edges = self.edges(live);
        let mut knots = Knots::new();
        let joined = self.joined(&edges);
        for component in components(&edges) {
            if self.is_knot(&component, &edges, &joined) {
                knots.insert(component.into_iter().collect());
            } else {
                let one_way: Vec<Edge> =
                    edges.iter().filter(|edge| !edge.joins && edge.is_inside(&component)).copied().collect();
                let alone: BTreeMap<u32, u32> = component.iter().map(|&id| (id, id)).collect();
                let inner = components(&one_way);
                let inner = inner.into_iter().filter(|inner| self.is_knot(inner, &one_way, &alone));
                knots.extend(inner.map(|inner| inner.into_iter().collect::<Vec<u32>>()));
            }
        }
        knots
    }

    /// Components with a step along one rule inside that is not within what two-way rules join, or without them.
    pub fn knots_through(&self, live: &[bool], rule: usize) -> Knots {
        let ways = [live.to_vec(), live.iter().zip(&self.two_way).map(|(&live, &two_way)| live && !two_way).collect()];
        let mut found = Knots::new();
        for live in ways {
            let edges = self.edges(&live);
            let joined = self.joined(&edges);
            for component in components(&edges) {
                let through = |edge: &&Edge| {
                    edge.by == Some(rule) && edge.is_inside(&component) && joined[&edge.from] != joined[&edge.to]
                };
                if edges.iter().any(|edge| through(&edge)) {
                    found.insert(component.iter().copied().collect());
                }
            }
        }
        found
    }

    fn edges(&self, live: &[bool]) -> Vec<Edge> {
        let mut edges = Vec::new();
        for link in &self.links {
            for (from, to) in self.pairs_of_link(link) {
                edges.push(Edge { from, to, two_way: link.two_way, joins: false, by: None });
                if link.two_way {
                    edges.push(Edge { from: to, to: from, two_way: true, joins: false, by: None });
                }
            }
        }
        for (at, rule) in self.rules.iter().enumerate().filter(|&(at, _)| live[at]) {
            let joins = self.two_way[at];
            let pairs = self.pairs_of_rule(rule).into_iter();
            edges.extend(pairs.map(|(from, to)| Edge { from, to, two_way: joins, joins, by: Some(at) }));
        }
        edges
    }

    fn joined(&self, edges: &[Edge]) -> BTreeMap<u32, u32> {
        let mut sets: BTreeMap<u32, u32> = (0..self.snapshot.id_end()).map(|id| (id, id)).collect();
        edges.iter().filter(|edge| edge.joins).for_each(|edge| _ = unite(&mut sets, edge.from, edge.to));
        sets
    }

    fn is_knot(&self, inside: &BTreeSet<u32>, edges: &[Edge], joined: &BTreeMap<u32, u32>) -> bool {
        let ours = |edge: &&Edge| edge.is_inside(inside);
        if edges.iter().filter(ours).any(|edge| !edge.two_way && joined[&edge.from] != joined[&edge.to]) {
            return true;
        }
        if edges
            .iter()
            .filter(ours)
            .any(|edge| !edge.two_way && edge.by.is_none() && joined[&edge.from] != joined[&edge.to])
        {
            return true;
        }
        let links: Vec<&Link> = self.links.iter().filter(|link| link.two_way && self.is_within(link, inside)).collect();
        let mut sets = joined.clone();
        for link in self.links.iter().filter(|link| link.level == Level::Family && self.is_within(link, inside)) {
            for family in [link.from, link.to] {
                let members: Vec<u32> =
                    self.ends(Level::Family, family).into_iter().filter(|id| inside.contains(id)).collect();
                members.windows(2).for_each(|pair| _ = unite(&mut sets, pair[0], pair[1]));
            }
        }
        let base = sets.clone();
        let end = |link: &Link, id: u32| self.ends(link.level, id).into_iter().find(|id| inside.contains(id)).unwrap();
        let mut ring = false;
        for link in links {
            let (from, to) = (end(link, link.from), end(link, link.to));
            if base[&from] != base[&to] {
                ring |= !unite(&mut sets, from, to);
            }
        }
        ring
    }

    fn is_within(&self, link: &Link, inside: &BTreeSet<u32>) -> bool {
        self.pairs_of_link(link).iter().any(|(from, to)| inside.contains(from) && inside.contains(to))
    }

    /// Whether steps go round: each along a link or rule that joins its ends, no product twice.
    pub fn goes_round(&self, strides: &[Stride]) -> bool {
        let next = strides.iter().cycle().skip(1);
        let closed = strides.iter().zip(next).all(|(stride, next)| stride.to == next.from);
        let products: BTreeSet<u32> = strides.iter().map(|stride| stride.from).collect();
        let holds = |stride: &Stride| match stride.by {
            By::Rule(_, rule) => self.pairs_of_rule(&self.rules[rule as usize]).contains(&(stride.from, stride.to)),
            By::Link(level) => self.links.iter().any(|link| {
                let pairs = self.pairs_of_link(link);
                let there = pairs.contains(&(stride.from, stride.to));
                let back = link.two_way && pairs.contains(&(stride.to, stride.from));
                link.level == level && link.kind == stride.kind && (there || back)
            }),
        };
        !strides.is_empty() && closed && products.len() == strides.len() && strides.iter().all(holds)
    }
}

#[derive(Clone, Copy)]
struct Edge {
    from: u32,
    to: u32,
    two_way: bool,
    /// Of a two-way rule.
    joins: bool,
    by: Option<usize>,
}

impl Edge {
    fn is_inside(&self, inside: &BTreeSet<u32>) -> bool {
        inside.contains(&self.from) && inside.contains(&self.to)
    }
}

fn components(edges: &[Edge]) -> Vec<BTreeSet<u32>> {
    let mut graph: DiGraph<(), (), u32> = DiGraph::default();
    let most = edges.iter().map(|edge| edge.from.max(edge.to)).max().unwrap_or(0);
    (0..=most).for_each(|_| _ = graph.add_node(()));
    for edge in edges {
        graph.add_edge(edge.from.into(), edge.to.into(), ());
    }
    let found = tarjan_scc(&graph).into_iter().filter(|component| component.len() > 1);
    found.map(|component| component.into_iter().map(|node| node.index() as u32).collect()).collect()
}

/// False where both were in one set.
fn unite(sets: &mut BTreeMap<u32, u32>, a: u32, b: u32) -> bool {
    let (a, b) = (sets[&a], sets[&b]);
    sets.values_mut().filter(|set| **set == b).for_each(|set| *set = a);
    a != b
}

fn evaluate(condition: &Condition, holds: &dyn Fn(&Leaf) -> bool) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| evaluate(part, holds)),
        Condition::Any(parts) => parts.iter().any(|part| evaluate(part, holds)),
        Condition::None(parts) => !parts.iter().any(|part| evaluate(part, holds)),
        Condition::Leaf(leaf) => holds(leaf),
    }
}
