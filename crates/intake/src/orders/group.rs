//! The rows of an import, taken in one by one and given back order by order.

use super::build::{Built, Rows, build};
use super::context::{Context, Present, Problem, Written};
use super::date::DateEvidence;
use super::field::{AMOUNTS, OrderField};
use super::item::Items;
use super::kind::KindMemory;
use super::money::MoneyEvidence;
use super::partition::{Partitions, Spill, hash_of};
use super::row::{Draft, Place, Role, Row, order_of, ranges, unpack};
use crate::problem::IntakeError;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use tandem_model::{DateOrder, DecimalSign, Order, ReasonCode};

/// Rows between two questions whether to go on.
const STRIDE: u64 = 4096;

/// Takes the rows of all files of an import.
pub struct Intake {
    partitions: Partitions,
    dates: DateEvidence,
    money: MoneyEvidence,
    present: Present,
    left_out: BTreeMap<&'static str, u64>,
    read: u64,
    go_on: Box<dyn FnMut() -> bool + Send>,
}

impl Intake {
    /// `go_on` is asked now and then; when it says no, reading ends with [`IntakeError::Stopped`].
    pub fn new(spill: Box<dyn Spill>, go_on: Box<dyn FnMut() -> bool + Send>) -> Self {
        Self {
            partitions: Partitions::new(spill),
            dates: DateEvidence::default(),
            money: MoneyEvidence::default(),
            present: Present::default(),
            left_out: BTreeMap::new(),
            read: 0,
            go_on,
        }
    }

    /// Takes a row.
    pub fn row(&mut self, draft: &Draft<'_>) -> Result<(), IntakeError> {
        self.count(draft)?;
        let date = draft.get(OrderField::PlacedAt);
        if !date.is_empty() {
            self.dates.observe(date);
        }
        for field in AMOUNTS {
            let text = draft.get(field);
            if !text.is_empty() {
                self.money.observe(text);
            }
        }
        for field in OrderField::ALL {
            if !draft.get(field).is_empty() {
                self.present.add(field);
            }
        }
        Ok(self.partitions.push(draft)?)
    }

    /// Takes a row that could not be read.
    pub fn flawed(&mut self, place: Place, reason: ReasonCode) -> Result<(), IntakeError> {
        let mut draft = Draft::new(place);
        draft.role = Role::Flawed(reason);
        self.count(&draft)?;
        Ok(self.partitions.push(&draft)?)
    }

    /// Counts a row that holds no order by the channel's nature: a summary, a footer.
    pub fn leave_out(&mut self, why: &'static str) -> Result<(), IntakeError> {
        *self.left_out.entry(why).or_default() += 1;
        self.count(&Draft::new(Place::default()))
    }

    /// Fields that a mapping or a channel fills, whether or not any row does.
    pub fn expect(&mut self, fields: impl IntoIterator<Item = OrderField>) {
        fields.into_iter().for_each(|field| self.present.add(field));
    }

    fn count(&mut self, draft: &Draft<'_>) -> Result<(), IntakeError> {
        self.read += u64::from(draft.counts);
        if self.read.is_multiple_of(STRIDE) && !(self.go_on)() { Err(IntakeError::Stopped) } else { Ok(()) }
    }

    pub fn rows_read(&self) -> u64 {
        self.read
    }

    /// What the file tells of how it is written, where the profile leaves that open.
    pub fn decide(&self, dates: DateOrder, decimal: DecimalSign) -> (DateOrder, DecimalSign) {
        (self.dates.decide(dates), self.money.decide(decimal))
    }

    pub fn present(&self) -> Present {
        self.present
    }

    /// Rows left out by the channel's nature, by what they are.
    pub fn left_out(&self) -> &BTreeMap<&'static str, u64> {
        &self.left_out
    }

    pub fn into_orders(self, context: Context) -> Orders {
        Orders { partitions: self.partitions, context, kinds: KindMemory::default(), rows: Vec::new() }
    }
}

/// Gives the orders of an import, a partition at a time.
pub struct Orders {
    partitions: Partitions,
    context: Context,
    kinds: KindMemory,
    rows: Vec<Row>,
}

/// The rows of one order and what became of them.
#[derive(Debug)]
pub struct Group {
    /// Rows that the account counts.
    pub rows: u64,
    pub outcome: Outcome,
}

#[derive(Debug)]
pub enum Outcome {
    Read {
        /// A sale, what came back of it, or both.
        orders: Vec<Order>,
        warnings: Vec<ReasonCode>,
        /// Rows of it that were left out, with the reason of each.
        ignored: Vec<ReasonCode>,
    },
    Held(Held),
    /// All of it was left out.
    Ignored {
        order_id: String,
        reasons: Vec<ReasonCode>,
    },
}

