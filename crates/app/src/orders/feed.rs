//! What an import of orders sends to the file: the news among what was read, and what waits.

use super::customers::Customers;
use super::dead::Morgue;
use super::known::Stored;
use super::replay::Origin;
use super::tally::{Counts, count, share_rows, told};
use crate::progress::Progress;
use crate::source::Source;
use std::collections::HashMap;
use std::sync::Arc;
use tandem_intake::orders::channel::scope_of;
use tandem_intake::orders::{Group, Item, Items, Orders, Outcome, Settled, Settler, Written, match_returns};
use tandem_model::{Fault, LineKind, Order, OrderKind, OrderScope, OrdersReport, Profile, ReasonCode, ReturnCounts};
use tandem_store::{
    ChangedRow, CustomerRow, ImportEnd, ItemRow, OrderBatch, OrderFeed, OrderRow, OrderSink, ReturnMatcher, ReturnTake,
    ReturnedLines, StoredOrders, encode_body,
};

/// Orders sent at once.
const BATCH: usize = 512;

pub(crate) struct Feed {
    /// Taken when the import runs.
    pub(crate) orders: Option<Orders>,
    pub(crate) scope: OrderScope,
    pub(crate) sources: Vec<Source>,
    pub(crate) profile: String,
    pub(crate) progress: Progress,
    pub(crate) report: OrdersReport,
    /// Where the report and what was sold are left for after the import.
    pub(crate) told: Arc<std::sync::Mutex<Option<Told>>>,
    /// Which dead letters are tried again.
    origin: Origin,
    /// What was sold, gathered on the way.
    sold: Vec<Sold>,
}

/// What an import tells once it is stored.
pub(crate) struct Told {
    pub(crate) report: OrdersReport,
    pub(crate) sold: Vec<Sold>,
}

/// A SKU that was sold as a product.
pub(crate) struct Sold {
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) currency: String,
    /// When it was sold last, and at what price.
    pub(crate) last: (i64, i64),
}

impl Feed {
    pub(crate) fn new(
        orders: Orders,
        scope: OrderScope,
        sources: Vec<Source>,
        progress: Progress,
        report: OrdersReport,
        told: Arc<std::sync::Mutex<Option<Told>>>,
    ) -> Self {
        let profile = report.profile.clone();
        Self {
            orders: Some(orders),
            scope,
            sources,
            profile,
            progress,
            report,
            told,
            origin: Origin::new(),
            sold: Vec::new(),
        }
    }

    /// Dead letters once more.
    pub(crate) fn again(orders: Orders, profile: &Profile, report: OrdersReport, origin: Origin) -> Self {
        let (progress, told) = (Progress::silent(), Arc::default());
        Self { origin, ..Self::new(orders, scope_of(profile), Vec::new(), progress, report, told) }
    }
}

impl OrderFeed for Feed {
    type Refusal = Fault;

    fn run(&mut self, stored: StoredOrders, to: &OrderSink) -> Result<ImportEnd, Fault> {
        let mut orders = self.orders.take().expect("an import runs once");
        let mut run = Run::new(self, orders.written(), &stored, to);
        let mut settler: Settler<u64> = Settler::new(self.scope);
        let mut settled = Vec::new();
        let mut groups = Vec::new();
        loop {
            self.progress.go_on()?;
            let more = orders
                .next_partition(&mut run.items, &mut |group| groups.push(group))
                .map_err(|error| Fault::new("disk_failed", format!("rows could not be kept aside: {error}")))?;
            let orders = run.sort_out(groups.drain(..));
            settler.settle(&mut Stored(&stored), &run.items, orders, &mut settled)?;
            if !more {
                settler.finish(&run.items, &mut settled);
            }
            for (rows, settled) in settled.drain(..) {
                run.keep(rows, settled)?;
            }
            if !more {
                break;
            }
        }
        let (end, report, sold) = run.finish()?;
        self.report = report;
        self.sold = sold;
        Ok(end)
    }

