//! JSON records of any kind as a table: a column for each path, a row for each line item.

use super::flat::{Flat, Members};
use super::{JsonRecord, JsonRecords};
use crate::problem::{IntakeError, Problem};
use crate::table::Table;
use crate::table::row::{Flaw, MAX_COLUMNS, TableRow};
use encoding_rs::Encoding;
use std::collections::{BTreeMap, VecDeque};
use std::io::Read;

/// The columns are those of so many records, and of no more than so many bytes of them.
const LOOKED_AT: usize = 1000;
const LOOKED_AT_BYTES: usize = 32 * 1024 * 1024;
/// What the rows of one record may hold in all, so that a small file does not become a huge table.
const MAX_LAID_OUT: usize = 1 << 30;
/// Arrays that hold the lines of an order.
const LINES: [&str; 8] =
    ["line_items", "lineitems", "items", "lines", "order_items", "order_lines", "products", "transactions"];

/// Reads any JSON. Holds the first 1,000 records until they are asked for, later one.
pub struct JsonTable<R> {
    records: JsonRecords<R>,
    ahead: VecDeque<JsonRecord>,
    columns: Vec<String>,
    index: BTreeMap<String, usize>,
    /// The path of the array of which each object is a row.
    laid_out: Option<String>,
    record: JsonRecord,
    flat: Flat,
    next_item: usize,
    cells: Vec<usize>,
}

impl<R: Read> JsonTable<R> {
    pub fn open(source: R, encoding: &'static Encoding) -> Result<Self, IntakeError> {
        let mut records = JsonRecords::open(source, encoding)?;
        let ahead = look_ahead(&mut records)?;
        let laid_out = laid_out(&ahead);
        let columns = columns(&ahead, laid_out.as_deref());
        if columns.is_empty() {
            return Err(Problem::new("not_a_table", "no record of the file has a member").into());
        }
        let index = columns.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        let (record, flat) = (JsonRecord::default(), Flat::default());
        Ok(Self { records, ahead, columns, index, laid_out, record, flat, next_item: 1, cells: Vec::new() })
    }

    fn next_record(&mut self) -> Result<bool, IntakeError> {
        if let Some(record) = self.ahead.pop_front() {
            self.record = record;
        } else if !self.records.next_record(&mut self.record)? {
            return Ok(false);
        }
        self.next_item = 0;
        self.flat = Flat::default();
        if self.record.flaw.is_none() {
            match Flat::read(&self.record.text, self.laid_out.as_deref()) {
                Some(flat) => self.flat = flat,
                None => self.record.flaw = Some(Flaw::Malformed),
            }
        }
        if self.flat.items.len().saturating_mul(self.row_size()) > MAX_LAID_OUT {
            self.flat = Flat::default();
            self.record.flaw = Some(Flaw::TooLong);
        }
        Ok(true)
    }

    fn row_size(&self) -> usize {
        self.columns.len() + self.flat.members.iter().map(|(_, text)| text.len()).sum::<usize>()
    }

    /// Lays the members out in the order of the columns. Of two members of one name the last counts.
    fn fill(&mut self, row: &mut TableRow) {
        const NONE: usize = usize::MAX;
        let empty = Members::new();
        let item = self.flat.items.get(self.next_item).unwrap_or(&empty);
        self.cells.clear();
        self.cells.resize(self.columns.len(), NONE);
        let members = || self.flat.members.iter().chain(item);
        for (place, (path, _)) in members().enumerate() {
            if let Some(column) = self.index.get(path) {
                self.cells[*column] = place;
            }
        }
        let whole = self.flat.members.len();
        let text = |place: usize| match place {
            NONE => "",
            place if place < whole => &self.flat.members[place].1,
            place => &item[place - whole].1,
        };
        self.cells.iter().for_each(|place| row.push_cell(text(*place)));
    }
}

