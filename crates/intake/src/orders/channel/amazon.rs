//! Reports of Amazon's Seller Central: all orders, orders to ship, and what came back to its warehouses. Nothing is quoted
//! in them, and a product's name may begin with a quote.

use super::layout::{Layout, open, recognise};
use super::{Channel, OrderFile, Sample};
use crate::orders::context::Habits;
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Role};
use crate::problem::{IntakeError, Problem};
use crate::table::TableRow;
use tandem_model::Profile;

pub(super) struct Amazon;

const TO_SHIP: usize = 1;
const RETURNS: usize = 2;

/// Prices are for the whole quantity of a row, before promotions.
const LAYOUTS: [Layout; 3] = {
    use OrderField as F;
    [
        Layout {
            signature: &["amazon-order-id", "purchase-date", "order-status", "sku", "quantity"],
            columns: &[
                ("amazonorderid", F::OrderId),
                ("purchasedate", F::PlacedAt),
                ("orderstatus", F::Status),
                ("itemstatus", F::LineStatus),
                ("orderstatus", F::LineStatus),
                ("saleschannel", F::Source),
                ("promotionids", F::Offer),
                ("shipcountry", F::Region),
                ("currency", F::Currency),
                ("sku", F::Sku),
                ("asin", F::ProductId),
                ("productname", F::Name),
                ("quantity", F::Quantity),
                ("itemprice", F::LineGross),
                ("itemtax", F::LineTax),
                ("itempromotiondiscount", F::LineDiscount),
                ("shippingprice", F::Shipping),
                ("shippromotiondiscount", F::ShippingDiscount),
            ],
        },
        Layout {
            signature: &["order-id", "order-item-id", "purchase-date", "sku", "quantity-purchased"],
            columns: &[
                ("orderid", F::OrderId),
                ("orderitemid", F::LineId),
                ("purchasedate", F::PlacedAt),
                ("buyeremail", F::Email),
                ("saleschannel", F::Source),
                ("itempromotionid", F::Offer),
                ("shipcountry", F::Region),
                ("currency", F::Currency),
                ("sku", F::Sku),
                ("productname", F::Name),
                ("quantitypurchased", F::Quantity),
                ("itemprice", F::LineGross),
                ("itemtax", F::LineTax),
                ("itempromotiondiscount", F::LineDiscount),
                ("shippingprice", F::Shipping),
                ("shippromotiondiscount", F::ShippingDiscount),
            ],
        },
        Layout {
            signature: &["return-date", "order-id", "sku", "asin", "fnsku", "quantity"],
            columns: &[
                ("orderid", F::OrderId),
                ("returndate", F::PlacedAt),
                ("sku", F::Sku),
                ("asin", F::ProductId),
                ("productname", F::Name),
                ("quantity", F::Quantity),
                ("reason", F::ReturnReason),
                ("licenseplatenumber", F::LineId),
            ],
        },
    ]
};

impl Channel for Amazon {
    fn name(&self) -> &'static str {
        "amazon"
    }

    fn label(&self) -> &'static str {
        "Amazon"
    }

    fn habits(&self) -> Habits {
        Habits {
            blank_amounts: true,
            line_status: true,
            shipping_by_line: true,
            whole_orders: true,
            ..Habits::default()
        }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        recognise(&LAYOUTS, sample)
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        let mut of_sales = None;
        for file in files {
            let table = open(file, &LAYOUTS, false)?;
            let layout = table.layout;
            if layout != RETURNS && *of_sales.get_or_insert(layout) != layout {
                return Err(two_reports().into());
            }
            let marks = Marks {
                channel: table.column("saleschannel"),
                business: table.column("isbusinessorder"),
                left: table.column("quantitytoship").filter(|_| layout == TO_SHIP),
            };
            table.read(intake, |mut draft, row, intake| {
                if layout == RETURNS {
                    draft.role = Role::Refund;
                } else {
                    marks.set(&mut draft, row);
                }
                intake.row(&draft)
            })?;
        }
        Ok(())
    }
}

/// Both list the same orders, each in its own way.
fn two_reports() -> Problem {
    let message =
        "the report of all orders and that of orders to ship tell of the same orders; import one after the other";
    Problem::new("two_reports", message)
}

/// Columns from which something about the order follows.
struct Marks {
    channel: Option<usize>,
    business: Option<usize>,
    left: Option<usize>,
}

impl Marks {
    fn set(&self, draft: &mut Draft<'_>, row: &TableRow) {
        let text = |column: Option<usize>| column.map_or("", |column| row.cell(column).trim());
        draft.set(OrderField::TaxMode, tax_mode(text(self.channel)));
        if text(self.business).eq_ignore_ascii_case("true") {
            draft.set(OrderField::Tier, "business");
        }
        if !matches!(text(self.left), "" | "0") {
            draft.set(OrderField::Status, "unshipped");
        }
    }
}

/// Prices hold tax wherever shops must show it so; in North America it comes on top.
fn tax_mode(channel: &str) -> &'static str {
    let channel = channel.to_ascii_lowercase();
    match channel.strip_prefix("amazon.") {
        Some("com" | "ca") => "exclusive",
        Some(_) => "inclusive",
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marketplace_tells_whether_prices_hold_tax() {
        let found = ["Amazon.com", "Amazon.ca", "Amazon.co.uk", "amazon.de", "Non-Amazon", ""].map(tax_mode);
        assert_eq!(found, ["exclusive", "exclusive", "inclusive", "inclusive", "", ""]);
    }
}
