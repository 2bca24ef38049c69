//! Text tables whose headers a channel knows by heart: found by what they name, columns resolved once, cells to fields.

use super::{OrderFile, Sample, flaw_reason, names_all, place, rewind};
use crate::header::plain;
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::row::Draft;
use crate::problem::{IntakeError, Problem, quoted};
use crate::sniff::{Dialect, sniff};
use crate::table::{Delimited, DelimitedOptions, FileKind, HeaderAt, Table, TableRow, Workbook};
use std::io::{self, Read};
use tandem_model::ReasonCode;

/// One generation of a channel's files.
pub(super) struct Layout {
    /// Columns that together no other kind of file has, as it spells them.
    pub(super) signature: &'static [&'static str],
    /// Which field a column fills, by its name as [`plain`] leaves it. Of several columns for one field the first that
    /// says anything counts.
    pub(super) columns: &'static [(&'static str, OrderField)],
}

/// How sure one may be that a file is of one of these layouts.
pub(super) fn recognise(layouts: &[Layout], sample: &Sample) -> u8 {
    if layouts.iter().any(|layout| sample.names_all(layout.signature)) { 95 } else { 0 }
}

/// A file of a known layout.
pub(super) struct Known<'f> {
    /// Which of the layouts it is of.
    pub(super) layout: usize,
    table: Box<dyn Table + 'f>,
    file: u32,
    headers: Vec<String>,
    columns: Vec<(OrderField, usize)>,
}

/// Opens the file, text or a workbook it was saved as, at the line that names the columns of one of the layouts.
pub(super) fn open<'f>(file: &'f mut OrderFile, layouts: &[Layout], quoting: bool) -> Result<Known<'f>, IntakeError> {
    let is_header = |row: &TableRow| layouts.iter().any(|layout| names_all(row.cells(), layout.signature));
    let header = HeaderAt::Where(&is_header);
    if is_workbook(file)? {
        let table = Workbook::open(&mut *file.source, None, header)?;
        return Ok(Known::of(Box::new(table), file.number, layouts));
    }
    let sniffed = sniff(&mut *file.source)?;
    let options = |delimiter| DelimitedOptions { dialect: Dialect { delimiter, ..sniffed }, quoting, header };
    // Lines before the header mislead whoever guesses the delimiter from them.
    for delimiter in [sniffed.delimiter, b',', b';', b'\t'] {
        rewind(&mut *file.source)?;
        if Delimited::open(&mut *file.source, options(delimiter)).is_ok() {
            rewind(&mut *file.source)?;
            let table = Delimited::open(&mut *file.source, options(delimiter))?;
            return Ok(Known::of(Box::new(table), file.number, layouts));
        }
    }
    Err(unknown(&file.name, layouts).into())
}

fn unknown(name: &str, layouts: &[Layout]) -> Problem {
    let names = |layout: &Layout| layout.signature.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    let wanted: Vec<String> = layouts.iter().map(names).collect();
    let message = format!("no line of {} names the columns {}", quoted(name), wanted.join(", or "));
    Problem::new("header_unknown", message)
}

/// Leaves the file at its beginning.
fn is_workbook(file: &mut OrderFile) -> io::Result<bool> {
    const LOOKED_AT: u64 = 64;
    let mut start = Vec::new();
    rewind(&mut *file.source)?;
    (&mut *file.source).take(LOOKED_AT).read_to_end(&mut start)?;
    rewind(&mut *file.source)?;
    Ok(FileKind::of(&start, None) == FileKind::Workbook)
}

impl<'f> Known<'f> {
    fn of(table: Box<dyn Table + 'f>, file: u32, layouts: &[Layout]) -> Self {
        let headers: Vec<String> = table.columns().iter().map(|header| plain(header)).collect();
        let names = |layout: &Layout| names_all(headers.iter().map(String::as_str), layout.signature);
        let layout = layouts.iter().position(names).unwrap_or_default();
        let of = |(header, field): &(&str, OrderField)| Some((*field, headers.iter().position(|name| name == header)?));
        let columns = layouts[layout].columns.iter().filter_map(of).collect();
        Self { layout, table, file, headers, columns }
    }

    /// The column of that name.
    pub(super) fn column(&self, header: &str) -> Option<usize> {
        self.headers.iter().position(|name| name == header)
    }

    /// The names of the columns as [`plain`] leaves them.
    pub(super) fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Hands over every record that can be read, as far as its columns tell of themselves; the others wait.
    pub(super) fn read(
        mut self,
        intake: &mut Intake,
        mut take: impl for<'r> FnMut(Draft<'r>, &'r TableRow, &mut Intake) -> Result<(), IntakeError>,
    ) -> Result<(), IntakeError> {
        intake.expect(self.columns.iter().map(|(field, _)| *field));
        let mut row = TableRow::default();
        while self.table.next_row(&mut row)? {
            match self.flaw(&row) {
                Some(reason) => intake.flawed(place(self.file, &row), reason)?,
                None => take(self.draft(&row), &row, intake)?,
            }
        }
        Ok(())
    }

    /// Looks at every record that can be read, for what they tell together.
    pub(super) fn scan(mut self, mut look: impl FnMut(&Draft<'_>)) -> Result<(), IntakeError> {
        let mut row = TableRow::default();
        while self.table.next_row(&mut row)? {
            if self.flaw(&row).is_none() {
                look(&self.draft(&row));
            }
        }
        Ok(())
    }

    fn draft<'r>(&self, row: &'r TableRow) -> Draft<'r> {
        let mut draft = Draft::new(place(self.file, row));
        for (field, column) in &self.columns {
            if draft.get(*field).is_empty() {
                draft.set(*field, unguarded(row.cell(*column)));
            }
        }
        draft
    }

    fn flaw(&self, row: &TableRow) -> Option<ReasonCode> {
        let beyond = self.headers.len()..row.len();
        match row.flaw {
            Some(flaw) => Some(flaw_reason(flaw)),
            None if beyond.into_iter().any(|column| !row.cell(column).trim().is_empty()) => {
                Some(ReasonCode::RowTooLong)
            }
            None => None,
        }
    }
}

/// Without the apostrophe by which exports keep spreadsheets from taking a text for a formula or a number.
fn unguarded(text: &str) -> &str {
    match text.as_bytes() {
        [b'\'', b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'0'..=b'9', ..] => &text[1..],
        _ => text,
    }
}

/// Whether an amount is nothing: no text, or no digit but 0.
pub(super) fn is_zero(amount: &str) -> bool {
    amount.bytes().all(|byte| !(b'1'..=b'9').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_against_formulas_is_taken_off() {
        for (text, expected) in [("'=A1", "=A1"), ("'00123", "00123"), ("'n' roll", "'n' roll"), ("'", "'"), ("", "")] {
            assert_eq!(unguarded(text), expected);
        }
    }
}
