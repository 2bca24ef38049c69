//! Splits text into records and cells (RFC 4180, read leniently), with a cap on what one record may hold.
//!
//! Written out here because ready-made readers grow a record without bound: one unclosed quote, or one line of 200 MB,
//! would take the whole file into memory. A test compares it with the `csv` crate.

use crate::decode::{Decoded, UNREADABLE};
use crate::problem::Problem;
use crate::sniff::Dialect;
use std::io::{self, Read};

/// The longest record taken, in bytes of UTF-8.
pub(crate) const MAX_RECORD: usize = 16 * 1024 * 1024;
/// The most columns taken.
const MAX_COLUMNS: usize = 10_000;

/// One record. When `problem` is set, its cells are not to be trusted.
#[derive(Debug, PartialEq)]
pub(crate) struct Record {
    /// Line it starts on, the first being 1.
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
    pub(crate) problem: Option<Problem>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    FieldStart,
    Bare,
    Quoted,
    QuoteInQuoted,
}

#[derive(Clone, Copy, PartialEq)]
enum Flaw {
    TooLong,
    Unreadable,
    UnclosedQuote,
}

pub(crate) struct Records<R> {
    decoded: Decoded<R>,
    chunk: Vec<u8>,
    at: usize,
    ended: bool,
    splitter: Splitter,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(source: R, dialect: Dialect) -> Self {
        Self {
            decoded: Decoded::new(source, dialect.encoding),
            chunk: Vec::new(),
            at: 0,
            ended: false,
            splitter: Splitter::new(dialect.delimiter),
        }
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.decoded.bytes_read()
    }

    /// The next record that holds anything; blank lines are passed over.
    pub(crate) fn next_record(&mut self) -> io::Result<Option<Record>> {
        loop {
            while self.at < self.chunk.len() {
                let byte = self.chunk[self.at];
                self.at += 1;
                if self.splitter.take(byte)
                    && let Some(record) = self.splitter.finish()
                {
                    return Ok(Some(record));
                }
            }
            if self.ended {
                return Ok(self.splitter.finish_at_end());
            }
            self.refill()?;
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.chunk.clear();
        self.at = 0;
        match self.decoded.next_chunk()? {
            Some(text) => self.chunk.extend_from_slice(text),
            None => self.ended = true,
        }
        Ok(())
    }
}

struct Splitter {
    delimiter: u8,
    state: State,
    text: Vec<u8>,
    ends: Vec<usize>,
    flaw: Option<Flaw>,
    /// The line being read, and the line the record started on.
    line: u64,
    start: u64,
    after_return: bool,
}

impl Splitter {
    fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            state: State::FieldStart,
            text: Vec::new(),
            ends: Vec::new(),
            flaw: None,
            line: 1,
            start: 1,
            after_return: false,
        }
    }

    /// Takes one byte; true when it ended a record.
    fn take(&mut self, byte: u8) -> bool {
        let continues_break = byte == b'\n' && std::mem::take(&mut self.after_return);
        self.after_return = byte == b'\r';
        if matches!(byte, b'\r' | b'\n') && !continues_break {
            self.line += 1;
        }
        match self.state {
            State::Quoted => self.take_quoted(byte),
            _ if continues_break => self.start = self.line,
            State::FieldStart if byte == b'"' => self.state = State::Quoted,
            State::QuoteInQuoted if byte == b'"' => {
                self.push(byte);
                self.state = State::Quoted;
            }
            _ => return self.take_bare(byte),
        }
        false
    }

    fn take_quoted(&mut self, byte: u8) {
        match byte {
            b'"' => self.state = State::QuoteInQuoted,
            _ => self.push(byte),
        }
    }

    fn take_bare(&mut self, byte: u8) -> bool {
        if byte == self.delimiter {
            self.end_cell();
        } else if matches!(byte, b'\r' | b'\n') {
            self.end_cell();
            return true;
        } else {
            self.push(byte);
            self.state = State::Bare;
        }
        false
    }

    fn push(&mut self, byte: u8) {
        if self.text.len() >= MAX_RECORD {
            self.flaw = Some(Flaw::TooLong);
        } else {
            self.text.push(byte);
            if byte == UNREADABLE && self.flaw.is_none() {
                self.flaw = Some(Flaw::Unreadable);
            }
        }
    }

    fn end_cell(&mut self) {
        if self.ends.len() >= MAX_COLUMNS {
            self.flaw = Some(Flaw::TooLong);
        } else {
            self.ends.push(self.text.len());
        }
        self.state = State::FieldStart;
    }

    fn finish_at_end(&mut self) -> Option<Record> {
        if self.state == State::Quoted {
            self.flaw = Some(Flaw::UnclosedQuote);
        }
        if self.state == State::FieldStart && self.ends.is_empty() {
            return None;
        }
        self.end_cell();
        self.finish()
    }

    /// The record just ended, or `None` when it is blank; ready for the next one.
    fn finish(&mut self) -> Option<Record> {
        let line = std::mem::replace(&mut self.start, self.line);
        let flaw = self.flaw.take();
        let cells = if flaw.is_none() { self.cells() } else { Vec::new() };
        self.text.clear();
        self.text.shrink_to(64 * 1024);
        self.ends.clear();
        let blank = flaw.is_none() && cells.iter().all(|cell| cell.trim().is_empty());
        (!blank).then(|| Record { line, cells, problem: flaw.map(Flaw::problem) })
    }

    fn cells(&self) -> Vec<String> {
        let mut start = 0;
        let cell = |end: &usize| {
            let text = String::from_utf8_lossy(&self.text[start..*end]).into_owned();
            start = *end;
            text
        };
        self.ends.iter().map(cell).collect()
    }
}