    fn rows(&self) -> u64 {
        self.report.rows.read
    }

    fn matcher(&self) -> ReturnMatcher {
        Arc::new(|orders| {
            let take = |take: tandem_intake::orders::Take| ReturnTake {
                returned: take.returned,
                line: take.line,
                sale: take.sale,
                sale_line: take.sale_line,
                quantity_milli: take.quantity_milli,
            };
            match_returns(orders).into_iter().map(take).collect()
        })
    }

    fn report(&mut self, matched: ReturnedLines) -> String {
        self.report.returns = ReturnCounts { matched: matched.matched, unmatched: matched.unmatched };
        let text = serde_json::to_string(&self.report).expect("counts and texts are JSON");
        let told = Told { report: self.report.clone(), sold: std::mem::take(&mut self.sold) };
        *self.told.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(told);
        text
    }
}

struct Run<'f> {
    to: &'f OrderSink,
    stored: &'f StoredOrders,
    morgue: Morgue<'f>,
    origin: &'f Origin,
    recovered: Vec<(i64, bool)>,
    items: Items,
    /// How many names each item had.
    named: Vec<usize>,
    customers: Customers<'f>,
    batch: OrderBatch,
    report: OrdersReport,
    dead: Counts,
    ignored: Counts,
    warnings: Counts,
    sold: HashMap<u32, (i64, i64, String)>,
    returns: bool,
}

impl<'f> Run<'f> {
    fn new(feed: &'f Feed, written: Written, stored: &'f StoredOrders, to: &'f OrderSink) -> Self {
        let names = |text: &str| -> Vec<Box<str>> { serde_json::from_str(text).unwrap_or_default() };
        let known = stored.items.iter().map(|(sku, known)| Item { sku: sku.as_str().into(), names: names(known) });
        let items = Items::of(known);
        Self {
            to,
            stored,
            morgue: Morgue {
                sources: &feed.sources,
                profile: feed.profile.clone(),
                present: written.present.fields().map(|field| field.name().to_owned()).collect(),
                dates: written.dates,
                decimal: written.decimal,
            },
            origin: &feed.origin,
            recovered: Vec::new(),
            named: items.since(0).iter().map(|item| item.names.len()).collect(),
            items,
            customers: Customers::of(stored),
            batch: OrderBatch::default(),
            report: feed.report.clone(),
            dead: Counts::new(),
            ignored: Counts::new(),
            warnings: Counts::new(),
            sold: HashMap::new(),
            returns: stored.returns,
        }
    }

    /// Orders that were read, each with the rows that it stands for; what waits or is left out is done with.
    fn sort_out(&mut self, groups: impl Iterator<Item = Group>) -> Vec<(u64, Order)> {
        let mut read = Vec::new();
        for Group { rows, outcome } in groups {
            match outcome {
                Outcome::Read { orders, warnings, ignored } => {
                    warnings.into_iter().for_each(|reason| count(&mut self.warnings, reason, 1, 0));
                    orders.first().iter().for_each(|order| self.recover(&order.external_id));
                    let left = rows - ignored.len() as u64;
                    self.leave_out(ignored);
                    read.extend(share_rows(left, orders));
                }
                Outcome::Held(held) => {
                    let row = self.morgue.row(&held);
                    if let Some((id, _)) = self.origin.get(&held.order_id) {
                        self.report.rows.dead_lettered += rows;
                        self.batch.retried.push((*id, row));
                        continue;
                    }
                    // What was mended or given up before is no news either.
                    if self.stored.dead.get(&row.digest) == Some(&false) {
                        self.report.rows.unchanged += rows;
                        continue;
                    }
                    self.report.rows.dead_lettered += rows;
                    count(&mut self.dead, held.problems[0].reason, rows, held.value_minor);
                    self.batch.dead.push(row);
                }
                Outcome::Ignored { order_id, reasons } => {
                    self.recover(&order_id);
                    self.leave_out(reasons);
                }
            }
        }
        read
    }

