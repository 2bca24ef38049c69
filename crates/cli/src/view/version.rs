//! Versions and how they differ, as JSON.

use super::FindingView;
use serde::Serialize;
use tandem_model::{Difference, ItemCount, ItemDiff, ListsDiff, SwitchTaken, Version, VersionRef};

#[derive(Serialize)]
pub(crate) struct PublishedView<'a> {
    /// `null` where nothing was published.
    pub(crate) version: Option<u32>,
    /// Errors: where nothing was published, those that kept it from being.
    pub(crate) findings: Vec<FindingView<'a>>,
    /// What was switched by hand and no longer is.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) switches: &'a [SwitchTaken],
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
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    switches: &'a [SwitchTaken],
    lists: &'a ListsDiff,
}

impl<'a> DiffView<'a> {
    pub(crate) fn of(from: VersionRef, to: VersionRef, difference: &'a Difference) -> Self {
        let Difference { counts, items, switches, lists, .. } = difference;
        Self { from, to, counts, items, switches, lists }
    }
}
