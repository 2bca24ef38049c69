//! Products: finding, telling, adding and removing them.

use crate::app::{App, heavy};
use crate::edit::edit_lifting;
use std::collections::BTreeSet;
use tandem_engine::rule::touching;
use tandem_engine::rulebook::link_row;
use tandem_engine::{Refusal, Rulebook, Snapshot, query};
use tandem_intake::{
    Problem, ProductField, check_product, parse_attribute_name, parse_attribute_value, parse_sku, parse_tag,
};
use tandem_model::{
    Block, CellRefused, Facets, Fault, Nothing, Product, ProductDetail, ProductPage, ProductRef, ProductRefs,
    ProductRow, ProductsEdited, QueryProducts, RuleName, SearchHits, SearchProducts, Sku,
};

/// Rules that a product triggers, and that show it, told of one product.
const TOLD_RULES: usize = 100;

pub async fn query_products(app: &App, input: QueryProducts) -> Result<ProductPage, Fault> {
    let view = app.open()?.view();
    heavy(move || query::query_products(&view.snapshot, &input)).await
}

pub async fn search_products(app: &App, input: SearchProducts) -> Result<SearchHits, Fault> {
    let view = app.open()?.view();
    heavy(move || query::search_products(&view.snapshot, &input)).await
}

pub async fn list_facets(app: &App, _: Nothing) -> Result<Facets, Fault> {
    let view = app.open()?.view();
    heavy(move || query::list_facets(&view.snapshot)).await
}

pub async fn get_product(app: &App, input: ProductRef) -> Result<ProductDetail, Fault> {
    let view = app.open()?.view();
    let snapshot = &view.snapshot;
    let row = product_row(snapshot, &input.sku)?;
    let (shows, shown_by) = snapshot.links_touching(input.sku.as_str());
    let rows = |links: Vec<_>| links.into_iter().map(|link| link_row(snapshot, link)).collect();
    let touching = touching(snapshot, input.sku.as_str(), app.now());
    let first = |mut rules: Vec<RuleName>| {
        rules.truncate(TOLD_RULES);
        rules
    };
    let touches = |block: &&Block| block.sku == input.sku || block.trigger.as_ref() == Some(&input.sku);
    Ok(ProductDetail {
        row,
        shows: rows(shows),
        shown_by: rows(shown_by),
        triggers_rules: first(touching.triggers),
        shown_by_rules: first(touching.shown_by),
        blocks: snapshot.book().blocks().iter().filter(touches).cloned().collect(),
    })
}

fn product_row(snapshot: &Snapshot, sku: &Sku) -> Result<ProductRow, Fault> {
    let id = snapshot.id(sku.as_str()).ok_or_else(|| Fault::unknown_sku(sku.as_str(), "sku"))?;
    Ok(query::product_row(snapshot, id))
}

/// A currency that is left blank is the workspace's.
pub async fn add_product(app: &App, input: Product) -> Result<ProductRow, Fault> {
    let currency = app.open()?.view().settings.currency.clone();
    let product = sound(input, &currency)?;
    let sku = product.sku.clone();
    let edited = edit_lifting(app, move |rulebook: &mut Rulebook, view| {
        if view.snapshot.id(product.sku.as_str()).is_some() {
            let message = format!("there is a product with the SKU `{}` already", product.sku);
            return Err(Fault::new("duplicate_sku", message).at("sku").into());
        }
        let label = format!("add product {}", product.name);
        Ok((rulebook.plan_products(vec![product.clone()], Vec::new(), &label)?, ()))
    });
    let edited = edited.await.map_err(Refusal::into_fault)?;
    product_row(&edited.view.snapshot, &sku)
}

/// The product with every field as a file would give it: trimmed, in one spelling, within its bounds.
fn sound(mut product: Product, currency: &str) -> Result<Product, Fault> {
    product.sku = parse_sku(product.sku.as_str()).map_err(at("sku"))?;
    if product.currency.trim().is_empty() {
        currency.clone_into(&mut product.currency);
    }
    let tags = product.tags.iter().map(|tag| parse_tag(tag)).collect::<Result<BTreeSet<_>, _>>();
    product.tags = tags.map_err(at("tags"))?.into_iter().collect();
    let attributes = std::mem::take(&mut product.attributes).into_iter();
    let attributes = attributes.map(|(name, value)| Ok((parse_attribute_name(&name)?, parse_attribute_value(&value)?)));
    product.attributes = attributes.collect::<Result<_, _>>().map_err(at("attributes"))?;
    for field in ProductField::FIXED.into_iter().filter(|field| *field != ProductField::Sku) {
        let text = field.show(&product);
        field.set(&mut product, &text).map_err(at(field.name()))?;
    }
    check_product(&product).map_err(at("end"))?;
    Ok(product)
}

fn at(field: impl Into<String>) -> impl FnOnce(Problem) -> Fault {
    move |problem| problem.into_fault().at(field)
}

/// Their links stay, marked. SKUs that are not known are told, and hinder nothing.
pub async fn remove_products(app: &App, input: ProductRefs) -> Result<ProductsEdited, Fault> {
    let edited = edit_lifting(app, move |rulebook: &mut Rulebook, view| {
        let (known, unknown) = known_skus(&view.snapshot, &input.skus);
        let label = match known.as_slice() {
            [one] => format!("remove product {}", name_of(&view.snapshot, one)),
            many => format!("{} products removed", many.len()),
        };
        let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let plan = rulebook.plan_products(Vec::new(), known, &label)?;
        Ok((plan, (count, unknown)))
    });
    let edited = edited.await.map_err(Refusal::into_fault)?;
    let (count, refused) = edited.extra;
    Ok(ProductsEdited { matched: count, changed: count, sample: Vec::new(), refused, findings: edited.findings })
}

/// SKUs that are there, each once, and a refusal for each that is not.
pub(crate) fn known_skus(snapshot: &Snapshot, skus: &[Sku]) -> (Vec<Sku>, Vec<CellRefused>) {
    let mut seen = BTreeSet::new();
    let once = skus.iter().filter(|sku| seen.insert(*sku)).cloned();
    let (known, unknown): (Vec<Sku>, Vec<Sku>) = once.partition(|sku| snapshot.id(sku.as_str()).is_some());
    (known, unknown.iter().map(refuse_unknown).collect())
}

pub(crate) fn refuse_unknown(sku: &Sku) -> CellRefused {
    let Fault { code, message, .. } = Fault::unknown_sku(sku.as_str(), "sku");
    CellRefused { sku: sku.clone(), column: "sku".to_owned(), code, message }
}

pub(crate) fn name_of(snapshot: &Snapshot, sku: &Sku) -> String {
    snapshot.id(sku.as_str()).map_or_else(|| sku.to_string(), |id| snapshot.name(id).to_owned())
}
