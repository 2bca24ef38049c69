//! Nodes with very many links, and very long chains.

use super::arc;
use crate::cycle::{Closing, LoopGraph};

#[test]
fn a_node_may_have_a_million_links_each_way() {
    const LINKS: u32 = 1_000_000;
    let mut graph = LoopGraph::new(2 * LINKS + 1, usize::MAX);
    for node in 1..=LINKS {
        assert_eq!(graph.insert(arc(node, 0)), Closing::Clear);
        assert_eq!(graph.insert(arc(0, LINKS + node)), Closing::Clear);
    }
    assert_eq!(graph.insert(arc(2 * LINKS, 1)), Closing::Loop(vec![2 * LINKS, 1, 0]));
    assert!(graph.remove(arc(1, 0)));
    assert_eq!(graph.insert(arc(2 * LINKS, 1)), Closing::Clear);
    assert_eq!(graph.insert(arc(1, 0)), Closing::Loop(vec![1, 0, 2 * LINKS]));
}

#[test]
fn a_chain_of_a_hundred_thousand_links_needs_no_deep_stack() {
    const NODES: u32 = 100_000;
    let mut graph = LoopGraph::new(NODES, usize::MAX);
    graph.fill((1..NODES).map(|node| arc(node - 1, node)));
    assert!(graph.ordered());
    graph.force(arc(NODES - 1, 0));
    let knots = graph.check();
    assert_eq!((knots.len(), knots[0].nodes, knots[0].round.len()), (1, NODES as usize, NODES as usize));
}
