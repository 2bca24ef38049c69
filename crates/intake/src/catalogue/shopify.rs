//! Shopify's products CSV, the older and the newer template. Relations are metafields, found by the key in parentheses
//! because their labels are translated; they hold for all variants of a product.

use super::item::{Address, CatalogueItem, CatalogueRow, Group, Kind, Relation};
use super::list::{flag, on_sale, shop_sku, split, whole, yes_or_no};
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::problem::Problem;
use crate::value::parse_sku;
use std::collections::HashMap;

/// Where Shopify keeps what a merchandiser relates to a product.
pub(crate) const DISCOVERY: &str = "shopify--discovery--product_recommendation.";

pub(crate) struct Shopify {
    columns: Columns,
    options: Vec<(Option<usize>, Option<usize>)>,
    relations: Vec<(Kind, usize)>,
    /// The first row of each handle: it alone names what variants share.
    heads: HashMap<String, Head>,
}

struct Columns {
    handle: Option<usize>,
    title: Option<usize>,
    sku: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    vendor: Option<usize>,
    category: Option<usize>,
    kind: Option<usize>,
    tags: Option<usize>,
    status: Option<usize>,
    published: Option<usize>,
    stock: Option<usize>,
    tracker: Option<usize>,
    policy: Option<usize>,
    barcode: Option<usize>,
    picture: Option<usize>,
    variant_picture: Option<usize>,
    id: Option<usize>,
}

struct Head {
    row: Row,
    options: Vec<String>,
}

/// Whether the header is Shopify's.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let handle = header.has("handle") || header.has("urlhandle");
    match () {
        () if handle && header.holding(DISCOVERY).is_some() => Some("it has handles and Shopify's metafields"),
        () if header.has("urlhandle") && header.has("title") => Some("it has the columns `URL handle` and `Title`"),
        () if header.has("handle") && header.has("title") => Some("it has the columns `Handle` and `Title`"),
        () => None,
    }
}

impl Shopify {
    pub(crate) fn of(header: &Header) -> Self {
        let find = |words: &[&str]| header.find(words);
        let columns = Columns {
            handle: find(&["urlhandle", "handle"]),
            title: find(&["title"]),
            sku: find(&["variantsku", "sku"]),
            price: find(&["variantprice", "price"]),
            cost: find(&["costperitem", "variantcost"]),
            vendor: find(&["vendor"]),
            category: find(&["productcategory", "standardproducttype"]),
            kind: find(&["type", "customproducttype"]),
            tags: find(&["tags"]),
            status: find(&["status"]),
            published: find(&["publishedononlinestore", "published"]),
            stock: find(&["variantinventoryqty", "inventoryquantity"]),
            tracker: find(&["variantinventorytracker", "inventorytracker"]),
            policy: find(&["variantinventorypolicy", "continuesellingwhenoutofstock"]),
            barcode: find(&["variantbarcode", "barcode"]),
            picture: find(&["productimageurl", "imagesrc"]),
            variant_picture: find(&["variantimageurl", "variantimage"]),
            id: find(&["id", "productid"]),
        };
        let option = |number: u32, end: &str| header.find(&[&format!("option{number}{end}")]);
        let options = (1..=3).map(|number| (option(number, "name"), option(number, "value"))).collect();
        Self { columns, options, relations: relations(header), heads: HashMap::new() }
    }

    fn first(&mut self, handle: &str, row: &Row) -> Result<CatalogueRow, Problem> {
        let columns = &self.columns;
        let group = Group { is_family: false, ..Group::new(handle) };
        let own = row.filled(columns.sku);
        let mut item = match (own, columns.sku) {
            (None, None) => CatalogueItem::parent(row.line, group, Some(parse_sku(handle)?)),
            (own, _) => {
                let sku = own.map_or_else(|| parse_sku(handle), shop_sku)?;
                CatalogueItem { group: Some(group), ..CatalogueItem::product(row.line, sku) }
            }
        };
        item.for_group = true;
        item.relations = self.relations_of(row);
        let names = self.options.iter().map(|(name, _)| row.filled(*name).unwrap_or_default().to_owned()).collect();
        let head = Head { row: Row { line: row.line, cells: row.cells.clone() }, options: names };
        self.describe(&mut item, row, &head);
        self.heads.insert(handle.to_owned(), head);
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn variant(&self, handle: &str, row: &Row, head: &Head) -> Result<CatalogueRow, Problem> {
        let columns = &self.columns;
        let values = self.values(row);
        if row.filled(columns.sku).is_none() && row.filled(columns.price).is_none() && values.is_empty() {
            return Ok(CatalogueRow::Ignored("a further picture of a product"));
        }
        let sku = match row.filled(columns.sku) {
            Some(sku) => shop_sku(sku)?,
            None => parse_sku(&format!("{handle}/{}", values.join("/")))?,
        };
        let group = Some(Group { is_family: false, ..Group::new(handle) });
        let mut item = CatalogueItem { group, ..CatalogueItem::product(row.line, sku) };
        self.describe(&mut item, row, head);
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn values<'r>(&self, row: &'r Row) -> Vec<&'r str> {
        let values = self.options.iter().filter_map(|(_, value)| row.filled(*value));
        values.filter(|value| *value != "Default Title").collect()
    }

