//! Links: asking whether one may be made, making, changing, listing and removing them.

use crate::app::{App, heavy};
use crate::edit::{Edited, edit, edit_lifting};
use tandem_engine::query::LinkWords;
use tandem_engine::rulebook::link_row;
use tandem_engine::{Refusal, Rulebook, Snapshot};
use tandem_model::{
    Change, CheckTargets, Done, Fault, Link, LinkList, LinkSaved, LinkVerdict, ListLinks, NewLink, RemoveLinks,
    SetLink, TargetVerdicts,
};

pub async fn list_links(app: &App, input: ListLinks) -> Result<LinkList, Fault> {
    let view = app.open()?.view();
    heavy(move || {
        let links = match &input.sku {
            Some(sku) => touching(&view.snapshot, sku.as_str())?,
            None if input.keys.is_empty() => view.snapshot.links(),
            None => input.keys.iter().filter_map(|key| view.snapshot.link(key)).collect(),
        };
        let words = LinkWords::new(&input.search);
        let wanted = |link: &Link| {
            (input.types.is_empty() || input.types.contains(&link.kind))
                && (input.keys.is_empty() || input.keys.contains(&link.key()))
                && words.are_in(&view.snapshot, link)
        };
        let links: Vec<Link> = links.into_iter().filter(wanted).collect();
        let total = u32::try_from(links.len()).unwrap_or(u32::MAX);
        let limit = if input.limit == 0 { usize::MAX } else { input.limit as usize };
        let window = links.into_iter().skip(input.offset as usize).take(limit);
        Ok(LinkList { links: window.map(|link| link_row(&view.snapshot, link)).collect(), total })
    })
    .await?
}

/// Links of a product in either direction, each once. A product that is gone still has its links.
fn touching(snapshot: &Snapshot, sku: &str) -> Result<Vec<Link>, Fault> {
    let (shows, shown_by) = snapshot.links_touching(sku);
    let mut links: Vec<Link> = shows.into_iter().chain(shown_by).collect();
    if links.is_empty() && snapshot.id(sku).is_none() {
        return Err(Fault::unknown_sku(sku, "sku"));
    }
    links.sort_by_key(Link::key);
    links.dedup();
    Ok(links)
}

pub async fn check_link(app: &App, input: NewLink) -> Result<LinkVerdict, Fault> {
    app.open()?.ask(move |rulebook| rulebook.check_link(&input)).await
}

pub async fn check_targets(app: &App, input: CheckTargets) -> Result<TargetVerdicts, Fault> {
    app.open()?.ask(move |rulebook| rulebook.check_targets(&input)).await?
}

/// A loop that its group blocks is an answer, not a fault: nothing is stored and the findings tell it.
pub async fn add_link(app: &App, input: NewLink) -> Result<LinkSaved, Fault> {
    let plan = move |rulebook: &mut Rulebook, _: &_| {
        let plan = rulebook.plan_link(&input)?;
        let link = put_link(&plan.changes);
        Ok((plan, link))
    };
    saved(edit(app, plan).await)
}

pub async fn set_link(app: &App, input: SetLink) -> Result<LinkSaved, Fault> {
    let plan = move |rulebook: &mut Rulebook, _: &_| {
        let plan = rulebook.plan_set_link(&input)?;
        let link = put_link(&plan.changes).or_else(|| rulebook.snapshot().link(&input.link));
        Ok((plan, link))
    };
    saved(edit_lifting(app, plan).await)
}

fn saved(edited: Result<Edited<Option<Link>>, Refusal>) -> Result<LinkSaved, Fault> {
    match edited {
        Ok(edited) => Ok(LinkSaved { link: edited.extra, findings: edited.findings }),
        Err(refusal) => refusal.into_saved(),
    }
}

fn put_link(changes: &[Change]) -> Option<Link> {
    changes.iter().rev().find_map(|change| match change {
        Change::PutLink(link) => Some((**link).clone()),
        _ => None,
    })
}

pub async fn remove_links(app: &App, input: RemoveLinks) -> Result<Done, Fault> {
    let plan = move |rulebook: &mut Rulebook, _: &_| Ok((rulebook.plan_remove_links(&input)?, ()));
    edit(app, plan).await.map_err(Refusal::into_fault)?;
    Ok(Done {})
}
