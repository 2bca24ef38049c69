//! Links: explicit relationships between two products, or between two families.

use crate::Sku;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Whether the two ends of a link are products or families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkLevel {
    #[default]
    Product,
    /// Holds for every variant of both families.
    Family,
}

impl LinkLevel {
    pub const ALL: [Self; 2] = [Self::Product, Self::Family];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Family => "family",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == text)
    }
}

/// Where a link came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkSource {
    #[default]
    Manual,
    Imported,
    Mined,
    Rule,
}

impl LinkSource {
    pub const ALL: [Self; 4] = [Self::Manual, Self::Imported, Self::Mined, Self::Rule];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Imported => "imported",
            Self::Mined => "mined",
            Self::Rule => "rule",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == text)
    }
}

/// What makes a link the same link: its ends (SKUs, or family names), its type and its level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct LinkKey {
    pub from: Sku,
    pub to: Sku,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub level: LinkLevel,
}

/// One explicit relationship, from what triggers it to what is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Link {
    pub from: Sku,
    pub to: Sku,
    /// Code of the relationship type.
    #[serde(rename = "type")]
    pub kind: String,
    /// 0–100; `null` counts as 100.
    pub weight: Option<u8>,
    /// Stored once, mirrored when read.
    pub two_way: bool,
    pub level: LinkLevel,
    /// Position the shown product is pinned to; `null` when it is placed by its score.
    pub pin: Option<u32>,
    pub source: LinkSource,
    /// It shows nothing and leads nowhere, but while a campaign activates it.
    #[serde(default)]
    pub paused: bool,
}

impl Link {
    pub fn key(&self) -> LinkKey {
        LinkKey { from: self.from.clone(), to: self.to.clone(), kind: self.kind.clone(), level: self.level }
    }
}

impl fmt::Display for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} → {}", self.from, self.to)
    }
}

/// A stored link as screens and lists show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkRow {
    pub link: Link,
    /// Names of the two ends; for a family, the family's own name.
    pub from_name: String,
    pub to_name: String,
    /// How the ends stand: a link to a discontinued or missing product stays, marked.
    pub from_state: EndState,
    pub to_state: EndState,
    /// The product that a discontinued end should be relinked to, when a replacement is known.
    pub repair: Option<Sku>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndState {
    Active,
    Inactive,
    Discontinued,
    Missing,
}
