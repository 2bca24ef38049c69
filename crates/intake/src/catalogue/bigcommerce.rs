//! BigCommerce's product CSV: the older bulk edit and the newer template. Variants stand in rows of their own below
//! their product; related products are numbers, and −1 leaves them to the shop.

use super::item::{Address, Also, CatalogueItem, CatalogueRow, Cell, Group, Kind, Relation};
use super::list::{flag, on_sale, shop_sku, split, whole};
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::problem::Problem;
use crate::value::parse_sku;

const AUTOMATIC: &str = "-1";
const SHARED: [ProductField; 3] = [ProductField::Brand, ProductField::Category, ProductField::Status];

pub(crate) struct Bigcommerce {
    item: Option<usize>,
    id: Option<usize>,
    name: Option<usize>,
    sku: Option<usize>,
    fields: Vec<(ProductField, usize)>,
    category: Option<usize>,
    stock: Option<usize>,
    tracking: Option<usize>,
    visible: Option<usize>,
    related: Option<usize>,
    /// The product that variants below belong to.
    above: Option<Above>,
}

struct Above {
    id: String,
    name: String,
    /// What its variants have from it.
    shared: Vec<Cell>,
}

/// Whether the header is BigCommerce's.
pub(crate) fn signature(header: &Header) -> Option<&'static str> {
    let newer = ["item", "id", "sku"].into_iter().all(|word| header.has(word));
    match () {
        () if header.has("itemtype") && header.has("productid") => {
            Some("it has the columns `Item Type` and `Product ID`")
        }
        () if newer => Some("it has the columns `Item`, `ID` and `SKU`"),
        () if header.has("productid") && header.has("productcodesku") => {
            Some("it has the columns `Product ID` and `Product Code/SKU`")
        }
        () => None,
    }
}

impl Bigcommerce {
    pub(crate) fn of(header: &Header) -> Self {
        let field = |field, words: &[&str]| Some((field, header.find(words)?));
        let fields = [
            field(ProductField::Brand, &["brandname", "brand"]),
            field(ProductField::Price, &["price", "defaultprice"]),
            field(ProductField::Cost, &["costprice", "cost"]),
        ];
        Self {
            item: header.find(&["itemtype", "item"]),
            id: header.find(&["productid", "id"]),
            name: header.find(&["productname", "name"]),
            sku: header.find(&["productcodesku", "sku", "productsku"]),
            fields: fields.into_iter().flatten().collect(),
            category: header.find(&["category", "categories", "categorydetails"]),
            stock: header.find(&["currentstocklevel", "currentstock", "stocklevel", "stock"]),
            tracking: header.find(&["trackinventory", "inventorytracking"]),
            visible: header.find(&["productvisible", "isvisible", "visible"]),
            related: header.find(&["relatedproducts", "productrelated", "related"]),
            above: None,
        }
    }

    fn product(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        let id = row.filled(self.id).unwrap_or_default();
        let sku = match row.filled(self.sku) {
            Some(sku) => shop_sku(sku)?,
            None if id.is_empty() => return Err(Problem::new("blank_sku", "the SKU is blank")),
            None => parse_sku(&format!("bigcommerce:{id}"))?,
        };
        let name = row.filled(self.name).unwrap_or_default();
        let mut item = match id {
            "" => CatalogueItem::product(row.line, sku),
            id => CatalogueItem::parent(row.line, Group { is_family: false, ..Group::new(id) }, Some(sku)),
        };
        item.set_filled(ProductField::Name, Some(name));
        self.describe(&mut item, row);
        item.relations = self.relations_of(row).into_iter().collect();
        let shared = item.cells.iter().filter(|cell| SHARED.contains(&cell.field)).cloned().collect();
        self.above = Some(Above { id: id.to_owned(), name: name.to_owned(), shared });
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn variant(&self, row: &Row) -> Result<CatalogueRow, Problem> {
        let Some(Above { id: above, name, shared }) = &self.above else {
            return Err(Problem::new("variant_without_product", "no product stands above this variant"));
        };
        let sku = shop_sku(row.get(self.sku).unwrap_or_default())?;
        let group = (!above.is_empty()).then(|| Group { is_family: false, ..Group::new(above) });
        let mut item = CatalogueItem { group, ..CatalogueItem::product(row.line, sku) };
        let options = options(row.filled(self.name).unwrap_or_default());
        let values: Vec<&str> = options.iter().map(|(_, value)| value.as_str()).collect();
        let own = if values.is_empty() { name.clone() } else { format!("{name} – {}", values.join(" / ")) };
        item.set_filled(ProductField::Name, Some(&own));
        options.iter().for_each(|(option, value)| item.keep(option, Some(value)));
        item.cells.extend(shared.iter().cloned());
        self.describe(&mut item, row);
        Ok(CatalogueRow::Item(Box::new(item)))
    }

    fn describe(&self, item: &mut CatalogueItem, row: &Row) {
        self.fields.iter().for_each(|(field, column)| item.set_filled(field.clone(), row.get(Some(*column))));
        let category = row.filled(self.category).and_then(|text| split(text, &[';', '|']).next());
        item.set_filled(ProductField::Category, category);
        let visible = row.filled(self.visible).and_then(flag).map(on_sale);
        item.set(ProductField::Status, visible);
        let untracked = row.filled(self.tracking).is_some_and(|text| matches!(text, "none" | "FALSE" | "N" | "false"));
        match row.filled(self.stock) {
            Some(_) if untracked => item.set(ProductField::Stock, Some("")),
            Some(stock) => item.set(ProductField::Stock, Some(whole(stock))),
            None => {}
        }
    }

    fn relations_of(&self, row: &Row) -> Option<Relation> {
        let numbers = split(row.get(self.related)?, &[',', ';']).filter(|number| *number != AUTOMATIC);
        let kind = Kind { also: Also::AnyType, ..Kind::related("related products") };
        Some(Relation { kind, targets: numbers.map(|number| Address::Group(number.to_owned())).collect() })
    }
}

impl Reading for Bigcommerce {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        match row.filled(self.item).unwrap_or("product").to_lowercase().as_str() {
            "product" => self.product(row),
            "sku" | "variant" => self.variant(row),
            "rule" => Ok(CatalogueRow::Ignored("a rule for prices of options")),
            "image" | "video" => Ok(CatalogueRow::Ignored("a further picture of a product")),
            _ => Ok(CatalogueRow::Ignored("a kind of row that tells nothing of products")),
        }
    }

    fn is_guarded(&self) -> bool {
        false
    }
}

/// `[S]Color=Red,[RB]Size=M`: options of a variant, the sort of each in brackets.
fn options(text: &str) -> Vec<(String, String)> {
    let parts = text.split(",[").filter_map(|part| part.split_once('='));
    let named = parts.map(|(name, value)| {
        let name = name.rsplit(']').next().unwrap_or(name);
        (name.trim().to_owned(), value.trim().to_owned())
    });
    named.filter(|(name, value)| !name.is_empty() && !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_out_of_a_variants_name() {
        let expected = [("Color".to_owned(), "Red, dark".to_owned()), ("Size".to_owned(), "M".to_owned())];
        assert_eq!(options("[S]Color=Red, dark,[RB]Size=M"), expected);
        assert!(options("Plain").is_empty());
    }
}
