//! Versions: listing them, and how any two of them differ.

use crate::app::{App, heavy};
use crate::check::report;
use crate::open::{Open, View};
use std::sync::Arc;
use tandem_engine::campaign::switches_taken;
use tandem_engine::difference::{Asked, Edition, compare, compare_lists, counts, told};
use tandem_model::{CompareVersions, Difference, Fault, Nothing, Seen, VersionList, VersionRef};

/// Items of a difference that are told.
const TOLD: usize = 1000;

pub async fn list_versions(app: &App, _: Nothing) -> Result<VersionList, Fault> {
    let versions = app.open()?.store.versions().await?;
    Ok(VersionList { versions })
}

/// Before the first version, what is live counts as a rulebook without anything in it.
pub async fn compare_versions(app: &App, input: CompareVersions) -> Result<Difference, Fault> {
    let open = app.open()?;
    let view = open.view();
    let seen = seen(&view);
    let (from, to) = (side(&open, &view, input.from).await?, side(&open, &view, input.to).await?);
    let (currency, now) = (view.settings.currency.clone(), app.now());
    let at = input.at.unwrap_or(now);
    let (counts, items, switches, lists) = heavy(move || {
        let differing = compare(from.items(), &to.items());
        let first = &differing[..differing.len().min(TOLD)];
        let placement = input.placement.as_deref();
        let asked = Asked { products: &input.products, placement, channel: None, at };
        let lists = compare_lists(&from, &to, &differing, &asked)?;
        let switches = switches_taken(&from.snapshot, &to.snapshot, now);
        Ok::<_, Fault>((counts(&differing), told(&from, &to, first, &currency), switches, lists))
    })
    .await??;
    let check = match input.to {
        VersionRef::Draft => Some(report(app, &open, &view).await?),
        _ => None,
    };
    Ok(Difference { seen, counts, items, switches, lists, check })
}

pub(crate) fn seen(view: &View) -> Seen {
    Seen { live: view.live.as_ref().map(|live| live.number), revision: view.revision() }
}

async fn side(open: &Arc<Open>, view: &Arc<View>, version: VersionRef) -> Result<Arc<Edition>, Fault> {
    if version == VersionRef::Live && view.live.is_none() {
        let draft = view.draft();
        return heavy(move || Arc::new(draft.with_items(Vec::new()).0)).await;
    }
    open.edition(view, version).await
}
