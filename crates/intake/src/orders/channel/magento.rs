//! Magento and Adobe Commerce: orders as their REST interface gives them, `GET /rest/V1/orders`.
//!
//! A configurable product stands on two items, of which the first has the amounts and the second is what was bought; a
//! bundle on one for itself and one for each part, with the amounts on either. Times are UTC, amounts without tax.

use super::decimal::{Decimal, less, sum};
use super::json::{Fields, Members, Written, each_record};
use super::text::starts_like_json;
use super::{Channel, OrderFile, Sample};
use crate::orders::context::Habits;
use crate::orders::field::OrderField as F;
use crate::orders::group::Intake;
use crate::orders::row::{Place, Role};
use crate::problem::{IntakeError, Problem, quoted};
use tandem_model::{Profile, TaxMode};

pub(super) struct Magento;

const MEMBERS: [&str; 6] =
    ["increment_id", "order_currency_code", "base_grand_total", "qty_ordered", "row_total", "store_id"];

/// Columns of the list of orders that its screens export, which has no products.
const GRID: [&str; 5] = ["Purchase Point", "Purchase Date", "Bill-to Name", "Ship-to Name", "Grand Total (Base)"];

const ORDER: &[(F, &str)] = &[
    (F::PlacedAt, "created_at"),
    (F::Currency, "order_currency_code"),
    (F::CustomerId, "customer_id"),
    (F::Email, "customer_email"),
    (F::CustomerAccount, "billing_address.company"),
    (F::Region, "billing_address.country_id"),
    (F::Tier, "customer_group_id"),
    (F::Subtotal, "subtotal"),
    (F::OrderTax, "tax_amount"),
    (F::Total, "grand_total"),
    (F::OrderRefund, "total_refunded"),
    (F::Offer, "coupon_code"),
    (F::Source, "store_id"),
];

const ITEM: &[(F, &str)] = &[
    (F::LineId, "item_id"),
    (F::Sku, "sku"),
    (F::ProductId, "product_id"),
    (F::Name, "name"),
    (F::Quantity, "qty_ordered"),
    (F::CancelledQuantity, "qty_canceled"),
    (F::UnitPrice, "price"),
    (F::LineGross, "row_total"),
    (F::LineTax, "tax_amount"),
    (F::RefundedQuantity, "qty_refunded"),
];

impl Channel for Magento {
    fn name(&self) -> &'static str {
        "magento"
    }

    fn label(&self) -> &'static str {
        "Magento / Adobe Commerce"
    }

    fn habits(&self) -> Habits {
        Habits { discount_includes_lines: true, tax_mode: TaxMode::Exclusive, whole_orders: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        match sample.share_of_members(&MEMBERS) {
            80.. => 98,
            60.. => 60,
            _ if sample.share(&GRID) >= 80 => 92,
            _ => 0,
        }
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            if !starts_like_json(file)? {
                let message = format!(
                    "{} has no products, only one row an order; take the orders from `/rest/V1/orders`",
                    quoted(&file.name)
                );
                return Err(Problem::new("no_order_lines", message).into());
            }
            each_record(file, intake, read_order)?;
        }
        Ok(())
    }
}

fn read_order(intake: &mut Intake, order: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    let mut written = Written::new(head(order));
    let items = order.list("items");
    for item in &items {
        let children: Vec<&Members<'_>> = items.iter().filter(|child| parent(child, item)).collect();
        match (&*item.text("product_type"), children.as_slice()) {
            ("configurable", [child, ..]) => written.row(Role::Line, configured(item, child)),
            ("bundle", [_, ..]) if children.iter().any(|child| has_amount(child)) => written.leave_out("bundle_whole"),
            _ => match items.iter().find(|whole| parent(item, whole)).map(|whole| whole.text("product_type")) {
                // Its parent's line says what it is, so it only speaks of the order.
                Some(kind) if kind == "configurable" => written.row(Role::Head, Fields::default()),
                Some(_) if !has_amount(item) => written.leave_out("bundle_part"),
                _ => written.row(Role::Line, line(item)),
            },
        }
    }
    written.hand_to(intake, place)
}

fn head<'a>(order: &Members<'a>) -> Fields<'a> {
    let mut head = Fields::of(order, ORDER);
    let first = |names: [&str; 2]| match order.text(names[0]) {
        none if none.is_empty() => order.text(names[1]),
        text => text,
    };
    head.put(F::OrderId, first(["entity_id", "increment_id"]));
    // A shop words `status` as it likes; `state` is one of a few.
    head.put(F::Status, first(["state", "status"]));
    head.put(F::TimeZone, "UTC");
    // The discount holds that of the shipping, and tax where prices hold it.
    let [discount, of_shipping, tax, tax_of_shipping] = [
        "discount_amount",
        "shipping_discount_amount",
        "discount_tax_compensation_amount",
        "shipping_discount_tax_compensation_amount",
    ]
    .map(|name| order.text(name));
    let discount = Decimal::parse(&discount).map_or(discount.into_owned(), |amount| amount.abs().text());
    head.put(F::OrderDiscount, less(&discount, &[&of_shipping, &tax]));
    let shipping = less(&order.text("shipping_amount"), &[&of_shipping]);
    head.put(F::Shipping, sum([shipping.as_str(), &tax_of_shipping]));
    head
}

fn parent(child: &Members<'_>, whole: &Members<'_>) -> bool {
    let id = child.text("parent_item_id");
    !matches!(&*id, "" | "0") && id == whole.text("item_id")
}

fn has_amount(item: &Members<'_>) -> bool {
    Decimal::parse(&item.text("row_total")).is_none_or(|amount| !amount.is_zero())
}

fn line<'a>(item: &Members<'a>) -> Fields<'a> {
    let mut fields = Fields::of(item, ITEM);
    let discount = less(&item.text("discount_amount"), &[&item.text("discount_tax_compensation_amount")]);
    fields.put(F::LineDiscount, discount);
    let back = [item.text("discount_refunded"), item.text("discount_tax_compensation_refunded")];
    let of_discount = less(&back[0], &[&back[1]]);
    fields.put(F::RefundedAmount, less(&item.text("amount_refunded"), &[&of_discount]));
    fields
}

/// Amounts of the configurable, and the product that was chosen.
fn configured<'a>(item: &Members<'a>, child: &Members<'a>) -> Fields<'a> {
    let mut fields = line(item);
    for (field, path) in [(F::Sku, "sku"), (F::ProductId, "product_id"), (F::Name, "name")] {
        let chosen = child.text(path);
        if !chosen.is_empty() {
            fields.put(field, chosen);
        }
    }
    fields
}
