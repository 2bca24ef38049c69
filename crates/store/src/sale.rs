//! How much sold of each product.

use crate::StoreError;
use crate::error::Named;
use crate::store::Store;

const MICROS_A_DAY: i64 = 86_400_000_000;

const SOLD: &str = "SELECT l.sku, SUM(l.quantity) - COALESCE(SUM(r.back), 0) \
     FROM sales_order o JOIN order_line l ON l.sales_order = o.id \
     LEFT JOIN (SELECT sales_order, line, SUM(quantity) AS back FROM order_return GROUP BY sales_order, line) r \
     ON r.sales_order = l.sales_order AND r.line = l.line \
     WHERE o.placed_at > ? GROUP BY l.sku \
     HAVING SUM(l.quantity) > COALESCE(SUM(r.back), 0) ORDER BY l.sku";

impl Store {
    /// Units sold and not returned of each SKU, in so many days up to the last order; 0 days mean ever. Reads the lines
    /// of those orders.
    pub async fn units_sold(&self, days: u32) -> Result<Vec<(String, u32)>, StoreError> {
        let last: Option<i64> = sqlx::query_scalar("SELECT MAX(placed_at) FROM sales_order")
            .fetch_one(self.readers())
            .await
            .named(self.path())?;
        let from = match (last, days) {
            (None, _) => return Ok(Vec::new()),
            (_, 0) => i64::MIN,
            (Some(last), days) => last.saturating_sub(MICROS_A_DAY.saturating_mul(i64::from(days))),
        };
        let sold: Vec<(String, i64)> =
            sqlx::query_as(SOLD).bind(from).fetch_all(self.readers()).await.named(self.path())?;
        Ok(sold.into_iter().map(|(sku, units)| (sku, u32::try_from(units).unwrap_or(u32::MAX))).collect())
    }
}