impl Flaw {
    fn problem(self) -> Problem {
        match self {
            Self::TooLong => {
                Problem::new("row_too_long", "the row is longer than 16 MiB or has more than 10,000 columns")
            }
            Self::Unreadable => {
                Problem::new("unreadable_bytes", "the row holds a NUL byte, or bytes that its encoding does not know")
            }
            Self::UnclosedQuote => Problem::new(
                "unclosed_quote",
                "a quote opens here and is never closed, so nothing after this line could be read",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;
    use proptest::prelude::*;

    fn read(bytes: impl Read) -> Vec<Record> {
        let mut records = Records::new(bytes, Dialect { encoding: UTF_8, delimiter: b',' });
        std::iter::from_fn(|| records.next_record().unwrap()).collect()
    }

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let found = read(text.as_bytes());
        let found: Vec<_> = found.iter().map(|r| (r.line, r.cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(u64, Vec<&str>)> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn records_carry_the_line_they_start_on() {
        check("a,b\r\n\r\n\"c\nd\",e\nf,\n", &[(1, &["a", "b"]), (3, &["c\nd", "e"]), (5, &["f", ""])]);
    }

    #[test]
    fn quotes_are_doubled_or_stand_in_bare_cells() {
        check("\"a \"\"b\"\"\",5\" pipe\n\"\",x", &[(1, &["a \"b\"", "5\" pipe"]), (2, &["", "x"])]);
    }

    #[test]
    fn lone_returns_end_lines_too() {
        check("a\rb\rc", &[(1, &["a"]), (2, &["b"]), (3, &["c"])]);
    }

    #[test]
    fn rows_of_nothing_but_delimiters_are_blank() {
        check("a,b\n,\n  , \nc,d", &[(1, &["a", "b"]), (4, &["c", "d"])]);
    }

    #[test]
    fn a_nul_byte_spoils_its_row_only() {
        let records = read(&b"a,b\nc\0,d\ne,f"[..]);
        assert_eq!(records[1].problem.as_ref().unwrap().code, "unreadable_bytes");
        assert_eq!(records[2].cells, ["e", "f"]);
    }

    #[test]
    fn a_line_of_200_mb_is_refused_and_the_next_one_read() {
        let start = &b"a,b\n"[..];
        let records = read(start.chain(io::repeat(b'x').take(200_000_000)).chain(&b"\nc,d\n"[..]));
        assert_eq!(records[1].problem.as_ref().unwrap().code, "row_too_long");
        assert_eq!((records[2].line, records[2].cells.as_slice()), (3, &["c".to_owned(), "d".to_owned()][..]));
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let records = read(&b"a,b\nc,\"d\ne,f\ng,h\n"[..]);
        assert_eq!(records.len(), 2);
        assert_eq!((records[1].line, records[1].problem.as_ref().unwrap().code), (2, "unclosed_quote"));
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(rows in prop::collection::vec(
            prop::collection::vec("[a-z\",;\\r\\n' é]{1,6}x", 2..4), 0..6)) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let found: Vec<_> = read(&writer.into_inner().unwrap()[..]).into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(found, rows);
        }

        #[test]
        fn no_text_makes_it_panic(text in "[ab\",\\r\\n\\x00]{0,40}") {
            let lines = text.lines().count() as u64 + text.matches('\r').count() as u64 + 1;
            for record in read(text.as_bytes()) {
                prop_assert!(record.line <= lines);
            }
        }
    }
}
