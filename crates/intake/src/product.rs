//! Products from CSV, one row at a time.

use crate::amount::parse_amount;
use crate::currency::parse_currency;
use crate::field::{ProductField, check_product};
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
    pub fn apply_to(&self, mut product: Product) -> Result<Product, Problem> {
        self.set_currency(&mut product)?;
        for (field, text) in self.cells() {
            if !matches!(field, ProductField::Sku | ProductField::Currency) {
                field.set(&mut product, text)?;
            }
        }
        check_product(&product)?;
        Ok(product)
    }

    fn cells(&self) -> impl Iterator<Item = (&ProductField, &str)> {
        self.fields.iter().map(|(field, column)| (field, self.cells[*column].as_str()))
    }

    /// The currency column's, else the one written beside an amount, else the product's own.
    fn set_currency(&self, product: &mut Product) -> Result<(), Problem> {
        let Some(currency) = self.currency(&product.currency)? else { return Ok(()) };
        if currency != product.currency {
            let sets = |fields: [ProductField; 2]| self.fields.iter().any(|(field, _)| fields.contains(field));
            let left = product.price_minor.is_some() && !sets([ProductField::Price, ProductField::PriceMinor])
                || product.cost_minor.is_some() && !sets([ProductField::Cost, ProductField::CostMinor]);
            if left {
                let message = format!("the row is in {currency}, but the product is priced in {}", product.currency);
                return Err(Problem::new("currency_mismatch", message));
            }
            product.currency = currency;
        }
        Ok(())
    }

    fn currency(&self, usual: &str) -> Result<Option<String>, Problem> {
        let cell =
            |wanted: ProductField| self.cells().find(|(field, text)| **field == wanted && !text.trim().is_empty());
        if let Some((_, text)) = cell(ProductField::Currency) {
            return parse_currency(text).map(Some);
        }
        for field in [ProductField::Price, ProductField::Cost] {
            if let Some((_, text)) = cell(field)
                && let Some(currency) = parse_amount(text, usual)?.currency
            {
                return Ok(Some(currency));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
#[path = "product_tests.rs"]
mod tests;
