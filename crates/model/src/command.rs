//! Inputs and outputs of verbs that are not nouns of their own.

use crate::{
    Block, Finding, Link, LinkKey, LinkLevel, LinkRow, LoopPolicy, ProductRow, RelationshipType, RuleName, Sku,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// For verbs that ask for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// For verbs whose success says it all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Done {}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductRef {
    pub sku: Sku,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductRefs {
    pub skus: Vec<Sku>,
}

/// Everything the inspector tells of one product.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProductDetail {
    pub row: ProductRow,
    /// Links that it triggers, its family's included.
    pub shows: Vec<LinkRow>,
    /// Links that show it, its family's included.
    pub shown_by: Vec<LinkRow>,
    /// Rules that it triggers, and rules that can show it; at most 100 each.
    pub triggers_rules: Vec<RuleName>,
    pub shown_by_rules: Vec<RuleName>,
    /// Blocks that it is the shown product or the trigger of.
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TypeList {
    pub types: Vec<RelationshipType>,
}

/// Fields left `null` stay as they are; a policy set on one type holds for its whole loop group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetType {
    pub code: String,
    pub label: Option<String>,
    pub weight: Option<u8>,
    pub loop_policy: Option<LoopPolicy>,
    pub loop_group: Option<String>,
    pub two_way_allowed: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TypeRef {
    pub code: String,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListLinks {
    /// Only links that touch this product, its family's included.
    pub sku: Option<Sku>,
    /// Only these, where any is named.
    pub keys: Vec<LinkKey>,
    /// Every word must be part of an end's name or SKU.
    pub search: String,
    pub types: Vec<String>,
    pub offset: u32,
    /// 0 means all.
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkList {
    pub links: Vec<LinkRow>,
    pub total: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewLink {
    pub from: Sku,
    pub to: Sku,
    #[serde(rename = "type")]
    pub kind: String,
    pub weight: Option<u8>,
    #[serde(default)]
    pub two_way: bool,
    #[serde(default)]
    pub level: LinkLevel,
    /// Position the shown product is pinned at, counted from 1.
    #[serde(default)]
    pub pin: Option<u32>,
    #[serde(default)]
    pub paused: bool,
}

/// A link after an edit, with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkSaved {
    /// `null` when it was refused or removed.
    pub link: Option<Link>,
    /// A finding of severity error means that nothing was stored.
    pub findings: Vec<Finding>,
}

/// Changes one link; fields that are not given stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetLink {
    pub link: LinkKey,
    /// `set_weight: true` stores `weight`, also when it is `null`.
    #[serde(default)]
    pub set_weight: bool,
    pub weight: Option<u8>,
    pub two_way: Option<bool>,
    /// `set_pin: true` stores `pin`, also when it is `null`.
    #[serde(default)]
    pub set_pin: bool,
    #[serde(default)]
    pub pin: Option<u32>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
    #[serde(default)]
    pub paused: Option<bool>,
    /// Another shown product, to repair a link to a discontinued one.
    pub to: Option<Sku>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemoveLinks {
    pub links: Vec<LinkKey>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Yes,
    Careful,
    No,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkVerdict {
    pub verdict: Verdict,
    /// Why, in words, when it is not a plain yes.
    pub message: Option<String>,
    pub findings: Vec<Finding>,
}

/// Asks for many targets at once what `check_link` asks for one, while a link is being dragged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckTargets {
    pub from: Sku,
    #[serde(rename = "type")]
    pub kind: String,
    /// At most 1000.
    pub targets: Vec<Sku>,
    /// The targets would show `from`, instead of being shown by it.
    #[serde(default)]
    pub reversed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetVerdicts {
    pub targets: Vec<TargetVerdict>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TargetVerdict {
    pub sku: Sku,
    pub verdict: Verdict,
    pub message: Option<String>,
}
