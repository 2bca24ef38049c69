//! JSON: records one at a time, out of an array, a page that holds one, or one value a line.

mod bracket;
mod flat;
mod shape;
mod table;

use super::row::Flaw;
use super::scan::count_breaks;
use super::window::Window;
use crate::problem::{IntakeError, Problem};
use bracket::Brackets;
use encoding_rs::{Encoding, UTF_8};
use shape::Shape;
use std::io::{self, Read};

pub use table::JsonTable;

/// One record as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JsonRecord {
    /// Its JSON; without a flaw an object whose brackets are matched, but not yet parsed.
    pub text: String,
    /// The first byte in the file, and how many bytes it takes there.
    pub offset: u64,
    pub length: u64,
    /// The line it starts on, the first being 1, and how many it takes.
    pub line: u64,
    pub lines: u64,
    pub flaw: Option<Flaw>,
}

/// Reads JSON record by record. Holds one record, and at most 16 MiB of it.
pub struct JsonRecords<R> {
    window: Window<R>,
    encoding: &'static Encoding,
    shape: Shape,
    /// How many arrays and objects around the next record are open.
    inside: usize,
    line: u64,
    after_return: bool,
}

impl<R: Read> JsonRecords<R> {
    /// Finds out where the records stand, which may take the first 16 MiB.
    pub fn open(source: R, encoding: &'static Encoding) -> Result<Self, IntakeError> {
        let window = Window::open(source, encoding, b',')?;
        let encoding = if window.is_transcoded() { UTF_8 } else { encoding };
        let mut records = Self { window, encoding, shape: Shape::Values, inside: 0, line: 1, after_return: false };
        match records.sign()? {
            Some(b'[') => {}
            Some(b'{') => records.find_shape()?,
            None => return Err(Problem::new("empty_file", "the file is empty").into()),
            Some(_) => return Err(Problem::new("not_a_table", "this is no JSON").into()),
        }
        Ok(records)
    }

    pub fn bytes_read(&self) -> u64 {
        self.window.bytes_read()
    }

    /// Reads the next record into `record`, whose memory is used again; false at the end.
    pub fn next_record(&mut self, record: &mut JsonRecord) -> Result<bool, IntakeError> {
        record.text.clear();
        if self.shape == Shape::Lines {
            return Ok(self.next_line(record)?);
        }
        loop {
            let Some(sign) = self.sign()? else { return Ok(self.tell_cut(record)) };
            match (sign, self.inside) {
                (b',', _) => self.pass(1),
                (b']' | b'}', 1..) => {
                    self.pass(1);
                    self.inside -= 1;
                    self.leave_page()?;
                }
                (b'[', 0) => self.enter(),
                (b'{', 0) if matches!(self.shape, Shape::Pages(_)) => self.enter_page()?,
                _ => {
                    self.take_value(record)?;
                    return Ok(true);
                }
            }
        }
    }

    fn find_shape(&mut self) -> io::Result<()> {
        let mut brackets = Brackets::default();
        let mut tried = 0;
        while brackets.end(self.window.bytes(), self.window.ended).is_none()
            && !self.window.ended
            && !self.window.is_full()
        {
            if self.window.bytes().len() > 2 * tried {
                tried = self.window.bytes().len();
                if matches!(Shape::of(self.window.bytes(), false), Shape::Pages(_)) {
                    break;
                }
            }
            self.window.fill()?;
        }
        self.shape = Shape::of(self.window.bytes(), self.window.ended);
        Ok(())
    }

