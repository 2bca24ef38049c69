//! Starting and stopping campaigns by hand: each publishes what is live with that one thing changed. The draft does not
//! have it until somebody says so, and would take it back when it is published.

use crate::app::{App, heavy};
use crate::campaign::unknown;
use crate::edit::carry_out;
use crate::live::nothing_published;
use crate::open::View;
use crate::publish::publish_live_with;
use crate::review::unseen;
use chrono::{DateTime, Utc};
use tandem_engine::Rulebook;
use tandem_engine::campaign::{Times, not_live, refuse_unpublished, started, stopped};
use tandem_engine::difference::Edition;
use tandem_model::{Campaign, CampaignRef, Change, Done, Effect, Fault, Finding, Published};

/// A campaign that is not published yet is taken from the draft, unless review is asked for. Refused where its season
/// closes loops that are blocked, like saving it would be. The draft stays as it is.
pub async fn start_campaign(app: &App, input: CampaignRef) -> Result<Published, Fault> {
    let at = app.now();
    publish_live_with(app, move |view, live| start(view, live, &input.id, at)).await
}

/// The draft stays as it is.
pub async fn stop_campaign(app: &App, input: CampaignRef) -> Result<Published, Fault> {
    let at = app.now();
    publish_live_with(app, move |view, live| stop(view, live, &input.id, at)).await
}

/// Puts into the draft how a campaign is switched in what is live, as an edit that undo takes back.
pub async fn keep_switch(app: &App, input: CampaignRef) -> Result<Done, Fault> {
    let at = app.now();
    let plan = move |rulebook: &mut Rulebook, view: &View| {
        let live = view.live.as_ref().ok_or_else(nothing_published)?.edition.clone()?;
        let held = live.snapshot.book().campaign(&input.id).ok_or_else(|| unknown(&input.id))?;
        let switch = held.switch.ok_or_else(|| not_switched(&held.name))?;
        rulebook.plan_switch(&input.id, switch, at)
    };
    carry_out(app, plan).await
}

fn start(view: &View, live: &Edition, id: &str, at: DateTime<Utc>) -> Result<(Vec<Change>, String), Fault> {
    let published = live.snapshot.book().campaign(id);
    let held = published.or_else(|| view.snapshot.book().campaign(id)).ok_or_else(|| unknown(id))?;
    if published.and_then(Times::of).is_some_and(|times| times.is_live(at)) {
        return Err(Fault::new("already_live", format!("`{}` is live already", held.name)).at("id"));
    }
    if published.is_none() && view.settings.review {
        return Err(unseen(&held.name));
    }
    refuse_unpublished(&live.snapshot, held)?;
    Ok(put(started(held, at)?, "started"))
}

fn stop(view: &View, live: &Edition, id: &str, at: DateTime<Utc>) -> Result<(Vec<Change>, String), Fault> {
    match (live.snapshot.book().campaign(id), view.snapshot.book().campaign(id)) {
        (Some(held), _) => Ok(put(stopped(held, at)?, "stopped")),
        (None, Some(draft)) => Err(not_live(&draft.name)),
        (None, None) => Err(unknown(id)),
    }
}

fn put(campaign: Campaign, way: &str) -> (Vec<Change>, String) {
    let note = format!("campaign ‘{}’ {way}", campaign.name);
    (vec![Change::PutCampaign(Box::new(campaign))], note)
}

/// Loops that are blocked and that a campaign closes which is started by changes of what is live. Cost: nothing where it
/// turns nothing on.
pub(crate) async fn blocked_loops(
    live: &Edition,
    changes: &[Change],
    at: DateTime<Utc>,
) -> Result<Vec<Finding>, Fault> {
    let Some(campaign) = changes.iter().find_map(turned_on).cloned() else { return Ok(Vec::new()) };
    let snapshot = live.snapshot.clone();
    heavy(move || Rulebook::of(snapshot).blocked_season(&campaign, at)).await
}

fn turned_on(change: &Change) -> Option<&Campaign> {
    let Change::PutCampaign(campaign) = change else { return None };
    let starts = campaign.switch.is_some_and(|switch| switch.on);
    let activates = campaign.actions.iter().any(|action| action.effect == Effect::Activate);
    (starts && activates).then_some(campaign)
}

fn not_switched(name: &str) -> Fault {
    Fault::new("not_switched", format!("`{name}` was neither started nor stopped by hand in what is live")).at("id")
}
