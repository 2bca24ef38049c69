//! How every edit is made: planned on a copy of the rulebook, stored in the file where that still is what was copied,
//! then shown to readers and told to listeners.

use crate::app::{App, broken};
use crate::open::{Open, View};
use std::sync::Arc;
use tandem_engine::{Plan, Refusal, Rulebook};
use tandem_model::{Change, Done, Event, Fault, Finding};
use tandem_store::StoreError;
use tokio::sync::MutexGuard;

/// How often an edit is planned anew because another process wrote the file in between. Of two programs that write
/// without a pause each loses about every second time, so a few tries would now and then all be lost.
pub(crate) const TRIES: u32 = 32;

/// What an edit did, and the view after it.
pub(crate) struct Edited<T> {
    pub(crate) view: Arc<View>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) extra: T,
}

/// How often an edit is planned ahead of its turn. After that it plans in its turn, and other edits wait.
const AHEAD: u32 = 2;

/// Plans one edit on a copy of the rulebook, which the plan may change as it likes, and stores it if nothing else was
/// stored meanwhile; else `plan` runs again, on the rulebook as it then is. A plan without changes stores nothing. Runs
/// to its end even when the caller goes away.
pub(crate) async fn edit<T: Send + 'static>(
    app: &App,
    plan: impl Fn(&mut Rulebook, &View) -> Result<(Plan, T), Refusal> + Send + Sync + 'static,
) -> Result<Edited<T>, Refusal> {
    let (app, open, plan) = (app.clone(), app.open()?, Arc::new(plan));
    let task = tokio::spawn(async move {
        let _edit = open.editing().await;
        for tried in 0..TRIES {
            let turn = begin(&app, &open, tried).await?;
            let plan = plan.clone();
            let work = move |rulebook: &mut Rulebook, view: &Arc<View>| (view.clone(), plan(rulebook, view));
            let (view, planned) = open.apart(work).await?;
            let planned = planned?;
            let _turn = turn_after(&open, turn).await;
            if let Some(edited) = keep(&app, &open, view, planned).await? {
                return Ok(edited);
            }
        }
        Err(Refusal::Fault(contended()))
    });
    task.await.unwrap_or_else(|error| Err(Refusal::Fault(broken(&error))))
}

/// Brings memory up to the file before something is planned; from the third try on with the turn to write, so that
/// nobody is overtaken for ever.
pub(crate) async fn begin<'o>(app: &App, open: &'o Arc<Open>, tried: u32) -> Result<Option<MutexGuard<'o, ()>>, Fault> {
    let turn = if tried < AHEAD { None } else { Some(open.writing().await) };
    if open.is_behind().await? {
        let _turn = if turn.is_some() { None } else { Some(open.writing().await) };
        catch_up(app, open).await?;
    }
    Ok(turn)
}

/// The turn to write, waited for where the plan was made without it.
pub(crate) async fn turn_after<'o>(open: &'o Arc<Open>, turn: Option<MutexGuard<'o, ()>>) -> MutexGuard<'o, ()> {
    match turn {
        Some(turn) => turn,
        None => open.writing().await,
    }
}

/// As [`edit`], for plans that lift links or products out of the loop checker and put them back: where there are no rules
/// that takes microseconds and is done in the rulebook itself, since a copy takes longer.
pub(crate) async fn edit_lifting<T: Send + 'static>(
    app: &App,
    plan: impl Fn(&mut Rulebook, &View) -> Result<(Plan, T), Refusal> + Send + Sync + 'static,
) -> Result<Edited<T>, Refusal> {
    let (asker, open, plan) = (app.clone(), app.open()?, Arc::new(plan));
    if !open.view().snapshot.book().rules().is_empty() {
        return edit(app, move |rulebook, view| plan(rulebook, view)).await;
    }
    let task = tokio::spawn(async move {
        let _turn = open.writing().await;
        for _ in 0..TRIES {
            catch_up(&asker, &open).await?;
            let plan = plan.clone();
            let planned = open.in_place(move |rulebook, view| plan(rulebook, view)).await??;
            if let Some(edited) = keep(&asker, &open, open.view(), planned).await? {
                return Ok(edited);
            }
        }
        Err(Refusal::Fault(contended()))
    });
    task.await.unwrap_or_else(|error| Err(Refusal::Fault(broken(&error))))
}

/// Stores what was planned on a view; `None` where something else was stored since. The caller holds the turn to write.
async fn keep<T>(
    app: &App,
    open: &Arc<Open>,
    view: Arc<View>,
    (planned, extra): (Plan, T),
) -> Result<Option<Edited<T>>, Fault> {
    let Plan { changes, label, findings } = planned;
    if changes.is_empty() {
        return Ok(Some(Edited { view, findings, extra }));
    }
    if open.view().revision != view.revision || open.is_behind().await? {
        return Ok(None);
    }
    let stored = store(app, open, label, changes).await?;
    Ok(stored.map(|view| Edited { view, findings, extra }))
}

/// Stores changes that were planned on the current view; `None` when another process was faster, whose changes are read
/// then. The caller holds the turn to write.
pub(crate) async fn store(
    app: &App,
    open: &Arc<Open>,
    label: String,
    changes: Vec<Change>,
) -> Result<Option<Arc<View>>, Fault> {
    let edit = Arc::new(tandem_store::Edit { label, changes, at: app.now(), author: app.user() });
    match open.store.apply(edit.clone(), open.view().revision).await {
        Ok(applied) => {
            let changes = Arc::new(edit.changes.clone());
            let view = open.take(changes, applied.revision).await?;
            app.tell(Event::Changed { revision: view.revision(), external: false });
            Ok(Some(view))
        }
        Err(StoreError::Stale { .. }) => {
            reload(app, open).await?;
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads the file anew when another process wrote it. The caller holds the turn to write.
pub(crate) async fn catch_up(app: &App, open: &Arc<Open>) -> Result<(), Fault> {
    if open.is_behind().await? {
        reload(app, open).await?;
    }
    Ok(())
}

pub(crate) async fn reload(app: &App, open: &Arc<Open>) -> Result<(), Fault> {
    let view = open.reload().await?;
    app.tell(Event::Changed { revision: view.revision(), external: true });
    Ok(())
}

pub(crate) fn contended() -> Fault {
    Fault::new("contended", "other programs keep changing this workspace, nothing was stored; try again")
}

/// An edit whose success says it all.
pub(crate) async fn carry_out(
    app: &App,
    plan: impl Fn(&mut Rulebook, &View) -> Result<Plan, Refusal> + Send + Sync + 'static,
) -> Result<Done, Fault> {
    edit(app, move |rulebook, view| Ok((plan(rulebook, view)?, ()))).await.map_err(Refusal::into_fault)?;
    Ok(Done {})
}
