//! `publish FILE`, `versions FILE`, `rollback FILE N` and `diff FILE [A] [B]`.

use super::check::shown as findings_shown;
use crate::{
    args::Diff,
    reply::Reply,
    session::Session,
    table::{Column, cell, count, table},
    view::{DiffView, FindingView, PublishedView, Versions},
};
use tandem_model::{
    CompareVersions, DiffKind, Difference, Fault, ItemDiff, ListDiff, Nothing, ProductBatch, Publish, Published,
    RollBack, Sku, Version,
};

pub(super) async fn publish(session: &Session, note: Option<String>) -> Result<Reply, Fault> {
    let asked = Publish { note: note.unwrap_or_default(), seen: None };
    Ok(published(&tandem_app::publish(&session.app, asked).await?))
}

pub(super) async fn roll_back(session: &Session, number: u32, note: Option<String>) -> Result<Reply, Fault> {
    let asked = RollBack { number, note: note.unwrap_or_default() };
    Ok(published(&tandem_app::roll_back(&session.app, asked).await?))
}

/// Errors keep a draft from being published.
pub(super) fn published(done: &Published) -> Reply {
    let view = PublishedView {
        version: done.version.as_ref().map(|version| version.number),
        findings: done.findings.iter().map(FindingView::from).collect(),
    };
    match &done.version {
        Some(version) => Reply::new(&view, format!("published version {}", version.number)),
        None => Reply::new(&view, findings_shown(&done.findings) + "nothing was published").wrong(true),
    }
}

pub(super) async fn list(session: &Session) -> Result<Reply, Fault> {
    let list = tandem_app::list_versions(&session.app, Nothing {}).await?;
    let told = if list.versions.is_empty() { "nothing is published yet".to_owned() } else { rows(&list.versions) };
    Ok(Reply::new(&Versions { versions: &list.versions }, told))
}

fn rows(versions: &[Version]) -> String {
    let row = |version: &Version| {
        let at = version.at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
        let mark = if version.altered { "altered" } else { "" }.to_owned();
        let repeats = cell(version.repeats);
        [version.number.to_string(), at, version.author.clone(), repeats, version.note.clone(), mark]
    };
    let rows: Vec<_> = versions.iter().map(row).collect();
    let columns = [
        Column("version", true),
        Column("at", false),
        Column("by", false),
        Column("repeats", true),
        Column("note", false),
        Column("", false),
    ];
    table(columns, &rows)
}

pub(super) async fn diff(session: &Session, asked: Diff) -> Result<Reply, Fault> {
    let skus: Vec<Sku> = asked.sku.into_iter().map(Sku::from).collect();
    let products = match (asked.top, skus.is_empty()) {
        (0, true) => ProductBatch::None,
        (top, true) => ProductBatch::Top(top),
        (_, false) => ProductBatch::Skus(skus),
    };
    let compare = CompareVersions { from: asked.from, to: asked.to, products, placement: None, at: None };
    let difference = tandem_app::compare_versions(&session.app, compare).await?;
    let view = DiffView::of(asked.from, asked.to, &difference);
    Ok(Reply::new(&view, told(&difference)))
}

fn told(difference: &Difference) -> String {
    if difference.items.is_empty() && difference.lists.changed == 0 {
        return "no difference".to_owned();
    }
    let items = difference.items.iter().map(item);
    let lists = difference.lists.lists.iter().map(list_words);
    let compared = difference.lists.compared;
    let lists_head = match compared {
        0 => String::new(),
        _ => format!("{} of {} differ\n", difference.lists.changed, count(compared, "list", "lists")),
    };
    items.collect::<String>() + &lists_head + &lists.collect::<String>()
}

fn item(item: &ItemDiff) -> String {
    let kind = match item.kind {
        DiffKind::Added => "added",
        DiffKind::Removed => "removed",
        DiffKind::Changed => "changed",
    };
    let fields = item.fields.iter().map(|field| format!("    {}: {} → {}\n", field.field, field.before, field.after));
    format!("{kind}: {}\n{}", item.label, fields.collect::<String>())
}

fn list_words(list: &ListDiff) -> String {
    let gained =
        list.gained.iter().map(|place| format!("    + {} at {}: {}\n", place.sku, place.position, place.because));
    let lost = list.lost.iter().map(|place| format!("    - {} at {}: {}\n", place.sku, place.position, place.because));
    format!("{}\n{}", list.trigger, gained.chain(lost).collect::<String>())
}
