//! Text in encodings whose bytes cannot be split as they are, brought into UTF-8 with a record of what stood where.

use crate::decode::{CHUNK, UNREADABLE, decode_step, read_retrying};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use std::collections::VecDeque;
use std::io::{self, Read};

/// Decodes line by line, so that the place of every line in the file is known.
pub(crate) struct Transcoder {
    decoder: Decoder,
    encoding: &'static Encoding,
    raw: Box<[u8]>,
    /// Bytes of the file and of text, up to the last mark and to the last byte decoded.
    marks: VecDeque<Mark>,
    now: Mark,
    /// UTF-16 only: half of a unit that stood at the end of the last chunk.
    held: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Mark {
    text: u64,
    file: u64,
}

impl Transcoder {
    /// `start` is the length of the byte order mark, which was read already.
    pub(crate) fn new(encoding: &'static Encoding, start: u64) -> Self {
        let now = Mark { text: 0, file: start };
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            encoding,
            raw: vec![0; CHUNK].into_boxed_slice(),
            marks: VecDeque::from([now]),
            now,
            held: Vec::new(),
        }
    }

    /// Bytes of a line break's sign in the file.
    pub(crate) fn width(&self) -> u64 {
        if self.is_wide() { 2 } else { 1 }
    }

    fn is_wide(&self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }

    /// Reads a chunk and adds its text; the number of bytes read, 0 at the end.
    pub(crate) fn read(&mut self, source: &mut impl Read, text: &mut Vec<u8>) -> io::Result<usize> {
        let length = read_retrying(source, &mut self.raw)?;
        let raw = std::mem::take(&mut self.raw);
        self.decode(&raw[..length], text);
        self.raw = raw;
        Ok(length)
    }

    /// Decodes bytes of the file; none are the end of it.
    pub(crate) fn decode(&mut self, bytes: &[u8], text: &mut Vec<u8>) {
        let mut held = std::mem::take(&mut self.held);
        if bytes.is_empty() {
            self.decode_piece(&held, text, true);
        } else if self.is_wide() {
            held.extend_from_slice(bytes);
            self.held = held.split_off(held.len() & !1);
            self.decode_lines(&held, text);
        } else {
            self.decode_lines(bytes, text);
        }
    }

    fn decode_lines(&mut self, mut rest: &[u8], text: &mut Vec<u8>) {
        while let Some(length) = self.line_length(rest) {
            self.decode_piece(&rest[..length], text, false);
            self.marks.push_back(self.now);
            rest = &rest[length..];
        }
        self.decode_piece(rest, text, false);
    }

    fn decode_piece(&mut self, piece: &[u8], text: &mut Vec<u8>, last: bool) {
        let before = text.len();
        let mut rest = piece;
        loop {
            let (result, read) = decode_step(&mut self.decoder, rest, text, last);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => text.push(UNREADABLE),
            }
        }
        self.now.text += (text.len() - before) as u64;
        self.now.file += piece.len() as u64;
    }

    /// Up to and with the next line break, if there is one.
    fn line_length(&self, bytes: &[u8]) -> Option<usize> {
        if !self.is_wide() {
            return bytes.iter().position(|byte| is_break(*byte)).map(|place| place + 1);
        }
        let low = usize::from(self.encoding == UTF_16BE);
        let mut units = bytes.chunks_exact(2);
        units.position(|unit| is_break(unit[low]) && unit[1 - low] == 0).map(|unit| unit * 2 + 2)
    }

    /// Where in the file the line starts that starts at a place of the text, or the file ends that ends there.
    pub(crate) fn line_offset(&self, text: u64) -> Option<u64> {
        let after = self.marks.partition_point(|mark| mark.text < text);
        let mark = self.marks.get(after).unwrap_or(&self.now);
        (mark.text == text).then_some(mark.file)
    }

    /// How many bytes of the file a piece of a line takes; in encodings that shift between sets of signs, about so many.
    pub(crate) fn file_length(&self, text: &[u8]) -> u64 {
        if self.is_wide() {
            let starts = text.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
            let pairs = text.iter().filter(|byte| **byte >= 0xf0).count();
            return 2 * (starts + pairs) as u64;
        }
        let text = String::from_utf8_lossy(text);
        self.encoding.encode(&text).0.len() as u64
    }

    /// Drops what is known of lines before a place of the text.
    pub(crate) fn forget_before(&mut self, text: u64) {
        while self.marks.front().is_some_and(|mark| mark.text < text) {
            self.marks.pop_front();
        }
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::SHIFT_JIS;

    /// Places of the lines in the text and in the file, whatever the size of the chunks.
    fn check(encoding: &'static Encoding, bytes: &[u8], expected: &str, marks: &[(u64, u64)]) {
        for size in 1..=bytes.len() {
            let mut transcoder = Transcoder::new(encoding, 2);
            let mut text = Vec::new();
            bytes.chunks(size).for_each(|chunk| transcoder.decode(chunk, &mut text));
            transcoder.decode(&[], &mut text);
            assert_eq!(std::str::from_utf8(&text).unwrap(), expected, "in chunks of {size}");
            let found: Vec<_> = transcoder.marks.iter().map(|mark| (mark.text, mark.file)).collect();
            assert_eq!(found, marks, "in chunks of {size}");
        }
    }

    #[test]
    fn lines_of_utf16_are_found_in_the_file() {
        let bytes: Vec<u8> = "é\n😀\rx".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(UTF_16LE, &bytes, "é\n😀\rx", &[(0, 2), (3, 6), (8, 12)]);
    }

    #[test]
    fn halves_of_a_pair_and_of_a_unit_are_unreadable() {
        check(UTF_16BE, &[0xd8, 0, 0, b'\n', 0x0a], "\0\n\0", &[(0, 2), (2, 6)]);
    }

    #[test]
    fn a_pipe_in_a_sign_of_shift_jis_is_no_delimiter() {
        check(SHIFT_JIS, b"\x83\x7c|a\nb", "ポ|a\nb", &[(0, 2), (6, 7)]);
    }
}
