//! A table of products with columns of its own: fields by the user's mapping and by the usual words, relations by the
//! usual words.

use super::item::{Address, CatalogueItem, CatalogueRow, Kind, Relation};
use super::list::split;
use super::sheet::{Header, Reading, Row};
use crate::field::ProductField;
use crate::header::{Columns, map_products};
use crate::problem::Problem;
use crate::value::parse_sku;
use std::collections::BTreeMap;

pub(crate) struct Generic {
    fields: Columns<ProductField>,
    width: usize,
    relations: Vec<(Kind, usize)>,
}

impl Generic {
    pub(crate) fn of(header: &Header, mapping: &BTreeMap<String, String>) -> Result<Self, Problem> {
        let fields = map_products(header.names(), mapping)?;
        let free = |column: &usize| fields.iter().all(|(_, taken)| taken != column);
        let relation = |(kind, words): (Kind, &[&str])| Some((kind, header.find(words).filter(free)?));
        let relations = kinds().into_iter().filter_map(relation).collect();
        Ok(Self { width: header.names().len(), fields, relations })
    }
}

fn kinds() -> [(Kind, &'static [&'static str]); 5] {
    [
        (Kind::of("cross-sell", "Cross-sell", "cross-sells"), &["crosssell", "crosssells", "crosssellskus"]),
        (Kind::of("upsell", "Upsell", "upsells"), &["upsell", "upsells", "upsellskus"]),
        (Kind::of("accessory", "Accessory", "accessories"), &["accessories", "accessory", "accessoryskus", "zubehör"]),
        (Kind::of("replacement", "Replacement", "replacements"), &["replacement", "replacements", "replacementskus"]),
        (Kind::related("related products"), &["relatedproducts", "relatedskus", "related"]),
    ]
}

impl Reading for Generic {
    fn row(&mut self, row: &Row) -> Result<CatalogueRow, Problem> {
        if row.cells.len() != self.width {
            let message = format!("the row has {} columns, the header has {}", row.cells.len(), self.width);
            return Err(Problem::new("ragged_row", message));
        }
        let sku = self.fields.iter().find(|(field, _)| *field == ProductField::Sku).map(|(_, column)| *column);
        let mut item = CatalogueItem::product(row.line, parse_sku(row.get(sku).unwrap_or_default())?);
        for (field, column) in self.fields.iter().filter(|(field, _)| *field != ProductField::Sku) {
            item.set(field.clone(), row.get(Some(*column)));
        }
        let read = |(kind, column): &(Kind, usize)| {
            let parts = split(row.get(Some(*column))?, &[',', ';', '|', '\n']);
            Some(Relation { kind: kind.clone(), targets: parts.map(|part| Address::Sku(part.to_owned())).collect() })
        };
        item.relations = self.relations.iter().filter_map(read).collect();
        Ok(CatalogueRow::Item(Box::new(item)))
    }
}