    fn describe(&self, item: &mut CatalogueItem, row: &Row, head: &Head) {
        let columns = &self.columns;
        self.name(item, row, head);
        let category = head.row.filled(columns.category).or_else(|| head.row.filled(columns.kind));
        item.set_filled(ProductField::Category, category);
        item.set(ProductField::Brand, head.row.get(columns.vendor));
        item.set(ProductField::Tags, head.row.get(columns.tags));
        item.set_filled(ProductField::Status, self.status(head));
        item.set(ProductField::Price, row.get(columns.price));
        item.set(ProductField::Cost, row.get(columns.cost));
        let picture = row.filled(columns.variant_picture).or_else(|| head.row.filled(columns.picture));
        item.set_filled(ProductField::Picture, picture);
        self.stock(item, row);
        item.keep("barcode", row.get(columns.barcode).map(|text| text.trim_start_matches('\'')));
        item.keep("shopify_id", head.row.get(columns.id));
        for ((_, value), name) in self.options.iter().zip(&head.options) {
            if name != "Title" {
                item.keep(name, row.filled(*value));
            }
        }
    }

    fn name(&self, item: &mut CatalogueItem, row: &Row, head: &Head) {
        let Some(title) = head.row.filled(self.columns.title) else { return };
        let values = self.values(row);
        if values.is_empty() {
            item.set(ProductField::Name, Some(title));
        } else {
            item.set(ProductField::Name, Some(&format!("{title} – {}", values.join(" / "))));
            item.keep("shopify_title", Some(title));
        }
    }

    fn status<'h>(&self, head: &'h Head) -> Option<&'h str> {
        let published = || head.row.filled(self.columns.published).and_then(flag).map(on_sale);
        head.row.filled(self.columns.status).or_else(published)
    }

    /// Pieces of what is not tracked mean nothing.
    fn stock(&self, item: &mut CatalogueItem, row: &Row) {
        let columns = &self.columns;
        let tracked = columns.tracker.is_none() || row.filled(columns.tracker).is_some();
        if let Some(stock) = row.get(columns.stock) {
            item.set(ProductField::Stock, Some(if tracked { whole(stock) } else { "" }));
        }
        if let Some(on) = row.filled(columns.policy).and_then(flag) {
            item.set(ProductField::BackOrder, Some(yes_or_no(on)));
        }
    }

    fn relations_of(&self, row: &Row) -> Vec<Relation> {
        let read = |(kind, column): &(Kind, usize)| {
            let text = row.get(Some(*column))?;
            Some(Relation { kind: kind.clone(), targets: split(text, &[';', ',', '\n']).map(address).collect() })
        };
        self.relations.iter().filter_map(read).collect()
    }
}

impl Reading for Shopify {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        let handle = row.filled(self.columns.handle).unwrap_or_default().to_owned();
        if handle.is_empty() {
            return Err(Problem::new("blank_handle", "the row has no handle, so nobody can tell whose it is"));
        }
        match self.heads.get(&handle) {
            Some(head) => self.variant(&handle, row, head),
            None => self.first(&handle, row),
        }
    }
}

fn relations(header: &Header) -> Vec<(Kind, usize)> {
    let cross = Kind::of("cross-sell", "Cross-sell", "complementary products");
    let bought = Kind::of("bought-together", "Bought together", "bought together products");
    let kinds = [
        (cross, format!("{DISCOVERY}complementary_products")),
        (Kind::related("related products"), format!("{DISCOVERY}related_products")),
        (bought, "product_recommendation.bought_together_products".to_owned()),
    ];
    let column = |key: &str| {
        header.names().iter().position(|name| {
            let name = name.to_lowercase();
            name.find(key).is_some_and(|at| !name[at + key.len()..].starts_with(['_', '.']))
        })
    };
    kinds.into_iter().filter_map(|(kind, key)| Some((kind, column(&key)?))).collect()
}

/// A handle, or a product's number in Shopify's long form.
fn address(text: &str) -> Address {
    match text.strip_prefix("gid://shopify/Product/") {
        Some(number) => Address::Kept("shopify_id", number.to_owned()),
        None => Address::Group(text.to_owned()),
    }
}
