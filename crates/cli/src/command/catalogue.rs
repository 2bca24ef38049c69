//! `catalogue FILE import`.

use crate::{
    args::CatalogueVerb,
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::{Column, count, table},
    view::CataloguedView,
};
use tandem_model::{CatalogueRefusal, CatalogueReport, Fault, FileSource, ImportCatalogue};

/// Refusals told one by one to people; programs are told all that the report holds.
const TOLD: usize = 20;

pub(super) async fn run(session: &Session, verb: CatalogueVerb) -> Result<Reply, Fault> {
    let CatalogueVerb::Import { source, channel, map } = verb;
    let sources = source.iter().map(|path| Ok(FileSource::Path { path: text(path)? })).collect::<Result<_, Fault>>()?;
    let asked = ImportCatalogue { sources, format: channel.0, mapping: map.into_iter().collect() };
    let report =
        watched(async |progress| tandem_app::import_catalogue_now(&session.app, asked, progress).await).await?;
    let wrong = report.rows.dead_lettered > 0 || report.links.refused > 0;
    Ok(Reply::new(&CataloguedView::from(&report), told(&report)).wrong(wrong))
}

fn told(report: &CatalogueReport) -> String {
    let files =
        report.files.iter().map(|found| format!("{}: {}, {}\n", found.file, found.format.as_str(), found.because));
    let ignored = report.ignored.iter().map(|left| format!("ignored {}: {}\n", left.count, left.what));
    let types = report.types_made.iter().map(|label| format!("made the relationship type {label}\n"));
    let mut words: String = files.chain(ignored).chain(types).collect();
    words.push_str(&refused("not stored", &report.dead_letters));
    words.push_str(&refused("link refused", &report.refused_links));
    let (rows, links) = (report.rows, report.links);
    words.push_str(&format!(
        "{} read: {} stored, {} unchanged, {} dead-lettered, {} ignored\n",
        count(rows.read, "row", "rows"),
        rows.stored,
        rows.unchanged,
        rows.dead_lettered,
        rows.ignored
    ));
    words.push_str(&format!(
        "links: {} stored, {} unchanged, {} removed, {} refused",
        links.stored, links.unchanged, links.removed, links.refused
    ));
    words
}

fn refused(title: &'static str, refused: &[CatalogueRefusal]) -> String {
    if refused.is_empty() {
        return String::new();
    }
    let row = |refusal: &CatalogueRefusal| {
        let row = &refusal.row;
        [refusal.file.clone(), row.line.to_string(), row.code.clone(), row.message.clone()]
    };
    let rows: Vec<_> = refused.iter().take(TOLD).map(row).collect();
    let rest = refused.len().saturating_sub(TOLD);
    let more = if rest > 0 { format!("and {rest} more\n") } else { String::new() };
    let columns = [Column("file", false), Column("line", true), Column(title, false), Column("why", false)];
    table(columns, &rows) + &more + "\n"
}
