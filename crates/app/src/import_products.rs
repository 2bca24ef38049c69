//! Products from a CSV file: what changes, what stays, what is refused.

use crate::app::App;
use crate::import::{Import, Planned, refused_row};
use crate::open::{Open, View};
use crate::progress::Progress;
use crate::source::Source;
use std::collections::BTreeMap;
use std::sync::Arc;
use tandem_engine::{Refusal, Rulebook, Snapshot};
use tandem_intake::{ProductRecord, ProductRows};
use tandem_model::{Change, Fault, ImportProducts, Product, Sku};

pub(crate) struct Products {
    source: Source,
    mapping: BTreeMap<String, String>,
}

impl Products {
    pub(crate) fn of(app: &App, input: ImportProducts) -> Result<Self, Fault> {
        Ok(Self { source: Source::find(app, &input.source)?, mapping: input.mapping })
    }
}

impl Import for Products {
    const NOUN: [&'static str; 2] = ["product", "products"];

    fn source(&self) -> &Source {
        &self.source
    }

    fn read(&self, view: &View, progress: &Progress) -> Result<Planned, Fault> {
        let opened = self.source.open()?;
        let mut rows = ProductRows::open(opened.file, opened.dialect, &self.mapping)
            .map_err(|error| self.source.refused(error))?;
        let mut planned = Planned::default();
        while let Some(row) = rows.next_row().map_err(|error| self.source.unreadable(&error))? {
            planned.count(progress, rows.bytes_read(), opened.bytes)?;
            let after = row.and_then(|row| {
                let after = product_after(view, &row).map_err(|problem| problem.at_line(row.line))?;
                Ok((row, after))
            });
            match after {
                Err(refused) => planned.refuse(refused),
                Ok((_, None)) => planned.report.rows.unchanged += 1,
                Ok((row, Some(after))) => {
                    planned.lines.insert(row.sku, row.line);
                    planned.changes.push(Change::PutProduct(Box::new(after)));
                }
            }
        }
        Ok(planned)
    }

    async fn judge(&self, open: &Arc<Open>, planned: Planned) -> Result<Planned, Fault> {
        open.apart(move |rulebook, view| judge(rulebook, &view.snapshot, planned)).await?
    }
}

/// The product as the row makes it, or nothing when it is so already.
fn product_after(view: &View, row: &ProductRecord) -> Result<Option<Product>, tandem_intake::Problem> {
    let held = view.snapshot.id(row.sku.as_str()).map(|id| view.snapshot.product(id));
    let before = held.clone().unwrap_or_else(|| Product::named(row.sku.clone(), "", &view.settings.currency));
    let after = row.apply_to(before)?;
    Ok((held.as_ref() != Some(&after)).then_some(after))
}

/// Products that join a family may close a loop by it; those are refused, and the others stored.
pub(crate) fn judge(rulebook: &mut Rulebook, snapshot: &Snapshot, mut planned: Planned) -> Result<Planned, Fault> {
    let (movers, mut changes): (Vec<Change>, Vec<Change>) =
        std::mem::take(&mut planned.changes).into_iter().partition(|change| moves(snapshot, change));
    let movers: Vec<Product> = movers.into_iter().filter_map(product_of).collect();
    let mut accepted = Vec::with_capacity(movers.len());
    admit(rulebook, &mut accepted, &movers, &mut planned)?;
    changes.extend(accepted.into_iter().map(|product| Change::PutProduct(Box::new(product))));
    planned.changes = changes;
    Ok(planned)
}

fn moves(snapshot: &Snapshot, change: &Change) -> bool {
    let Change::PutProduct(product) = change else { return false };
    let held = snapshot.id(product.sku.as_str()).and_then(|id| snapshot.family(id));
    held != product.family.as_deref()
}

fn product_of(change: Change) -> Option<Product> {
    match change {
        Change::PutProduct(product) => Some(*product),
        _ => None,
    }
}

/// Halves what is refused until the guilty rows stand alone: `log n` plans for each of them.
fn admit(
    rulebook: &mut Rulebook,
    accepted: &mut Vec<Product>,
    movers: &[Product],
    planned: &mut Planned,
) -> Result<(), Fault> {
    let together = accepted.iter().chain(movers).cloned().collect();
    match (rulebook.plan_products(together, Vec::new(), ""), movers) {
        (Ok(_), _) => accepted.extend_from_slice(movers),
        (Err(Refusal::Fault(fault)), _) => return Err(fault),
        (Err(refusal), [one]) => {
            let line = planned.line_of(&one.sku);
            planned.refuse(refused_row(line, refusal));
        }
        (Err(_), _) => {
            let (first, second) = movers.split_at(movers.len() / 2);
            admit(rulebook, accepted, first, planned)?;
            admit(rulebook, accepted, second, planned)?;
        }
    }
    Ok(())
}

impl Planned {
    fn line_of(&self, sku: &Sku) -> u64 {
        self.lines.get(sku).copied().unwrap_or_default()
    }
}
