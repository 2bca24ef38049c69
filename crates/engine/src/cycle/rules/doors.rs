//! What each product can ask on one side of the parts: the sequences it stands in, and for each the parts that lead from
//! there. Where many parts share a sequence that is split into blocks, as all products are by category, each block keeps
//! only the parts that have products of the same block on their other side.

use super::part::Part;
use super::sequence::Sequence;
use super::stab::Stab;

/// Parts of a sequence from which on its blocks are told apart.
const MANY: usize = 8;

/// The places of a sequence that share their parts: a block, or all of it.
#[derive(Clone, Copy)]
pub(super) struct Door {
    pub sequence: u32,
    pub is_block: bool,
    places: (u32, u32),
}

/// Doors, the parts of each by their spans, and the doors of each product.
pub(super) struct Doors {
    starts: Vec<u32>,
    rows: Vec<u32>,
    pub doors: Vec<Door>,
    pub stabs: Vec<Stab>,
}

/// What a door holds: least, most, and the part.
type Span = (i64, i64, u32);

impl Doors {
    /// `triggers` says which side of the parts.
    pub fn new(products: usize, sequences: &[Sequence], parts: &[Part], triggers: bool) -> Self {
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); sequences.len()];
        for (at, part) in (0u32..).zip(parts) {
            let side = part.side(triggers);
            if side.least <= side.most && !sequences[part.side(!triggers).sequence as usize].items.is_empty() {
                of[side.sequence as usize].push(at);
            }
        }
        let mut made = Self { starts: vec![0; products + 1], rows: Vec::new(), doors: Vec::new(), stabs: Vec::new() };
        for ((number, sequence), of) in (0u32..).zip(sequences).zip(of) {
            if of.is_empty() || sequence.items.is_empty() {
                continue;
            }
            let other = |part: u32| &sequences[parts[part as usize].side(!triggers).sequence as usize];
            let span = |part: u32| {
                let side = parts[part as usize].side(triggers);
                (side.least, side.most, part)
            };
            if of.len() < MANY || sequence.blocks() == 1 {
                let all = (0, sequence.items.len() as u32);
                made.push(Door { sequence: number, is_block: false, places: all }, of.into_iter().map(span).collect());
                continue;
            }
            let mut blocks: Vec<Vec<Span>> = vec![Vec::new(); sequence.blocks()];
            for part in of {
                sequence.shared_blocks(other(part), |block| blocks[block].push(span(part)));
            }
            for (block, spans) in blocks.into_iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
                made.push(Door { sequence: number, is_block: true, places: sequence.places(block) }, spans);
            }
        }
        made.fill(sequences);
        made
    }

    fn push(&mut self, door: Door, spans: Vec<Span>) {
        self.doors.push(door);
        self.stabs.push(Stab::new(spans));
    }

    fn fill(&mut self, sequences: &[Sequence]) {
        let items = |door: &Door| {
            let (from, to) = door.places;
            &sequences[door.sequence as usize].items[from as usize..to as usize]
        };
        for door in &self.doors {
            items(door).iter().for_each(|&id| self.starts[id as usize + 1] += 1);
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        let mut next = self.starts.clone();
        self.rows = vec![0; self.starts.last().map_or(0, |&end| end as usize)];
        for (at, door) in (0u32..).zip(&self.doors) {
            for &id in items(door) {
                self.rows[next[id as usize] as usize] = at;
                next[id as usize] += 1;
            }
        }
    }

    /// Whether a product stands at a door of a sequence.
    pub fn is_in(&self, product: u32, sequence: u32) -> bool {
        self.of(product).iter().any(|&door| self.doors[door as usize].sequence == sequence)
    }

    /// The doors that a product stands at.
    #[inline]
    pub fn of(&self, product: u32) -> &[u32] {
        let product = product as usize;
        match self.starts.get(product..product + 2) {
            Some(&[start, end]) => &self.rows[start as usize..end as usize],
            _ => &[],
        }
    }
}
