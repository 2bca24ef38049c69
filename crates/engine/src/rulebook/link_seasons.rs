//! Paused links as far as loops go: each takes part only where a campaign turns it on, and what is told of a loop along it
//! says so. When such campaigns are live is not looked at, nor are pauses by campaigns.

use super::Rulebook;
use super::loops::link_between;
use crate::Snapshot;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{
    Campaign, CampaignName, CampaignTarget, Change, Effect, Finding, Link, LinkKey, LinkLevel, Sku, Step,
};

/// The campaigns that turn on what one step goes along.
pub(super) type Turners = Vec<CampaignName>;

impl Rulebook {
    /// Whether a link can be part of a loop.
    pub(super) fn takes_part(&self, link: &Link) -> bool {
        takes_part(&self.snapshot, link)
    }

    /// Of each step along links of which all are paused, who turns them on.
    pub(super) fn link_seasons(&self, steps: &[Step]) -> Vec<Turners> {
        let along = steps.iter().filter(|step| step.rule.is_none());
        let of_step = |step: &Step| {
            let group = &self.kind(&step.kind).ok()?.loop_group;
            self.turners(&step.from, &step.to, group)
        };
        along.filter_map(of_step).collect()
    }

    /// Who turns on what leads from one product to the next within a loop group, where all of that is paused.
    pub(super) fn turners(&self, from: &Sku, to: &Sku, group: &str) -> Option<Turners> {
        let links = self.between(from, to, group);
        if links.iter().any(|link| !link.paused) {
            return None;
        }
        let turners = links.iter().flat_map(|link| self.snapshot.turned_on_by(link));
        let turners: BTreeMap<String, CampaignName> = turners.map(|held| (held.id.clone(), held)).collect();
        (!turners.is_empty()).then(|| turners.into_values().collect())
    }

    /// The links of a loop group from a product or its family to another.
    fn between(&self, from: &Sku, to: &Sku, group: &str) -> Vec<Link> {
        let kinds = self.snapshot.types().iter().filter(|kind| kind.loop_group == group);
        let of_kind = |code: &str| {
            let step = |level| link_between(&self.snapshot, (from, to), code, level);
            LinkLevel::ALL.into_iter().filter_map(step).collect::<Vec<Link>>()
        };
        kinds.flat_map(|kind| of_kind(&kind.code)).collect()
    }

    /// The loops along paused links that a campaign turns on, in a rulebook that holds the campaign already; each loop
    /// once.
    pub(super) fn season_loops(&mut self, campaign: &Campaign) -> Vec<Finding> {
        let mut seen: BTreeSet<BTreeSet<(String, String)>> = BTreeSet::new();
        let links = paused_links(&self.snapshot, campaign);
        let found = links.iter().flat_map(|link| self.loops_without(link, link));
        let found: Vec<Finding> = found.collect();
        let round = |finding: &Finding| {
            finding.steps.iter().map(|step| (step.from.to_string(), step.to.to_string())).collect::<BTreeSet<_>>()
        };
        found.into_iter().filter(|finding| finding.steps.is_empty() || seen.insert(round(finding))).collect()
    }
}

/// The stored links that are paused and that a campaign turns on.
pub(super) fn paused_links(snapshot: &Snapshot, campaign: &Campaign) -> Vec<Link> {
    let keys = turned_on(campaign).filter_map(|key| snapshot.link(key));
    keys.filter(|link| link.paused).collect()
}

pub(super) fn takes_part(snapshot: &Snapshot, link: &Link) -> bool {
    !link.paused || !snapshot.turned_on_by(link).is_empty()
}

/// The links that campaigns turn on before or after some changes of them.
pub(super) fn touched_by_campaigns<'a>(
    before: &'a Snapshot,
    changes: &'a [Change],
) -> impl Iterator<Item = &'a LinkKey> {
    let of_change = |change: &'a Change| {
        let (new, id) = match change {
            Change::PutCampaign(campaign) => (Some(&**campaign), &campaign.id),
            Change::RemoveCampaign(id) => (None, id),
            _ => return None,
        };
        Some(new.into_iter().chain(before.book().campaign(id)))
    };
    changes.iter().filter_map(of_change).flatten().flat_map(turned_on)
}

fn turned_on(campaign: &Campaign) -> impl Iterator<Item = &LinkKey> {
    campaign.actions.iter().filter_map(|action| match &action.target {
        CampaignTarget::Link(key) if action.effect == Effect::Activate => Some(key),
        _ => None,
    })
}
