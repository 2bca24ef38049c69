//! Problems stated as data.

use crate::{Campaign, CampaignName, LinkKey, LinkLevel, Rule, RuleName, Sku};
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
    pub const RULE_NEVER_FIRES: &str = "rule_never_fires";
    pub const RULE_SHOWS_NOTHING: &str = "rule_shows_nothing";
    pub const RULE_SHADOWED: &str = "rule_shadowed";
    pub const RULE_DUPLICATE: &str = "rule_duplicate";
    pub const RULE_BLOCKED: &str = "rule_blocked";
    pub const RULE_ALWAYS_TRUE: &str = "rule_always_true";
    pub const RULE_NEVER_TRUE: &str = "rule_never_true";
    pub const RULE_MISSING_PRODUCT: &str = "rule_missing_product";
    pub const RULE_DISCONTINUED_PRODUCT: &str = "rule_discontinued_product";
    pub const RULE_WINDOW_OVER: &str = "rule_window_over";
    pub const RULE_WINDOW_EMPTY: &str = "rule_window_empty";
    pub const RULE_WEIGHT_ZERO: &str = "rule_weight_zero";
    pub const RULE_CHEAPER_UPSELL: &str = "rule_cheaper_upsell";
    pub const RULE_DOMINATES: &str = "rule_dominates";
    pub const CAMPAIGN_MISSING_LINK: &str = "campaign_missing_link";
    pub const CAMPAIGN_MISSING_RULE: &str = "campaign_missing_rule";
    pub const CAMPAIGN_MISSING_PLACEMENT: &str = "campaign_missing_placement";
    pub const CAMPAIGN_EMPTY: &str = "campaign_empty";
    pub const CAMPAIGN_NEVER_LIVE: &str = "campaign_never_live";
    pub const CAMPAIGN_OVER: &str = "campaign_over";
    pub const CAMPAIGN_TIME_SKIPPED: &str = "campaign_time_skipped";
    pub const CAMPAIGN_TIME_TWICE: &str = "campaign_time_twice";
    pub const CAMPAIGN_CLASH: &str = "campaign_clash";
    pub const CAMPAIGN_BOOST_CAPPED: &str = "campaign_boost_capped";
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
    /// The rules concerned.
    pub rules: Vec<RuleName>,
    /// The campaigns concerned.
    pub campaigns: Vec<CampaignName>,
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
    /// Level of the link stepped along; `product` for a rule.
    pub level: LinkLevel,
    /// The rule stepped along, where it is one.
    pub rule: Option<RuleName>,
}

/// A way out of a finding, ready to be carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
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
    PauseRule {
        id: String,
        label: String,
    },
    /// Puts the rule's place before another's.
    MoveRule {
        id: String,
        before: String,
        label: String,
    },
    /// Puts this rule in the place of the stored one with its id.
    SaveRule {
        rule: Box<Rule>,
        label: String,
    },
    RemoveRule {
        id: String,
        label: String,
    },
    /// Puts this campaign in the place of the stored one with its id.
    SaveCampaign {
        campaign: Box<Campaign>,
        label: String,
    },
}

impl Fix {
    /// What it does, in words.
    pub fn label(&self) -> &str {
        match self {
            Self::RemoveLink { label, .. }
            | Self::ChangeType { label, .. }
            | Self::Relink { label, .. }
            | Self::PauseRule { label, .. }
            | Self::MoveRule { label, .. }
            | Self::SaveRule { label, .. }
            | Self::RemoveRule { label, .. }
            | Self::SaveCampaign { label, .. } => label,
        }
    }
}
