//! Recommendations: what a shopper would see, why, and why not.

use crate::{LinkKey, Sku};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question to the engine. Without a trigger every product of the cart triggers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RecommendRequest {
    pub trigger: Option<Sku>,
    /// Products already in the cart: never shown.
    pub cart: Vec<Sku>,
    /// Codes of the relationship types asked for; empty means all.
    pub types: Vec<String>,
    /// How many at the most; 10 when not said.
    pub limit: Option<u32>,
    /// The instant asked about; now when not said.
    pub at: Option<DateTime<Utc>>,
    /// Variants of one family in a list at the most; the workspace's setting when not said, 0 means any number.
    pub per_family: Option<u32>,
    /// Tell every reason of a product that is reached more than once, not only the best.
    pub explain: bool,
    /// Also say why this product is not shown.
    pub why_not: Option<Sku>,
}

/// The ranked answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecommendAnswer {
    pub trigger: Option<Sku>,
    pub at: DateTime<Utc>,
    pub results: Vec<Recommendation>,
    pub why_not: Option<WhyNot>,
    /// How long the engine took, in nanoseconds.
    pub took_ns: u64,
}

/// One product that would be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Recommendation {
    pub sku: Sku,
    pub name: String,
    /// Relationship type of the best reason.
    #[serde(rename = "type")]
    pub kind: String,
    /// Type weight / 100 × link weight / 100, 0–1.
    pub score: f64,
    /// Factors of the score, best reason first.
    pub because: Vec<Reason>,
}

/// One factor of one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// `link`, later `rule:ID` or `bundle:ID`.
    pub via: String,
    /// `type_weight` or `link_weight`.
    pub factor: String,
    /// The factor's value, 0–1.
    pub value: f64,
    /// The link that gave it.
    pub link: LinkKey,
    /// The product that triggered it.
    pub trigger: Sku,
    /// In words: `accessory link from Road-150, weight 80`.
    pub text: String,
}

/// Whether one product is shown, and if not the first thing that removed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhyNot {
    pub sku: Sku,
    pub shown: bool,
    /// Stable: `shown`, `unknown_product`, `is_trigger`, `no_link`, `type_filtered`, `discontinued`, `inactive`,
    /// `not_launched`, `ended`, `sold_out`, `in_cart`, `weight_zero`, `family_limit`, `below_limit`.
    pub code: String,
    /// In words.
    pub reason: String,
}
