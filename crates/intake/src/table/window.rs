//! The stretch of a file that is being split: grows to the longest record taken, and no further.

use super::row::MAX_RECORD;
use super::transcode::Transcoder;
use crate::decode::read_retrying;
use encoding_rs::Encoding;
use std::io::{self, Read};

const USUAL: usize = 256 * 1024;

/// Bytes of a file, or their text where the encoding's own bytes cannot be split.
pub(crate) struct Window<R> {
    source: R,
    transcoder: Option<Transcoder>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Of `start`, among the bytes that are split.
    offset: u64,
    /// Of `start`, in the file.
    file_offset: u64,
    taken: u64,
    pub(crate) ended: bool,
}

impl<R: Read> Window<R> {
    /// Takes off the byte order mark. `delimiter` must not be part of longer signs, or the bytes are brought into UTF-8.
    pub(crate) fn open(source: R, encoding: &'static Encoding, delimiter: u8) -> io::Result<Self> {
        let mut window = Self {
            source,
            transcoder: None,
            buffer: vec![0; USUAL],
            start: 0,
            end: 0,
            offset: 0,
            file_offset: 0,
            taken: 0,
            ended: false,
        };
        while window.end < 3 && !window.ended {
            window.fill()?;
        }
        let marked = Encoding::for_bom(window.bytes()).filter(|(marked, _)| *marked == encoding);
        window.consume(marked.map_or(0, |(_, length)| length));
        if !splits_as_it_is(encoding, delimiter) {
            window.transcode(encoding);
        }
        Ok(window)
    }

    fn transcode(&mut self, encoding: &'static Encoding) {
        let mut transcoder = Transcoder::new(encoding, self.offset);
        let mut text = Vec::with_capacity(USUAL);
        let raw = self.bytes();
        if !raw.is_empty() {
            transcoder.decode(raw, &mut text);
        }
        if self.ended {
            transcoder.decode(&[], &mut text);
        }
        (self.start, self.end, self.offset) = (0, text.len(), 0);
        self.buffer = text;
        self.transcoder = Some(transcoder);
    }

    /// What is read and not consumed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    pub(crate) fn bytes_read(&self) -> u64 {
        self.taken
    }

    pub(crate) fn is_full(&self) -> bool {
        self.end - self.start >= MAX_RECORD
    }

    pub(crate) fn consume(&mut self, length: usize) {
        self.file_offset = self.file_end(length, length);
        self.start += length;
        self.offset += length as u64;
        if let Some(transcoder) = &mut self.transcoder {
            transcoder.forget_before(self.offset);
        }
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
    }

    /// Reads on. The bytes held so far keep their order and get a new place.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        if self.ended {
            return Ok(());
        }
        self.make_room();
        let read = match &mut self.transcoder {
            None => {
                let read = read_retrying(&mut self.source, &mut self.buffer[self.end..])?;
                self.end += read;
                read
            }
            Some(transcoder) => {
                self.buffer.truncate(self.end);
                let read = transcoder.read(&mut self.source, &mut self.buffer)?;
                self.end = self.buffer.len();
                read
            }
        };
        self.taken += read as u64;
        self.ended = read == 0;
        Ok(())
    }

    fn make_room(&mut self) {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.end < USUAL / 2 && self.buffer.len() > USUAL {
            self.buffer.truncate(USUAL);
            self.buffer.shrink_to_fit();
        } else if self.transcoder.is_none() && self.end + USUAL / 2 > self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
    }

    /// Where the window starts in the file.
    pub(crate) fn file_offset(&self) -> u64 {
        self.file_offset
    }

    /// Where a record ends in the file of which the window has `length` bytes, and `used` with its line break.
    pub(crate) fn file_end(&self, length: usize, used: usize) -> u64 {
        let Some(transcoder) = &self.transcoder else { return self.file_offset + length as u64 };
        let breaks = (used - length) as u64 * transcoder.width();
        match transcoder.line_offset(self.offset + used as u64) {
            Some(line) => line - breaks,
            None => self.file_offset + transcoder.file_length(&self.bytes()[..length]),
        }
    }

    /// Whether the bytes of the window are in UTF-8, whatever those of the file are.
    pub(crate) fn is_transcoded(&self) -> bool {
        self.transcoder.is_some()
    }
}

/// No byte of a longer sign is a quote, a line break, a comma, a semicolon or a tab in the encodings that keep ASCII; a
/// pipe may be one in some for East Asia.
fn splits_as_it_is(encoding: &'static Encoding, delimiter: u8) -> bool {
    encoding.is_ascii_compatible()
        && (encoding.is_single_byte() || encoding == encoding_rs::UTF_8 || matches!(delimiter, b',' | b';' | b'\t'))
}
