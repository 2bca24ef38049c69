//! The JSON of campaigns.

use super::FindingView;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use tandem_model::{CampaignAction, CampaignChanges, CampaignRow, ListsDiff, Occurrence};

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
    /// `null` where it was not asked for.
    changes: Option<ChangesView>,
}

/// What a campaign changes for shoppers at an instant.
#[derive(Serialize)]
struct ChangesView {
    /// `null` for a campaign that is never live.
    at: Option<DateTime<Utc>>,
    /// Lists compared.
    compared: u32,
    /// Those that differ.
    lists: u32,
    /// Products that gain a place or lose one.
    products: u32,
    gained: u32,
    lost: u32,
}

impl From<&CampaignChanges> for ChangesView {
    fn from(CampaignChanges { at, lists, .. }: &CampaignChanges) -> Self {
        let ListsDiff { compared, changed, products, gained, lost, .. } = *lists;
        Self { at: *at, compared, lists: changed, products, gained, lost }
    }
}

impl<'a> CampaignView<'a> {
    pub(crate) fn of(row: &'a CampaignRow, changes: Option<&CampaignChanges>) -> Self {
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
            changes: changes.map(ChangesView::from),
        }
    }
}