    /// The next byte that is no blank.
    fn sign(&mut self) -> io::Result<Option<u8>> {
        loop {
            let bytes = self.window.bytes();
            let blanks = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len());
            let sign = bytes.get(blanks).copied();
            self.pass(blanks);
            if sign.is_some() || self.window.ended {
                return Ok(sign);
            }
            self.window.fill()?;
        }
    }

    /// Goes past bytes and counts their lines.
    fn pass(&mut self, length: usize) {
        self.line += count_breaks(&self.window.bytes()[..length], &mut self.after_return);
        self.window.consume(length);
    }

    fn enter(&mut self) {
        self.pass(1);
        self.inside += 1;
    }

    /// A file that ends within an array lacks records: the place where it ends stands for them.
    fn tell_cut(&mut self, record: &mut JsonRecord) -> bool {
        let cut = std::mem::take(&mut self.inside) > 0;
        if cut {
            self.start(record);
            record.flaw = Some(Flaw::Malformed);
            self.shape = Shape::Values;
        }
        cut
    }

    fn start(&self, record: &mut JsonRecord) {
        (record.offset, record.length) = (self.window.file_offset(), 0);
        (record.line, record.lines, record.flaw) = (self.line, 1, None);
    }

    fn take_value(&mut self, record: &mut JsonRecord) -> io::Result<()> {
        self.start(record);
        let mut brackets = Brackets::default();
        let mut flaw = None;
        let length = loop {
            if let Some(length) = brackets.end(self.window.bytes(), self.window.ended) {
                break length;
            }
            if self.window.ended {
                flaw = flaw.or(Some(Flaw::Malformed));
                self.inside = 0;
                break self.window.bytes().len();
            }
            if self.window.is_full() {
                flaw = Some(Flaw::TooLong);
                self.pass(brackets.forget_seen());
            }
            self.window.fill()?;
        };
        self.finish(record, length, flaw, brackets.unsound);
        Ok(())
    }

    fn finish(&mut self, record: &mut JsonRecord, length: usize, flaw: Option<Flaw>, unsound: bool) {
        let bytes = &self.window.bytes()[..length];
        record.flaw = flaw;
        if flaw != Some(Flaw::TooLong) {
            let (text, unreadable) = self.encoding.decode_without_bom_handling(bytes);
            record.text.push_str(&text);
            record.flaw = match (bytes.first(), flaw) {
                _ if unreadable || bytes.contains(&0) => Some(Flaw::Unreadable),
                (Some(b'{'), None) if !unsound => None,
                _ => Some(Flaw::Malformed),
            };
        }
        self.pass(length);
        record.length = self.window.file_offset() - record.offset;
        record.lines = self.line - record.line + 1;
    }

    fn next_line(&mut self, record: &mut JsonRecord) -> io::Result<bool> {
        if self.sign()?.is_none() {
            return Ok(false);
        }
        self.start(record);
        let mut flaw = None;
        let mut seen = 0;
        let length = loop {
            let bytes = self.window.bytes();
            if let Some(length) = bytes[seen..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                break seen + length;
            }
            seen = bytes.len();
            if self.window.ended {
                break seen;
            }
            if self.window.is_full() {
                flaw = Some(Flaw::TooLong);
                self.pass(std::mem::take(&mut seen));
            }
            self.window.fill()?;
        };
        let line = self.window.bytes()[..length].trim_ascii_end();
        let mut brackets = Brackets::default();
        let whole = flaw.is_some() || brackets.end(line, true) == Some(line.len());
        let length = line.len();
        self.finish(record, length, flaw, !whole || brackets.unsound);
        Ok(true)
    }

    /// Goes to the first record of the page.
    fn enter_page(&mut self) -> io::Result<()> {
        let Shape::Pages(path) = self.shape.clone() else { return Ok(()) };
        self.enter();
        for (step, name) in path.iter().enumerate() {
            let holder = if step + 1 == path.len() { b'[' } else { b'{' };
            if !self.go_to_member(name)? || self.sign()? != Some(holder) {
                return self.leave_page();
            }
            self.enter();
        }
        Ok(())
    }

    /// Passes what follows the records of a page.
    fn leave_page(&mut self) -> io::Result<()> {
        while self.inside > 0 && matches!(self.shape, Shape::Pages(_)) {
            match self.sign()? {
                None => return Ok(()),
                Some(b'}' | b']') => {
                    self.pass(1);
                    self.inside -= 1;
                }
                Some(b',' | b':') => self.pass(1),
                Some(_) => self.pass_value()?,
            }
        }
        Ok(())
    }

    /// Whether the object has the member; its value is next then.
    fn go_to_member(&mut self, name: &str) -> io::Result<bool> {
        loop {
            match self.sign()? {
                None | Some(b'}' | b']') => return Ok(false),
                Some(b',' | b':') => self.pass(1),
                Some(_) => {
                    let found = self.is_name(name)?;
                    self.pass_value()?;
                    if found && self.sign()? == Some(b':') {
                        self.pass(1);
                        return Ok(self.sign()?.is_some());
                    }
                }
            }
        }
    }

    fn is_name(&mut self, name: &str) -> io::Result<bool> {
        let wanted = format!("\"{name}\"");
        while self.window.bytes().len() < wanted.len() && !self.window.ended {
            self.window.fill()?;
        }
        Ok(self.window.bytes().starts_with(wanted.as_bytes()))
    }

    fn pass_value(&mut self) -> io::Result<()> {
        let mut brackets = Brackets::default();
        loop {
            match brackets.end(self.window.bytes(), self.window.ended) {
                Some(length) => {
                    self.pass(length);
                    return Ok(());
                }
                None if self.window.ended => {
                    self.pass(self.window.bytes().len());
                    return Ok(());
                }
                None => {
                    self.pass(brackets.forget_seen());
                    self.window.fill()?;
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
