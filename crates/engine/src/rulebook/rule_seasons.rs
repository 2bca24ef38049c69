//! When rules can be live as far as loops go: paused ones while campaigns turn them on.
//!
//! Pauses by campaigns are not looked at: they hold in some places only, and a loop elsewhere is one.

use crate::campaign::Times;
use crate::cycle::rules::{Opening, Season};
use crate::rule::Book;
use std::collections::BTreeMap;
use std::sync::Arc;
use tandem_model::{Campaign, CampaignName, CampaignTarget, Change, Effect, Rule, RuleStatus};

/// The campaigns that turn rules on, by the rule's id.
#[derive(Debug, Default)]
pub(super) struct RuleSeasons(BTreeMap<String, Arc<[Season]>>);

impl RuleSeasons {
    pub fn of(book: &Book) -> Self {
        Self::among(book.campaigns().iter())
    }

    pub fn among<'a>(campaigns: impl Iterator<Item = &'a Campaign>) -> Self {
        let mut seasons: BTreeMap<String, Vec<Season>> = BTreeMap::new();
        for campaign in campaigns {
            let Some(times) = Times::of(campaign) else { continue };
            for id in turned_on(campaign) {
                let campaign = CampaignName { id: campaign.id.clone(), name: campaign.name.clone() };
                seasons.entry(id.to_owned()).or_default().push(Season { campaign, times: times.clone() });
            }
        }
        Self(seasons.into_iter().map(|(id, seasons)| (id, seasons.into())).collect())
    }

    /// Nothing for a rule that is paused and that no campaign turns on.
    pub fn opening(&self, rule: &Rule) -> Option<Opening> {
        let seasons = match rule.status {
            RuleStatus::Active => None,
            RuleStatus::Paused => Some(Arc::clone(self.0.get(&rule.id)?)),
        };
        Some(Opening { window: rule.window, seasons })
    }

    /// Whether a change makes or breaks a season of a rule.
    pub fn is_touched(&self, change: &Change) -> bool {
        let held = |id: &str| self.0.values().any(|seasons| seasons.iter().any(|season| season.campaign.id == id));
        match change {
            Change::PutCampaign(campaign) => turned_on(campaign).next().is_some() || held(&campaign.id),
            Change::RemoveCampaign(id) => held(id),
            _ => false,
        }
    }
}

/// The rules that a campaign turns on.
pub(super) fn turned_on(campaign: &Campaign) -> impl Iterator<Item = &str> {
    campaign.actions.iter().filter_map(|action| match &action.target {
        CampaignTarget::Rule(id) if action.effect == Effect::Activate => Some(id.as_str()),
        _ => None,
    })
}
