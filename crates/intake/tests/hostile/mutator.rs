//! Damage, the same for the same number.

use crate::fixture::xlsx;
use crate::seed::{SHARED, SHEET, Seed};
use encoding_rs::{SHIFT_JIS, WINDOWS_1252};

/// What parsers stumble over.
const TOKENS: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b"\"\n",
    b"\0",
    b"\r",
    b"\n\n",
    b",,,,",
    b"\t",
    b"{",
    b"}",
    b"[[[[",
    b"]",
    b"\\",
    b"\\ud800",
    b":",
    b"1e999",
    b"-99999999999999999999",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=1+1",
    b"\xed\xa0\x80",
    b"PAR1",
    b"PK\x03\x04",
    b"<!--",
];

/// Numbers in the middle of files of bytes: lengths, counts and offsets.
const WORDS: [u32; 8] = [0, 1, 0x7f, 0xff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x00ff_ffff];

pub struct Mutator(u64);

impl Mutator {
    pub fn new(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Steele, Lea and Flood's SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// A damaged copy. Half of the workbooks are damaged before they are packed.
    pub fn damage(&mut self, seed: &Seed) -> Vec<u8> {
        if seed.name == "xlsx" && self.below(2) == 0 {
            let sheet = self.damaged_text(SHEET);
            let shared = self.damaged_text(SHARED);
            return xlsx(&[("Orders", "visible", &sheet)], &shared);
        }
        let mut bytes = seed.bytes.clone();
        if seed.is_text {
            self.repeat(&mut bytes);
        }
        for _ in 0..=self.below(4) {
            self.damage_once(&mut bytes, seed.is_text);
        }
        if seed.is_text { self.encode(bytes) } else { bytes }
    }

    fn damaged_text(&mut self, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..self.below(3) {
            self.damage_once(&mut bytes, true);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Sometimes a longer file, so that it is read in more than one piece.
    fn repeat(&mut self, bytes: &mut Vec<u8>) {
        if self.below(150) == 0 {
            let once = bytes.clone();
            (0..3000).for_each(|_| bytes.extend_from_slice(&once));
        }
    }

    fn damage_once(&mut self, bytes: &mut Vec<u8>, is_text: bool) {
        let at = self.below(bytes.len() + 1);
        let length = self.below(40).min(bytes.len() - at);
        match self.below(if is_text { 6 } else { 8 }) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let piece = bytes[at..at + length].to_vec();
                let to = self.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            3 | 4 => {
                let token = TOKENS[self.below(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            5 | 6 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())].to_le_bytes();
                bytes.iter_mut().skip(at).zip(word).for_each(|(byte, new)| *byte = new);
            }
        }
    }

    fn encode(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        let text = String::from_utf8_lossy(&bytes);
        match self.below(8) {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
            2 => WINDOWS_1252.encode(&text).0.into_owned(),
            3 => SHIFT_JIS.encode(&text).0.into_owned(),
            _ => bytes,
        }
    }
}
