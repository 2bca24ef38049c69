//! The bytes of a document as text: UTF-8, with or without a byte order mark, and nothing else.

use super::MAX_BYTES;
use super::place::{Faults, Place};

pub(super) fn text_of<'b>(bytes: &'b [u8], faults: &mut Faults) -> Option<&'b str> {
    if bytes.len() > MAX_BYTES {
        let most = MAX_BYTES >> 20;
        faults.push(&Place::ROOT, "too_large", format!("a document of rules is at most {most} MB"));
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_wide(bytes) => Some(text),
        Ok(_) => refuse("it is UTF-16 or UTF-32", faults),
        Err(_) if is_wide(bytes) => refuse("it is UTF-16 or UTF-32", faults),
        Err(error) => {
            let (line, column) = line_and_column(bytes, error.valid_up_to());
            refuse(&format!("line {line}, column {column} is not"), faults)
        }
    }
}

fn refuse<T>(why: &str, faults: &mut Faults) -> Option<T> {
    faults.push(&Place::ROOT, "not_utf8", format!("a document of rules is written in UTF-8, {why}; save it as UTF-8"));
    None
}

/// Either begins with its byte order mark, or leaves every second byte of plain letters empty. UTF-8 JSON does neither.
fn is_wide(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..])
}

fn line_and_column(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at];
    let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    (line, at - start + 1)
}
