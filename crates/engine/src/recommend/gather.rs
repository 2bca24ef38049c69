//! Everything that triggers reach, by links of their own and of their families.

use crate::Snapshot;
use crate::snapshot::Arrow;
use std::hint::black_box;
use tandem_model::LinkLevel;

/// Rows asked of memory together.
const AHEAD: usize = 8;

/// Calls `visit` with the trigger's place among the triggers, the product reached, and the arrow that reached it.
#[inline]
pub(super) fn gather(snapshot: &Snapshot, triggers: &[u32], mut visit: impl FnMut(usize, u32, &Arrow, LinkLevel)) {
    for (group, triggers) in triggers.chunks(AHEAD).enumerate() {
        let rows = rows_ahead(snapshot, triggers);
        for (place, row) in rows[..triggers.len()].iter().enumerate() {
            for arrow in *row {
                visit(group * AHEAD + place, arrow.target, arrow, LinkLevel::Product);
            }
        }
    }
    if !snapshot.has_family_links() {
        return;
    }
    for (place, &trigger) in triggers.iter().enumerate() {
        for arrow in snapshot.family_arrows(trigger) {
            for &variant in snapshot.variants(arrow.target) {
                visit(place, variant, arrow, LinkLevel::Family);
            }
        }
    }
}

/// The rows of some triggers. Each lies somewhere else in memory: reading an end of every row before going through
/// any lets the waits overlap, where one row after the other would wait for each in turn.
#[inline]
fn rows_ahead<'s>(snapshot: &'s Snapshot, triggers: &[u32]) -> [&'s [Arrow]; AHEAD] {
    let mut rows = [&[][..]; AHEAD];
    for (row, &trigger) in rows.iter_mut().zip(triggers) {
        *row = snapshot.arrows(trigger);
    }
    let target = |arrow: Option<&Arrow>| arrow.map_or(0, |arrow| arrow.target);
    black_box(rows.iter().fold(0, |all, row| all ^ target(row.first()) ^ target(row.last())));
    rows
}
