//! BigCommerce: the CSV of orders, whose products are packed in one cell, and orders as its V2 interface gives them.

use super::decimal::{Decimal, sum};
use super::json::{Fields, Members, Written, each_record};
use super::layout::{Layout, recognise};
use super::packed::products;
use super::taxes::Taxes;
use super::text::{open_or, starts_like_json};
use super::{Channel, OrderFile, Sample};
use crate::orders::context::Habits;
use crate::orders::field::OrderField as F;
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Place, Role};
use crate::problem::{IntakeError, Problem, quoted};
use crate::table::TableRow;
use tandem_model::{Profile, ReasonCode};

pub(super) struct BigCommerce;

const TABLE: [Layout; 1] = [Layout {
    signature: &["Order ID", "Order Date", "Product Details"],
    columns: &[
        ("orderid", F::OrderId),
        ("orderdate", F::PlacedAt),
        ("ordertime", F::PlacedTime),
        ("orderstatus", F::Status),
        ("customerid", F::CustomerId),
        ("customeremail", F::Email),
        ("emailaddress", F::Email),
        ("customerphone", F::Phone),
        ("phone", F::Phone),
        ("billingcompany", F::CustomerAccount),
        ("billingcountry", F::Region),
        ("shippingcountry", F::Region),
        ("ordercurrencycode", F::Currency),
        ("currencycode", F::Currency),
        ("taxtotal", F::OrderTax),
        ("ordertotalinctax", F::Total),
        ("ordertotal", F::Total),
        ("discountamount", F::OrderDiscount),
        ("coupondiscount", F::OrderDiscount),
        ("refundamount", F::OrderRefund),
        ("refundedamount", F::OrderRefund),
    ],
}];

/// What the exports are called that have a row an order and no products.
const WITHOUT_PRODUCTS: [&str; 4] = ["Order ID", "Order Date", "Order Status", "Order Total"];

const MEMBERS: [&str; 4] = ["status_id", "subtotal_ex_tax", "total_inc_tax", "items_total"];

const ORDER: &[(F, &str)] = &[
    (F::OrderId, "id"),
    (F::PlacedAt, "date_created"),
    (F::CustomerId, "customer_id"),
    (F::Email, "billing_address.email"),
    (F::Phone, "billing_address.phone"),
    (F::CustomerAccount, "billing_address.company"),
    (F::Region, "billing_address.country_iso2"),
    (F::Subtotal, "subtotal_ex_tax"),
    (F::Shipping, "shipping_cost_ex_tax"),
    (F::OrderTax, "total_tax"),
    (F::Total, "total_inc_tax"),
    (F::OrderRefund, "refunded_amount"),
    (F::Source, "order_source"),
];

const PRODUCT: &[(F, &str)] = &[
    (F::LineId, "id"),
    (F::Sku, "sku"),
    (F::ProductId, "product_id"),
    (F::Name, "name"),
    (F::Quantity, "quantity"),
    (F::UnitPrice, "price_ex_tax"),
    (F::LineGross, "total_ex_tax"),
    (F::LineTax, "total_tax"),
    (F::LineType, "type"),
    (F::RefundedQuantity, "quantity_refunded"),
];

/// By the number that a shop cannot reword.
const STATUSES: [&str; 15] = [
    "Incomplete",
    "Pending",
    "Shipped",
    "Partially Shipped",
    "Refunded",
    "Cancelled",
    "Declined",
    "Awaiting Payment",
    "Awaiting Pickup",
    "Awaiting Shipment",
    "Completed",
    "Awaiting Fulfillment",
    "Manual Verification Required",
    "Disputed",
    "Partially Refunded",
];

impl Channel for BigCommerce {
    fn name(&self) -> &'static str {
        "bigcommerce"
    }

    fn label(&self) -> &'static str {
        "BigCommerce"
    }

    fn habits(&self) -> Habits {
        Habits { discount_includes_lines: true, whole_orders: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        if sample.share_of_members(&MEMBERS) >= 75 {
            return 98;
        }
        match sample.share_of_members(&["order_id", "price_ex_tax", "quantity_refunded", "base_total"]) {
            100 => 92,
            _ if sample.share(&WITHOUT_PRODUCTS) == 100 && sample.share(&["Cart Base Amount"]) == 100 => 92,
            _ => recognise(&TABLE, sample),
        }
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        let alone = files.len() == 1;
        for file in files {
            if !starts_like_json(file)? {
                read_table(file, intake)?;
                continue;
            }
            let name = file.name.clone();
            each_record(file, intake, |intake, record, place| match record.has("status_id") {
                true if alone && is_link(record) => Err(without_products(&name).into()),
                true => read_order(intake, record, place),
                false => read_product(intake, record, place),
            })?;
        }
        Ok(())
    }
}

/// Whether the order tells only where its products are.
fn is_link(order: &Members<'_>) -> bool {
    !order.has_list("products") && products_of(order).is_empty()
}

/// The products beside the order, or in the consignments that they are sent with.
fn products_of<'a>(order: &Members<'a>) -> Vec<Members<'a>> {
    let found = order.list("products");
    if !found.is_empty() {
        return found;
    }
    let mut consignments = order.list("consignments");
    if consignments.is_empty() {
        consignments.push(order.object("consignments"));
    }
    let ways = |of: &Members<'a>| ["shipping", "pickups", "downloads"].map(|way| of.list(way));
    consignments.iter().flat_map(ways).flatten().flat_map(|way| way.list("line_items")).collect()
}

