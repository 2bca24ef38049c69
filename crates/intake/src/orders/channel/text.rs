//! What kind of text a file is, where a channel has several, and a word on files that are near but tell no lines.

use super::json::is_json;
use super::layout::{Known, Layout, open};
use super::{OrderFile, rewind};
use crate::decode::decode_sample;
use crate::problem::{IntakeError, Problem, quoted};
use crate::sniff::sniff;
use std::io::{self, Read};

/// How much of a file tells whether it is JSON.
const LOOKED_AT: u64 = 4096;

/// Whether the file holds JSON, by how it begins.
pub(super) fn starts_like_json(file: &mut OrderFile) -> io::Result<bool> {
    rewind(&mut *file.source)?;
    let mut start = Vec::new();
    (&mut *file.source).take(LOOKED_AT).read_to_end(&mut start)?;
    let dialect = sniff(&start[..])?;
    Ok(is_json(&decode_sample(&start, dialect.encoding)))
}

/// The file as a table of one of the layouts; one that is of none is refused for what it is.
pub(super) fn open_or<'f>(
    file: &'f mut OrderFile,
    layouts: &[Layout],
    refusal: &str,
) -> Result<Known<'f>, IntakeError> {
    let name = quoted(&file.name);
    open(file, layouts, true).map_err(|error| match error {
        IntakeError::Problem(problem) if problem.code == "header_unknown" => {
            Problem::new("no_order_lines", format!("{name} {refusal}")).into()
        }
        error => error,
    })
}
