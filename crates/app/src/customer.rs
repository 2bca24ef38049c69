//! The customers as conditions ask about them.

use crate::app::{App, heavy};
use crate::open::{Open, View};
use std::sync::Arc;
use tandem_engine::rule::Shopper;
use tandem_model::{CustomerFacts, CustomerHit, CustomerHits, Fault, SearchCustomers};

/// Customers found when not said how many, and at the most.
const FOUND: u32 = 20;
const MAX_FOUND: u32 = 200;

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

pub async fn search_customers(app: &App, input: SearchCustomers) -> Result<CustomerHits, Fault> {
    let open = app.open()?;
    let view = open.view();
    let limit = if input.limit == 0 { FOUND } else { input.limit.min(MAX_FOUND) };
    let mut hits = Vec::new();
    for key in open.store.customer_keys(input.text.trim(), limit).await? {
        let facts = customer(&open, &view, &key).await?;
        let net_minor = facts.orders.iter().map(|order| order.net_minor).sum();
        hits.push(CustomerHit { key, orders: u32::try_from(facts.orders.len()).unwrap_or(u32::MAX), net_minor });
    }
    Ok(CustomerHits { hits })
}
