//! The wording of reasons.

use super::Ranked;
use crate::Snapshot;
use tandem_model::{LinkKey, LinkLevel, Reason, Sku};

/// The two factors of a score: the type's weight and the link's.
pub(super) fn factors(snapshot: &Snapshot, ranked: &Ranked) -> [Reason; 2] {
    let weight = snapshot.type_weight(ranked.kind);
    let code = snapshot.type_code(ranked.kind);
    let factor = |factor: &str, weight: u8, text: String| Reason {
        via: "link".to_owned(),
        factor: factor.to_owned(),
        value: f64::from(weight) / 100.0,
        link: Some(key(snapshot, ranked)),
        trigger: Some(snapshot.sku(ranked.trigger).into()),
        text,
    };
    [
        factor("type_weight", weight, format!("{code} links weigh {weight}")),
        factor("link_weight", ranked.weight.unwrap_or(100), link_text(snapshot, ranked)),
    ]
}

fn link_text(snapshot: &Snapshot, ranked: &Ranked) -> String {
    let code = snapshot.type_code(ranked.kind);
    let way = if ranked.mirrored { "two-way " } else { "" };
    let family = snapshot.family(ranked.trigger).filter(|_| ranked.level == LinkLevel::Family);
    let from = match family {
        Some(family) => format!("family {family}"),
        None => snapshot.name(ranked.trigger).to_owned(),
    };
    let weight = match ranked.weight {
        Some(weight) => format!("weight {weight}"),
        None => "no weight of its own, which counts 100".to_owned(),
    };
    format!("{way}{code} link from {from}, {weight}")
}

/// The link as stored.
fn key(snapshot: &Snapshot, ranked: &Ranked) -> LinkKey {
    let end = |id: u32| -> Sku {
        match ranked.level {
            LinkLevel::Product => snapshot.sku(id).into(),
            LinkLevel::Family => snapshot.family(id).unwrap_or_default().into(),
        }
    };
    let (from, to) = (end(ranked.trigger), end(ranked.id));
    let (from, to) = if ranked.mirrored { (to, from) } else { (from, to) };
    LinkKey { from, to, kind: snapshot.type_code(ranked.kind).to_owned(), level: ranked.level }
}
