//! Parquet, row by row. Holds the pages that are being read, one of each column.

mod chunk;
mod field;
#[cfg(test)]
mod fixture;
mod pages;
mod schema;
mod thrift;

use super::Table;
use super::row::{Flaw, MAX_RECORD, TableRow};
use super::source::Source;
use crate::problem::{IntakeError, Problem};
use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::Row;
use ::parquet::record::reader::RowIter;
use chunk::Shared;
use schema::Shape;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// After so many rows beyond 16 MiB the file is made to do harm.
const MAX_TOO_LONG: u32 = 100;

/// Reads Parquet. Groups of columns are flattened to dotted names; lists and maps are one text.
pub struct ParquetTable {
    rows: RowIter<'static>,
    shapes: Vec<Shape>,
    columns: Vec<String>,
    source: Shared,
    line: u64,
    total: u64,
    too_long: u32,
    ended: bool,
}

impl ParquetTable {
    /// Answers `damaged_file` or `too_large` where the file cannot be read safely. Looks at the head of every page.
    pub fn open(source: impl Source) -> Result<Self, IntakeError> {
        let source = Shared::new(source)?;
        pages::check_footer(&source)?;
        let reader = guarded(|| SerializedFileReader::new(source.clone()).map_err(damaged))?;
        guarded(|| pages::check(&source, reader.metadata()))?;
        let schema = reader.metadata().file_metadata().schema_descr().root_schema().clone();
        let (shapes, columns) = schema::lay_out(&schema)?;
        let total = u64::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or_default();
        let rows = RowIter::from_file_into(Box::new(reader));
        Ok(Self { rows, shapes, columns, source, line: 0, total, too_long: 0, ended: false })
    }

    fn fill(&mut self, found: Row, row: &mut TableRow) {
        let mut left = MAX_RECORD;
        for ((_, value), shape) in found.into_columns().iter().zip(&self.shapes) {
            field::push(value, shape, row, &mut left);
        }
        if row.flaw == Some(Flaw::TooLong) {
            self.too_long += 1;
            self.ended = self.too_long > MAX_TOO_LONG;
        }
    }
}

impl Table for ParquetTable {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self, row: &mut TableRow) -> Result<bool, IntakeError> {
        row.clear();
        if self.ended {
            return Ok(false);
        }
        let found = catch_unwind(AssertUnwindSafe(|| self.rows.next())).unwrap_or_else(|_| {
            Some(Err(::parquet::errors::ParquetError::General("a page holds what it should not".to_owned())))
        });
        self.line += 1;
        row.line = self.line;
        match found {
            // A file that ends before its last row is cut off.
            None if self.line <= self.total => row.set_flaw(Flaw::Malformed),
            None => return Ok(false),
            Some(Ok(found)) => {
                self.fill(found, row);
                return Ok(true);
            }
            Some(Err(_)) => row.set_flaw(Flaw::Malformed),
        }
        row.lines = self.total.saturating_sub(self.line) + 1;
        self.ended = true;
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        let length = u128::from(self.source.length());
        (length * u128::from(self.line.min(self.total)) / u128::from(self.total.max(1))) as u64
    }
}

/// The parser of Parquet is not proof against every damaged file.
fn guarded<T>(read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("its parts do not fit together")))
}

fn damaged(what: impl Display) -> Problem {
    Problem::new("damaged_file", format!("the Parquet file is damaged: {}", what.to_string().to_lowercase()))
}

#[cfg(test)]
#[path = "parquet_tests.rs"]
mod tests;