fn without_products(name: &str) -> Problem {
    let message = format!(
        "{} tells of each order only where its products are; give the products of the orders beside it, or put them \
         into the member `products`",
        quoted(name)
    );
    Problem::new("no_order_lines", message)
}

fn read_order(intake: &mut Intake, order: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    let lines = products_of(order);
    let mut head = Fields::of(order, ORDER);
    head.put(F::TaxMode, "exclusive");
    head.put(F::Status, status(order));
    // What the shopper paid in; `currency_code` is what prices were shown in.
    let currency = match order.text("default_currency_code") {
        none if none.is_empty() => order.text("currency_code"),
        code => code,
    };
    head.put(F::Currency, currency);
    head.put(F::OrderDiscount, sum([order.text("discount_amount"), order.text("coupon_discount")]));
    let codes = lines.iter().flat_map(|line| line.list("applied_discounts")).map(|of| of.text("code"));
    let mut codes: Vec<_> = codes.filter(|code| !code.is_empty()).collect();
    codes.sort();
    codes.dedup();
    head.put(F::Offer, codes.join(", "));
    let mut written = Written::new(head);
    for line in &lines {
        match line_of(line) {
            Some(fields) => written.row(Role::Line, fields),
            None => written.leave_out("bundle_part"),
        }
    }
    written.beside(["fee", "", "Handling"].map(Into::into), order.text("handling_cost_ex_tax"));
    written.beside(["fee", "", "Gift wrapping"].map(Into::into), order.text("wrapping_cost_ex_tax"));
    written.hand_to(intake, place)
}

fn status<'a>(order: &Members<'a>) -> std::borrow::Cow<'a, str> {
    if order.text("is_deleted") == "true" {
        return "deleted".into();
    }
    let known = order.text("status_id").parse().ok().and_then(|number: usize| STATUSES.get(number).copied());
    known.map_or_else(|| order.text("status"), Into::into)
}

/// A product that came apart from its order.
fn read_product(intake: &mut Intake, product: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    let Some(mut fields) = line_of(product) else { return intake.leave_out("bundle_part") };
    fields.put(F::OrderId, product.text("order_id"));
    let mut written = Written::new(Fields::default());
    written.row(Role::Line, fields);
    written.hand_to(intake, place)
}

/// Nothing for the part of a bundle that comes with its price.
fn line_of<'a>(product: &Members<'a>) -> Option<Fields<'a>> {
    let is_zero = |text: &str| Decimal::parse(text).is_some_and(Decimal::is_zero);
    let whole = product.text("parent_order_product_id");
    if !matches!(&*whole, "" | "0") && is_zero(&product.text("total_ex_tax")) {
        return None;
    }
    let mut fields = Fields::of(product, PRODUCT);
    let discounts = product.list("applied_discounts");
    fields.put(F::LineDiscount, sum(discounts.iter().map(|discount| discount.text("amount"))));
    let paid_back = product.text("refund_amount");
    // What the pieces cost with tax is what they are worth here without it, which their share of the line tells.
    if !is_zero(&paid_back) && !is_price_with_tax(product, &paid_back) {
        fields.put(F::RefundedAmount, paid_back);
    }
    Some(fields)
}

fn is_price_with_tax(product: &Members<'_>, amount: &str) -> bool {
    let price = Decimal::parse(&product.text("price_inc_tax"));
    let pieces = product.text("quantity_refunded").parse().ok();
    price.zip(pieces).map(|(price, pieces)| price.times(pieces)) == Decimal::parse(amount)
}

fn read_table(file: &mut OrderFile, intake: &mut Intake) -> Result<(), IntakeError> {
    let refusal =
        "has no column `Product Details`, so it tells no products; export the orders with the default template";
    let table = open_or(file, &TABLE, refusal)?;
    let packed = table.column("productdetails").unwrap_or(usize::MAX);
    let taxes = Taxes::of(table.headers());
    table.read(intake, |draft, row, intake| read_packed(draft, row, packed, &taxes, intake))
}

fn read_packed<'r>(
    mut draft: Draft<'r>,
    row: &'r TableRow,
    packed: usize,
    taxes: &Taxes,
    intake: &mut Intake,
) -> Result<(), IntakeError> {
    let cell = row.cell(packed).trim();
    let lines = match products(cell) {
        Some(lines) => lines,
        None if cell.is_empty() => Vec::new(),
        None => return intake.flawed(draft.place, ReasonCode::NotATable),
    };
    let with_tax = taxes.are_held(row, &lines);
    taxes.fill(&mut draft, row, with_tax);
    if lines.is_empty() {
        draft.role = Role::Head;
        return intake.row(&draft);
    }
    for (at, line) in lines.iter().enumerate() {
        let mut draft = draft.clone();
        draft.counts = at == 0;
        for (field, text) in line {
            draft.set(*field, text);
        }
        intake.row(&draft)?;
    }
    let handling = taxes.handling(row, with_tax);
    if handling.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        draft.counts = false;
        for (field, text) in [(F::LineType, "fee"), (F::Name, "Handling"), (F::Quantity, "1"), (F::LineGross, handling)]
        {
            draft.set(field, text);
        }
        intake.row(&draft)?;
    }
    Ok(())
}
