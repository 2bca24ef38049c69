//! The JSON of campaigns.

use super::FindingView;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use tandem_model::{CampaignAction, CampaignRow, Occurrence};

#[derive(Serialize)]
pub(crate) struct Campaigns<'a> {
    pub(crate) campaigns: Vec<CampaignView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct CampaignView<'a> {
    id: &'a str,
    name: &'a str,
    /// By the clock of `zone`.
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    zone: &'a str,
    yearly: bool,
    live: bool,
    /// The next instant at which it starts or ends.
    next: Option<DateTime<Utc>>,
    occurrences: &'a [Occurrence],
    placements: &'a [String],
    channels: &'a [String],
    owner: &'a str,
    note: &'a str,
    summary: &'a str,
    actions: &'a [CampaignAction],
    findings: Vec<FindingView<'a>>,
}

impl<'a> From<&'a CampaignRow> for CampaignView<'a> {
    fn from(row: &'a CampaignRow) -> Self {
        let held = &row.campaign;
        Self {
            id: &held.id,
            name: &held.name,
            starts: held.starts,
            ends: held.ends,
            zone: &held.zone,
            yearly: held.yearly,
            live: row.live,
            next: row.next,
            occurrences: &row.occurrences,
            placements: &held.placements,
            channels: &held.channels,
            owner: &held.owner,
            note: &held.note,
            summary: &row.summary,
            actions: &held.actions,
            findings: row.findings.iter().map(FindingView::from).collect(),
        }
    }
}
