//! Amounts of an order that BigCommerce's CSV tells twice, without tax and with it.

use super::decimal::{Decimal, sum};
use super::packed::Product;
use crate::header::find;
use crate::orders::field::OrderField as F;
use crate::orders::row::Draft;
use crate::table::TableRow;

/// Columns that stand twice, without tax and with it. Prices in the packed cell are as the shop shows them.
pub(super) struct Taxes {
    subtotal: [Option<usize>; 2],
    shipping: [Option<usize>; 2],
    handling: [Option<usize>; 2],
}

impl Taxes {
    pub(super) fn of(columns: &[String]) -> Self {
        let pair = |ex: &[&str], inc: &[&str]| [find(columns, ex), find(columns, inc)];
        Self {
            subtotal: pair(&["subtotalextax", "subtotal", "cartbaseamount"], &["subtotalinctax"]),
            shipping: pair(&["shippingcostextax", "shippingcost", "shippingtotal"], &["shippingcostinctax"]),
            handling: pair(
                &["handlingcostextax", "handlingextax", "handlingcost"],
                &["handlingcostinctax", "handlinginctax"],
            ),
        }
    }

    /// Whether the prices of the products come to the subtotal with tax rather than to the one without.
    pub(super) fn are_held(&self, row: &TableRow, lines: &[Product<'_>]) -> bool {
        let of = |column: Option<usize>| Decimal::parse(row.cell(column?));
        let prices = lines.iter().flatten().filter(|(field, _)| *field == F::LineGross).map(|(_, text)| text);
        let goods = Decimal::parse(&sum(prices));
        let [without, with] = self.subtotal.map(of);
        goods.is_some() && goods == with && goods != without
    }

    pub(super) fn fill<'r>(&self, draft: &mut Draft<'r>, row: &'r TableRow, with_tax: bool) {
        let at = usize::from(with_tax);
        for (field, columns) in [(F::Subtotal, self.subtotal), (F::Shipping, self.shipping)] {
            if let Some(column) = columns[at].or(columns[0]) {
                draft.set(field, row.cell(column));
            }
        }
        if self.subtotal.iter().all(Option::is_some) {
            draft.set(F::TaxMode, if with_tax { "inclusive" } else { "exclusive" });
        }
    }

    /// Empty where there is none.
    pub(super) fn handling<'r>(&self, row: &'r TableRow, with_tax: bool) -> &'r str {
        self.handling[usize::from(with_tax)].map_or("", |column| row.cell(column).trim())
    }
}
