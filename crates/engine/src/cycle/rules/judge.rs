//! The loops of a loop group, component by component: when each can be live, and what two-way rules join.

use super::columns::Words;
use super::great::GREAT;
use super::ground::Ground;
use super::knot::Knot;
use super::net::{Net, within};
use super::opening::Opening;
use super::search::{Live, Search};
use super::way::By;
use super::window::{Horizon, live_at};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use tandem_model::Window;

/// The one rule whose loops are asked for: its net, and its place there.
pub(crate) type Only = (u32, u32);

/// Products by what two-way rules join them with, and a search that is led from class to class by rules alone.
pub(super) struct Apart<'a> {
    pub class: Words,
    pub search: Search<'a>,
}

pub(super) struct Judge<'a> {
    pub ground: Ground<'a>,
    /// The rules that are live now.
    pub live: Live,
    /// The one rule that is to be part of what is told.
    pub only: Option<Only>,
    pub plain: Search<'a>,
}

/// The knots of a group. With `only`, those that a rule has a part in, looked for from what it shows. None where
/// patience came to its end.
pub(crate) fn knots(
    ground: Ground<'_>,
    live: &Live,
    horizon: Horizon,
    only: Option<Only>,
    patience: u64,
) -> Option<Vec<Knot>> {
    let mut search = Search::new(ground, live, None);
    search.patience = patience;
    let mut found = match only {
        None => search.components_of(&(0..ground.nodes()).collect::<Vec<u32>>()),
        Some(only) => {
            search.open(0..ground.nodes());
            search.components(shown_by(&ground, only).into_iter(), false)?
        }
    };
    drop(search);
    found.retain(|nodes| nodes.iter().filter(|&&node| ground.product(node).is_some()).take(2).count() == 2);
    // A great component is searched as things stand; for small ones the rules are kept to them.
    let is_great = |nodes: &Vec<u32>| nodes.len() >= ground.nodes() as usize / GREAT;
    let (great, small): (Vec<Vec<u32>>, Vec<Vec<u32>>) = found.into_iter().partition(is_great);
    let mut knots = judged(ground, live, only, &great, horizon);
    if !small.is_empty() {
        let products = |nodes: &Vec<u32>| nodes.iter().filter_map(|&node| ground.product(node)).collect::<Vec<u32>>();
        let kept: Vec<Vec<u32>> = small.iter().map(products).collect();
        let nets: Vec<Net> = ground.nets.iter().map(|net| within(net, &kept)).collect();
        let nets: Vec<&Net> = nets.iter().collect();
        knots.extend(judged(Ground { nets: &nets, ..ground }, live, only, &small, horizon));
    }
    knots.sort_unstable_by(|a, b| a.products.cmp(&b.products));
    Some(knots)
}

fn judged(ground: Ground<'_>, live: &Live, only: Option<Only>, components: &[Vec<u32>], horizon: Horizon) -> Vec<Knot> {
    match components {
        [] => Vec::new(),
        _ => Bench::new(ground, live, only, components).knots(components, horizon),
    }
}

/// Nodes of the products that a rule can show.
fn shown_by(ground: &Ground<'_>, (net, rule): Only) -> Vec<u32> {
    let net = ground.nets[net as usize];
    let parts = net.parts.iter().filter(|part| part.rule == rule);
    let sequences: BTreeSet<u32> = parts.map(|part| part.show.sequence).collect();
    let items = sequences.into_iter().flat_map(|sequence| net.sequences[sequence as usize].items.iter());
    items.map(|&id| ground.node(id)).collect()
}

/// A judge with what it needs for every component.
struct Bench<'a> {
    judge: Judge<'a>,
    all: Live,
    /// As two-way rules join products when all are live.
    joined: Apart<'a>,
    /// Every product by itself.
    alone: Apart<'a>,
    /// A two-way rule that loops are asked of.
    asked: Option<Only>,
}

impl<'a> Bench<'a> {
    fn new(ground: Ground<'a>, live: &Live, only: Option<Only>, components: &[Vec<u32>]) -> Self {
        let is_two_way = |(net, rule): Only| ground.nets[net as usize].seats[rule as usize].two_way;
        let plain = Search::new(ground, live, None);
        let (asked, only) = if only.is_some_and(is_two_way) { (only, None) } else { (None, only) };
        let mut judge = Judge { ground, live: Rc::clone(live), only, plain };
        let own: Words = Arc::new((0..ground.products()).collect());
        let class = judge.classes(&own, components.iter().flatten().copied());
        let (joined, alone) = (Apart::new(ground, live, class), Apart::new(ground, live, own));
        Self { judge, all: Rc::clone(live), joined, alone, asked }
    }

    fn knots(&mut self, components: &[Vec<u32>], horizon: Horizon) -> Vec<Knot> {
        let mut knots: Vec<Knot> = components.iter().flat_map(|nodes| self.component(nodes, horizon)).collect();
        if let Some(asked) = self.asked {
            knots.retain(|knot| self.is_through(knot, asked));
        }
        knots
    }

    /// Whether a loop is one through a two-way rule: it steps along it, or would not be without it.
    fn is_through(&mut self, knot: &Knot, (net, rule): Only) -> bool {
        if knot.strides.iter().any(|stride| stride.by == By::Rule(net, rule)) {
            return true;
        }
        let mut without = Vec::clone(&self.all);
        without[net as usize][rule as usize] = false;
        self.judge.live = Rc::new(without);
        let nodes = self.judge.ground.nodes_of(&knot.products);
        self.knots_now(&nodes, true).is_empty()
    }

