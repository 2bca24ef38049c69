//! Bytes of any known encoding as UTF-8, a chunk at a time.

use encoding_rs::{CoderResult, Decoder, DecoderResult, Encoding};
use std::io::{self, Read};

pub(crate) const CHUNK: usize = 64 * 1024;

/// Stands where bytes could not be read in the file's encoding; a row that holds it is refused.
pub(crate) const UNREADABLE: u8 = 0;

/// Streams decoded text. Holds one chunk, whatever the size of the file.
pub(crate) struct Decoded<R> {
    source: R,
    decoder: Decoder,
    raw: Box<[u8]>,
    text: Vec<u8>,
    bytes_read: u64,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(crate) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { source, decoder, raw: vec![0; CHUNK].into_boxed_slice(), text: Vec::new(), bytes_read: 0, ended: false }
    }

    /// Bytes taken from the source so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The next piece of text, which may be empty; `None` at the end.
    pub(crate) fn next_chunk(&mut self) -> io::Result<Option<&[u8]>> {
        if self.ended {
            return Ok(None);
        }
        let length = read_retrying(&mut self.source, &mut self.raw)?;
        self.bytes_read += length as u64;
        self.ended = length == 0;
        self.decode(length);
        Ok(Some(&self.text))
    }

    fn decode(&mut self, length: usize) {
        self.text.clear();
        let mut rest = &self.raw[..length];
        loop {
            let (result, read) = decode_step(&mut self.decoder, rest, &mut self.text, self.ended);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.text.push(UNREADABLE),
            }
        }
    }
}

pub(crate) fn decode_step(
    decoder: &mut Decoder,
    bytes: &[u8],
    text: &mut Vec<u8>,
    last: bool,
) -> (DecoderResult, usize) {
    let used = text.len();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    text.resize(used + room, 0);
    let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut text[used..], last);
    text.truncate(used + written);
    (result, read)
}

pub(crate) fn read_retrying(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// The first bytes of a file as text, for guessing; a sign stands where bytes cannot be read.
pub(crate) fn decode_sample(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 + 16);
    let (result, _, _) = encoding.new_decoder_with_bom_removal().decode_to_string(bytes, &mut text, false);
    debug_assert_eq!(result, CoderResult::InputEmpty);
    text
}
