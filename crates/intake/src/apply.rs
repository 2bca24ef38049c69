//! Cells of a row set into a product, the currency first.

use crate::amount::parse_amount;
use crate::currency::parse_currency;
use crate::field::{ProductField, check_product};
use crate::problem::Problem;
use tandem_model::Product;

/// The product with these cells set; what no cell speaks of stays.
pub(crate) fn apply_cells(cells: &[(&ProductField, &str)], mut product: Product) -> Result<Product, Problem> {
    set_currency(cells, &mut product)?;
    for (field, text) in cells {
        if !matches!(field, ProductField::Sku | ProductField::Currency) {
            field.set(&mut product, text)?;
        }
    }
    check_product(&product)?;
    Ok(product)
}

/// The currency column's, else the one written beside an amount, else the product's own.
fn set_currency(cells: &[(&ProductField, &str)], product: &mut Product) -> Result<(), Problem> {
    let Some(currency) = currency(cells, &product.currency)? else { return Ok(()) };
    if currency != product.currency {
        let sets = |fields: [ProductField; 2]| cells.iter().any(|(field, _)| fields.contains(field));
        let left = product.price_minor.is_some() && !sets([ProductField::Price, ProductField::PriceMinor])
            || product.cost_minor.is_some() && !sets([ProductField::Cost, ProductField::CostMinor]);
        if left {
            let message = format!("the row is in {currency}, but the product is priced in {}", product.currency);
            return Err(Problem::new("currency_mismatch", message));
        }
        product.currency = currency;
    }
    Ok(())
}

fn currency(cells: &[(&ProductField, &str)], usual: &str) -> Result<Option<String>, Problem> {
    let cell = |wanted: ProductField| cells.iter().find(|(field, text)| **field == wanted && !text.trim().is_empty());
    if let Some((_, text)) = cell(ProductField::Currency) {
        return parse_currency(text).map(Some);
    }
    for field in [ProductField::Price, ProductField::Cost] {
        if let Some((_, text)) = cell(field)
            && let Some(currency) = parse_amount(text, usual)?.currency
        {
            return Ok(Some(currency));
        }
    }
    Ok(None)
}
