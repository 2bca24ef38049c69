//! Finding products: filters, sorting, windows of rows, facets, search.

use crate::{Product, ProductStatus, Sku};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All parts must hold; an empty part holds always.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProductFilter {
    /// Every word must be part of name, SKU, family or brand; case does not matter.
    pub search: String,
    /// Category paths, each with its descendants.
    pub categories: Vec<String>,
    pub brands: Vec<String>,
    pub families: Vec<String>,
    pub price_min_minor: Option<i64>,
    pub price_max_minor: Option<i64>,
    pub statuses: Vec<ProductStatus>,
    /// Only products that are the trigger of no link.
    pub without_relationship: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductSort {
    #[default]
    Sku,
    Name,
    Family,
    Category,
    Brand,
    Price,
    Cost,
    Stock,
    Status,
    /// Number of products it shows.
    Shows,
    ShownBy,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct QueryProducts {
    pub filter: ProductFilter,
    pub sort: ProductSort,
    pub descending: bool,
    pub offset: u32,
    /// At most 1000.
    pub limit: u32,
}

/// A window of rows out of `total`. Ties of the sort end on SKU.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductPage {
    pub rows: Vec<ProductRow>,
    pub total: u32,
    pub offset: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductRow {
    pub product: Product,
    /// Links that this product triggers, its family's included.
    pub shows: u32,
    /// Links that show this product, its family's included.
    pub shown_by: u32,
}

/// The values that filters can choose from, with how many products have each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Facets {
    /// Every path and every ancestor path, in order.
    pub categories: Vec<Facet>,
    pub brands: Vec<Facet>,
    pub families: Vec<Facet>,
    pub statuses: Vec<Facet>,
    pub tags: Vec<Facet>,
    pub attributes: Vec<Facet>,
    pub currencies: Vec<Facet>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Facet {
    pub value: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct SearchProducts {
    pub text: String,
    pub limit: u32,
}

/// Best matches first: exact SKU, SKU prefix, name prefix, word prefix, substring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHits {
    pub hits: Vec<SearchHit>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    pub sku: Sku,
    pub name: String,
    pub family: Option<String>,
    pub category: Option<String>,
    pub price_minor: Option<i64>,
    pub currency: String,
    pub status: ProductStatus,
}
