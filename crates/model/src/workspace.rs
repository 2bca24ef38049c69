//! The workspace as a whole: its file, and the truth in the foot bar.

use crate::{Finding, PublishStatus};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewWorkspace {
    pub path: String,
    /// Start with the sample shop.
    pub sample: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenWorkspace {
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupWorkspace {
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackedUp {
    pub path: String,
    pub bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentWorkspaces {
    pub recent: Vec<RecentWorkspace>,
    /// Where the sample shop would be made, or already is.
    pub sample_path: String,
    /// The folder proposed for new workspaces.
    pub folder: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentWorkspace {
    pub path: String,
    pub name: String,
    pub exists: bool,
}

/// What the frame shows on every screen. `workspace` is `null` when none is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Status {
    pub workspace: Option<WorkspaceStatus>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkspaceStatus {
    pub path: String,
    pub name: String,
    /// Grows with every change, whoever makes it.
    pub revision: u64,
    pub products: u32,
    pub active_products: u32,
    pub links: u32,
    pub rules: u32,
    pub orders: u32,
    pub loops: LoopStatus,
    pub coverage: Coverage,
    /// When the last edit was stored.
    pub saved_at: Option<DateTime<Utc>>,
    /// Name of the edit that undo would take back.
    pub undo: Option<String>,
    pub redo: Option<String>,
    pub settings: Settings,
    pub publishing: PublishStatus,
    /// Who works here.
    pub user: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LoopStatus {
    /// Loops that their group blocks (they can only come from outside, such as another program).
    pub blocked: u32,
    /// Loops that are only warned about.
    pub warned: u32,
}

/// *Defined* coverage: the share of active products that are the trigger of at least one link.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Coverage {
    pub covered: u32,
    pub active: u32,
    /// 0–1; `null` when there is no active product.
    pub share: Option<f64>,
    pub goal: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// Coverage goal, 0–1.
    pub coverage_goal: f64,
    /// Variants of one family in a list at the most; 0 means any number.
    pub per_family: u32,
    /// ISO 4217; for products that come without one.
    pub currency: String,
    /// Code of the strategy that lists follow where their placement names none; `null` for none.
    #[serde(default)]
    pub strategy: Option<String>,
    /// Best sellers are counted over so many days up to the last order; 0 means all of them.
    #[serde(default = "popularity_days")]
    pub popularity_days: u32,
    /// What is published must have been proposed by one name and approved by another.
    #[serde(default)]
    pub review: bool,
}

impl Default for Settings {
    /// What a new workspace starts with, until its owner says otherwise.
    fn default() -> Self {
        Self {
            coverage_goal: 0.85,
            per_family: 1,
            currency: "EUR".to_owned(),
            strategy: None,
            popularity_days: POPULARITY_DAYS,
            review: false,
        }
    }
}

fn popularity_days() -> u32 {
    POPULARITY_DAYS
}

/// What a workspace starts with.
pub const POPULARITY_DAYS: u32 = 365;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// The gravest first; of very many the first few hundred.
    pub findings: Vec<Finding>,
    /// All of them.
    pub counts: FindingCounts,
}

/// Every finding that names a link, or whose loop goes along it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkFindings {
    /// The gravest first.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct FindingCounts {
    pub errors: u32,
    pub warnings: u32,
    pub notes: u32,
}
