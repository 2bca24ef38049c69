//! Placements, where a list stands and how long it may be; strategies, what a list prefers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where recommendations are shown, and what may stand there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// Lower-case letters, digits and hyphens; never changes.
    pub code: String,
    pub label: String,
    /// The types shown, each with its maximum; none means all types, without a maximum of their own.
    #[serde(default)]
    pub types: Vec<TypeShare>,
    /// Products at the most, 1–100.
    pub max: u32,
    /// With fewer products nothing is shown.
    #[serde(default)]
    pub min: u32,
    #[serde(default)]
    pub stock: StockPolicy,
    #[serde(default)]
    pub fallback: Fallback,
    /// Code of a strategy; the workspace's when `null`.
    #[serde(default)]
    pub strategy: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypeShare {
    #[serde(rename = "type")]
    pub kind: String,
    /// `null` means no maximum of its own.
    #[serde(default)]
    pub max: Option<u32>,
}

/// What becomes of a product that is sold out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StockPolicy {
    /// It is hidden, whether or not it can be back-ordered.
    Hide,
    /// It is shown where it can be back-ordered, else hidden.
    #[default]
    BackOrder,
    /// Where it cannot be back-ordered, the best product it is linked to as a replacement takes its place.
    Swap,
}

/// What fills a list that links and rules leave short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fallback {
    #[default]
    None,
    /// Best sellers of the trigger's category.
    CategoryBestsellers,
    Bestsellers,
}

/// How strongly each quality of a product counts, 0–100 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Sliders {
    pub margin: u8,
    pub popularity: u8,
    pub newness: u8,
    pub stock: u8,
    /// Takes part once the order history has been mined.
    pub lift: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Lower-case letters, digits and hyphens; never changes.
    pub code: String,
    pub label: String,
    #[serde(default)]
    pub sliders: Sliders,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlacementList {
    pub placements: Vec<Placement>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StrategyList {
    pub strategies: Vec<Strategy>,
}

/// Code of a placement or strategy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CodeRef {
    pub code: String,
}

/// The placements every new workspace starts with.
pub fn default_placements() -> Vec<Placement> {
    let placement = |code: &str, label: &str, max| Placement {
        code: code.to_owned(),
        label: label.to_owned(),
        types: Vec::new(),
        max,
        min: 0,
        stock: StockPolicy::BackOrder,
        fallback: Fallback::None,
        strategy: None,
    };
    vec![placement("product-page", "Product page", 10), placement("cart", "Cart", 4), placement("email", "E-mail", 6)]
}

/// The strategies every new workspace starts with.
pub fn default_strategies() -> Vec<Strategy> {
    let strategy =
        |code: &str, label: &str, sliders| Strategy { code: code.to_owned(), label: label.to_owned(), sliders };
    let none = Sliders::default();
    vec![
        strategy("balanced", "Balanced", Sliders { margin: 30, popularity: 30, newness: 10, stock: 10, ..none }),
        strategy("margin-first", "Margin first", Sliders { margin: 100, popularity: 20, ..none }),
        strategy("volume-first", "Volume first", Sliders { popularity: 100, stock: 20, ..none }),
    ]
}
