//! A loop as people read it: from product to product, with the type of each link and whether a product or a
//! family holds it.

use super::graph::LoopGraph;
use super::place::Places;

/// Whether a link joins two products, or every variant of two families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Product,
    Family,
}

/// One link on the way round a loop. Both ends are products: for a link between families they are the
/// variants through which the loop runs, the lowest id where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub from: u32,
    pub to: u32,
    /// The type of the link; the lowest where several links do.
    pub kind: u8,
    pub level: Level,
}

/// Tells a loop of nodes. `first` is the kind and level of the first link, where that is not stored yet.
pub(super) fn tell(graph: &LoopGraph, places: &Places, mut round: Vec<u32>, first: Option<(u8, Level)>) -> Vec<Step> {
    begin_with_product(graph, &mut round, first.is_some());
    let stops: Vec<usize> = (0..round.len()).filter(|&at| !graph.is_junction(round[at])).collect();
    let next = stops.iter().copied().skip(1).chain([round.len()]);
    let mut steps: Vec<Step> = stops
        .iter()
        .zip(next)
        .filter_map(|(&at, next)| {
            let target = round[next % round.len()];
            let (from, to) = (places.product_at(round[at])?, places.product_at(target)?);
            let (kind, level) = match &round[at + 1..next] {
                &[out, into] => (graph.kinds_between(out, into).min(), Level::Family),
                _ => (graph.kinds_between(round[at], target).min(), Level::Product),
            };
            Some(Step { from, to, kind: kind.unwrap_or_default(), level })
        })
        .collect();
    if let (Some(step), Some((kind, level))) = (steps.first_mut(), first) {
        (step.kind, step.level) = (kind, level);
    }
    steps
}

/// Turns a loop that begins with a junction, so that it begins with the product before it: the one the first
/// link leaves from. Only where the loop begins inside a family, with a product that joins it, that product
/// comes first.
fn begin_with_product(graph: &LoopGraph, round: &mut [u32], new_link: bool) {
    match *round {
        [first, second, ..] if graph.is_junction(first) => {
            if new_link || graph.is_junction(second) {
                round.rotate_right(1)
            } else {
                round.rotate_left(1)
            }
        }
        _ => {}
    }
}
