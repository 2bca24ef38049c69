//! Catalogues of shops with the relations they hold: whose file it is, told by what is in it, and its rows in words that
//! all formats share; and relations back to those shops. One parser a file; what is stored already, and what becomes of
//! relations, is the caller's.

mod akeneo;
mod bigcommerce;
mod carry;
mod feed;
mod generic;
mod google;
mod item;
mod list;
mod magento;
mod sheet;
mod shopify;
mod woocommerce;
mod woocommerce_words;
mod write;

pub use carry::{can_list, can_name, carrier, most_in_all, most_in_column, names_groups};
pub use item::{
    Address, Also, Association, CatalogueItem, CatalogueRow, Cell, Group, Kind, Relation, Subject, When,
    group_attribute,
};
pub use write::{ShopRow, ShopWriter};

use crate::problem::IntakeError;
use crate::sniff::Dialect;
use item::Rows;
use sheet::{Header, Table};
use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};
use tandem_model::CatalogueFormat;

/// How a catalogue is to be read.
#[derive(Debug, Clone, Default)]
pub struct CatalogueHints<'h> {
    /// Overrules what is found.
    pub format: Option<CatalogueFormat>,
    /// Field to column header, of tables with columns of their own.
    pub mapping: BTreeMap<String, String>,
    /// The currency of amounts that name none.
    pub currency: &'h str,
}

/// An open catalogue.
pub struct Catalogue<'r> {
    rows: Box<dyn Rows + 'r>,
    pub format: CatalogueFormat,
    /// How the format was told, in words.
    pub because: String,
}

impl<'r> Catalogue<'r> {
    /// Finds out whose file it is and reads its header. Memory does not grow with the file, but for Shopify's handles.
    pub fn open<R: Read + 'r>(source: R, dialect: Dialect, hints: &CatalogueHints<'_>) -> Result<Self, IntakeError> {
        let mut source = BufReader::new(source);
        if feed::is_xml(&mut source, dialect)? && hints.format.is_none_or(|format| format == CatalogueFormat::Google) {
            let because = "it is a feed in XML".to_owned();
            return Ok(Self { rows: feed::open(source, dialect)?, format: CatalogueFormat::Google, because });
        }
        let table = Table::open(source, dialect)?;
        let (found, because) = found(&table.header);
        let (format, because) = match hints.format {
            Some(asked) if asked != found => (asked, "it was asked for".to_owned()),
            _ => (found, because.to_owned()),
        };
        let header = table.header.clone();
        let rows = match format {
            CatalogueFormat::Shopify => table.rows(shopify::Shopify::of(&header)),
            CatalogueFormat::Woocommerce => table.rows(woocommerce::Woocommerce::of(&header)),
            CatalogueFormat::Magento => table.rows(magento::Magento::of(&header)),
            CatalogueFormat::Bigcommerce => table.rows(bigcommerce::Bigcommerce::of(&header)),
            CatalogueFormat::Akeneo => table.rows(akeneo::Akeneo::of(&header, hints.currency)),
            CatalogueFormat::Google => table.rows(google::Google::of(&header)),
            CatalogueFormat::Csv => table.rows(generic::Generic::of(&header, &hints.mapping)?),
        };
        Ok(Self { rows: rows?, format, because })
    }

    /// The next row; `None` at the end of the file.
    pub fn next_row(&mut self) -> io::Result<Option<CatalogueRow>> {
        self.rows.next_row()
    }

    /// Bytes of the file read so far.
    pub fn bytes_read(&self) -> u64 {
        self.rows.bytes_read()
    }
}

/// How a format is told by its header, in words.
type Signature = fn(&Header) -> Option<&'static str>;

/// The format whose signature the header bears; the more particular ones are asked first.
fn found(header: &Header) -> (CatalogueFormat, &'static str) {
    let signatures: [(CatalogueFormat, Signature); 6] = [
        (CatalogueFormat::Shopify, shopify::signature),
        (CatalogueFormat::Magento, magento::signature),
        (CatalogueFormat::Akeneo, akeneo::signature),
        (CatalogueFormat::Google, google::signature),
        (CatalogueFormat::Bigcommerce, bigcommerce::signature),
        (CatalogueFormat::Woocommerce, woocommerce::signature),
    ];
    let found = signatures.into_iter().find_map(|(format, signature)| Some((format, signature(header)?)));
    found.unwrap_or((CatalogueFormat::Csv, "its columns are those of no shop that is known"))
}
