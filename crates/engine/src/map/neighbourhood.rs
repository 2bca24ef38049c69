//! The neighbourhood of a product or of a category.

use super::card::card;
use super::edge::edges;
use super::reach::Reach;
use crate::Snapshot;
use crate::query::select_products;
use crate::rule::Situation;
use chrono::{DateTime, Utc};
use tandem_model::{Fault, GetNeighbourhood, MapFocus, Neighbourhood, ProductFilter};

/// Cards at the most: more than the canvas can hold.
const MAX_CARDS: u32 = 800;
const MAX_DEPTH: u8 = 3;

/// Around a product: what shows it to the left, what it shows to the right. Of a category: all its products in the
/// middle, those with links first, then as many neighbours as fit. Depth and limit beyond their bounds are taken as
/// the bounds. Links lead and count as campaigns without placement or channel have it at `at`, where the question leaves
/// the instant open. Errors: `unknown_sku`, `unknown_category`. Cost: linear in the links of the cards; of a category,
/// in the products.
pub fn get_neighbourhood(
    snapshot: &Snapshot,
    ask: &GetNeighbourhood,
    at: DateTime<Utc>,
) -> Result<Neighbourhood, Fault> {
    let season = snapshot.seasons().season(&Situation::unknown(ask.at.unwrap_or(at)));
    let mut reach = Reach::new(snapshot, season, ask.limit.clamp(1, MAX_CARDS) as usize);
    reach.take(focus(snapshot, &ask.focus)?.into_iter().map(|id| (id, 0)));
    for depth in 1..=ask.depth.clamp(1, MAX_DEPTH) {
        reach.step(depth as i8);
    }
    Ok(Neighbourhood {
        edges: edges(snapshot, &reach),
        cards: reach.cards.iter().map(|&(id, column)| card(snapshot, id, column)).collect(),
        left_out: reach.left_out,
    })
}

fn focus(snapshot: &Snapshot, focus: &MapFocus) -> Result<Vec<u32>, Fault> {
    match focus {
        MapFocus::Product { sku } => {
            let id = snapshot.id(sku.as_str());
            id.map(|id| vec![id]).ok_or_else(|| Fault::unknown_sku(sku.as_str(), "focus"))
        }
        MapFocus::Category { path } => {
            let filter = ProductFilter { categories: vec![path.clone()], ..ProductFilter::default() };
            let mut ids = select_products(snapshot, &filter);
            if ids.is_empty() {
                return Err(
                    Fault::new("unknown_category", format!("no product is in the category `{path}`")).at("focus")
                );
            }
            ids.sort_by_key(|&id| snapshot.shows(id) == 0 && snapshot.shown_by(id) == 0);
            Ok(ids)
        }
    }
}
