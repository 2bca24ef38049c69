//! Counts of rows by reason.

use super::dead::code_of;
use std::collections::BTreeMap;
use tandem_model::{Order, ReasonCode, ReasonCount};

/// Rows, and what they are worth.
pub(super) type Counts = BTreeMap<ReasonCode, (u64, i64)>;

/// A return read from the rows of a sale has as many rows as lines; the sale has the others.
pub(super) fn share_rows(rows: u64, orders: Vec<Order>) -> Vec<(u64, Order)> {
    let last = orders.len().saturating_sub(1);
    let mut left = rows;
    let share = |(at, order): (usize, Order)| {
        let own = if at == last { left } else { left.min(order.lines.len() as u64) };
        left -= own;
        (own, order)
    };
    orders.into_iter().enumerate().map(share).collect()
}

pub(super) fn count(counts: &mut Counts, reason: ReasonCode, rows: u64, value: i64) {
    let counted = counts.entry(reason).or_default();
    counted.0 += rows;
    counted.1 = counted.1.saturating_add(value);
}

pub(super) fn told(counts: Counts) -> Vec<ReasonCount> {
    let told = |(reason, (count, value_minor))| ReasonCount { code: code_of(reason), count, value_minor };
    counts.into_iter().map(told).collect()
}
