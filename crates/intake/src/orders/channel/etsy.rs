//! Orders exported by Etsy, in two files that may come together: a row an item sold, and a row an order.

use super::layout::{Layout, is_zero, open, recognise};
use super::{Channel, OrderFile, Sample};
use crate::orders::context::Habits;
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::row::Role;
use crate::problem::IntakeError;
use tandem_model::{DateOrder, Profile};

pub(super) struct Etsy;

const ORDERS: usize = 1;

/// Shops in Britain see other words for postage.
const LAYOUTS: [Layout; 2] = {
    use OrderField as F;
    [
        Layout {
            signature: &["Sale Date", "Item Name", "Quantity", "Price", "Transaction ID", "Listing ID", "Order ID"],
            columns: &[
                ("orderid", F::OrderId),
                ("saledate", F::PlacedAt),
                ("buyer", F::CustomerId),
                ("currency", F::Currency),
                ("shipcountry", F::Region),
                ("deliverycountry", F::Region),
                ("couponcode", F::Offer),
                ("discountamount", F::OrderDiscount),
                ("ordershipping", F::Shipping),
                ("orderdelivery", F::Shipping),
                ("shippingdiscount", F::ShippingDiscount),
                ("deliverydiscount", F::ShippingDiscount),
                ("ordersalestax", F::OrderTax),
                ("ordertype", F::Source),
                ("transactionid", F::LineId),
                ("listingid", F::ProductId),
                ("sku", F::Sku),
                ("itemname", F::Name),
                ("quantity", F::Quantity),
                ("price", F::UnitPrice),
                ("itemtotal", F::LineGross),
            ],
        },
        Layout {
            signature: &["Sale Date", "Order ID", "Number of Items", "Order Value", "Order Total"],
            columns: &[
                ("orderid", F::OrderId),
                ("saledate", F::PlacedAt),
                ("buyeruserid", F::CustomerId),
                ("buyer", F::CustomerId),
                ("currency", F::Currency),
                ("shipcountry", F::Region),
                ("deliverycountry", F::Region),
                ("status", F::Status),
                ("ordervalue", F::Subtotal),
                ("couponcode", F::Offer),
                ("discountamount", F::OrderDiscount),
                ("shipping", F::Shipping),
                ("delivery", F::Shipping),
                ("shippingdiscount", F::ShippingDiscount),
                ("deliverydiscount", F::ShippingDiscount),
                ("salestax", F::OrderTax),
                ("ordertotal", F::Total),
                ("adjustedordertotal", F::TotalAfterRefunds),
                ("ordertype", F::Source),
            ],
        },
    ]
};

impl Channel for Etsy {
    fn name(&self) -> &'static str {
        "etsy"
    }

    fn label(&self) -> &'static str {
        "Etsy"
    }

    fn habits(&self) -> Habits {
        Habits { dates: DateOrder::MonthFirst, whole_orders: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        recognise(&LAYOUTS, sample)
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            let table = open(file, &LAYOUTS, true)?;
            let (layout, paid, at_market) = (table.layout, table.column("datepaid"), table.column("inpersondiscount"));
            table.read(intake, |mut draft, row, intake| {
                draft.set(OrderField::CustomerId, user(draft.get(OrderField::CustomerId)));
                if layout == ORDERS {
                    draft.role = Role::Head;
                } else if paid.is_some_and(|column| row.cell(column).trim().is_empty()) {
                    draft.set(OrderField::PaymentStatus, "unpaid");
                }
                let off_at_market = at_market.map_or("", |column| row.cell(column));
                if !is_zero(off_at_market) && is_zero(draft.get(OrderField::OrderDiscount)) {
                    draft.set(OrderField::OrderDiscount, off_at_market);
                }
                intake.row(&draft)
            })?;
        }
        Ok(())
    }
}

/// `Full Name (user)`: only the user is the same in both files.
fn user(buyer: &str) -> &str {
    let inner = buyer.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inner.map_or(buyer, |(_, user)| user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buyer_is_the_user_in_brackets() {
        assert_eq!(
            ["A. Buyer (potlover)", "potlover", "(a) (b)", ")", ""].map(user),
            ["potlover", "potlover", "b", ")", ""]
        );
    }
}
