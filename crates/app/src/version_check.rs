//! What is wrong with a published version on the catalogue of today. It keeps nobody from rolling back to it.

use crate::app::{App, heavy};
use crate::check::{Checked, report};
use crate::open::Open;
use std::sync::Arc;
use tandem_engine::Rulebook;
use tandem_model::{CheckReport, CheckVersion, Fault, VersionRef};

/// The version checked last. While it is held, one is being checked.
pub(crate) type VersionCheck = tokio::sync::Mutex<Option<Kept>>;

pub(crate) struct Kept {
    number: u32,
    /// The catalogue that it was checked on.
    catalogue: Arc<()>,
    checked: Arc<Checked>,
}

/// Cost: a whole check, made once for a version and a state of the catalogue.
pub async fn check_version(app: &App, input: CheckVersion) -> Result<CheckReport, Fault> {
    let open = app.open()?;
    let view = open.view();
    let number = match (input.version, &view.live) {
        (VersionRef::Draft, _) => return report(app, &open, &view).await,
        (VersionRef::Number(number), _) => number,
        (VersionRef::Live, Some(live)) => live.number,
        (VersionRef::Live, None) => return Err(crate::live::nothing_published()),
    };
    let edition = open.edition(&view, input.version).await?;
    Ok(of_number(app, &open, number, &view.catalogue, &edition.snapshot).await?.report())
}

async fn of_number(
    app: &App,
    open: &Open,
    number: u32,
    catalogue: &Arc<()>,
    snapshot: &tandem_engine::Snapshot,
) -> Result<Arc<Checked>, Fault> {
    let (mut cell, now) = (open.version_check.lock().await, app.now());
    let fits =
        |kept: &&Kept| kept.number == number && Arc::ptr_eq(&kept.catalogue, catalogue) && kept.checked.is_fresh(now);
    if let Some(kept) = cell.as_ref().filter(fits) {
        return Ok(kept.checked.clone());
    }
    let snapshot = snapshot.clone();
    let checked = heavy(move || Arc::new(Checked::of(&mut Rulebook::of(snapshot), now))).await?;
    *cell = Some(Kept { number, catalogue: catalogue.clone(), checked: checked.clone() });
    Ok(checked)
}
