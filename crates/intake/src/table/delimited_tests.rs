//! Delimited text as tables.

use super::*;
use encoding_rs::{SHIFT_JIS, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

/// Gives a few bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.1.min(buffer.len());
        self.0.read(&mut buffer[..length])
    }
}

fn open<R: Read>(source: R, encoding: &'static Encoding, delimiter: u8) -> Delimited<R> {
    Delimited::open(source, DelimitedOptions::new(Dialect { encoding, delimiter })).unwrap()
}

fn rows(table: &mut dyn Table) -> Vec<TableRow> {
    let mut row = TableRow::default();
    let mut rows = Vec::new();
    while table.next_row(&mut row).unwrap() {
        rows.push(row.clone());
    }
    rows
}

fn read(bytes: &[u8], encoding: &'static Encoding) -> Vec<TableRow> {
    let whole = rows(&mut open(bytes, encoding, b','));
    for size in [1, 2, 3, 7] {
        assert_eq!(rows(&mut open(Drip(bytes, size), encoding, b',')), whole, "{size} bytes at a time");
    }
    whole
}

fn cells(row: &TableRow) -> Vec<&str> {
    row.cells().collect()
}

/// Line, lines and cells of each record after the header.
fn check(text: &str, expected: &[(u64, u64, &[&str])]) {
    let found = read(text.as_bytes(), UTF_8);
    let found: Vec<_> = found.iter().map(|row| (row.line, row.lines, cells(row))).collect();
    let expected: Vec<_> = expected.iter().map(|(line, lines, cells)| (*line, *lines, cells.to_vec())).collect();
    assert_eq!(found, expected);
}

/// Every record's bytes in the file, decoded, are its text.
fn check_places(bytes: &[u8], encoding: &'static Encoding, delimiter: u8, expected: &[&str]) {
    let mut table = open(bytes, encoding, delimiter);
    let rows = rows(&mut table);
    assert_eq!(table.bytes_read(), bytes.len() as u64);
    let text = |row: &TableRow| {
        let raw = &bytes[row.offset as usize..(row.offset + row.length) as usize];
        encoding.decode_without_bom_handling(raw).0.into_owned()
    };
    assert_eq!(rows.iter().map(text).collect::<Vec<_>>(), expected);
}

#[test]
fn records_carry_their_lines() {
    check("h,i\r\n\r\n\"c\nd\",e\nf,\n", &[(3, 2, &["c\nd", "e"]), (5, 1, &["f", ""])]);
    check("h\ra\rb", &[(2, 1, &["a"]), (3, 1, &["b"])]);
    check("h,i\n,\n  , \nc,d", &[(4, 1, &["c", "d"])]);
    check("h\n\"a \"\"b\"\"\",5\" pipe\n\"\",x", &[(2, 1, &["a \"b\"", "5\" pipe"]), (3, 1, &["", "x"])]);
}

#[test]
fn the_header_is_trimmed_and_may_repeat_a_name() {
    let table = open(&b"\xef\xbb\xbf Sku ,\"Cost\nper\",Cost,Cost\n"[..], UTF_8, b',');
    assert_eq!(table.columns(), ["Sku", "Cost\nper", "Cost", "Cost"]);
}

#[test]
fn a_first_line_may_name_the_delimiter() {
    for text in ["sep=;\r\na;b\r\nc;d", "\"sep=;\"\na;b\nc;d", "SEP=;\ra;b\rc;d"] {
        let mut table = open(text.as_bytes(), UTF_8, b',');
        assert_eq!(table.columns(), ["a", "b"], "{text:?}");
        let rows = rows(&mut table);
        assert_eq!((rows[0].line, cells(&rows[0])), (3, vec!["c", "d"]), "{text:?}");
    }
    assert_eq!(open(&b"sep=,x\na\n"[..], UTF_8, b',').columns(), ["sep=", "x"]);
}

