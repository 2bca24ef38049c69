//! Rows sorted by the order they belong to, without holding them all: each order's rows are in one of many partitions,
//! and what does not fit into memory is spilled.

use super::field::OrderField;
use super::row::{Draft, pack};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

/// Enough that the rows of one partition of ten million rows are small beside [`MEMORY`].
const PARTITIONS: usize = 64;
const CHUNK: usize = 64 * 1024;
/// Bytes of packed rows held before they are spilled.
const MEMORY: usize = 96 * 1024 * 1024;

/// A place for bytes that do not fit into memory.
pub trait Spill: Send {
    /// Adds bytes and answers where they begin.
    fn write(&mut self, bytes: &[u8]) -> io::Result<u64>;
    fn read(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()>;
}

/// Rows of an import, each order's together.
pub struct Partitions {
    parts: Vec<Part>,
    spill: Box<dyn Spill>,
    memory: usize,
    held: usize,
    /// Taken so far; the number of the next one.
    rows: u64,
}

#[derive(Default)]
struct Part {
    spilled: Vec<(u64, usize)>,
    chunks: Vec<Vec<u8>>,
}

impl Partitions {
    pub fn new(spill: Box<dyn Spill>) -> Self {
        Self::holding(MEMORY, spill)
    }

    fn holding(memory: usize, spill: Box<dyn Spill>) -> Self {
        let parts = std::iter::repeat_with(Part::default).take(PARTITIONS).collect();
        Self { parts, spill, memory, held: 0, rows: 0 }
    }

    pub fn push(&mut self, draft: &Draft<'_>) -> io::Result<()> {
        let number = self.rows;
        self.rows += 1;
        let order = draft.get(OrderField::OrderId);
        // Rows without an order are each for themselves.
        let hash = if order.is_empty() { hash_of(&number) } else { hash_of(order) };
        let part = &mut self.parts[hash as usize % PARTITIONS];
        let chunk = match part.chunks.last_mut() {
            Some(chunk) if chunk.len() < CHUNK - CHUNK / 8 => chunk,
            _ => {
                part.chunks.push(Vec::with_capacity(CHUNK));
                part.chunks.last_mut().expect("a chunk was just added")
            }
        };
        let before = chunk.len();
        pack(draft, number, chunk);
        self.held += chunk.len() - before;
        if self.held > self.memory { self.spill_all() } else { Ok(()) }
    }

    fn spill_all(&mut self) -> io::Result<()> {
        for part in &mut self.parts {
            for chunk in part.chunks.drain(..) {
                part.spilled.push((self.spill.write(&chunk)?, chunk.len()));
            }
        }
        self.held = 0;
        Ok(())
    }

    /// The packed rows of the next partition, in the order they came; none when all were taken.
    pub fn take(&mut self) -> io::Result<Option<Vec<u8>>> {
        let Some(part) = self.parts.pop() else { return Ok(None) };
        let size = part.spilled.iter().map(|(_, length)| length).sum::<usize>()
            + part.chunks.iter().map(Vec::len).sum::<usize>();
        let mut bytes = Vec::with_capacity(size);
        for (offset, length) in part.spilled {
            let start = bytes.len();
            bytes.resize(start + length, 0);
            self.spill.read(offset, &mut bytes[start..])?;
        }
        for chunk in part.chunks {
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }
}

/// The same in every process: partitions decide in which order orders are stored.
pub(crate) fn hash_of<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::fixture::Memory;
    use crate::orders::row::{Place, order_of, ranges};
    use std::collections::BTreeMap;

    fn check(memory: usize) {
        let mut partitions = Partitions::holding(memory, Box::new(Memory::default()));
        let orders: Vec<String> = (0..5000).map(|at| (at % 700).to_string()).collect();
        for order in &orders {
            let mut draft = Draft::new(Place::default());
            draft.set(OrderField::OrderId, order);
            partitions.push(&draft).unwrap();
        }
        let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        while let Some(bytes) = partitions.take().unwrap() {
            let mut here: BTreeMap<String, Vec<u64>> = BTreeMap::new();
            for range in ranges(&bytes) {
                let (number, order) = order_of(&bytes, range);
                let order = String::from_utf8(order.to_vec()).unwrap();
                here.entry(order).or_default().push(number);
            }
            for (order, rows) in here {
                assert_eq!(found.insert(order, rows), None, "an order is in one partition");
            }
        }
        assert_eq!(found.len(), 700);
        assert_eq!(found["13"], (0..5000).filter(|at| at % 700 == 13).collect::<Vec<u64>>());
    }

    #[test]
    fn rows_of_an_order_come_together_in_their_order() {
        check(MEMORY);
    }

    #[test]
    fn so_do_rows_that_were_spilled() {
        check(1000);
    }
}
