//! What the rows of an order say of the whole of it.

use super::build::Rows;
use super::context::{Context, Problems};
use super::date::{DateFlaw, DateStyle, parse_date};
use super::field::{AMOUNTS, OrderField};
use super::money::{MoneyFlaw, parse_money};
use super::row::{Role, Row};
use super::status::{is_yes, read_status};
use crate::currency::{decimals, named_currency, parse_currency};
use chrono::{DateTime, Utc};
use tandem_model::{
    CustomerKey, CustomerTraits, Order, OrderCodes, OrderKind, OrderStatus, OrderTotals, ReasonCode, TaxMode,
};

/// The order without its number and lines.
pub(crate) fn read(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> Order {
    let currency = currency(context, problems, rows);
    let totals = totals(context, problems, rows, decimals(&currency));
    Order {
        external_id: String::new(),
        kind: OrderKind::Sale,
        placed_at: placed_at(context, problems, rows, of_sale(rows)).unwrap_or_default(),
        customer: customer(context, problems, rows),
        traits: traits(context, rows),
        currency,
        status: status(context, problems, rows),
        test: is_yes(rows.told(OrderField::Test)),
        totals,
        tax_mode: tax_mode(context, rows),
        codes: codes(rows),
        lines: Vec::new(),
    }
}

fn currency(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> String {
    if !context.present.has(OrderField::Currency) {
        return missing_currency(context, problems, rows);
    }
    let mut found = "";
    for (at, row) in rows.rows.iter().enumerate() {
        let text = row.get(OrderField::Currency, rows.bytes);
        if found.is_empty() {
            found = text;
        } else if !text.is_empty() && text != found {
            problems.row(context, ReasonCode::CurrencyMixedInOrder, at, OrderField::Currency, text);
        }
    }
    match found {
        "" => missing_currency(context, problems, rows),
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => code.to_owned(),
        text => match named_currency(text, &context.currency).or_else(|| parse_currency(text).ok()) {
            Some(code) => code,
            None => {
                problems.order(context, ReasonCode::CurrencyMissing, OrderField::Currency, text);
                context.currency.clone()
            }
        },
    }
}

fn missing_currency(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> String {
    let tells_amounts = || rows.rows.iter().any(|row| AMOUNTS.iter().any(|field| !row.is_blank(*field)));
    if !context.currency_given && tells_amounts() {
        problems.order(context, ReasonCode::CurrencyMissing, OrderField::Currency, "");
    }
    context.currency.clone()
}

/// The role of the rows that tell when the order was placed: what was taken back has dates of its own.
fn of_sale(rows: Rows<'_>) -> fn(Role) -> bool {
    if rows.rows.iter().all(|row| row.role == Role::Refund) { |_| true } else { |role| role != Role::Refund }
}

/// When goods of the order came back, where rows of their own tell it.
pub(crate) fn returned_at(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> Option<DateTime<Utc>> {
    let told = |role| role == Role::Refund;
    rows.rows.iter().any(|row| told(row.role)).then(|| placed_at(context, problems, rows, told))?
}

/// The earliest that the rows of such roles tell: lines of one order may be minutes apart.
fn placed_at(
    context: &Context,
    problems: &mut Problems,
    rows: Rows<'_>,
    of: fn(Role) -> bool,
) -> Option<DateTime<Utc>> {
    let style = style(context, rows);
    let mut found = None;
    let mut last: (&str, &str) = ("", "");
    for row in rows.rows.iter().filter(|row| of(row.role)) {
        let written = (row.get(OrderField::PlacedAt, rows.bytes), row.get(OrderField::PlacedTime, rows.bytes));
        if written.0.is_empty() || written == last {
            continue;
        }
        last = written;
        let at = match written {
            (date, "") => parse_date(date, style),
            (date, time) => parse_date(&format!("{date} {time}"), style),
        };
        match at {
            Ok(at) => found = Some(found.map_or(at, |earlier: DateTime<Utc>| earlier.min(at))),
            Err(flaw) => {
                problems.order(context, date_reason(flaw), OrderField::PlacedAt, written.0);
                return None;
            }
        }
    }
    match found {
        None => problems.order(context, ReasonCode::DateUnparseable, OrderField::PlacedAt, ""),
        Some(at) if at > context.latest => {
            problems.order(context, ReasonCode::DateInFuture, OrderField::PlacedAt, last.0);
        }
        Some(_) => {}
    }
    found
}

fn date_reason(flaw: DateFlaw) -> ReasonCode {
    match flaw {
        DateFlaw::NoDate => ReasonCode::DateUnparseable,
        DateFlaw::Ambiguous => ReasonCode::DateAmbiguous,
    }
}

fn style(context: &Context, rows: Rows<'_>) -> DateStyle {
    match rows.told(OrderField::TimeZone) {
        "" => context.dates,
        name => DateStyle { zone: super::zone::named(name).unwrap_or(context.dates.zone), ..context.dates },
    }
}

fn status(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> OrderStatus {
    if !rows.told(OrderField::CancelledAt).is_empty() {
        return OrderStatus::Cancelled;
    }
    let mut found = OrderStatus::Completed;
    for field in [OrderField::PaymentStatus, OrderField::Status] {
        if let Some(status) = told_status(context, problems, rows, field) {
            found = status;
        }
        if matches!(found, OrderStatus::Cancelled | OrderStatus::Refunded) {
            return found;
        }
    }
    found
}

/// What the rows agree on. Where they do not, a part was cancelled or given back, which the lines tell, and the rest goes
/// as far as its furthest part.
fn told_status(context: &Context, problems: &mut Problems, rows: Rows<'_>, field: OrderField) -> Option<OrderStatus> {
    let mut found: Option<OrderStatus> = None;
    for text in rows.all_told(field) {
        match read_status(text) {
            None => problems.order(context, ReasonCode::StatusUnknown, field, text),
            Some(status) => found = Some(found.map_or(status, |other| together(status, other))),
        }
    }
    found
}

fn together(one: OrderStatus, other: OrderStatus) -> OrderStatus {
    use OrderStatus::{Cancelled, Completed, Open, Refunded};
    match (one.min(other), one.max(other)) {
        (one, other) if one == other => one,
        (Open, Cancelled | Refunded) => Open,
        (Cancelled, Refunded) => Refunded,
        _ => Completed,
    }
}

fn totals(context: &Context, problems: &mut Problems, rows: Rows<'_>, places: u32) -> OrderTotals {
    let mut amount = |field| told_amount(context, problems, rows, places, field);
    let total = amount(OrderField::Total);
    let off_shipping = amount(OrderField::ShippingDiscount).map_or(0, i64::abs);
    // Nothing is left at 0 where nothing was changed.
    let left = amount(OrderField::TotalAfterRefunds).filter(|left| *left > 0);
    let given_back = || Some(total?.checked_sub(left?)?.max(0));
    OrderTotals {
        subtotal_minor: amount(OrderField::Subtotal),
        discount_minor: amount(OrderField::OrderDiscount).map(i64::abs),
        shipping_minor: amount(OrderField::Shipping).map(|shipping| shipping.saturating_sub(off_shipping).max(0)),
        tax_minor: amount(OrderField::OrderTax),
        total_minor: total,
        refunded_minor: amount(OrderField::OrderRefund).map(i64::abs).or_else(given_back),
    }
}

/// Some channels repeat an amount of the order on every row, others tell it once beside zeros: the largest is it.
fn told_amount(
    context: &Context,
    problems: &mut Problems,
    rows: Rows<'_>,
    places: u32,
    field: OrderField,
) -> Option<i64> {
    if !context.present.has(field) {
        return None;
    }
    let mut read = |text| match parse_money(text, context.decimal, places) {
        Ok(minor) => Some(minor),
        Err(flaw) => {
            problems.order(context, money_reason(flaw), field, text);
            None
        }
    };
    if context.habits.shipping_by_line && matches!(field, OrderField::Shipping | OrderField::ShippingDiscount) {
        // Of files that overlap the one that tells the most.
        let files = rows.rows.chunk_by(|one, other| one.place.file == other.place.file);
        let mut sum = |rows_of_file: &[Row]| {
            let texts = rows_of_file.iter().map(|row| row.get(field, rows.bytes)).filter(|text| !text.is_empty());
            texts.filter_map(&mut read).map(i64::abs).reduce(i64::saturating_add)
        };
        return files.filter_map(&mut sum).max();
    }
    rows.all_told(field).filter_map(read).max()
}

pub(crate) fn money_reason(flaw: MoneyFlaw) -> ReasonCode {
    match flaw {
        MoneyFlaw::NoNumber => ReasonCode::MoneyUnparseable,
        MoneyFlaw::Ambiguous => ReasonCode::MoneyAmbiguousSeparator,
    }
}

fn customer(context: &Context, problems: &mut Problems, rows: Rows<'_>) -> Option<CustomerKey> {
    let [id, email, phone] = [OrderField::CustomerId, OrderField::Email, OrderField::Phone].map(|f| rows.told(f));
    let key = context.pseudonym.key(id, email, phone);
    if key.is_none() {
        problems.order(context, ReasonCode::CustomerMissing, OrderField::CustomerId, id);
    }
    key
}

fn traits(context: &Context, rows: Rows<'_>) -> CustomerTraits {
    let text = |field| {
        let told = if context.present.has(field) { rows.told(field) } else { "" };
        Some(told).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    CustomerTraits {
        company: text(OrderField::CustomerAccount),
        industry: text(OrderField::Industry),
        region: text(OrderField::Region),
        tier: text(OrderField::Tier),
    }
}

fn tax_mode(context: &Context, rows: Rows<'_>) -> TaxMode {
    match rows.told(OrderField::TaxMode) {
        "exclusive" => TaxMode::Exclusive,
        "inclusive" => TaxMode::Inclusive,
        _ => context.habits.tax_mode,
    }
}

fn codes(rows: Rows<'_>) -> OrderCodes {
    let text = |field| Some(rows.told(field)).filter(|text| !text.is_empty()).map(str::to_owned);
    OrderCodes { offer: text(OrderField::Offer), source: text(OrderField::Source), group: text(OrderField::Group) }
}
