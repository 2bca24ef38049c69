//! Catalogues of shops that come in with their relations, and links that go back to them.

use crate::{CsvInspection, FileSource, FileTarget, RefusedRow, Sku, VersionRef};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueFormat {
    Shopify,
    Woocommerce,
    Magento,
    Bigcommerce,
    Akeneo,
    Google,
    /// A table of products with columns of its own.
    Csv,
}

impl CatalogueFormat {
    pub const ALL: [Self; 7] =
        [Self::Shopify, Self::Woocommerce, Self::Magento, Self::Bigcommerce, Self::Akeneo, Self::Google, Self::Csv];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shopify => "shopify",
            Self::Woocommerce => "woocommerce",
            Self::Magento => "magento",
            Self::Bigcommerce => "bigcommerce",
            Self::Akeneo => "akeneo",
            Self::Google => "google",
            Self::Csv => "csv",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }
}

/// Asks what a file of products looks like before it is imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InspectCatalogue {
    pub source: FileSource,
    /// Overrules the format that is found.
    #[serde(default)]
    pub format: Option<CatalogueFormat>,
}

/// What a file of products looks like, and what an import of it would bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CatalogueInspection {
    pub found: CatalogueFound,
    /// Of a table with columns of its own: which column is which field.
    pub table: Option<CsvInspection>,
    pub rows: u64,
    pub relations: Vec<CatalogueRelation>,
    /// The first few products.
    pub products: Vec<CatalogueSample>,
}

/// The format of one file, and how it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatalogueFound {
    /// What its owner calls the file.
    pub file: String,
    pub format: CatalogueFormat,
    /// In words.
    pub because: String,
}

/// One kind of relation in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatalogueRelation {
    /// Code of the relationship type that its links get.
    #[serde(rename = "type")]
    pub kind: String,
    pub label: String,
    /// Pairs named in the file.
    pub links: u64,
    /// The type is made by the import.
    pub is_new: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatalogueSample {
    pub sku: Sku,
    pub name: String,
    pub family: Option<String>,
    /// What it is related to, as the file writes it.
    pub related: Vec<String>,
}

/// Files of one shop, imported as one edit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportCatalogue {
    pub sources: Vec<FileSource>,
    /// Overrules the formats that are found.
    #[serde(default)]
    pub format: Option<CatalogueFormat>,
    /// Field to column header, of tables with columns of their own.
    #[serde(default)]
    pub mapping: BTreeMap<String, String>,
}

/// Every row read is in exactly one of the other counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CatalogueRowCounts {
    pub read: u64,
    pub stored: u64,
    pub unchanged: u64,
    pub dead_lettered: u64,
    pub ignored: u64,
}

impl CatalogueRowCounts {
    pub fn reconciled(&self) -> bool {
        self.read == self.stored + self.unchanged + self.dead_lettered + self.ignored
    }
}

/// What became of the links that files name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct CatalogueLinkCounts {
    /// Added or put into another order.
    pub stored: u64,
    pub unchanged: u64,
    /// Imported once, and no longer in the file.
    pub removed: u64,
    pub refused: u64,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct CatalogueReport {
    pub files: Vec<CatalogueFound>,
    pub rows: CatalogueRowCounts,
    pub products_created: u64,
    pub links: CatalogueLinkCounts,
    /// Labels of the relationship types that were made.
    pub types_made: Vec<String>,
    /// Rows that were not stored; at most 1000, `rows.dead_lettered` counts all.
    pub dead_letters: Vec<CatalogueRefusal>,
    /// How many there are of each code.
    pub dead_letter_codes: Vec<Counted>,
    /// Links that were not stored; at most 1000, `links.refused` counts all.
    pub refused_links: Vec<CatalogueRefusal>,
    /// Rows that say nothing of products or links, by reason.
    pub ignored: Vec<Counted>,
}

/// A row or link that was not stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CatalogueRefusal {
    pub file: String,
    #[serde(flatten)]
    pub row: RefusedRow,
}

/// How often something happened, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counted {
    pub what: String,
    pub count: u64,
}

/// What is written for a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueContent {
    Links,
    /// What a shopper of whom nothing is known would see at one instant.
    Recommendations,
}

/// Asks for links or recommendations as a file that a shop takes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportCatalogue {
    pub to: FileTarget,
    pub content: CatalogueContent,
    pub format: CatalogueFormat,
    #[serde(default)]
    pub version: VersionRef,
    /// The instant of recommendations; now when not said.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// The sales channel that lists are asked for.
    #[serde(default)]
    pub channel: Option<String>,
    /// Code of the placement whose lists are written.
    #[serde(default)]
    pub placement: Option<String>,
}
