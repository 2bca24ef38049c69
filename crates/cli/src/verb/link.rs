//! Links: list, add, set, remove, import, export.

use super::text;
use crate::args::{Ends, LinksVerb, Weight};
use crate::outcome::Outcome;
use crate::table::table;
use crate::{progress, shape};
use serde_json::json;
use std::path::Path;
use tandem_app::App;
use tandem_model::{
    ExportLinks, Fault, FileSource, Finding, ImportLinks, Link, LinkKey, LinkSaved, ListLinks, NewLink, RemoveLinks,
    SetLink, Severity, Sku,
};

pub async fn run(app: &App, verb: LinksVerb) -> Result<Outcome, Fault> {
    match verb {
        LinksVerb::List { sku } => list(app, sku).await,
        LinksVerb::Add { ends, weight, two_way } => {
            let LinkKey { from, to, kind, level } = key(ends);
            saved(&tandem_app::add_link(app, NewLink { from, to, kind, weight, two_way, level }).await?)
        }
        LinksVerb::Set { ends, weight, two_way, new_type, new_to } => {
            let to = new_to.as_deref().map(Sku::new);
            let set_weight = weight.is_some();
            let weight = weight.and_then(|Weight(weight)| weight);
            let set = SetLink { link: key(ends), set_weight, weight, two_way, kind: new_type, to };
            saved(&tandem_app::set_link(app, set).await?)
        }
        LinksVerb::Remove { ends } => remove(app, key(ends)).await,
        LinksVerb::Import { csv } => import(app, &csv).await,
        LinksVerb::Export { csv } => export(app, &csv).await,
    }
}

fn key(ends: Ends) -> LinkKey {
    LinkKey { from: Sku::new(&ends.from), to: Sku::new(&ends.to), kind: ends.kind, level: ends.level.into() }
}

async fn list(app: &App, sku: Option<String>) -> Result<Outcome, Fault> {
    let asked = ListLinks { sku: sku.as_deref().map(Sku::new), ..Default::default() };
    let rows = tandem_app::list_links(app, asked).await?.links;
    let links: Vec<&Link> = rows.iter().map(|row| &row.link).collect();
    let lines: Vec<[String; 5]> = links.iter().map(|link| line(link)).collect();
    Ok(Outcome::done(json!({ "links": links }), table(["From", "", "To", "Type", "Weight"], &lines)))
}

fn line(link: &Link) -> [String; 5] {
    let arrow = if link.two_way { "↔" } else { "→" };
    let weight = link.weight.map(|weight| weight.to_string()).unwrap_or_default();
    [link.from.to_string(), arrow.to_owned(), link.to.to_string(), link.kind.clone(), weight]
}

/// What was stored, or why nothing was.
fn saved(saved: &LinkSaved) -> Result<Outcome, Fault> {
    let blocked = saved.findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(told(saved.link.as_ref(), &saved.findings).flawed(blocked))
}

fn told(link: Option<&Link>, findings: &[Finding]) -> Outcome {
    let stored = link.map(|link| format!("{}\n", line(link).join(" "))).unwrap_or_default();
    let found = findings.iter().map(|finding| format!("{}\n", finding.message));
    let json = json!({ "link": link, "findings": shape::findings(findings) });
    Outcome::done(json, stored + &found.collect::<String>())
}

async fn remove(app: &App, key: LinkKey) -> Result<Outcome, Fault> {
    let asked = ListLinks { types: vec![key.kind.clone()], ..Default::default() };
    let known = tandem_app::list_links(app, asked).await?.links;
    let removed = known.into_iter().map(|row| row.link).find(|link| link.key() == key);
    tandem_app::remove_links(app, RemoveLinks { links: vec![key] }).await?;
    Ok(told(removed.as_ref(), &[]))
}

async fn import(app: &App, csv: &Path) -> Result<Outcome, Fault> {
    let input = ImportLinks { source: FileSource::Path { path: text(csv)? } };
    let report = tandem_app::import_links_now(app, input, &progress::shown()).await;
    progress::clear();
    Ok(super::product::imported(&report?))
}

async fn export(app: &App, csv: &Path) -> Result<Outcome, Fault> {
    let done = tandem_app::export_links(app, ExportLinks { path: text(csv)? }).await?;
    let words = format!("wrote {} links to {}", done.rows, done.path);
    Ok(Outcome::done(json!({ "rows": done.rows, "file": done.path }), words))
}
