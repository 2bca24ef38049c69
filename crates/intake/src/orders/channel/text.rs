//! Channels whose files are delimited text: opened, their columns found by name, and records that no channel can read.

use super::json::is_json;
use super::{OrderFile, flaw_reason, rewind};
use crate::header::find;
use crate::orders::field::OrderField;
use crate::problem::IntakeError;
use crate::sniff::sniff;
use crate::table::{Delimited, DelimitedOptions, TableRow};
use std::io::Read;
use tandem_model::ReasonCode;

/// How much of a file tells whether it is JSON.
const LOOKED_AT: u64 = 4096;

/// The file as a table of quoted cells, from its beginning.
pub(super) fn open<'s>(file: &'s mut OrderFile<'_>) -> Result<Delimited<impl Read + 's>, IntakeError> {
    rewind(file.source)?;
    let dialect = sniff(&mut *file.source)?;
    rewind(file.source)?;
    Delimited::open(&mut *file.source, DelimitedOptions::new(dialect))
}

/// The column of each field that has one, by the first of its names that is found; names as [`crate::header::plain`]
/// leaves them.
pub(super) fn resolve(columns: &[String], names: &[(OrderField, &[&str])]) -> Vec<(OrderField, usize)> {
    names.iter().filter_map(|(field, words)| Some((*field, find(columns, words)?))).collect()
}

/// Why the record cannot be read, if so.
pub(super) fn flaw_of(row: &TableRow, width: usize) -> Option<ReasonCode> {
    let overflows = || (width..row.len()).any(|column| !row.cell(column).trim().is_empty());
    match row.flaw {
        Some(flaw) => Some(flaw_reason(flaw)),
        None => overflows().then_some(ReasonCode::RowTooLong),
    }
}

/// Whether the file holds JSON, by how it begins.
pub(super) fn starts_like_json(file: &mut OrderFile<'_>) -> Result<bool, IntakeError> {
    rewind(file.source)?;
    let mut start = Vec::new();
    (&mut *file.source).take(LOOKED_AT).read_to_end(&mut start)?;
    let dialect = sniff(&start[..])?;
    let text = dialect.encoding.decode(&start).0;
    Ok(is_json(&text))
}
