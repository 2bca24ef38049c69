//! How two versions differ: item by item, and in what they show.

use crate::{CampaignName, CheckReport, ItemKey, ItemSort, Seen, Sku, Switch, VersionRef};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompareVersions {
    pub from: VersionRef,
    pub to: VersionRef,
    /// Whose lists are compared.
    #[serde(default)]
    pub products: ProductBatch,
    #[serde(default)]
    pub placement: Option<String>,
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductBatch {
    #[default]
    None,
    /// So many best sellers, by units sold.
    Top(u32),
    Skus(Vec<Sku>),
}

/// How one version differs from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Difference {
    pub seen: Seen,
    /// One of each sort that differs.
    pub counts: Vec<ItemCount>,
    /// The first thousand, by sort and key.
    pub items: Vec<ItemDiff>,
    pub lists: ListsDiff,
    /// What was switched by hand in the earlier one, still holds, and would be taken back by the later one.
    pub switches: Vec<SwitchTaken>,
    /// What is wrong with the later one, where that is the draft.
    pub check: Option<CheckReport>,
}

/// A campaign whose switch by hand another version lacks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SwitchTaken {
    pub campaign: CampaignName,
    pub switch: Switch,
    /// What taking it back does at once.
    pub then: AfterSwitch,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AfterSwitch {
    /// The campaign is live and would no longer be.
    Ends,
    /// It is not live and would be.
    Begins,
    /// It stays live, or not live, until its own time says otherwise.
    Stays,
    /// The other version does not have the campaign.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemCount {
    pub sort: ItemSort,
    pub added: u32,
    pub removed: u32,
    pub changed: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiffKind {
    Added,
    Removed,
    Changed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemDiff {
    pub key: ItemKey,
    pub kind: DiffKind,
    /// `accessory link Road-150 → Bottle Cage`.
    pub label: String,
    /// Of a changed item.
    pub fields: Vec<FieldDiff>,
}

/// One difference inside an item, both sides in words; empty where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldDiff {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// How the lists of a batch of products differ.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ListsDiff {
    /// Products whose lists were compared.
    pub compared: u32,
    /// Those whose lists differ.
    pub changed: u32,
    /// Products that gain a place in any of them, or lose one.
    pub products: u32,
    /// Places gained, in all of them.
    pub gained: u32,
    pub lost: u32,
    /// The first two hundred of them, best sellers first.
    pub lists: Vec<ListDiff>,
    /// The first two hundred products by places won and lost.
    pub places: Vec<PlaceCount>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ListDiff {
    pub trigger: Sku,
    pub trigger_name: String,
    pub gained: Vec<PlaceDiff>,
    pub lost: Vec<PlaceDiff>,
    /// The same products in another order.
    pub reordered: bool,
}

/// A product that came into a list, or left it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceDiff {
    pub sku: Sku,
    pub name: String,
    /// Counted from 1.
    pub position: u32,
    /// The item that differs and did it; `null` where it was only pushed out, or moved up.
    pub item: Option<ItemKey>,
    /// In words.
    pub because: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceCount {
    pub sku: Sku,
    pub name: String,
    pub gained: u32,
    pub lost: u32,
}
