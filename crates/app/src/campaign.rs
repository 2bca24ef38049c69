//! Campaigns told: lists with their times, and what one would do.

use crate::app::{App, heavy};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use tandem_engine::campaign::{Times, book_campaigns, summary, zones};
use tandem_engine::{Snapshot, difference};
use tandem_model::{
    Campaign, CampaignChanges, CampaignList, CampaignRow, CampaignVerdict, CheckCampaign, CompareCampaign, Fault,
    Finding, ListCampaigns, Nothing, Occurrence, ZoneList,
};

/// Half of the year that is told where no dates were asked for.
const HALF_YEAR: TimeDelta = TimeDelta::days(183);
/// Times told beside a campaign that is being edited.
const NEXT: usize = 5;

pub async fn list_campaigns(app: &App, input: ListCampaigns) -> Result<CampaignList, Fault> {
    let (open, now) = (app.open()?, app.now());
    let edition = open.edition(&open.view(), input.version).await?;
    heavy(move || list(&edition.snapshot, &input, now)).await
}

fn list(snapshot: &Snapshot, input: &ListCampaigns, now: DateTime<Utc>) -> CampaignList {
    let at = input.live_at.unwrap_or(now);
    let from = input.from.unwrap_or_else(|| at.checked_sub_signed(HALF_YEAR).unwrap_or(DateTime::<Utc>::MIN_UTC));
    let to = input.to.unwrap_or_else(|| at.checked_add_signed(HALF_YEAR).unwrap_or(DateTime::<Utc>::MAX_UTC));
    let span = (from, to);
    let mut findings: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in book_campaigns(snapshot, now) {
        for campaign in &finding.campaigns {
            findings.entry(campaign.id.clone()).or_default().push(finding.clone());
        }
    }
    let rows = snapshot.book().campaigns().iter().map(|held| row(held, at, span, findings.remove(&held.id)));
    let mut campaigns: Vec<CampaignRow> = rows.filter(|row| input.live_at.is_none() || row.live).collect();
    campaigns.sort_by(|a, b| (a.campaign.starts, &a.campaign.id).cmp(&(b.campaign.starts, &b.campaign.id)));
    CampaignList { campaigns }
}

fn row(
    campaign: &Campaign,
    at: DateTime<Utc>,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    findings: Option<Vec<Finding>>,
) -> CampaignRow {
    let times = Times::of(campaign);
    let mut findings = findings.unwrap_or_default();
    findings.sort_by_key(|finding| finding.severity);
    CampaignRow {
        occurrences: times.as_ref().map_or_else(Vec::new, |times| times.between(from, to)),
        live: times.as_ref().is_some_and(|times| times.is_live(at)),
        next: times.and_then(|times| times.next_change(at)),
        summary: summary(campaign),
        findings,
        campaign: campaign.clone(),
    }
}

pub async fn check_campaign(app: &App, input: CheckCampaign) -> Result<CampaignVerdict, Fault> {
    let at = app.now();
    app.open()?
        .apart(move |rulebook, _| {
            let campaign = rulebook.tidied(&input.campaign);
            let faults = rulebook.campaign_faults(&campaign);
            if !faults.is_empty() {
                return CampaignVerdict {
                    faults,
                    findings: Vec::new(),
                    occurrences: Vec::new(),
                    summary: String::new(),
                };
            }
            let findings = rulebook.campaign_findings(&campaign, at);
            let occurrences = next_times(&campaign, at);
            CampaignVerdict { faults, findings, occurrences, summary: summary(&campaign) }
        })
        .await
}

/// Cost: two recommendations a product of the batch.
pub async fn compare_campaign(app: &App, input: CompareCampaign) -> Result<CampaignChanges, Fault> {
    let (open, now) = (app.open()?, app.now());
    let edition = open.edition(&open.view(), input.version).await?;
    heavy(move || {
        let CompareCampaign { campaign, products, placement, .. } = &input;
        difference::compare_campaign(&edition, campaign, products, placement.as_deref(), now)
    })
    .await?
}

/// The time it is live at an instant, where it is, and those after it.
fn next_times(campaign: &Campaign, at: DateTime<Utc>) -> Vec<Occurrence> {
    let Some(times) = Times::of(campaign) else { return Vec::new() };
    times.next(at, NEXT)
}

pub async fn list_zones(app: &App, _: Nothing) -> Result<ZoneList, Fault> {
    let local = app.host().zone.clone().filter(|local| zones().any(|zone| zone == local));
    Ok(ZoneList { zones: zones().map(str::to_owned).collect(), local })
}

pub(crate) fn unknown(id: &str) -> Fault {
    Fault::new("unknown_campaign", format!("there is no campaign `{id}`")).at("id")
}
