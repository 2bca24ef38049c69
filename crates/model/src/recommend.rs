//! Recommendations: what a shopper would see, why, and why not.

use crate::{LinkKey, RuleTrace, Sku, Sliders, VersionRef};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question to the engine. Without a trigger every product of the cart triggers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RecommendRequest {
    pub trigger: Option<Sku>,
    /// Products already in the cart, as often as there are pieces: never shown.
    pub cart: Vec<Sku>,
    /// Codes of the relationship types asked for; empty means all.
    pub types: Vec<String>,
    /// How many at the most: the smaller of this and the placement's maximum. When not said, the placement's maximum, or
    /// 10 without a placement.
    pub limit: Option<u32>,
    /// Which rulebook answers: the draft when not said.
    pub version: VersionRef,
    /// The instant asked about; now when not said.
    pub at: Option<DateTime<Utc>>,
    /// Variants of one family in a list at the most; the workspace's setting when not said, 0 means any number.
    pub per_family: Option<u32>,
    /// Key of the customer.
    pub customer: Option<String>,
    pub channel: Option<String>,
    pub market: Option<String>,
    pub offer: Option<String>,
    /// Code of the placement: its types, maxima, stock policy, fallback and strategy hold.
    pub placement: Option<String>,
    /// Code of a strategy instead of the placement's or the workspace's.
    pub strategy: Option<String>,
    /// Instead of any strategy's.
    pub sliders: Option<Sliders>,
    /// Tell every reason of a product that is reached more than once, not only the best; and of every rule whether it
    /// fired, or what kept it from firing.
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
    /// The rules that fired, and those that one leaf kept from firing; where asked to explain.
    pub rules: Vec<RuleTrace>,
    /// In words, why the list is empty where products were found but may not be shown; else `null`.
    pub nothing_because: Option<String>,
    /// How long the engine took, in nanoseconds.
    pub took_ns: u64,
}

/// One product that would be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Recommendation {
    pub sku: Sku,
    pub name: String,
    /// Relationship type of the best reason; `null` for one that fills up the list.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Position it is pinned at.
    pub pin: Option<u32>,
    /// The sold-out product it takes the place of.
    pub instead_of: Option<Sku>,
    /// Type weight / 100 × weight of the link or rule / 100 × boosts of campaigns × the sliders' share: 0–1, and up to 4
    /// where campaigns boost.
    pub score: f64,
    /// Factors of the score, best reason first.
    pub because: Vec<Reason>,
}

/// One factor of one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// `link`, `rule:ID` or `fallback`.
    pub via: String,
    /// `type_weight`, `link_weight` or `rule_weight`, `campaign` and `sliders` multiply up to the score. Beside them
    /// stand `pin`, `bestseller`, and the share of products below it for each slider in use: `margin`, `popularity`,
    /// `newness`, `stock`, `lift`.
    pub factor: String,
    /// The factor's value, 0–1; of `campaign` 0–4, and 1 where it only switched the link or rule on.
    pub value: f64,
    /// The link that gave it, where one did.
    pub link: Option<LinkKey>,
    /// The product that triggered it, where one did.
    pub trigger: Option<Sku>,
    /// In words: `accessory link from Road-150, weight 80`.
    pub text: String,
}

/// Whether one product is shown, and if not the first thing that removed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhyNot {
    pub sku: Sku,
    pub shown: bool,
    /// Stable: `shown`, `unknown_product`, `is_trigger`, `paused`, `no_link`, `blocked`, `type_filtered`, `discontinued`, `inactive`,
    /// `not_launched`, `ended`, `sold_out`, `in_cart`, `weight_zero`, `family_limit`, `type_limit`, `rule_limit`, `below_limit`, `too_few`.
    pub code: String,
    /// In words.
    pub reason: String,
}
