//! Spreadsheets: one sheet of a workbook as a table.
//!
//! Owns what a cell says as text. A sheet is taken into memory as its texts alone, never as the rectangle that it claims
//! to fill.

mod archive;
mod cell;
#[cfg(test)]
pub(crate) mod fixture;
mod sheet;

use super::Table;
use super::header::{HeaderAt, find_header, header_cells};
use super::row::TableRow;
use crate::problem::{IntakeError, Problem, quoted};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use sheet::Sheet;
use std::io::{Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads one sheet, whose cells are held as text.
#[derive(Debug)]
pub struct Workbook {
    sheets: Vec<String>,
    sheet: Sheet,
    next: usize,
    columns: Vec<String>,
    bytes: u64,
}

impl Workbook {
    /// Reads the named sheet, else the first visible one that has a header. Answers `encrypted_file`, `damaged_file`,
    /// `too_large` or `sheet_unknown` where the workbook cannot be read.
    pub fn open<S: Read + Seek>(mut source: S, wanted: Option<&str>, at: HeaderAt<'_>) -> Result<Self, IntakeError> {
        let bytes = archive::check(&mut source)?;
        let (sheets, name, sheet) = guarded(|| read_xlsx(source, wanted))?;
        let mut workbook = Self { sheets, sheet, next: 0, columns: Vec::new(), bytes };
        let header = find_header(|row| workbook.next_row(row), at)?;
        workbook.columns = header_cells(&header)?;
        let merged = workbook.sheet.merged_across(header.line);
        fill_merged(&mut workbook.columns, &merged);
        workbook.sheet.name = name;
        Ok(workbook)
    }

    /// Names of the sheets that hold cells, in their order.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Name of the sheet that is read.
    pub fn sheet(&self) -> &str {
        &self.sheet.name
    }
}

impl Table for Workbook {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self, row: &mut TableRow) -> Result<bool, IntakeError> {
        loop {
            row.clear();
            if !self.sheet.read(self.next, self.columns.len(), row) {
                return Ok(false);
            }
            self.next += 1;
            if !row.is_blank() {
                return Ok(true);
            }
        }
    }

    fn bytes_read(&self) -> u64 {
        self.bytes * self.next.min(self.sheet.len()) as u64 / self.sheet.len().max(1) as u64
    }
}

/// The parser of spreadsheets is not proof against every damaged file.
fn guarded<T>(read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("its parts do not fit together")))
}

fn damaged(what: impl std::fmt::Display) -> Problem {
    Problem::new("damaged_file", format!("the spreadsheet is damaged: {what}"))
}

fn refused(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => {
            Problem::new("encrypted_file", "the spreadsheet is protected by a password; save it without one first")
        }
        other => damaged(other.to_string().to_lowercase()),
    }
}

type Found = (Vec<String>, String, Sheet);

fn read_xlsx<S: Read + Seek>(source: S, wanted: Option<&str>) -> Result<Found, Problem> {
    let mut file = Xlsx::new(source).map_err(refused)?;
    let sheets: Vec<(String, bool)> = file
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    let name = match wanted {
        Some(wanted) if names.iter().any(|name| name == wanted) => wanted.to_owned(),
        Some(wanted) => {
            return Err(Problem::new("sheet_unknown", format!("the spreadsheet has no sheet {}", quoted(wanted))));
        }
        None => first_with_header(&mut file, &sheets)?,
    };
    let mut sheet = Sheet::default();
    load(&mut file, &name, &mut sheet)?;
    if sheet.has_gaps() {
        sheet.merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
    }
    Ok((names, name, sheet))
}

/// The first sheet whose first row has two cells or more, else the first that has any; visible ones go first.
fn first_with_header<S: Read + Seek>(file: &mut Xlsx<S>, sheets: &[(String, bool)]) -> Result<String, Problem> {
    let visible = sheets.iter().filter(|(_, visible)| *visible);
    let hidden = sheets.iter().filter(|(_, visible)| !*visible);
    let mut any = None;
    for (name, _) in visible.chain(hidden) {
        match first_row_width(file, name) {
            0 => {}
            1 => any = any.or(Some(name)),
            _ => return Ok(name.clone()),
        }
    }
    any.or(sheets.first().map(|(name, _)| name))
        .cloned()
        .ok_or_else(|| Problem::new("empty_file", "the spreadsheet has no sheet with cells"))
}

/// How many cells of the first row that has any hold something.
fn first_row_width<S: Read + Seek>(file: &mut Xlsx<S>, name: &str) -> usize {
    let Ok(mut reader) = file.worksheet_cells_reader(name) else { return 0 };
    let mut first = None;
    let mut width = 0;
    while let Ok(Some(cell)) = reader.next_cell() {
        let (row, _) = cell.get_position();
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        if *first.get_or_insert(row) != row {
            break;
        }
        width += 1;
    }
    width
}

fn load<S: Read + Seek>(file: &mut Xlsx<S>, name: &str, sheet: &mut Sheet) -> Result<(), Problem> {
    let mut reader = file.worksheet_cells_reader(name).map_err(refused)?;
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) => sheet.push(cell.get_position(), cell.get_value())?,
            Ok(None) => return Ok(()),
            Err(_) => {
                sheet.is_cut = true;
                return Ok(());
            }
        }
    }
}

/// Columns of a header cell that is merged over several bear its name.
fn fill_merged(columns: &mut Vec<String>, merged: &[(usize, usize)]) {
    for (from, to) in merged {
        let Some(name) = columns.get(*from).cloned() else { continue };
        let width = (to + 1).min(super::row::MAX_COLUMNS).max(columns.len());
        columns.resize(width, String::new());
        columns[*from..=(*to).min(width - 1)].fill(name);
    }
}

#[cfg(test)]
#[path = "workbook_tests.rs"]
mod tests;
