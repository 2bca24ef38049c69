//! What an order says, as one number: orders that say the same have the same.

use std::hash::{DefaultHasher, Hash, Hasher};
use tandem_model::{Order, OrderLine};

/// Compared only with digests of the same order in the same workspace, since items are numbered there.
pub fn digest(order: &Order) -> i64 {
    let mut hasher = DefaultHasher::new();
    order.external_id.hash(&mut hasher);
    (order.kind as u8, order.status as u8, order.tax_mode as u8, order.test).hash(&mut hasher);
    order.placed_at.timestamp_micros().hash(&mut hasher);
    order.customer.hash(&mut hasher);
    order.currency.hash(&mut hasher);
    let totals = &order.totals;
    [totals.subtotal_minor, totals.discount_minor, totals.shipping_minor, totals.tax_minor].hash(&mut hasher);
    [totals.total_minor, totals.refunded_minor].hash(&mut hasher);
    (&order.codes.offer, &order.codes.source, &order.codes.group).hash(&mut hasher);
    order.lines.len().hash(&mut hasher);
    order.lines.iter().for_each(|line| hash_line(line, &mut hasher));
    hasher.finish() as i64
}

fn hash_line(line: &OrderLine, hasher: &mut DefaultHasher) {
    line.external_id.hash(hasher);
    (line.item, line.kind as u8, line.added_by as u8, line.refund.basis as u8).hash(hasher);
    [line.quantity_milli, line.unit_minor, line.net_minor, line.discount_minor].hash(hasher);
    [line.refund.quantity_milli, line.refund.amount_minor].hash(hasher);
    line.tax_minor.hash(hasher);
    line.reason.hash(hasher);
}
