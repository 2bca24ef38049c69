//! How every edit is made: planned on the rulebook, stored in the file, then shown to readers and told to listeners.

use crate::app::{App, broken};
use crate::open::{Open, View};
use std::sync::Arc;
use tandem_engine::{Plan, Refusal, Rulebook};
use tandem_model::{Change, Done, Event, Fault, Finding};
use tandem_store::StoreError;

/// How often an edit is planned anew because another process wrote the file in between. Of two programs that write
/// without a pause each loses about every second time, so a few tries would now and then all be lost.
pub(crate) const TRIES: u32 = 32;

/// What an edit did, and the view after it.
pub(crate) struct Edited<T> {
    pub(crate) view: Arc<View>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) extra: T,
}

/// Plans and stores one edit. `plan` may run more than once, each time on the rulebook as it then is. A plan without
/// changes stores nothing. Runs to its end even when the caller goes away.
pub(crate) async fn edit<T: Send + 'static>(
    app: &App,
    plan: impl Fn(&mut Rulebook, &View) -> Result<(Plan, T), Refusal> + Send + Sync + 'static,
) -> Result<Edited<T>, Refusal> {
    let (app, open, plan) = (app.clone(), app.open()?, Arc::new(plan));
    let task = tokio::spawn(async move {
        let _turn = open.writing().await;
        for _ in 0..TRIES {
            catch_up(&app, &open).await?;
            let plan = plan.clone();
            let (planned, extra) = open.work(move |rulebook, view| plan(rulebook, view)).await??;
            let Plan { changes, label, findings } = planned;
            if changes.is_empty() {
                return Ok(Edited { view: open.view(), findings, extra });
            }
            if let Some(view) = store(&app, &open, label, changes).await? {
                return Ok(Edited { view, findings, extra });
            }
        }
        Err(Refusal::Fault(contended()))
    });
    task.await.unwrap_or_else(|error| Err(Refusal::Fault(broken(&error))))
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
