//! What a rule would do: who and what qualifies, what is wrong with it, and one list with it and without.

use crate::{Finding, Rule, Sku};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what a rule would do, saved or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckRule {
    pub rule: Rule,
    /// Show the list of this product before and after; when not said, the first product that triggers the rule.
    #[serde(default)]
    pub example: Option<Sku>,
}

/// Everything the editor shows beside a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleVerdict {
    pub sentence: String,
    /// What is wrong with the rule's shape, by JSON pointer into the rule; with any, the rest is empty.
    pub faults: Vec<RuleFault>,
    /// Who and what qualifies today.
    pub triggers: Reach,
    pub shows: Reach,
    /// `null` where the rule asks nothing of the customer.
    pub customers: Option<CustomerReach>,
    /// Loops and health, the gravest first.
    pub findings: Vec<Finding>,
    /// The loops are still being looked for: the rule spans more than is checked while typing.
    pub checking: bool,
    pub example: Option<ListChange>,
}

/// A place in a document where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleFault {
    /// RFC 6901.
    pub pointer: String,
    pub code: String,
    pub message: String,
}

/// Products on one side of a rule: how many, and the first ten by SKU.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Reach {
    pub count: u32,
    pub sample: Vec<ReachedProduct>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReachedProduct {
    pub sku: Sku,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CustomerReach {
    pub count: u32,
    /// The first ten keys.
    pub sample: Vec<String>,
}

/// One list before and after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListChange {
    pub trigger: Sku,
    pub trigger_name: String,
    pub before: Vec<ReachedProduct>,
    pub after: Vec<ReachedProduct>,
}
