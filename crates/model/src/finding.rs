//! Problems stated as data.

use crate::{LinkKey, LinkLevel, Sku};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Error,
    Warning,
    Note,
}

/// Codes of findings. Stable: scripts and screens branch on them.
pub mod finding_code {
    pub const CYCLE: &str = "cycle";
    pub const CYCLE_UNDECIDED: &str = "cycle_undecided";
    pub const UPSELL_CHEAPER: &str = "upsell_cheaper";
    pub const DISCONTINUED_END: &str = "discontinued_end";
    pub const MISSING_END: &str = "missing_end";
}

/// One problem: what it is, how bad, what it concerns and what would mend it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub code: String,
    pub severity: Severity,
    /// In the user's words, one sentence.
    pub message: String,
    /// For a loop: its steps in order round the loop.
    pub steps: Vec<Step>,
    /// The links concerned, for findings that are no loop.
    pub links: Vec<LinkKey>,
    pub fixes: Vec<Fix>,
}

/// One step of a loop, from product to product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    pub from: Sku,
    pub to: Sku,
    #[serde(rename = "type")]
    pub kind: String,
    /// `link`, `rule:ID` or `bundle:ID`.
    pub via: String,
    pub from_name: String,
    pub to_name: String,
    /// Level of the link stepped along.
    pub level: LinkLevel,
}

/// A way out of a finding, ready to be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Fix {
    RemoveLink {
        link: LinkKey,
        label: String,
    },
    ChangeType {
        link: LinkKey,
        #[serde(rename = "type")]
        kind: String,
        label: String,
    },
    Relink {
        link: LinkKey,
        to: Sku,
        label: String,
    },
}
