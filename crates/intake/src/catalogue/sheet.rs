//! Catalogues that are tables: columns found by the words of their headers, rows that may be shorter than the header.

use super::item::{CatalogueRow, Opened, Rows};
use crate::export::unescape;
use crate::header::plain;
use crate::problem::{IntakeError, Problem};
use crate::record::{Record, Records};
use crate::sniff::Dialect;
use std::io::{self, Read};

/// The columns of a table.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    names: Vec<String>,
    words: Vec<String>,
}

/// A row as wide as it was written: what a short row lacks is not there, rather than empty.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// Reads the rows of one format.
pub(crate) trait Reading {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem>;

    /// An apostrophe that disarms a formula is no part of the text.
    fn is_guarded(&self) -> bool {
        true
    }
}

/// A table whose header was read.
pub(crate) struct Table<R> {
    pub(crate) records: Records<R>,
    pub(crate) header: Header,
}

struct Sheet<R, F> {
    records: Records<R>,
    width: usize,
    reading: F,
}

impl Header {
    pub(crate) fn of(names: Vec<String>) -> Self {
        let words = names.iter().map(|name| plain(name)).collect();
        Self { names, words }
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The column whose header is the first of `words` to be found; letters and digits only, in lower case.
    pub(crate) fn find(&self, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.words.iter().position(|header| header == word))
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.find(&[word]).is_some()
    }

    /// The first column whose header, in lower case, holds a part.
    pub(crate) fn holding(&self, part: &str) -> Option<usize> {
        self.names.iter().position(|name| name.to_lowercase().contains(part))
    }
}

impl Row {
    /// The text of a column that the file has, and this row reaches.
    pub(crate) fn get(&self, column: Option<usize>) -> Option<&str> {
        self.cells.get(column?).map(String::as_str)
    }

    /// The same where it is not blank.
    pub(crate) fn filled(&self, column: Option<usize>) -> Option<&str> {
        self.get(column).map(str::trim).filter(|text| !text.is_empty())
    }
}

impl<R: Read> Table<R> {
    /// Reads the header. A line that only names the delimiter is passed over.
    pub(crate) fn open(source: R, dialect: Dialect) -> Result<Self, IntakeError> {
        let mut records = Records::new(source, dialect);
        let mut names = records.read_header()?;
        if names.first().is_some_and(|name| name.to_ascii_lowercase().starts_with("sep=")) {
            names = records.read_header()?;
        }
        Ok(Self { records, header: Header::of(names) })
    }

    pub(crate) fn rows<'r, F: Reading + 'r>(self, reading: F) -> Opened<'r>
    where
        R: 'r,
    {
        Ok(Box::new(Sheet { records: self.records, width: self.header.names.len(), reading }))
    }
}

impl<R: Read, F: Reading> Rows for Sheet<R, F> {
    fn next_row(&mut self) -> io::Result<Option<CatalogueRow>> {
        let Some(record) = self.records.next_record()? else { return Ok(None) };
        let line = record.line;
        let read = self.fitted(record).and_then(|row| self.reading.row(&row));
        Ok(Some(read.unwrap_or_else(|problem| CatalogueRow::Refused(problem.at_line(line)))))
    }

    fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }
}

impl<R: Read, F: Reading> Sheet<R, F> {
    fn fitted(&self, record: Record) -> Result<Row, Problem> {
        if let Some(problem) = record.problem {
            return Err(problem);
        }
        let Record { line, mut cells, .. } = record;
        if cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty()) {
            let message = format!("the row has {} columns, the header has {}", cells.len(), self.width);
            return Err(Problem::new("ragged_row", message));
        }
        cells.truncate(self.width);
        if self.reading.is_guarded() {
            cells.iter_mut().filter(|cell| cell.starts_with('\'')).for_each(|cell| *cell = unescape(cell).to_owned());
        }
        Ok(Row { line, cells })
    }
}
