//! Splits text into records and cells, byte by byte (RFC 4180, read leniently), with a cap on what one record may hold.
//!
//! Written out here because ready-made readers grow a record without bound: one unclosed quote, or one line of 200 MB,
//! would take the whole file into memory. A test compares it with the `csv` crate.

use crate::decode::UNREADABLE;
use crate::problem::Problem;
use crate::record::Record;

/// The longest record taken, in bytes of UTF-8.
const MAX_RECORD: usize = 16 * 1024 * 1024;
/// The most columns taken.
const MAX_COLUMNS: usize = 10_000;

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

pub(crate) struct Splitter {
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
    pub(crate) fn new(delimiter: u8) -> Self {
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
    pub(crate) fn take(&mut self, byte: u8) -> bool {
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

    pub(crate) fn finish_at_end(&mut self) -> Option<Record> {
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
    pub(crate) fn finish(&mut self) -> Option<Record> {
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
