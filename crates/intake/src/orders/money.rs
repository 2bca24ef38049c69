//! Amounts and quantities as order files spell them. Which sign is the decimal one is decided once a file.

use tandem_model::{DecimalSign, MAX_MINOR, MILLI};

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoneyFlaw {
    NoNumber,
    /// `1,234` where nothing in the file tells what the comma is.
    Ambiguous,
}

/// What the amounts of a file tell of its decimal sign.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct MoneyEvidence {
    point: bool,
    comma: bool,
}

impl MoneyEvidence {
    pub(crate) fn observe(&mut self, text: &str) {
        let comma = text.as_bytes().contains(&b',');
        if self.point && !comma {
            return;
        }
        match decimal_sign(text.as_bytes()) {
            Some(b'.') => self.point = true,
            Some(_) => self.comma = true,
            None => {}
        }
    }

    pub(crate) fn decide(self, given: DecimalSign) -> DecimalSign {
        match (given, self.point, self.comma) {
            (DecimalSign::Auto, true, false) => DecimalSign::Point,
            (DecimalSign::Auto, false, true) => DecimalSign::Comma,
            (given, ..) => given,
        }
    }
}

/// The decimal sign of an amount that can be read in one way only.
fn decimal_sign(text: &[u8]) -> Option<u8> {
    let last = text.iter().rposition(|byte| matches!(byte, b'.' | b','))?;
    let sign = text[last];
    let other = if sign == b'.' { b',' } else { b'.' };
    if text[..last].contains(&other) {
        return Some(sign);
    }
    if text[..last].contains(&sign) {
        // It stands twice, so it groups thousands, and the other one is decimal.
        return Some(other);
    }
    let digits = text[last + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = text[..last].iter().filter(|byte| byte.is_ascii_digit());
    let grouped = digits == 3 && (1..=3).contains(&whole.clone().count()) && whole.clone().next() != Some(&b'0');
    (!grouped).then_some(sign)
}

/// Minor units of a currency with so many decimals; finer amounts are rounded, half away from zero.
pub(crate) fn parse_money(text: &str, sign: DecimalSign, places: u32) -> Result<i64, MoneyFlaw> {
    if sign != DecimalSign::Comma
        && let Some(value) = plain_decimal(text.as_bytes(), places)
    {
        return bounded(value);
    }
    let (negative, number) = bare_number(text).ok_or(MoneyFlaw::NoNumber)?;
    let bytes = number.as_bytes();
    let separators = bytes.iter().filter(|byte| matches!(byte, b'.' | b',')).count();
    let decimal = match (separators, decimal_sign(bytes), sign) {
        (0, ..) => b'.',
        (_, Some(found), _) => found,
        (_, None, DecimalSign::Point) => b'.',
        (_, None, DecimalSign::Comma) => b',',
        (_, None, DecimalSign::Auto) => return Err(MoneyFlaw::Ambiguous),
    };
    let digits: String = number
        .bytes()
        .filter(|byte| byte.is_ascii_digit() || *byte == decimal)
        .map(|byte| if byte == decimal { '.' } else { char::from(byte) })
        .collect();
    let value = plain_decimal(digits.as_bytes(), places).ok_or(MoneyFlaw::NoNumber)?;
    bounded(if negative { -value } else { value })
}

/// Thousandths of a piece.
pub(crate) fn parse_quantity(text: &str, sign: DecimalSign) -> Option<i64> {
    let bytes = text.as_bytes();
    if let Ok(whole) = text.parse::<i32>() {
        return Some(i64::from(whole) * MILLI);
    }
    let point = bytes.contains(&b'.');
    let text = match sign {
        DecimalSign::Comma if !point => text.replace(',', "."),
        // `1,200 pieces` of a file with decimal points.
        DecimalSign::Point => text.replace(',', ""),
        _ if point => text.replace(',', ""),
        _ => text.replace(',', "."),
    };
    plain_decimal(text.trim().as_bytes(), 3).filter(|milli| milli.abs() <= 1_000_000_000_000)
}

/// A share of 100 in millionths of one.
pub(crate) fn parse_percent(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('%').trim();
    plain_decimal(text.as_bytes(), 4).filter(|share| (0..=1_000_000).contains(share))
}

fn bounded(value: i64) -> Result<i64, MoneyFlaw> {
    if value.abs() <= MAX_MINOR { Ok(value) } else { Err(MoneyFlaw::NoNumber) }
}

/// Digits with at most one point, as so many decimals.
fn plain_decimal(text: &[u8], places: u32) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let mut value: i64 = 0;
    let mut after: Option<u32> = None;
    let mut seen = false;
    let mut round_up = false;
    for &byte in digits {
        match (byte, after) {
            (b'0'..=b'9', Some(count)) if count >= places => {
                round_up |= count == places && byte >= b'5';
                after = Some(count + 1);
            }
            (b'0'..=b'9', _) => {
                value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                after = after.map(|count| count + 1);
            }
            (b'.', None) => after = Some(0),
            _ => return None,
        }
        seen |= byte != b'.';
    }
    if !seen {
        return None;
    }
    for _ in after.unwrap_or(0)..places {
        value = value.checked_mul(10)?;
    }
    value = value.checked_add(i64::from(round_up))?;
    Some(if negative { -value } else { value })
}

