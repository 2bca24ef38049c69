//! Records out of JSON.

use super::*;
use encoding_rs::{UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

struct Drip<'a>(&'a [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.1.min(buffer.len());
        self.0.read(&mut buffer[..length])
    }
}

fn collect<R: Read>(source: R, encoding: &'static Encoding) -> Vec<JsonRecord> {
    let mut records = JsonRecords::open(source, encoding).unwrap();
    let mut record = JsonRecord::default();
    let mut found = Vec::new();
    while records.next_record(&mut record).unwrap() {
        found.push(record.clone());
    }
    found
}

fn read(bytes: &[u8], encoding: &'static Encoding) -> Vec<JsonRecord> {
    let whole = collect(bytes, encoding);
    for size in [1, 3, 7] {
        assert_eq!(collect(Drip(bytes, size), encoding), whole, "{size} bytes at a time");
    }
    for record in &whole {
        let raw = &bytes[record.offset as usize..(record.offset + record.length) as usize];
        assert_eq!(encoding.decode_without_bom_handling(raw).0, record.text);
    }
    whole
}

/// Line and text of each record; a flawed one is marked.
fn check(text: &str, expected: &[(u64, &str)]) {
    let found = read(text.as_bytes(), UTF_8);
    let sign = |record: &JsonRecord| if record.flaw.is_some() { "✗ " } else { "" };
    let found: Vec<_> = found.iter().map(|record| (record.line, format!("{}{}", sign(record), record.text))).collect();
    let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

const A: &str = r#"{"a":1}"#;
const B: &str = r#"{"b":"]},"}"#;

#[test]
fn records_come_out_of_an_array() {
    check(&format!("\u{feff}[\n {A},\r\n{B} ]\n"), &[(2, A), (3, B)]);
    check(&format!("[{A}][{B}]"), &[(1, A), (1, B)]);
    check("[ ]", &[]);
}

#[test]
fn records_come_one_a_line() {
    check(&format!("{A}\n\n{B}\r\n"), &[(1, A), (3, B)]);
    check(&format!("{{\"a\":\n{A}\n{B} x\n{A}"), &[(1, "✗ {\"a\":"), (2, A), (3, &format!("✗ {B} x")), (4, A)]);
}

#[test]
fn records_come_one_after_the_other() {
    check(&format!("{{\n\"a\":1}}\n{B}"), &[(1, "{\n\"a\":1}"), (3, B)]);
}

#[test]
fn records_come_out_of_pages() {
    check(&format!(r#"{{"n":[1],"items":[{A},{B}],"total":{{"x":[2]}}}}"#), &[(1, A), (1, B)]);
    check(&format!("{{\"data\":{{\"orders\":[{A}]}}}}\n{{\"data\":{{\"orders\":[{B}]}},\"x\":1}}"), &[(1, A), (2, B)]);
    check(&format!("{{\"items\":[{A}]}}{{\"none\":1}}{{\"items\":[{B}]}}"), &[(1, A), (1, B)]);
}

#[test]
fn a_file_that_is_cut_off_is_told() {
    check(&format!("[{A},{{\"b\":"), &[(1, A), (1, "✗ {\"b\":")]);
    check(&format!("[{A},"), &[(1, A), (1, "✗ ")]);
    check(&format!("{{\"items\":[{A}]"), &[(1, A), (1, "✗ ")]);
}

#[test]
fn what_is_no_object_is_flawed() {
    check(&format!("[1,\"x\",[2],{A}]"), &[(1, "✗ 1"), (1, "✗ \"x\""), (1, "✗ [2]"), (1, A)]);
    check(&format!("[{A}}},{A}]"), &[(1, A), (1, A), (1, "✗ ]")]);
}

#[test]
fn places_are_those_of_the_file_in_every_encoding() {
    let text = "\u{feff}[{\"a\":\"é😀\"},\n{\"b\":\"ü\"}, {\"c\":\"x\"}]";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide, UTF_16LE).len(), 3);
    assert_eq!(read(b"[{\"a\":\"\xe9\"},{\"b\":1}]", WINDOWS_1252)[0].text, "{\"a\":\"é\"}");
}

#[test]
fn bytes_that_cannot_be_read_spoil_their_record_only() {
    let found = collect(&b"[{\"a\":\"\xff\"},{\"b\":\"\0\"},{}]"[..], UTF_8);
    let flaws: Vec<_> = found.iter().map(|record| record.flaw).collect();
    assert_eq!(flaws, [Some(Flaw::Unreadable), Some(Flaw::Unreadable), None]);
}

#[test]
fn a_record_of_40_mb_takes_no_memory() {
    for (start, end) in [("[{\"a\":\"", "\"},{}]"), ("{}\n{\"a\":\"", "\"}\n{}"), ("[{\"a\":", "},{}]")] {
        let long = io::repeat(if start.ends_with('"') { b'x' } else { b'[' }).take(40_000_000);
        let found = collect(start.as_bytes().chain(long).chain(end.as_bytes()), UTF_8);
        let flawed = found.iter().find(|record| record.flaw.is_some()).unwrap();
        assert_eq!((flawed.flaw, flawed.text.as_str()), (Some(Flaw::TooLong), ""));
        assert!(flawed.length >= 40_000_000);
    }
}

proptest! {
    #[test]
    fn records_are_those_that_serde_json_reads(records in prop::collection::vec(
        prop::collection::btree_map("[a-c\"\\\\{}é]{1,3}", "[a-c\"\\\\{}\\[\\], \\n]{0,5}", 1..4), 0..5), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&records) } else { serde_json::to_string(&records) }.unwrap();
        let lines: String = records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect();
        for text in [text, lines].iter().filter(|text| !text.is_empty()) {
            let found: Vec<std::collections::BTreeMap<String, String>> =
                read(text.as_bytes(), UTF_8).iter().map(|record| serde_json::from_str(&record.text).unwrap()).collect();
            prop_assert_eq!(&found, &records);
        }
    }

    #[test]
    fn no_text_hangs_it(text in "[\\[{][\\[\\]{}:,\"a1\\n ]{0,40}") {
        let found = collect(text.as_bytes(), UTF_8);
        prop_assert!(found.len() <= text.len() + 1);
        prop_assert!(found.windows(2).all(|pair| pair[0].offset + pair[0].length <= pair[1].offset));
    }
}
