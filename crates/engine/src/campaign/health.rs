//! What is wrong with campaigns: what they name is gone, they never come, clocks skip their edges, they contradict each
//! other.

use super::boost::capped;
use super::clash::clashes;
use super::finding::{about, finding, time, time_in, words};
use super::mend::without;
use super::scope::specificity;
use super::times::{Edge, Times};
use crate::Snapshot;
use crate::cycle::rules::Horizon;
use chrono::{DateTime, MappedLocalTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::BTreeSet;
use tandem_model::{Campaign, CampaignTarget, Finding, Occurrence, Severity, finding_code};

/// A campaign with the times at which it is live within the two years looked at.
pub(super) struct Season<'a> {
    pub campaign: &'a Campaign,
    pub live: Vec<Occurrence>,
}

impl<'a> Season<'a> {
    fn of(campaign: &'a Campaign, horizon: Horizon) -> Self {
        let times = Times::of(campaign);
        Self { campaign, live: times.map_or_else(Vec::new, |times| times.between(horizon.from, horizon.to)) }
    }

    /// How narrow its scope is.
    pub fn rank(&self) -> u8 {
        specificity(self.campaign)
    }
}

/// What is wrong with the campaigns of a book within two years from `at`. Cost: the years of each campaign, and the pairs
/// of campaigns that name one item.
pub fn book_campaigns(snapshot: &Snapshot, at: DateTime<Utc>) -> Vec<Finding> {
    let campaigns = snapshot.book().campaigns();
    let mut findings: Vec<Finding> = campaigns.iter().flat_map(|held| own(snapshot, held, at)).collect();
    let seasons: Vec<Season<'_>> = campaigns.iter().map(|held| Season::of(held, Horizon::from(at))).collect();
    findings.extend(clashes(snapshot, &seasons, None));
    findings.extend(capped(snapshot, &seasons, None));
    findings
}

