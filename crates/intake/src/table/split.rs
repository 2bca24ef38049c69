//! Where a record of delimited text ends, and where its cells do (RFC 4180, read leniently).
//!
//! Written out here because ready-made readers grow a record without bound, and do not tell whether a quote was still
//! open at the end of the file. A test compares it with the `csv` crate.

use super::row::MAX_COLUMNS;
use super::scan::Places;

pub(crate) const QUOTE: u8 = b'"';

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Bare,
    Quoted,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Split {
    /// Ends beyond the bytes given.
    More,
    /// Takes `length` bytes, and `used` with its line break.
    Record { length: usize, used: usize },
    /// A quote opens at a place, and none closes it where a cell may end.
    Unclosed,
}

/// Splits one record, over as many calls as it takes, each with the bytes from the start of the record on.
pub(crate) struct Splitter {
    delimiter: u8,
    quoting: bool,
    state: State,
    at: usize,
    /// Where the cells end, among the bytes from the start of the record on.
    pub(crate) ends: Vec<u32>,
    pub(crate) any_quoted: bool,
    /// Whether a quoted cell holds quotes, or signs after the closing one.
    pub(crate) any_odd: bool,
    pub(crate) too_wide: bool,
    /// Where the quote of the last quoted cell stands.
    pub(crate) opened: usize,
    /// Line breaks in quoted cells, in all and before the last one.
    pub(crate) breaks: u64,
    breaks_before: u64,
    after_return: bool,
}

impl Splitter {
    pub(crate) fn new(delimiter: u8, quoting: bool) -> Self {
        Self {
            delimiter,
            quoting,
            state: State::CellStart,
            at: 0,
            ends: Vec::new(),
            any_quoted: false,
            any_odd: false,
            too_wide: false,
            opened: 0,
            breaks: 0,
            breaks_before: 0,
            after_return: false,
        }
    }

    pub(crate) fn start(&mut self) {
        self.state = State::CellStart;
        self.at = 0;
        self.ends.clear();
        self.any_quoted = false;
        self.any_odd = false;
        self.too_wide = false;
        (self.opened, self.breaks, self.breaks_before) = (0, 0, 0);
    }

    /// Whether the bytes seen end in a quoted cell that began lines before.
    pub(crate) fn runs_away(&self) -> bool {
        self.state == State::Quoted && self.breaks > self.breaks_before
    }

    /// Line breaks before the cell whose quote opened last.
    pub(crate) fn breaks_before_opened(&self) -> u64 {
        self.breaks_before
    }

    /// Forgets the bytes seen, of a record that is too long to be kept; the number of them.
    pub(crate) fn forget_seen(&mut self) -> usize {
        self.too_wide = true;
        self.opened = 0;
        std::mem::take(&mut self.at)
    }

    /// `ended` says that no bytes follow.
    pub(crate) fn split(&mut self, bytes: &[u8], ended: bool) -> Split {
        let mut places = Places::new(bytes, self.at, [self.delimiter, b'\n', b'\r']);
        let mut is_behind = false;
        loop {
            if self.state == State::CellStart {
                if self.quoting && bytes.get(self.at) == Some(&QUOTE) {
                    self.open();
                } else if self.at < bytes.len() || ended {
                    self.state = State::Bare;
                } else {
                    return Split::More;
                }
            }
            if self.state == State::Quoted {
                if let Some(stopped) = self.pass_quoted(bytes, ended) {
                    return stopped;
                }
                is_behind = true;
                // Where all cells are quoted, none is searched for its end a second time.
                if bytes.get(self.at) == Some(&self.delimiter) {
                    self.end_cell(self.at);
                    self.at += 1;
                    self.state = State::CellStart;
                    continue;
                }
            }
            if std::mem::take(&mut is_behind) {
                places.seek(self.at);
            }
            match places.next() {
                Some(place) if bytes[place] == self.delimiter => {
                    self.end_cell(place);
                    self.at = place + 1;
                    self.state = State::CellStart;
                }
                Some(place) => return self.end_record(bytes, place, ended),
                None if ended => return self.end_at_last(bytes),
                None => {
                    self.at = bytes.len();
                    return Split::More;
                }
            }
        }
    }

    fn open(&mut self) {
        self.state = State::Quoted;
        self.any_quoted = true;
        self.opened = self.at;
        self.breaks_before = self.breaks;
        self.after_return = false;
        self.at += 1;
    }