#[test]
fn what_stands_before_the_header_is_passed_over() {
    let text = &b"Orders report\n\nfrom 1 May,to 2 May\nSku,Name\nA,Helmet\n"[..];
    let dialect = Dialect { encoding: UTF_8, delimiter: b',' };
    let is_header = |row: &TableRow| row.cell(0) == "Sku";
    for header in [HeaderAt::After(2), HeaderAt::Where(&is_header)] {
        let options = DelimitedOptions { dialect, quoting: true, header };
        let mut table = Delimited::open(text, options).unwrap();
        assert_eq!(table.columns(), ["Sku", "Name"]);
        assert_eq!(rows(&mut table)[0].line, 5);
    }
    let header = HeaderAt::Where(&|_| false);
    let told = Delimited::open(text, DelimitedOptions { dialect, quoting: true, header }).err().unwrap();
    assert!(matches!(told, IntakeError::Problem(problem) if problem.code == "header_unknown"));
}

#[test]
fn without_quoting_a_quote_is_a_sign_like_any_other() {
    let dialect = Dialect { encoding: UTF_8, delimiter: b'\t' };
    let options = DelimitedOptions { dialect, quoting: false, header: HeaderAt::First };
    let mut table = Delimited::open(&b"a\tb\n\"x\ty\n\"z\"\tw"[..], options).unwrap();
    let rows = rows(&mut table);
    assert_eq!(rows.iter().map(cells).collect::<Vec<_>>(), [["\"x", "y"], ["\"z\"", "w"]]);
}

#[test]
fn places_are_those_of_the_file_in_every_encoding() {
    let lines = ["é,\"ü\nx\"", "ö,😀", "a,b"];
    let text = format!("h,i\r\n{}\r\n\r\n{}\n{}", lines[0], lines[1], lines[2]);
    check_places(text.as_bytes(), UTF_8, b',', &lines);
    check_places(format!("\u{feff}{text}").as_bytes(), UTF_8, b',', &lines);
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_places(&wide, UTF_16LE, b',', &lines);
    check_places(b"h,i\n\xe9,\"\xfc\"\n\x80,b\n", WINDOWS_1252, b',', &["é,\"ü\"", "€,b"]);
    check_places(b"h|i\n\x83\x7c|x\n\x83\x5c|\"y\"\n", SHIFT_JIS, b'|', &["ポ|x", "ソ|\"y\""]);
}

#[test]
fn cells_are_decoded() {
    let found = read(b"h,i\n\xe9,\"\xfc\"\"\"\n", WINDOWS_1252);
    assert_eq!(cells(&found[0]), ["é", "ü\""]);
}

#[test]
fn bytes_that_cannot_be_read_spoil_their_row_only() {
    let found = read(b"a,b\nc\0,d\ne,\"\xff\"\ng,h\n", UTF_8);
    let flaws: Vec<_> = found.iter().map(|row| row.flaw).collect();
    assert_eq!(flaws, [Some(Flaw::Unreadable), Some(Flaw::Unreadable), None]);
    assert_eq!(cells(&found[1]), ["e", "\u{fffd}"]);
}

#[test]
fn a_quote_that_never_closes_spoils_its_line_only() {
    let found = read(b"h,i\n\"x\ny\",\"d\ne,f\ng,\"\"\n", UTF_8);
    let found: Vec<_> = found.iter().map(|row| (row.line, row.lines, row.offset, row.length, row.flaw)).collect();
    let unclosed = Some(Flaw::UnclosedQuote);
    assert_eq!(found, [(2, 2, 4, 8, unclosed), (4, 1, 13, 3, None), (5, 1, 17, 4, None)]);
}

#[test]
fn a_quote_that_swallows_lines_up_to_another_one_spoils_its_line_only() {
    let found = read(b"h,i\n1,\"inch\n2,b\n3,\"c, d\"\n", UTF_8);
    let found: Vec<_> = found.iter().map(|row| (row.flaw, cells(row))).collect();
    let unclosed = Some(Flaw::UnclosedQuote);
    assert_eq!(found, [(unclosed, vec!["1,\"inch"]), (None, vec!["2", "b"]), (None, vec!["3", "c, d"])]);
}

