//! Publishing: the draft, an older version once more, or what is live with one thing changed.

use crate::app::{App, broken, heavy};
use crate::campaign_switch::blocked_loops;
use crate::check::checked;
use crate::edit::{TRIES, begin, contended, reload, turn_after};
use crate::live::{Live, nothing_published};
use crate::open::{Open, View};
use crate::review::{require_review, unreviewed};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use std::sync::Arc;
use tandem_engine::campaign::switches_taken;
use tandem_engine::difference::{Edition, count_differing};
use tandem_model::{
    Change, Event, Fault, Finding, ItemKey, Publish, Published, RollBack, SwitchTaken, Version, VersionRef,
};
use tandem_store::{Content, NewVersion, StoreError};

/// What is to become live.
enum What {
    Draft(Publish),
    Older(RollBack),
    LiveWith(Box<Switching>),
}

/// Changes of what is live, and the note that the version gets.
type Switching = dyn Fn(&View, &Edition) -> Result<(Vec<Change>, String), Fault> + Send + Sync;

/// A version ready to be stored, and what readers will see of it.
struct Ready {
    version: NewVersion,
    edition: Edition,
    changes: u32,
}

pub async fn publish(app: &App, input: Publish) -> Result<Published, Fault> {
    carry_out(app, What::Draft(input)).await
}

/// The draft stays as it is. What is wrong with the older version does not keep it from shoppers: it was live before, and
/// what is live now may be worse. [`crate::check_version`] tells it.
pub async fn roll_back(app: &App, input: RollBack) -> Result<Published, Fault> {
    carry_out(app, What::Older(input)).await
}

/// Publishes what is live with some changes, made anew where another program published in between. The draft stays as it
/// is.
pub(crate) async fn publish_live_with(
    app: &App,
    switching: impl Fn(&View, &Edition) -> Result<(Vec<Change>, String), Fault> + Send + Sync + 'static,
) -> Result<Published, Fault> {
    carry_out(app, What::LiveWith(Box::new(switching))).await
}

/// Made ready ahead of its turn, so that edits go on while everything is checked; made anew where one came between. Runs
/// to its end even when the caller goes away.
async fn carry_out(app: &App, what: What) -> Result<Published, Fault> {
    let (app, open) = (app.clone(), app.open()?);
    let task = tokio::spawn(async move {
        let _edit = open.editing().await;
        for tried in 0..TRIES {
            let turn = begin(&app, &open, tried).await?;
            let view = open.view();
            let ready = match prepare(&app, &open, &view, &what).await? {
                Ok(ready) => ready,
                Err(findings) => return Ok(Published { version: None, findings, switches: Vec::new() }),
            };
            let _turn = turn_after(&open, turn).await;
            if open.view().revision != view.revision {
                continue;
            }
            let switches = match &what {
                What::Draft(_) | What::Older(_) => taken_back(&view, &ready.edition, app.now()),
                What::LiveWith(_) => Vec::new(),
            };
            if let Some(version) = store(&app, &open, &view, ready).await? {
                return Ok(Published { version: Some(version), findings: Vec::new(), switches });
            }
        }
        Err(contended())
    });
    task.await.unwrap_or_else(|error| Err(broken(&error)))
}

/// Nothing is known of a live version that was altered.
fn taken_back(view: &View, next: &Edition, at: DateTime<Utc>) -> Vec<SwitchTaken> {
    let live = view.live.as_ref().and_then(|live| live.edition.as_ref().ok());
    live.map_or_else(Vec::new, |live| switches_taken(&live.snapshot, &next.snapshot, at))
}

