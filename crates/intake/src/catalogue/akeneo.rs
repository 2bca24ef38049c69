//! Akeneo's products, product models and association types CSV. Associations stand in columns named after their type;
//! those of a model hold for its variants.

use super::item::{Address, Also, Association, CatalogueItem, CatalogueRow, Group, Kind, Relation};
use super::list::{flag, on_sale, shop_sku, slug, split};
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::problem::Problem;
use crate::value::parse_name;
use std::collections::BTreeMap;

const PRODUCTS: &str = "-products";
const MODELS: &str = "-product_models";
const GROUPS: &str = "-groups";

pub(crate) struct Akeneo {
    sort: Sort,
    code: Option<usize>,
    parent: Option<usize>,
    categories: Option<usize>,
    enabled: Option<usize>,
    name: Option<usize>,
    brand: Option<usize>,
    price: Option<(usize, String)>,
    label: Option<usize>,
    two_way: Option<usize>,
    associations: Vec<(Kind, [Option<usize>; 3])>,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Products,
    Models,
    Types,
}

/// Whether the header is that of one of Akeneo's files.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let has = |name: &str| header.names().iter().any(|header| header == name);
    let names = || header.names().iter();
    let associated = names().any(|name| [PRODUCTS, MODELS, GROUPS].iter().any(|end| name.ends_with(end)));
    let usual = ["categories", "enabled", "family", "groups", "parent", "uuid"];
    let coded = has("sku") || has("identifier");
    match () {
        () if has("code") && has("is_two_way") => Some("it has the columns of Akeneo's association types"),
        () if has("code") && has("family_variant") => Some("it has the columns of Akeneo's product models"),
        () if (coded || has("code")) && associated => Some("it has associations such as `X_SELL-products`"),
        () if coded && usual.into_iter().filter(|name| has(name)).count() >= 3 => {
            Some("it has the columns of Akeneo's export")
        }
        () => None,
    }
}

impl Akeneo {
    pub(crate) fn of(header: &Header, currency: &str) -> Self {
        let exact = |wanted: &str| header.names().iter().position(|name| name == wanted);
        let starting = |start: &str| header.names().iter().position(|name| name.to_lowercase().starts_with(start));
        let sort = match () {
            () if exact("is_two_way").is_some() => Sort::Types,
            () if exact("family_variant").is_some() => Sort::Models,
            () => Sort::Products,
        };
        let localised = |word: &str| exact(word).or_else(|| starting(&format!("{word}-")));
        Self {
            sort,
            code: exact("sku").or_else(|| exact("identifier")).or_else(|| exact("code")),
            parent: exact("parent"),
            categories: exact("categories"),
            enabled: exact("enabled"),
            name: localised("name").or_else(|| localised("label")).or_else(|| localised("title")),
            brand: localised("brand").or_else(|| localised("manufacturer")),
            price: price(header, currency),
            label: exact("label-en_US").or_else(|| starting("label")),
            two_way: exact("is_two_way"),
            associations: associations(header),
        }
    }

    fn association(&self, row: &Row) -> Result<CatalogueRow, Problem> {
        let code = parse_name("code", row.get(self.code).unwrap_or_default())?;
        let label = row.filled(self.label).unwrap_or(&code).to_owned();
        let two_way = row.filled(self.two_way).and_then(flag).unwrap_or_default();
        Ok(CatalogueRow::Association(Association { code, label, two_way }))
    }

    fn model(&self, row: &Row) -> Result<CatalogueItem, Problem> {
        let code = parse_name("code", row.get(self.code).unwrap_or_default())?;
        let within = row.filled(self.parent).map(str::to_owned);
        Ok(CatalogueItem::parent(row.line, Group { within, ..Group::new(&code) }, None))
    }

    fn product(&self, row: &Row) -> Result<CatalogueItem, Problem> {
        let sku = shop_sku(row.get(self.code).unwrap_or_default())?;
        let mut item = CatalogueItem::product(row.line, sku);
        item.group = row.filled(self.parent).map(Group::new);
        item.set_filled(ProductField::Name, row.get(self.name));
        if self.name.is_none() || row.filled(self.name).is_none() {
            item.set_when(super::item::When::New, ProductField::Name, row.get(self.code).unwrap_or_default());
        }
        item.set(ProductField::Brand, row.get(self.brand));
        let category = row.get(self.categories).map(|text| split(text, &[',']).next().unwrap_or_default());
        item.set(ProductField::Category, category);
        item.set(ProductField::Status, row.filled(self.enabled).and_then(flag).map(on_sale));
        if let Some((column, currency)) = &self.price {
            let amount = row.filled(Some(*column)).map(|amount| format!("{amount} {currency}"));
            item.set_filled(ProductField::Price, amount.as_deref());
        }
        Ok(item)
    }

    fn relations_of(&self, row: &Row) -> Vec<Relation> {
        let read = |(kind, columns): &(Kind, [Option<usize>; 3])| {
            if columns.iter().all(|column| row.get(*column).is_none()) {
                return None;
            }
            let ends: [fn(String) -> Address; 3] = [Address::Sku, Address::Group, |text| {
                Address::Foreign(text, "is a group of products, and links lead to products")
            }];
            let named = columns.iter().zip(ends).flat_map(|(column, end)| {
                split(row.get(*column).unwrap_or_default(), &[',']).map(move |code| end(code.to_owned()))
            });
            Some(Relation { kind: kind.clone(), targets: named.collect() })
        };
        self.associations.iter().filter_map(read).collect()
    }
}

impl Reading for Akeneo {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        let mut item = match self.sort {
            Sort::Types => return self.association(row),
            Sort::Models => self.model(row)?,
            Sort::Products => self.product(row)?,
        };
        item.relations = self.relations_of(row);
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn is_guarded(&self) -> bool {
        false
    }
}

/// `X_SELL` and its like are types that workspaces begin with.
pub(crate) fn kind_of(code: &str) -> Kind {
    let (kind, label) = match code {
        "X_SELL" => ("cross-sell", "Cross-sell"),
        "UPSELL" => ("upsell", "Upsell"),
        "SUBSTITUTION" => ("replacement", "Replacement"),
        "PACK" => ("pack", "Pack"),
        "ACCESSORY" => ("accessory", "Accessory"),
        other => return Kind { also: Also::Only(Vec::new()), ..Kind::of(&slug(other), other, other) },
    };
    Kind::of(kind, label, code)
}

fn associations(header: &Header) -> Vec<(Kind, [Option<usize>; 3])> {
    let mut found: BTreeMap<&str, [Option<usize>; 3]> = BTreeMap::new();
    for (column, name) in header.names().iter().enumerate() {
        for (place, end) in [PRODUCTS, MODELS, GROUPS].into_iter().enumerate() {
            if let Some(code) = name.strip_suffix(end).filter(|code| !code.is_empty()) {
                found.entry(code).or_default()[place] = Some(column);
            }
        }
    }
    found.into_iter().map(|(code, columns)| (kind_of(code), columns)).collect()
}

/// The price in the workspace's currency, else the first.
fn price(header: &Header, currency: &str) -> Option<(usize, String)> {
    let prices = header.names().iter().enumerate().filter_map(|(column, name)| {
        let code = name.strip_prefix("price-")?;
        let is_currency = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        is_currency.then(|| (column, code.to_owned()))
    });
    let prices: Vec<(usize, String)> = prices.collect();
    prices.iter().find(|(_, code)| code == currency).or(prices.first()).cloned()
}
