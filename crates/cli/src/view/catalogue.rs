//! What an import of a catalogue prints.

use super::StepView;
use serde::Serialize;
use tandem_model::{CatalogueFound, CatalogueRefusal, CatalogueReport, CatalogueRowCounts, Counted};

/// Catalogues hold no orders and no customers; scripts read one shape for all imports.
#[derive(Serialize)]
pub(crate) struct CataloguedView<'a> {
    files: usize,
    rows: CatalogueRowCounts,
    orders: Orders,
    customers: u64,
    products_created: u64,
    links: Links,
    reconciled: bool,
    dead_letters: Vec<DeadLetters<'a>>,
    channels: &'a [CatalogueFound],
    types_made: &'a [String],
    refused: Vec<Refused<'a>>,
    refused_links: Vec<Refused<'a>>,
    ignored: &'a [Counted],
}

#[derive(Serialize)]
struct Orders {
    inserted: u64,
    updated: u64,
}

#[derive(Serialize)]
struct Links {
    stored: u64,
    unchanged: u64,
    removed: u64,
    refused: u64,
}

/// No order value is at stake with a product.
#[derive(Serialize)]
struct DeadLetters<'a> {
    code: &'a str,
    count: u64,
    value_minor: Option<i64>,
}

#[derive(Serialize)]
struct Refused<'a> {
    file: &'a str,
    line: u64,
    code: &'a str,
    message: &'a str,
    steps: Vec<StepView<'a>>,
}

impl<'a> From<&'a CatalogueRefusal> for Refused<'a> {
    fn from(refusal: &'a CatalogueRefusal) -> Self {
        let row = &refusal.row;
        let steps = row.steps.iter().map(StepView::from).collect();
        Self { file: &refusal.file, line: row.line, code: &row.code, message: &row.message, steps }
    }
}

impl<'a> From<&'a CatalogueReport> for CataloguedView<'a> {
    fn from(report: &'a CatalogueReport) -> Self {
        let links = report.links;
        Self {
            files: report.files.len(),
            rows: report.rows,
            orders: Orders { inserted: 0, updated: 0 },
            customers: 0,
            products_created: report.products_created,
            links: Links {
                stored: links.stored,
                unchanged: links.unchanged,
                removed: links.removed,
                refused: links.refused,
            },
            reconciled: report.rows.reconciled(),
            dead_letters: report.dead_letter_codes.iter().map(DeadLetters::from).collect(),
            channels: &report.files,
            types_made: &report.types_made,
            refused: report.dead_letters.iter().map(Refused::from).collect(),
            refused_links: report.refused_links.iter().map(Refused::from).collect(),
            ignored: &report.ignored,
        }
    }
}

impl<'a> From<&'a Counted> for DeadLetters<'a> {
    fn from(counted: &'a Counted) -> Self {
        Self { code: &counted.what, count: counted.count, value_minor: None }
    }
}
