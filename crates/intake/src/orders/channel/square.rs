//! Square: the CSV of items sold, and orders as its Orders API gives them.
//!
//! What came back is rows of their own in both. Amounts are without tax; those of the interface are whole minor units.

use super::json::{Fields, Members, Written, each_record};
use super::text::{flaw_of, open, resolve, starts_like_json};
use super::{Channel, OrderFile, Sample, place};
use crate::amount::format_minor;
use crate::orders::context::Habits;
use crate::orders::field::OrderField as F;
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Place, Role};
use crate::problem::{IntakeError, Problem, quoted};
use crate::table::{Table, TableRow};
use std::borrow::Cow;
use tandem_model::Profile;

pub(super) struct Square;

/// In every generation of the file.
const HEADERS: [&str; 10] = [
    "Time Zone",
    "Item",
    "Qty",
    "Price Point Name",
    "Gross Sales",
    "Net Sales",
    "Transaction ID",
    "Payment ID",
    "Event Type",
    "Modifiers Applied",
];

const COLUMNS: &[(F, &[&str])] = &[
    (F::OrderId, &["transactionid"]),
    (F::PlacedAt, &["date"]),
    (F::PlacedTime, &["time"]),
    (F::TimeZone, &["timezone"]),
    (F::Sku, &["sku"]),
    (F::Quantity, &["qty"]),
    (F::LineGross, &["grosssales"]),
    (F::LineDiscount, &["discounts"]),
    (F::LineTotal, &["netsales"]),
    (F::LineTax, &["tax"]),
    (F::CustomerId, &["customerid"]),
    (F::LineType, &["itemizationtype"]),
    (F::Source, &["channel", "location"]),
];

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
        match (sample.share(&HEADERS), sample.share_of_members(&MEMBERS)) {
            (80.., _) | (_, 75..) => 96,
            (60.., _) => 60,
            _ => 0,
        }
    }

    fn read(&self, files: &mut [OrderFile<'_>], _: &Profile, intake: &mut Intake) -> Result<(), IntakeError> {
        for file in files {
            if starts_like_json(file)? { each_record(file, intake, read_order)? } else { read_items(file, intake)? }
        }
        Ok(())
    }
}

fn read_items(file: &mut OrderFile<'_>, intake: &mut Intake) -> Result<(), IntakeError> {
    let (number, name) = (file.number, file.name.clone());
    let mut table = open(file)?;
    let columns = resolve(table.columns(), COLUMNS);
    let column = |word| crate::header::find(table.columns(), &[word]);
    let (item, price_point, event) = (column("item"), column("pricepointname"), column("eventtype"));
    if columns.first().is_none_or(|(field, _)| *field != F::OrderId) || item.is_none() {
        let message = format!(
            "{} lacks the column `Transaction ID` or `Item`; export the items, not the transactions",
            quoted(&name)
        );
        return Err(Problem::new("header_missing_required", message).into());
    }
    let width = table.columns().len();
    let mut row = TableRow::default();
    while table.next_row(&mut row)? {
        let at = place(number, &row);
        if let Some(reason) = flaw_of(&row, width) {
            intake.flawed(at, reason)?;
            continue;
        }
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column).trim());
        let name = full_name(cell(item), cell(price_point));
        let mut draft = Draft::new(at);
        for (field, column) in &columns {
            draft.set(*field, row.cell(*column));
        }
        draft.set(F::Name, &name);
        if cell(event).eq_ignore_ascii_case("refund") {
            draft.role = Role::Refund;
        }
        intake.row(&draft)?;
    }
    Ok(())
}

/// The item with its variation; `Regular` is what Square calls the only one.
fn full_name<'a>(item: &'a str, variation: &str) -> Cow<'a, str> {
    match variation {
        "" | "Regular" => Cow::Borrowed(item),
        variation if variation == item => Cow::Borrowed(item),
        variation => Cow::Owned(format!("{item} ({variation})")),
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
            written.beside("fee", charge.text("name"), money(&charge, "applied_money"));
        }
        written.beside("tip", "Tip", money(order, "total_tip_money"));
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
