//! One graph: insertions, removals and the loops that refuse them, against the slow way.

use super::oracle::{Oracle, distance};
use super::random::Random;
use super::{arc, arcs, closes, graph, letters, one_arc};
use crate::cycle::{Arc, Closing, Level, Link, LoopGraph};

fn link_of(arc: Arc) -> Link {
    Link { level: Level::Product, from: arc.from, to: arc.to, kind: arc.kind, two_way: arc.two_way }
}

#[test]
fn closing_a_loop_reports_its_path() {
    assert_eq!(closes(&graph("a>b b>c c>d"), "d>a"), "dabc");
}

#[test]
fn the_loop_told_is_the_shortest() {
    assert_eq!(closes(&graph("a>b b>c c>d a>e e>d"), "d>a"), "dae");
}

#[test]
fn between_loops_of_one_length_the_lowest_nodes_are_told() {
    assert_eq!(closes(&graph("a>c a>b c>d b>d"), "d>a"), "dab");
}

#[test]
fn a_link_to_itself_is_a_loop_and_is_never_held() {
    let mut graph = graph("a>b");
    assert_eq!(graph.insert(arc(0, 0)), Closing::Loop(vec![0]));
    graph.force(arc(0, 0));
    assert_eq!(graph.len(), 1);
}

#[test]
fn nodes_nobody_has_seen_close_nothing() {
    let mut graph = graph("a>b");
    assert_eq!(closes(&graph, "y>z"), "");
    assert!(!graph.remove(one_arc("y>z")));
    assert_eq!(graph.insert(one_arc("z>a")), Closing::Clear);
}

#[test]
fn parallel_arcs_are_taken_out_one_by_one() {
    let mut graph = graph("a>b a>b");
    graph.insert(Arc { kind: 7, ..one_arc("a>b") });
    assert!(graph.remove(one_arc("a>b")) && graph.remove(one_arc("a>b")) && !graph.remove(one_arc("a>b")));
    assert_eq!(closes(&graph, "b>a"), "ba");
    assert!(graph.remove(Arc { kind: 7, ..one_arc("a>b") }));
    assert_eq!(closes(&graph, "b>a"), "");
}

#[test]
fn a_full_check_tells_one_true_loop_for_each_component() {
    let mut graph = graph("a>b b>a b>c c>d d>e e>c e>f g>a");
    let knots = graph.check();
    let told: Vec<(usize, String)> = knots.iter().map(|knot| (knot.nodes, letters(&knot.round))).collect();
    assert_eq!(told, [(2, "ab".into()), (3, "cde".into())]);
}

#[test]
fn an_order_is_kept_again_once_the_last_loop_is_gone() {
    let mut graph = graph("a>b b>c c>a");
    assert!(!graph.ordered());
    graph.remove(one_arc("c>a"));
    assert!(!graph.ordered());
    assert!(graph.check().is_empty() && graph.ordered());
    assert_eq!(closes(&graph, "c>a"), "cab");
}

#[test]
fn a_tree_of_two_way_links_is_no_loop_but_a_ring_is() {
    let mut tree = graph("a=b b=c c=d b=e");
    assert!(tree.check().is_empty() && !tree.ordered());
    assert_eq!(closes(&tree, "a=c"), "acb");
    tree.force(one_arc("a=c"));
    assert_eq!(letters(&tree.check()[0].round), "bca");
    assert_eq!(graph("a=b a=b").check().len(), 1, "two different links between the same two");
    assert_eq!(graph("a=b a>b").check().len(), 1, "one-way inside");
}

#[test]
fn every_answer_agrees_with_petgraph_on_thousands_of_graphs() {
    for seed in 0..4000 {
        let mut random = Random(seed);
        let nodes = 2 + random.below(11);
        let mut oracle = Oracle { products: nodes, ..Oracle::default() };
        let mut graph = LoopGraph::new(if seed % 2 == 0 { nodes } else { 0 }, usize::MAX);
        for _ in 0..30 {
            if random.one_in(4) && !oracle.links.is_empty() {
                let link = oracle.links.swap_remove(random.below(oracle.links.len() as u32) as usize);
                let taken = Arc { kind: link.kind, ..arc(link.from, link.to) };
                assert!(graph.remove(taken));
                if random.one_in(2) {
                    assert_eq!(graph.insert(taken), Closing::Clear, "undo is never refused");
                    oracle.links.push(link);
                }
                continue;
            }
            let (from, to) = (random.below(nodes), random.below(nodes));
            if from != to {
                insert(&mut graph, &mut oracle, Arc { kind: random.below(3) as u8, ..arc(from, to) });
            }
        }
        bulk_agrees(&mut graph, &oracle);
    }
}

