//! What others do with the same link streams: petgraph's `Acyclic` and `is_cyclic_directed`, incremental-topo.
//! One JSON object a line. `PEER_CAP_SECONDS` bounds a stream (300 by default); the rate is then that of the
//! part done.

#[path = "../../../src/streams.rs"]
mod streams;

use std::time::Duration;

use incremental_topo::IncrementalTopo;
use petgraph::acyclic::Acyclic;
use petgraph::algo::{is_cyclic_directed, tarjan_scc};
use petgraph::data::Build;
use petgraph::graph::{DiGraph, NodeIndex};
use streams::{FULL, STREAMS, Stream, full_links, once, run, wanted};

fn main() {
    let cap = std::env::var("PEER_CAP_SECONDS").ok().and_then(|cap| cap.parse().ok()).unwrap_or(300);
    for stream in STREAMS.iter().filter(|stream| wanted(stream.name)) {
        acyclic(stream, Duration::from_secs(cap));
        incremental_topo(stream, Duration::from_secs(cap));
    }
    if wanted("full") {
        full("full check", 0);
        full("full check, 1000 loops", 1000);
    }
}

fn acyclic(stream: &Stream, cap: Duration) {
    let mut graph: Acyclic<DiGraph<(), (), u32>> = Acyclic::new();
    let nodes: Vec<NodeIndex> = (0..stream.nodes).map(|_| graph.add_node(())).collect();
    run("petgraph Acyclic", stream, cap, |from, to| {
        graph.try_add_edge(nodes[from as usize], nodes[to as usize], ()).is_ok()
    });
}

fn incremental_topo(stream: &Stream, cap: Duration) {
    let mut graph = IncrementalTopo::new();
    let nodes: Vec<_> = (0..stream.nodes).map(|_| graph.add_node()).collect();
    run("incremental-topo", stream, cap, |from, to| {
        graph.add_dependency(nodes[from as usize], nodes[to as usize]).is_ok()
    });
}

fn full(name: &str, knots: u32) {
    let links = full_links(knots);
    let build = || {
        let mut graph = DiGraph::<(), (), u32>::with_capacity(FULL.0 as usize, links.len());
        for _ in 0..FULL.0 {
            graph.add_node(());
        }
        for &(from, to) in &links {
            graph.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), ());
        }
        graph
    };
    let graph = build();
    once(name, "petgraph is_cyclic_directed", || usize::from(is_cyclic_directed(&graph)));
    once(name, "petgraph tarjan_scc", || tarjan_scc(&graph).iter().filter(|component| component.len() > 1).count());
    drop(graph);
    once(&format!("{name}, from a list"), "petgraph is_cyclic_directed", || usize::from(is_cyclic_directed(&build())));
}
