//! `export FILE links|recommendations`.

use crate::{
    args::{Export, Exporting, Form},
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::count,
    view::ExportedView,
};
use tandem_model::{
    CatalogueContent, CatalogueFormat, Counted, ExportCatalogue, ExportFormat, ExportLinks, ExportRecommendations,
    Fault, FileTarget, VersionRef,
};

pub(super) async fn run(session: &Session, asked: Export) -> Result<Reply, Fault> {
    match (asked.what, asked.format) {
        (_, Form::Shop(shop)) => catalogue(session, asked, shop).await,
        (Exporting::Links, Form::Own(form)) => links(session, asked, form).await,
        (Exporting::Recommendations, Form::Own(form)) => recommendations(session, asked, form).await,
    }
}

async fn catalogue(session: &Session, asked: Export, format: CatalogueFormat) -> Result<Reply, Fault> {
    if asked.campaign.is_some() {
        return Err(Fault::new("usage", "a shop is told the lists of one instant: say it with --at"));
    }
    let path = text(&asked.out)?;
    let content = match asked.what {
        Exporting::Links => CatalogueContent::Links,
        Exporting::Recommendations => CatalogueContent::Recommendations,
    };
    let Export { version, at, channel, placement, .. } = asked;
    let to = FileTarget::Path { path: path.clone() };
    let export = ExportCatalogue { to, content, format, version, at, channel, placement };
    let made = watched(async |progress| tandem_app::export_catalogue_now(&session.app, export, progress).await).await?;
    Ok(wrote(made.rows, ["row", "rows"], &path, made.lost))
}

async fn links(session: &Session, asked: Export, format: ExportFormat) -> Result<Reply, Fault> {
    let timed = asked.at.is_some() || asked.campaign.is_some() || asked.channel.is_some() || asked.placement.is_some();
    if format != ExportFormat::Csv || asked.version != VersionRef::Draft || timed {
        return Err(Fault::new("usage", "links are written as csv, those of the draft"));
    }
    let done = tandem_app::export_links(&session.app, ExportLinks { path: text(&asked.out)? }).await?;
    Ok(wrote(u64::from(done.rows), ["link", "links"], &done.path, Vec::new()))
}

async fn recommendations(session: &Session, asked: Export, format: ExportFormat) -> Result<Reply, Fault> {
    if asked.placement.is_some() {
        return Err(Fault::new("usage", "the lists of all placements are written as csv and json"));
    }
    let path = text(&asked.out)?;
    let Export { at, version, campaign, channel, .. } = asked;
    let to = FileTarget::Path { path: path.clone() };
    let export = ExportRecommendations { to, format, version, at, campaign, channel };
    let made =
        watched(async |progress| tandem_app::export_recommendations_now(&session.app, export, progress).await).await?;
    Ok(wrote(made.rows, ["row", "rows"], &path, Vec::new()))
}

fn wrote(rows: u64, [one, many]: [&str; 2], path: &str, lost: Vec<Counted>) -> Reply {
    let left: String = lost.iter().map(|lost| format!("not carried: {} {}\n", lost.count, lost.what)).collect();
    Reply::new(&ExportedView { rows, lost }, format!("{left}wrote {} to {path}", count(rows, one, many)))
}
