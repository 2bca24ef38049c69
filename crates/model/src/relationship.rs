//! Relationship types: what a link may mean, and what loops through it are allowed to do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What becomes of a loop within a loop group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LoopPolicy {
    /// A link that closes a loop is refused.
    Block,
    /// It is stored, and reported as a warning.
    Warn,
    /// Loops are not looked for.
    Allow,
}

impl LoopPolicy {
    pub const ALL: [Self; 3] = [Self::Block, Self::Warn, Self::Allow];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Warn => "warn",
            Self::Allow => "allow",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == text)
    }
}

/// A kind of relationship. Types of one loop group form loops together and share one policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RelationshipType {
    /// Lower-case letters, digits and hyphens; never changes.
    pub code: String,
    pub label: String,
    /// Default weight, 0–100.
    pub weight: u8,
    pub loop_policy: LoopPolicy,
    pub loop_group: String,
    /// A group that blocks loops cannot be two-way.
    pub two_way_allowed: bool,
}

/// The types every new workspace starts with.
pub fn default_types() -> Vec<RelationshipType> {
    let kind = |code: &str, label: &str, weight, loop_policy, loop_group: &str, two_way_allowed| RelationshipType {
        code: code.to_owned(),
        label: label.to_owned(),
        weight,
        loop_policy,
        loop_group: loop_group.to_owned(),
        two_way_allowed,
    };
    vec![
        kind("cross-sell", "Cross-sell", 70, LoopPolicy::Warn, "cross-sell", true),
        kind("upsell", "Upsell", 90, LoopPolicy::Block, "substitute", false),
        kind("accessory", "Accessory", 80, LoopPolicy::Block, "accessory", false),
        kind("replacement", "Replacement", 100, LoopPolicy::Block, "substitute", false),
    ]
}
