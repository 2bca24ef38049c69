//! Sales found for what came back, anew for every customer that an import touches, so that it never matters which file
//! came first.

use super::import::ReturnedLines;
use super::known::read_order;
use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tandem_model::{Order, OrderKind};

use crate::table::insert_all;

/// Decides which sale each returned line comes from, among orders of one customer or number, the earliest first.
pub type ReturnMatcher = Arc<dyn Fn(&[Order]) -> Vec<ReturnTake> + Send + Sync>;

/// Pieces of a returned line that are taken from a line of a sale; orders by their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnTake {
    pub returned: usize,
    pub line: usize,
    pub sale: usize,
    pub sale_line: usize,
    pub quantity_milli: i64,
}

const COLUMNS: &str = "o.id, o.kind, o.external_id, o.placed_at, o.customer, o.currency, o.state, o.body";

/// Orders of customers that have returns, and that the import touches.
const BY_CUSTOMER: &str = "FROM past_order o WHERE o.account = ? AND o.customer IN \
     (SELECT customer FROM past_order WHERE account = ? AND kind = 'return' AND customer IS NOT NULL) AND o.customer IN \
     (SELECT customer FROM past_order WHERE account = ? AND import = ? AND customer IS NOT NULL) \
     ORDER BY o.customer, o.placed_at, o.external_id, o.kind";

/// Orders that share their number with a return of nobody.
const BY_NUMBER: &str = "FROM past_order o WHERE o.account = ? AND o.external_id IN \
     (SELECT external_id FROM past_order WHERE account = ? AND kind = 'return' AND customer IS NULL) AND o.external_id IN \
     (SELECT external_id FROM past_order WHERE account = ? AND import = ?) \
     ORDER BY o.external_id, o.placed_at, o.kind";

/// Matches the returns that an import may have changed; answers how its own came out.
pub(crate) async fn match_all(
    connection: &mut SqliteConnection,
    account: i64,
    import: i64,
    matcher: &ReturnMatcher,
) -> Result<ReturnedLines, sqlx::Error> {
    let of_import: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM past_order WHERE account = ? AND import = ? AND kind = 'return'")
            .bind(account)
            .bind(import)
            .fetch_all(&mut *connection)
            .await?;
    let mut matching = Matching { of_import: of_import.into_iter().collect(), ..Matching::default() };
    for (rest, same) in [(BY_CUSTOMER, same_customer as Same), (BY_NUMBER, same_number)] {
        let sql = format!("SELECT {COLUMNS} {rest}");
        let mut rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(account)
            .bind(account)
            .bind(account)
            .bind(import)
            .fetch(&mut *connection);
        let mut group: Vec<(i64, i64, Order)> = Vec::new();
        while let Some(row) = rows.try_next().await? {
            let order = read(&row)?;
            if group.last().is_some_and(|last| !same(last, &order)) {
                matching.add(&group, matcher);
                group.clear();
            }
            group.push(order);
        }
        drop(rows);
        matching.add(&group, matcher);
    }
    matching.write(connection).await?;
    Ok(matching.lines)
}

type Same = fn(&(i64, i64, Order), &(i64, i64, Order)) -> bool;

fn same_customer(a: &(i64, i64, Order), b: &(i64, i64, Order)) -> bool {
    a.1 == b.1
}

fn same_number(a: &(i64, i64, Order), b: &(i64, i64, Order)) -> bool {
    a.2.external_id == b.2.external_id
}

/// Id, customer's id, order.
fn read(row: &SqliteRow) -> Result<(i64, i64, Order), sqlx::Error> {
    Ok((row.try_get(0)?, row.try_get::<Option<i64>, _>(4)?.unwrap_or(0), read_order(row, &HashMap::new())?))
}

#[derive(Default)]
struct Matching {
    of_import: HashSet<i64>,
    /// Returns that were looked at.
    returned: Vec<i64>,
    /// Return, line, sale, line, thousandths.
    takes: Vec<(i64, i64, i64, i64, i64)>,
    lines: ReturnedLines,
}

impl Matching {
    fn add(&mut self, group: &[(i64, i64, Order)], matcher: &ReturnMatcher) {
        if group.iter().all(|(.., order)| order.kind == OrderKind::Sale) {
            return;
        }
        let orders: Vec<Order> = group.iter().map(|(.., order)| order.clone()).collect();
        let takes = matcher(&orders);
        let mut found: HashMap<(usize, usize), i64> = HashMap::new();
        for take in &takes {
            *found.entry((take.returned, take.line)).or_default() += take.quantity_milli;
            let id = |at: usize| group[at].0;
            self.takes.push((
                id(take.returned),
                take.line as i64,
                id(take.sale),
                take.sale_line as i64,
                take.quantity_milli,
            ));
        }
        for (at, (id, _, order)) in group.iter().enumerate().filter(|(_, (.., order))| order.kind == OrderKind::Return)
        {
            self.returned.push(*id);
            if self.of_import.contains(id) {
                for (line, back) in order.lines.iter().enumerate() {
                    let whole = found.get(&(at, line)).is_some_and(|milli| *milli >= back.quantity_milli);
                    let count = if whole { &mut self.lines.matched } else { &mut self.lines.unmatched };
                    *count += 1;
                }
            }
        }
    }

    async fn write(&mut self, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        for some in self.returned.chunks(500) {
            let list: Vec<String> = some.iter().map(i64::to_string).collect();
            let sql = format!("DELETE FROM return_match WHERE returned IN ({})", list.join(", "));
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut *connection).await?;
        }
        let head = "INSERT INTO return_match (returned, line, sale, sale_line, quantity_milli)";
        insert_all(connection, head, 5, &self.takes, |take, to| {
            to.add(take.0);
            to.add(take.1);
            to.add(take.2);
            to.add(take.3);
            to.add(take.4);
        })
        .await
    }
}
