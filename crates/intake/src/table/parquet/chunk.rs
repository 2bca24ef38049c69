//! A file as the Parquet parser asks for it: pieces of it, from several places in turn.

use super::super::source::Source;
use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};
use std::io::{self, BufReader, Read, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

const BUFFER: usize = 16 * 1024;

#[derive(Clone)]
pub(super) struct Shared {
    source: Arc<Mutex<dyn Source>>,
    length: u64,
}

impl Shared {
    pub(super) fn new(mut source: impl Source) -> io::Result<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        Ok(Self { source: Arc::new(Mutex::new(source)), length })
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Fewer bytes than asked for at the end of the file only.
    pub(super) fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(offset))?;
        let mut read = 0;
        while read < buffer.len() {
            match crate::decode::read_retrying(&mut &mut *source, &mut buffer[read..])? {
                0 => break,
                more => read += more,
            }
        }
        Ok(read)
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Shared {
    type T = BufReader<Piece>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(BufReader::with_capacity(BUFFER, Piece { shared: self.clone(), offset: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let end = start.saturating_add(length as u64);
        if end > self.length {
            return Err(ParquetError::EOF("a piece lies beyond the end of the file".to_owned()));
        }
        let mut bytes = vec![0; length];
        let read = self.read_at(start, &mut bytes)?;
        bytes.truncate(read);
        Ok(bytes.into())
    }
}

/// Reads on from one place, whatever is read elsewhere in between.
pub(super) struct Piece {
    shared: Shared,
    offset: u64,
}

impl Read for Piece {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.shared.read_at(self.offset, buffer)?;
        self.offset += read as u64;
        Ok(read)
    }
}
