//! Starting and stopping campaigns by hand: each publishes what is live with that one thing changed.

use crate::app::App;
use crate::open::View;
use crate::publish::publish_live_with;
use chrono::{DateTime, Utc};
use tandem_engine::campaign::{Times, not_live, refuse_unpublished, started, stopped};
use tandem_engine::difference::Edition;
use tandem_model::{Campaign, CampaignRef, Change, Fault, Published};

/// A campaign that is not published yet is taken from the draft. The draft stays as it is.
pub async fn start_campaign(app: &App, input: CampaignRef) -> Result<Published, Fault> {
    let at = app.now();
    publish_live_with(app, move |view, live| start(view, live, &input.id, at)).await
}

/// The draft stays as it is.
pub async fn stop_campaign(app: &App, input: CampaignRef) -> Result<Published, Fault> {
    let at = app.now();
    publish_live_with(app, move |view, live| stop(view, live, &input.id, at)).await
}

fn start(view: &View, live: &Edition, id: &str, at: DateTime<Utc>) -> Result<(Vec<Change>, String), Fault> {
    let published = live.snapshot.book().campaign(id);
    let held = published.or_else(|| view.snapshot.book().campaign(id)).ok_or_else(|| unknown(id))?;
    if published.and_then(Times::of).is_some_and(|times| times.is_live(at)) {
        return Err(Fault::new("already_live", format!("`{}` is live already", held.name)).at("id"));
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

fn unknown(id: &str) -> Fault {
    Fault::new("unknown_campaign", format!("there is no campaign `{id}`")).at("id")
}
