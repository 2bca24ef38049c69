//! Link streams with a fixed seed, the same for the product and for its peers, and the lines both print.
//! Owns no dependency, so that a workspace apart can include the file.

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

/// How the links of a stream lie. One link in a hundred is the reverse of an earlier one and must be refused.
#[derive(Clone, Copy)]
pub enum Shape {
    /// Any product to any other of higher rank: shallow.
    Random,
    /// 200 categories of 8 price tiers; a link goes up to a higher tier of its category: shallow.
    Tier,
    /// Families of 100 in a long row; nine links in ten stay inside, the tenth goes to the next: deep.
    Deep,
}

pub struct Stream {
    pub name: &'static str,
    pub shape: Shape,
    pub nodes: u32,
    pub links: usize,
}

const fn stream(name: &'static str, shape: Shape, nodes: u32, links: usize) -> Stream {
    Stream { name, shape, nodes, links }
}

pub const STREAMS: [Stream; 4] = [
    stream("deep 20k/100k", Shape::Deep, 20_000, 100_000),
    stream("deep 200k/1M", Shape::Deep, 200_000, 1_000_000),
    stream("random 200k/1M", Shape::Random, 200_000, 1_000_000),
    stream("tier 200k/1M", Shape::Tier, 200_000, 1_000_000),
];

/// Nodes and links of the full check.
pub const FULL: (u32, usize) = (1_000_000, 10_000_000);

/// Parts of a stream for which the time and the refused links are told.
const PARTS: usize = 200;

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((u128::from(mixed ^ (mixed >> 31)) * u128::from(bound)) >> 64) as u32
    }
}

impl Stream {
    pub fn generate(&self) -> Vec<(u32, u32)> {
        let mut random = Random::new(42);
        let names = shuffled(self.nodes, &mut random);
        let mut links: Vec<(u32, u32)> = Vec::with_capacity(self.links);
        while links.len() < self.links {
            if links.len() > 100 && random.below(100) == 0 {
                let (from, to) = links[random.below(links.len() as u32) as usize];
                links.push((to, from));
                continue;
            }
            let (a, b) = self.shape.pair(self.nodes, &mut random);
            if a != b {
                links.push((names[a.min(b) as usize], names[a.max(b) as usize]));
            }
        }
        links
    }
}

impl Shape {
    /// Two ranks; the link goes from the lower to the higher.
    fn pair(self, nodes: u32, random: &mut Random) -> (u32, u32) {
        match self {
            Shape::Random => (random.below(nodes), random.below(nodes)),
            Shape::Tier => {
                let width = nodes / 200 / 8;
                let category = random.below(200);
                let low = random.below(7);
                let high = low + 1 + random.below(7 - low);
                let mut place = |tier| tier * (nodes / 8) + category * width + random.below(width);
                (place(low), place(high))
            }
            Shape::Deep => {
                let family = random.below(nodes / 100) * 100;
                let from = family + random.below(100);
                let onward = if random.below(10) == 0 { 100 } else { 0 };
                (from, (family + onward + random.below(100)) % nodes)
            }
        }
    }
}

fn shuffled(count: u32, random: &mut Random) -> Vec<u32> {
    let mut names: Vec<u32> = (0..count).collect();
    for at in (1..count).rev() {
        names.swap(at as usize, random.below(at + 1) as usize);
    }
    names
}

/// Ten million links without a loop; with `knots`, as many loops of 2 to 9 links are planted among them.
pub fn full_links(knots: u32) -> Vec<(u32, u32)> {
    let (nodes, links) = FULL;
    let mut random = Random::new(7);
    let names = shuffled(nodes, &mut random);
    let rank = |at: u32| names[at as usize];
    let mut all = Vec::with_capacity(links + 8);
    for knot in 0..knots {
        let (start, length) = (knot * (nodes / knots), 2 + random.below(8));
        all.extend((0..length).map(|at| (rank(start + at), rank(start + (at + 1) % length))));
    }
    while all.len() < links {
        let (a, b) = Shape::Random.pair(nodes, &mut random);
        if a != b {
            all.push((rank(a.min(b)), rank(a.max(b))));
        }
    }
    all
}

/// Runs a stream through `insert`, which answers whether a link was accepted, and prints one line. Stops at
/// the first of [`PARTS`] after `cap`. Every 16th insertion is timed by itself.
pub fn run(engine: &str, stream: &Stream, cap: Duration, mut insert: impl FnMut(u32, u32) -> bool) {
    let links = stream.generate();
    let mut tally = Tally::default();
    let mut parts = Vec::new();
    let start = Instant::now();
    for part in links.chunks(links.len() / PARTS) {
        for &(from, to) in part {
            tally.take(from, to, &mut insert);
        }
        parts.push(format!("[{},{:.6},\"{:016x}\"]", tally.done, start.elapsed().as_secs_f64(), tally.hash));
        if start.elapsed() > cap {
            break;
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let (p50, p99) = tally.percentiles();
    println!(
        "{{\"name\":\"{}\",\"engine\":\"{engine}\",\"links\":{},\"done\":{},\"seconds\":{seconds:.6},\"rate\":{:.0},\
         \"p50_ns\":{p50},\"p99_ns\":{p99},\"refused\":{},\"refused_hash\":\"{:016x}\",\"parts\":[{}]}}",
        stream.name,
        links.len(),
        tally.done,
        tally.done as f64 / seconds,
        tally.refused,
        tally.hash,
        parts.join(",")
    );
}

#[derive(Default)]
struct Tally {
    done: usize,
    refused: usize,
    hash: u64,
    nanoseconds: Vec<u64>,
}

impl Tally {
    #[inline]
    fn take(&mut self, from: u32, to: u32, insert: &mut impl FnMut(u32, u32) -> bool) {
        let accepted = if self.done.is_multiple_of(16) {
            let start = Instant::now();
            let accepted = insert(from, to);
            self.nanoseconds.push(start.elapsed().as_nanos() as u64);
            accepted
        } else {
            insert(from, to)
        };
        if !accepted {
            self.refused += 1;
            self.hash = (self.hash ^ self.done as u64).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(23);
        }
        self.done += 1;
    }

    fn percentiles(&mut self) -> (u64, u64) {
        self.nanoseconds.sort_unstable();
        let at = |share: usize| self.nanoseconds.get(self.nanoseconds.len() * share / 100).copied().unwrap_or(0);
        (at(50), at(99))
    }
}

/// Times `work` and prints one line; `work` answers what it found, so that two engines can be compared.
pub fn once(name: &str, engine: &str, work: impl FnOnce() -> usize) {
    let start = Instant::now();
    let found = work();
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"name\":\"{name}\",\"engine\":\"{engine}\",\"seconds\":{seconds:.6},\"found\":{found}}}");
}

/// Which part of a bench the command line asks for; no argument asks for all.
pub fn wanted(name: &str) -> bool {
    let mut asked = std::env::args().skip(1).peekable();
    asked.peek().is_none() || asked.any(|part| name.starts_with(&part))
}
