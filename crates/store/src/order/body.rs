//! What an order says beyond its head, as JSON: `{"l": lines, "t": totals, "x": tax mode, "c": codes}`.
//!
//! A line is a list without names, because orders are many: item, thousandths, unit, net, discount, kind, tax, refunded
//! thousandths, refunded amount, basis, added by, reason. What is nothing at the end is left out. The channel's numbers of
//! lines stand apart, under `i`: a list, or 1 where they count from 1 on.

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Write};
use tandem_model::{AddedBy, LineKind, Order, OrderCodes, OrderLine, OrderTotals, Refund, RefundBasis, TaxMode};

/// The body of an order, as its row holds it.
pub fn encode_body(order: &Order) -> String {
    let mut text = String::with_capacity(24 * order.lines.len() + 8);
    text.push_str("{\"l\":[");
    for (at, line) in order.lines.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        encode_line(line, &mut text);
    }
    text.push(']');
    if counts_from_one(&order.lines) {
        text.push_str(",\"i\":1");
    } else if order.lines.iter().any(|line| line.external_id.is_some()) {
        let numbers: Vec<Option<&str>> = order.lines.iter().map(|line| line.external_id.as_deref()).collect();
        text.push_str(",\"i\":");
        text.push_str(&serde_json::to_string(&numbers).expect("texts are JSON"));
    }
    let rest = Rest::of(order);
    if rest != Rest::default() {
        let json = serde_json::to_string(&rest).expect("amounts and texts are JSON");
        text.push(',');
        text.push_str(&json[1..json.len() - 1]);
    }
    text.push('}');
    text
}

/// Whether the numbers of lines are 1, 2, 3 and so on.
fn counts_from_one(lines: &[OrderLine]) -> bool {
    let mut digits = String::new();
    let mut counts = |(at, line): (usize, &OrderLine)| {
        digits.clear();
        push_number(at as i64 + 1, &mut digits);
        line.external_id.as_deref() == Some(digits.as_str())
    };
    !lines.is_empty() && lines.iter().enumerate().all(&mut counts)
}

/// Numbers of lines as they are kept.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged)]
enum Numbers {
    /// Counted from this on.
    From(u64),
    Listed(Vec<Option<String>>),
    #[default]
    None,
}

impl Numbers {
    fn put(self, lines: &mut [OrderLine]) {
        match self {
            Self::From(first) => {
                lines.iter_mut().zip(first..).for_each(|(line, number)| line.external_id = Some(number.to_string()));
            }
            Self::Listed(numbers) => {
                lines.iter_mut().zip(numbers).for_each(|(line, number)| line.external_id = number);
            }
            Self::None => {}
        }
    }
}

fn encode_line(line: &OrderLine, to: &mut String) {
    let Refund { quantity_milli, amount_minor, basis } = line.refund;
    let numbers = [
        i64::from(line.item),
        line.quantity_milli,
        line.unit_minor,
        line.net_minor,
        line.discount_minor,
        line.kind as i64,
    ];
    to.push('[');
    push_numbers(&numbers[..last_used(&numbers, 4)], to);
    let refunds = [quantity_milli, amount_minor, basis as i64, line.added_by as i64];
    if line.tax_minor.is_some() || refunds != [0; 4] || line.reason.is_some() {
        push_numbers_after(&numbers[last_used(&numbers, 4)..], to);
        match line.tax_minor {
            Some(tax) => write!(to, ",{tax}").expect("a string takes everything"),
            None => to.push_str(",null"),
        }
        if refunds != [0; 4] || line.reason.is_some() {
            push_numbers_after(&refunds, to);
        }
        if let Some(reason) = &line.reason {
            to.push(',');
            to.push_str(&serde_json::to_string(reason).expect("a text is JSON"));
        }
    }
    to.push(']');
}

/// How many numbers are to be written, at least `least`, when those at the end are nothing.
fn last_used(numbers: &[i64], least: usize) -> usize {
    numbers.iter().rposition(|number| *number != 0).map_or(least, |at| (at + 1).max(least))
}

fn push_numbers(numbers: &[i64], to: &mut String) {
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 {
            to.push(',');
        }
        push_number(*number, to);
    }
}

fn push_numbers_after(numbers: &[i64], to: &mut String) {
    for number in numbers {
        to.push(',');
        push_number(*number, to);
    }
}

/// Digits by hand: there are several millions of them in an import.
fn push_number(number: i64, to: &mut String) {
    if number < 0 {
        to.push('-');
    }
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    to.push_str(std::str::from_utf8(&digits[at..]).expect("digits are text"));
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Rest {
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    totals: OrderTotals,
    #[serde(rename = "x", default, skip_serializing_if = "is_default")]
    tax_mode: TaxMode,
    #[serde(rename = "c", default, skip_serializing_if = "is_default")]
    codes: OrderCodes,
}

impl Rest {
    fn of(order: &Order) -> Self {
        Self { totals: order.totals, tax_mode: order.tax_mode, codes: order.codes.clone() }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Debug, Deserialize)]
struct Body {
    l: Vec<Line>,
    #[serde(default)]
    i: Numbers,
    #[serde(flatten)]
    rest: Rest,
}

/// Lines without their numbers, which is all that most readers want.
#[derive(Debug, Deserialize)]
struct Lines {
    l: Vec<Line>,
}

/// Puts what the body says into an order.
pub(crate) fn decode_order(body: &str, order: &mut Order) -> Result<(), serde_json::Error> {
    let Body { l, i, rest } = serde_json::from_str(body)?;
    order.lines = l.into_iter().map(|line| line.0).collect();
    i.put(&mut order.lines);
    (order.totals, order.tax_mode, order.codes) = (rest.totals, rest.tax_mode, rest.codes);
    Ok(())
}

pub(crate) fn decode_lines(body: &str) -> Result<Vec<OrderLine>, serde_json::Error> {
    let Lines { l } = serde_json::from_str(body)?;
    Ok(l.into_iter().map(|line| line.0).collect())
}

#[derive(Debug)]
struct Line(OrderLine);

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(LineVisitor).map(Line)
    }
}

