//! Saving, copying and removing campaigns.

use crate::app::App;
use crate::edit::{carry_out, edit};
use chrono::{DateTime, Utc};
use tandem_engine::{Plan, Refusal, Rulebook};
use tandem_model::{Campaign, CampaignRef, CampaignSaved, Change, Done, DuplicateCampaign, Fault, SaveCampaign};

/// A campaign whose shape is wrong is an answer and not a fault: nothing is stored and the answer tells why.
pub async fn save_campaign(app: &App, input: SaveCampaign) -> Result<CampaignSaved, Fault> {
    let held = input.campaign.id.clone();
    save(app, held, move |rulebook, at| rulebook.plan_campaign(&input.campaign, at)).await
}

/// The copy is new; where its window leads out of the calendar it is refused.
pub async fn duplicate_campaign(app: &App, input: DuplicateCampaign) -> Result<CampaignSaved, Fault> {
    save(app, String::new(), move |rulebook, at| rulebook.plan_duplicate(&input, at)).await
}

/// Where there is nothing to store, the answer is the stored campaign with the id `held`.
async fn save(
    app: &App,
    held: String,
    plan: impl Fn(&Rulebook, DateTime<Utc>) -> Result<Plan, Refusal> + Send + Sync + 'static,
) -> Result<CampaignSaved, Fault> {
    let at = app.now();
    let planned = move |rulebook: &mut Rulebook, _: &_| {
        let plan = plan(rulebook, at)?;
        let campaign = put_campaign(&plan.changes).or_else(|| rulebook.snapshot().book().campaign(&held)).cloned();
        Ok((plan, campaign))
    };
    match edit(app, planned).await {
        Ok(edited) => Ok(CampaignSaved { campaign: edited.extra, faults: Vec::new(), findings: edited.findings }),
        Err(Refusal::Fault(fault)) => Err(fault),
        Err(Refusal::Findings(findings)) => Ok(CampaignSaved { campaign: None, faults: Vec::new(), findings }),
        Err(Refusal::Faults(faults)) => Ok(CampaignSaved { campaign: None, faults, findings: Vec::new() }),
    }
}

fn put_campaign(changes: &[Change]) -> Option<&Campaign> {
    changes.iter().find_map(|change| if let Change::PutCampaign(campaign) = change { Some(&**campaign) } else { None })
}

pub async fn remove_campaign(app: &App, input: CampaignRef) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_remove_campaign(&input.id)).await
}
