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
use tandem_model::{
    CampaignChanges, CampaignRef, CampaignRow, CompareCampaign, Done, Fault, ListCampaigns, ProductBatch, VersionRef,
};

pub(super) async fn run(session: &Session, verb: CampaignVerb) -> Result<Reply, Fault> {
    let (asked, top) = match verb {
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
        CampaignVerb::List { version, changes } => (ListCampaigns { version, ..Default::default() }, changes),
        CampaignVerb::Live { at, version, changes } => {
            let live_at = Some(at.unwrap_or_else(Utc::now));
            (ListCampaigns { version, live_at, ..Default::default() }, changes)
        }
    };
    let version = asked.version;
    let list = tandem_app::list_campaigns(&session.app, asked).await?.campaigns;
    let changes = changes(session, &list, version, top).await?;
    let campaigns = list.iter().zip(&changes).map(|(row, changes)| CampaignView::of(row, changes.as_ref())).collect();
    let told = shown(&list) + &changed(&list, &changes) + &count(list.len() as u64, "campaign", "campaigns");
    Ok(Reply::new(&Campaigns { campaigns }, told))
}

/// What each changes in the lists of so many best sellers; nothing where none are asked for.
async fn changes(
    session: &Session,
    rows: &[CampaignRow],
    version: VersionRef,
    top: u32,
) -> Result<Vec<Option<CampaignChanges>>, Fault> {
    if top == 0 {
        return Ok(vec![None; rows.len()]);
    }
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let products = ProductBatch::Top(top);
        let asked = CompareCampaign { campaign: row.campaign.clone(), version, products, placement: None };
        found.push(Some(tandem_app::compare_campaign(&session.app, asked).await?));
    }
    Ok(found)
}

fn changed(rows: &[CampaignRow], changes: &[Option<CampaignChanges>]) -> String {
    let told = rows.iter().zip(changes).filter_map(|(row, changes)| {
        let lists = &changes.as_ref()?.lists;
        let (of, products) = (u64::from(lists.compared), u64::from(lists.products));
        let (of, products) = (count(of, "list", "lists"), count(products, "product", "products"));
        let (name, changed, gained, lost) = (&row.campaign.name, lists.changed, lists.gained, lists.lost);
        Some(format!("{name} changes {changed} of {of}: {products}, {gained} places gained, {lost} lost\n"))
    });
    told.collect()
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
