//! Edits of campaigns: saving, copying and removing them. Each answers a plan; nothing is stored here.

use super::link_edit::accepted;
use super::rule_edit::{free_of, refuse_faults, slug};
use super::{Plan, Refusal, Rulebook, fault};
use crate::campaign::{campaign_faults, campaign_findings, years_later};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use tandem_model::{Campaign, CampaignTarget, Change, DuplicateCampaign, Fault, Finding, RuleFault, Severity, Switch};

impl Rulebook {
    /// Stores a campaign: one with an empty id is new and gets an id from its name, any other is put in the place of the
    /// stored one. Faults of its shape refuse it, and loops that are blocked, however long they are
    /// looked for; that something it names is gone is told.
    pub fn plan_campaign(&self, campaign: &Campaign, at: DateTime<Utc>) -> Result<Plan, Refusal> {
        let next = self.next_campaign(campaign)?;
        refuse_faults(self.campaign_faults(&next))?;
        let held = self.snapshot.book().campaign(&next.id);
        let label = match held {
            Some(held) if *held == next => return Ok(Plan::default()),
            None => format!("campaign ‘{}’ added", next.name),
            Some(held) if held.name != next.name => format!("campaign ‘{}’ changed to ‘{}’", held.name, next.name),
            Some(_) => format!("campaign ‘{}’ changed", next.name),
        };
        let mut findings = accepted(self.campaign_loops(&next, at))?;
        findings.extend(campaign_findings(&self.snapshot, &next, at));
        findings.sort_by_key(|finding| finding.severity);
        Ok(Plan { changes: vec![Change::PutCampaign(Box::new(next))], label, findings })
    }

    /// What is wrong with a campaign's shape as it would be stored, by JSON pointer into that. A new campaign may have no
    /// id yet.
    pub fn campaign_faults(&self, campaign: &Campaign) -> Vec<RuleFault> {
        let placements = self.snapshot.book().placements().iter().map(|held| held.code.as_str()).collect();
        let mut faults = campaign_faults(&self.tidied(campaign), &placements);
        faults.retain(|fault| !(campaign.id.is_empty() && fault.pointer == "/id"));
        faults
    }

    /// What is to be said of a campaign if it stood in the place of the one with its id, the gravest first. In very large
    /// rulebooks loops of its season are looked for only when it is saved.
    pub fn campaign_findings(&self, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
        let next = self.tidied(campaign);
        let mut findings = if self.is_large() { Vec::new() } else { self.campaign_loops(&next, at) };
        findings.extend(campaign_findings(&self.snapshot, &next, at));
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    /// Removes a campaign, which must be there.
    pub fn plan_remove_campaign(&self, id: &str) -> Result<Plan, Refusal> {
        let held = self.held_campaign(id)?;
        let label = format!("campaign ‘{}’ removed", held.name);
        Ok(Plan { changes: vec![Change::RemoveCampaign(id.to_owned())], label, findings: Vec::new() })
    }

    /// Copies a campaign with its window so many years later, or earlier. The copy has the name of the first with the
    /// year it starts in, is no longer yearly and not switched by hand.
    pub fn plan_duplicate(&self, ask: &DuplicateCampaign, at: DateTime<Utc>) -> Result<Plan, Refusal> {
        let held = self.held_campaign(&ask.id)?;
        let moved = years_later(held.starts, ask.years).zip(years_later(held.ends, ask.years));
        let (starts, ends) = moved.ok_or_else(|| fault::years_out_of_range(ask.years))?;
        let copy = Campaign {
            id: String::new(),
            name: format!("{} {}", without_year(&held.name), starts.format("%Y")),
            yearly: false,
            switch: None,
            starts,
            ends,
            ..held.clone()
        };
        let plan = self.plan_campaign(&copy, at)?;
        Ok(Plan { label: format!("campaign ‘{}’ copied", held.name), ..plan })
    }

    /// Stores how a campaign was switched by hand, as it is elsewhere; nothing else of it changes.
    pub fn plan_switch(&self, id: &str, switch: Switch, at: DateTime<Utc>) -> Result<Plan, Refusal> {
        let held = self.held_campaign(id)?;
        let plan = self.plan_campaign(&Campaign { switch: Some(switch), ..held.clone() }, at)?;
        let way = if switch.on { "started" } else { "stopped" };
        Ok(Plan { label: format!("campaign ‘{}’ kept {way}", held.name), ..plan })
    }

    /// The loops that are blocked and that a campaign closes in the place of the one with its id.
    pub fn blocked_season(&self, campaign: &Campaign, at: DateTime<Utc>) -> Vec<Finding> {
        let mut loops = self.campaign_loops(campaign, at);
        loops.retain(|found| found.severity == Severity::Error);
        loops
    }

    /// The campaign as it would be stored.
    fn next_campaign(&self, campaign: &Campaign) -> Result<Campaign, Fault> {
        let mut next = self.tidied(campaign);
        if next.id.is_empty() {
            let taken: BTreeSet<&str> = self.snapshot.book().campaigns().iter().map(|held| held.id.as_str()).collect();
            next.id = free_of(slug(&next.name, "campaign"), &taken);
        } else {
            self.held_campaign(&next.id)?;
        }
        Ok(next)
    }

    /// Texts trimmed, scopes named once, and links by the keys that they are stored under, whichever way round a two-way
    /// link was named.
    pub fn tidied(&self, campaign: &Campaign) -> Campaign {
        let mut next = campaign.clone();
        for text in [&mut next.name, &mut next.owner, &mut next.note, &mut next.zone] {
            *text = text.trim().to_owned();
        }
        for names in [&mut next.placements, &mut next.channels] {
            let mut seen = BTreeSet::new();
            names.iter_mut().for_each(|name| *name = name.trim().to_owned());
            names.retain(|name| seen.insert(name.clone()));
        }
        for action in &mut next.actions {
            if let CampaignTarget::Link(key) = &mut action.target
                && let Some(held) = self.snapshot.link(key)
            {
                *key = held.key();
            }
        }
        next
    }

    fn held_campaign(&self, id: &str) -> Result<&Campaign, Fault> {
        self.snapshot.book().campaign(id).ok_or_else(|| fault::unknown_campaign(id))
    }
}

/// `Winter 2026` is `Winter`.
fn without_year(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, year)) if year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()) => rest,
        _ => name,
    }
}
