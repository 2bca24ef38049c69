//! One change made alike to many products.

use crate::app::App;
use crate::cell::{Draft, edit_draft};
use crate::product::{known_skus, name_of};
use tandem_engine::{Rulebook, Snapshot, query};
use tandem_intake::{Problem, ProductField, parse_attribute_name, parse_attribute_value, parse_tag};
use tandem_model::{
    CellDiff, CellRefused, Change, EditProducts, Fault, LinkKey, Product, ProductChange, ProductSelection,
    ProductsEdited, Sku,
};

/// A product that a change does not fit is told and stays as it is in that field; the others are changed.
pub async fn edit_products(app: &App, input: EditProducts) -> Result<ProductsEdited, Fault> {
    let EditProducts { selection, changes, preview } = input;
    check_changes(&changes)?;
    edit_draft(app, preview, move |rulebook, view| {
        let (skus, refused) = selected(&view.snapshot, &selection);
        let label = label_of(&view.snapshot, &skus, &changes);
        let mut draft = Draft { refused, ..Draft::default() };
        for sku in &skus {
            change_product(&mut draft, &view.snapshot, sku, &changes);
        }
        for change in &changes {
            if let ProductChange::LinkWeight { value } = change {
                draft.links = weighed(rulebook, &skus, *value);
            }
        }
        Ok((draft, label))
    })
    .await
}

fn check_changes(changes: &[ProductChange]) -> Result<(), Fault> {
    let heavy = changes.iter().find_map(|change| match change {
        ProductChange::LinkWeight { value } => value.filter(|weight| *weight > 100),
        _ => None,
    });
    match heavy {
        Some(weight) => {
            let message = format!("the weight `{weight}` is not between 0 and 100");
            Err(Fault::new("weight_out_of_range", message).at("changes"))
        }
        None => Ok(()),
    }
}

fn selected(snapshot: &Snapshot, selection: &ProductSelection) -> (Vec<Sku>, Vec<CellRefused>) {
    match selection {
        ProductSelection::Skus { skus } => known_skus(snapshot, skus),
        ProductSelection::Filter { filter } => {
            let ids = query::select_products(snapshot, filter);
            (ids.into_iter().map(|id| Sku::new(snapshot.sku(id))).collect(), Vec::new())
        }
    }
}

fn change_product(draft: &mut Draft, snapshot: &Snapshot, sku: &Sku, changes: &[ProductChange]) {
    for change in changes {
        let Some(product) = draft.product(snapshot, sku) else { continue };
        if let Err(problem) = apply(product, change) {
            draft.refuse(sku, &column_of(change), problem);
        }
    }
}

fn apply(product: &mut Product, change: &ProductChange) -> Result<(), Problem> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match change {
        ProductChange::Name { value } => ProductField::Name.set(product, value),
        ProductChange::Family { value } => ProductField::Family.set(product, &text(value)),
        ProductChange::Category { value } => ProductField::Category.set(product, &text(value)),
        ProductChange::Brand { value } => ProductField::Brand.set(product, &text(value)),
        ProductChange::Picture { value } => ProductField::Picture.set(product, &text(value)),
        ProductChange::PriceMinor { value } => typed(product, &ProductField::PriceMinor, *value),
        ProductChange::CostMinor { value } => typed(product, &ProductField::CostMinor, *value),
        ProductChange::Stock { value } => typed(product, &ProductField::Stock, *value),
        ProductChange::Launch { value } => typed(product, &ProductField::Launch, *value),
        ProductChange::End { value } => typed(product, &ProductField::End, *value),
        ProductChange::AddTag { tag } => add_tag(product, tag),
        ProductChange::SetAttribute { name, value } => set_attribute(product, name, value),
        other => {
            set_plainly(product, other);
            Ok(())
        }
    }
}

