//! All that leads to one product over links and rules, or all that it leads to, and for each the next step there.

use super::ground::Ground;
use super::search::{Frame, Live, Search, Via};
use super::way::{By, Stride, Way, strides};
use crate::cycle::Level;
use std::collections::{HashMap, VecDeque};

pub(crate) struct Backs {
    from: u32,
    forward: bool,
    /// The next node on a shortest way to the product, and what joins the two; on the way from it, where that is asked.
    next: HashMap<u32, (u32, Via)>,
    /// False where the search gave up.
    pub complete: bool,
}

/// What leads to a product; with `forward`, what it leads to. Cost: that, up to `patience`.
pub(crate) fn backs(ground: Ground<'_>, product: u32, live: &Live, patience: u64, forward: bool) -> Backs {
    let mut search = Search::new(ground, live, None);
    search.open(0..ground.nodes());
    search.patience = patience;
    search.forward = forward;
    let from = ground.node(product);
    search.label[from as usize] = 0;
    let mut next = HashMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front().filter(|_| search.patience > 0) {
        let mut frame = Frame::new(node);
        while let Some((before, via)) = search.next(&mut frame) {
            search.label[before as usize] = 0;
            next.insert(before, (node, via));
            queue.push_back(before);
        }
    }
    Backs { from, forward, next, complete: search.patience > 0 }
}

impl Backs {
    /// The loop that a link of a type to another product, or from it, would close: the link, and the way back.
    pub fn round(&self, ground: &Ground<'_>, other: u32, kind: u8) -> Option<Vec<Stride>> {
        let mut node = ground.node(other);
        let mut way: Way = vec![(node, Via::Link)];
        while node != self.from {
            let &(after, via) = self.next.get(&node)?;
            way.push((after, via));
            node = after;
        }
        if self.forward {
            way = turned(&way);
        }
        let mut steps = strides(ground, way);
        let closing = steps.pop()?;
        steps.insert(0, Stride { kind, by: By::Link(Level::Product), ..closing });
        Some(steps)
    }
}

/// A way told from its other end: what joins two nodes goes with the one that it leads to.
fn turned(way: &Way) -> Way {
    let joins = way.iter().skip(1).map(|&(_, via)| via).chain([Via::Link]);
    let mut turned: Way = way.iter().zip(joins).map(|(&(node, _), via)| (node, via)).collect();
    turned.reverse();
    turned
}

/// Whether the steps of a loop hold at all times, and make it one: none is along a rule that has a window, or that
/// joins what it shows.
pub(crate) fn holds_always(ground: &Ground<'_>, steps: &[Stride]) -> bool {
    steps.iter().all(|step| match step.by {
        By::Rule(net, rule) => {
            let seat = &ground.nets[net as usize].seats[rule as usize];
            !seat.two_way && seat.opening.is_always()
        }
        By::Link(_) => true,
    })
}
