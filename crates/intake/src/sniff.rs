//! Guesses how a file is written: its encoding and its delimiter.

use crate::decode::{CHUNK, decode_sample, read_retrying};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub encoding: &'static Encoding,
    pub delimiter: u8,
}

impl Dialect {
    pub(crate) fn encoding_name(&self) -> String {
        self.encoding.name().to_owned()
    }

    /// The delimiter as people name it.
    pub(crate) fn delimiter_name(&self) -> String {
        let name = match self.delimiter {
            b',' => "comma",
            b';' => "semicolon",
            b'\t' => "tab",
            _ => "pipe",
        };
        name.to_owned()
    }
}

/// Reads the source to its end, in constant memory: an encoding is only sure once every byte was seen.
pub fn sniff(mut source: impl Read) -> io::Result<Dialect> {
    let mut buffer = vec![0; CHUNK];
    let length = fill(&mut source, &mut buffer)?;
    let sample = buffer[..length].to_vec();
    let encoding = match marked_encoding(&sample) {
        Some(encoding) => encoding,
        None => guess_encoding(&mut source, &mut buffer, length)?,
    };
    Ok(Dialect { encoding, delimiter: guess_delimiter(&decode_sample(&sample, encoding)) })
}

fn fill(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match read_retrying(source, &mut buffer[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(length)
}

fn marked_encoding(sample: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(sample).map(|(encoding, _)| encoding).or_else(|| unmarked_utf16(sample))
}

/// Latin text in UTF-16 has a NUL in every other byte.
fn unmarked_utf16(sample: &[u8]) -> Option<&'static Encoding> {
    const MOSTLY: usize = 3;
    let pairs = sample.len() / 2;
    let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if pairs >= 4 && odd * MOSTLY > pairs && even == 0 {
        Some(UTF_16LE)
    } else if pairs >= 4 && even * MOSTLY > pairs && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn guess_encoding(source: &mut impl Read, buffer: &mut [u8], first: usize) -> io::Result<&'static Encoding> {
    let mut utf8 = UTF_8.new_decoder_without_bom_handling();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut sink = vec![0; CHUNK * 3 + 16];
    let mut is_utf8 = true;
    let mut length = first;
    loop {
        let last = length == 0;
        if is_utf8 {
            let (result, _, _) = utf8.decode_to_utf8_without_replacement(&buffer[..length], &mut sink, last);
            is_utf8 = result == encoding_rs::DecoderResult::InputEmpty;
        }
        detector.feed(&buffer[..length], last);
        if last {
            break;
        }
        length = fill(source, buffer)?;
    }
    Ok(if is_utf8 { UTF_8 } else { detector.guess(None, Utf8Detection::Deny) })
}

/// The delimiter that splits the first line most, the ones of the lines after it deciding a tie.
fn guess_delimiter(sample: &str) -> u8 {
    let mut lines = sample.lines().filter(|line| !line.trim().is_empty());
    let header = lines.next().unwrap_or_default();
    let body: Vec<&str> = lines.take(20).collect();
    let score = |delimiter: u8| {
        let columns = count_outside_quotes(header, delimiter);
        let agreeing = body.iter().filter(|line| count_outside_quotes(line, delimiter) == columns).count();
        (columns, if columns == 0 { 0 } else { agreeing })
    };
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

fn count_outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == delimiter && !quoted {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn check(bytes: &[u8], encoding: &'static Encoding, delimiter: u8) {
        assert_eq!(sniff(bytes).unwrap(), Dialect { encoding, delimiter });
    }

    #[test]
    fn plain_text_is_utf8_with_commas() {
        check(b"sku,name\nA,B\n", UTF_8, b',');
        check(b"sku", UTF_8, b',');
        check(b"", UTF_8, b',');
    }

    #[test]
    fn semicolons_tabs_and_pipes_are_told_apart() {
        check(b"sku;name;price\nA;B;1,20\nC;D;3,40", UTF_8, b';');
        check(b"sku\tname\nA\tB, or C", UTF_8, b'\t');
        check(b"sku|name\nA|B", UTF_8, b'|');
        check(b"\"a;b;c;d\",name\nA,B", UTF_8, b',');
    }

    #[test]
    fn a_byte_order_mark_decides() {
        check(b"\xEF\xBB\xBFsku,name", UTF_8, b',');
        check(b"\xFF\xFEs\0;\0n\0", UTF_16LE, b';');
    }

    #[test]
    fn utf16_is_seen_without_a_mark() {
        let little: Vec<u8> = "sku;name\nA;B".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "sku;name\nA;B".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, UTF_16LE, b';');
        check(&big, UTF_16BE, b';');
    }

    #[test]
    fn windows_1252_is_seen_even_far_down_the_file() {
        let mut bytes = b"sku;name\n".to_vec();
        for row in 0..20_000 {
            bytes.extend(format!("A{row};Helmet\n").bytes());
        }
        bytes.extend(b"B1;Caf\xE9 M\xFCller, Gr\xF6\xDFe\n");
        check(&bytes, WINDOWS_1252, b';');
    }
}