/// An order that waits, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub order_id: String,
    pub problems: Vec<Problem>,
    pub rows: Vec<HeldRow>,
    pub value_minor: i64,
    pub currency: String,
}

/// A row of it as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    pub place: Place,
    pub role: Role,
    pub counts: bool,
    pub fields: BTreeMap<OrderField, String>,
}

impl Orders {
    pub fn written(&self) -> Written {
        self.context.written()
    }

    /// The groups of the next partition, handed to `take` one by one; false when there was none left.
    pub fn next_partition(&mut self, items: &mut Items, take: &mut dyn FnMut(Group)) -> io::Result<bool> {
        let Some(bytes) = self.partitions.take()? else { return Ok(false) };
        let mut keys: Vec<(u64, u32, Range<usize>)> = Vec::with_capacity(bytes.len() / 64);
        for (at, range) in ranges(&bytes).enumerate() {
            let (number, order) = order_of(&bytes, range.clone());
            let hash = if order.is_empty() { hash_of(&number) } else { hash_of(order) };
            keys.push((hash, at as u32, range));
        }
        keys.sort_unstable_by_key(|(hash, at, _)| (*hash, *at));
        for same_hash in keys.chunk_by(|a, b| a.0 == b.0) {
            let mut rows = std::mem::take(&mut self.rows);
            rows.clear();
            rows.extend(same_hash.iter().map(|(.., range)| unpack(&bytes, range.clone())));
            rows.sort_by(|a, b| a.bytes(OrderField::OrderId, &bytes).cmp(b.bytes(OrderField::OrderId, &bytes)));
            let same = |a: &Row, b: &Row| {
                let id = a.bytes(OrderField::OrderId, &bytes);
                !id.is_empty() && id == b.bytes(OrderField::OrderId, &bytes)
            };
            for order in rows.chunk_by(same) {
                take(self.group(items, Rows { rows: order, bytes: &bytes }));
            }
            self.rows = rows;
        }
        Ok(true)
    }

    fn group(&mut self, items: &mut Items, rows: Rows<'_>) -> Group {
        let counted = rows.rows.iter().filter(|row| row.counts).count() as u64;
        let outcome = match flaw(rows) {
            Some(reason) => self.flawed(reason, rows),
            None => match build(&self.context, items, &mut self.kinds, rows) {
                Built::Read { orders, warnings, ignored } => {
                    Outcome::Read { orders, warnings, ignored: counted_reasons(rows, ignored) }
                }
                Built::Held { problems, value_minor, currency } => {
                    Outcome::Held(held(rows, problems, value_minor, currency))
                }
                Built::Ignored(ignored) => left_out(rows, counted_reasons(rows, ignored)),
            },
        };
        Group { rows: counted, outcome }
    }

    fn flawed(&self, reason: ReasonCode, rows: Rows<'_>) -> Outcome {
        if self.context.policy.disposition(reason) == tandem_model::Disposition::Ignore {
            return left_out(rows, vec![reason; rows.rows.len()]);
        }
        let problem = Problem { reason, row: Some(0), field: None, text: String::new() };
        Outcome::Held(held(rows, vec![problem], 0, self.context.currency.clone()))
    }
}

/// Flawed rows know no order, so each stands alone.
fn flaw(rows: Rows<'_>) -> Option<ReasonCode> {
    match rows.rows {
        [Row { role: Role::Flawed(reason), .. }] => Some(*reason),
        _ => None,
    }
}

fn counted_reasons(rows: Rows<'_>, ignored: Vec<(usize, ReasonCode)>) -> Vec<ReasonCode> {
    ignored.into_iter().filter(|(row, _)| rows.rows[*row].counts).map(|(_, reason)| reason).collect()
}

fn left_out(rows: Rows<'_>, reasons: Vec<ReasonCode>) -> Outcome {
    Outcome::Ignored { order_id: rows.told(OrderField::OrderId).to_owned(), reasons }
}

fn held(rows: Rows<'_>, problems: Vec<Problem>, value_minor: i64, currency: String) -> Held {
    let of = |row: &Row| HeldRow {
        place: row.place,
        role: row.role,
        counts: row.counts,
        fields: row.fields().map(|field| (field, row.get(field, rows.bytes).to_owned())).collect(),
    };
    Held {
        order_id: rows.told(OrderField::OrderId).to_owned(),
        problems,
        rows: rows.rows.iter().map(of).collect(),
        value_minor,
        currency,
    }
}
