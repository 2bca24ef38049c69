//! What the map draws. Owns which products become cards, in which column, and which links are drawn between them;
//! places nothing: the layout is the map's own.

mod card;
mod edge;
mod neighbourhood;
mod overview;
mod reach;

#[cfg(test)]
mod tests;

pub use neighbourhood::get_neighbourhood;
pub use overview::get_overview;

use crate::{Arrow, Snapshot};

/// Type weight times link weight, 0–10,000.
fn score(snapshot: &Snapshot, arrow: Arrow) -> u32 {
    u32::from(snapshot.type_weight(arrow.kind)) * u32::from(arrow.counts())
}
