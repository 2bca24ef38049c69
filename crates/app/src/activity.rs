//! Who changed what, and when it went live.

use crate::app::App;
use std::cmp::Reverse;
use tandem_model::{Activity, ActivityEntry, EditEntry, EditState, Fault, Nothing, Version};

/// Entries told at the most.
const TOLD: u32 = 500;

pub async fn list_activity(app: &App, _: Nothing) -> Result<Activity, Fault> {
    let open = app.open()?;
    let edits = open.store.history(TOLD).await?.into_iter().map(of_edit);
    let versions = open.store.versions().await?.into_iter().map(of_version);
    let mut entries: Vec<ActivityEntry> = edits.chain(versions).collect();
    entries.sort_by_key(|entry| Reverse(entry.at));
    entries.truncate(TOLD as usize);
    Ok(Activity { entries })
}

fn of_edit(edit: EditEntry) -> ActivityEntry {
    let EditEntry { at, author, label, state, .. } = edit;
    ActivityEntry { at, author, label, version: None, undone: state != EditState::Done }
}

fn of_version(version: Version) -> ActivityEntry {
    let Version { number, at, author, repeats, .. } = version;
    let label = match repeats {
        Some(older) => format!("rolled back to version {older} as version {number}"),
        None => format!("published version {number}"),
    };
    ActivityEntry { at, author, label, version: Some(number), undone: false }
}
