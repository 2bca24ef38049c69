//! What the map draws: one product's neighbourhood, one category's, and the catalogue folded into categories.

use crate::{LinkRow, ProductStatus, Sku, VersionRef};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum MapFocus {
    Product { sku: Sku },
    Category { path: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GetNeighbourhood {
    pub focus: MapFocus,
    /// Steps away from the focus, 1–3.
    pub depth: u8,
    /// Cards at the most, 1–800; what is left out is counted.
    pub limit: u32,
    /// Which rulebook is drawn.
    #[serde(default)]
    pub version: VersionRef,
    /// The instant at which links lead or are paused; now when not said.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Neighbourhood {
    pub cards: Vec<MapCard>,
    /// Links whose two ends are both among the cards; a family link appears once a pair of cards.
    pub edges: Vec<MapEdge>,
    /// Neighbours that did not fit.
    pub left_out: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MapCard {
    pub sku: Sku,
    pub name: String,
    pub family: Option<String>,
    pub category: Option<String>,
    pub price_minor: Option<i64>,
    pub currency: String,
    pub status: ProductStatus,
    pub available: bool,
    pub picture: Option<String>,
    /// Steps from the focus: negative shows it, positive is shown by it, 0 is the focus.
    pub column: i8,
    pub shows: u32,
    pub shown_by: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MapEdge {
    pub from: Sku,
    pub to: Sku,
    pub row: LinkRow,
    /// Type weight / 100 × link weight / 100 × boosts of campaigns at the instant asked about, 0–4; 0 where it is paused.
    pub score: f64,
    /// Whether it leads anywhere at that instant: it is not paused, and weighs something.
    pub live: bool,
}

/// Asks for the catalogue folded into categories.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct GetOverview {
    /// Which rulebook is drawn.
    pub version: VersionRef,
}

/// The whole catalogue as categories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Overview {
    pub categories: Vec<CategoryCard>,
    pub flows: Vec<CategoryFlow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CategoryCard {
    /// Empty for products without a category.
    pub path: String,
    pub products: u32,
    pub active: u32,
    /// Active products that trigger at least one link.
    pub covered: u32,
}

/// Links from products of one category to products of another, by type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CategoryFlow {
    pub from: String,
    pub to: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub links: u32,
}
