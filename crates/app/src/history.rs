//! Taking edits back and repeating them, and the log of edits.

use crate::app::{App, broken};
use crate::edit::{TRIES, catch_up, contended, reload};
use crate::open::Open;
use std::sync::Arc;
use tandem_model::{EditHistory, Event, Fault, Nothing, Redone, Undone};
use tandem_store::{Reverted, StoreError};

/// Edits listed at the most.
const LISTED: u32 = 500;

#[derive(Clone, Copy)]
enum Direction {
    Undo,
    Redo,
}

/// Takes back the file's latest edit, whichever process made it.
pub async fn undo(app: &App, _: Nothing) -> Result<Undone, Fault> {
    Ok(Undone { undone: revert(app, Direction::Undo).await? })
}

pub async fn redo(app: &App, _: Nothing) -> Result<Redone, Fault> {
    Ok(Redone { redone: revert(app, Direction::Redo).await? })
}

pub async fn list_edits(app: &App, _: Nothing) -> Result<EditHistory, Fault> {
    let edits = app.open()?.store.history(LISTED).await?;
    Ok(EditHistory { edits })
}

/// Answers the name of the edit, or nothing when there is none. Runs to its end even when the caller goes away.
async fn revert(app: &App, direction: Direction) -> Result<Option<String>, Fault> {
    let (app, open) = (app.clone(), app.open()?);
    let task = tokio::spawn(async move {
        let _turn = open.writing().await;
        for _ in 0..TRIES {
            catch_up(&app, &open).await?;
            match ask(&app, &open, direction).await {
                Ok(None) => return Ok(None),
                Ok(Some(reverted)) => return take(&app, &open, reverted).await.map(Some),
                Err(StoreError::Stale { .. }) => reload(&app, &open).await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(contended())
    });
    task.await.unwrap_or_else(|error| Err(broken(&error)))
}

async fn ask(app: &App, open: &Arc<Open>, direction: Direction) -> Result<Option<Reverted>, StoreError> {
    let (at, revision) = (app.now(), open.view().revision);
    match direction {
        Direction::Undo => open.store.undo(at, revision).await,
        Direction::Redo => open.store.redo(at, revision).await,
    }
}

async fn take(app: &App, open: &Arc<Open>, reverted: Reverted) -> Result<String, Fault> {
    let view = open.take(Arc::new(reverted.changes), reverted.revision).await?;
    app.tell(Event::Changed { revision: view.revision(), external: false });
    Ok(reverted.label)
}
