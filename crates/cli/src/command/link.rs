//! `links FILE list`, `add`, `set`, `remove`, `import` and `export`.

use super::{check, import};
use crate::{
    args::{LinkArgs, LinkEnds, LinkVerb, Own},
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::{Column, cell, count, table},
    view::{FindingView, Imported, Links, RefusedLink, Saved},
};
use std::path::Path;
use tandem_model::{
    ExportLinks, Fault, FileSource, ImportLinks, ImportReport, Link, LinkKey, LinkLevel, LinkRow, LinkSaved, ListLinks,
    NewLink, RemoveLinks, RowCounts, SetLink, Severity, Sku,
};

pub(super) async fn run(session: &Session, verb: LinkVerb) -> Result<Reply, Fault> {
    match verb {
        LinkVerb::List { sku } => list(session, sku).await,
        LinkVerb::Add(args) => add(session, args).await,
        LinkVerb::Set(args) => set(session, args).await,
        LinkVerb::Remove(ends) => remove(session, ends).await,
        LinkVerb::Import { csv } => take(session, &csv).await,
        LinkVerb::Export { csv } => export(session, &csv).await,
    }
}

async fn list(session: &Session, sku: Option<String>) -> Result<Reply, Fault> {
    let asked = ListLinks { sku: sku.map(Sku::from), ..Default::default() };
    let list = tandem_app::list_links(&session.app, asked).await?;
    let told = shown(&list.links) + &count(list.total, "link", "links");
    Ok(Reply::new(&Links { links: list.links.iter().map(|row| &row.link).collect() }, told))
}

fn shown(links: &[LinkRow]) -> String {
    if links.is_empty() {
        return String::new();
    }
    let row = |LinkRow { link, .. }: &LinkRow| {
        [
            link.from.to_string(),
            if link.two_way { "↔" } else { "→" }.to_owned(),
            link.to.to_string(),
            link.kind.clone(),
            cell(link.weight),
            cell(link.pin),
            link.level.as_str().to_owned(),
            link.source.as_str().to_owned(),
            if link.paused { "paused" } else { "" }.to_owned(),
        ]
    };
    let rows: Vec<_> = links.iter().map(row).collect();
    let columns = [
        Column("from", false),
        Column("", false),
        Column("to", false),
        Column("type", false),
        Column("weight", true),
        Column("pin", true),
        Column("level", false),
        Column("source", false),
        Column("", false),
    ];
    table(columns, &rows) + "\n"
}

fn key(ends: LinkEnds) -> LinkKey {
    LinkKey { from: ends.from.into(), to: ends.to.into(), kind: ends.kind, level: ends.level }
}

async fn add(session: &Session, args: LinkArgs) -> Result<Reply, Fault> {
    let weight = args.weight.map(weight).transpose()?.flatten();
    let pin = args.pin.map(pin).transpose()?.flatten();
    let (two_way, paused) = (args.two_way.unwrap_or(false), args.on_hold().unwrap_or(false));
    let LinkKey { from, to, kind, level } = key(args.ends);
    let link = NewLink { from, to, kind, weight, two_way, level, pin, paused };
    Ok(saved(&tandem_app::add_link(&session.app, link).await?, "linked"))
}

async fn set(session: &Session, args: LinkArgs) -> Result<Reply, Fault> {
    if args.weight.is_none() && args.two_way.is_none() && args.pin.is_none() && args.on_hold().is_none() {
        return Err(Fault::new("usage", "nothing to set: give a weight, two-way, a pin or paused"));
    }
    let change = SetLink {
        paused: args.on_hold(),
        set_weight: args.weight.is_some(),
        weight: args.weight.map(weight).transpose()?.flatten(),
        two_way: args.two_way,
        set_pin: args.pin.is_some(),
        pin: args.pin.map(pin).transpose()?.flatten(),
        kind: None,
        to: None,
        link: key(args.ends),
    };
    Ok(saved(&tandem_app::set_link(&session.app, change).await?, "changed"))
}

fn weight(given: Own) -> Result<Option<u8>, Fault> {
    match given {
        Own::None => Ok(None),
        Own::Number(number) => in_range(number).map(Some),
    }
}

fn pin(given: Own) -> Result<Option<u32>, Fault> {
    let Own::Number(number) = given else { return Ok(None) };
    let refused = || Fault::new("pin_out_of_range", format!("the pin `{number}` is not a position counted from 1"));
    let pin = u32::try_from(number).ok().filter(|pin| *pin > 0);
    pin.map(Some).ok_or_else(|| refused().at("pin"))
}

pub(super) fn in_range(weight: i64) -> Result<u8, Fault> {
    let refused = || Fault::new("weight_out_of_range", format!("the weight `{weight}` is not between 0 and 100"));
    u8::try_from(weight).ok().filter(|weight| *weight <= 100).ok_or_else(|| refused().at("weight"))
}

fn saved(saved: &LinkSaved, done: &str) -> Reply {
    let refused = saved.findings.iter().any(|finding| finding.severity == Severity::Error);
    let link = saved.link.as_ref().filter(|_| !refused);
    let view = Saved { link, findings: saved.findings.iter().map(FindingView::from).collect() };
    let head =
        link.map_or("nothing was stored\n".to_owned(), |link| format!("{done} {} ({})\n", link.key(), link.kind));
    Reply::new(&view, head + &check::shown(&saved.findings)).wrong(refused)
}

async fn remove(session: &Session, ends: LinkEnds) -> Result<Reply, Fault> {
    let key = key(ends);
    let link = stored(session, &key).await?;
    tandem_app::remove_links(&session.app, RemoveLinks { links: vec![key.clone()] }).await?;
    let view = Saved { link: link.as_ref(), findings: Vec::new() };
    Ok(Reply::new(&view, format!("removed {key} ({})", key.kind)))
}

/// The link as it is stored; a two-way link is found from either end.
async fn stored(session: &Session, key: &LinkKey) -> Result<Option<Link>, Fault> {
    let sku = (key.level == LinkLevel::Product).then(|| key.from.clone());
    let asked = ListLinks { sku, types: vec![key.kind.clone()], ..Default::default() };
    let links = tandem_app::list_links(&session.app, asked).await?.links;
    let mirrored = LinkKey { from: key.to.clone(), to: key.from.clone(), ..key.clone() };
    let found = |link: &Link| link.key() == *key || (link.two_way && link.key() == mirrored);
    Ok(links.into_iter().map(|row| row.link).find(found))
}

async fn take(session: &Session, csv: &Path) -> Result<Reply, Fault> {
    let asked = ImportLinks { source: FileSource::Path { path: text(csv)? } };
    let report = watched(async |progress| tandem_app::import_links_now(&session.app, asked, progress).await).await?;
    Ok(import::reply(&report, &Imported::<RefusedLink<'_>>::from(&report), "link", "links"))
}

/// Every link is read and written: the same counts as an import's, so that scripts compare the two.
async fn export(session: &Session, csv: &Path) -> Result<Reply, Fault> {
    let done = tandem_app::export_links(&session.app, ExportLinks { path: text(csv)? }).await?;
    let rows = u64::from(done.rows);
    let counts = RowCounts { read: rows, stored: rows, ..RowCounts::default() };
    let report = ImportReport { rows: counts, refused: Vec::new() };
    let told = format!("wrote {} to {}", count(rows, "link", "links"), done.path);
    Ok(Reply::new(&Imported::<RefusedLink<'_>>::from(&report), told))
}
