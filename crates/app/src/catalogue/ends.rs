//! The pairs of ends that two groups of products make: whole families are linked as such, all else product by product.

use super::index::Meant;
use tandem_engine::Snapshot;
use tandem_model::{LinkLevel, Sku};

/// One pair of ends.
pub(crate) type Pair = (Sku, Sku, LinkLevel);

pub(crate) fn pairs(snapshot: &Snapshot, from: &Meant, to: &Meant) -> Vec<Pair> {
    match (family(snapshot, from), family(snapshot, to)) {
        (Some(a), Some(b)) if a == b => Vec::new(),
        (Some(a), Some(b)) => vec![(a, b, LinkLevel::Family)],
        _ => {
            let all = from.iter().flat_map(|a| to.iter().map(move |b| (a.clone(), b.clone(), LinkLevel::Product)));
            all.filter(|(a, b, _)| a != b).collect()
        }
    }
}

/// The family that some products are the whole of, where they are more than one.
pub(crate) fn family(snapshot: &Snapshot, products: &Meant) -> Option<Sku> {
    let first = products.first().filter(|_| products.len() > 1)?;
    let family = snapshot.family(snapshot.id(first.as_str())?)?;
    let members = snapshot.family_members(family);
    let same =
        members.len() == products.len() && members.iter().all(|&id| products.contains(&Sku::new(snapshot.sku(id))));
    same.then(|| Sku::new(family))
}
