//! `campaigns FILE list`, `start`, `stop`, `keep` and `live`.

use super::version::published;
use crate::{
    args::CampaignVerb,
    reply::Reply,
    session::Session,
    table::{Column, count, table},
    view::{CampaignView, Campaigns},
};
use chrono::Utc;
use tandem_model::{CampaignRef, CampaignRow, Done, Fault, ListCampaigns};

pub(super) async fn run(session: &Session, verb: CampaignVerb) -> Result<Reply, Fault> {
    let asked = match verb {
        CampaignVerb::Start { id } => {
            return Ok(published(&tandem_app::start_campaign(&session.app, CampaignRef { id }).await?));
        }
        CampaignVerb::Stop { id } => {
            return Ok(published(&tandem_app::stop_campaign(&session.app, CampaignRef { id }).await?));
        }
        CampaignVerb::Keep { id } => {
            tandem_app::keep_switch(&session.app, CampaignRef { id }).await?;
            return Ok(Reply::new(&Done {}, "kept in the draft".to_owned()));
        }
        CampaignVerb::List { version } => ListCampaigns { version, ..Default::default() },
        CampaignVerb::Live { at, version } => {
            ListCampaigns { version, live_at: Some(at.unwrap_or_else(Utc::now)), ..Default::default() }
        }
    };
    let list = tandem_app::list_campaigns(&session.app, asked).await?;
    let view = Campaigns { campaigns: list.campaigns.iter().map(CampaignView::from).collect() };
    Ok(Reply::new(&view, shown(&list.campaigns) + &count(list.campaigns.len() as u64, "campaign", "campaigns")))
}

fn shown(rows: &[CampaignRow]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let row = |row: &CampaignRow| {
        let held = &row.campaign;
        let time = |time: chrono::NaiveDateTime| time.format("%Y-%m-%d %H:%M").to_string();
        [
            held.id.clone(),
            held.name.clone(),
            time(held.starts),
            time(held.ends),
            held.zone.clone(),
            if held.yearly { "every year" } else { "once" }.to_owned(),
            if row.live { "live" } else { "" }.to_owned(),
            row.summary.clone(),
        ]
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    let columns = ["id", "name", "starts", "ends", "zone", "repeats", "now", "what it does"];
    table(columns.map(|name| Column(name, false)), &rows) + "\n"
}