/// Changes that fit every product.
fn set_plainly(product: &mut Product, change: &ProductChange) {
    match change {
        ProductChange::Status { value } => product.status = *value,
        ProductChange::BackOrder { value } => product.back_order = *value,
        ProductChange::RemoveTag { tag } => product.tags.retain(|held| held != tag.trim()),
        ProductChange::RemoveAttribute { name } => {
            product.attributes.remove(name.trim());
        }
        _ => {}
    }
}

/// A number or a day, held to what a cell takes.
fn typed(product: &mut Product, field: &ProductField, value: Option<impl ToString>) -> Result<(), Problem> {
    field.set(product, &value.map(|value| value.to_string()).unwrap_or_default())
}

fn add_tag(product: &mut Product, tag: &str) -> Result<(), Problem> {
    product.tags.push(parse_tag(tag)?);
    product.tags.sort();
    product.tags.dedup();
    Ok(())
}

fn set_attribute(product: &mut Product, name: &str, value: &str) -> Result<(), Problem> {
    let (name, value) = (parse_attribute_name(name)?, parse_attribute_value(value)?);
    if value.is_empty() {
        return Err(Problem::new("blank_value", format!("the attribute `{name}` is blank")));
    }
    product.attributes.insert(name, value);
    Ok(())
}

fn weighed(rulebook: &Rulebook, skus: &[Sku], weight: Option<u8>) -> Vec<(Change, CellDiff)> {
    let changes = rulebook.weight_changes(skus, weight).into_iter();
    let told = changes.filter_map(|change| match &change {
        Change::PutLink(link) => {
            let diff = weight_diff(rulebook.snapshot(), &link.key(), weight);
            Some((change, diff))
        }
        _ => None,
    });
    told.collect()
}

fn weight_diff(snapshot: &Snapshot, key: &LinkKey, weight: Option<u8>) -> CellDiff {
    let words =
        |weight: Option<u8>| weight.map_or_else(|| format!("→ {}", key.to), |weight| format!("→ {}: {weight}", key.to));
    let before = snapshot.link(key).and_then(|link| link.weight);
    CellDiff { sku: key.from.clone(), column: "link_weight".to_owned(), before: words(before), after: words(weight) }
}

fn column_of(change: &ProductChange) -> String {
    let column = match change {
        ProductChange::Name { .. } => "name",
        ProductChange::Family { .. } => "family",
        ProductChange::Category { .. } => "category",
        ProductChange::Brand { .. } => "brand",
        ProductChange::PriceMinor { .. } => "price",
        ProductChange::CostMinor { .. } => "cost",
        ProductChange::Status { .. } => "status",
        ProductChange::Stock { .. } => "stock",
        ProductChange::BackOrder { .. } => "back_order",
        ProductChange::Launch { .. } => "launch",
        ProductChange::End { .. } => "end",
        ProductChange::Picture { .. } => "picture",
        ProductChange::AddTag { .. } | ProductChange::RemoveTag { .. } => "tags",
        ProductChange::SetAttribute { name, .. } | ProductChange::RemoveAttribute { name } => {
            return format!("attribute:{name}");
        }
        ProductChange::LinkWeight { .. } => "link_weight",
    };
    column.to_owned()
}

/// `tag winter added to 12 products`.
fn label_of(snapshot: &Snapshot, skus: &[Sku], changes: &[ProductChange]) -> String {
    let whom = match skus {
        [one] => name_of(snapshot, one),
        many => format!("{} products", many.len()),
    };
    match changes {
        [ProductChange::AddTag { tag }] => format!("tag {} added to {whom}", tag.trim()),
        [ProductChange::RemoveTag { tag }] => format!("tag {} removed from {whom}", tag.trim()),
        [ProductChange::Status { value }] => format!("status of {whom}: {}", value.as_str()),
        [ProductChange::LinkWeight { value: Some(weight) }] => format!("link weight of {whom}: {weight}"),
        [one] => format!("{} of {whom}", column_of(one).replace(['_', ':'], " ")),
        many => format!("{} changes to {whom}", many.len()),
    }
}
