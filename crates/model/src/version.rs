//! Versions: what shoppers see, published from the draft; and where the draft stands on its way.

use crate::{Block, Finding, LinkKey, SwitchTaken};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use ts_rs::TS;

/// Which rulebook answers: as text `draft`, `live`, or the number of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum VersionRef {
    #[default]
    Draft,
    Live,
    Number(u32),
}

impl FromStr for VersionRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "draft" => Ok(Self::Draft),
            "live" => Ok(Self::Live),
            number => number
                .parse()
                .map(Self::Number)
                .map_err(|_| format!("`{number}` is no version: `draft`, `live` or a number is")),
        }
    }
}

impl TryFrom<String> for VersionRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<VersionRef> for String {
    fn from(version: VersionRef) -> Self {
        version.to_string()
    }
}

impl fmt::Display for VersionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => f.write_str("draft"),
            Self::Live => f.write_str("live"),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// A published state of the rulebook. It never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Version {
    /// From 1 on, without gaps.
    pub number: u32,
    pub at: DateTime<Utc>,
    pub author: String,
    /// Who approved it, where a second pair of eyes was asked for.
    pub approved_by: Option<String>,
    pub note: String,
    /// The older version that it repeats, where it was rolled back.
    pub repeats: Option<u32>,
    pub links: u32,
    pub rules: u32,
    pub campaigns: u32,
    /// Its row is not what was published: it cannot be shown, compared or published again.
    pub altered: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VersionList {
    /// Newest first; the first is live.
    pub versions: Vec<Version>,
}

/// Publishes the draft.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Publish {
    pub note: String,
    /// What the difference was shown of; where that is no longer the newest, nothing is published. Not checked when `null`.
    pub seen: Option<Seen>,
}

/// The state of a workspace that a difference was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Seen {
    /// The number of the live version; `null` while nothing is published.
    pub live: Option<u32>,
    pub revision: u64,
}

/// Findings of severity error mean that nothing was published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Published {
    pub version: Option<Version>,
    pub findings: Vec<Finding>,
    /// Campaigns whose switch by hand still held, and was taken back by it.
    pub switches: Vec<SwitchTaken>,
}

/// Publishes an older version once more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RollBack {
    pub number: u32,
    #[serde(default)]
    pub note: String,
    /// Also where review is asked for and nobody else approved that version: for emergencies.
    #[serde(default)]
    pub unreviewed: bool,
}

/// Asks what is wrong with a version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CheckVersion {
    pub version: VersionRef,
}

/// Brings items of a version back into the draft; with no item named, all that differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RestoreItems {
    pub version: VersionRef,
    pub items: Vec<ItemKey>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Restored {
    pub changed: u32,
    pub findings: Vec<Finding>,
}

/// What makes a part of the rulebook the same part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "sort", content = "key", rename_all = "snake_case")]
pub enum ItemKey {
    Type(String),
    Link(LinkKey),
    Rule(String),
    Block(Block),
    Campaign(String),
    Placement(String),
    Strategy(String),
    Settings,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemSort {
    Type,
    Link,
    Rule,
    Block,
    Campaign,
    Placement,
    Strategy,
    Settings,
}

impl ItemKey {
    pub fn sort(&self) -> ItemSort {
        match self {
            Self::Type(_) => ItemSort::Type,
            Self::Link(_) => ItemSort::Link,
            Self::Rule(_) => ItemSort::Rule,
            Self::Block(_) => ItemSort::Block,
            Self::Campaign(_) => ItemSort::Campaign,
            Self::Placement(_) => ItemSort::Placement,
            Self::Strategy(_) => ItemSort::Strategy,
            Self::Settings => ItemSort::Settings,
        }
    }
}

/// Where the draft stands on its way to shoppers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct PublishStatus {
    /// Number of the live version; `null` while nothing is published.
    pub live: Option<u32>,
    /// Items in which the draft differs from it.
    pub changes: u32,
    pub proposal: Option<Proposal>,
}

/// The draft as it was put forward for another pair of eyes. Any edit after it makes it stale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Proposal {
    pub by: String,
    pub at: DateTime<Utc>,
    pub note: String,
    pub approved_by: Option<String>,
    /// The draft is no longer what was proposed.
    pub stale: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposeDraft {
    pub note: String,
}

/// Approves the draft as it was proposed at an instant; refused where another was proposed since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ApproveDraft {
    pub at: DateTime<Utc>,
}

/// Who works here, as edits and versions name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct User {
    pub name: String,
}

/// Edits and versions together, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Activity {
    pub entries: Vec<ActivityEntry>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityEntry {
    pub at: DateTime<Utc>,
    pub author: String,
    /// `link Road-550 → Road-250`, `published version 3`.
    pub label: String,
    /// The version published, where it was that.
    pub version: Option<u32>,
    /// It was taken back since.
    pub undone: bool,
}
