//! Delimited text: CSV, TSV and their kin.

use super::Table;
use super::header::{HeaderAt, find_header, header_cells};
use super::row::{Flaw, TableRow};
use super::split::{Split, Splitter, unquote};
use super::window::Window;
use crate::problem::IntakeError;
use crate::sniff::Dialect;
use encoding_rs::{Encoding, UTF_8};
use std::io::{self, Read};

/// How delimited text is read.
pub struct DelimitedOptions<'a> {
    pub dialect: Dialect,
    /// Whether quotes hold cells together. Where not, a quote is a sign like any other.
    pub quoting: bool,
    pub header: HeaderAt<'a>,
}

impl DelimitedOptions<'_> {
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, quoting: true, header: HeaderAt::First }
    }
}

/// Reads delimited text. Holds one record, and at most 16 MiB of it.
pub struct Delimited<R> {
    window: Window<R>,
    /// Of the bytes in the window.
    encoding: &'static Encoding,
    splitter: Splitter,
    line: u64,
    columns: Vec<String>,
    scratch: Vec<u8>,
}

impl<R: Read> Delimited<R> {
    /// Reads up to and with the header. A first line `sep=;` names the delimiter.
    pub fn open(source: R, options: DelimitedOptions<'_>) -> Result<Self, IntakeError> {
        let Dialect { encoding, delimiter } = options.dialect;
        let mut window = Window::open(source, encoding, delimiter)?;
        let declared = declared_delimiter(&window);
        let delimiter = declared.map_or(delimiter, |(delimiter, _)| delimiter);
        window.consume(declared.map_or(0, |(_, used)| used));
        let mut table = Self {
            encoding: if window.is_transcoded() { UTF_8 } else { encoding },
            window,
            splitter: Splitter::new(delimiter, options.quoting),
            line: 1 + u64::from(declared.is_some()),
            columns: Vec::new(),
            scratch: Vec::new(),
        };
        let header = find_header(|row| table.next_row(row), options.header)?;
        table.columns = header_cells(&header)?;
        Ok(table)
    }

    /// Reads one record, blank or not; false at the end.
    fn read(&mut self, row: &mut TableRow) -> io::Result<bool> {
        row.clear();
        if self.window.bytes().is_empty() {
            self.window.fill()?;
        }
        self.splitter.start();
        row.line = self.line;
        row.offset = self.window.file_offset();
        loop {
            let bytes = self.window.bytes();
            match self.splitter.split(bytes, self.window.ended) {
                Split::Record { used: 0, .. } if row.flaw.is_none() => return Ok(false),
                Split::Record { length, used } => {
                    self.take(row, length, used);
                    return Ok(true);
                }
                Split::Unclosed => {
                    self.take_unclosed(row);
                    return Ok(true);
                }
                Split::More if !self.window.is_full() => self.window.fill()?,
                Split::More if row.flaw.is_none() && self.splitter.runs_away() => {
                    self.take_unclosed(row);
                    return Ok(true);
                }
                Split::More => {
                    row.set_flaw(Flaw::TooLong);
                    let seen = self.splitter.forget_seen();
                    self.window.consume(seen);
                    self.window.fill()?;
                }
            }
        }
    }

    fn take(&mut self, row: &mut TableRow, length: usize, used: usize) {
        if self.splitter.too_wide {
            row.set_flaw(Flaw::TooLong);
        }
        if row.flaw.is_none() {
            self.build(row, length);
        }
        let breaks = self.splitter.breaks;
        self.finish(row, length, used, breaks);
    }

    /// Takes the record up to the end of the line in which the quote opens. The lines after it are read as records: no
    /// quote in them is left open up to the place that was reached, so that none of them is read a third time.
    fn take_unclosed(&mut self, row: &mut TableRow) {
        let bytes = self.window.bytes();
        let opened = self.splitter.opened;
        let length = bytes[opened..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let length = length.map_or(bytes.len(), |length| opened + length);
        let used = match &bytes[length..] {
            [b'\r', b'\n', ..] => length + 2,
            [] => length,
            _ => length + 1,
        };
        if row.flaw.is_none() {
            row.push_cell(&lossy(&bytes[..length], self.encoding));
        }
        row.set_flaw(Flaw::UnclosedQuote);
        let breaks = self.splitter.breaks_before_opened();
        self.finish(row, length, used, breaks);
    }

    fn finish(&mut self, row: &mut TableRow, length: usize, used: usize, breaks: u64) {
        row.lines = breaks + 1;
        row.length = self.window.file_end(length, used) - row.offset;
        self.line += breaks + u64::from(used > length);
        self.window.consume(used);
    }

    fn build(&mut self, row: &mut TableRow, length: usize) {
        let bytes = &self.window.bytes()[..length];
        let ends = &self.splitter.ends;
        let plain = self.encoding == UTF_8 || bytes.is_ascii();
        let text = if plain { std::str::from_utf8(bytes).ok() } else { None };
        if bytes.contains(&0) {
            row.set_flaw(Flaw::Unreadable);
        }
        match text {
            Some(text) if !self.splitter.any_quoted => row.set_cells(text, ends),
            Some(text) if !self.splitter.any_odd => unquote_cells(row, text, ends),
            _ => build_cells(row, bytes, ends, self.splitter.any_quoted, self.encoding, &mut self.scratch),
        }
    }
}

/// Takes cells whose quotes, if any, are their first and last sign.
fn unquote_cells(row: &mut TableRow, text: &str, ends: &[u32]) {
    let mut start = 0;
    for end in ends {
        let cell = &text[start..*end as usize];
        row.push_cell(cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell));
        start = *end as usize + 1;
    }
}

fn build_cells(
    row: &mut TableRow,
    bytes: &[u8],
    ends: &[u32],
    quoted: bool,
    encoding: &'static Encoding,
    scratch: &mut Vec<u8>,
) {
    let mut start = 0;
    for end in ends {
        let raw = &bytes[start..*end as usize];
        let raw = if quoted { unquote(raw, scratch) } else { raw };
        match encoding.decode_without_bom_handling_and_without_replacement(raw) {
            Some(text) => row.push_cell(&text),
            None => {
                row.set_flaw(Flaw::Unreadable);
                row.push_cell(&lossy(raw, encoding));
            }
        }
        start = *end as usize + 1;
    }
}

fn lossy<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> std::borrow::Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

impl<R: Read> Table for Delimited<R> {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self, row: &mut TableRow) -> Result<bool, IntakeError> {
        while self.read(row)? {
            if !row.is_blank() {
                return Ok(true);
            }
        }
        row.clear();
        Ok(false)
    }

    fn bytes_read(&self) -> u64 {
        self.window.bytes_read()
    }
}

/// The delimiter that a first line such as `sep=;` names, and the length of that line.
fn declared_delimiter<R: Read>(window: &Window<R>) -> Option<(u8, usize)> {
    let bytes = window.bytes();
    let (quoted, rest) = match bytes {
        [b'"', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, rest @ ..] = rest else { return None };
    let rest = if quoted { rest.strip_prefix(b"\"")? } else { rest };
    let breaks = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => return None,
    };
    let usable = delimiter.is_ascii_punctuation() && *delimiter != b'"' || matches!(delimiter, b'\t' | b' ');
    usable.then(|| (*delimiter, bytes.len() - rest.len() + breaks))
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
