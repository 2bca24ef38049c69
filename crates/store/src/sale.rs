//! How much sold of each product.

use crate::StoreError;
use crate::error::Named;
use crate::order::{Returned, Skus, damaged, decode_lines};
use crate::store::Store;
use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection, Row};
use std::collections::BTreeMap;
use tandem_model::{LineKind, MILLI};

const MICROS_A_DAY: i64 = 86_400_000_000;

/// Sales that were neither cancelled nor trials.
const SALES: &str = "SELECT id, body FROM past_order \
     WHERE kind = 'sale' AND state IN ('open', 'completed', 'refunded') AND placed_at > ?";

impl Store {
    /// Units sold and not returned of each SKU, in so many days up to the last order; 0 days mean ever. Reads the lines
    /// of those orders.
    pub async fn units_sold(&self, days: u32) -> Result<Vec<(String, u32)>, StoreError> {
        let mut connection = self.readers().acquire().await.named(self.path())?;
        units_sold(&mut connection, days).await.named(self.path())
    }
}

async fn units_sold(connection: &mut SqliteConnection, days: u32) -> Result<Vec<(String, u32)>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    let last: Option<i64> = sqlx::query_scalar("SELECT MAX(placed_at) FROM past_order WHERE kind = 'sale'")
        .fetch_one(&mut *transaction)
        .await?;
    let from = match (last, days) {
        (None, _) => return Ok(Vec::new()),
        (_, 0) => i64::MIN,
        (Some(last), days) => last.saturating_sub(MICROS_A_DAY.saturating_mul(i64::from(days))),
    };
    let returned = Returned::all(&mut transaction).await?;
    let items = Skus::read(&mut transaction).await?;
    let mut milli: BTreeMap<u32, i64> = BTreeMap::new();
    let mut orders = sqlx::query(SALES).bind(from).fetch(&mut *transaction);
    while let Some(row) = orders.try_next().await? {
        let id = row.try_get(0)?;
        for (at, line) in decode_lines(row.try_get(1)?).map_err(damaged)?.iter().enumerate() {
            let kept = (line.kept_milli() - returned.milli(id, at)).max(0);
            if line.kind == LineKind::Product && kept > 0 {
                let sum = milli.entry(line.item).or_default();
                *sum = sum.saturating_add(kept);
            }
        }
    }
    drop(orders);
    transaction.commit().await?;
    let units = |milli: i64| u32::try_from(milli / MILLI).unwrap_or(u32::MAX);
    let mut sold: Vec<(String, u32)> =
        milli.into_iter().map(|(item, milli)| (items.sku(item).to_owned(), units(milli))).collect();
    sold.retain(|(_, units)| *units > 0);
    sold.sort();
    Ok(sold)
}
