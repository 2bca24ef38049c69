//! Products for SKUs that were sold and that the catalogue does not have.

use super::feed::Sold;
use crate::app::App;
use crate::edit::edit;
use std::sync::Arc;
use tandem_engine::Refusal;
use tandem_model::{Fault, Product, Sku};

/// What stands in for a SKU where a file has none; such lines wait for a name in the profile.
const STAND_INS: [&str; 2] = ["id:", "name:"];

/// Adds them, with the name that files gave them and their latest price; answers how many.
pub(crate) async fn create(app: &App, sold: Vec<Sold>, file: &str) -> Result<u64, Fault> {
    let open = app.open()?;
    let view = open.view();
    let known = |sku: &str| view.snapshot.id(sku).is_some();
    let is_sku = |sku: &str| STAND_INS.iter().all(|mark| !sku.starts_with(mark));
    let mut products: Vec<Product> =
        sold.into_iter().filter(|sold| is_sku(&sold.sku) && !known(&sold.sku)).map(product).collect();
    if products.is_empty() {
        return Ok(0);
    }
    products.sort_by(|a, b| a.sku.cmp(&b.sku));
    let count = products.len() as u64;
    let label = format!("products sold in {file}");
    let products = Arc::new(products);
    let plan = move |rulebook: &mut tandem_engine::Rulebook, view: &crate::open::View| {
        let missing = products.iter().filter(|product| view.snapshot.id(product.sku.as_str()).is_none());
        Ok((rulebook.plan_products(missing.cloned().collect(), Vec::new(), &label)?, ()))
    };
    edit(app, plan).await.map_err(Refusal::into_fault)?;
    Ok(count)
}

fn product(sold: Sold) -> Product {
    let name = if sold.name.is_empty() { sold.sku.clone() } else { sold.name };
    let mut product = Product::named(Sku::from(sold.sku), &name, &sold.currency);
    product.price_minor = (sold.last.1 > 0).then_some(sold.last.1);
    product
}