/// What is to be said of one campaign if it stood in the place of the one with its id, the gravest first.
pub fn campaign_findings(snapshot: &Snapshot, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
    let ours: BTreeSet<&CampaignTarget> = campaign.actions.iter().map(|action| &action.target).collect();
    let meets = |held: &&Campaign| held.actions.iter().any(|action| ours.contains(&action.target));
    let others = snapshot.book().campaigns().iter().filter(|held| held.id != campaign.id).filter(meets);
    let seasons: Vec<Season<'_>> = others.chain([campaign]).map(|held| Season::of(held, Horizon::from(at))).collect();
    let mut findings = own(snapshot, campaign, at);
    let focus = Some(seasons.len() - 1);
    findings.extend(clashes(snapshot, &seasons, focus));
    findings.extend(capped(snapshot, &seasons, focus));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// What is wrong with a campaign whatever others do.
fn own(snapshot: &Snapshot, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = gone(snapshot, campaign);
    if campaign.actions.is_empty() {
        let message = format!("`{}` does nothing: it names no link and no rule", campaign.name);
        findings.push(finding(finding_code::CAMPAIGN_EMPTY, Severity::Note, message, &[campaign]));
    }
    match Times::of(campaign) {
        Some(times) => {
            findings.extend(absent(campaign, &times, at));
            findings.extend(odd_edges(campaign, &times, at));
        }
        None => {
            let message = format!("`{}` is never live: there is no time zone `{}`", campaign.name, campaign.zone);
            findings.push(finding(finding_code::CAMPAIGN_NEVER_LIVE, Severity::Error, message, &[campaign]));
        }
    }
    findings
}

fn gone(snapshot: &Snapshot, campaign: &Campaign) -> Vec<Finding> {
    let mut findings = Vec::new();
    for action in &campaign.actions {
        let code = match &action.target {
            CampaignTarget::Link(key) if snapshot.link(key).is_none() => finding_code::CAMPAIGN_MISSING_LINK,
            CampaignTarget::Rule(id) if snapshot.book().rule(id).is_none() => finding_code::CAMPAIGN_MISSING_RULE,
            _ => continue,
        };
        let message = format!("`{}` names {}, which is gone", campaign.name, words(snapshot, &action.target));
        let label = format!("take {} out of `{}`", words(snapshot, &action.target), campaign.name);
        let fixes = without(campaign, |held| held.target == action.target, label);
        let found =
            Finding { fixes: fixes.into_iter().collect(), ..finding(code, Severity::Error, message, &[campaign]) };
        findings.push(about(found, snapshot, &action.target));
    }
    for code in campaign.placements.iter().filter(|code| snapshot.book().placement(code).is_none()) {
        let message = format!("`{}` holds in the placement `{code}`, which is gone", campaign.name);
        findings.push(finding(finding_code::CAMPAIGN_MISSING_PLACEMENT, Severity::Error, message, &[campaign]));
    }
    findings
}

/// Never live, or over for good.
fn absent(campaign: &Campaign, times: &Times, at: DateTime<Utc>) -> Option<Finding> {
    if times.is_live(at) || times.next_change(at).is_some() {
        return None;
    }
    let last = times.between(times.first(), at).last().map(|live| live.to);
    let (code, severity, message) = match last {
        Some(ended) => {
            let ended = time_in(times.zone(), ended);
            (finding_code::CAMPAIGN_OVER, Severity::Note, format!("`{}` is over since {ended}", campaign.name))
        }
        None => (
            finding_code::CAMPAIGN_NEVER_LIVE,
            Severity::Warning,
            format!("`{}` is never live: nothing of its window is left", campaign.name),
        ),
    };
    Some(finding(code, severity, message, &[campaign]))
}

/// The first start and the first end from now on that clocks skip, and those that come twice; of a window of which
/// nothing is left, that it does not come.
fn odd_edges(campaign: &Campaign, times: &Times, at: DateTime<Utc>) -> Vec<Finding> {
    let from = at.max(times.first());
    let to = Horizon::from(from).to.max(campaign.ends.and_utc() + TimeDelta::days(2));
    let edges = times.edges(from, to).into_iter().filter(|edge| edge.opens || !edge.empty);
    let odd = edges.filter_map(|edge| Some((edge, oddity(&edge, times.zone())?)));
    let mut seen = BTreeSet::new();
    let first = odd.filter(|(edge, oddity)| seen.insert((oddity.code, edge.opens, edge.empty)));
    first
        .map(|(edge, Oddity { code, when, why })| {
            let what = match (edge.empty, edge.opens) {
                (true, _) => format!("does not come in {}", edge.local.format("%Y")),
                (false, true) => format!("starts {when}"),
                (false, false) => format!("ends {when}"),
            };
            finding(code, Severity::Note, format!("`{}` {what}: {why}", campaign.name), &[campaign])
        })
        .collect()
}

/// Why an edge is not where it was planned, and where it is.
struct Oddity {
    code: &'static str,
    when: String,
    why: String,
}

fn oddity(edge: &Edge, zone: Tz) -> Option<Oddity> {
    let (there, utc) = (time_in(zone, edge.at), edge.at.format("%H:%M UTC"));
    let skipped = |why| Oddity { code: finding_code::CAMPAIGN_TIME_SKIPPED, when: format!("on {there} ({utc})"), why };
    if edge.leap {
        return Some(skipped(format!("{} has no {}", edge.local.format("%Y"), edge.planned.format("%-d %B"))));
    }
    let planned = time(edge.local);
    match zone.from_local_datetime(&edge.local) {
        MappedLocalTime::Single(_) => None,
        MappedLocalTime::None => Some(skipped(format!("clocks in {zone} skip {planned}"))),
        MappedLocalTime::Ambiguous(..) => Some(Oddity {
            code: finding_code::CAMPAIGN_TIME_TWICE,
            when: format!("on {planned} the first time ({utc})"),
            why: format!("in {zone} it comes twice"),
        }),
    }
}
