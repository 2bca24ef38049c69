//! One record of a table.

use crate::problem::Problem;

/// The longest record that is taken, in bytes.
pub(crate) const MAX_RECORD: usize = 16 * 1024 * 1024;
/// The most cells of a record that are taken.
pub(crate) const MAX_COLUMNS: usize = 10_000;
/// Memory that a row may keep for the next one.
const KEPT: usize = 1024 * 1024;

/// What is wrong with how a record is written. Its cells, as far as there are any, are for people to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// Longer than 16 MiB, or more than 10,000 columns.
    TooLong,
    /// A NUL byte, or bytes that the encoding does not know.
    Unreadable,
    /// A quote opens in this record and is not closed where a cell may end. The record goes up to the end of the line
    /// that the quote stands in; reading goes on with the next line.
    UnclosedQuote,
    /// A value that is no record, or no JSON.
    Malformed,
}

impl Flaw {
    pub fn problem(self) -> Problem {
        let (code, message) = match self {
            Self::TooLong => ("row_too_long", "the row is longer than 16 MiB or has more than 10,000 columns"),
            Self::Unreadable => {
                ("unreadable_bytes", "the row holds a NUL byte, or bytes that its encoding does not know")
            }
            Self::UnclosedQuote => ("unclosed_quote", "a quote opens here and is not closed where a cell may end"),
            Self::Malformed => ("malformed_record", "this is no record that could be read"),
        };
        Problem::new(code, message)
    }
}

/// One record: its cells as text, and where it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableRow {
    /// The cells, with one byte between two of them.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    damaged: Vec<u32>,
    /// The first byte of the record in the file, and how many bytes it takes without its line break. Both are 0 where
    /// records are no stretch of the file: in spreadsheets and Parquet.
    pub offset: u64,
    pub length: u64,
    /// The line it starts on, the first being 1; in spreadsheets the number of the row, in Parquet of the record.
    pub line: u64,
    /// How many lines it takes: more than 1 where line breaks stand in quotes.
    pub lines: u64,
    pub flaw: Option<Flaw>,
}

impl TableRow {
    /// The text of a cell; nothing for what lies beyond the end of a short record.
    pub fn cell(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column) else { return "" };
        let start = if column == 0 { 0 } else { self.ends[column - 1] as usize + 1 };
        &self.text[start..*end as usize]
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether a spreadsheet has kept the cell as a number that is too long for it, so that digits are lost.
    pub fn is_damaged(&self, column: usize) -> bool {
        self.damaged.binary_search(&(column as u32)).is_ok()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.cells().all(|cell| cell.trim().is_empty())
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.text.shrink_to(KEPT);
        self.ends.clear();
        self.damaged.clear();
        (self.offset, self.length, self.line, self.lines, self.flaw) = (0, 0, 0, 1, None);
    }

    /// Takes a record whose cells all stand in `text` with one byte between them.
    pub(crate) fn set_cells(&mut self, text: &str, ends: &[u32]) {
        self.text.push_str(text);
        self.ends.extend_from_slice(ends);
    }

    /// Adds a cell, unless the row has as many as it may have or would be too long.
    pub(crate) fn push_cell(&mut self, text: &str) {
        if self.ends.len() >= MAX_COLUMNS || self.text.len() + text.len() > 4 * MAX_RECORD {
            self.set_flaw(Flaw::TooLong);
            return;
        }
        if !self.ends.is_empty() {
            self.text.push('\t');
        }
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// Says of the last cell that digits are lost.
    pub(crate) fn mark_damaged(&mut self) {
        self.damaged.push(self.ends.len() as u32 - 1);
    }

    /// The first flaw found is the one that is told.
    pub(crate) fn set_flaw(&mut self, flaw: Flaw) {
        self.flaw.get_or_insert(flaw);
    }
}
