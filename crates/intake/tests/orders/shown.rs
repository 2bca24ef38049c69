//! An import as text that a person can check: rows, orders, lines, what waits and why.

use crate::corpus::Imported;
use std::fmt::Write;
use tandem_intake::orders::{Held, Items};
use tandem_model::{
    AddedBy, LineKind, MILLI, Order, OrderKind, OrderLine, OrderTotals, ReasonCode, Refund, RefundBasis,
};

pub fn import(imported: &Imported) -> String {
    let mut text = format!("{} rows", imported.read);
    for (why, count) in &imported.left_out {
        write!(text, ", {count} left out as {why}").unwrap();
    }
    if !imported.ignored.is_empty() {
        write!(text, ", ignored {}", list(&imported.ignored)).unwrap();
    }
    for (order, warnings) in &imported.orders {
        text += &shown_order(order, warnings, &imported.items);
    }
    imported.held.iter().for_each(|held| text += &shown_held(held));
    text
}

fn list<T: std::fmt::Debug>(values: &[T]) -> String {
    values.iter().map(|value| format!("{value:?}")).collect::<Vec<_>>().join(", ")
}

/// Two decimals wherever the currency has them, so that amounts look like those of the file.
fn money(minor: i64, currency: &str) -> String {
    match currency {
        "JPY" | "CLP" | "KRW" => minor.to_string(),
        _ => format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100),
    }
}

fn shown_order(order: &Order, warnings: &[ReasonCode], items: &Items) -> String {
    let kind = if order.kind == OrderKind::Return { "return" } else { "order" };
    let at = order.placed_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let status = format!("{:?}", order.status).to_lowercase();
    let tax = format!("{:?}", order.tax_mode).to_lowercase();
    let mut text = format!("\n\n{kind} {} · {at} · {status} · {} · tax {tax}", order.external_id, order.currency);
    if order.test {
        text += " · test";
    }
    if let Some(customer) = &order.customer {
        write!(text, " · customer {}", &customer[..8]).unwrap();
    }
    let traits = &order.traits;
    let codes = &order.codes;
    for (what, told) in [
        ("company", &traits.company),
        ("industry", &traits.industry),
        ("region", &traits.region),
        ("tier", &traits.tier),
        ("offer", &codes.offer),
        ("source", &codes.source),
        ("group", &codes.group),
    ] {
        if let Some(told) = told {
            write!(text, " · {what} {told}").unwrap();
        }
    }
    text += &shown_totals(&order.totals, &order.currency);
    if !warnings.is_empty() {
        write!(text, "\n  warned: {}", list(warnings)).unwrap();
    }
    order.lines.iter().for_each(|line| text += &shown_line(line, &order.currency, items));
    text
}

fn shown_totals(totals: &OrderTotals, currency: &str) -> String {
    let told: Vec<String> = [
        ("subtotal", totals.subtotal_minor),
        ("discount", totals.discount_minor),
        ("shipping", totals.shipping_minor),
        ("tax", totals.tax_minor),
        ("total", totals.total_minor),
        ("refunded", totals.refunded_minor),
    ]
    .iter()
    .filter_map(|(what, minor)| Some(format!("{what} {}", money((*minor)?, currency))))
    .collect();
    if told.is_empty() { String::new() } else { format!("\n  {}", told.join(", ")) }
}

fn pieces(milli: i64) -> String {
    if milli % MILLI == 0 { (milli / MILLI).to_string() } else { format!("{:.3}", milli as f64 / 1000.0) }
}

fn shown_line(line: &OrderLine, currency: &str, items: &Items) -> String {
    let amount = |minor| money(minor, currency);
    let (quantity, unit, net) = (pieces(line.quantity_milli), amount(line.unit_minor), amount(line.net_minor));
    let mut text = format!("\n  - {quantity} × {} @ {unit} = {net}", items.sku(line.item));
    if line.discount_minor != 0 {
        write!(text, " after {} off", amount(line.discount_minor)).unwrap();
    }
    if let Some(tax) = line.tax_minor {
        write!(text, ", tax {}", amount(tax)).unwrap();
    }
    if line.kind != LineKind::Product {
        write!(text, ", {:?}", line.kind).unwrap();
    }
    if let Some(id) = &line.external_id {
        write!(text, ", line {id}").unwrap();
    }
    if line.added_by != AddedBy::Shopper {
        write!(text, ", added by {:?}", line.added_by).unwrap();
    }
    if let Some(reason) = &line.reason {
        write!(text, ", because {reason}").unwrap();
    }
    text + &shown_refund(&line.refund, currency)
}

fn shown_refund(refund: &Refund, currency: &str) -> String {
    match refund.basis {
        RefundBasis::None => String::new(),
        basis => format!(
            ", refunded {} for {} ({})",
            pieces(refund.quantity_milli),
            money(refund.amount_minor, currency),
            format!("{basis:?}").to_lowercase()
        ),
    }
}

fn shown_held(held: &Held) -> String {
    let mut text = format!("\n\nheld {} · {} at stake", held.order_id, money(held.value_minor, &held.currency));
    for problem in &held.problems {
        let field = problem.field.map_or("", |field| field.name());
        let row = problem.row.map_or(String::new(), |row| format!(" on row {row}"));
        write!(text, "\n  {:?} {field}{row}: {:?}", problem.reason, problem.text).unwrap();
    }
    for row in &held.rows {
        write!(text, "\n  - line {}, bytes {}+{}", row.place.line, row.place.offset, row.place.length).unwrap();
    }
    text
}
