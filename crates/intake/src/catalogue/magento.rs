//! Magento's and Adobe Commerce's product CSV: relations as SKUs between commas, with positions beside them.

use super::item::{Address, CatalogueItem, CatalogueRow, Group, Kind, Relation};
use super::list::{in_positions, on_sale, shop_sku, split, whole, yes_or_no};
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::problem::Problem;

/// What a cell holds that is to be emptied.
const EMPTY: &str = "__EMPTY__VALUE__";
/// The root of every shop's tree of categories.
const ROOT: &str = "Default Category/";

pub(crate) struct Magento {
    sku: Option<usize>,
    store_view: Option<usize>,
    product_type: Option<usize>,
    categories: Option<usize>,
    online: Option<usize>,
    stock: Option<usize>,
    in_stock: Option<usize>,
    back_orders: Option<usize>,
    picture: Option<usize>,
    attributes: Option<usize>,
    variations: Option<usize>,
    fields: Vec<(ProductField, usize)>,
    relations: Vec<(Kind, usize, Option<usize>)>,
}

/// Whether the header is Magento's.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let has = |name: &str| header.names().iter().any(|header| header.trim().eq_ignore_ascii_case(name));
    let related = ["related_skus", "upsell_skus", "crosssell_skus"].into_iter().any(has);
    let usual = ["attribute_set_code", "product_type", "store_view_code", "product_websites", "additional_attributes"];
    match () {
        () if has("sku") && related => Some("it has the column `sku` and relations such as `related_skus`"),
        () if has("sku") && usual.into_iter().filter(|name| has(name)).count() >= 2 => {
            Some("it has the columns of Magento's export")
        }
        () => None,
    }
}

impl Magento {
    pub(crate) fn of(header: &Header) -> Self {
        let field = |field, word: &str| Some((field, header.find(&[word])?));
        let fields = [
            field(ProductField::Name, "name"),
            field(ProductField::Price, "price"),
            field(ProductField::Cost, "cost"),
            field(ProductField::Brand, "manufacturer"),
        ];
        let relations = [
            (Kind::related("related_skus"), "related"),
            (Kind::of("cross-sell", "Cross-sell", "crosssell_skus"), "crosssell"),
            (Kind::of("upsell", "Upsell", "upsell_skus"), "upsell"),
        ];
        let relation = |(kind, word): (Kind, &str)| {
            let column = header.find(&[&format!("{word}skus")])?;
            Some((kind, column, header.find(&[&format!("{word}position")])))
        };
        Self {
            sku: header.find(&["sku"]),
            store_view: header.find(&["storeviewcode"]),
            product_type: header.find(&["producttype"]),
            categories: header.find(&["categories"]),
            online: header.find(&["productonline"]),
            stock: header.find(&["qty"]),
            in_stock: header.find(&["isinstock"]),
            back_orders: header.find(&["allowbackorders"]),
            picture: header.find(&["baseimage"]),
            attributes: header.find(&["additionalattributes"]),
            variations: header.find(&["configurablevariations"]),
            fields: fields.into_iter().flatten().collect(),
            relations: relations.into_iter().filter_map(relation).collect(),
        }
    }

    fn describe(&self, item: &mut CatalogueItem, row: &Row) {
        for (field, column) in &self.fields {
            match field {
                ProductField::Price | ProductField::Name => item.set_filled(field.clone(), value(row, Some(*column))),
                field => item.set(field.clone(), value(row, Some(*column))),
            }
        }
        item.set_filled(ProductField::Category, value(row, self.categories).map(deepest));
        let online = value(row, self.online).filter(|text| !text.is_empty()).map(|text| on_sale(text == "1"));
        item.set(ProductField::Status, online);
        item.set_filled(ProductField::Picture, value(row, self.picture));
        self.stock(item, row);
        for (name, text) in pairs(value(row, self.attributes).unwrap_or_default(), ',') {
            match name {
                "manufacturer" | "brand" => item.set_filled(ProductField::Brand, Some(&text)),
                "cost" => item.set_filled(ProductField::Cost, Some(&text)),
                name => item.keep(name, Some(&text)),
            }
        }
    }

