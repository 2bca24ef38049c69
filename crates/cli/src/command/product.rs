//! `products FILE list` and `import`.

use super::import;
use crate::{
    args::ProductVerb,
    progress::watched,
    reply::Reply,
    session::{Session, text},
    table::{Column, cell, count, table},
    view::{Imported, ProductView, Products, RefusedProduct},
};
use std::path::Path;
use tandem_intake::format_minor;
use tandem_model::{Fault, FileSource, ImportProducts, Product, ProductFilter, QueryProducts};

/// Rows that one question may ask for.
const WINDOW: u32 = 1000;

pub(super) async fn run(session: &Session, verb: ProductVerb) -> Result<Reply, Fault> {
    match verb {
        ProductVerb::List { search, category, without_relationship, limit } => {
            let search = search.unwrap_or_default();
            let filter = ProductFilter { search, categories: category, without_relationship, ..Default::default() };
            list(session, filter, limit.unwrap_or(u32::MAX)).await
        }
        ProductVerb::Import { csv, map } => take(session, &csv, map).await,
    }
}

async fn list(session: &Session, filter: ProductFilter, limit: u32) -> Result<Reply, Fault> {
    let (products, total) = find(session, filter, limit).await?;
    let view = Products { products: products.iter().map(ProductView::from).collect() };
    let mut told = shown(&products);
    told.push_str(&match u32::try_from(products.len()) {
        Ok(listed) if listed < total => format!("{listed} of {total} products"),
        _ => count(total, "product", "products"),
    });
    Ok(Reply::new(&view, told))
}

/// Products by SKU, at most `limit`, and how many there are.
async fn find(session: &Session, filter: ProductFilter, limit: u32) -> Result<(Vec<Product>, u32), Fault> {
    let mut products = Vec::new();
    let mut left = limit;
    loop {
        let offset = limit - left;
        let query = QueryProducts { filter: filter.clone(), offset, limit: left.min(WINDOW), ..Default::default() };
        let page = tandem_app::query_products(&session.app, query).await?;
        let answered = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
        left -= answered.min(left);
        products.extend(page.rows.into_iter().map(|row| row.product));
        if left == 0 || answered == 0 || limit - left >= page.total {
            return Ok((products, page.total));
        }
    }
}

fn shown(products: &[Product]) -> String {
    if products.is_empty() {
        return String::new();
    }
    let row = |product: &Product| {
        [
            product.sku.to_string(),
            product.name.clone(),
            cell(product.category.as_ref()),
            cell(product.brand.as_ref()),
            cell(product.price_minor.map(|minor| format_minor(minor, &product.currency))),
            product.currency.clone(),
            cell(product.stock),
            product.status.as_str().to_owned(),
        ]
    };
    let rows: Vec<_> = products.iter().map(row).collect();
    let columns = [
        Column("sku", false),
        Column("name", false),
        Column("category", false),
        Column("brand", false),
        Column("price", true),
        Column("", false),
        Column("stock", true),
        Column("status", false),
    ];
    table(columns, &rows) + "\n"
}

async fn take(session: &Session, csv: &Path, map: Vec<(String, String)>) -> Result<Reply, Fault> {
    let source = FileSource::Path { path: text(csv)? };
    let asked = ImportProducts { source, mapping: map.into_iter().collect() };
    let report = watched(async |progress| tandem_app::import_products_now(&session.app, asked, progress).await).await?;
    Ok(import::reply(&report, &Imported::<RefusedProduct<'_>>::from(&report), "product", "products"))
}
