//! Files that come in and go out: products and links as CSV.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum FileSource {
    /// A path on this machine, as the file dialog or the command line gave it.
    Path { path: String },
    /// A file that the browser uploaded: the token that the upload answered.
    Upload { upload: String, name: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InspectProducts {
    pub source: FileSource,
}

/// What a CSV file of products looks like, and how its columns would be understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CsvInspection {
    pub encoding: String,
    pub delimiter: String,
    pub columns: Vec<CsvColumn>,
    /// Field to column header, as suggested from the headers.
    pub mapping: BTreeMap<String, String>,
    /// Fields that can be mapped, the required ones first.
    pub fields: Vec<CsvField>,
    /// Fields that must be mapped and are not.
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CsvColumn {
    pub header: String,
    /// The first few values.
    pub samples: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CsvField {
    pub name: String,
    pub label: String,
    pub required: bool,
}

/// `mapping` is from field to column header; what it leaves out is suggested from the headers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportProducts {
    pub source: FileSource,
    pub mapping: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportLinks {
    pub source: FileSource,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportLinks {
    pub path: String,
}

/// The file takes the place of all rules, blocks, placements and strategies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportRules {
    pub source: FileSource,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportRules {
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Links or rules written.
    pub rows: u32,
    pub path: String,
}

/// Every row read is in exactly one of the other counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct RowCounts {
    pub read: u64,
    pub stored: u64,
    pub unchanged: u64,
    pub refused: u64,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ImportReport {
    pub rows: RowCounts,
    /// At most 1000; `rows.refused` counts all.
    pub refused: Vec<RefusedRow>,
}

/// A row that was not stored, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RefusedRow {
    /// Line in the file, the header being 1.
    pub line: u64,
    pub code: String,
    pub message: String,
    /// For a link that would close a loop: the loop.
    pub steps: Vec<crate::Step>,
}
