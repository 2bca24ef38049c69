//! Who and what qualifies for a rule: the products that can trigger it, those that they can show, and the customers.
//!
//! What asks the cart, the customer or the context counts as satisfiable, and as deniable. Pairs are never listed:
//! relative leaves are counted on sorted triggers.

mod customers;
mod group;
mod shown;
mod tally;
mod term;
#[cfg(test)]
pub(super) mod tests;
mod touching;

pub use customers::customer_reach;
pub(super) use shown::{Shown, any_shown};
pub use touching::{Touching, touching};

use super::catalogue::{Catalogue, Tree};
use crate::Snapshot;
use chrono::{DateTime, Utc};
use tandem_model::{Leaf, Reach, ReachedProduct, Rule};

/// Products or keys told of a side.
const SAMPLE: usize = 10;

/// The live products that can trigger a rule, and those that at least one of them can show. Limits, ordering, stock and
/// blocks are not looked at. Cost: a few looks at each product, and a sort of the triggers for relative leaves.
pub fn reach(snapshot: &Snapshot, rule: &Rule, at: DateTime<Utc>) -> (Reach, Reach) {
    let catalogue = Catalogue::new(snapshot, at);
    let triggers = triggers(&catalogue, rule);
    let shown: Vec<u32> = Shown::of(&catalogue, &rule.show, &triggers).ids().collect();
    (told(snapshot, triggers), told(snapshot, shown))
}

/// By id.
pub(super) fn triggers(catalogue: &Catalogue<'_>, rule: &Rule) -> Vec<u32> {
    catalogue.holding(&Tree::of(catalogue, &rule.when, &free)).collect()
}

/// Leaves that the product does not decide may hold and fail.
pub(super) fn free(_: &Leaf) -> Tree {
    Tree::Free
}

fn told(snapshot: &Snapshot, mut ids: Vec<u32>) -> Reach {
    let count = ids.len() as u32;
    if ids.len() > SAMPLE {
        ids.select_nth_unstable_by(SAMPLE - 1, |&a, &b| snapshot.compare(a, b));
        ids.truncate(SAMPLE);
    }
    ids.sort_by(|&a, &b| snapshot.compare(a, b));
    let product = |id: &u32| ReachedProduct { sku: snapshot.sku(*id).into(), name: snapshot.name(*id).to_owned() };
    Reach { count, sample: ids.iter().map(product).collect() }
}