/// An amount without its currency, spaces and apostrophes: whether it is below zero, and its digits and separators.
fn bare_number(text: &str) -> Option<(bool, String)> {
    let text = text.trim();
    let (bracketed, text) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner),
        None => (false, text),
    };
    let minus = |c: char| matches!(c, '-' | '\u{2212}');
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let start = text[..start].strip_suffix(['.', ',']).map_or(start, str::len);
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, after) = (&text[..start], &text[end..]);
    let mark = |part: &str| {
        part.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "$€£¥₹₽₩₺₴.+".contains(c) || minus(c))
    };
    if !mark(before) || !mark(after) || before.chars().count() + after.chars().count() > 8 {
        return None;
    }
    let number: String = text[start..end].chars().filter(|c| !c.is_whitespace() && !"'’".contains(*c)).collect();
    let negative = bracketed || before.contains(minus) || after.contains(minus);
    number.chars().all(is_number).then_some((negative, number))
}

/// The sign or code of the currency beside an amount; nothing where there is none.
pub(crate) fn currency_mark(text: &str) -> &str {
    let bare = |part: &'_ str| -> std::ops::Range<usize> {
        let blank = |c: char| c.is_whitespace() || "()+-\u{2212}".contains(c);
        let start = part.len() - part.trim_start_matches(blank).len();
        start..part.trim_end_matches(blank).len().max(start)
    };
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else { return "" };
    let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(first, |last| last + 1);
    let (before, after) = (&text[..first], &text[last..]);
    let before = &before[bare(before)];
    if before.is_empty() { &after[bare(after)] } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, sign: DecimalSign, expected: Result<i64, MoneyFlaw>) {
        assert_eq!(parse_money(text, sign, 2), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_as_files_spell_them() {
        use DecimalSign::{Auto, Comma, Point};
        for (text, minor) in [
            ("2.55", 255),
            ("-3", -300),
            ("1.6200", 162),
            ("33.3350", 3334),
            ("$1,433.66", 143_366),
            ("-$12.00", -1200),
            ("(12.00)", -1200),
            ("1.433,66 €", 143_366),
            ("1\u{202f}549,50", 154_950),
            ("CHF 1'234.50", 123_450),
            (".5", 50),
            ("12,5", 1250),
        ] {
            check(text, Auto, Ok(minor));
        }
        check("1,234", Auto, Err(MoneyFlaw::Ambiguous));
        check("1,234", Point, Ok(123_400));
        check("1,234", Comma, Ok(123));
        check("1.234", Comma, Ok(123_400));
        for text in ["", "free", "1-2", "12 pieces of eight", "--", "1.2.3,4,5", "9".repeat(30).as_str()] {
            check(text, Auto, Err(MoneyFlaw::NoNumber));
        }
        assert_eq!(parse_money("1500", Point, 0), Ok(1500));
        assert_eq!(parse_money("1.2345", Point, 3), Ok(1235));
    }

    #[test]
    fn the_sign_beside_an_amount_is_its_currency() {
        for (text, mark) in [
            ("$1,433.66", "$"),
            ("-AU $3,000.00", "AU $"),
            ("EUR 90,00", "EUR"),
            ("1.433,66 €", "€"),
            ("(£12.00)", "£"),
            ("12.00", ""),
            ("", ""),
            ("free", ""),
        ] {
            assert_eq!(currency_mark(text), mark, "{text}");
        }
    }

    #[test]
    fn a_file_tells_its_decimal_sign() {
        let decide = |texts: &[&str]| {
            let mut evidence = MoneyEvidence::default();
            texts.iter().for_each(|text| evidence.observe(text));
            evidence.decide(DecimalSign::Auto)
        };
        assert_eq!(decide(&["1,234", "5", "2.50"]), DecimalSign::Point);
        assert_eq!(decide(&["1.234", "2,50"]), DecimalSign::Comma);
        assert_eq!(decide(&["1.234.567"]), DecimalSign::Comma);
        assert_eq!(decide(&["1,234"]), DecimalSign::Auto);
        assert_eq!(decide(&["2.50", "2,50"]), DecimalSign::Auto);
    }

    #[test]
    fn quantities_may_have_three_decimals() {
        use DecimalSign::{Auto, Comma, Point};
        for (text, sign, milli) in [
            ("6", Auto, Some(6000)),
            ("1.0", Auto, Some(1000)),
            ("0,125", Comma, Some(125)),
            ("1,200", Point, Some(1_200_000)),
        ] {
            assert_eq!(parse_quantity(text, sign), milli, "{text}");
        }
        for text in ["", "x", "l0", "1e5", "6 pcs"] {
            assert_eq!(parse_quantity(text, Auto), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(minor in -MAX_MINOR..MAX_MINOR) {
            let sign = if minor < 0 { "-" } else { "" };
            let size = minor.unsigned_abs();
            let text = format!("{sign}{}.{:02}", size / 100, size % 100);
            prop_assert_eq!(parse_money(&text, DecimalSign::Auto, 2), Ok(minor));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            let _ = parse_money(&text, DecimalSign::Auto, 2);
            let _ = parse_quantity(&text, DecimalSign::Comma);
        }
    }
}