    /// The dead letter of an order that waits no more.
    fn recover(&mut self, order_id: &str) {
        if let Some((id, edited)) = self.origin.get(order_id) {
            self.recovered.push((*id, !edited));
        }
    }

    fn leave_out(&mut self, reasons: Vec<ReasonCode>) {
        self.report.rows.ignored += reasons.len() as u64;
        reasons.into_iter().for_each(|reason| count(&mut self.ignored, reason, 1, 0));
    }

    fn keep(&mut self, rows: u64, settled: Settled) -> Result<(), Fault> {
        match settled {
            Settled::Unchanged { .. } => self.report.rows.unchanged += rows,
            Settled::New { order, digest } => {
                self.report.rows.stored += rows;
                self.report.orders.inserted += 1;
                let row = self.row(order, digest);
                self.batch.new.push(row);
            }
            Settled::Changed { id, order, digest, said } => {
                self.report.rows.stored += rows;
                self.report.orders.updated += 1;
                let before = self.stored.find(order.kind, &order.external_id).map_or(said, |(_, digest)| digest);
                let row = self.row(order, digest);
                self.batch.changed.push(ChangedRow { id, row, said: [said, before] });
            }
        }
        if self.batch.new.len() + self.batch.changed.len() + self.batch.dead.len() >= BATCH {
            self.send()
        } else {
            Ok(())
        }
    }

    fn send(&mut self) -> Result<(), Fault> {
        match self.to.send(std::mem::take(&mut self.batch)) {
            true => Ok(()),
            // The writer's own failure is what is told.
            false => Err(Fault::new("store_failed", "the workspace file could not be written")),
        }
    }

    fn row(&mut self, mut order: Order, digest: i64) -> OrderRow {
        self.returns |= order.kind == OrderKind::Return;
        let at = order.placed_at.timestamp_micros();
        if order.kind == OrderKind::Sale {
            for line in order.lines.iter().filter(|line| line.kind == LineKind::Product) {
                let told = (at, line.unit_minor);
                match self.sold.get_mut(&line.item) {
                    Some(sold) if (sold.0, sold.1) >= told => {}
                    Some(sold) => (sold.0, sold.1) = told,
                    None => _ = self.sold.insert(line.item, (told.0, told.1, order.currency.clone())),
                }
            }
        }
        let traits = std::mem::take(&mut order.traits);
        let customer = order.customer.as_ref().map(|key| self.customers.id(key, traits, at));
        let body = encode_body(&order);
        order.lines = Vec::new();
        OrderRow { order, customer, digest, body }
    }

    fn finish(mut self) -> Result<(ImportEnd, OrdersReport, Vec<Sold>), Fault> {
        self.send()?;
        let known = self.stored.items.len();
        let items = self
            .items
            .since(0)
            .iter()
            .enumerate()
            .filter(|(at, item)| *at >= known || item.names.len() > self.named[*at]);
        let items = items.map(|(at, item)| ItemRow {
            id: at as u32,
            sku: item.sku.to_string(),
            names: serde_json::to_string(&item.names).expect("texts are JSON"),
            known: at < known,
        });
        let items = items.collect();
        let customers: Vec<CustomerRow> = self.customers.into_rows();
        self.report.customers = customers.iter().filter(|customer| !customer.known).count() as u64;
        self.report.dead_letters = told(self.dead);
        self.report.ignored.extend(told(self.ignored));
        self.report.warnings = told(self.warnings);
        self.report.reconciled = self.report.rows.reconciled();
        let name = |item: &Item| item.names.first().map(|name| name.to_string()).unwrap_or_default();
        let sold = self.sold.into_iter().map(|(item, (at, unit, currency))| {
            let found = &self.items.since(0)[item as usize];
            Sold { sku: found.sku.to_string(), name: name(found), currency, last: (at, unit) }
        });
        let end =
            ImportEnd { rows: self.report.rows, items, customers, recovered: self.recovered, returns: self.returns };
        Ok((end, self.report, sold.collect()))
    }
}
