//! Files of the older makers' kind, a small file system in a file: which streams there are, and one of them. Every chain
//! of sectors is followed here first, and told when it has no end, because the parser of spreadsheets trusts them.

use super::damaged;
use crate::problem::Problem;

const HEADER: usize = 512;
const LISTED_IN_HEADER: usize = 109;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// From here on numbers of sectors are signs, such as the end of a chain.
const SIGNS: u32 = 0xffff_fffa;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Problem> {
        let shift = number16(bytes, 30)?;
        if !matches!(shift, 9 | 12) || number16(bytes, 32)? != 6 {
            return Err(damaged("its header cannot be read"));
        }
        let empty = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (table, mini_table, mini, entries) = empty;
        let mut file = Self { bytes, sector: 1 << shift, table, mini_table, mini, entries };
        file.table = file.read_table()?;
        file.entries = entries_of(&file.chain(number32(bytes, 48)?)?);
        file.mini_table = numbers(&file.chain(number32(bytes, 60)?)?);
        let root = file.entries.first().ok_or_else(|| damaged("it has no streams"))?;
        file.mini = file.chain(root.start)?;
        Ok(file)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    pub(super) fn stream(&self, name: &str) -> Option<Result<Vec<u8>, Problem>> {
        const MINI: usize = 4096;
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let chain = if entry.size < MINI { self.mini_chain(entry.start) } else { self.chain(entry.start) };
        Some(chain.map(|mut stream| {
            stream.truncate(entry.size);
            stream
        }))
    }

    /// Which sector follows which, out of the sectors that hold this table.
    fn read_table(&self) -> Result<Vec<u32>, Problem> {
        let header = self.bytes.get(76..HEADER).unwrap_or_default();
        let mut listed = numbers(header);
        let mut next = number32(self.bytes, 68)?;
        while next < SIGNS {
            if listed.len() > LISTED_IN_HEADER + self.count() {
                return Err(endless());
            }
            listed.extend(numbers(self.sector(next)?));
            next = listed.pop().ok_or_else(endless)?;
        }
        let mut table = Vec::new();
        for id in listed.into_iter().filter(|id| *id < SIGNS) {
            if table.len() > 2 * self.bytes.len() {
                return Err(endless());
            }
            table.extend(numbers(self.sector(id)?));
        }
        Ok(table)
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, id: u32) -> Result<&'a [u8], Problem> {
        let start = (id as usize + 1) * self.sector;
        let sector = self.bytes.get(start..).ok_or_else(|| damaged("a sector lies beyond its end"))?;
        Ok(&sector[..self.sector.min(sector.len())])
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Problem> {
        let mut chain = Vec::new();
        for id in followed(start, &self.table, self.count()) {
            chain.extend_from_slice(self.sector(id?)?);
        }
        Ok(chain)
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, Problem> {
        let mut chain = Vec::new();
        for id in followed(start, &self.mini_table, self.mini.len() / MINI_SECTOR) {
            let start = id? as usize * MINI_SECTOR;
            let sector = self.mini.get(start..start + MINI_SECTOR);
            chain.extend_from_slice(sector.ok_or_else(|| damaged("a sector lies beyond its end"))?);
        }
        Ok(chain)
    }
}

/// The sectors of a chain, of which there are at most `most`.
fn followed(start: u32, table: &[u32], most: usize) -> impl Iterator<Item = Result<u32, Problem>> {
    let mut next = Some(start).filter(|id| *id < SIGNS);
    let mut left = most + 1;
    std::iter::from_fn(move || {
        let id = next?;
        next = table.get(id as usize).copied().filter(|id| *id < SIGNS);
        left = left.saturating_sub(1);
        if left == 0 {
            next = None;
            return Some(Err(endless()));
        }
        Some(Ok(id))
    })
}

fn entries_of(directory: &[u8]) -> Vec<Entry> {
    directory.chunks_exact(ENTRY).map(entry).collect()
}

fn entry(bytes: &[u8]) -> Entry {
    let units: Vec<u16> = bytes[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = units.split(|unit| *unit == 0).next().unwrap_or_default();
    let at = |start: usize| u32::from_le_bytes([bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3]]);
    Entry { name: String::from_utf16_lossy(name), start: at(116), size: at(120) as usize }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn number16(bytes: &[u8], at: usize) -> Result<u16, Problem> {
    let two = bytes.get(at..at + 2).ok_or_else(|| damaged("it is too short"))?;
    Ok(u16::from_le_bytes([two[0], two[1]]))
}

fn number32(bytes: &[u8], at: usize) -> Result<u32, Problem> {
    let four = bytes.get(at..at + 4).ok_or_else(|| damaged("it is too short"))?;
    Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn endless() -> Problem {
    damaged("its sectors form a circle")
}
