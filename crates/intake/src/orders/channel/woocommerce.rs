//! WooCommerce: orders as its REST interface gives them, `GET /wp-json/wc/v3/orders`.
//!
//! Amounts of lines are without tax, whatever the shop shows. Its own CSV of orders has all products in one cell and no
//! prices of theirs, so it is refused with a word on what to export.

use super::decimal::sum;
use super::json::{Fields, Members, Written, each_record};
use super::text::starts_like_json;
use super::{Channel, OrderFile, Sample};
use crate::header::find;
use crate::orders::context::Habits;
use crate::orders::field::OrderField as F;
use crate::orders::group::Intake;
use crate::orders::row::{Place, Role};
use crate::problem::{IntakeError, Problem, quoted};
use tandem_model::{Profile, TaxMode};

pub(super) struct WooCommerce;

const MEMBERS: [&str; 5] = ["line_items", "order_key", "prices_include_tax", "date_created_gmt", "created_via"];

const ORDER: &[(F, &str)] = &[
    (F::OrderId, "id"),
    (F::Currency, "currency"),
    (F::Status, "status"),
    (F::CustomerId, "customer_id"),
    (F::Email, "billing.email"),
    (F::Phone, "billing.phone"),
    (F::CustomerAccount, "billing.company"),
    (F::Region, "billing.country"),
    (F::OrderDiscount, "discount_total"),
    (F::Shipping, "shipping_total"),
    (F::OrderTax, "total_tax"),
    (F::Total, "total"),
    (F::Source, "created_via"),
];

const LINE: &[(F, &str)] = &[
    (F::LineId, "id"),
    (F::Sku, "sku"),
    (F::Name, "name"),
    (F::Quantity, "quantity"),
    (F::LineGross, "subtotal"),
    (F::LineTotal, "total"),
    (F::LineTax, "total_tax"),
];

/// What plugins write on a line that is part of another one.
const PART_OF: [&str; 5] = ["_bundled_by", "_composite_parent", "_mnm_container", "_woosb_parent_id", "_bundle_parent"];

impl Channel for WooCommerce {
    fn name(&self) -> &'static str {
        "woocommerce"
    }

    fn label(&self) -> &'static str {
        "WooCommerce"
    }

    fn habits(&self) -> Habits {
        Habits { discount_includes_lines: true, tax_mode: TaxMode::Exclusive, whole_orders: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        match sample.share_of_members(&MEMBERS) {
            80.. => 98,
            60.. => 60,
            _ if is_analytics(&sample.columns) => 92,
            _ => 0,
        }
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            if !starts_like_json(file)? {
                return Err(without_lines(&file.name).into());
            }
            each_record(file, intake, read_order)?;
        }
        Ok(())
    }
}

/// The headers of the report on orders, in the languages that shops show it in.
fn is_analytics(columns: &[String]) -> bool {
    const PRODUCTS: &[&str] = &["products", "produits", "produkte", "productos", "prodotti", "producten", "produtos"];
    const KIND: &[&str] = &[
        "customertype",
        "typedeclient",
        "kundentyp",
        "kundenart",
        "tipodecliente",
        "tipodicliente",
        "tipocliente",
        "klanttype",
    ];
    find(columns, PRODUCTS).is_some() && find(columns, KIND).is_some()
}

fn without_lines(name: &str) -> Problem {
    let message = format!(
        "{} tells no price of a product; take the orders from `/wp-json/wc/v3/orders`, or export a CSV with a row a \
         line and import it as a generic file",
        quoted(name)
    );
    Problem::new("no_order_lines", message)
}

fn read_order(intake: &mut Intake, order: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    let mut written = Written::new(head(order));
    for line in order.list("line_items") {
        if is_free_part(&line) {
            written.leave_out("bundle_part");
            continue;
        }
        let mut fields = Fields::of(&line, LINE);
        fields.put(F::ProductId, product(&line));
        refunded(order, &line, &mut fields);
        written.row(Role::Line, fields);
    }
    for fee in order.list("fee_lines") {
        written.beside(["fee".into(), fee.text("id"), fee.text("name")], fee.text("total"));
    }
    written.hand_to(intake, place)
}

fn head<'a>(order: &Members<'a>) -> Fields<'a> {
    let mut head = Fields::of(order, ORDER);
    match order.text("date_created_gmt") {
        none if none.is_empty() => head.put(F::PlacedAt, order.text("date_created")),
        at => {
            head.put(F::PlacedAt, at);
            head.put(F::TimeZone, "UTC");
        }
    }
    let codes: Vec<_> = order.list("coupon_lines").iter().map(|coupon| coupon.text("code")).collect();
    head.put(F::Offer, codes.join(", "));
    let refunds = order.list("refunds");
    if !refunds.is_empty() {
        head.put(F::OrderRefund, sum(refunds.iter().map(|refund| refund.text("total"))));
    }
    head
}

/// The variation, else the product; a product that was deleted has none.
fn product<'a>(line: &Members<'a>) -> std::borrow::Cow<'a, str> {
    match line.text("variation_id") {
        none if matches!(&*none, "" | "0") => line.text("product_id"),
        variation => variation,
    }
}

/// Parts of a bundle that come with its price.
fn is_free_part(line: &Members<'_>) -> bool {
    let part = line.list("meta_data").iter().any(|meta| PART_OF.contains(&&*meta.text("key")));
    part && !line.text("total").bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// What came back of the line, where the refunds of the order are told with their lines.
fn refunded<'a>(order: &Members<'a>, line: &Members<'a>, fields: &mut Fields<'a>) {
    let id = line.text("id");
    let (mut pieces, mut amounts) = (Vec::new(), Vec::new());
    for refund in order.list("refunds") {
        for back in refund.list("line_items") {
            let of = |meta: &Members<'_>| meta.text("key") == "_refunded_item_id" && meta.text("value") == id;
            if back.list("meta_data").iter().any(of) {
                pieces.push(back.text("quantity"));
                amounts.push(back.text("total"));
            }
        }
    }
    if !pieces.is_empty() {
        fields.put(F::RefundedQuantity, sum(pieces));
        fields.put(F::RefundedAmount, sum(amounts));
    }
}
