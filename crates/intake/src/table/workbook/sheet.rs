//! The texts of a sheet's cells, row by row.

use super::cell;
use crate::problem::Problem;
use crate::table::row::{Flaw, TableRow};
use calamine::{DataRef, Dimensions};

/// What a sheet may take in memory: bytes of text, and cells.
const MAX_TEXT: usize = 256 * 1024 * 1024;
const MAX_CELLS: usize = 24_000_000;
/// A cell so far beyond the header stands there by mistake.
const MAX_BEYOND: usize = 100;
const LOST_DIGITS: u32 = 1 << 31;

#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    pub(super) merged: Vec<Dimensions>,
    /// The file ends within the sheet.
    pub(super) is_cut: bool,
}

#[derive(Debug)]
struct Cell {
    column: u32,
    /// Where its text ends; the highest bit says that it lost digits.
    end: u32,
}

#[derive(Debug)]
struct Row {
    /// The first being 1.
    number: u32,
    /// Where its cells end.
    end: u32,
}

impl Sheet {
    /// Adds a cell; those of a row follow each other.
    pub(super) fn push(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Problem> {
        let (text, lost_digits) = cell::text(value);
        if text.is_empty() {
            return Ok(());
        }
        if self.text.len() + text.len() > MAX_TEXT || self.cells.len() >= MAX_CELLS {
            return Err(too_large());
        }
        self.text.push_str(&text);
        let end = self.text.len() as u32 | if lost_digits { LOST_DIGITS } else { 0 };
        self.cells.push(Cell { column, end });
        let number = row.saturating_add(1);
        match self.rows.last_mut() {
            Some(last) if last.number == number => last.end += 1,
            _ => self.rows.push(Row { number, end: self.cells.len() as u32 }),
        }
        Ok(())
    }

    /// How many records there are to read.
    pub(super) fn len(&self) -> usize {
        self.rows.len() + usize::from(self.is_cut)
    }

    /// Whether the first rows lack cells between others, as merged ones do.
    pub(super) fn has_gaps(&self) -> bool {
        (0..self.rows.len().min(200)).any(|row| {
            let cells = self.cells_of(row);
            cells.last().is_some_and(|last| last.column as usize >= cells.len())
        })
    }

    /// First and last column of what is merged across columns of a row.
    pub(super) fn merged_across(&self, line: u64) -> Vec<(usize, usize)> {
        let across = |merged: &&Dimensions| {
            merged.start.1 < merged.end.1 && (merged.start.0 as u64..=merged.end.0 as u64).contains(&(line - 1))
        };
        self.merged.iter().filter(across).map(|merged| (merged.start.1 as usize, merged.end.1 as usize)).collect()
    }

    /// Lays a row out under a header of so many columns; false beyond the last.
    pub(super) fn read(&self, row: usize, width: usize, into: &mut TableRow) -> bool {
        let Some(found) = self.rows.get(row) else { return self.read_cut(row, into) };
        into.line = u64::from(found.number);
        let cells = self.cells_of(row);
        let beyond = |cell: &Cell| width > 0 && cell.column as usize > width + MAX_BEYOND;
        if cells.iter().any(beyond) || cells.windows(2).any(|pair| pair[0].column >= pair[1].column) {
            into.set_flaw(Flaw::Malformed);
        }
        let mut start = self.start_of(row);
        for cell in cells {
            let end = (cell.end & !LOST_DIGITS) as usize;
            let column = cell.column as usize;
            if into.flaw.is_none() {
                (into.len()..column).for_each(|_| into.push_cell(""));
            }
            into.push_cell(&self.text[start..end]);
            if cell.end & LOST_DIGITS != 0 {
                into.mark_damaged();
            }
            start = end;
        }
        true
    }

    fn read_cut(&self, row: usize, into: &mut TableRow) -> bool {
        let cut = self.is_cut && row == self.rows.len();
        if cut {
            into.line = self.rows.last().map_or(1, |last| u64::from(last.number) + 1);
            into.set_flaw(Flaw::Malformed);
        }
        cut
    }

    fn cells_of(&self, row: usize) -> &[Cell] {
        let start = if row == 0 { 0 } else { self.rows[row - 1].end as usize };
        &self.cells[start..self.rows[row].end as usize]
    }

    fn start_of(&self, row: usize) -> usize {
        let first = if row == 0 { 0 } else { self.rows[row - 1].end as usize };
        if first == 0 { 0 } else { (self.cells[first - 1].end & !LOST_DIGITS) as usize }
    }
}

pub(super) fn too_large() -> Problem {
    Problem::new("too_large", "the spreadsheet holds more than fits into memory; save the sheet as CSV first")
}
