//! The product as merchandisers know it.

use crate::Sku;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The largest amount of money accepted, in minor units: 2^53 − 1, so that every reader of JSON holds it exactly.
pub const MAX_MINOR: i64 = 9_007_199_254_740_991;

/// What is sold. Dates are whole days in UTC; the product may be shown from `launch` up to and including `end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Product {
    pub sku: Sku,
    pub name: String,
    /// The model that variants (size, colour) belong to.
    pub family: Option<String>,
    /// Path from the root, parts joined by `/`: `Bikes/Road Bikes`.
    pub category: Option<String>,
    pub brand: Option<String>,
    /// Price in minor units of `currency`.
    pub price_minor: Option<i64>,
    /// Cost in minor units of `currency`.
    pub cost_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: String,
    pub status: ProductStatus,
    /// Pieces in stock; `null` when stock is not tracked, which counts as available.
    pub stock: Option<i64>,
    /// May be sold while out of stock.
    pub back_order: bool,
    pub launch: Option<NaiveDate>,
    pub end: Option<NaiveDate>,
    pub attributes: BTreeMap<String, String>,
    /// Usage scenarios, sorted and unique.
    pub tags: Vec<String>,
    /// A local path or a `data:` URL.
    pub picture: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductStatus {
    Active,
    Inactive,
    Discontinued,
}

impl ProductStatus {
    pub const ALL: [Self; 3] = [Self::Active, Self::Inactive, Self::Discontinued];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Discontinued => "discontinued",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// A product's picture ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picture {
    /// A `data:` URL; `null` when there is no picture, or none that can be shown.
    pub url: Option<String>,
}

impl Product {
    /// A product of which nothing is known but its SKU and name: active, stock not tracked.
    pub fn named(sku: impl Into<Sku>, name: &str, currency: &str) -> Self {
        Self {
            sku: sku.into(),
            name: name.to_owned(),
            family: None,
            category: None,
            brand: None,
            price_minor: None,
            cost_minor: None,
            currency: currency.to_owned(),
            status: ProductStatus::Active,
            stock: None,
            back_order: false,
            launch: None,
            end: None,
            attributes: BTreeMap::new(),
            tags: Vec::new(),
            picture: None,
        }
    }
}