impl<R: Read> Table for JsonTable<R> {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self, row: &mut TableRow) -> Result<bool, IntakeError> {
        row.clear();
        if self.next_item >= self.flat.items.len().max(1) && !self.next_record()? {
            return Ok(false);
        }
        (row.offset, row.length) = (self.record.offset, self.record.length);
        (row.line, row.lines, row.flaw) = (self.record.line, self.record.lines, self.record.flaw);
        if row.flaw.is_none() {
            self.fill(row);
        } else {
            row.push_cell(&self.record.text);
        }
        self.next_item += 1;
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }
}

fn look_ahead<R: Read>(records: &mut JsonRecords<R>) -> Result<VecDeque<JsonRecord>, IntakeError> {
    let mut ahead = VecDeque::new();
    let mut bytes = 0;
    let mut record = JsonRecord::default();
    while ahead.len() < LOOKED_AT && bytes < LOOKED_AT_BYTES && records.next_record(&mut record)? {
        bytes += record.text.len();
        ahead.push_back(std::mem::take(&mut record));
    }
    Ok(ahead)
}

/// The array that a shop would call its lines, else the one with the most objects.
fn laid_out(records: &VecDeque<JsonRecord>) -> Option<String> {
    let mut arrays: BTreeMap<String, usize> = BTreeMap::new();
    for flat in records.iter().filter_map(|record| Flat::read(&record.text, None)) {
        for (path, count) in flat.arrays {
            *arrays.entry(path).or_default() += count;
        }
    }
    let name = |path: &str| path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let known = LINES.iter().find_map(|wanted| arrays.keys().find(|path| name(path) == *wanted));
    let most = || arrays.iter().rev().max_by_key(|(_, count)| **count).map(|(path, _)| path);
    known.or_else(most).cloned()
}

fn columns(records: &VecDeque<JsonRecord>, laid_out: Option<&str>) -> Vec<String> {
    let mut columns = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for flat in records.iter().filter_map(|record| Flat::read(&record.text, laid_out)) {
        for (path, _) in flat.members.into_iter().chain(flat.items.into_iter().flatten()) {
            if columns.len() < MAX_COLUMNS && seen.insert(path.clone()) {
                columns.push(path);
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;

    fn check(text: &str, columns: &[&str], rows: &[&[&str]]) {
        let mut table = JsonTable::open(text.as_bytes(), UTF_8).unwrap();
        assert_eq!(table.columns(), columns);
        let mut row = TableRow::default();
        let mut found = Vec::new();
        while table.next_row(&mut row).unwrap() {
            found.push(row.cells().map(str::to_owned).collect::<Vec<_>>());
        }
        assert_eq!(found, rows);
    }

    #[test]
    fn lines_repeat_what_stands_around_them() {
        let text = r#"[{"id":1,"line_items":[{"sku":"A","qty":2},{"sku":"B"}],"total":9.90},{"id":2,"note":"x"}]"#;
        let columns = ["id", "total", "line_items.sku", "line_items.qty", "note"];
        let rows: [&[&str]; 3] = [&["1", "9.90", "A", "2", ""], &["1", "9.90", "B", "", ""], &["2", "", "", "", "x"]];
        check(text, &columns, &rows);
    }

    #[test]
    fn a_record_that_cannot_be_read_is_a_row_of_its_own() {
        check("{\"a\":1}\n{\"a\":\n{\"a\":3}", &["a"], &[&["1"], &["{\"a\":"], &["3"]]);
    }

    #[test]
    fn a_record_that_would_become_a_huge_table_is_refused() {
        let text = format!("[{{\"a\":\"{}\",\"lines\":[{}{{}}]}}]", "x".repeat(20_000), "{},".repeat(60_000));
        let mut table = JsonTable::open(text.as_bytes(), UTF_8).unwrap();
        let mut row = TableRow::default();
        assert!(table.next_row(&mut row).unwrap());
        assert_eq!(row.flaw, Some(Flaw::TooLong));
        assert!(!table.next_row(&mut row).unwrap());
    }

    #[test]
    fn scalars_alone_are_no_table() {
        assert!(JsonTable::open(&b"[1, 2]"[..], UTF_8).is_err());
    }
}
