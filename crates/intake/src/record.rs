//! Records of a file, one at a time: decoded, split, and as wide as the header.

use crate::decode::Decoded;
use crate::export::unescape;
use crate::problem::{IntakeError, Problem};
use crate::sniff::Dialect;
use crate::splitter::Splitter;
use std::io::{self, Read};

/// One record. When `problem` is set, its cells are not to be trusted.
#[derive(Debug, PartialEq)]
pub(crate) struct Record {
    /// Line it starts on, the first being 1.
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
    pub(crate) problem: Option<Problem>,
}

impl Record {
    /// The cells of a record that is as wide as the header.
    pub(crate) fn sound_cells(self, width: usize) -> Result<Vec<String>, Problem> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let found = self.cells.len();
        if found != width {
            return Err(Problem::new("ragged_row", format!("the row has {found} columns, the header has {width}")));
        }
        Ok(self.cells.into_iter().map(|cell| unescape(&cell).to_owned()).collect())
    }
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

    /// The first record, which names the columns.
    pub(crate) fn read_header(&mut self) -> Result<Vec<String>, IntakeError> {
        let header = self.next_record()?.ok_or_else(|| Problem::new("empty_file", "the file is empty"))?;
        if let Some(problem) = header.problem {
            let text = problem.code != "unreadable_bytes";
            let told = || Problem::new(problem.code, format!("line {}: {}", header.line, problem.message));
            return Err(if text { told() } else { not_csv() }.into());
        }
        if header.cells.iter().any(|cell| cell.contains(is_binary)) {
            return Err(not_csv().into());
        }
        Ok(header.cells.iter().map(|cell| unescape(cell).trim().to_owned()).collect())
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

/// What no header holds, and compressed files, spreadsheets and pictures hold soon.
fn is_binary(sign: char) -> bool {
    sign == char::REPLACEMENT_CHARACTER || (sign.is_control() && !sign.is_whitespace())
}

fn not_csv() -> Problem {
    Problem::new("not_csv", "this is not CSV but another kind of file, such as a spreadsheet; save it as CSV first")
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

    #[test]
    fn other_kinds_of_file_are_told_from_csv() {
        let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, b'K', b'\n'];
        for bytes in [&packed[..], b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", b"sk\0u,name\n", b"SQLite format 3\0"] {
            let dialect = crate::sniff::sniff(bytes).unwrap();
            let told = Records::new(bytes, dialect).read_header().unwrap_err();
            assert!(matches!(&told, IntakeError::Problem(problem) if problem.code == "not_csv"), "{bytes:?}: {told}");
        }
        let header =
            Records::new(&b"\xef\xbb\xbfsku,\"full\nname\"\tx\n"[..], Dialect { encoding: UTF_8, delimiter: b',' });
        assert_eq!({ header }.read_header().unwrap(), ["sku", "full\nname\tx"]);
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
