//! Amounts of money as files and people write them, into minor units and back.

use crate::currency::{decimals, named_currency};
use crate::problem::{Problem, quoted};
use tandem_model::MAX_MINOR;

/// An amount in minor units, and the currency that was written beside it, if any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    pub minor: i64,
    pub currency: Option<String>,
}

/// Reads `1234.5`, `1.234,50 €`, `$1,234.50`, `CHF 1'234.50`. `usual` is the currency where none is written.
///
/// A lone point before exactly three digits (`1.234`) could mean two things and is refused; a lone comma there groups
/// thousands. More decimals than the currency has are refused unless they are zeros.
pub fn parse_amount(text: &str, usual: &str) -> Result<Amount, Problem> {
    let (number, mark) = split_mark(text)?;
    let currency = match mark.as_str() {
        "" => None,
        mark => Some(named_currency(mark, usual).ok_or_else(|| bad_amount(text))?),
    };
    let places = decimals(currency.as_deref().unwrap_or(usual));
    let (whole, fraction) = split_number(&number, places).map_err(|fault| fault.problem(text))?;
    let minor = to_minor(&whole, &fraction, places).map_err(|fault| fault.problem(text))?;
    Ok(Amount { minor, currency })
}

/// A whole number of minor units.
pub fn parse_minor(text: &str) -> Result<i64, Problem> {
    let minor: i64 = text.trim().parse().map_err(|_| {
        let digits = !text.trim().is_empty() && text.trim().bytes().all(|byte| byte.is_ascii_digit());
        if digits { Flaw::TooLarge.problem(text) } else { bad_amount(text) }
    })?;
    match minor {
        ..0 => Err(Flaw::Negative.problem(text)),
        0..=MAX_MINOR => Ok(minor),
        _ => Err(Flaw::TooLarge.problem(text)),
    }
}

/// The amount as a decimal number with a point, without the currency.
pub fn format_minor(minor: i64, currency: &str) -> String {
    let places = decimals(currency);
    let unit = 10_u64.pow(places);
    let sign = if minor < 0 { "-" } else { "" };
    let size = minor.unsigned_abs();
    match places {
        0 => format!("{sign}{size}"),
        _ => format!("{sign}{}.{:0width$}", size / unit, size % unit, width = places as usize),
    }
}

#[derive(Clone, Copy)]
enum Flaw {
    NoNumber,
    Negative,
    Ambiguous,
    TooFine,
    TooLarge,
}

impl Flaw {
    fn problem(self, text: &str) -> Problem {
        let text = quoted(text.trim());
        match self {
            Self::NoNumber => Problem::new("bad_amount", format!("{text} is not an amount of money")),
            Self::Negative => Problem::new("bad_amount", format!("{text} is below zero")),
            Self::Ambiguous => Problem::new(
                "ambiguous_amount",
                format!("{text} could mean thousands or three decimals; write two decimals or none"),
            ),
            Self::TooFine => Problem::new("bad_amount", format!("{text} has more decimals than its currency")),
            Self::TooLarge => Problem::new("amount_too_large", format!("{text} is larger than Tandem can count")),
        }
    }
}

fn bad_amount(text: &str) -> Problem {
    Flaw::NoNumber.problem(text)
}

/// Digits and separators apart from the sign or code around them; spaces and apostrophes only group.
fn split_mark(text: &str) -> Result<(String, String), Problem> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit() || c == '-').ok_or_else(|| bad_amount(text))?;
    let start = text[..start].rfind(|c| !matches!(c, '.' | ',' | '+')).map_or(0, |at| {
        let mark = text[at..].chars().next().map_or(1, char::len_utf8);
        at + mark
    });
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(start, |at| at + 1).max(start);
    let (before, after) = (text[..start].trim(), text[end..].trim());
    let middle: String = text[start..end].chars().filter(|c| !c.is_whitespace() && !"'’".contains(*c)).collect();
    if !middle.chars().all(is_number) || !before.is_empty() && !after.is_empty() {
        return Err(bad_amount(text));
    }
    let mark = if before.is_empty() { after } else { before };
    Ok((middle, mark.to_owned()))
}

fn split_number(number: &str, places: u32) -> Result<(String, String), Flaw> {
    if number.starts_with('-') {
        return Err(Flaw::Negative);
    }
    let number = number.strip_prefix('+').unwrap_or(number);
    if number.contains(['-', '+']) {
        return Err(Flaw::NoNumber);
    }
    let (commas, points) = (number.matches(',').count(), number.matches('.').count());
    match (commas, points) {
        (0, 0) => Ok((number.to_owned(), String::new())),
        (1, 0) => lone_separator(number, ',', places),
        (0, 1) => lone_separator(number, '.', places),
        (_, 0) => Ok((ungroup(number, ',')?, String::new())),
        (0, _) => Ok((ungroup(number, '.')?, String::new())),
        _ => both_separators(number),
    }
}

