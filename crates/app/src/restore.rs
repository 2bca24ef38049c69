//! Bringing items of a version back into the draft, as one edit that undo takes back.

use crate::app::{App, heavy};
use crate::edit::edit;
use crate::open::View;
use std::collections::BTreeSet;
use tandem_engine::difference::{Differing, Edition, changes, compare};
use tandem_engine::{Refusal, Rulebook};
use tandem_model::{Change, Fault, ItemKey, RestoreItems, Restored, Settings, VersionRef};

/// An item that the version does not have is removed. What would break the rulebook is an answer and not a fault.
pub async fn restore_items(app: &App, input: RestoreItems) -> Result<Restored, Fault> {
    let open = app.open()?;
    if input.version == VersionRef::Draft {
        return Ok(Restored { changed: 0, findings: Vec::new() });
    }
    let version = open.edition(&open.view(), input.version).await?;
    let keys: BTreeSet<ItemKey> = input.items.into_iter().collect();
    let (keys, items) = heavy(move || {
        let items = if keys.is_empty() { version.items() } else { version.some(&keys) };
        (keys, items)
    })
    .await?;
    let (name, at) = (input.version, app.now());
    let plan = move |rulebook: &mut Rulebook, view: &View| {
        let differing = differing(&view.draft(), &keys, &items);
        let label = label(&view.draft(), &differing, name);
        let changed = u32::try_from(differing.len()).unwrap_or(u32::MAX);
        let changes: Vec<Change> = in_order(differing, &view.settings);
        let strategy = changes.iter().find_map(strategy).unwrap_or(view.settings.strategy.clone());
        Ok((rulebook.plan_changes(changes, strategy.as_deref(), &label, at)?, changed))
    };
    match edit(app, plan).await {
        Ok(edited) => Ok(Restored { changed: edited.extra, findings: edited.findings }),
        Err(Refusal::Findings(findings)) => Ok(Restored { changed: 0, findings }),
        Err(refusal) => Err(refusal.into_fault()),
    }
}

fn differing(draft: &Edition, keys: &BTreeSet<ItemKey>, items: &[Change]) -> Vec<Differing> {
    let held = if keys.is_empty() { draft.items() } else { draft.some(keys) };
    compare(held, items)
}

/// Settings that no version holds stay.
fn in_order(differing: Vec<Differing>, settings: &Settings) -> Vec<Change> {
    let whole = |change| match change {
        Change::PutSettings(Settings { per_family, strategy, .. }) => {
            Change::PutSettings(Settings { per_family, strategy, ..settings.clone() })
        }
        other => other,
    };
    changes(differing).into_iter().map(whole).collect()
}

fn strategy(change: &Change) -> Option<Option<String>> {
    if let Change::PutSettings(settings) = change { Some(settings.strategy.clone()) } else { None }
}

/// The draft knows the products' names.
fn label(draft: &Edition, differing: &[Differing], version: VersionRef) -> String {
    let version = match version {
        VersionRef::Live => "the live version".to_owned(),
        other => format!("version {other}"),
    };
    match differing {
        [one] => {
            let item = one.after.as_ref().or(one.before.as_ref());
            let words = item.map(|item| tandem_engine::difference::label(draft, item)).unwrap_or_default();
            format!("restore {words} from {version}")
        }
        items => format!("{} items restored from {version}", items.len()),
    }
}
