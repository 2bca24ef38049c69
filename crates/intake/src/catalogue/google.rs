//! Google Merchant Center's product feed as text. What an attribute means is shared with the feed as XML.

use super::item::{Address, Also, CatalogueItem, CatalogueRow, Group, Kind, Relation, When};
use super::list::{shop_sku, split};
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::problem::Problem;

/// Attributes kept under their own names.
const KEPT: [&str; 9] = ["gtin", "mpn", "color", "size", "material", "pattern", "gender", "age_group", "condition"];

/// The kinds of relation that Google knows, in its own words.
pub(crate) const KINDS: [&str; 6] =
    ["often_bought_with", "accessory", "substitute", "part_of_set", "required_part", "different_brand"];

pub(crate) struct Google {
    columns: Vec<(String, usize)>,
}

/// Attributes of one product by their names, without `g:` and in lower case.
pub(crate) trait Attributes {
    fn get(&self, name: &str) -> Option<&str>;

    fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|text| !text.is_empty())
    }
}

struct Named<'r> {
    columns: &'r [(String, usize)],
    row: &'r Row,
}

impl Attributes for Named<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let column = self.columns.iter().find(|(header, _)| header == name)?;
        self.row.get(Some(column.1))
    }
}

/// Whether the header is Google's.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let names: Vec<String> = header.names().iter().map(|name| attribute(name)).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let usual = ["link", "image_link", "availability", "condition", "gtin", "google_product_category", "item_group_id"];
    match () {
        () if has("id") && has("related_product") => Some("it has the columns `id` and `related_product`"),
        () if has("id") && has("title") && usual.into_iter().filter(|name| has(name)).count() >= 2 => {
            Some("it has the attributes of a Google product feed")
        }
        () => None,
    }
}

/// `g:Item Group ID` as `item_group_id`.
pub(crate) fn attribute(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("g:").unwrap_or(&name).replace([' ', '-'], "_")
}

impl Google {
    pub(crate) fn of(header: &Header) -> Self {
        let columns = header.names().iter().enumerate();
        Self { columns: columns.map(|(column, name)| (attribute(name), column)).collect() }
    }
}

impl Reading for Google {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        let named = Named { columns: &self.columns, row };
        let related = named.get("related_product").map(|text| split(text, &[',']).map(related).collect());
        product(row.line, &named, related).map(|item| CatalogueRow::Item(Box::new(item)))
    }

    fn is_guarded(&self) -> bool {
        false
    }
}

/// A product of a feed; `related` holds each relation with the kind that Google gives it.
pub(crate) fn product(
    line: u64,
    about: &impl Attributes,
    related: Option<Vec<(String, Address)>>,
) -> Result<CatalogueItem, Problem> {
    let mut item = CatalogueItem::product(line, shop_sku(about.get("id").unwrap_or_default())?);
    item.group = about.filled("item_group_id").map(Group::new);
    item.set_filled(ProductField::Name, about.get("title"));
    item.set_filled(ProductField::Price, about.get("price"));
    item.set_filled(ProductField::Cost, about.get("cost_of_goods_sold"));
    item.set(ProductField::Brand, about.get("brand"));
    let own = about.filled("product_type").and_then(|text| text.split(',').next());
    item.set_filled(ProductField::Category, own.or_else(|| about.filled("google_product_category")));
    item.set_filled(ProductField::Picture, about.get("image_link"));
    availability(&mut item, about);
    KEPT.iter().for_each(|name| item.keep(name, about.get(name)));
    item.relations = related.map(relations).unwrap_or_default();
    Ok(item)
}

fn availability(item: &mut CatalogueItem, about: &impl Attributes) {
    match about.filled("availability").map(attribute).as_deref() {
        Some("out_of_stock") => item.set(ProductField::Stock, Some("0")),
        Some("in_stock") => item.set_when(When::SoldOut, ProductField::Stock, ""),
        Some("backorder") => {
            item.set(ProductField::Stock, Some("0"));
            item.set(ProductField::BackOrder, Some("yes"));
        }
        Some("preorder") => {
            let day = about.filled("availability_date").and_then(|date| date.get(..10));
            item.set_filled(ProductField::Launch, day);
        }
        _ => {}
    }
}

/// All kinds at once: the attribute speaks for each of them.
fn relations(related: Vec<(String, Address)>) -> Vec<Relation> {
    let of = |kind: &str| {
        let targets = related.iter().filter(|(of, _)| of == kind).map(|(_, target)| target.clone());
        Relation { kind: kind_of(kind), targets: targets.collect() }
    };
    KINDS.iter().map(|kind| of(kind)).collect()
}

/// `accessory:id:ABC`.
fn related(text: &str) -> (String, Address) {
    let parts: Vec<&str> = text.splitn(3, ':').map(str::trim).collect();
    match parts.as_slice() {
        [kind, by, name] => named(kind, by, name),
        _ => foreign(text, "is not a relation such as `accessory:id:ABC`"),
    }
}

/// A related product by its kind, the kind of its identifier, and the identifier.
pub(crate) fn named(kind: &str, by: &str, name: &str) -> (String, Address) {
    let kind = attribute(kind);
    match by.to_lowercase().as_str() {
        _ if !KINDS.contains(&kind.as_str()) => foreign(&kind, "is none of Google's relations"),
        "id" => (kind, Address::Sku(name.to_owned())),
        "gtin" => (kind, Address::Kept("gtin", name.to_owned())),
        other => foreign(other, "is neither `id` nor `gtin`"),
    }
}

/// Told with the relations of the first kind, since it is of none.
fn foreign(text: &str, why: &'static str) -> (String, Address) {
    (KINDS[0].to_owned(), Address::Foreign(text.to_owned(), why))
}

fn kind_of(name: &str) -> Kind {
    match name {
        "often_bought_with" => Kind::of("cross-sell", "Cross-sell", name),
        "accessory" => Kind::of("accessory", "Accessory", name),
        "substitute" => {
            Kind { also: Also::Only(vec!["upsell".to_owned()]), ..Kind::of("replacement", "Replacement", name) }
        }
        "part_of_set" => Kind::of("part-of-set", "Part of a set", name),
        "required_part" => Kind::of("required-part", "Required part", name),
        _ => Kind::of("different-brand", "Different brand", name),
    }
}