#[test]
fn a_line_of_40_mb_takes_one_row_and_no_memory() {
    for quote in ["", "\""] {
        let start = format!("h,i\na,{quote}");
        let end = format!("{quote}\nc,d\n");
        let long = io::repeat(b'x').take(40_000_000);
        let mut table = open(start.as_bytes().chain(long).chain(end.as_bytes()), UTF_8, b',');
        let found = rows(&mut table);
        assert_eq!((found[0].flaw, found[0].len()), (Some(Flaw::TooLong), 0));
        assert_eq!(found[0].length as usize, 40_000_002 + 2 * quote.len());
        assert_eq!((found[1].line, cells(&found[1])), (3, vec!["c", "d"]));
    }
}

#[test]
fn lines_of_a_cell_beyond_16_mb_are_records_again() {
    let line = "x".repeat(999) + "\n";
    let text = format!("h,i\na,\"{}b\",c\nd,e\n", line.repeat(20_000));
    let found = rows(&mut open(text.as_bytes(), UTF_8, b','));
    assert_eq!(found.len(), 20_002);
    assert_eq!((found[0].flaw, found[1].flaw), (Some(Flaw::UnclosedQuote), None));
    assert_eq!((found[20_001].line, cells(&found[20_001])), (20_003, vec!["d", "e"]));
}

#[test]
fn a_million_columns_are_one_flawed_row() {
    let text = format!("h,i\n{}\nc,d", ",x".repeat(1_000_000));
    let found = rows(&mut open(text.as_bytes(), UTF_8, b','));
    assert_eq!((found[0].flaw, found.len()), (Some(Flaw::TooLong), 2));
}

#[test]
fn other_kinds_of_file_are_no_tables() {
    for bytes in [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, b'K', b'\n'][..], b"sk\0u,name\n", b"SQLite format 3\0", b""] {
        let dialect = crate::sniff::sniff(bytes).unwrap();
        let told = Delimited::open(bytes, DelimitedOptions::new(dialect)).err().unwrap();
        let expected = if bytes.is_empty() { "empty_file" } else { "not_a_table" };
        assert!(matches!(&told, IntakeError::Problem(problem) if problem.code == expected), "{bytes:?}: {told}");
    }
}

proptest! {
    #[test]
    fn it_reads_what_the_csv_crate_reads(rows in prop::collection::vec(
        prop::collection::vec("[a-z\",;\\r\\n' é]{1,6}x", 2..4), 1..6), breaks in 0..3) {
        let breaks = [csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')][breaks as usize];
        let mut writer = csv::WriterBuilder::new().flexible(true).terminator(breaks).from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        let bytes = writer.into_inner().unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[..]);
        let expected: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let found: Vec<Vec<String>> =
            read(&bytes, UTF_8).iter().map(|row| row.cells().map(str::to_owned).collect()).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn records_never_overlap_and_hold_all_but_blanks(text in "[ab\",\\r\\n\\x00é]{0,40}", quoting: bool) {
        let bytes = format!("head\n{text}");
        let dialect = Dialect { encoding: UTF_8, delimiter: b',' };
        let options = DelimitedOptions { dialect, quoting, header: HeaderAt::First };
        let mut table = Delimited::open(bytes.as_bytes(), options).unwrap();
        let mut at = 5;
        for row in rows(&mut table) {
            let between = &bytes.as_bytes()[at..row.offset as usize];
            prop_assert!(between.iter().all(|byte| b"\r\n,\"".contains(byte)), "{bytes:?}: {row:?}");
            let before = &bytes.as_bytes()[..row.offset as usize];
            prop_assert_eq!(row.line, 1 + super::super::scan::count_breaks(before, &mut false));
            at = (row.offset + row.length) as usize;
        }
        prop_assert!(bytes.as_bytes()[at..].iter().all(|byte| b"\r\n,\"".contains(byte)));
    }
}
