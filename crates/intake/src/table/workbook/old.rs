//! Workbooks of before 2007.

use super::compound::Compound;
use super::sheet::{Sheet, too_large};
use super::{Found, choose, damaged};
use crate::problem::{IntakeError, Problem};
use calamine::{Data, DataRef, Range, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::{Cursor, Read, Seek};

const MAX_FILE: u64 = 256 * 1024 * 1024;
/// Cells of the rectangles that the sheets fill: the parser asks memory for all of them, empty or not.
const MAX_AREA: u64 = 8_000_000;
/// Cells that a sheet says it has; no more fit into one.
const MAX_TOLD: u64 = 65_536 * 256;
const MAX_SHEETS: usize = 1000;

/// Takes the file into memory once it is known to be small and sound enough.
pub(super) fn load(source: &mut (impl Read + Seek), length: u64) -> Result<Vec<u8>, IntakeError> {
    if length > MAX_FILE {
        return Err(too_large().into());
    }
    let mut bytes = Vec::new();
    source.take(MAX_FILE).read_to_end(&mut bytes)?;
    let file = Compound::read(&bytes)?;
    if file.has("EncryptedPackage") {
        return Err(encrypted().into());
    }
    let stream = file.stream("Workbook").or_else(|| file.stream("Book"));
    check_records(&stream.ok_or_else(|| damaged("it holds no workbook"))??)?;
    Ok(bytes)
}

pub(super) fn encrypted() -> Problem {
    Problem::new("encrypted_file", "the spreadsheet is protected by a password; save it without one first")
}

/// The rectangle that cells seen so far fill.
#[derive(Default)]
struct Filled {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Filled {
    fn add(&mut self, row: u16, columns: [u16; 2]) {
        let widen =
            |range: Option<(u16, u16)>, to: u16| range.map_or((to, to), |(low, high)| (low.min(to), high.max(to)));
        self.rows = Some(widen(self.rows, row));
        for column in columns {
            self.columns = Some(widen(self.columns, column));
        }
    }

    fn area(&self) -> u64 {
        let length = |range: Option<(u16, u16)>| range.map_or(0, |(low, high)| u64::from(high - low) + 1);
        length(self.rows) * length(self.columns)
    }
}

/// Goes over the records of the stream, the cells among them and the places where sheets are said to start.
fn check_records(stream: &[u8]) -> Result<(), Problem> {
    const SHEET: u16 = 0x85;
    const START: u16 = 0x809;
    let mut area = 0;
    let mut filled = Filled::default();
    let (mut starts, mut said) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(head) = stream.get(at..at + 4) {
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let Some(data) = stream.get(at + 4..at + 4 + length) else { break };
        match u16::from_le_bytes([head[0], head[1]]) {
            SHEET if data.len() >= 4 => said.push(u32::from_le_bytes([data[0], data[1], data[2], data[3]]) as usize),
            START => {
                area += std::mem::take(&mut filled).area();
                starts.push(at);
            }
            // Formulas are kept beside their values.
            kind => check_cell(kind, data, &mut filled)?,
        }
        at += 4 + length;
    }
    area += filled.area();
    said.sort_unstable();
    let sound = said.windows(2).all(|pair| pair[0] < pair[1]) && said.iter().all(|start| starts.contains(start));
    if said.len() > MAX_SHEETS || !sound {
        return Err(damaged("its sheets cannot be found"));
    }
    if area > MAX_AREA { Err(too_large()) } else { Ok(()) }
}

fn check_cell(kind: u16, data: &[u8], filled: &mut Filled) -> Result<(), Problem> {
    const DIMENSIONS: u16 = 0x200;
    const MANY: u16 = 0xbd;
    const CELLS: [u16; 9] = [0x06, 0x203, 0x204, 0xd6, 0x205, 0x207, 0x27e, 0xfd, MANY];
    if kind == DIMENSIONS {
        return check_dimensions(data);
    }
    if CELLS.contains(&kind) && data.len() >= 6 {
        let at = |start: usize| u16::from_le_bytes([data[start], data[start + 1]]);
        let last = if kind == MANY { at(data.len() - 2) } else { at(2) };
        filled.add(at(0), [at(2), last]);
    }
    Ok(())
}

fn check_dimensions(data: &[u8]) -> Result<(), Problem> {
    let at = |start: usize, width: usize| {
        data[start..start + width].iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte))
    };
    let (rows, columns) = match data.len() {
        10 => ((at(0, 2), at(2, 2)), (at(4, 2), at(6, 2))),
        14 => ((at(0, 4), at(4, 4)), (at(8, 2), at(10, 2))),
        _ => return Ok(()),
    };
    let length = |(first, last): (u64, u64)| last.saturating_sub(first) + 1;
    if rows.0 > rows.1 || columns.0 > columns.1 || length(rows).saturating_mul(length(columns)) > 2 * MAX_TOLD {
        return Err(damaged("a sheet claims to be larger than any can be"));
    }
    Ok(())
}

pub(super) fn read_xls(bytes: Vec<u8>, wanted: Option<&str>) -> Result<Found, Problem> {
    let mut file = Xls::new(Cursor::new(bytes)).map_err(refused)?;
    let sheets: Vec<(String, bool)> = file
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let name = choose(&sheets, wanted, |name| file.worksheet_range(name).map_or(0, |range| first_row_width(&range)))?;
    let mut sheet = Sheet::default();
    let range = file.worksheet_range(&name).map_err(refused)?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let position = (first_row + row as u32, first_column + column as u32);
        sheet.push(position, &borrowed(value))?;
    }
    sheet.merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
    Ok((sheets.into_iter().map(|(name, _)| name).collect(), name, sheet))
}

fn first_row_width(range: &Range<Data>) -> usize {
    let first = range.used_cells().next().map(|(row, _, _)| row);
    range.used_cells().take_while(|(row, _, _)| Some(*row) == first).count()
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn refused(error: XlsError) -> Problem {
    match error {
        XlsError::Password => encrypted(),
        other => damaged(other.to_string().to_lowercase()),
    }
}

#[cfg(test)]
#[path = "old_tests.rs"]
mod tests;
