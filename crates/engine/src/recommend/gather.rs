//! Everything that triggers reach, by links of their own and of their families.

use crate::Snapshot;
use crate::snapshot::Arrow;
use tandem_model::LinkLevel;

/// Calls `visit` with the trigger's place among the triggers, the product reached, and the arrow that reached it.
#[inline]
pub(super) fn gather(snapshot: &Snapshot, triggers: &[u32], mut visit: impl FnMut(usize, u32, &Arrow, LinkLevel)) {
    for (place, &trigger) in triggers.iter().enumerate() {
        for arrow in snapshot.arrows(trigger) {
            visit(place, arrow.target, arrow, LinkLevel::Product);
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
