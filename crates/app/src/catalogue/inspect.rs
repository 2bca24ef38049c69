//! What a catalogue looks like before it is imported: whose it is, its first products, and the relations it holds.

use crate::app::{App, heavy};
use crate::open::View;
use crate::source::Source;
use std::collections::BTreeMap;
use tandem_intake::catalogue::{Address, Catalogue, CatalogueHints, CatalogueItem, CatalogueRow, Kind, Subject};
use tandem_intake::{IntakeError, ProductField};
use tandem_model::{
    CatalogueFormat, CatalogueFound, CatalogueInspection, CatalogueRelation, CatalogueSample, Fault, InspectCatalogue,
    Sku,
};

/// Products shown.
const SAMPLES: usize = 50;
/// Related products shown of each.
const RELATED: usize = 10;

/// Reads the whole file and stores nothing.
pub async fn inspect_catalogue(app: &App, input: InspectCatalogue) -> Result<CatalogueInspection, Fault> {
    let (source, view) = (Source::find(app, &input.source)?, app.open()?.view());
    heavy(move || inspect(&source, input.format, &view)).await?
}

fn inspect(source: &Source, format: Option<CatalogueFormat>, view: &View) -> Result<CatalogueInspection, Fault> {
    let opened = source.open()?;
    let hints = CatalogueHints { format, mapping: BTreeMap::new(), currency: &view.settings.currency };
    let mut catalogue = match Catalogue::open(opened.file, opened.dialect, &hints) {
        Err(IntakeError::Problem(problem)) if problem.code == "missing_column" => return bare(source),
        other => other.map_err(|error| source.refused(error))?,
    };
    let found =
        CatalogueFound { file: source.name.clone(), format: catalogue.format, because: catalogue.because.clone() };
    let (mut rows, mut products, mut relations) = (0, Vec::new(), BTreeMap::new());
    while let Some(row) = catalogue.next_row().map_err(|error| source.unreadable(&error))? {
        rows += 1;
        let CatalogueRow::Item(item) = row else { continue };
        for relation in &item.relations {
            *relations.entry(relation.kind.clone()).or_default() += relation.targets.len() as u64;
        }
        if products.len() < SAMPLES {
            products.extend(sample(&item));
        }
    }
    let table = if found.format == CatalogueFormat::Csv { Some(table(source)?) } else { None };
    let relations = relations.into_iter().map(|(kind, links)| relation(view, kind, links)).collect();
    Ok(CatalogueInspection { found, table, rows, relations, products })
}

/// A table whose columns are still to be named.
fn bare(source: &Source) -> Result<CatalogueInspection, Fault> {
    let because = "its columns are those of no shop that is known".to_owned();
    let found = CatalogueFound { file: source.name.clone(), format: CatalogueFormat::Csv, because };
    let table = Some(table(source)?);
    Ok(CatalogueInspection { found, table, rows: 0, relations: Vec::new(), products: Vec::new() })
}

fn table(source: &Source) -> Result<tandem_model::CsvInspection, Fault> {
    let opened = source.open()?;
    tandem_intake::inspect_products(opened.file, opened.dialect).map_err(|error| source.refused(error))
}

fn relation(view: &View, kind: Kind, links: u64) -> CatalogueRelation {
    let held = view.snapshot.types().iter().find(|held| held.code == kind.code);
    let label = held.map_or(kind.label, |held| held.label.clone());
    CatalogueRelation { kind: kind.code, label, links, is_new: held.is_none() }
}

fn sample(item: &CatalogueItem) -> Option<CatalogueSample> {
    let sku = match &item.subject {
        Subject::Product(sku) => sku.clone(),
        Subject::Group(otherwise) => otherwise.clone().or_else(|| Some(Sku::new(&item.group.as_ref()?.key)))?,
    };
    let name = item.cells.iter().find(|cell| cell.field == ProductField::Name).map(|cell| cell.text.clone());
    let related = item.relations.iter().flat_map(|relation| &relation.targets).take(RELATED).map(words).collect();
    let family = item.group.as_ref().map(|group| group.key.clone());
    Some(CatalogueSample { sku, name: name.unwrap_or_default(), family, related })
}

fn words(address: &Address) -> String {
    match address {
        Address::Sku(text) | Address::Group(text) | Address::Foreign(text, _) | Address::Kept(_, text) => text.clone(),
    }
}
