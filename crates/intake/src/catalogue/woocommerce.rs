//! WooCommerce's product CSV. Its headers are in the language of whoever exported it; lists are joined by commas, and a
//! product without a SKU is called `id:123`.

use super::item::{Address, CatalogueItem, CatalogueRow, Cell, Group, Kind, Relation, When};
use super::list::{flag, on_sale, shop_sku, split_escaped, whole, yes_or_no};
use super::sheet::{Header, Reading, Row};
use super::woocommerce_words as words;
use crate::field::ProductField;
use crate::problem::Problem;
use crate::value::parse_sku;
use std::collections::HashMap;

const SHARED: [ProductField; 3] = [ProductField::Category, ProductField::Brand, ProductField::Tags];
/// Columns of attributes looked for.
const ATTRIBUTES: u32 = 20;

pub(crate) struct Woocommerce {
    id: Option<usize>,
    kind: Option<usize>,
    sku: Option<usize>,
    parent: Option<usize>,
    published: Option<usize>,
    in_stock: Option<usize>,
    stock: Option<usize>,
    back_orders: Option<usize>,
    categories: Option<usize>,
    pictures: Option<usize>,
    fields: Vec<(ProductField, usize)>,
    gtin: Option<usize>,
    attributes: Vec<(usize, usize)>,
    relations: Vec<(Kind, usize)>,
    /// What variants have from their parent where their own rows leave it out.
    parents: HashMap<String, Vec<Cell>>,
}

/// Whether the header is WooCommerce's, in a language that is known.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let has = |words: &[&str]| header.find(words).is_some();
    let named = has(words::ID) || has(words::SKU);
    let both = has(words::UPSELLS) && has(words::CROSS_SELLS);
    let usual = [words::TYPE, words::PUBLISHED, words::IN_STOCK, words::BACK_ORDERS, words::PARENT];
    match () {
        () if named && both => Some("it has the columns `Upsells` and `Cross-sells`"),
        () if has(words::ID) && usual.iter().filter(|words| has(words)).count() >= 3 => {
            Some("it has the columns of WooCommerce's export")
        }
        () if has(words::ID) && has(words::SKU) && (has(words::UPSELLS) || has(words::CROSS_SELLS)) => {
            Some("it has the columns `ID`, `SKU` and one of WooCommerce's relations")
        }
        () => None,
    }
}

impl Woocommerce {
    pub(crate) fn of(header: &Header) -> Self {
        let field = |field, words: &[&str]| Some((field, header.find(words)?));
        let fields = [
            field(ProductField::Name, words::NAME),
            field(ProductField::Brand, words::BRANDS),
            field(ProductField::Cost, words::COST),
            field(ProductField::Tags, words::TAGS),
        ];
        let relations = [
            (Kind::of("upsell", "Upsell", "upsells"), words::UPSELLS),
            (Kind::of("cross-sell", "Cross-sell", "cross-sells"), words::CROSS_SELLS),
        ];
        let relations = relations.into_iter().filter_map(|(kind, words)| Some((kind, header.find(words)?)));
        Self {
            id: header.find(words::ID),
            kind: header.find(words::TYPE),
            sku: header.find(words::SKU),
            parent: header.find(words::PARENT),
            published: header.find(words::PUBLISHED),
            in_stock: header.find(words::IN_STOCK),
            stock: header.find(words::STOCK),
            back_orders: header.find(words::BACK_ORDERS),
            categories: header.find(words::CATEGORIES),
            pictures: header.find(words::PICTURES),
            fields: fields.into_iter().flatten().chain(field(ProductField::Price, words::PRICE)).collect(),
            gtin: header.find(words::GTIN),
            attributes: (1..=ATTRIBUTES).filter_map(|number| attribute(header, number)).collect(),
            relations: relations.collect(),
            parents: HashMap::new(),
        }
    }

