//! What a cell of a spreadsheet says, as text.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use std::borrow::Cow;

/// Spreadsheets keep 15 digits.
const DIGITS: usize = 15;
const TOO_LONG: f64 = 1e15;
/// One day after 9999-12-31.
const LAST_DAY: f64 = 2_958_466.0;

/// The text of a cell, and whether it is a number that has lost digits.
pub(super) fn text<'a>(value: &'a DataRef<'_>) -> (Cow<'a, str>, bool) {
    let text = match value {
        DataRef::Empty => "".into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.as_str().into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::Error(error) => error.to_string().into(),
        DataRef::Int(number) => return (number.to_string().into(), number.unsigned_abs() >= TOO_LONG as u64),
        DataRef::Float(number) => return (number_text(*number).into(), number.abs() >= TOO_LONG),
        DataRef::DateTime(date) => date_text(date).into(),
    };
    (text, false)
}

/// As the spreadsheet shows it: 15 digits, and no more of them than needed.
fn number_text(number: f64) -> String {
    if number.abs() >= TOO_LONG || number.fract() == 0.0 || !number.is_finite() {
        return format!("{}", number + 0.0);
    }
    let rounded: f64 = format!("{number:.*e}", DIGITS - 1).parse().unwrap_or(number);
    format!("{rounded}")
}

fn date_text(date: &ExcelDateTime) -> String {
    let value = date.as_f64();
    if date.is_duration() {
        return duration_text(value);
    }
    if !(0.0..LAST_DAY).contains(&value) {
        return number_text(value);
    }
    let (year, month, day, hour, minute, second, _) = to_the_second(date).to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (value < 1.0, (hour, minute, second) == (0, 0, 0)) {
        (true, _) => time,
        (false, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

/// Noon is stored as a fraction that may end a little before it; whether days are counted from 1904 stays as it is.
fn to_the_second(date: &ExcelDateTime) -> ExcelDateTime {
    const HALF: f64 = 0.5 / 86_400.0;
    let from_1904 = date.to_ymd_hms_milli() != same_day_of_1900(date.as_f64()).to_ymd_hms_milli();
    let whole = ((date.as_f64() + HALF) * 86_400.0).floor();
    ExcelDateTime::new((whole + 0.25) / 86_400.0, ExcelDateTimeType::DateTime, from_1904)
}

fn same_day_of_1900(value: f64) -> ExcelDateTime {
    ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false)
}

/// Hours, minutes and seconds.
fn duration_text(days: f64) -> String {
    if days.abs() >= LAST_DAY || !days.is_finite() {
        return number_text(days);
    }
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64, expected: &str, damaged: bool) {
        let cell = DataRef::Float(value);
        let (found, lost) = text(&cell);
        assert_eq!((found.as_ref(), lost), (expected, damaged), "{value}");
    }

    fn date(value: f64, from_1904: bool, expected: &str) {
        let cell = DataRef::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, from_1904));
        assert_eq!(text(&cell).0, expected, "{value}");
    }

    #[test]
    fn numbers_are_as_short_as_they_are_shown() {
        number(17850.0, "17850", false);
        number(19.990_000_000_000_002, "19.99", false);
        number(0.1 + 0.2, "0.3", false);
        number(-0.5, "-0.5", false);
        number(-0.0, "0", false);
        number(0.000_001_25, "0.00000125", false);
        number(1.671_85e13, "16718500000000", false);
    }

    #[test]
    fn numbers_of_more_than_15_digits_are_marked() {
        number(4_006_381_333_931_001.0, "4006381333931001", true);
        number(1e20, "100000000000000000000", true);
    }

    #[test]
    fn dates_are_iso() {
        date(46_027.0, false, "2026-01-05");
        date(46_027.5, false, "2026-01-05T12:00:00");
        date(46_027.499_999_999_9, false, "2026-01-05T12:00:00");
        date(46_027.999_999_999, false, "2026-01-06");
        date(44_565.0, true, "2026-01-05");
        date(0.25, false, "06:00:00");
        date(1e300, false, &format!("{}", 1e300));
        date(-3.0, false, "-3");
    }

    #[test]
    fn durations_errors_and_truths_have_their_text() {
        let duration = DataRef::DateTime(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false));
        assert_eq!(text(&duration).0, "36:00:00");
        assert_eq!(text(&DataRef::Error(calamine::CellErrorType::Name)).0, "#NAME?");
        assert_eq!(text(&DataRef::Bool(true)).0, "TRUE");
    }
}
