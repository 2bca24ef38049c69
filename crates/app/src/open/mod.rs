//! One open workspace: the file, the rulebook that edits are planned on, and the view that readers share.

use crate::app::{broken, heavy};
use crate::check::CheckCell;
use crate::customer::Shoppers;
use crate::live::{Kept, Live};
use crate::memory;
use crate::rule_loops::Search;
use arc_swap::ArcSwap;
use chrono::{DateTime, Utc};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tandem_engine::difference::Edition;
use tandem_engine::rule::Book;
use tandem_engine::rulebook::touches_loops;
use tandem_engine::{Rulebook, Snapshot};
use tandem_model::{Change, Fault, LoopStatus, Settings};
use tandem_store::{Head, Loaded, Store, StoredProposal};
use tokio::sync::{Mutex, MutexGuard, OnceCell};

/// From this many changes on, the file is read anew after them: a snapshot built whole has its ids in the order of SKUs,
/// one that grew by an import compares texts instead.
const MANY: usize = 10_000;

/// Readers take a [`View`] and never wait. Writers queue for [`Open::writing`]; each changes first the file, then the
/// rulebook and the view together.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) name: String,
    view: ArcSwap<View>,
    rulebook: RwLock<Rulebook>,
    writing: Mutex<()>,
    /// Loops of a rule that is being edited.
    pub(crate) search: Search,
    /// Products are being compiled for the first rule.
    preparing: AtomicBool,
    /// Older versions asked for lately.
    pub(crate) kept: Kept,
    /// The file was changed and memory did not follow: whoever writes next reads the file anew first.
    behind: AtomicBool,
    clock: fn() -> DateTime<Utc>,
}

/// The workspace as it stood after one revision.
pub(crate) struct View {
    pub(crate) snapshot: Snapshot,
    /// The snapshot with products compiled for rules, where that was done before there was one.
    ready: OnceLock<Snapshot>,
    pub(crate) settings: Settings,
    pub(crate) revision: i64,
    pub(crate) saved_at: Option<DateTime<Utc>>,
    pub(crate) undo: Option<String>,
    pub(crate) redo: Option<String>,
    pub(crate) orders: u32,
    /// Counted when first asked for.
    pub(crate) loops: OnceLock<LoopStatus>,
    /// Made when first asked for.
    pub(crate) check: CheckCell,
    /// Read when first asked for.
    pub(crate) shoppers: OnceCell<Shoppers>,
    pub(crate) live: Option<Live>,
    pub(crate) proposal: Option<StoredProposal>,
    /// Digest of the draft, worked out when first asked for.
    pub(crate) digest: Arc<OnceCell<String>>,
    /// The same one for as long as no product changes and none is counted anew.
    pub(crate) catalogue: Arc<()>,
}

impl View {
    fn new(snapshot: Snapshot, head: Head, orders: u32, live: Option<Live>) -> Self {
        let Head { settings, revision, saved_at, undo, redo, proposal, .. } = head;
        Self {
            snapshot,
            ready: OnceLock::new(),
            settings,
            revision,
            saved_at,
            undo,
            redo,
            orders,
            loops: OnceLock::new(),
            check: CheckCell::default(),
            shoppers: OnceCell::new(),
            live,
            proposal,
            digest: Arc::default(),
            catalogue: Arc::default(),
        }
    }

    /// The snapshot to ask about rules that may not be stored yet.
    pub(crate) fn for_rules(&self) -> &Snapshot {
        self.ready.get().unwrap_or(&self.snapshot)
    }

    /// The same rulebook and catalogue at a later revision.
    fn later(&self, head: Head, live: Option<Live>) -> Self {
        let mut next = Self::new(self.snapshot.clone(), head, self.orders, live);
        next.ready = self.ready.clone();
        next.loops = self.loops.clone();
        next.shoppers = self.shoppers.clone();
        next.digest = self.digest.clone();
        next.catalogue = self.catalogue.clone();
        if let Ok(checked) = self.check.try_lock() {
            next.check = CheckCell::new(checked.clone());
        }
        next
    }

    /// What edits go to.
    pub(crate) fn draft(&self) -> Edition {
        Edition::new(self.snapshot.clone(), &self.settings)
    }

    pub(crate) fn revision(&self) -> u64 {
        self.revision.unsigned_abs()
    }
}

impl Open {
    pub(crate) async fn new(store: Store, clock: fn() -> DateTime<Utc>) -> Result<Arc<Self>, Fault> {
        let (rulebook, view) = read(&store, clock()).await?;
        let name = name_of(store.path());
        let (view, rulebook) = (ArcSwap::from_pointee(view), RwLock::new(rulebook));
        let (writing, search, kept) = (Mutex::new(()), Search::default(), Kept::default());
        let (preparing, behind) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(Arc::new(Self { store, name, view, rulebook, writing, search, kept, preparing, behind, clock }))
    }

    /// What readers see: one revision, whole.
    pub(crate) fn view(&self) -> Arc<View> {
        self.view.load_full()
    }