    /// Goes past the closing quote; or says how the record stops in here.
    fn pass_quoted(&mut self, bytes: &[u8], ended: bool) -> Option<Split> {
        loop {
            if !self.pass_to_quote(bytes) {
                return Some(if ended { Split::Unclosed } else { Split::More });
            }
            match bytes.get(self.at + 1) {
                Some(&QUOTE) => {
                    self.any_odd = true;
                    self.after_return = false;
                    self.at += 2;
                }
                None if !ended => return Some(Split::More),
                next => {
                    let ends = next.is_none_or(|next| *next == self.delimiter || matches!(next, b'\n' | b'\r'));
                    if !ends && !matches!(next, Some(b' ' | b'\t')) && self.runs_away() {
                        return Some(Split::Unclosed);
                    }
                    self.any_odd |= !ends;
                    self.at += 1;
                    self.state = State::Bare;
                    return None;
                }
            }
        }
    }

    /// Goes to the next quote and counts the line breaks before it; false where there is none.
    fn pass_to_quote(&mut self, bytes: &[u8]) -> bool {
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                &QUOTE => return true,
                b'\n' | b'\r' => {
                    self.breaks += u64::from(*byte == b'\r' || !self.after_return);
                    self.after_return = *byte == b'\r';
                }
                _ => self.after_return = false,
            }
            self.at += 1;
        }
        false
    }

    fn end_cell(&mut self, place: usize) {
        if self.ends.len() >= MAX_COLUMNS {
            self.too_wide = true;
        } else {
            self.ends.push(place as u32);
        }
    }

    fn end_record(&mut self, bytes: &[u8], place: usize, ended: bool) -> Split {
        let paired = match (bytes[place], bytes.get(place + 1)) {
            (b'\r', None) if !ended => {
                self.at = place;
                return Split::More;
            }
            (b'\r', Some(b'\n')) => 1,
            _ => 0,
        };
        self.end_cell(place);
        Split::Record { length: place, used: place + 1 + paired }
    }

    fn end_at_last(&mut self, bytes: &[u8]) -> Split {
        self.end_cell(bytes.len());
        Split::Record { length: bytes.len(), used: bytes.len() }
    }
}

fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|other| *other == byte)
}

/// A cell without its quotes.
pub(crate) fn unquote<'a>(cell: &'a [u8], scratch: &'a mut Vec<u8>) -> &'a [u8] {
    let [QUOTE, rest @ ..] = cell else { return cell };
    if let [inner @ .., QUOTE] = rest
        && find(QUOTE, inner).is_none()
    {
        return inner;
    }
    scratch.clear();
    let mut at = 0;
    while let Some(length) = find(QUOTE, &rest[at..]) {
        scratch.extend_from_slice(&rest[at..at + length]);
        at += length + 1;
        if rest.get(at) != Some(&QUOTE) {
            break;
        }
        scratch.push(QUOTE);
        at += 1;
    }
    scratch.extend_from_slice(&rest[at..]);
    scratch
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Split, ends: &[u32]) {
        let mut splitter = Splitter::new(b',', true);
        assert_eq!((splitter.split(text.as_bytes(), true), splitter.ends.as_slice()), (expected, ends), "{text:?}");
        let mut slowly = Splitter::new(b',', true);
        let mut last = Split::More;
        for length in 0..=text.len() {
            if last == Split::More {
                last = slowly.split(&text.as_bytes()[..length], length == text.len());
            }
        }
        let mut at_once = Splitter::new(b',', true);
        assert_eq!(last, at_once.split(text.as_bytes(), true), "{text:?} byte by byte");
        assert_eq!(slowly.ends, at_once.ends, "{text:?} byte by byte");
    }

    #[test]
    fn a_record_ends_at_a_break_outside_quotes() {
        check("a,bc\nd", Split::Record { length: 4, used: 5 }, &[1, 4]);
        check("a,\"b\nc\",\r\nd", Split::Record { length: 8, used: 10 }, &[1, 7, 8]);
        check("a\r\rb", Split::Record { length: 1, used: 2 }, &[1]);
        check("a,", Split::Record { length: 2, used: 2 }, &[1, 2]);
        check("\"a\"", Split::Record { length: 3, used: 3 }, &[3]);
    }

    #[test]
    fn a_quote_that_runs_over_lines_and_closes_inside_a_cell_is_none() {
        check("a,\"b\nc,\"d\",e\n", Split::Unclosed, &[1]);
        check("a,\"b\nc,d\n", Split::Unclosed, &[1]);
        check("a,\"b\"c,d", Split::Record { length: 8, used: 8 }, &[1, 6, 8]);
    }

    #[test]
    fn quotes_are_taken_off() {
        let off = |cell: &str| String::from_utf8(unquote(cell.as_bytes(), &mut Vec::new()).to_vec()).unwrap();
        assert_eq!(off("5\" pipe"), "5\" pipe");
        assert_eq!(off("\"a \"\"b\"\"\""), "a \"b\"");
        assert_eq!((off("\"\"").as_str(), off("\"a\"b\"c").as_str()), ("", "ab\"c"));
    }
}
