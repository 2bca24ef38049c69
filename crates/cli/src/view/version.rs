//! Versions and how they differ, as JSON.

use super::FindingView;
use serde::Serialize;
use tandem_model::{Difference, ItemCount, ItemDiff, ListsDiff, Version, VersionRef};

#[derive(Serialize)]
pub(crate) struct PublishedView<'a> {
    /// `null` where nothing was published.
    pub(crate) version: Option<u32>,
    /// The errors that kept it from being published.
    pub(crate) findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Versions<'a> {
    pub(crate) versions: &'a [Version],
}

#[derive(Serialize)]
pub(crate) struct DiffView<'a> {
    from: VersionRef,
    to: VersionRef,
    counts: &'a [ItemCount],
    items: &'a [ItemDiff],
    lists: &'a ListsDiff,
}

impl<'a> DiffView<'a> {
    pub(crate) fn of(from: VersionRef, to: VersionRef, difference: &'a Difference) -> Self {
        let Difference { counts, items, lists, .. } = difference;
        Self { from, to, counts, items, lists }
    }
}