/// Nothing when another process was faster, whose changes are read then.
async fn store(app: &App, open: &Arc<Open>, view: &View, ready: Ready) -> Result<Option<Version>, Fault> {
    let Ready { version, edition, changes } = ready;
    match open.store.publish(version, view.revision).await {
        Ok((version, revision)) => {
            let live = Live::of(&view.draft(), version.number, (edition, changes));
            let view = open.noted(revision, Some(live)).await?;
            app.tell(Event::Changed { revision: view.revision(), external: false });
            Ok(Some(version))
        }
        Err(StoreError::Stale { .. }) => {
            reload(app, open).await?;
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

async fn prepare(
    app: &App,
    open: &Arc<Open>,
    view: &Arc<View>,
    what: &What,
) -> Result<Result<Ready, Vec<Finding>>, Fault> {
    match what {
        What::Draft(input) => draft(app, open, view, input).await,
        What::Older(input) => older(app, open, view, input).await.map(Ok),
        What::LiveWith(switching) => live_with(app, view, switching).await,
    }
}

async fn draft(
    app: &App,
    open: &Arc<Open>,
    view: &Arc<View>,
    input: &Publish,
) -> Result<Result<Ready, Vec<Finding>>, Fault> {
    require_seen(view, input)?;
    if view.live.as_ref().is_some_and(|live| live.changes == 0) {
        let message = "the draft is what is live already, there is nothing to publish";
        return Err(Fault::new("nothing_to_publish", message));
    }
    let approved_by = require_review(app, view).await?;
    let errors = checked(app, open, view).await?.errors();
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    let edition = view.draft();
    let version = NewVersion { approved_by, ends_proposal: true, ..new_version(app, &edition, &input.note).await? };
    Ok(Ok(Ready { version, edition, changes: 0 }))
}

/// Whoever read a difference publishes that and nothing else.
fn require_seen(view: &View, input: &Publish) -> Result<(), Fault> {
    let Some(seen) = input.seen else { return Ok(()) };
    let live = view.live.as_ref().map(|live| live.number);
    if seen.live != live {
        let number = live.unwrap_or_default();
        let message = format!("version {number} was published meanwhile, look at the new difference first");
        return Err(Fault::new("newer_version", message).at("seen"));
    }
    if seen.revision != view.revision() {
        let message = "the draft was changed meanwhile, look at the new difference first";
        return Err(Fault::new("draft_changed", message).at("seen"));
    }
    Ok(())
}

async fn older(app: &App, open: &Arc<Open>, view: &Arc<View>, input: &RollBack) -> Result<Ready, Fault> {
    let number = input.number;
    let live = view.live.as_ref().ok_or_else(nothing_published)?;
    if number == live.number {
        let message = format!("version {number} is live already");
        return Err(Fault::new("already_live", message).at("number"));
    }
    let edition = Edition::clone(&*open.edition(view, VersionRef::Number(number)).await?);
    let approved_by = open.store.versions().await?.into_iter().find(|held| held.number == number);
    let approved_by = approved_by.and_then(|held| held.approved_by);
    if view.settings.review && !input.unreviewed && approved_by.is_none() {
        return Err(unreviewed(number));
    }
    let version = new_version(app, &edition, &input.note).await?;
    let version = NewVersion { repeats: Some(number), approved_by, ..version };
    let (draft, other) = (view.draft(), edition.clone());
    let changes = heavy(move || tandem_engine::difference::compare(draft.items(), &other.items()).len()).await?;
    Ok(Ready { version, edition, changes: u32::try_from(changes).unwrap_or(u32::MAX) })
}

async fn live_with(app: &App, view: &Arc<View>, switching: &Switching) -> Result<Result<Ready, Vec<Finding>>, Fault> {
    let live = view.live.as_ref().ok_or_else(nothing_published)?;
    let held = live.edition.clone()?;
    let (changes, note) = switching(view, &held)?;
    let loops = blocked_loops(&held, &changes, app.now()).await?;
    if !loops.is_empty() {
        return Ok(Err(loops));
    }
    let touched: BTreeSet<ItemKey> = changes.iter().filter_map(Change::item).collect();
    let (next, draft) = (held.after(&changes), view.draft());
    let was = count_differing(&draft, &held, &touched);
    let differ = (live.changes + count_differing(&draft, &next, &touched)).saturating_sub(was);
    let version = new_version(app, &next, &note).await?;
    Ok(Ok(Ready { version, edition: next, changes: differ }))
}

async fn new_version(app: &App, edition: &Edition, note: &str) -> Result<NewVersion, Fault> {
    let edition = edition.clone();
    let content = heavy(move || Content::of(&edition.items())).await?;
    Ok(NewVersion {
        at: app.now(),
        author: app.user(),
        approved_by: None,
        note: note.trim().to_owned(),
        repeats: None,
        content,
        ends_proposal: false,
    })
}
