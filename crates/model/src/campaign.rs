//! Campaigns: named windows that turn links and rules on, pause or boost them, and end by themselves.

use crate::{Finding, LinkKey, ListsDiff, ProductBatch, RuleFault, VersionRef};
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Per cent that one boost, and all boosts of an item together, come to at the most.
pub const MAX_BOOST: u16 = 400;

/// A window by the clock of a place. What is live is decided for the instant asked about, never stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Lower-case letters, digits and hyphens, at most 64; never changes. A new campaign saved with an empty id gets one
    /// from its name.
    pub id: String,
    pub name: String,
    /// By the clock of `zone`. A local time that a change of clocks skips is the first one after it, one that comes
    /// twice is the first of the two; so is 29 February in a year without it 1 March, 00:00.
    pub starts: NaiveDateTime,
    /// The first moment after it.
    pub ends: NaiveDateTime,
    /// Name in the IANA database: `Europe/Berlin`.
    pub zone: String,
    /// Again every year from the first one on.
    #[serde(default)]
    pub yearly: bool,
    #[serde(default)]
    pub actions: Vec<CampaignAction>,
    /// Codes of the placements it holds in; none means all.
    #[serde(default)]
    pub placements: Vec<String>,
    /// None means all.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Started or stopped by hand.
    #[serde(default)]
    pub switch: Option<Switch>,
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub note: String,
}

/// A campaign as others name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct CampaignName {
    pub id: String,
    pub name: String,
}

/// Between two instants a campaign is live or not, whatever its window says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    pub on: bool,
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub to: DateTime<Utc>,
}

/// What a campaign does to one item while it is live. Of the live campaigns that name an item, those of the most
/// specific scope count (placements and channels are more specific than either, and either than none); among them a
/// pause wins over an activation, and boosts multiply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CampaignAction {
    pub target: CampaignTarget,
    pub effect: Effect,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CampaignTarget {
    Link(LinkKey),
    /// Id of a rule.
    Rule(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// A paused link or rule counts as if it were not.
    Activate,
    Pause,
    /// The weight times so many per cent, 1–400.
    Boost(u16),
}

/// One time that a campaign is live, as instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Occurrence {
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub to: DateTime<Utc>,
}

/// Asks for the campaigns with the times that they are live between two instants; without them, for the year around now.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListCampaigns {
    pub version: VersionRef,
    pub from: Option<DateTime<Utc>>,
    pub to: Option<DateTime<Utc>>,
    /// Only those live at this instant.
    pub live_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CampaignList {
    /// By start, then id.
    pub campaigns: Vec<CampaignRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CampaignRow {
    pub campaign: Campaign,
    pub occurrences: Vec<Occurrence>,
    /// At the instant asked about, or now.
    pub live: bool,
    /// The next instant from then on at which it starts or ends.
    pub next: Option<DateTime<Utc>>,
    /// What it does, in words: `turns 3 links on, boosts 1 rule to 150 %`.
    pub summary: String,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CampaignRef {
    pub id: String,
}

/// With an empty id the campaign is new.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveCampaign {
    pub campaign: Campaign,
}

/// Asks what a campaign would do, saved or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckCampaign {
    pub campaign: Campaign,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CampaignVerdict {
    /// What is wrong with its shape, by JSON pointer into it; with any, the rest is empty.
    pub faults: Vec<RuleFault>,
    /// What is stated of local times that a change of clocks skips or repeats, clashes with others, loops of its season.
    pub findings: Vec<Finding>,
    /// The next five.
    pub occurrences: Vec<Occurrence>,
    pub summary: String,
}

/// Asks what a campaign, saved or not, changes for shoppers while it is live.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CompareCampaign {
    pub campaign: Campaign,
    /// The rulebook that it is put into.
    #[serde(default)]
    pub version: VersionRef,
    /// Whose lists are compared.
    pub products: ProductBatch,
    /// The placement whose lists are compared; the first that the campaign names when not said.
    #[serde(default)]
    pub placement: Option<String>,
}

/// The lists with a campaign against those without it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct CampaignChanges {
    /// The instant that they are compared at: now where it is live, else when it starts next, else when it started last.
    /// `null` for one that is never live, of which nothing is compared.
    pub at: Option<DateTime<Utc>>,
    pub placement: Option<String>,
    /// The first that the campaign names.
    pub channel: Option<String>,
    pub lists: ListsDiff,
}

/// A fault means that nothing was stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CampaignSaved {
    pub campaign: Option<Campaign>,
    pub faults: Vec<RuleFault>,
    pub findings: Vec<Finding>,
}

/// Copies a campaign with its window so many years later; the copy is no longer yearly nor switched by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicateCampaign {
    pub id: String,
    pub years: i32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ZoneList {
    pub zones: Vec<String>,
    /// The zone of this machine, where it is known.
    pub local: Option<String>,
}
