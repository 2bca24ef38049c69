//! Edits to products, and the log of edits.

use crate::{Finding, ProductFilter, ProductStatus, Sku};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The products an edit applies to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ProductSelection {
    Skus { skus: Vec<Sku> },
    Filter { filter: ProductFilter },
}

/// One change made alike to every product of a selection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum ProductChange {
    Name {
        value: String,
    },
    Family {
        value: Option<String>,
    },
    Category {
        value: Option<String>,
    },
    Brand {
        value: Option<String>,
    },
    PriceMinor {
        value: Option<i64>,
    },
    CostMinor {
        value: Option<i64>,
    },
    Status {
        value: ProductStatus,
    },
    Stock {
        value: Option<i64>,
    },
    BackOrder {
        value: bool,
    },
    Launch {
        value: Option<NaiveDate>,
    },
    End {
        value: Option<NaiveDate>,
    },
    Picture {
        value: Option<String>,
    },
    AddTag {
        tag: String,
    },
    RemoveTag {
        tag: String,
    },
    SetAttribute {
        name: String,
        value: String,
    },
    RemoveAttribute {
        name: String,
    },
    /// The weight of every product-level link that the selected products trigger.
    LinkWeight {
        value: Option<u8>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditProducts {
    pub selection: ProductSelection,
    pub changes: Vec<ProductChange>,
    /// Only say what would change.
    pub preview: bool,
}

/// Text typed or pasted into cells of the product table, parsed by the backend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetCells {
    pub cells: Vec<CellText>,
    pub preview: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CellText {
    pub sku: Sku,
    /// Name of a field of the product, such as `price_minor` or `tags`; `price` and `cost` take decimal amounts.
    pub column: String,
    pub text: String,
}

/// What an edit of products changed, or would change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductsEdited {
    pub matched: u32,
    pub changed: u32,
    /// The first 50 differences.
    pub sample: Vec<CellDiff>,
    pub refused: Vec<CellRefused>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CellDiff {
    pub sku: Sku,
    pub column: String,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CellRefused {
    pub sku: Sku,
    pub column: String,
    pub code: String,
    pub message: String,
}

/// The named edits, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditHistory {
    pub edits: Vec<EditEntry>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditEntry {
    pub id: i64,
    pub at: DateTime<Utc>,
    /// `link Road-550 → Road-250`.
    pub label: String,
    /// Who made it; empty where that was not kept.
    pub author: String,
    pub state: EditState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditState {
    Done,
    Undone,
    /// Undone, and no longer to be redone because another edit followed.
    Dropped,
}

impl EditState {
    pub const ALL: [Self; 3] = [Self::Done, Self::Undone, Self::Dropped];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Dropped => "dropped",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// The edit undone, or `null` when there was none.
    pub undone: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Redone {
    pub redone: Option<String>,
}
