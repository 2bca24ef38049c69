//! Relations back to shops: one row a product, one column a relation. Only relations that there are get a column, so that
//! a shop's own lists of other relations stay as they are.

use super::shopify::DISCOVERY;
use crate::export::escape;
use std::io::{self, Write};
use tandem_model::CatalogueFormat;

/// A product as a shop names it, and what it is related to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShopRow {
    /// A handle, SKU or number.
    pub key: String,
    /// The shop's number of it where that stands beside the key.
    pub id: String,
    pub title: String,
    /// For each column of the file, the related products in their order.
    pub lists: Vec<Vec<String>>,
}

/// Writes rows in one format, the header first. `columns` are names that [`super::carrier`] gave.
pub struct ShopWriter<W: Write> {
    csv: csv::Writer<W>,
    format: CatalogueFormat,
    columns: Vec<String>,
}

impl<W: Write> ShopWriter<W> {
    pub fn new(mut sink: W, format: CatalogueFormat, columns: Vec<String>) -> csv::Result<Self> {
        if format == CatalogueFormat::Woocommerce {
            sink.write_all("\u{feff}".as_bytes())?;
        }
        let delimiter = match format {
            CatalogueFormat::Akeneo => b';',
            CatalogueFormat::Google => b'\t',
            _ => b',',
        };
        let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(sink);
        csv.write_record(header(format, &columns))?;
        Ok(Self { csv, format, columns })
    }

    pub fn write(&mut self, row: &ShopRow) -> csv::Result<()> {
        let key = || row.key.clone();
        let mut cells = match self.format {
            CatalogueFormat::Shopify => vec![key(), row.title.clone()],
            CatalogueFormat::Woocommerce => vec![row.id.clone(), escape(&row.key)],
            CatalogueFormat::Bigcommerce => vec!["Product".to_owned(), key(), row.id.clone()],
            _ => vec![key()],
        };
        match self.format {
            CatalogueFormat::Magento => {
                cells.extend(row.lists.iter().flat_map(|list| [list.join(","), positions(list)]))
            }
            CatalogueFormat::Google => cells.push(self.google(row)),
            format => cells.extend(row.lists.iter().map(|list| joined(format, list))),
        }
        self.csv.write_record(cells)
    }

    /// All relations in one cell.
    fn google(&self, row: &ShopRow) -> String {
        let named = self
            .columns
            .iter()
            .zip(&row.lists)
            .flat_map(|(kind, list)| list.iter().map(move |id| format!("{kind}:id:{id}")));
        named.collect::<Vec<_>>().join(",")
    }

    /// Hands the sink back once everything is written.
    pub fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

fn header(format: CatalogueFormat, columns: &[String]) -> Vec<String> {
    let mut header: Vec<String> = match format {
        CatalogueFormat::Shopify => vec!["URL handle".to_owned(), "Title".to_owned()],
        CatalogueFormat::Woocommerce => vec!["ID".to_owned(), "SKU".to_owned()],
        CatalogueFormat::Bigcommerce => ["Item", "ID", "SKU"].map(str::to_owned).to_vec(),
        CatalogueFormat::Google => ["id", "related_product"].map(str::to_owned).to_vec(),
        _ => vec!["sku".to_owned()],
    };
    match format {
        CatalogueFormat::Google => {}
        CatalogueFormat::Magento => {
            header.extend(columns.iter().flat_map(|name| [format!("{name}_skus"), format!("{name}_position")]));
        }
        CatalogueFormat::Akeneo => header.extend(columns.iter().map(|name| format!("{name}-products"))),
        CatalogueFormat::Shopify => header.extend(columns.iter().map(|name| metafield(name))),
        _ => header.extend(columns.iter().cloned()),
    }
    header
}

fn metafield(name: &str) -> String {
    let label = if name == "related_products" { "Related products" } else { "Complementary products" };
    format!("{label} (product.metafields.{DISCOVERY}{name})")
}

fn positions(list: &[String]) -> String {
    (1..=list.len()).map(|position| position.to_string()).collect::<Vec<_>>().join(",")
}

fn joined(format: CatalogueFormat, list: &[String]) -> String {
    match format {
        CatalogueFormat::Shopify => list.join("; "),
        CatalogueFormat::Woocommerce => {
            let parts: Vec<String> = list.iter().map(|part| part.replace(',', "\\,")).collect();
            escape(&parts.join(", "))
        }
        CatalogueFormat::Bigcommerce => list.join(", "),
        _ => list.join(","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: CatalogueFormat, columns: &[&str], lists: &[&[&str]], expected: &str) {
        let columns = columns.iter().map(|name| (*name).to_owned()).collect();
        let mut writer = ShopWriter::new(Vec::new(), format, columns).unwrap();
        let lists = lists.iter().map(|list| list.iter().map(|name| (*name).to_owned()).collect()).collect();
        let (key, id, title) = ("=A".to_owned(), "7".to_owned(), "Title".to_owned());
        writer.write(&ShopRow { key, id, title, lists }).unwrap();
        assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), expected);
    }

    #[test]
    fn each_shop_gets_its_own_form() {
        let meta = "product.metafields.shopify--discovery--product_recommendation";
        check(
            CatalogueFormat::Shopify,
            &["complementary_products"],
            &[&["b", "c"]],
            &format!("URL handle,Title,Complementary products ({meta}.complementary_products)\n=A,Title,b; c\n"),
        );
        check(
            CatalogueFormat::Woocommerce,
            &["Upsells", "Cross-sells"],
            &[&["-B,1", "C"], &[]],
            "\u{feff}ID,SKU,Upsells,Cross-sells\n7,'=A,\"'-B\\,1, C\",\n",
        );
        check(
            CatalogueFormat::Magento,
            &["upsell"],
            &[&["B", "C"]],
            "sku,upsell_skus,upsell_position\n=A,\"B,C\",\"1,2\"\n",
        );
        check(CatalogueFormat::Akeneo, &["X_SELL"], &[&["B", "C"]], "sku;X_SELL-products\n=A;B,C\n");
        check(
            CatalogueFormat::Google,
            &["accessory", "substitute"],
            &[&["B"], &["C"]],
            "id\trelated_product\n=A\taccessory:id:B,substitute:id:C\n",
        );
        check(
            CatalogueFormat::Bigcommerce,
            &["Related Products"],
            &[&["8", "9"]],
            "Item,ID,SKU,Related Products\nProduct,=A,7,\"8, 9\"\n",
        );
    }
}
