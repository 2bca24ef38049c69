//! Notices what other processes write to the open workspace.

use crate::app::{App, WeakApp};
use crate::edit::catch_up;
use crate::open::Open;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tandem_model::{Event, Fault};

const PAUSE: Duration = Duration::from_secs(1);

/// Looks once a second for as long as the workspace is open.
pub(crate) fn watch(app: &App, open: &Arc<Open>) {
    let (app, open) = (app.downgrade(), Arc::downgrade(open));
    tokio::spawn(async move {
        let mut troubled = None;
        loop {
            tokio::time::sleep(PAUSE).await;
            let Some((app, open)) = still_open(&app, &open) else { return };
            let trouble = look(&app, &open).await.err();
            if let Some(fault) = trouble.clone().filter(|fault| troubled.as_ref() != Some(fault)) {
                app.tell(Event::Trouble { fault });
            }
            troubled = trouble;
        }
    });
}

fn still_open(app: &WeakApp, open: &Weak<Open>) -> Option<(App, Arc<Open>)> {
    let (app, open) = (app.upgrade()?, open.upgrade()?);
    let current = app.try_open()?;
    Arc::ptr_eq(&current, &open).then_some((app, open))
}

/// What cannot be looked at now is looked at again in a second; the same trouble is told once.
async fn look(app: &App, open: &Arc<Open>) -> Result<(), Fault> {
    if open.is_behind().await? {
        let _turn = open.writing().await;
        catch_up(app, open).await?;
    }
    Ok(())
}
