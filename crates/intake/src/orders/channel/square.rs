//! Square: the CSV of items sold, and orders as its Orders API gives them.
//!
//! What came back is rows of their own in both. Amounts are without tax; those of the interface are whole minor units.

use super::json::{Fields, Members, Written, each_record};
use super::layout::{Layout, recognise};
use super::text::{open_or, starts_like_json};
use super::{Channel, OrderFile, Sample};
use crate::amount::format_minor;
use crate::orders::context::Habits;
use crate::orders::field::OrderField as F;
use crate::orders::group::Intake;
use crate::orders::money::currency_mark;
use crate::orders::row::{Draft, Place, Role};
use crate::problem::IntakeError;
use std::borrow::Cow;
use tandem_model::Profile;

pub(super) struct Square;

const ITEMS: [Layout; 1] = [Layout {
    signature: &["Item", "Qty", "Gross Sales", "Net Sales", "Transaction ID", "Event Type"],
    columns: &[
        ("transactionid", F::OrderId),
        ("date", F::PlacedAt),
        ("time", F::PlacedTime),
        ("timezone", F::TimeZone),
        ("sku", F::Sku),
        ("qty", F::Quantity),
        ("grosssales", F::LineGross),
        ("discounts", F::LineDiscount),
        ("netsales", F::LineTotal),
        ("tax", F::LineTax),
        ("customerid", F::CustomerId),
        ("itemizationtype", F::LineType),
        ("channel", F::Source),
        ("location", F::Source),
    ],
}];

/// Columns of the list of payments, which has no items.
const TRANSACTIONS: [&str; 3] = ["Transaction ID", "Gross Sales", "Total Collected"];

const MEMBERS: [&str; 4] = ["location_id", "line_items", "total_money", "base_price_money"];

const ORDER: &[(F, &str)] = &[(F::PlacedAt, "created_at"), (F::CustomerId, "customer_id"), (F::Source, "source.name")];

const LINE: &[(F, &str)] =
    &[(F::LineId, "uid"), (F::ProductId, "catalog_object_id"), (F::Quantity, "quantity"), (F::LineType, "item_type")];

impl Channel for Square {
    fn name(&self) -> &'static str {
        "square"
    }

    fn label(&self) -> &'static str {
        "Square"
    }

    fn habits(&self) -> Habits {
        Habits { discount_includes_lines: true, ..Habits::default() }
    }

    fn recognises(&self, sample: &Sample) -> u8 {
        match sample.share_of_members(&MEMBERS) {
            75.. => 96,
            _ if sample.names_all(&TRANSACTIONS) => 92,
            _ => recognise(&ITEMS, sample),
        }
    }

    fn read(&self, files: &mut [OrderFile], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            if starts_like_json(file)? { each_record(file, intake, read_record)? } else { read_items(file, intake)? }
        }
        Ok(())
    }
}

fn read_items(file: &mut OrderFile, intake: &mut Intake) -> Result<(), IntakeError> {
    let refusal = "lists payments, not what was sold; export the items in detail";
    let table = open_or(file, &ITEMS, refusal)?;
    let [item, variation, event, sales] =
        ["item", "pricepointname", "eventtype", "grosssales"].map(|name| table.column(name));
    table.read(intake, |draft, row, intake| {
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column).trim());
        let name = full_name(cell(item), cell(variation));
        let mut draft: Draft<'_> = draft;
        draft.set(F::Name, &name);
        draft.set(F::Currency, currency_mark(cell(sales)));
        // Net sales are what is left of them without tax.
        draft.set(F::TaxMode, "exclusive");
        if cell(event).eq_ignore_ascii_case("refund") {
            draft.role = Role::Refund;
        }
        intake.row(&draft)
    })
}

/// The item with its variation; `Regular` is what Square calls the only one.
fn full_name<'a>(item: &'a str, variation: &str) -> Cow<'a, str> {
    match variation {
        "" | "Regular" => Cow::Borrowed(item),
        variation if variation == item => Cow::Borrowed(item),
        variation => Cow::Owned(format!("{item} ({variation})")),
    }
}

fn read_record(intake: &mut Intake, record: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    // An order asked for by its number comes within a member.
    if record.has("order") {
        read_order(intake, &record.object("order"), place)
    } else {
        read_order(intake, record, place)
    }
}

fn read_order(intake: &mut Intake, order: &Members<'_>, place: Place) -> Result<(), IntakeError> {
    let lines = order.list("line_items");
    let returns = order.list("returns");
    let only_returns = lines.is_empty() && returns.iter().any(|back| !back.list("return_line_items").is_empty());
    if !only_returns {
        let mut written = Written::new(head(order));
        lines.iter().for_each(|line| written.row(Role::Line, sold(line)));
        for charge in order.list("service_charges") {
            let told = ["fee".into(), charge.text("uid"), charge.text("name")];
            written.beside(told, money(&charge, "applied_money"));
        }
        written.beside(["tip", "", "Tip"].map(Cow::from), money(order, "total_tip_money"));
        written.hand_to(intake, place)?;
    }
    for back in &returns {
        read_return(intake, order, back, place)?;
    }
    Ok(())
}

fn head<'a>(order: &Members<'a>) -> Fields<'a> {
    let mut head = Fields::of(order, ORDER);
    head.put(F::OrderId, order.text("id"));
    head.put(F::Status, order.text("state"));
    head.put(F::Currency, order.object("total_money").text("currency"));
    head.put(F::OrderDiscount, money(order, "total_discount_money"));
    head.put(F::OrderTax, money(order, "total_tax_money"));
    head.put(F::Total, money(order, "total_money"));
    let names: Vec<_> = order.list("discounts").iter().map(|discount| discount.text("name")).collect();
    head.put(F::Offer, names.join(", "));
    head
}

/// What came back belongs to the order that it was sold in, where that is told.
fn read_return<'a>(
    intake: &mut Intake,
    order: &Members<'a>,
    back: &Members<'a>,
    place: Place,
) -> Result<(), IntakeError> {
    let lines = back.list("return_line_items");
    if lines.is_empty() {
        return Ok(());
    }
    let source = back.text("source_order_id");
    let mut head = Fields::of(order, ORDER);
    head.put(F::OrderId, if source.is_empty() { order.text("id") } else { source });
    if let Some(refund) = order.list("refunds").first() {
        head.put(F::ReturnReason, refund.text("reason"));
    }
    head.put(F::Currency, lines[0].object("total_money").text("currency"));
    let mut written = Written::new(head);
    for line in &lines {
        let mut fields = goods(line);
        fields.put(F::LineGross, money(line, "gross_return_money"));
        written.row(Role::Refund, fields);
    }
    written.hand_to(intake, place)
}

fn sold<'a>(line: &Members<'a>) -> Fields<'a> {
    let mut fields = goods(line);
    fields.put(F::LineGross, money(line, "gross_sales_money"));
    fields
}

fn goods<'a>(line: &Members<'a>) -> Fields<'a> {
    let mut fields = Fields::of(line, LINE);
    let name = full_name(&line.text("name"), &line.text("variation_name")).into_owned();
    fields.put(F::Name, name);
    fields.put(F::LineDiscount, money(line, "total_discount_money"));
    fields.put(F::LineTax, money(line, "total_tax_money"));
    fields
}

/// A member of whole minor units as a decimal number.
fn money<'a>(of: &Members<'a>, name: &str) -> Cow<'a, str> {
    let money = of.object(name);
    let (amount, currency) = (money.text("amount"), money.text("currency"));
    match amount.parse() {
        Ok(minor) => Cow::Owned(format_minor(minor, &currency)),
        Err(_) => amount,
    }
}
