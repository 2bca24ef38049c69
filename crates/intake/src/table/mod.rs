//! Records out of any kind of file: one after the other, as cells of text, each with where it stands.
//!
//! Owns how files are built. Refuses what the cells mean: that is the matter of the parser of a channel, and of a mapping.

mod delimited;
mod header;
mod json;
mod open;
mod parquet;
mod row;
mod scan;
mod source;
mod split;
mod transcode;
mod window;
mod workbook;

use crate::problem::IntakeError;

pub use delimited::{Delimited, DelimitedOptions};
pub use header::HeaderAt;
pub use json::{JsonRecord, JsonRecords, JsonTable};
pub use open::{FileKind, TableOptions, open_table};
pub use parquet::ParquetTable;
pub use row::{Flaw, TableRow};
pub use source::Source;
pub use workbook::Workbook;

/// Records of a file, in its order. Memory does not grow with the file.
pub trait Table {
    /// The header as written, trimmed. Two columns may have one name.
    fn columns(&self) -> &[String];

    /// Reads the next record into `row`, whose memory is used again; false at the end. Records of blank cells are passed over.
    fn next_row(&mut self, row: &mut TableRow) -> Result<bool, IntakeError>;

    /// Bytes of the file read so far, for progress.
    fn bytes_read(&self) -> u64;
}
