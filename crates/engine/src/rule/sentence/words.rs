//! Amounts, shares, days and lists in words.

use chrono::{DateTime, NaiveTime, Utc};

const NO_DECIMALS: [&str; 16] =
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
const THREE_DECIMALS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// Decimals of the currency's minor unit (ISO 4217).
fn decimals(currency: &str) -> usize {
    match currency {
        code if NO_DECIMALS.contains(&code) => 0,
        code if THREE_DECIMALS.contains(&code) => 3,
        _ => 2,
    }
}

/// `€ 1,500.00` for 150000.
pub(super) fn money(minor: i64, currency: &str) -> String {
    let sign = match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        code => code,
    };
    let decimals = decimals(currency);
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let point = if part.is_empty() { "" } else { "." };
    let minus = if minor < 0 { "−" } else { "" };
    format!("{sign} {minus}{}{point}{part}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Basis points as a bare number of percent: 1250 is `12.5`.
pub(in crate::rule) fn percent(bp: i64) -> String {
    let (whole, rest) = (bp.unsigned_abs() / 100, bp.unsigned_abs() % 100);
    let minus = if bp < 0 { "−" } else { "" };
    match rest {
        0 => format!("{minus}{whole}"),
        rest => format!("{minus}{whole}.{}", format!("{rest:02}").trim_end_matches('0')),
    }
}

/// `1 day`, `2 days`.
pub(in crate::rule) fn count(number: i64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Texts told of a list at the most; the rest is counted.
const TOLD: usize = 6;

/// `A, B or C`.
pub(in crate::rule) fn list(texts: &[String], last: &str) -> String {
    let mut told: Vec<String> = texts.iter().take(TOLD).cloned().collect();
    if texts.len() > TOLD {
        told.push(format!("{} more", texts.len() - TOLD));
    }
    match told.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// A day where the instant is midnight, else to the minute.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    let midnight = at.time() == NaiveTime::MIN;
    at.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M UTC" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_in_their_currency() {
        for (minor, currency, expected) in [
            (50_000, "EUR", "€ 500.00"),
            (5, "USD", "$ 0.05"),
            (-123_456_789, "CHF", "CHF −1,234,567.89"),
            (1500, "JPY", "¥ 1,500"),
            (1500, "KWD", "KWD 1.500"),
            (i64::MIN, "EUR", "€ −92,233,720,368,547,758.08"),
        ] {
            assert_eq!(money(minor, currency), expected);
        }
    }

    #[test]
    fn shares_keep_their_decimals() {
        assert_eq!([1000, 1250, 1205, 5, -50].map(percent), ["10", "12.5", "12.05", "0.05", "−0.5"]);
    }

    #[test]
    fn long_lists_are_counted() {
        let texts = |count: usize| (1..=count).map(|at| at.to_string()).collect::<Vec<_>>();
        assert_eq!(list(&texts(1), "or"), "1");
        assert_eq!(list(&texts(3), "or"), "1, 2 or 3");
        assert_eq!(list(&texts(9), "and"), "1, 2, 3, 4, 5, 6 and 3 more");
    }
}