    fn stock(&self, item: &mut CatalogueItem, row: &Row) {
        match (value(row, self.stock).map(whole), value(row, self.in_stock)) {
            (Some(stock), Some("0")) if !stock.is_empty() => item.set(ProductField::Stock, Some("0")),
            (Some(stock), _) if !stock.is_empty() => item.set(ProductField::Stock, Some(stock)),
            _ => {}
        }
        if let Some(text) = value(row, self.back_orders).filter(|text| !text.is_empty()) {
            item.set(ProductField::BackOrder, Some(yes_or_no(whole(text) != "0")));
        }
    }

    fn relations_of(&self, row: &Row) -> Vec<Relation> {
        let read = |(kind, column, positions): &(Kind, usize, Option<usize>)| {
            let targets = split(value(row, Some(*column))?, &[',']).map(|sku| Address::Sku(sku.to_owned())).collect();
            Some(Relation { kind: kind.clone(), targets: in_positions(targets, value(row, *positions)) })
        };
        self.relations.iter().filter_map(read).collect()
    }
}

impl Reading for Magento {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        if row.filled(self.store_view).is_some() {
            return Ok(CatalogueRow::Ignored("the texts of one store view"));
        }
        let sku = shop_sku(row.get(self.sku).unwrap_or_default())?;
        let configurable = row.filled(self.product_type).is_some_and(|kind| kind == "configurable");
        let mut item = if configurable {
            CatalogueItem::parent(row.line, Group::new(sku.as_str()), Some(sku))
        } else {
            CatalogueItem::product(row.line, sku)
        };
        if configurable {
            let variations = value(row, self.variations).unwrap_or_default().split('|');
            let skus = variations.filter_map(|text| pairs(text, ',').into_iter().find(|(name, _)| *name == "sku"));
            item.members = skus.map(|(_, sku)| shop_sku(&sku)).collect::<Result<_, _>>()?;
        }
        self.describe(&mut item, row);
        item.relations = self.relations_of(row);
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn is_guarded(&self) -> bool {
        false
    }
}

fn value(row: &Row, column: Option<usize>) -> Option<&str> {
    row.get(column).map(|text| if text.trim() == EMPTY { "" } else { text.trim() })
}

/// The category that lies deepest, without the root that all have.
fn deepest(text: &str) -> &str {
    let mut best = "";
    for category in split(text, &[',']) {
        if category.matches('/').count() > best.matches('/').count() || best.is_empty() {
            best = category;
        }
    }
    match best.strip_prefix(ROOT) {
        Some(below) => below,
        None if format!("{best}/") == ROOT => "",
        None => best,
    }
}

/// `a=1,b=2, or 3`: a comma belongs to a value unless a name follows it.
fn pairs(text: &str, separator: char) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for part in text.split(separator) {
        let named = part.split_once('=').filter(|(name, _)| {
            !name.trim().is_empty() && name.trim().chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
        });
        match (named, found.last_mut()) {
            (Some((name, value)), _) => found.push((name.trim(), value.trim().to_owned())),
            (None, Some((_, value))) => value.extend([separator.to_string().as_str(), part]),
            (None, None) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_value_does_not_end_it() {
        let found = pairs("color=Red, or blue,size=M,x", ',');
        assert_eq!(found, [("color", "Red, or blue".to_owned()), ("size", "M,x".to_owned())]);
    }

    #[test]
    fn the_deepest_category_counts() {
        assert_eq!(deepest("Default Category/Gear,Default Category/Gear/Bags,Default Category/New"), "Gear/Bags");
        assert_eq!([deepest("Default Category"), deepest("Bikes"), deepest("")], ["", "Bikes", ""]);
    }
}
