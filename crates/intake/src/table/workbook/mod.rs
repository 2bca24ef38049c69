//! Spreadsheets: one sheet of a workbook as a table.
//!
//! Owns what a cell says as text. A sheet is taken into memory as its texts alone, never as the rectangle that it claims
//! to fill.

mod archive;
mod cell;
mod compound;
#[cfg(test)]
pub(crate) mod fixture;
mod old;
#[cfg(test)]
pub(crate) mod old_fixture;
mod sheet;

use super::Table;
use super::header::{HeaderAt, find_header, header_cells};
use super::row::TableRow;
use crate::problem::{IntakeError, Problem, quoted};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use sheet::Sheet;
use std::io::{self, Read, Seek, SeekFrom};
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
        let bytes = source.seek(SeekFrom::End(0))?;
        let (sheets, name, sheet) = if is_compound(&mut source)? {
            let file = old::load(&mut source, bytes)?;
            guarded(|| old::read_xls(file, wanted))?
        } else {
            archive::check(&mut source, bytes)?;
            guarded(|| read_xlsx(source, wanted))?
        };
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

/// An older file of the same makers: a workbook of before 2007, or one that is encrypted.
fn is_compound(source: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut magic = Vec::new();
    source.rewind()?;
    source.by_ref().take(4).read_to_end(&mut magic)?;
    source.rewind()?;
    Ok(magic == [0xd0, 0xcf, 0x11, 0xe0])
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
        XlsxError::Password => old::encrypted(),
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
    let name = choose(&sheets, wanted, |name| first_row_width(&mut file, name))?;
    let mut sheet = Sheet::default();
    load(&mut file, &name, &mut sheet)?;
    if sheet.has_gaps() {
        sheet.merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
    }
    Ok((sheets.into_iter().map(|(name, _)| name).collect(), name, sheet))
}

/// The wanted sheet; else the first whose first row has two cells or more, else the first that has any. Visible ones go
/// first. `sheets` are names, and whether they are visible.
fn choose(
    sheets: &[(String, bool)],
    wanted: Option<&str>,
    mut first_row_width: impl FnMut(&str) -> usize,
) -> Result<String, Problem> {
    if let Some(wanted) = wanted {
        let found = sheets.iter().find(|(name, _)| name == wanted).map(|(name, _)| name.clone());
        let unknown = || Problem::new("sheet_unknown", format!("the spreadsheet has no sheet {}", quoted(wanted)));
        return found.ok_or_else(unknown);
    }
    let visible = sheets.iter().filter(|(_, visible)| *visible);
    let hidden = sheets.iter().filter(|(_, visible)| !*visible);
    let mut any = None;
    for (name, _) in visible.chain(hidden) {
        match first_row_width(name) {
            0 => {}
            1 => any = any.or(Some(name)),
            _ => return Ok(name.clone()),
        }
    }
    any.cloned().ok_or_else(|| Problem::new("empty_file", "the spreadsheet has no sheet with cells"))
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
