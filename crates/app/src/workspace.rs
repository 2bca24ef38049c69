//! Making, opening, closing and copying workspaces.

use crate::app::App;
use crate::open::Open;
use crate::place::refuse_workspace;
use crate::recent::remember;
use crate::sample::{sample_path, sample_seed};
use crate::status::status_of;
use crate::watch::watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tandem_model::{
    BackedUp, BackupWorkspace, Event, Fault, NewWorkspace, Nothing, OpenWorkspace, Settings, Status, default_types,
};
use tandem_store::{Seed, Store, StoreError};

const ENDING: &str = "tandem";

/// A path without an ending is given `.tandem`. A name that is taken is refused.
pub async fn new_workspace(app: &App, input: NewWorkspace) -> Result<Status, Fault> {
    let mut path = named(&input.path)?;
    if path.extension().is_none() {
        path.set_extension(ENDING);
    }
    let seed = if input.sample { sample_seed().await? } else { Seed::empty(default_types(), Settings::default()) };
    make_proposed_folder(app, &path)?;
    let _switching = app.switching().lock().await;
    let store = Store::create(&path, &seed).await?;
    enter(app, store).await
}

pub async fn open_workspace(app: &App, input: OpenWorkspace) -> Result<Status, Fault> {
    let path = named(&input.path)?;
    let _switching = app.switching().lock().await;
    let store = Store::open(&path).await?;
    enter(app, store).await
}

pub async fn open_sample(app: &App, _: Nothing) -> Result<Status, Fault> {
    let path = sample_path(app);
    let _switching = app.switching().lock().await;
    let store = match Store::open(&path).await {
        Err(StoreError::NotFound { .. } | StoreError::FolderMissing { .. }) => make_sample(&path).await?,
        other => other?,
    };
    enter(app, store).await
}

async fn make_sample(path: &Path) -> Result<Store, Fault> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    match Store::create(path, &sample_seed().await?).await {
        // Another process was faster.
        Err(StoreError::Exists { .. }) => Ok(Store::open(path).await?),
        made => Ok(made?),
    }
}

fn make_folder(folder: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let message = format!("the folder `{}` could not be made: {error}", folder.display());
        Fault::new("folder_not_made", message).at(folder.display().to_string())
    })
}

/// The folder that Tandem itself proposes need not be there yet; one that the user names must be.
fn make_proposed_folder(app: &App, path: &Path) -> Result<(), Fault> {
    let proposed = &app.host().documents_dir;
    if path.parent() == Some(proposed) { make_folder(proposed) } else { Ok(()) }
}

fn named(path: &str) -> Result<PathBuf, Fault> {
    match path.trim() {
        "" => Err(Fault::new("blank_path", "no file was named").at("path")),
        path => Ok(PathBuf::from(path)),
    }
}

/// Makes an opened file the open workspace; the one open before is closed.
async fn enter(app: &App, store: Store) -> Result<Status, Fault> {
    let open = match Open::new(store.clone(), app.host().clock).await {
        Ok(open) => open,
        Err(fault) => {
            store.close().await;
            return Err(fault);
        }
    };
    leave(app.switch(Some(open.clone()))).await;
    remember(app, store.path());
    watch(app, &open);
    warm(&open);
    app.tell(Event::Changed { revision: open.view().revision(), external: false });
    status_of(app, Some(open)).await
}

/// Works out in the background what the first list would wait for.
fn warm(open: &Open) {
    let snapshot = open.view().snapshot.clone();
    tokio::task::spawn_blocking(move || snapshot.warm());
}

/// Waits for the edits under way, then closes the file.
async fn leave(open: Option<Arc<Open>>) {
    if let Some(open) = open {
        let _edits = open.edits_done().await;
        let _turn = open.writing().await;
        open.store.close().await;
    }
}

pub async fn close_workspace(app: &App, _: Nothing) -> Result<Status, Fault> {
    let _switching = app.switching().lock().await;
    leave(app.switch(None)).await;
    app.tell(Event::Changed { revision: 0, external: false });
    status_of(app, None).await
}

pub async fn backup_workspace(app: &App, input: BackupWorkspace) -> Result<BackedUp, Fault> {
    let to = named(&input.to)?;
    let open = app.open()?;
    refuse_workspace(app, &to)?;
    make_proposed_folder(app, &to)?;
    let bytes = open.store.backup(&to).await?;
    Ok(BackedUp { path: to.display().to_string(), bytes })
}
