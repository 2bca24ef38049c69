//! Ways out of what is wrong with campaigns: each puts a campaign that does less in the place of the one that there is.

use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, Fix};

/// Beyond so many actions a campaign is too much to be carried along by each of its findings.
const MOST: usize = 200;

/// The campaign without some of its actions.
pub(super) fn without(campaign: &Campaign, gone: impl Fn(&CampaignAction) -> bool, label: String) -> Option<Fix> {
    mended(campaign, label, |actions| actions.retain(|action| !gone(action)))
}

/// The campaign with a lower boost of one item.
pub(super) fn lowered(campaign: &Campaign, target: &CampaignTarget, percent: u16) -> Option<Fix> {
    let label = format!("lower the boost of `{}` to {percent} %", campaign.name);
    mended(campaign, label, |actions| {
        let ours = actions.iter_mut().filter(|action| action.target == *target);
        ours.filter(|action| is_boost(action)).for_each(|action| action.effect = Effect::Boost(percent));
    })
}

fn mended(campaign: &Campaign, label: String, mend: impl FnOnce(&mut Vec<CampaignAction>)) -> Option<Fix> {
    if campaign.actions.len() > MOST {
        return None;
    }
    let mut campaign = campaign.clone();
    mend(&mut campaign.actions);
    Some(Fix::SaveCampaign { campaign: Box::new(campaign), label })
}

fn is_boost(action: &CampaignAction) -> bool {
    matches!(action.effect, Effect::Boost(_))
}
