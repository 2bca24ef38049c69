//! What readers of past orders need beside them.

use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::HashMap;

/// The SKU of each item.
pub(crate) struct Skus(HashMap<u32, String>);

impl Skus {
    pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Self, sqlx::Error> {
        let rows: Vec<(u32, String)> = sqlx::query_as("SELECT id, sku FROM item").fetch_all(connection).await?;
        Ok(Self(rows.into_iter().collect()))
    }

    pub(crate) fn sku(&self, item: u32) -> &str {
        self.0.get(&item).map_or("", String::as_str)
    }
}

/// Pieces of sales that came back in documents of their own, by sale and line.
pub(crate) struct Returned(HashMap<(i64, i64), i64>);

impl Returned {
    pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Self, sqlx::Error> {
        let sql = "SELECT sale, sale_line, SUM(quantity_milli) FROM return_match GROUP BY sale, sale_line";
        Self::of(sqlx::query(sql).fetch_all(connection).await?)
    }

    pub(crate) async fn of_customer(connection: &mut SqliteConnection, customer: i64) -> Result<Self, sqlx::Error> {
        let sql = "SELECT m.sale, m.sale_line, SUM(m.quantity_milli) FROM return_match m \
                   JOIN past_order o ON o.id = m.sale WHERE o.customer = ? GROUP BY m.sale, m.sale_line";
        Self::of(sqlx::query(sql).bind(customer).fetch_all(connection).await?)
    }

    pub(crate) async fn of_sale(connection: &mut SqliteConnection, sale: i64) -> Result<Self, sqlx::Error> {
        let sql =
            "SELECT sale, sale_line, SUM(quantity_milli) FROM return_match WHERE sale = ? GROUP BY sale, sale_line";
        Self::of(sqlx::query(sql).bind(sale).fetch_all(connection).await?)
    }

    /// By return and its line: pieces whose sale was found.
    pub(crate) async fn of_return(connection: &mut SqliteConnection, back: i64) -> Result<Self, sqlx::Error> {
        let sql =
            "SELECT returned, line, SUM(quantity_milli) FROM return_match WHERE returned = ? GROUP BY returned, line";
        Self::of(sqlx::query(sql).bind(back).fetch_all(connection).await?)
    }

    fn of(rows: Vec<sqlx::sqlite::SqliteRow>) -> Result<Self, sqlx::Error> {
        let read = |row: &sqlx::sqlite::SqliteRow| {
            let place = (row.try_get(0)?, row.try_get(1)?);
            Ok::<_, sqlx::Error>((place, row.try_get(2)?))
        };
        Ok(Self(rows.iter().map(read).collect::<Result<_, _>>()?))
    }

    pub(crate) fn milli(&self, sale: i64, line: usize) -> i64 {
        self.0.get(&(sale, line as i64)).copied().unwrap_or(0)
    }
}

/// An order whose body cannot be read.
pub(crate) fn damaged(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}