struct LineVisitor;

impl<'de> Visitor<'de> for LineVisitor {
    type Value = OrderLine;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the list of a line")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OrderLine, A::Error> {
        let mut number = || list.next_element::<i64>();
        let mut must = || number()?.ok_or_else(|| A::Error::custom("a line lacks a number"));
        let mut line = OrderLine {
            item: u32::try_from(must()?).map_err(A::Error::custom)?,
            quantity_milli: must()?,
            unit_minor: must()?,
            net_minor: must()?,
            ..OrderLine::default()
        };
        line.discount_minor = list.next_element()?.unwrap_or(0);
        line.kind = nth(&KINDS, list.next_element()?);
        line.tax_minor = list.next_element::<Option<i64>>()?.flatten();
        line.refund.quantity_milli = list.next_element()?.unwrap_or(0);
        line.refund.amount_minor = list.next_element()?.unwrap_or(0);
        line.refund.basis = nth(&BASES, list.next_element()?);
        line.added_by = nth(&ADDERS, list.next_element()?);
        line.reason = list.next_element::<Option<String>>()?.flatten();
        while list.next_element::<serde::de::IgnoredAny>()?.is_some() {}
        Ok(line)
    }
}

const KINDS: [LineKind; 7] = [
    LineKind::Product,
    LineKind::Postage,
    LineKind::Fee,
    LineKind::GiftCard,
    LineKind::Tip,
    LineKind::Sample,
    LineKind::Adjustment,
];
const BASES: [RefundBasis; 3] = [RefundBasis::None, RefundBasis::Exact, RefundBasis::Allocated];
const ADDERS: [AddedBy; 4] = [AddedBy::Shopper, AddedBy::Recommendation, AddedBy::Affinity, AddedBy::External];

fn nth<T: Copy + Default>(values: &[T], place: Option<u64>) -> T {
    place.and_then(|at| values.get(at as usize).copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(line: OrderLine, expected: &str) {
        let order = Order { lines: vec![line], ..Order::default() };
        let body = encode_body(&order);
        assert_eq!(body, format!("{{\"l\":[{expected}}}"));
        let mut found = Order::default();
        decode_order(&body, &mut found).unwrap();
        assert_eq!(found, order);
    }

    #[test]
    fn a_line_is_as_short_as_it_can_be() {
        let plain =
            OrderLine { item: 12, quantity_milli: 6000, unit_minor: 255, net_minor: 1530, ..OrderLine::default() };
        check(plain.clone(), "[12,6000,255,1530]]");
        check(OrderLine { discount_minor: 5, ..plain.clone() }, "[12,6000,255,1530,5]]");
        check(OrderLine { tax_minor: Some(0), ..plain.clone() }, "[12,6000,255,1530,0,0,0]]");
        check(OrderLine { external_id: Some("1".into()), ..plain.clone() }, "[12,6000,255,1530]],\"i\":1");
        let id = OrderLine { external_id: Some("7".into()), kind: LineKind::Tip, ..plain };
        check(id, "[12,6000,255,1530,0,4]],\"i\":[\"7\"]");
    }

    #[test]
    fn numbers_of_kinds_are_their_places() {
        assert!(KINDS.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert!(BASES.iter().enumerate().all(|(at, basis)| *basis as usize == at));
        assert!(ADDERS.iter().enumerate().all(|(at, added)| *added as usize == at));
    }

    fn lines() -> impl Strategy<Value = OrderLine> {
        let numbers = prop::array::uniform7(prop_oneof![Just(0), any::<i32>().prop_map(i64::from)]);
        let texts = prop::array::uniform2(prop::option::of("\\PC{0,4}"));
        (any::<u32>(), numbers, texts, 0..7_usize, 0..3_usize, prop::option::of(any::<i64>())).prop_map(
            |(item, n, [external_id, reason], kind, basis, tax_minor)| OrderLine {
                item,
                quantity_milli: n[0],
                unit_minor: n[1],
                net_minor: n[2],
                discount_minor: n[3],
                kind: KINDS[kind],
                tax_minor,
                refund: Refund { quantity_milli: n[4], amount_minor: n[5], basis: BASES[basis] },
                added_by: ADDERS[basis],
                external_id,
                reason,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(lines in prop::collection::vec(lines(), 0..4), total: Option<i64>, offer: Option<String>) {
            let totals = OrderTotals { total_minor: total, ..OrderTotals::default() };
            let codes = OrderCodes { offer, ..OrderCodes::default() };
            let order = Order { lines, totals, codes, tax_mode: TaxMode::Inclusive, ..Order::default() };
            let mut found = Order { lines: Vec::new(), totals: OrderTotals::default(), ..order.clone() };
            decode_order(&encode_body(&order), &mut found).unwrap();
            prop_assert_eq!(found, order);
        }
    }
}
