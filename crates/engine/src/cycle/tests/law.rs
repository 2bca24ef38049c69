//! Laws: levels hold after every operation, a refused link leaves no trace.

use proptest::collection::vec;
use proptest::prelude::*;

use super::arc;
use crate::cycle::{Arc, Closing, LoopGraph};

/// Everything that an edit could leave behind.
fn trace(graph: &LoopGraph) -> (Vec<u32>, Vec<Vec<u32>>, usize) {
    let levels = (0..graph.nodes()).map(|node| graph.level(node)).collect();
    let rows = graph.nodes.iter().flat_map(|rows| [graph.out.cells(rows.out), graph.into.cells(rows.into)]);
    (levels, rows.map(<[u32]>::to_vec).collect(), graph.len())
}

fn no_arc_leads_down(graph: &LoopGraph) -> bool {
    (0..graph.nodes()).all(|node| {
        let targets = graph.out.cells(graph.nodes[node as usize].out);
        targets.iter().all(|&target| graph.level(node) <= graph.level(target))
    })
}

fn rows_mirror_each_other(graph: &LoopGraph) -> bool {
    let mut out: Vec<(u32, u32)> = Vec::new();
    let mut into: Vec<(u32, u32)> = Vec::new();
    for (node, rows) in (0u32..).zip(&graph.nodes) {
        out.extend(graph.out.cells(rows.out).iter().map(|&to| (node, to)));
        into.extend(graph.into.cells(rows.into).iter().map(|&from| (from, node)));
    }
    out.sort_unstable();
    into.sort_unstable();
    out == into && out.len() == graph.len()
}

proptest! {
    #[test]
    fn no_edit_leaves_an_arc_that_leads_down_a_level(
        edits in vec((0u32..40, 0u32..40, prop::bool::weighted(0.2)), 1..300),
    ) {
        let mut graph = LoopGraph::new(40, usize::MAX);
        let mut held: Vec<Arc> = Vec::new();
        for (from, to, removal) in edits {
            if removal && !held.is_empty() {
                let arc = held.swap_remove(from as usize % held.len());
                prop_assert!(graph.remove(arc));
            } else if graph.insert(arc(from, to)) == Closing::Clear {
                held.push(arc(from, to));
            }
            prop_assert!(graph.ordered() && no_arc_leads_down(&graph) && rows_mirror_each_other(&graph));
            prop_assert_eq!(graph.len(), held.len());
        }
    }

    #[test]
    fn a_refused_arc_leaves_no_trace(arcs in vec((0u32..30, 0u32..30), 1..200)) {
        let mut graph = LoopGraph::new(30, usize::MAX);
        for (from, to) in arcs {
            let before = trace(&graph);
            if graph.insert(arc(from, to)) != Closing::Clear {
                prop_assert_eq!(trace(&graph), before);
            }
        }
    }

    #[test]
    fn a_graph_made_at_once_is_in_order(arcs in vec((0u32..50, 0u32..50), 0..200)) {
        let mut graph = LoopGraph::new(50, usize::MAX);
        graph.fill(arcs.into_iter().filter(|(from, to)| from < to).map(|(from, to)| arc(from, to)));
        prop_assert!(graph.ordered() && no_arc_leads_down(&graph) && rows_mirror_each_other(&graph));
    }
}