    fn describe(&self, item: &mut CatalogueItem, row: &Row) {
        for (field, column) in &self.fields {
            match field {
                ProductField::Price => item.set_filled(field.clone(), row.get(Some(*column))),
                field => item.set(field.clone(), row.get(Some(*column))),
            }
        }
        let category = row.get(self.categories).map(|text| split_escaped(text).into_iter().next().unwrap_or_default());
        item.set(ProductField::Category, category.as_deref());
        let picture = row.get(self.pictures).map(|text| split_escaped(text).into_iter().next().unwrap_or_default());
        item.set_filled(ProductField::Picture, picture.as_deref());
        let published = row.filled(self.published).map(|text| on_sale(text == "1"));
        item.set(ProductField::Status, published);
        self.stock(item, row);
        item.keep("woocommerce_id", row.get(self.id));
        item.keep("gtin", row.get(self.gtin));
        for (name, value) in &self.attributes {
            if let Some(name) = row.filled(Some(*name)) {
                item.keep(name, row.get(Some(*value)));
            }
        }
    }

    /// Without a count, the shop says only whether there is any.
    fn stock(&self, item: &mut CatalogueItem, row: &Row) {
        match (row.filled(self.stock), row.filled(self.in_stock)) {
            (Some(stock), _) => item.set(ProductField::Stock, Some(whole(stock))),
            (None, Some("0")) => item.set(ProductField::Stock, Some("0")),
            (None, Some(_)) => item.set_when(When::SoldOut, ProductField::Stock, ""),
            (None, None) => {}
        }
        if let Some(on) = row.filled(self.back_orders).and_then(flag) {
            item.set(ProductField::BackOrder, Some(yes_or_no(on)));
        }
    }

    fn relations_of(&self, row: &Row) -> Vec<Relation> {
        let read = |(kind, column): &(Kind, usize)| {
            let targets = split_escaped(row.get(Some(*column))?).into_iter().map(address).collect();
            Some(Relation { kind: kind.clone(), targets })
        };
        self.relations.iter().filter_map(read).collect()
    }
}

impl Reading for Woocommerce {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        let sku = match (row.filled(self.sku), row.filled(self.id)) {
            (Some(sku), _) => shop_sku(sku)?,
            (None, Some(id)) => parse_sku(&format!("id:{id}"))?,
            (None, None) => return Err(Problem::new("blank_sku", "the SKU is blank")),
        };
        let kinds = row.filled(self.kind).unwrap_or_default().to_lowercase();
        let is = |wanted: &str| kinds.split(',').any(|kind| kind.trim() == wanted);
        let mut item = if is("variable") {
            CatalogueItem::parent(row.line, Group::new(sku.as_str()), Some(sku))
        } else {
            CatalogueItem::product(row.line, sku)
        };
        self.describe(&mut item, row);
        if is("variable") {
            let kept = item.cells.iter().filter(|cell| SHARED.contains(&cell.field));
            self.parents.extend(item.group.iter().map(|group| (group.key.clone(), kept.clone().cloned().collect())));
        }
        if is("variation") {
            let parent = row.get(self.parent).map(split_escaped).unwrap_or_default();
            item.group = parent.first().map(|parent| Group::new(parent));
            item.cells.retain(|cell| !SHARED.contains(&cell.field) || !cell.text.is_empty());
            let own = |field: &ProductField| item.cells.iter().any(|cell| cell.field == *field);
            let shared = parent.first().and_then(|parent| self.parents.get(parent)).into_iter().flatten();
            let missing: Vec<Cell> = shared.filter(|cell| !own(&cell.field)).cloned().collect();
            item.cells.extend(missing);
        }
        item.relations = self.relations_of(row);
        Ok(CatalogueRow::Item(Box::new(item)))
    }
}

fn attribute(header: &Header, number: u32) -> Option<(usize, usize)> {
    let name = header.find(&[
        &format!("attribute{number}name"),
        &format!("attribut{number}name"),
        &format!("nomdelattribut{number}"),
        &format!("nombredelatributo{number}"),
    ])?;
    let value = header.find(&[
        &format!("attribute{number}values"),
        &format!("attribut{number}werte"),
        &format!("valeursdelattribut{number}"),
        &format!("valoresdelatributo{number}"),
    ])?;
    Some((name, value))
}

/// A SKU, or the number of a product that has none.
fn address(text: String) -> Address {
    match text.strip_prefix("id:") {
        Some(number) if !number.is_empty() => Address::Kept("woocommerce_id", number.to_owned()),
        _ => Address::Sku(text),
    }
}