    /// Waits for its turn to change the workspace.
    pub(crate) async fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().await
    }

    /// Whether memory is no longer what the file is.
    pub(crate) async fn is_behind(&self) -> Result<bool, Fault> {
        Ok(self.behind.load(Ordering::Acquire) || self.store.changed_outside().await?)
    }

    /// Reads the whole file anew, after another process wrote it.
    pub(crate) async fn reload(&self) -> Result<Arc<View>, Fault> {
        let (rulebook, view) = read(&self.store, (self.clock)()).await?;
        let view = self.publish(view, |held| *held = rulebook);
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
        let mut view = View::new(draft.snapshot, head, before.orders, live);
        if changes.iter().all(|change| change.item().is_none()) {
            view.digest = before.digest.clone();
        }
        if sold.is_none() && changes.iter().all(keeps_shoppers) {
            view.catalogue = before.catalogue.clone();
        }
        if changes.iter().all(keeps_shoppers) && view.settings.currency == before.settings.currency {
            view.shoppers = before.shoppers.clone();
        }
        if !changes.iter().any(touches_loops)
            && let Some(loops) = before.loops.get()
        {
            let _ = view.loops.set(*loops);
        }
        let view = Arc::new(view);
        self.view.store(view.clone());
        view
    }

    fn publish(&self, view: View, change: impl FnOnce(&mut Rulebook)) -> Arc<View> {
        let view = Arc::new(view);
        let mut rulebook = self.rulebook.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut rulebook);
        self.view.store(view.clone());
        view
    }

    /// Compiles products for rules in the background where that was not done yet, so that saving the first rule does not
    /// wait for it. An edit meanwhile makes it vain; the next call tries again.
    pub(crate) fn expect_rules(self: &Arc<Self>) {
        let seen = self.view();
        if seen.snapshot.expects_rules() || self.preparing.swap(true, Ordering::AcqRel) {
            return;
        }
        let open = self.clone();
        tokio::task::spawn_blocking(move || {
            let ready = seen.ready.get_or_init(|| seen.snapshot.clone().expecting_rules()).clone();
            let mut rulebook = open.rulebook.write().unwrap_or_else(PoisonError::into_inner);
            if Arc::ptr_eq(&open.view(), &seen) {
                rulebook.expect_rules(ready);
            }
            open.preparing.store(false, Ordering::Release);
        });
    }

    /// Asks the rulebook, which never changes by it.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Rulebook) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        heavy(move || question(&open.rulebook.read().unwrap_or_else(PoisonError::into_inner))).await
    }

    /// Long work with a copy of the rulebook as it stands, and the view of that: nobody waits for it, and what is edited
    /// meanwhile is not seen. Where it finds that links are in order again, the rulebook is told so.
    pub(crate) async fn apart<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Rulebook, &Arc<View>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        heavy(move || {
            let (mut copy, view) = {
                let rulebook = open.rulebook.read().unwrap_or_else(PoisonError::into_inner);
                (rulebook.clone(), open.view())
            };
            copy.set_time((open.clock)());
            let before = copy.groups_in_order();
            let done = work(&mut copy, &view);
            let after = copy.groups_in_order();
            drop(copy);
            if after > before {
                open.rulebook.write().unwrap_or_else(PoisonError::into_inner).put_in_order();
            }
            done
        })
        .await
    }

    /// Works with the rulebook alone, which is told what time it is: for what may put its inner order right, or lifts a
    /// link out and puts it back.
    pub(crate) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Rulebook, &Arc<View>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let open = self.clone();
        let task = move || {
            let mut rulebook = open.rulebook.write().unwrap_or_else(PoisonError::into_inner);
            rulebook.set_time((open.clock)());
            let view = open.view();
            work(&mut rulebook, &view)
        };
        tokio::task::spawn_blocking(task).await.map_err(|error| {
            self.behind.store(true, Ordering::Release);
            broken(&error)
        })
    }
}

async fn read(store: &Store, at: DateTime<Utc>) -> Result<(Rulebook, View), Fault> {
    let Loaded { products, links, rules, campaigns, head } = store.load().await?;
    let orders = store.count_orders().await?.orders;
    let sold = store.units_sold(head.settings.popularity_days).await?;
    let types = head.types.clone();
    let published = match head.live {
        Some(number) => Some((number, store.content(number).await)),
        None => None,
    };
    let settings = head.settings.clone();
    let build = move || {
        let snapshot = Snapshot::build(products, links, types);
        let book = Book::of(rules).with_campaigns(campaigns);
        let mut rulebook = Rulebook::of(snapshot.with_book(book, named(&sold)));
        rulebook.set_time(at);
        let draft = Edition::new(rulebook.snapshot().clone(), &settings);
        let live = published.map(|(number, items)| Live::read(&draft, number, items.map_err(Fault::from)));
        memory::give_back();
        (rulebook, live)
    };
    let (rulebook, live) = heavy(build).await?;
    let orders = u32::try_from(orders).unwrap_or(u32::MAX);
    let view = View::new(rulebook.snapshot().clone(), head, orders, live);
    Ok((rulebook, view))
}

pub(crate) fn named(sold: &[(String, u32)]) -> impl Iterator<Item = (&str, u32)> {
    sold.iter().map(|(sku, units)| (sku.as_str(), *units))
}

/// Whether a change leaves what customers bought as it is. A product that comes or goes may be among it.
fn keeps_shoppers(change: &Change) -> bool {
    !matches!(change, Change::PutProduct(_) | Change::RemoveProduct(_))
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
