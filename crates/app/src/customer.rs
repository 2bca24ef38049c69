//! The customers as conditions ask about them.

use crate::app::heavy;
use crate::open::{Open, View};
use std::sync::Arc;
use tandem_engine::rule::Shopper;
use tandem_model::{CustomerFacts, Fault};

/// Every customer by key, their orders in ids of one snapshot.
pub(crate) type Shoppers = Arc<Vec<(String, Shopper)>>;

/// One customer; the fault `unknown_customer` where the key is not known.
pub(crate) async fn customer(open: &Open, view: &View, key: &str) -> Result<CustomerFacts, Fault> {
    let facts = open.store.customer_facts(key, &view.settings.currency).await?;
    facts.ok_or_else(|| Fault::new("unknown_customer", format!("there is no customer `{key}`")).at("customer"))
}

/// Every customer. Read when first asked for, and kept for as long as orders and products' numbers stay.
pub(crate) async fn shoppers(open: &Open, view: &Arc<View>) -> Result<Shoppers, Fault> {
    let known = view.shoppers.get_or_try_init(async || {
        let facts = open.store.all_customer_facts(&view.settings.currency).await?;
        let snapshot = view.snapshot.clone();
        let shoppers =
            heavy(move || facts.iter().map(|facts| (facts.key.clone(), Shopper::of(&snapshot, facts))).collect());
        Ok::<_, Fault>(Arc::new(shoppers.await?))
    });
    known.await.cloned()
}
