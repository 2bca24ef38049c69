//! A product and its row.

use super::odd;
use crate::table::{Binder, Key, Stored};
use chrono::NaiveDate;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tandem_model::{Change, Product, ProductStatus, Sku};

impl Stored for Product {
    const TABLE: &'static str = "product";
    const KEY: &'static [&'static str] = &["sku"];
    const REST: &'static [&'static str] = &[
        "name",
        "family",
        "category",
        "brand",
        "price_minor",
        "cost_minor",
        "currency",
        "status",
        "stock",
        "back_order",
        "launch_on",
        "end_on",
        "attributes",
        "tags",
        "picture",
    ];

    fn key(&self) -> Key<'_> {
        [self.sku.as_str(), "", "", ""]
    }

    fn bind(&self, to: &mut Binder) {
        to.add(self.name.as_str());
        to.add(self.family.as_deref());
        to.add(self.category.as_deref());
        to.add(self.brand.as_deref());
        to.add(self.price_minor);
        to.add(self.cost_minor);
        to.add(self.currency.as_str());
        to.add(self.status.as_str());
        to.add(self.stock);
        to.add(self.back_order);
        to.add(self.launch.map(|day| day.to_string()));
        to.add(self.end.map(|day| day.to_string()));
        to.add(serde_json::to_string(&self.attributes).expect("a map of texts is JSON"));
        to.add(serde_json::to_string(&self.tags).expect("a list of texts is JSON"));
        to.add(self.picture.as_deref());
    }

    fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        let status: &str = row.try_get(8)?;
        Ok(Self {
            sku: Sku::from(row.try_get::<String, _>(0)?),
            name: row.try_get(1)?,
            family: row.try_get(2)?,
            category: row.try_get(3)?,
            brand: row.try_get(4)?,
            price_minor: row.try_get(5)?,
            cost_minor: row.try_get(6)?,
            currency: row.try_get(7)?,
            status: ProductStatus::parse(status).ok_or_else(|| odd("status", status))?,
            stock: row.try_get(9)?,
            back_order: row.try_get(10)?,
            launch: day(row.try_get(11)?, "launch_on")?,
            end: day(row.try_get(12)?, "end_on")?,
            attributes: json(row.try_get(13)?, "attributes")?,
            tags: json(row.try_get(14)?, "tags")?,
            picture: row.try_get(15)?,
        })
    }

    fn into_put(self) -> Change {
        Change::PutProduct(Box::new(self))
    }

    fn to_remove(&self) -> Change {
        Change::RemoveProduct(self.sku.clone())
    }
}

fn day(text: Option<&str>, column: &str) -> Result<Option<NaiveDate>, sqlx::Error> {
    text.map(|text| text.parse().map_err(|_| odd(column, text))).transpose()
}

fn json<T: serde::de::DeserializeOwned + Default>(text: &str, column: &str) -> Result<T, sqlx::Error> {
    if matches!(text, "{}" | "[]") {
        return Ok(T::default());
    }
    serde_json::from_str(text).map_err(|_| odd(column, text))
}
