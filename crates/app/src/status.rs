//! How the workspace stands, and its settings.

use crate::app::App;
use crate::edit::edit;
use crate::open::{Open, View};
use crate::review;
use std::sync::Arc;
use tandem_engine::{Plan, Rulebook};
use tandem_intake::parse_currency;
use tandem_model::{
    Change, Coverage, Fault, LoopStatus, Nothing, Proposal, PublishStatus, Settings, Status, WorkspaceStatus,
};

/// A hundred years.
const MAX_DAYS: u32 = 36_525;

pub async fn workspace_status(app: &App, _: Nothing) -> Result<Status, Fault> {
    status_of(app, app.try_open()).await
}

pub(crate) async fn status_of(app: &App, open: Option<Arc<Open>>) -> Result<Status, Fault> {
    let Some(open) = open else { return Ok(Status { workspace: None }) };
    let view = counted(&open).await?;
    let proposal = review::told(&view).await?;
    Ok(Status {
        workspace: Some(WorkspaceStatus { publishing: publishing(&view, proposal), ..describe(app, &open, &view) }),
    })
}

/// The current view with its loops counted. Counting reads every link once; later questions reuse it.
async fn counted(open: &Arc<Open>) -> Result<Arc<View>, Fault> {
    let view = open.view();
    if view.loops.get().is_some() {
        return Ok(view);
    }
    open.apart(|rulebook, view| {
        view.loops.get_or_init(|| rulebook.loop_status());
        view.clone()
    })
    .await
}

fn describe(app: &App, open: &Open, view: &View) -> WorkspaceStatus {
    let counts = view.snapshot.counts();
    let share = (counts.active > 0).then(|| f64::from(counts.covered) / f64::from(counts.active));
    let goal = view.settings.coverage_goal;
    WorkspaceStatus {
        path: open.store.path().display().to_string(),
        name: open.name.clone(),
        revision: view.revision(),
        products: counts.products,
        active_products: counts.active,
        links: counts.links,
        rules: u32::try_from(view.snapshot.book().rules().len()).unwrap_or(u32::MAX),
        orders: view.orders,
        loops: view.loops.get().copied().unwrap_or(LoopStatus { blocked: 0, warned: 0 }),
        coverage: Coverage { covered: counts.covered, active: counts.active, share, goal },
        saved_at: view.saved_at,
        undo: view.undo.clone(),
        redo: view.redo.clone(),
        settings: view.settings.clone(),
        publishing: PublishStatus::default(),
        user: app.user(),
    }
}

/// Before the first version everything is yet to be published.
fn publishing(view: &View, proposal: Option<Proposal>) -> PublishStatus {
    let (live, changes) = match &view.live {
        Some(live) => (Some(live.number), live.changes),
        None => (None, view.draft().count_new()),
    };
    PublishStatus { live, changes, proposal }
}

pub async fn set_settings(app: &App, input: Settings) -> Result<Status, Fault> {
    let settings = sound(input)?;
    let planned = move |_: &mut Rulebook, view: &View| {
        known_strategy(&settings, view)?;
        let changes = if view.settings == settings { Vec::new() } else { vec![Change::PutSettings(settings.clone())] };
        Ok((Plan { changes, label: "change of settings".to_owned(), findings: Vec::new() }, ()))
    };
    edit(app, planned).await.map_err(tandem_engine::Refusal::into_fault)?;
    workspace_status(app, Nothing {}).await
}

fn sound(settings: Settings) -> Result<Settings, Fault> {
    if !(0.0..=1.0).contains(&settings.coverage_goal) {
        return Err(Fault::new("bad_goal", "the coverage goal must be between 0 and 1").at("coverage_goal"));
    }
    if settings.popularity_days > MAX_DAYS {
        let message = format!("best sellers are counted over {MAX_DAYS} days at the most, 0 means all of them");
        return Err(Fault::new("bad_days", message).at("popularity_days"));
    }
    let currency = parse_currency(&settings.currency).map_err(|problem| problem.into_fault().at("currency"))?;
    Ok(Settings { currency, ..settings })
}

fn known_strategy(settings: &Settings, view: &View) -> Result<(), Fault> {
    match settings.strategy.as_deref().filter(|code| view.snapshot.book().strategy(code).is_none()) {
        Some(code) => Err(Fault::new("unknown_strategy", format!("there is no strategy `{code}`")).at("strategy")),
        None => Ok(()),
    }
}
