//! What becomes of the products that files describe, and the families that their variants make.

use super::gather::{Gathered, Tally};
use super::index::{Index, Meant};
use crate::import::Planned;
use crate::import_products;
use std::collections::{BTreeMap, BTreeSet};
use tandem_engine::{Rulebook, Snapshot};
use tandem_intake::catalogue::{CatalogueItem, group_attribute};
use tandem_intake::{Problem, ProductField};
use tandem_model::{CatalogueReport, Change, Fault, Product, RefusedRow, Sku};

/// What is stored.
#[derive(Clone, Copy)]
pub(crate) struct Held<'s> {
    pub(crate) snapshot: &'s Snapshot,
    /// Of amounts that name none.
    pub(crate) currency: &'s str,
}

/// Products as they will be, and the rows that are behind them.
#[derive(Default)]
pub(crate) struct Products {
    pub(crate) changes: Vec<Change>,
    /// Rows that change something.
    pub(crate) touched: BTreeSet<usize>,
    /// Rows that are refused.
    pub(crate) dead: BTreeSet<usize>,
}

/// A product as rows make it.
struct Made {
    row: usize,
    product: Product,
}

/// Plans all products. Those whose new family would close a blocked loop are refused, and the others stored.
pub(crate) fn plan(
    rulebook: &mut Rulebook,
    held: Held<'_>,
    gathered: &Gathered,
    index: &Index<'_>,
    report: &mut CatalogueReport,
) -> Result<Products, Fault> {
    let mut done = Products::default();
    let mut made: BTreeMap<Sku, Made> = BTreeMap::new();
    for (row, (file, item)) in gathered.items.iter().enumerate() {
        let Some(sku) = index.product_of(*file, item) else { continue };
        let product = match made.get(&sku) {
            Some(first) => {
                let line = gathered.items[first.row].1.line;
                Err(Problem::new("duplicate_sku", format!("`{sku}` is in line {line} already")))
            }
            None => described(held, item, &sku),
        };
        match product {
            Ok(product) => _ = made.insert(sku, Made { row, product }),
            Err(problem) => {
                done.dead.insert(row);
                report.dead_letter(*file, problem.at_line(item.line));
            }
        }
    }
    join_families(held, gathered, index, &mut made);
    judge(rulebook, held, gathered, made, &mut done, report)?;
    Ok(done)
}

fn described(held: Held<'_>, item: &CatalogueItem, sku: &Sku) -> Result<Product, Problem> {
    let stored = held.snapshot.id(sku.as_str()).map(|id| held.snapshot.product(id));
    let is_new = stored.is_none();
    let before = stored.unwrap_or_else(|| Product::named(sku.clone(), "", held.currency));
    let after = item.apply_to(before, is_new)?;
    if after.name.is_empty() {
        return Err(Problem::new("unknown_sku", format!("no product has the SKU `{sku}`, and the row names none")));
    }
    Ok(after)
}

/// Variants of one group are one family: the one that they are all in already, else one named after the group.
fn join_families(held: Held<'_>, gathered: &Gathered, index: &Index<'_>, made: &mut BTreeMap<Sku, Made>) {
    let mut seen = BTreeSet::new();
    for (row, (file, item)) in gathered.items.iter().enumerate() {
        let Some(group) = &item.group else { continue };
        let attribute = group_attribute(gathered.report.files[*file].format);
        if !seen.insert((attribute, &group.key)) {
            continue;
        }
        let members = index.members(*file, item);
        let alone = index.product_of(*file, item).filter(|_| members.is_empty());
        let family = (members.len() > 1 || group.is_family && !members.is_empty())
            .then(|| family_of(held, &members).unwrap_or_else(|| group.key.clone()));
        for sku in members.iter().chain(&alone) {
            let stored = || Some(held.snapshot.product(held.snapshot.id(sku.as_str())?));
            let entry = match made.remove(sku) {
                Some(made) => Some(made),
                None => stored().map(|product| Made { row, product }),
            };
            let Some(mut entry) = entry else { continue };
            let product = entry.product.clone();
            if ProductField::Attribute(attribute.to_owned()).set(&mut entry.product, &group.key).is_err()
                || family.as_ref().is_some_and(|family| ProductField::Family.set(&mut entry.product, family).is_err())
            {
                entry.product = product;
            }
            made.insert(sku.clone(), entry);
        }
    }
}

/// The family that all members that are stored are in, where it is one.
fn family_of(held: Held<'_>, members: &Meant) -> Option<String> {
    let stored = members.iter().filter_map(|sku| held.snapshot.id(sku.as_str()));
    let families: BTreeSet<&str> = stored.filter_map(|id| held.snapshot.family(id)).collect();
    match families.into_iter().collect::<Vec<_>>().as_slice() {
        [one] => Some((*one).to_owned()),
        _ => None,
    }
}

fn judge(
    rulebook: &mut Rulebook,
    held: Held<'_>,
    gathered: &Gathered,
    made: BTreeMap<Sku, Made>,
    done: &mut Products,
    report: &mut CatalogueReport,
) -> Result<(), Fault> {
    let mut planned = Planned::default();
    let mut rows = BTreeMap::new();
    for (sku, Made { row, product }) in made {
        let stored = held.snapshot.id(sku.as_str()).map(|id| held.snapshot.product(id));
        if stored.as_ref() == Some(&product) {
            continue;
        }
        planned.lines.insert(sku.clone(), row as u64);
        rows.insert(sku, (row, stored.is_none()));
        planned.changes.push(Change::PutProduct(Box::new(product)));
    }
    let judged = import_products::judge(rulebook, held.snapshot, planned)?;
    for RefusedRow { line: row, code, message, steps } in judged.report.refused {
        let (file, item) = &gathered.items[row as usize];
        if done.dead.insert(row as usize) {
            report.dead_letter(*file, RefusedRow { line: item.line, code, message, steps });
        }
    }
    for change in judged.changes {
        let Change::PutProduct(product) = &change else { continue };
        if let Some((row, is_new)) = rows.get(&product.sku) {
            done.touched.insert(*row);
            report.products_created += u64::from(*is_new);
        }
        done.changes.push(change);
    }
    Ok(())
}
