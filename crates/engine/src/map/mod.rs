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

use crate::campaign::Season;
use crate::{Arrow, Snapshot};
use tandem_model::LinkLevel;

/// Type weight times link weight times the boosts of a season: 0 where the link shows nothing then, 40,000 at the most.
/// `row` is the product or family in whose row the arrow stands.
fn score(snapshot: &Snapshot, season: &Season, (level, row): (LinkLevel, u32), arrow: Arrow) -> u32 {
    let state = snapshot.link_state(season, level, row, &arrow);
    let full = u16::from(snapshot.type_weight(arrow.kind)) * u16::from(arrow.own());
    if state.shows(arrow.is_paused()) { u32::from(state.base(full)) } else { 0 }
}
