//! What shoppers see, beside the draft; and older versions, as long as somebody looks at them.

use crate::app::heavy;
use crate::open::{Open, View, named};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use tandem_engine::difference::{Edition, count_differing};
use tandem_model::{Change, Fault, ItemKey, VersionRef};

/// Older versions kept in memory.
const KEPT: usize = 2;

#[derive(Clone)]
pub(crate) struct Live {
    pub(crate) number: u32,
    /// Refused where the version was altered after it was published.
    pub(crate) edition: Result<Arc<Edition>, Fault>,
    /// Items in which the draft differs from it; unknown of one that was altered, and then 1.
    pub(crate) changes: u32,
}

impl Live {
    pub(crate) fn read(draft: &Edition, number: u32, items: Result<Vec<Change>, Fault>) -> Self {
        match items {
            Ok(items) => Self::of(draft, number, draft.with_items(items)),
            Err(fault) => Self { number, edition: Err(fault), changes: 1 },
        }
    }

    /// Without a difference both are one.
    pub(crate) fn of(draft: &Edition, number: u32, (edition, changes): (Edition, u32)) -> Self {
        let edition = if changes == 0 { draft.clone() } else { edition };
        Self { number, edition: Ok(Arc::new(edition)), changes }
    }

    /// After an edit of the draft: products are edited here too, and only what the edit touches is compared again.
    pub(crate) fn after(
        &self,
        before: &Edition,
        draft: &Edition,
        changes: &[Change],
        sold: Option<&[(String, u32)]>,
    ) -> Self {
        let Ok(edition) = &self.edition else { return self.clone() };
        let touched: BTreeSet<ItemKey> = changes.iter().filter_map(Change::item).collect();
        if self.changes == 0 && touched.is_empty() {
            return Self { edition: Ok(Arc::new(draft.clone())), ..self.clone() };
        }
        let products: Vec<Change> = changes.iter().filter(|change| change.item().is_none()).cloned().collect();
        let mut next = edition.clone();
        if !products.is_empty() {
            next = Arc::new(next.after(&products));
        }
        if let Some(sold) = sold {
            next = Arc::new(next.counted(named(sold)));
        }
        let was = count_differing(before, edition, &touched);
        let differ = (self.changes + count_differing(draft, &next, &touched)).saturating_sub(was);
        let edition = if differ == 0 { Arc::new(draft.clone()) } else { next };
        Self { number: self.number, edition: Ok(edition), changes: differ }
    }
}

/// Nothing is live before the first version.
pub(crate) fn nothing_published() -> Fault {
    Fault::new("nothing_published", "nothing is published yet, there is only the draft")
}

/// Versions other than the live one, as asked for last.
#[derive(Default)]
pub(crate) struct Kept {
    editions: Mutex<Vec<KeptEdition>>,
}

struct KeptEdition {
    number: u32,
    /// The catalogue that it stands on.
    catalogue: Arc<()>,
    edition: Arc<Edition>,
}

impl Kept {
    fn find(&self, view: &View, number: u32) -> Option<Arc<Edition>> {
        let editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |kept: &&KeptEdition| kept.number == number && Arc::ptr_eq(&kept.catalogue, &view.catalogue);
        editions.iter().find(fits).map(|kept| kept.edition.clone())
    }

    fn keep(&self, view: &View, number: u32, edition: Arc<Edition>) {
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        editions.retain(|kept| kept.number != number && Arc::ptr_eq(&kept.catalogue, &view.catalogue));
        editions.insert(0, KeptEdition { number, catalogue: view.catalogue.clone(), edition });
        editions.truncate(KEPT);
    }
}

impl Open {
    /// The rulebook of a version, on the catalogue of a view.
    pub(crate) async fn edition(&self, view: &Arc<View>, version: VersionRef) -> Result<Arc<Edition>, Fault> {
        let number = match (version, &view.live) {
            (VersionRef::Draft, _) => return Ok(Arc::new(view.draft())),
            (VersionRef::Live, None) => return Err(nothing_published()),
            (VersionRef::Live, Some(live)) => return live.edition.clone(),
            (VersionRef::Number(number), Some(live)) if number == live.number => return live.edition.clone(),
            (VersionRef::Number(number), _) => number,
        };
        if let Some(edition) = self.kept.find(view, number) {
            return Ok(edition);
        }
        let items = self.store.content(number).await?;
        let draft = view.draft();
        let edition = Arc::new(heavy(move || draft.with_items(items).0).await?);
        self.kept.keep(view, number, edition.clone());
        Ok(edition)
    }
}
