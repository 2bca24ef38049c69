//! Recommendations that leave the app as files, for shops that take files.

use crate::{Counted, Sku, VersionRef};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the lists of every product and placement as a file, each with the time that it holds: over the twelve months
/// from now on, or over less. The shopper is one of whom nothing is known, with an empty cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportRecommendations {
    pub to: FileTarget,
    pub format: ExportFormat,
    #[serde(default)]
    pub version: VersionRef,
    /// Only the lists of this instant, each until it changes for the first time.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
    /// Id of a campaign: only the times at which it is live, from that instant or now on.
    #[serde(default)]
    pub campaign: Option<String>,
    /// The channel that lists are asked for; campaigns and rules of other channels take no part.
    #[serde(default)]
    pub channel: Option<String>,
}

/// Where the bytes of a file go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum FileTarget {
    /// A path on this machine, as the file dialog or the command line gave it.
    Path { path: String },
    /// A temporary file that a browser fetches by its token, and gives this name.
    Download { name: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    Csv,
    Json,
}

impl ExportFormat {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// One product in one list, as a row of the file. Rows of the same trigger, placement and position never overlap in time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecommendationRow {
    pub trigger: Sku,
    /// Code of the placement; `null` in a workspace without placements.
    pub placement: Option<String>,
    /// Counted from 1.
    pub position: u32,
    pub sku: Sku,
    /// Relationship type; `null` for a product that fills up the list.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub score: f64,
    /// In words.
    pub reason: String,
    pub valid_from: DateTime<Utc>,
    /// The first moment after it.
    pub valid_to: DateTime<Utc>,
}

/// A file that long work has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileMade {
    pub rows: u64,
    /// `lists.csv`.
    pub name: String,
    /// Where it is, where a path was given.
    pub path: Option<String>,
    /// The token that a browser fetches it by, once or again, until the program ends.
    pub download: Option<String>,
    /// What the format has no place for.
    pub lost: Vec<Counted>,
}
