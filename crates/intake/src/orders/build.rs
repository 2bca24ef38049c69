//! One order out of the rows that belong to it, or what speaks against it.

use super::context::{Context, Problem, Problems};
use super::field::{Level, OrderField};
use super::item::Items;
use super::kind::KindMemory;
use super::line::{ReadLine, Scope, read_lines};
use super::pseudonym::whole_number;
use super::row::Row;
use super::sort::sort;
use super::{amount, duplicate, head};
use crate::currency::decimals;
use tandem_model::{LineKind, Order, OrderKind, OrderLine, OrderStatus, OrderTotals, ReasonCode, Refund};

/// The rows of one order and the bytes that their cells are in.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'r> {
    pub(crate) rows: &'r [Row],
    pub(crate) bytes: &'r [u8],
}

impl<'r> Rows<'r> {
    pub(crate) fn get(self, row: usize, field: OrderField) -> &'r str {
        self.rows[row].get(field, self.bytes)
    }

    /// What the rows say of the order. Where they contradict each other it is the smallest text, whatever their order.
    pub(crate) fn told(self, field: OrderField) -> &'r str {
        self.all_told(field).min().unwrap_or_default()
    }

    /// Every text that the rows have there, but no text twice in a row.
    pub(crate) fn all_told(self, field: OrderField) -> impl Iterator<Item = &'r str> {
        debug_assert_eq!(field.level(), Level::Order);
        let mut last: &[u8] = &[];
        self.rows.iter().filter_map(move |row| {
            let text = row.bytes(field, self.bytes);
            if text.is_empty() || text == last {
                return None;
            }
            last = text;
            Some(row.get(field, self.bytes))
        })
    }
}

/// What became of the rows of one order.
#[derive(Debug)]
pub(crate) enum Built {
    /// A sale, what came back of it, or both.
    Read {
        orders: Vec<Order>,
        warnings: Vec<ReasonCode>,
        ignored: Vec<(usize, ReasonCode)>,
    },
    Held {
        problems: Vec<Problem>,
        value_minor: i64,
        currency: String,
    },
    /// Nothing is stored: every row was left out.
    Ignored(Vec<(usize, ReasonCode)>),
}

pub(crate) fn build(context: &Context, items: &mut Items, kinds: &mut KindMemory, rows: Rows<'_>) -> Built {
    let mut problems = Problems::default();
    let mut order = head::read(context, &mut problems, rows);
    order.external_id = whole_number(rows.told(OrderField::OrderId)).to_owned();
    if order.external_id.is_empty() {
        problems.order(context, ReasonCode::OrderIdMissing, OrderField::OrderId, "");
    }
    if let Some(lead) = context.habits.lead
        && context.present.has(lead)
        && rows.told(lead).is_empty()
    {
        problems.order(context, ReasonCode::ContinuationWithoutParent, lead, "");
    }
    let scope = Scope { places: decimals(&order.currency), status: order.status };
    let mut lines = read_lines(context, items, kinds, &mut problems, rows, scope);
    duplicate::leave_out_overlap(&mut problems, rows, &mut lines);
    duplicate::leave_out(context, &mut problems, &mut lines);
    let (sold, back) = part(lines);
    order.lines = sold;
    amount::complete(context, &mut problems, &mut order);
    let returned = (!back.is_empty()).then(|| {
        let placed_at = head::returned_at(context, &mut problems, rows).unwrap_or(order.placed_at);
        Order { placed_at, ..returned(&order, back) }
    });
    finish(problems, order, returned, items, rows)
}

/// What was sold, and what came back. Deductions stay with what they were deducted from.
fn part(lines: Vec<ReadLine>) -> (Vec<OrderLine>, Vec<OrderLine>) {
    let sells = lines.iter().any(|read| !read.back);
    let (back, sold): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|read| read.back && (!sells || read.line.kind == LineKind::Product));
    let lines_of = |reads: Vec<ReadLine>| -> Vec<OrderLine> { reads.into_iter().map(|read| read.line).collect() };
    (lines_of(sold), lines_of(back))
}

fn finish(problems: Problems, order: Order, returned: Option<Order>, items: &Items, rows: Rows<'_>) -> Built {
    let Problems { held, warnings, ignored, ignored_whole } = problems;
    if let Some(reason) = ignored_whole {
        return Built::Ignored((0..rows.rows.len()).map(|row| (row, reason)).collect());
    }
    if !held.is_empty() {
        return Built::Held { problems: held, value_minor: value(&order, returned.as_ref()), currency: order.currency };
    }
    let mut orders = Vec::with_capacity(1);
    orders.extend(returned);
    if !order.lines.is_empty() || (orders.is_empty() && ignored.len() < rows.rows.len()) {
        orders.push(order);
    }
    if orders.is_empty() {
        return Built::Ignored(ignored);
    }
    for order in &mut orders {
        sort(&mut order.lines, items);
    }
    Built::Read { orders, warnings, ignored }
}

/// The document of what came back, with pieces and amounts above zero.
fn returned(order: &Order, mut lines: Vec<OrderLine>) -> Order {
    for line in &mut lines {
        line.quantity_milli = line.quantity_milli.abs();
        line.unit_minor = line.unit_minor.abs();
        line.net_minor = line.net_minor.abs();
        line.discount_minor = line.discount_minor.abs();
        line.tax_minor = line.tax_minor.map(i64::abs);
        line.refund = Refund::default();
    }
    let totals = OrderTotals::default();
    Order { kind: OrderKind::Return, status: OrderStatus::Completed, totals, lines, ..order.clone() }
}

/// What is at stake: what the lines come to, else what the order says it does.
fn value(order: &Order, returned: Option<&Order>) -> i64 {
    let lines = order.lines.iter().chain(returned.iter().flat_map(|order| &order.lines));
    match lines.map(|line| line.net_minor.abs()).fold(0, i64::saturating_add) {
        0 => order.totals.total_minor.unwrap_or(0).abs(),
        value => value,
    }
}
