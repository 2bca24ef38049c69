//! A product as a card.

use crate::Snapshot;
use tandem_model::{MapCard, Sku};

/// A missing product has its SKU for a name, and is not available.
pub(super) fn card(snapshot: &Snapshot, id: u32, column: i8) -> MapCard {
    let exists = snapshot.exists(id);
    MapCard {
        sku: Sku::new(snapshot.sku(id)),
        name: if exists { snapshot.name(id) } else { snapshot.sku(id) }.to_owned(),
        family: snapshot.family(id).map(str::to_owned),
        category: snapshot.category(id).map(str::to_owned),
        price_minor: snapshot.price_minor(id),
        currency: snapshot.currency(id).to_owned(),
        status: snapshot.status(id),
        available: exists && snapshot.available(id),
        picture: snapshot.picture(id).map(str::to_owned),
        column,
        shows: snapshot.shows(id),
        shown_by: snapshot.shown_by(id),
    }
}
