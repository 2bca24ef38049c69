//! Whether a link closes a loop through links and rules together: is there a way back from what it would show?

use super::back::holds_always;
use super::ground::Ground;
use super::judge::those;
use super::knot::Knot;
use super::search::{Live, Search, Via};
use super::way::{Found, Stride, Way, strides};
use super::window::{Horizon, live_at};
use super::{By, Net};
use crate::cycle::{Level, Link, LoopChecker};
use tandem_model::Window;

/// What a link would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Closed {
    Clear,
    NotDecided,
    /// It begins with the link, or with the other end of a two-way one.
    Loop(Knot),
}

/// Cost: what its target leads to, up to `patience`.
pub(crate) fn closed_by(
    checker: &LoopChecker,
    ground: Ground<'_>,
    link: Link,
    live: &Live,
    horizon: Horizon,
    patience: u64,
) -> Closed {
    let ends = |id| match link.level {
        Level::Product => vec![id],
        Level::Family => checker.places.members(id).to_vec(),
    };
    let mut asked = Asked { ground, link, patience };
    match asked.closed(&ends(link.from), &ends(link.to), live, horizon) {
        Closed::Clear if link.two_way => asked.closed(&ends(link.to), &ends(link.from), live, horizon),
        other => other,
    }
}

struct Asked<'a> {
    ground: Ground<'a>,
    link: Link,
    patience: u64,
}

impl Asked<'_> {
    fn closed(&mut self, from: &[u32], to: &[u32], live: &Live, horizon: Horizon) -> Closed {
        let nets = self.ground.nets;
        let found = match self.way(from, to, live) {
            Closed::Loop(knot) => knot,
            other => return other,
        };
        if holds_always(&self.ground, &found.strides) {
            return Closed::Loop(found);
        }
        for at in horizon.instants(&windows(nets, live, horizon)) {
            match self.at_once(from, to, &live_at(nets, live, at)) {
                Closed::Clear => {}
                other => return other,
            }
        }
        match self.at_once(from, to, live) {
            Closed::Loop(knot) => Closed::Loop(Knot { live: false, ..knot }),
            other => other,
        }
    }

    /// With the rules that are live at one time. A link between products that two-way rules join anyhow closes
    /// nothing by that.
    fn at_once(&mut self, from: &[u32], to: &[u32], live: &Live) -> Closed {
        let nets = self.ground.nets;
        match self.way(from, to, &those(nets, live, |two_way| !two_way)) {
            Closed::Clear => {}
            other => return other,
        }
        let joining = those(nets, live, |two_way| two_way);
        if !joining.iter().flatten().any(|&live| live) || self.are_joined(from, to, &joining) {
            return Closed::Clear;
        }
        self.way(from, to, live)
    }

    fn are_joined(&mut self, from: &[u32], to: &[u32], joining: &Live) -> bool {
        let Some(&first) = from.first() else { return false };
        let mut search = self.search(joining);
        search.links = false;
        search.reached_from(self.ground.node(first));
        from.iter().chain(to).all(|&id| !search.is_open(self.ground.node(id)))
    }

    fn way(&mut self, from: &[u32], to: &[u32], live: &Live) -> Closed {
        let nodes = |ids: &[u32]| ids.iter().map(|&id| self.ground.node(id)).collect::<Vec<u32>>();
        if let (&[end], &[start]) = (from, to)
            && let Some((net, part)) = self.ground.direct(live, start, end)
        {
            let way = vec![(self.ground.node(start), Via::Link), (self.ground.node(end), Via::Part(net, part))];
            return self.closed_by_way(way);
        }
        let (starts, ends) = (nodes(to), nodes(from));
        let mut search = self.search(live);
        let found = search.way(&starts, |node| ends.contains(&node));
        self.patience = search.patience;
        match found {
            Found::Nothing => Closed::Clear,
            Found::NotDecided => Closed::NotDecided,
            Found::Way(way) => self.closed_by_way(way),
        }
    }

    fn closed_by_way(&self, way: Way) -> Closed {
        let mut steps = strides(&self.ground, way);
        // The last leads from the end back to the beginning: in its place comes the link.
        let Some(closing) = steps.pop() else { return Closed::Clear };
        let link = Stride { kind: self.link.kind, by: By::Link(self.link.level), ..closing };
        steps.insert(0, link);
        let mut products: Vec<u32> = steps.iter().map(|step| step.from).collect();
        products.sort_unstable();
        Closed::Loop(Knot { products, strides: steps, live: true })
    }

    fn search(&self, live: &Live) -> Search<'_> {
        let mut search = Search::new(self.ground, live, None);
        search.open(0..self.ground.nodes());
        search.patience = self.patience;
        search
    }
}

/// The windows of all rules that take part, each once.
fn windows(nets: &[&Net], live: &Live, horizon: Horizon) -> Vec<Window> {
    let seats = nets.iter().zip(live.iter()).flat_map(|(net, live)| net.seats.iter().zip(live));
    let mut windows: Vec<Window> = Vec::new();
    let bounded = seats.filter(|(seat, live)| **live && !seat.opening.is_always());
    for window in bounded.flat_map(|(seat, _)| seat.opening.windows(horizon)) {
        if !windows.contains(&window) {
            windows.push(window);
        }
    }
    windows
}
