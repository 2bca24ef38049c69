//! The rules of a loop group, made ready for searches in either direction: parts, the sequences that they lead from
//! and to, and for each product the sequences it stands in. Pairs are nowhere written out.

use super::columns::{Columns, NONE, Words};
use super::doors::Doors;
use super::opening::Opening;
use super::part::Part;
use super::sequence::{self, Key, Sequence};
use std::collections::HashMap;
use std::sync::Arc;

/// A rule as far as loops go.
#[derive(Clone)]
pub(crate) struct Seat {
    pub id: String,
    pub name: String,
    /// The relationship type, as the loop checker numbers it.
    pub kind: u8,
    pub opening: Opening,
    /// Shows back whatever it shows, and its type may be two-way: going to and fro along it is no loop.
    pub two_way: bool,
}

pub(crate) struct Net {
    pub(super) columns: Arc<Columns>,
    pub seats: Arc<Vec<Seat>>,
    pub(super) parts: Arc<Vec<Part>>,
    pub(super) sequences: Vec<Sequence>,
    /// What sequences are split by; the first is nothing.
    pub(super) splits: Vec<Option<Words>>,
    /// Trees that searches keep: a part whose tree it is, and whether it is that of what the part shows. Parts share
    /// those that would be equal.
    pub(super) trees: Vec<(u32, bool)>,
    /// The trees of each part: that of its triggers, and that of what it shows.
    tree_of: Vec<[u32; 2]>,
    /// The component that each product is kept to.
    within: Option<Words>,
    pub(super) out: Doors,
    pub(super) into: Doors,
}

impl Net {
    pub(super) fn new(
        columns: Arc<Columns>,
        seats: Vec<Seat>,
        parts: Vec<Part>,
        sequences: Vec<Sequence>,
        splits: Vec<Option<Words>>,
    ) -> Self {
        let (out, into) = doors(&columns, &sequences, &parts);
        let (trees, tree_of) = trees(&parts);
        let (seats, parts) = (Arc::new(seats), Arc::new(parts));
        Self { columns, seats, parts, sequences, splits, trees, tree_of, within: None, out, into }
    }

    /// The block of a product in the sequences of a split.
    #[inline]
    pub(super) fn key(&self, split: u32, product: u32) -> Key {
        let component = self.within.as_ref().map_or(0, |within| within[product as usize]);
        let text = self.splits[split as usize].as_ref().map_or(0, |words| words[product as usize]);
        sequence::key(component, text)
    }

    pub(super) fn doors(&self, forward: bool) -> &Doors {
        if forward { &self.out } else { &self.into }
    }

    /// The rules that a product triggers.
    pub fn triggered(&self, product: u32) -> impl Iterator<Item = u32> {
        self.parts_triggered(product).map(|part| self.parts[part as usize].rule)
    }

    /// The parts whose triggers a product is among.
    pub(super) fn parts_triggered(&self, product: u32) -> impl Iterator<Item = u32> {
        self.out.of(product).iter().flat_map(move |&door| {
            let sequence = self.out.doors[door as usize].sequence;
            let number = self.columns.number(self.sequences[sequence as usize].order, product);
            let stab = &self.out.stabs[door as usize];
            let slots = std::iter::successors(stab.next(&stab.most, 0, number), move |&slot| {
                stab.next(&stab.most, slot + 1, number)
            });
            slots.map(move |slot| stab.part(slot))
        })
    }

    /// The tree over what a part leads to.
    pub(super) fn tree(&self, part: u32, forward: bool) -> u32 {
        self.tree_of[part as usize][usize::from(forward)]
    }

    pub(super) fn is_split(&self, sequence: u32) -> bool {
        self.within.is_some() || self.sequences[sequence as usize].split != 0
    }
}

fn trees(parts: &[Part]) -> (Vec<(u32, bool)>, Vec<[u32; 2]>) {
    let mut trees = Vec::new();
    let mut known = HashMap::new();
    let each = (0u32..).zip(parts).map(|(at, part)| {
        [false, true].map(|forward| {
            let word = part.word().map_or(0, |words| Arc::as_ptr(words) as usize);
            let name = (part.side(!forward).sequence, part.second().map(|(number, _)| number), word);
            *known.entry(name).or_insert_with(|| {
                trees.push((at, forward));
                trees.len() as u32 - 1
            })
        })
    });
    let tree_of = each.collect();
    (trees, tree_of)
}

/// The doors of the triggers, and of what is shown.
fn doors(columns: &Columns, sequences: &[Sequence], parts: &[Part]) -> (Doors, Doors) {
    let products = columns.products() as usize;
    (Doors::new(products, sequences, parts, true), Doors::new(products, sequences, parts, false))
}

/// A net of the same rules whose parts lead from product to product within one component alone. Cost: the sequences
/// that the products of components stand in.
pub(super) fn within(net: &Net, components: &[Vec<u32>]) -> Net {
    let columns = Arc::clone(&net.columns);
    let mut component = vec![NONE; columns.products() as usize];
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); net.sequences.len()];
    for (number, products) in (0u32..).zip(components) {
        for &id in products.iter().filter(|&&id| id < columns.products()) {
            component[id as usize] = number;
            let of = |doors: &'_ Doors| {
                doors.of(id).iter().map(|&door| doors.doors[door as usize].sequence).collect::<Vec<u32>>()
            };
            let sequences = [of(&net.out), of(&net.into)].concat();
            sequences.into_iter().for_each(|sequence| rows[sequence as usize].push(id));
        }
    }
    let component = Arc::new(component);
    let keyed = |(sequence, mut row): (&Sequence, Vec<u32>)| {
        row.sort_unstable();
        row.dedup();
        let words = net.splits[sequence.split as usize].as_ref();
        let key = |id: u32| sequence::key(component[id as usize], words.map_or(0, |words| words[id as usize]));
        Sequence::new(&columns, row.into_iter(), sequence.order, sequence.split, key)
    };
    let sequences: Vec<Sequence> = net.sequences.iter().zip(rows).map(keyed).collect();
    let (out, into) = doors(&columns, &sequences, &net.parts);
    Net {
        seats: Arc::clone(&net.seats),
        parts: Arc::clone(&net.parts),
        sequences,
        splits: net.splits.clone(),
        trees: net.trees.clone(),
        tree_of: net.tree_of.clone(),
        within: Some(Arc::clone(&component)),
        out,
        into,
        columns: Arc::clone(&columns),
    }
}