fn lone_separator(number: &str, separator: char, places: u32) -> Result<(String, String), Flaw> {
    let (whole, fraction) = number.split_once(separator).ok_or(Flaw::NoNumber)?;
    let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match separator {
        _ if !groups => Ok((whole.to_owned(), fraction.to_owned())),
        ',' if places != 3 => Ok((format!("{whole}{fraction}"), String::new())),
        _ => Err(Flaw::Ambiguous),
    }
}

/// With both, the last one is the decimal sign, and it stands once.
fn both_separators(number: &str) -> Result<(String, String), Flaw> {
    let at = number.rfind([',', '.']).ok_or(Flaw::NoNumber)?;
    let (whole, fraction) = (&number[..at], &number[at + 1..]);
    let decimal = if number[at..].starts_with(',') { ',' } else { '.' };
    if whole.contains(decimal) {
        return Err(Flaw::NoNumber);
    }
    Ok((ungroup(whole, if decimal == ',' { '.' } else { ',' })?, fraction.to_owned()))
}

/// Takes the separators out of `1,234,567`; groups after the first must have two or three digits (India has both).
fn ungroup(number: &str, separator: char) -> Result<String, Flaw> {
    let groups: Vec<&str> = number.split(separator).collect();
    let sound = groups.iter().skip(1).all(|group| (2..=3).contains(&group.len()))
        && groups.last().is_some_and(|group| group.len() == 3)
        && groups.first().is_some_and(|group| (1..=3).contains(&group.len()));
    if sound { Ok(groups.concat()) } else { Err(Flaw::NoNumber) }
}

fn to_minor(whole: &str, fraction: &str, places: u32) -> Result<i64, Flaw> {
    let places = places as usize;
    if whole.is_empty() && fraction.is_empty() {
        return Err(Flaw::NoNumber);
    }
    if fraction.len() > places && fraction[places..].bytes().any(|byte| byte != b'0') {
        return Err(Flaw::TooFine);
    }
    let kept = &fraction[..fraction.len().min(places)];
    let digits = format!("{whole}{kept:0<places$}");
    let digits = digits.trim_start_matches('0');
    match digits.parse::<i64>() {
        _ if digits.is_empty() => Ok(0),
        Ok(minor) if minor <= MAX_MINOR => Ok(minor),
        _ => Err(Flaw::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, minor: i64, currency: Option<&str>) {
        let amount = Amount { minor, currency: currency.map(str::to_owned) };
        assert_eq!(parse_amount(text, "EUR"), Ok(amount), "{text}");
    }

    fn refused(text: &str, code: &str) {
        assert_eq!(parse_amount(text, "EUR").map_err(|problem| problem.code), Err(code), "{text}");
    }

    #[test]
    fn points_and_commas_are_both_decimal_signs() {
        check("12", 1200, None);
        check("12.5", 1250, None);
        check("12,50", 1250, None);
        check(".99", 99, None);
        check("0,5000", 50, None);
        check("0.500", 50, None);
    }

    #[test]
    fn thousands_may_be_grouped() {
        check("1.234,50", 123_450, None);
        check("1,234.50", 123_450, None);
        check("1'234.50", 123_450, None);
        check("1\u{a0}234\u{202f}567,89", 123_456_789, None);
        check("1,234", 123_400, None);
        check("1.234.567", 123_456_700, None);
        check("12,34,567.00", 123_456_700, None);
        refused("1.234", "ambiguous_amount");
        refused("1,2,3", "bad_amount");
    }

    #[test]
    fn a_currency_may_stand_on_either_side() {
        check("€ 12,50", 1250, Some("EUR"));
        check("12.50 €", 1250, Some("EUR"));
        check("$12.50", 1250, Some("USD"));
        check("CHF 12.50", 1250, Some("CHF"));
        check("1200 jpy", 1200, Some("JPY"));
        assert_eq!(parse_amount("$5", "CAD").unwrap().currency.as_deref(), Some("CAD"));
    }

    #[test]
    fn nonsense_is_refused_with_a_code() {
        for text in ["", "abc", "12 apples", "€ 12 €", "--5", "1.2.3,4,5", "12-13", "€"] {
            refused(text, "bad_amount");
        }
        refused("-5", "bad_amount");
        refused("0.125", "bad_amount");
        refused("90071992547409.92", "amount_too_large");
        refused("99999999999999999999999", "amount_too_large");
        check("90071992547409.91", MAX_MINOR, None);
    }

    #[test]
    fn minor_units_are_whole_and_bounded() {
        assert_eq!(parse_minor(" 1250 "), Ok(1250));
        assert_eq!(parse_minor("-1").unwrap_err().code, "bad_amount");
        assert_eq!(parse_minor("9007199254740992").unwrap_err().code, "amount_too_large");
        assert_eq!(parse_minor("99999999999999999999").unwrap_err().code, "amount_too_large");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(minor in 0..=MAX_MINOR, currency in prop::sample::select(vec!["EUR", "JPY"])) {
            let shown = format_minor(minor, currency);
            prop_assert_eq!(parse_amount(&shown, currency).unwrap().minor, minor);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}", tight in "[0-9.,€$ '+-]{0,10}") {
            let _ = (parse_amount(&text, "EUR"), parse_amount(&tight, "KWD"));
        }
    }
}
