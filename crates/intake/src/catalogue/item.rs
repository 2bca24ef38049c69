//! What one row of a catalogue says, in words that all formats share.

use crate::apply::apply_cells;
use crate::field::ProductField;
use crate::problem::{IntakeError, Problem};
use crate::value::{parse_attribute_name, parse_attribute_value};
use std::io;
use tandem_model::{CatalogueFormat, Product, RefusedRow, Sku};

/// One row of a catalogue file.
#[derive(Debug, Clone, PartialEq)]
pub enum CatalogueRow {
    Item(Box<CatalogueItem>),
    /// It tells how an association type behaves, and nothing of a product.
    Association(Association),
    /// It says nothing of products or links; why, in words.
    Ignored(&'static str),
    Refused(RefusedRow),
}

/// A product, or the parent of variants, with its relations.
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogueItem {
    pub line: u64,
    pub subject: Subject,
    pub group: Option<Group>,
    /// Variants that the row names.
    pub members: Vec<Sku>,
    pub cells: Vec<Cell>,
    pub relations: Vec<Relation>,
    /// The relations are those of all variants.
    pub for_group: bool,
}

/// What a row speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Product(Sku),
    /// The variants of the row's group; where there is none, the product of this SKU.
    Group(Option<Sku>),
}

/// What variants have in common, as the shop names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub key: String,
    /// A group of groups that it is part of.
    pub within: Option<String>,
    /// It makes a family also of a single variant.
    pub is_family: bool,
}

/// A value for a field of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub field: ProductField,
    pub text: String,
    pub when: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    /// Only where the product is not stored yet.
    New,
    /// Only where it is sold out so far.
    SoldOut,
}

/// One column of relations. It speaks for all links of its types that the row's products trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub kind: Kind,
    /// In their order.
    pub targets: Vec<Address>,
}

/// Which relationship type a relation means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    pub code: String,
    pub label: String,
    /// Types whose links mean the same, where they are stored already.
    pub also: Also,
    /// The shop's own name of the relation.
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Also {
    Only(Vec<String>),
    AnyType,
}

/// How a row names a product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A SKU, or that of a parent of variants.
    Sku(String),
    /// What variants have in common.
    Group(String),
    /// The value of an attribute that an earlier import kept.
    Kept(&'static str, String),
    /// Nothing that a link can lead to; why, in words.
    Foreign(String, &'static str),
}

/// A type of association: its code, and whether its links hold both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Association {
    pub code: String,
    pub label: String,
    pub two_way: bool,
}

/// Rows of an open catalogue file, one at a time.
pub(crate) trait Rows {
    fn next_row(&mut self) -> io::Result<Option<CatalogueRow>>;
    fn bytes_read(&self) -> u64;
}

pub(crate) type Opened<'r> = Result<Box<dyn Rows + 'r>, IntakeError>;

/// The attribute that keeps what a shop calls a group of variants.
pub fn group_attribute(format: CatalogueFormat) -> &'static str {
    match format {
        CatalogueFormat::Shopify => "shopify_handle",
        CatalogueFormat::Woocommerce => "woocommerce_parent",
        CatalogueFormat::Magento => "magento_parent",
        CatalogueFormat::Bigcommerce => "bigcommerce_id",
        CatalogueFormat::Akeneo => "akeneo_model",
        CatalogueFormat::Google => "google_item_group_id",
        CatalogueFormat::Csv => "group",
    }
}

impl CatalogueItem {
    pub(crate) fn product(line: u64, sku: Sku) -> Self {
        Self {
            line,
            subject: Subject::Product(sku),
            group: None,
            members: Vec::new(),
            cells: Vec::new(),
            relations: Vec::new(),
            for_group: false,
        }
    }

    /// A row about the variants of a group.
    pub(crate) fn parent(line: u64, group: Group, otherwise: Option<Sku>) -> Self {
        let subject = Subject::Group(otherwise);
        let (members, cells, relations) = Default::default();
        Self { line, subject, group: Some(group), members, cells, relations, for_group: true }
    }

    /// The product after this row; `is_new` where none was stored.
    pub fn apply_to(&self, product: Product, is_new: bool) -> Result<Product, Problem> {
        let sold_out = product.stock.is_some_and(|stock| stock <= 0);
        let counts = |cell: &&Cell| match cell.when {
            When::Always => true,
            When::New => is_new,
            When::SoldOut => sold_out,
        };
        let cells: Vec<(&ProductField, &str)> =
            self.cells.iter().filter(counts).map(|cell| (&cell.field, cell.text.as_str())).collect();
        apply_cells(&cells, product)
    }

    /// Sets a field where the file has a column for it.
    pub(crate) fn set(&mut self, field: ProductField, text: Option<&str>) {
        if let Some(text) = text {
            self.cells.push(Cell { field, text: text.trim().to_owned(), when: When::Always });
        }
    }

    /// Sets a field where the cell holds something.
    pub(crate) fn set_filled(&mut self, field: ProductField, text: Option<&str>) {
        self.set(field, text.filter(|text| !text.trim().is_empty()));
    }

    pub(crate) fn set_when(&mut self, when: When, field: ProductField, text: &str) {
        self.cells.push(Cell { field, text: text.trim().to_owned(), when });
    }

    /// Keeps a value that no field has a place for; a name or value that cannot be kept is left out.
    pub(crate) fn keep(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return };
        let value: String = value.chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect();
        if let (Ok(name), Ok(_)) = (parse_attribute_name(name), parse_attribute_value(&value)) {
            self.set(ProductField::Attribute(name), Some(&value));
        }
    }
}

impl Group {
    pub(crate) fn new(key: &str) -> Self {
        Self { key: key.trim().to_owned(), within: None, is_family: true }
    }
}

impl Kind {
    /// One of the types that workspaces begin with, or one of its own.
    pub(crate) fn of(code: &str, label: &str, name: &str) -> Self {
        let also = Also::Only(Vec::new());
        Self { code: code.to_owned(), label: label.to_owned(), also, name: name.to_owned() }
    }

    /// Products of one kind that a shop shows beside each other, which says less than any type of Tandem's own.
    pub(crate) fn related(name: &str) -> Self {
        Self::of("related", "Related", name)
    }

    pub fn means(&self, code: &str) -> bool {
        match &self.also {
            Also::AnyType => true,
            Also::Only(codes) => self.code == code || codes.iter().any(|other| other == code),
        }
    }
}
