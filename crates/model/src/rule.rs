//! Rules: implicit relationships. *When* a condition on trigger, cart, customer and context holds, *show* the products
//! that a selection matches.

use crate::{Block, Condition, Finding, Placement, RuleFault, Sku, Strategy};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Products a rule shows when it does not say how many.
pub const RULE_LIMIT: u8 = 10;
pub const MAX_RULE_LIMIT: u8 = 100;

/// A rule never shows its own trigger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Lower-case letters, digits and hyphens, at most 64; never changes. A new rule saved with an empty id gets one
    /// from its name.
    pub id: String,
    pub name: String,
    /// Code of the relationship type.
    #[serde(rename = "type")]
    pub kind: String,
    /// 0–100; `null` counts as 100.
    #[serde(default)]
    pub weight: Option<u8>,
    #[serde(default)]
    pub status: RuleStatus,
    /// Place among the rules: lower is earlier, ties end on id.
    #[serde(default)]
    pub position: i64,
    #[serde(default)]
    pub when: Condition,
    #[serde(default)]
    pub show: Show,
    /// Products shown at the most, 1–100; 10 when not said.
    #[serde(default)]
    pub limit: Option<u8>,
    #[serde(default)]
    pub ordering: Ordering,
    /// Codes of the placements it takes part in; none means all.
    #[serde(default)]
    pub placements: Vec<String>,
    #[serde(default)]
    pub window: Window,
    /// Rules after the first one that matches and says this take no part.
    #[serde(default)]
    pub stop: bool,
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleStatus {
    #[default]
    Active,
    Paused,
}

/// What a rule shows: all that the condition matches, with `include` and without `exclude`. A condition that is absent
/// matches nothing, so that `include` alone is a plain list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Show {
    pub products: Option<Condition>,
    pub include: Vec<Sku>,
    pub exclude: Vec<Sku>,
}

/// Which of the matching products come first; ties end on SKU, products without the value come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ordering {
    #[default]
    Sku,
    Cheapest,
    Dearest,
    BestSelling,
    HighestMargin,
    Newest,
    MostStock,
}

/// From `from` up to, not including, `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Window {
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
}

impl Window {
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleRef {
    pub id: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleRefs {
    pub ids: Vec<String>,
}

/// All parts must hold; an empty part holds always.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListRules {
    /// Every word must be part of name, id, owner or note.
    pub search: String,
    pub types: Vec<String>,
    pub status: Option<RuleStatus>,
    /// Only rules that this product triggers, or that show it.
    pub touching: Option<Sku>,
    /// Only rules with findings.
    pub with_findings: bool,
    pub offset: u32,
    /// 0 means all.
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleList {
    pub rules: Vec<RuleRow>,
    pub total: u32,
    /// What is wrong with rules is still being looked for: no row has findings yet. An event tells when to ask again.
    pub checking: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleRow {
    pub rule: Rule,
    /// The rule read back.
    pub sentence: String,
    pub findings: Vec<Finding>,
}

/// With an empty id the rule is new and comes last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveRule {
    pub rule: Rule,
}

/// A finding of severity error, or a fault, means that nothing was stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleSaved {
    pub rule: Option<Rule>,
    pub faults: Vec<RuleFault>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetRuleStatus {
    pub ids: Vec<String>,
    pub status: RuleStatus,
}

/// Switched as asked unless `findings` holds an error: switching on can close a loop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RulesSwitched {
    pub changed: u32,
    pub findings: Vec<Finding>,
}

/// The rules keep their order among each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MoveRules {
    pub ids: Vec<String>,
    /// The rule they are put before, where it is one of them the next that is not.
    pub before: Option<String>,
    /// The rule they are put behind where `before` is `null`; last when both are.
    #[serde(default)]
    pub after: Option<String>,
}

/// A ready rule to start from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleTemplate {
    pub code: String,
    pub label: String,
    pub description: String,
    pub rule: Rule,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleTemplates {
    pub templates: Vec<RuleTemplate>,
}

/// The version of the document written, and the newest that is read.
pub const RULES_VERSION: u32 = 1;

/// The whole rulebook but its links, as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RulesDocument {
    /// 1. A file of a newer version is refused.
    pub version: u32,
    pub rules: Vec<Rule>,
    #[serde(default)]
    pub blocks: Vec<Block>,
    #[serde(default)]
    pub placements: Vec<Placement>,
    #[serde(default)]
    pub strategies: Vec<Strategy>,
}

/// Either everything was stored, or nothing and the first hundred faults, or the loops, tell why.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct RulesImported {
    pub rules: u32,
    pub blocks: u32,
    pub faults: Vec<RuleFault>,
    pub findings: Vec<Finding>,
}

/// What became of one rule in one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleTrace {
    pub id: String,
    pub name: String,
    pub fired: bool,
    /// In words: how many it showed, or the one thing that kept it from firing, with the value found.
    pub text: String,
}

/// A rule as others name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct RuleName {
    pub id: String,
    pub name: String,
}
