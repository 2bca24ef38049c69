//! `export FILE links|recommendations`.

use crate::{
    args::{Export, Exporting},
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::count,
    view::ExportedView,
};
use tandem_model::{ExportFormat, ExportLinks, ExportRecommendations, Fault, FileTarget, VersionRef};

pub(super) async fn run(session: &Session, asked: Export) -> Result<Reply, Fault> {
    match asked.what {
        Exporting::Links => links(session, asked).await,
        Exporting::Recommendations => recommendations(session, asked).await,
    }
}

async fn links(session: &Session, asked: Export) -> Result<Reply, Fault> {
    let timed = asked.at.is_some() || asked.campaign.is_some() || asked.channel.is_some();
    if asked.format != ExportFormat::Csv || asked.version != VersionRef::Draft || timed {
        return Err(Fault::new("usage", "links are written as csv, those of the draft"));
    }
    let done = tandem_app::export_links(&session.app, ExportLinks { path: text(&asked.out)? }).await?;
    Ok(wrote(u64::from(done.rows), ["link", "links"], &done.path))
}

async fn recommendations(session: &Session, asked: Export) -> Result<Reply, Fault> {
    let path = text(&asked.out)?;
    let Export { format, at, version, campaign, channel, .. } = asked;
    let to = FileTarget::Path { path: path.clone() };
    let export = ExportRecommendations { to, format, version, at, campaign, channel };
    let made =
        watched(async |progress| tandem_app::export_recommendations_now(&session.app, export, progress).await).await?;
    Ok(wrote(made.rows, ["row", "rows"], &path))
}

/// Nothing is lost in forms of its own.
fn wrote(rows: u64, [one, many]: [&str; 2], path: &str) -> Reply {
    Reply::new(&ExportedView { rows, lost: [] }, format!("wrote {} to {path}", count(rows, one, many)))
}
