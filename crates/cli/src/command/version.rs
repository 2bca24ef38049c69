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
    AfterSwitch, CheckVersion, CompareVersions, DiffKind, Difference, Fault, ItemDiff, ListDiff, Nothing, ProductBatch,
    Publish, Published, RollBack, Severity, Sku, SwitchTaken, Version, VersionRef,
};

pub(super) async fn publish(session: &Session, note: Option<String>) -> Result<Reply, Fault> {
    let asked = Publish { note: note.unwrap_or_default(), seen: None };
    Ok(published(&tandem_app::publish(&session.app, asked).await?))
}

/// The version is live before it is checked: what is wrong with it is told, and keeps nobody from rolling back.
pub(super) async fn roll_back(session: &Session, asked: RollBack) -> Result<Reply, Fault> {
    let mut done = tandem_app::roll_back(&session.app, asked).await?;
    let check = tandem_app::check_version(&session.app, CheckVersion { version: VersionRef::Live }).await?;
    done.findings = check.findings.into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    Ok(published(&done))
}

/// Errors keep a draft from being published; those of a version rolled back to are told.
pub(super) fn published(done: &Published) -> Reply {
    let view = PublishedView {
        version: done.version.as_ref().map(|version| version.number),
        findings: done.findings.iter().map(FindingView::from).collect(),
        switches: &done.switches,
    };
    let found = findings_shown(&done.findings);
    let taken = done.switches.iter().map(|taken| format!("takes back: {}\n", switch_words(taken)));
    let wrong = done.findings.iter().any(|finding| finding.severity == Severity::Error);
    let told = match &done.version {
        Some(version) => found + &taken.collect::<String>() + &format!("published version {}", version.number),
        None => found + "nothing was published",
    };
    Reply::new(&view, told).wrong(wrong || done.version.is_none())
}

/// `` `Winter` was started by hand until 2026-05-20 00:00 UTC ``
fn switch_words(SwitchTaken { campaign, switch, .. }: &SwitchTaken) -> String {
    let way = if switch.on { "started" } else { "stopped" };
    format!("`{}` was {way} by hand until {}", campaign.name, switch.to.format("%Y-%m-%d %H:%M UTC"))
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
    Ok(Reply::new(&view, told(&difference, asked.to)))
}

fn told(difference: &Difference, to: VersionRef) -> String {
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
    let switches = difference.switches.iter().map(|taken| taken_back(taken, to));
    items.collect::<String>()
        + &more(difference)
        + &switches.collect::<String>()
        + &lists_head
        + &lists.collect::<String>()
}

/// Of very many items the first are told.
fn more(difference: &Difference) -> String {
    let all: u64 =
        difference.counts.iter().map(|of| u64::from(of.added) + u64::from(of.removed) + u64::from(of.changed)).sum();
    match all.saturating_sub(difference.items.len() as u64) {
        0 => String::new(),
        more => format!("and {}\n", count(more, "further item", "further items")),
    }
}

fn taken_back(taken: &SwitchTaken, to: VersionRef) -> String {
    let then = match taken.then {
        AfterSwitch::Ends => "publishing this ends it",
        AfterSwitch::Begins => "publishing this makes it live",
        AfterSwitch::Stays => "publishing this takes that back",
        AfterSwitch::Gone => "publishing this removes it",
    };
    let kept = match (to, taken.then) {
        (VersionRef::Draft, AfterSwitch::Ends | AfterSwitch::Begins | AfterSwitch::Stays) => {
            format!("; `campaigns FILE keep {}` puts it into the draft", taken.campaign.id)
        }
        _ => String::new(),
    };
    format!("switched by hand: {}; {then}{kept}\n", switch_words(taken))
}

fn item(item: &ItemDiff) -> String {
    let kind = match item.kind {
        DiffKind::Added => "added",
        DiffKind::Removed => "removed",
        DiffKind::Changed => "changed",
    };
    let value = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let fields = item.fields.iter();
    let fields = fields.map(|of| format!("    {}: {} → {}\n", of.field, value(&of.before), value(&of.after)));
    format!("{kind}: {}\n{}", item.label, fields.collect::<String>())
}

fn list_words(list: &ListDiff) -> String {
    let gained =
        list.gained.iter().map(|place| format!("    + {} at {}: {}\n", place.sku, place.position, place.because));
    let lost = list.lost.iter().map(|place| format!("    - {} at {}: {}\n", place.sku, place.position, place.because));
    format!("{}\n{}", list.trigger, gained.chain(lost).collect::<String>())
}
