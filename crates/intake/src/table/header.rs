//! Which record names the columns of a table.

use super::row::{Flaw, TableRow};
use crate::problem::{IntakeError, Problem};

/// How many records may stand before the header.
const MAX_PREAMBLE: usize = 200;

/// Which record names the columns.
#[derive(Clone, Copy)]
pub enum HeaderAt<'a> {
    First,
    /// The one after so many records.
    After(usize),
    /// The first, among the first 200, that is one.
    Where(&'a dyn Fn(&TableRow) -> bool),
}

/// Reads records with `next` up to the header and answers it.
pub(super) fn find_header(
    mut next: impl FnMut(&mut TableRow) -> Result<bool, IntakeError>,
    at: HeaderAt<'_>,
) -> Result<TableRow, IntakeError> {
    let mut row = TableRow::default();
    for passed in 0..=MAX_PREAMBLE.max(wanted(at)) {
        if !next(&mut row)? {
            return Err(if passed == 0 { empty() } else { unknown() }.into());
        }
        let found = match at {
            HeaderAt::First => true,
            HeaderAt::After(count) => passed == count,
            HeaderAt::Where(is_header) => is_header(&row),
        };
        if found {
            return Ok(row);
        }
    }
    Err(unknown().into())
}

fn wanted(at: HeaderAt<'_>) -> usize {
    if let HeaderAt::After(count) = at { count } else { 0 }
}

fn empty() -> Problem {
    Problem::new("empty_file", "the file is empty")
}

fn unknown() -> Problem {
    Problem::new("header_unknown", "no line of the file names the columns")
}

/// The names of the columns, of which none may hold what only files of another kind do.
pub(super) fn header_cells(row: &TableRow) -> Result<Vec<String>, Problem> {
    let binary = row.cells().any(|cell| cell.contains(is_binary));
    match row.flaw {
        Some(Flaw::Unreadable) => Err(not_table()),
        _ if binary => Err(not_table()),
        Some(flaw) => {
            let problem = flaw.problem();
            Err(Problem::new(problem.code, format!("line {}: {}", row.line, problem.message)))
        }
        None => Ok(row.cells().map(|cell| cell.trim().to_owned()).collect()),
    }
}

/// What no header holds, and compressed files and pictures hold soon.
fn is_binary(sign: char) -> bool {
    sign == char::REPLACEMENT_CHARACTER || (sign.is_control() && !sign.is_whitespace())
}

fn not_table() -> Problem {
    Problem::new("not_a_table", "this is no table of text but another kind of file")
}
