//! Products: list, import.

use super::text;
use crate::args::ProductsVerb;
use crate::outcome::Outcome;
use crate::table::table;
use crate::{progress, shape};
use serde_json::json;
use std::path::Path;
use tandem_app::App;
use tandem_model::{Fault, FileSource, ImportProducts, ImportReport, ProductFilter, ProductRow, QueryProducts};

/// Rows asked for at a time.
const WINDOW: u32 = 1000;

pub async fn run(app: &App, verb: ProductsVerb) -> Result<Outcome, Fault> {
    match verb {
        ProductsVerb::List { search, category, without_relationship, limit } => {
            let search = search.unwrap_or_default();
            let filter = ProductFilter { search, categories: category, without_relationship, ..Default::default() };
            list(app, filter, limit.unwrap_or(u32::MAX)).await
        }
        ProductsVerb::Import { csv, map } => import(app, &csv, map).await,
    }
}

async fn list(app: &App, filter: ProductFilter, limit: u32) -> Result<Outcome, Fault> {
    let mut rows: Vec<ProductRow> = Vec::new();
    while (rows.len() as u32) < limit {
        let offset = rows.len() as u32;
        let asked = WINDOW.min(limit - offset);
        let query = QueryProducts { filter: filter.clone(), offset, limit: asked, ..Default::default() };
        let page = tandem_app::query_products(app, query).await?;
        let done = page.rows.is_empty() || offset + page.rows.len() as u32 >= page.total;
        rows.extend(page.rows);
        if done {
            break;
        }
    }
    let json = json!({ "products": rows.iter().map(|row| shape::product(&row.product)).collect::<Vec<_>>() });
    let lines: Vec<[String; 5]> = rows.iter().map(line).collect();
    Ok(Outcome::done(json, table(["SKU", "Name", "Category", "Status", "Shows"], &lines)))
}

fn line(row: &ProductRow) -> [String; 5] {
    let product = &row.product;
    let category = product.category.clone().unwrap_or_default();
    let status = product.status.as_str().to_owned();
    [product.sku.to_string(), product.name.clone(), category, status, row.shows.to_string()]
}

async fn import(app: &App, csv: &Path, map: Vec<(String, String)>) -> Result<Outcome, Fault> {
    let source = FileSource::Path { path: text(csv)? };
    let input = ImportProducts { source, mapping: map.into_iter().collect() };
    let report = tandem_app::import_products_now(app, input, &progress::shown()).await;
    progress::clear();
    Ok(imported(&report?))
}

/// The outcome of any import.
pub fn imported(report: &ImportReport) -> Outcome {
    let rows = &report.rows;
    let counts = format!(
        "{} rows read: {} stored, {} unchanged, {} refused",
        rows.read, rows.stored, rows.unchanged, rows.refused
    );
    let refused = report.refused.iter().map(|row| format!("\nline {}: {}", row.line, row.message));
    Outcome::done(shape::report(report), counts + &refused.collect::<String>()).flawed(rows.refused > 0)
}