fn insert(graph: &mut LoopGraph, oracle: &mut Oracle, arc: Arc) {
    let shortest = oracle.shortest_loop(&link_of(arc));
    let asked = graph.would_close(arc);
    let answer = graph.insert(arc);
    assert_eq!(asked, answer);
    oracle.links.push(link_of(arc));
    assert_eq!(oracle.is_cyclic(), answer != Closing::Clear);
    if let Closing::Loop(round) = answer {
        assert_eq!(Some(round.len()), shortest);
        assert_eq!((round[0], round[1]), (arc.from, arc.to));
        assert!(is_round(&oracle.arcs(), &round));
        oracle.links.pop();
    }
}

fn is_round(arcs: &[(u32, u32)], round: &[u32]) -> bool {
    let next = round.iter().cycle().skip(1);
    round.iter().zip(next).all(|(&from, &to)| arcs.contains(&(from, to)))
}

/// A graph made at once from what is held answers like the one that grew.
fn bulk_agrees(grown: &mut LoopGraph, oracle: &Oracle) {
    let all = oracle.links.iter().map(|link| Arc { kind: link.kind, ..arc(link.from, link.to) });
    let mut made = LoopGraph::new(oracle.products, usize::MAX);
    made.fill(all);
    assert!(made.ordered() && made.check().is_empty() && grown.check().is_empty());
    assert_eq!(made.len(), grown.len());
    let held = oracle.arcs();
    for (from, to) in (0..oracle.products).flat_map(|from| (0..oracle.products).map(move |to| (from, to))) {
        let length = |graph: &LoopGraph| match graph.would_close(arc(from, to)) {
            Closing::Loop(round) => Some(round.len() - 1),
            _ => None,
        };
        assert_eq!(length(&made), distance(&held, to, from));
        assert_eq!(length(grown), length(&made));
    }
}

#[test]
fn a_full_check_finds_the_components_petgraph_finds() {
    for seed in 0..3000 {
        let mut random = Random(seed);
        let nodes = 2 + random.below(14);
        let mut oracle = Oracle { products: nodes, ..Oracle::default() };
        for _ in 0..random.below(nodes * 2) {
            let arc = Arc { two_way: random.one_in(3), ..arc(random.below(nodes), random.below(nodes)) };
            if arc.from != arc.to {
                oracle.links.push(link_of(arc));
            }
        }
        let mut graph = LoopGraph::new(nodes, usize::MAX);
        let two_way = |link: &Link| Arc { two_way: link.two_way, ..arc(link.from, link.to) };
        graph.fill(oracle.links.iter().map(two_way));
        let knots = graph.check();
        let told: Vec<usize> = knots.iter().map(|knot| knot.nodes).collect();
        let mut expected: Vec<Vec<u32>> = oracle.knots().into_iter().collect();
        expected.sort();
        assert_eq!(told, expected.iter().map(Vec::len).collect::<Vec<_>>(), "seed {seed}");
        for (knot, nodes) in knots.iter().zip(&expected) {
            assert!(is_round(&oracle.arcs(), &knot.round) && knot.round.iter().all(|node| nodes.contains(node)));
        }
        assert_eq!(graph.ordered(), !oracle.is_cyclic());
    }
}

#[test]
fn arcs_given_at_once_and_one_by_one_make_the_same_graph() {
    let mut grown = LoopGraph::new(0, usize::MAX);
    for arc in arcs("a>b b>c a=d") {
        grown.force(arc);
    }
    assert_eq!(grown.len(), graph("a>b b>c a=d").len());
    assert_eq!(closes(&grown, "c>d"), closes(&graph("a>b b>c a=d"), "c>d"));
}
