//! One order for the same lines, in whatever order files have them.

use super::item::Items;
use std::cmp::Ordering;
use tandem_model::OrderLine;

pub(crate) fn sort(lines: &mut [OrderLine], items: &Items) {
    if lines.iter().any(|line| line.external_id.is_some()) {
        // Numbers of lines sort by their value, since the shorter is the smaller.
        lines.sort_by(|a, b| {
            let length = |line: &OrderLine| line.external_id.as_ref().map(String::len);
            length(a).cmp(&length(b)).then_with(|| a.external_id.cmp(&b.external_id)).then_with(|| by_item(a, b, items))
        });
    } else {
        lines.sort_by(|a, b| by_item(a, b, items));
    }
}

fn by_item(a: &OrderLine, b: &OrderLine, items: &Items) -> Ordering {
    let sku = if a.item == b.item { Ordering::Equal } else { items.sku(a.item).cmp(items.sku(b.item)) };
    let says = |line: &OrderLine| {
        let amounts = [line.quantity_milli, line.unit_minor, line.net_minor, line.discount_minor];
        (amounts, line.tax_minor, line.refund.quantity_milli, line.refund.amount_minor, line.added_by as u8)
    };
    sku.then_with(|| says(a).cmp(&says(b))).then_with(|| a.reason.cmp(&b.reason))
}
