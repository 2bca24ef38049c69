//! Rows of a large import that wait on the disk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use tandem_intake::orders::Spill;

/// A temporary file without a name, made when first written to.
#[derive(Default)]
pub(crate) struct TempSpill {
    file: Option<File>,
    end: u64,
}

impl Spill for TempSpill {
    fn write(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(bytes)?;
        let at = self.end;
        self.end += bytes.len() as u64;
        Ok(at)
    }

    fn read(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let file = self.file.as_mut().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        file.seek(SeekFrom::Start(offset))?;
        file.read_exact(into)
    }
}
