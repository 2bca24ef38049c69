//! The products that an edit is meant for.

use super::filter::Filter;
use crate::Snapshot;
use std::collections::HashSet;
use tandem_model::{Fault, ProductSelection};

/// Named products in the order in which they are named, each once; filtered ones in SKU order. Errors:
/// `unknown_sku`.
pub fn select_products(snapshot: &Snapshot, selection: &ProductSelection) -> Result<Vec<u32>, Fault> {
    match selection {
        ProductSelection::Filter { filter } => {
            let filter = Filter::new(snapshot, filter);
            Ok(snapshot.ids().filter(|&id| filter.accepts(id)).collect())
        }
        ProductSelection::Skus { skus } => {
            let unknown = |sku: &str| Fault::new("unknown_sku", format!("no product has the SKU `{sku}`")).at("skus");
            let ids = skus.iter().map(|sku| snapshot.id(sku.as_str()).ok_or_else(|| unknown(sku.as_str())));
            let ids = ids.collect::<Result<Vec<u32>, Fault>>()?;
            let mut seen = HashSet::new();
            Ok(ids.into_iter().filter(|&id| seen.insert(id)).collect())
        }
    }
}
