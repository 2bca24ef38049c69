//! One open workspace: the file, the rulebook that edits are planned on, and the view that readers share.

mod ask;
mod read;
mod view;

pub(crate) use read::named;
pub(crate) use view::View;

use crate::app::heavy;
use crate::live::{Kept, Live};
use crate::rule_loops::Search;
use crate::version_check::VersionCheck;
use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
use read::read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tandem_engine::Rulebook;
use tandem_engine::difference::Edition;
use tandem_model::{Change, Fault};
use tandem_store::{Head, Store};
use tokio::sync::{Mutex, MutexGuard, RwLockReadGuard, RwLockWriteGuard};

/// From this many changes on, the file is read anew after them: a snapshot built whole has its ids in the order of SKUs,
/// one that grew by an import compares texts instead.
const MANY: usize = 10_000;

/// Readers take a [`View`] and never wait. Edits are planned on a copy of the rulebook; those that are to be stored queue
/// for [`Open::writing`], and each changes first the file, then the rulebook and the view together.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) name: String,
    view: ArcSwap<View>,
    rulebook: RwLock<Rulebook>,
    writing: Mutex<()>,
    /// Held by edits from before they are planned until they are stored.
    edits: tokio::sync::RwLock<()>,
    /// Loops of a rule that is being edited.
    pub(crate) search: Search,
    /// Products are being compiled for the first rule.
    preparing: AtomicBool,
    /// Older versions asked for lately.
    pub(crate) kept: Kept,
    pub(crate) version_check: VersionCheck,
    /// The file was changed and memory did not follow: whoever writes next reads the file anew first.
    behind: AtomicBool,
    clock: fn() -> DateTime<Utc>,
}

impl Open {
    pub(crate) async fn new(store: Store, clock: fn() -> DateTime<Utc>) -> Result<Arc<Self>, Fault> {
        let (rulebook, view) = read(&store, clock()).await?;
        let name = name_of(store.path());
        Ok(Arc::new(Self {
            store,
            name,
            view: ArcSwap::from_pointee(view),
            rulebook: RwLock::new(rulebook),
            writing: Mutex::default(),
            edits: tokio::sync::RwLock::default(),
            search: Search::default(),
            preparing: AtomicBool::new(false),
            kept: Kept::default(),
            version_check: VersionCheck::default(),
            behind: AtomicBool::new(false),
            clock,
        }))
    }

    /// What readers see: one revision, whole.
    pub(crate) fn view(&self) -> Arc<View> {
        self.view.load_full()
    }

    /// Waits for its turn to change the workspace.
    pub(crate) async fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().await
    }

    /// Held while an edit is planned and stored, so that the file stays open as long.
    pub(crate) async fn editing(&self) -> RwLockReadGuard<'_, ()> {
        self.edits.read().await
    }

    /// Waits for the edits under way; those that come later wait in turn.
    pub(crate) async fn edits_done(&self) -> RwLockWriteGuard<'_, ()> {
        self.edits.write().await
    }

    /// Whether memory is no longer what the file is.
    pub(crate) async fn is_behind(&self) -> Result<bool, Fault> {
        Ok(self.behind.load(Ordering::Acquire) || self.store.changed_outside().await?)
    }

    /// Reads the whole file anew, after another process wrote it. Until it is read nothing is planned: the store knows of
    /// the new revision before memory does.
    pub(crate) async fn reload(&self) -> Result<Arc<View>, Fault> {
        self.behind.store(true, Ordering::Release);
        let (rulebook, view) = read(&self.store, (self.clock)()).await?;
        let view = self.replace(view, rulebook);
        self.behind.store(false, Ordering::Release);
        Ok(view)
    }

    /// Brings memory up to the file after `changes` were stored in it.
    pub(crate) async fn take(self: &Arc<Self>, changes: Arc<Vec<Change>>, revision: i64) -> Result<Arc<View>, Fault> {
        self.behind.store(true, Ordering::Release);
        let head = self.store.head().await?;
        if head.revision != revision || changes.len() >= MANY {
            return self.reload().await;
        }
        let sold = match head.settings.popularity_days == self.view().settings.popularity_days {
            true => None,
            false => Some(self.store.units_sold(head.settings.popularity_days).await?),
        };
        let open = self.clone();
        let view = heavy(move || open.apply(&changes, head, sold)).await?;
        self.behind.store(false, Ordering::Release);
        Ok(view)
    }

    /// Shows readers what was stored beside the rulebook: a version, a proposal. The caller holds the turn to write.
    pub(crate) async fn noted(&self, revision: i64, live: Option<Live>) -> Result<Arc<View>, Fault> {
        self.behind.store(true, Ordering::Release);
        let head = self.store.head().await?;
        if head.revision != revision {
            return self.reload().await;
        }
        let view = Arc::new(self.view().later(head, live));
        self.view.store(view.clone());
        self.behind.store(false, Ordering::Release);
        Ok(view)
    }

    /// `sold` where units are to be counted anew.
    fn apply(&self, changes: &[Change], head: Head, sold: Option<Vec<(String, u32)>>) -> Arc<View> {
        let before = self.view();
        let mut rulebook = self.rulebook.write().unwrap_or_else(PoisonError::into_inner);
        rulebook.apply(changes);
        if let Some(sold) = &sold {
            rulebook.recount(named(sold));
        }
        let draft = Edition::new(rulebook.snapshot().clone(), &head.settings);
        let live = before.live.as_ref().map(|live| live.after(&before.draft(), &draft, changes, sold.as_deref()));
        let view = before.after(changes, draft.snapshot, (head, live), sold.is_some());
        let view = Arc::new(view);
        self.view.store(view.clone());
        view
    }

    fn replace(&self, view: View, rulebook: Rulebook) -> Arc<View> {
        let view = Arc::new(view);
        let mut held = self.rulebook.write().unwrap_or_else(PoisonError::into_inner);
        let old = std::mem::replace(&mut *held, rulebook);
        self.view.store(view.clone());
        drop(held);
        // Letting go of a large one takes a while, and nobody need wait for it.
        drop(old);
        view
    }
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