    /// The knots of a component of all rules, whenever they are live. Loops that are live at some instant are told;
    /// where there is none, those that never are.
    fn component(&mut self, nodes: &[u32], horizon: Horizon) -> Vec<Knot> {
        self.judge.live = Rc::clone(&self.all);
        let openings = self.judge.openings(nodes);
        if openings.is_empty() {
            return self.knots_now(nodes, false);
        }
        let windows: Vec<Window> = openings.iter().flat_map(|opening| opening.windows(horizon)).collect();
        let mut found: Vec<Knot> = Vec::new();
        let mut told = BTreeSet::new();
        for at in horizon.instants(&windows) {
            self.judge.live = live_at(self.judge.ground.nets, &self.all, at);
            for knot in self.knots_now(nodes, true) {
                if !knot.products.iter().any(|id| told.contains(id)) {
                    told.extend(knot.products.iter().copied());
                    found.push(knot);
                }
            }
        }
        if found.is_empty() {
            self.judge.live = Rc::clone(&self.all);
            found = self.knots_now(nodes, false).into_iter().map(|knot| Knot { live: false, ..knot }).collect();
        }
        found
    }

    /// The knots among some nodes as rules are live now; `fewer` than all of them.
    fn knots_now(&mut self, nodes: &[u32], fewer: bool) -> Vec<Knot> {
        let two_way = self.judge.has_two_way();
        let mut own = (fewer && two_way).then(|| {
            let class = self.judge.classes(&self.alone.class, nodes.iter().copied());
            Apart::new(self.judge.ground, &self.all, class)
        });
        let mut found = Vec::new();
        let components = if fewer { self.judge.components(nodes) } else { vec![nodes.to_vec()] };
        for component in components {
            let apart = match &mut own {
                Some(own) => own,
                None if two_way => &mut self.joined,
                None => &mut self.alone,
            };
            match self.judge.knot(&component, apart) {
                Some(knot) => found.push(knot),
                None if two_way => found.extend(self.judge.knots_without_two_way(&component, &mut self.alone)),
                None => {}
            }
        }
        found
    }
}

impl<'a> Apart<'a> {
    fn new(ground: Ground<'a>, live: &Live, class: Words) -> Self {
        let mut search = Search::new(ground, live, Some(Arc::clone(&class)));
        search.links = false;
        Self { class, search }
    }
}

impl Judge<'_> {
    /// Loops that need no two-way rule are loops, also among products that such rules join.
    fn knots_without_two_way(&mut self, nodes: &[u32], alone: &mut Apart<'_>) -> Vec<Knot> {
        let one_way = self.those(|two_way| !two_way);
        let live = std::mem::replace(&mut self.live, one_way);
        let components = self.components(nodes);
        let found = components.iter().filter_map(|nodes| self.knot(nodes, alone)).collect();
        self.live = live;
        found
    }

    fn components(&mut self, nodes: &[u32]) -> Vec<Vec<u32>> {
        self.plain.live = Rc::clone(&self.live);
        let found = self.plain.components_of(nodes);
        self.plain.shut(nodes.iter().copied());
        found
    }

    fn has_two_way(&self) -> bool {
        let nets = self.ground.nets.iter().zip(self.live.iter());
        nets.flat_map(|(net, live)| net.seats.iter().zip(live)).any(|(seat, &live)| live && seat.two_way)
    }

    /// The rules that are live now and two-way, or not.
    pub(super) fn those(&self, wanted: impl Fn(bool) -> bool) -> Live {
        those(self.ground.nets, &self.live, wanted)
    }

    /// For each product the lowest that the two-way rules of now join it with. Cost: a word a product, and the
    /// products of those rules among the nodes.
    fn classes(&mut self, own: &Words, nodes: impl Iterator<Item = u32> + Clone) -> Words {
        if !self.has_two_way() {
            return Arc::clone(own);
        }
        let mut class = Vec::clone(own);
        self.plain.live = self.those(|two_way| two_way);
        self.plain.links = false;
        self.plain.open(nodes.clone());
        for node in nodes.clone() {
            let Some(first) = self.ground.product(node).filter(|_| self.plain.is_open(node)) else { continue };
            for joined in self.plain.reached_from(node) {
                let id = self.ground.product(joined).expect("rules lead to products");
                class[id as usize] = first;
            }
        }
        self.plain.shut(nodes);
        self.plain.links = true;
        Arc::new(class)
    }

    /// When rules can be live that products among the nodes trigger, of those that not always are.
    fn openings(&self, nodes: &[u32]) -> Vec<Opening> {
        let mut rules: BTreeSet<(usize, u32)> = BTreeSet::new();
        for (at, net) in self.ground.nets.iter().enumerate() {
            let windowed = |rule: u32| {
                let seat = &net.seats[rule as usize];
                self.live[at][rule as usize] && !seat.opening.is_always()
            };
            if !(0..net.seats.len() as u32).any(windowed) {
                continue;
            }
            for id in nodes.iter().filter_map(|&node| self.ground.product(node)) {
                rules.extend(net.triggered(id).filter(|&rule| windowed(rule)).map(|rule| (at, rule)));
            }
        }
        rules.into_iter().map(|(at, rule)| self.ground.nets[at].seats[rule as usize].opening.clone()).collect()
    }
}

/// The rules that take part and are two-way, or not.
pub(super) fn those(nets: &[&Net], live: &Live, wanted: impl Fn(bool) -> bool) -> Live {
    let of_net = |(net, live): (&&Net, &Vec<bool>)| {
        net.seats.iter().zip(live).map(|(seat, &live)| live && wanted(seat.two_way)).collect()
    };
    Rc::new(nets.iter().zip(live.iter()).map(of_net).collect())
}
