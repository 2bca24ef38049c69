//! One import of orders, as one transaction: what is stored goes out, what is new comes in, and the account is kept.

use super::index;
use super::known::{StoredOrders, read_stored};
use super::returns::{self, ReturnMatcher};
use super::write::Writer;
use crate::StoreError;
use crate::error::Failure;
use crate::store::Store;
use crate::write::Work;
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteConnection;
use std::sync::{Arc, Mutex, PoisonError};
use tandem_model::{CustomerKey, Order, OrderRowCounts};
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// Batches on their way from whoever reads to whoever writes.
const WAITING: usize = 4;

/// What an import is of.
#[derive(Debug, Clone)]
pub struct NewImport {
    pub channel: String,
    pub account: String,
    /// Name and version.
    pub profile: String,
    /// Over the digests of all files, the profile and the account.
    pub digest: String,
    /// JSON list of the files.
    pub files: String,
    pub at: DateTime<Utc>,
}

/// Orders and dead letters that come out of the files of an import. Works on a thread of its own.
pub trait OrderFeed: Send + 'static {
    type Refusal: Send + 'static;

    /// Compares what was read with what is stored, and sends what is news. The import leaves nothing when this is
    /// refused.
    fn run(&mut self, stored: StoredOrders, to: &OrderSink) -> Result<ImportEnd, Self::Refusal>;

    /// Rows that were read, which tells how much is to be written.
    fn rows(&self) -> u64;

    fn matcher(&self) -> ReturnMatcher;

    /// The report as it is to be kept, once returns are matched.
    fn report(&mut self, matched: ReturnedLines) -> String;
}

/// What is written at the end, once it is known.
#[derive(Debug, Default)]
pub struct ImportEnd {
    pub rows: OrderRowCounts,
    /// SKUs that are new or have new names, which are a JSON list.
    pub items: Vec<ItemRow>,
    /// Customers that are new or of whom something new is known.
    pub customers: Vec<CustomerRow>,
    /// Dead letters that were let in, and whether just as they were.
    pub recovered: Vec<(i64, bool)>,
    /// Whether any return is stored, so that sales are to be found for them.
    pub returns: bool,
}

#[derive(Debug, Clone)]
pub struct ItemRow {
    pub id: u32,
    pub sku: String,
    pub names: String,
    /// Whether it is stored already.
    pub known: bool,
}

/// A customer with what the order placed last says.
#[derive(Debug, Clone)]
pub struct CustomerRow {
    pub id: i64,
    pub key: CustomerKey,
    pub traits: tandem_model::CustomerTraits,
    pub at: i64,
    /// Whether it is stored already.
    pub known: bool,
}

/// A part of what an import writes.
#[derive(Debug, Default)]
pub struct OrderBatch {
    pub new: Vec<OrderRow>,
    pub changed: Vec<ChangedRow>,
    pub dead: Vec<DeadRow>,
    /// Dead letters by id that were tried again and still wait.
    pub retried: Vec<(i64, DeadRow)>,
}

#[derive(Debug)]
pub struct OrderRow {
    pub order: Head,
    pub customer: Option<i64>,
    pub digest: i64,
    pub body: String,
}

/// An order without its lines.
pub type Head = Order;

#[derive(Debug)]
pub struct ChangedRow {
    pub id: i64,
    pub row: OrderRow,
    /// Digests of what files said of it, the latest and the one that was stored.
    pub said: [i64; 2],
}

/// An order that waits.
#[derive(Debug, Clone)]
pub struct DeadRow {
    pub digest: i64,
    pub external_id: String,
    pub code: String,
    pub cause: String,
    pub value_minor: i64,
    pub currency: String,
    pub row_count: u64,
    pub body: String,
}

/// Lines of returns in an import whose sale was found, and those whose sale was not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReturnedLines {
    pub matched: u64,
    pub unmatched: u64,
}

/// Takes batches; waits while the writer is behind.
pub struct OrderSink {
    to: mpsc::Sender<OrderBatch>,
}

impl OrderSink {
    /// False when the writer has failed, and nothing more is wanted.
    pub fn send(&self, batch: OrderBatch) -> bool {
        self.to.blocking_send(batch).is_ok()
    }
}

impl Store {
    /// Imports orders, all or nothing; one import at a time, and edits wait for the time that writing takes. The inner
    /// result is the feed's. Whatever was stored in between by others stays.
    pub async fn import_orders<F: OrderFeed>(
        &self,
        import: NewImport,
        feed: F,
    ) -> Result<Result<i64, F::Refusal>, StoreError> {
        let refusal = Arc::new(Mutex::new(None));
        let at = import.at;
        let work = ImportOrders { store: self.clone(), import, feed, refusal: refusal.clone() };
        let (_, revision) = self.write_onto(at, work).await?;
        let refused = refusal.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(match refused {
            Some(refused) => Err(refused),
            None => Ok(revision),
        })
    }
}

struct ImportOrders<F: OrderFeed> {
    store: Store,
    import: NewImport,
    feed: F,
    refusal: Arc<Mutex<Option<F::Refusal>>>,
}

impl<F: OrderFeed> Work for ImportOrders<F> {
    type Output = ();

    async fn run(self, connection: &mut SqliteConnection) -> Result<Option<()>, Failure> {
        let Self { store, import, mut feed, refusal } = self;
        let stored = read_stored(connection, &store, Handle::current(), &import).await?;
        let (account, number) = (stored.account, stored.import);
        let apart = index::worth_dropping(connection, feed.rows()).await?;
        if apart {
            index::drop_all(connection).await?;
        }
        let (to, mut batches) = mpsc::channel(WAITING);
        let fed = tokio::task::spawn_blocking(move || {
            let end = feed.run(stored, &OrderSink { to });
            (feed, end)
        });
        let mut writer = Writer::new(account, number, import.at.timestamp_micros());
        while let Some(batch) = batches.recv().await {
            writer.take(connection, batch).await?;
        }
        let (mut feed, end) = fed.await.map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        let end = match end {
            Ok(end) => end,
            Err(refused) => {
                *refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(refused);
                return Ok(None);
            }
        };
        writer.finish(connection, &end).await?;
        if apart {
            index::create_all(connection).await?;
        }
        writer.recover(connection).await?;
        let matched = if end.returns {
            returns::match_all(connection, account, number, &feed.matcher()).await?
        } else {
            ReturnedLines::default()
        };
        super::log::add(connection, number, account, &import, end.rows, &feed.report(matched)).await?;
        Ok(Some(()))
    }
}
