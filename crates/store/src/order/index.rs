//! Indexes over past orders, which a large import makes anew: sorting once is cheaper than finding a place for each order.

use sqlx::sqlite::SqliteConnection;

/// As the migration makes them.
const INDEXES: [(&str, &str); 3] = [
    ("past_order_by_number", "CREATE UNIQUE INDEX past_order_by_number ON past_order (account, external_id, kind)"),
    ("past_order_by_customer", "CREATE INDEX past_order_by_customer ON past_order (customer)"),
    ("past_order_by_time", "CREATE INDEX past_order_by_time ON past_order (placed_at)"),
];
/// Imports of fewer rows leave them.
const MANY: u64 = 50_000;

/// Whether so many rows are more than the orders that would be sorted with them.
pub(crate) async fn worth_dropping(connection: &mut SqliteConnection, rows: u64) -> Result<bool, sqlx::Error> {
    if rows < MANY {
        return Ok(false);
    }
    let stored: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM past_order").fetch_one(connection).await?;
    Ok(stored.unsigned_abs() < rows / 4)
}

/// Within the import's transaction, so that nobody ever sees the file without them.
pub(crate) async fn drop_all(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for (name, _) in INDEXES {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP INDEX {name}"))).execute(&mut *connection).await?;
    }
    Ok(())
}

pub(crate) async fn create_all(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for (_, create) in INDEXES {
        sqlx::query(create).execute(&mut *connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_migration() {
        let migration = include_str!("../../../../migrations/0004_orders.sql");
        for (_, create) in INDEXES {
            assert!(migration.contains(create), "{create}");
        }
    }
}
