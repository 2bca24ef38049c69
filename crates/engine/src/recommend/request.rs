//! A request in ids.

use crate::Snapshot;
use tandem_model::{Fault, RecommendRequest, Sku};

pub(super) struct Resolved {
    /// Each once, in the order given.
    pub triggers: Vec<u32>,
    pub cart: Vec<u32>,
    pub types: Vec<u16>,
}

impl Resolved {
    pub fn of(snapshot: &Snapshot, request: &RecommendRequest) -> Result<Self, Fault> {
        let cart = ids(snapshot, &request.cart, "cart")?;
        let triggers = match &request.trigger {
            Some(sku) => vec![id(snapshot, sku, "trigger")?],
            None => cart.clone(),
        };
        let types = request.types.iter().map(|code| kind(snapshot, code)).collect::<Result<_, _>>()?;
        Ok(Self { triggers, cart, types })
    }
}

fn ids(snapshot: &Snapshot, skus: &[Sku], path: &str) -> Result<Vec<u32>, Fault> {
    let mut ids = Vec::with_capacity(skus.len());
    let mut seen = std::collections::BTreeSet::new();
    for sku in skus {
        let id = id(snapshot, sku, path)?;
        if seen.insert(id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn id(snapshot: &Snapshot, sku: &Sku, path: &str) -> Result<u32, Fault> {
    snapshot.id(sku.as_str()).ok_or_else(|| Fault::unknown_sku(sku.as_str(), path))
}

fn kind(snapshot: &Snapshot, code: &str) -> Result<u16, Fault> {
    let unknown = || Fault::new("unknown_type", format!("there is no relationship type `{code}`")).at("types");
    snapshot.type_number(code).ok_or_else(unknown)
}
