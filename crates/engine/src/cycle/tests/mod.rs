//! The checker against petgraph, breadth-first search and families written out pair by pair.

mod family;
mod graph;
mod hub;
mod law;
mod oracle;
pub(super) mod random;
mod regroup;
mod warn;

use super::{Arc, Closing, LoopGraph};

pub fn arc(from: u32, to: u32) -> Arc {
    Arc { from, to, kind: 0, two_way: false }
}

/// A graph from `"a>b b>c c=d"`: `>` one way, `=` two-way, nodes by letter.
pub fn graph(notation: &str) -> LoopGraph {
    let mut graph = LoopGraph::new(0, 100_000);
    graph.fill(arcs(notation).into_iter());
    graph
}

pub fn arcs(notation: &str) -> Vec<Arc> {
    notation.split_whitespace().map(one_arc).collect()
}

pub fn one_arc(word: &str) -> Arc {
    let letters: Vec<u32> = word.bytes().map(|byte| u32::from(byte).wrapping_sub(u32::from(b'a'))).collect();
    Arc { two_way: word.as_bytes()[1] == b'=', ..arc(letters[0], letters[2]) }
}

/// Whether `word` closes a loop in a graph, as `"bca"`; empty where it does not, `?` where undecided.
pub fn closes(graph: &LoopGraph, word: &str) -> String {
    match graph.would_close(one_arc(word)) {
        Closing::Clear => String::new(),
        Closing::NotDecided => "?".into(),
        Closing::Loop(round) => letters(&round),
    }
}

pub fn letters(nodes: &[u32]) -> String {
    nodes.iter().map(|&node| (b'a' + node as u8) as char).collect()
}
