//! Cells of the product table, typed or pasted; and how any edit of products is planned and told.

use crate::app::App;
use crate::edit::edit_lifting;
use crate::open::View;
use crate::product::{name_of, refuse_unknown};
use std::collections::BTreeMap;
use tandem_engine::{Plan, Refusal, Rulebook, Snapshot};
use tandem_intake::{Problem, ProductField, check_product};
use tandem_model::{CellDiff, CellRefused, CellText, Change, Fault, Product, ProductsEdited, SetCells, Sku};

/// Differences told of one edit.
const TOLD: usize = 50;

/// Products as an edit would make them, beside how they are.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) products: BTreeMap<Sku, Pair>,
    /// Changes of links that go with it, and how to tell them.
    pub(crate) links: Vec<(Change, CellDiff)>,
    pub(crate) refused: Vec<CellRefused>,
}

pub(crate) struct Pair {
    before: Product,
    pub(crate) after: Product,
}

impl Draft {
    pub(crate) fn product(&mut self, snapshot: &Snapshot, sku: &Sku) -> Option<&mut Product> {
        if !self.products.contains_key(sku) {
            let before = snapshot.product(snapshot.id(sku.as_str())?);
            self.products.insert(sku.clone(), Pair { after: before.clone(), before });
        }
        self.products.get_mut(sku).map(|pair| &mut pair.after)
    }

    pub(crate) fn refuse(&mut self, sku: &Sku, column: &str, problem: Problem) {
        let Problem { code, message } = problem;
        let refused = CellRefused { sku: sku.clone(), column: column.to_owned(), code: code.to_owned(), message };
        self.refused.push(refused);
    }

    /// Takes back products that no field alone shows to be wrong.
    fn judge(&mut self) {
        let unsound =
            self.products.iter().filter_map(|(sku, pair)| Some((sku.clone(), check_product(&pair.after).err()?)));
        for (sku, problem) in unsound.collect::<Vec<_>>() {
            self.refuse(&sku, "end", problem);
            if let Some(pair) = self.products.get_mut(&sku) {
                pair.after = pair.before.clone();
            }
        }
    }

    fn report(&self) -> ProductsEdited {
        let changed = self.products.values().filter(|pair| pair.before != pair.after);
        let cells = changed.clone().flat_map(|pair| differences(&pair.before, &pair.after));
        let links = self.links.iter().map(|(_, diff)| diff.clone());
        let mut skus: Vec<&Sku> = changed.map(|pair| &pair.after.sku).collect();
        skus.extend(self.links.iter().map(|(_, diff)| &diff.sku));
        skus.sort();
        skus.dedup();
        ProductsEdited {
            matched: count(self.products.len()),
            changed: count(skus.len()),
            sample: cells.chain(links).take(TOLD).collect(),
            refused: self.refused.clone(),
            findings: Vec::new(),
        }
    }

    /// The plan of this draft. Where the rulebook refuses it, nothing is changed and the report tells why.
    fn plan(mut self, rulebook: &mut Rulebook, label: &str, preview: bool) -> Result<(Plan, ProductsEdited), Refusal> {
        self.judge();
        let mut report = self.report();
        let changed = self.products.into_values().filter(|pair| pair.before != pair.after).map(|pair| pair.after);
        let mut plan = match rulebook.plan_products(changed.collect(), Vec::new(), label) {
            Ok(plan) => plan,
            Err(Refusal::Findings(findings)) => {
                let nothing = ProductsEdited { changed: 0, sample: Vec::new(), findings, ..report };
                return Ok((Plan::default(), nothing));
            }
            Err(fault) => return Err(fault),
        };
        plan.changes.extend(self.links.into_iter().map(|(change, _)| change));
        report.findings.clone_from(&plan.findings);
        if preview {
            plan.changes.clear();
        }
        Ok((plan, report))
    }
}

/// Makes an edit of products, or only says what it would change.
pub(crate) async fn edit_draft(
    app: &App,
    preview: bool,
    draft: impl Fn(&Rulebook, &View) -> Result<(Draft, String), Fault> + Send + Sync + 'static,
) -> Result<ProductsEdited, Fault> {
    let planned = move |rulebook: &mut Rulebook, view: &View| {
        let (draft, label) = draft(rulebook, view)?;
        draft.plan(rulebook, &label, preview)
    };
    let edited = edit_lifting(app, planned).await.map_err(Refusal::into_fault)?;
    Ok(edited.extra)
}

/// Each cell is parsed as a file's would be; those that cannot be are told, the others are stored.
pub async fn set_cells(app: &App, input: SetCells) -> Result<ProductsEdited, Fault> {
    let SetCells { cells, preview } = input;
    edit_draft(app, preview, move |_, view| {
        let mut draft = Draft::default();
        for cell in &cells {
            set_cell(&mut draft, &view.snapshot, cell);
        }
        Ok((draft, label_of(&view.snapshot, &cells)))
    })
    .await
}

fn set_cell(draft: &mut Draft, snapshot: &Snapshot, cell: &CellText) {
    let Some(product) = draft.product(snapshot, &cell.sku) else {
        return draft.refused.push(refuse_unknown(&cell.sku));
    };
    let set = match ProductField::parse(&cell.column) {
        Some(field) => field.set(product, &cell.text),
        None => Err(Problem::new("unknown_field", format!("`{}` is not a field of a product", cell.column))),
    };
    if let Err(problem) = set {
        draft.refuse(&cell.sku, &cell.column, problem);
    }
}

fn label_of(snapshot: &Snapshot, cells: &[CellText]) -> String {
    match cells {
        [cell] => {
            let field = ProductField::parse(&cell.column).map_or_else(|| cell.column.clone(), |field| field.label());
            format!("{} of {}: {}", field.to_lowercase(), name_of(snapshot, &cell.sku), cell.text.trim())
        }
        cells => format!("{} cells changed", cells.len()),
    }
}

/// What differs between two states of one product, field by field and attribute by attribute.
fn differences(before: &Product, after: &Product) -> Vec<CellDiff> {
    let twice = [ProductField::PriceMinor, ProductField::CostMinor, ProductField::Attributes];
    let fixed = ProductField::FIXED.into_iter().filter(|field| !twice.contains(field));
    let names =
        before.attributes.keys().chain(after.attributes.keys().filter(|name| !before.attributes.contains_key(*name)));
    let fields = fixed.chain(names.cloned().map(ProductField::Attribute));
    let diff = |field: ProductField| {
        let (before, after_text) = (field.show(before), field.show(after));
        let differs = before != after_text;
        differs.then(|| CellDiff { sku: after.sku.clone(), column: field.name(), before, after: after_text })
    };
    fields.filter_map(diff).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
