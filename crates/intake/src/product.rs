//! Products from CSV, one row at a time.

use crate::apply::apply_cells;
use crate::field::ProductField;
use crate::header::map_products;
use crate::problem::{IntakeError, Problem};
use crate::record::{Record, Records};
use crate::sniff::Dialect;
use crate::value::parse_sku;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};
use std::sync::Arc;
use tandem_model::{Product, RefusedRow, Sku};

/// One row of a file of products: a SKU and the cells that are to be set.
#[derive(Debug, Clone)]
pub struct ProductRecord {
    pub line: u64,
    pub sku: Sku,
    fields: Arc<[(ProductField, usize)]>,
    cells: Vec<String>,
}

/// Reads products from CSV. Memory grows with the number of SKUs only, which it keeps to find duplicates.
pub struct ProductRows<R> {
    records: Records<R>,
    width: usize,
    fields: Arc<[(ProductField, usize)]>,
    seen: HashMap<Sku, u64>,
}

impl<R: Read> ProductRows<R> {
    /// Reads the header. `mapping` is from field to column header; what it leaves out is taken from the headers.
    pub fn open(source: R, dialect: Dialect, mapping: &BTreeMap<String, String>) -> Result<Self, IntakeError> {
        let mut records = Records::new(source, dialect);
        let headers = records.read_header()?;
        let fields = map_products(&headers, mapping)?.into();
        Ok(Self { records, width: headers.len(), fields, seen: HashMap::new() })
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    /// The next row, or why it is refused; `None` at the end of the file.
    pub fn next_row(&mut self) -> io::Result<Option<Result<ProductRecord, RefusedRow>>> {
        let Some(record) = self.records.next_record()? else { return Ok(None) };
        let line = record.line;
        Ok(Some(self.read(record).map_err(|problem| problem.at_line(line))))
    }

    fn read(&mut self, record: Record) -> Result<ProductRecord, Problem> {
        let line = record.line;
        let cells = record.sound_cells(self.width)?;
        let column = self.fields.iter().find(|(field, _)| *field == ProductField::Sku).map(|(_, column)| *column);
        let sku = parse_sku(column.and_then(|column| cells.get(column)).map_or("", String::as_str))?;
        if let Some(first) = self.seen.get(&sku) {
            return Err(Problem::new("duplicate_sku", format!("`{sku}` is in line {first} already")));
        }
        self.seen.insert(sku.clone(), line);
        Ok(ProductRecord { line, sku, fields: self.fields.clone(), cells })
    }
}

impl ProductRecord {
    /// The product after this row: what the file has no column for stays as it is in `product`.
    pub fn apply_to(&self, product: Product) -> Result<Product, Problem> {
        apply_cells(&self.cells().collect::<Vec<_>>(), product)
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = (&ProductField, &str)> {
        self.fields.iter().map(|(field, column)| (field, self.cells[*column].as_str()))
    }
}

#[cfg(test)]
#[path = "product_tests.rs"]
mod tests;
