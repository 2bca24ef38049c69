//! What readers see of an open workspace: one revision of it, whole.

use crate::check::CheckCell;
use crate::customer::Shoppers;
use crate::live::Live;
use chrono::{DateTime, Utc};
use std::sync::{Arc, OnceLock};
use tandem_engine::Snapshot;
use tandem_engine::difference::Edition;
use tandem_engine::rulebook::touches_loops;
use tandem_model::{Change, LoopStatus, Settings};
use tandem_store::{Head, StoredProposal};
use tokio::sync::OnceCell;

/// The workspace as it stood after one revision.
pub(crate) struct View {
    pub(crate) snapshot: Snapshot,
    /// The snapshot with products compiled for rules, where that was done before there was one.
    pub(super) ready: OnceLock<Snapshot>,
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
    pub(super) fn new(snapshot: Snapshot, head: Head, orders: u32, live: Option<Live>) -> Self {
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
    pub(super) fn later(&self, head: Head, live: Option<Live>) -> Self {
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

    /// The view after changes were carried out, with all that they leave as it is; `counted` where units sold were counted
    /// anew.
    pub(super) fn after(
        &self,
        changes: &[Change],
        snapshot: Snapshot,
        (head, live): (Head, Option<Live>),
        counted: bool,
    ) -> Self {
        let mut next = Self::new(snapshot, head, self.orders, live);
        if changes.iter().all(|change| change.item().is_none()) {
            next.digest = self.digest.clone();
        }
        let same_products = changes.iter().all(keeps_products);
        if same_products && !counted {
            next.catalogue = self.catalogue.clone();
        }
        if same_products && next.settings.currency == self.settings.currency {
            next.shoppers = self.shoppers.clone();
        }
        if !changes.iter().any(touches_loops)
            && let Some(loops) = self.loops.get()
        {
            let _ = next.loops.set(*loops);
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

/// Whether a change leaves products as they are, and with them what customers bought.
fn keeps_products(change: &Change) -> bool {
    !matches!(change, Change::PutProduct(_) | Change::RemoveProduct(_))
}
