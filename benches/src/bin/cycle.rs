//! The loop checker on link streams: insertion, the full check, and memory. One JSON object a line.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Duration;

use tandem_benches::streams::{FULL, Random, STREAMS, full_links, once, run, wanted};
use tandem_engine::cycle::{GroupTable, Level, Link, LoopChecker, Policy};

fn main() {
    for stream in STREAMS.iter().filter(|stream| wanted(stream.name)) {
        let mut checker = LoopChecker::build(blocking(), stream.nodes, [].into_iter(), [].into_iter());
        run("tandem", stream, Duration::MAX, |from, to| checker.insert(link(from, to, 0)).accepted);
    }
    if wanted("full") {
        full("full check", 0);
        full("full check, 1000 loops", 1000);
    }
    if wanted("memory") {
        memory();
    }
}

fn blocking() -> GroupTable {
    GroupTable::new(&[Policy::Block]).assign(0, 0)
}

fn link(from: u32, to: u32, kind: u8) -> Link {
    Link { level: Level::Product, from, to, kind, two_way: false }
}

fn full(name: &str, knots: u32) {
    let links = full_links(knots);
    let build = || {
        let links = links.iter().map(|&(from, to)| link(from, to, 0));
        LoopChecker::build(blocking(), FULL.0, [].into_iter(), links)
    };
    let mut checker = build();
    once(name, "tandem", || checker.check().len());
    drop(checker);
    once(&format!("{name}, from a list"), "tandem", || black_box(build()).check().len());
}

/// The default types in their three groups, a million products in families of ten.
fn memory() {
    let table = GroupTable::new(&[Policy::Warn, Policy::Block, Policy::Block]);
    let table = table.assign(0, 0).assign(1, 1).assign(2, 2).assign(3, 1);
    let pairs = full_links(0);
    let links = pairs.iter().enumerate().map(|(at, &(from, to))| link(from, to, (at % 4) as u8));
    let mut random = Random::new(3);
    let families: Vec<(u32, u32)> = (0..FULL.0).map(|product| (product, random.below(FULL.0 / 10))).collect();
    let checker = LoopChecker::build(table, FULL.0, families.into_iter(), links);
    let each = checker.bytes() as f64 / checker.len() as f64;
    println!("{{\"name\":\"memory\",\"engine\":\"tandem\",\"links\":{},\"bytes_per_link\":{each:.2}}}", checker.len());
}
