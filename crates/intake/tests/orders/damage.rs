//! Damaged copies of the corpus, the same for the same number.

use crate::corpus::Case;

/// What the parsers of channels stumble over.
const TOKENS: [&[u8]; 20] = [
    b"\"",
    b"\n",
    b",",
    b"|",
    b"|Product ID:",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"-",
    b"1e999",
    b"9999999999999999999999",
    b"\\ud800",
    b"\0",
    b"\xff",
    b"\xc3\xa9",
    b"\"id\":[],",
    b"&#x110000;",
    b"01/13/2026",
];

pub struct Damage(u64);

impl Damage {
    pub fn new(number: u64) -> Self {
        Self(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Marsaglia's xorshift.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// A copy with one to four places damaged.
    pub fn of(&mut self, case: &Case) -> Case {
        let mut files = case.files.clone();
        for _ in 0..=self.below(4) {
            let file = self.below(files.len());
            self.damage(&mut files[file].1);
        }
        Case { channel: case.channel.clone(), folder: case.folder.clone(), name: case.name.clone(), files }
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let (one, other) = (self.below(bytes.len() + 1), self.below(bytes.len() + 1));
        let part = one.min(other)..one.max(other).min(one.min(other) + 200);
        match self.below(8) {
            0 => bytes.truncate(one),
            1 => _ = bytes.drain(part),
            2 => {
                let copy = bytes[part].to_vec();
                bytes.splice(one..one, copy);
            }
            3 if one < bytes.len() => bytes[one] = self.below(256) as u8,
            _ => {
                let token = TOKENS[self.below(TOKENS.len())];
                bytes.splice(one..one, token.iter().copied());
            }
        }
    }
}
