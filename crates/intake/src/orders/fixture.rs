//! What the tests of order files share.

use super::partition::Spill;
use std::io;

/// A spill that stays in memory.
#[derive(Default)]
pub(crate) struct Memory(Vec<u8>);

impl Spill for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.0.len() as u64;
        self.0.extend_from_slice(bytes);
        Ok(at)
    }

    fn read(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let start = offset as usize;
        into.copy_from_slice(&self.0[start..start + into.len()]);
        Ok(())
    }
}
