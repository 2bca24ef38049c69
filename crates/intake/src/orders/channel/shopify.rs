//! Orders exported by Shopify: a row a line item, of which the first also tells of the order.

use super::layout::{Layout, open, recognise};
use super::{Channel, OrderFile, Sample};
use crate::orders::context::Habits;
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Role};
use crate::problem::IntakeError;
use tandem_model::Profile;

pub(super) struct Shopify;

const LAYOUTS: [Layout; 1] = {
    use OrderField as F;
    [Layout {
        signature: &["Name", "Lineitem name", "Lineitem quantity"],
        columns: &[
            ("name", F::OrderId),
            ("createdat", F::PlacedAt),
            ("currency", F::Currency),
            ("financialstatus", F::PaymentStatus),
            ("fulfillmentstatus", F::Status),
            ("cancelledat", F::CancelledAt),
            ("canceledat", F::CancelledAt),
            ("email", F::Email),
            ("phone", F::Phone),
            ("billingphone", F::Phone),
            ("shippingphone", F::Phone),
            ("billingcompany", F::CustomerAccount),
            ("shippingcompany", F::CustomerAccount),
            ("shippingcountry", F::Region),
            ("billingcountry", F::Region),
            ("subtotal", F::Subtotal),
            ("discountamount", F::OrderDiscount),
            ("shipping", F::Shipping),
            ("taxes", F::OrderTax),
            ("total", F::Total),
            ("refundedamount", F::OrderRefund),
            ("discountcode", F::Offer),
            ("source", F::Source),
            ("lineitemsku", F::Sku),
            ("lineitemname", F::Name),
            ("lineitemquantity", F::Quantity),
            ("lineitemprice", F::UnitPrice),
            ("lineitemdiscount", F::LineDiscount),
        ],
    }]
};

impl Channel for Shopify {
    fn name(&self) -> &'static str {
        "shopify"
    }

    fn label(&self) -> &'static str {
        "Shopify"
    }

    fn habits(&self) -> Habits {
        Habits {
            discount_includes_lines: true,
            subtotal_after_discount: true,
            lead: Some(OrderField::Total),
            whole_orders: true,
            ..Habits::default()
        }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        recognise(&LAYOUTS, sample)
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            let table = open(file, &LAYOUTS, true)?;
            let payment = table.column("paymentmethod");
            table.read(intake, |mut draft, row, intake| {
                if payment.is_some_and(|column| is_trial(row.cell(column))) {
                    draft.set(OrderField::Test, "test");
                }
                if !has_line(&draft) {
                    draft.role = Role::Head;
                }
                intake.row(&draft)
            })?;
        }
        Ok(())
    }
}

fn has_line(draft: &Draft<'_>) -> bool {
    [OrderField::Name, OrderField::Sku, OrderField::Quantity].iter().any(|field| !draft.get(*field).is_empty())
}

/// Whether no money moved: Shopify calls its pretended way to pay the bogus gateway.
fn is_trial(payment: &str) -> bool {
    const TRIAL: &str = "bogus";
    payment.as_bytes().windows(TRIAL.len()).any(|part| part.eq_ignore_ascii_case(TRIAL.as_bytes()))
}
