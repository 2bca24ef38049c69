//! What a value of a Parquet file says, as text.

use super::schema::Shape;
use crate::table::row::{Flaw, TableRow};
use chrono::{DateTime, Days, NaiveDate};
use parquet::data_type::Decimal;
use parquet::record::{Field, Row};

/// Numbers above it have lost digits when they were stored as floating point.
const TOO_LONG: f64 = 9_007_199_254_740_992.0;
const NANOS: i64 = 1_000_000_000;

/// Adds the cells of a field. `left` is how many bytes the row may still take.
pub(super) fn push(field: &Field, shape: &Shape, row: &mut TableRow, left: &mut usize) {
    match (shape, field) {
        (Shape::Group(inner), Field::Group(group)) => {
            let values = group.get_column_iter().map(|(_, value)| value);
            values.zip(inner).for_each(|(value, shape)| push(value, shape, row, left));
        }
        (Shape::Group(inner), _) => inner.iter().for_each(|shape| push(&Field::Null, shape, row, left)),
        _ => push_text(&text(field, shape), lost_digits(field), row, left),
    }
}

fn push_text(text: &str, lost_digits: bool, row: &mut TableRow, left: &mut usize) {
    match left.checked_sub(text.len()) {
        Some(rest) => *left = rest,
        None => {
            row.set_flaw(Flaw::TooLong);
            return;
        }
    }
    if text.contains('\0') {
        row.set_flaw(Flaw::Unreadable);
    }
    row.push_cell(text);
    if lost_digits {
        row.mark_damaged();
    }
}

fn lost_digits(field: &Field) -> bool {
    match field {
        Field::Float(number) => number.is_finite() && number.abs() >= 16_777_216.0,
        Field::Double(number) => number.is_finite() && number.abs() >= TOO_LONG,
        _ => false,
    }
}

fn text(field: &Field, shape: &Shape) -> String {
    let utc = matches!(shape, Shape::Utc | Shape::Nanos { utc: true });
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Long(nanos) if matches!(shape, Shape::Nanos { .. }) => {
            instant(nanos.div_euclid(NANOS), nanos.rem_euclid(NANOS), utc)
        }
        Field::TimestampMillis(time) => instant(time.div_euclid(1000), time.rem_euclid(1000) * 1_000_000, utc),
        Field::TimestampMicros(time) => instant(time.div_euclid(1_000_000), time.rem_euclid(1_000_000) * 1000, utc),
        Field::Date(days) => date(i64::from(*days)),
        Field::TimeMillis(time) => clock(i64::from(*time) / 1000),
        Field::TimeMicros(time) => clock(time / 1_000_000),
        Field::Float(number) if number.is_nan() => String::new(),
        Field::Double(number) if number.is_nan() => String::new(),
        Field::Float16(number) => number.to_string(),
        Field::Float(number) => format!("{}", number + 0.0),
        Field::Double(number) => format!("{}", number + 0.0),
        Field::Decimal(number) => decimal(number).unwrap_or_else(|| field.to_string()),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            let mut json = String::new();
            write_json(field, &mut json);
            json
        }
        _ => field.to_string(),
    }
}

/// Lists and maps as JSON, so that a cell of one can be told from plain text.
fn write_json(field: &Field, into: &mut String) {
    match field {
        Field::Null => into.push_str("null"),
        Field::Group(group) => write_object(group, into),
        Field::ListInternal(list) => write_all(list.elements().iter(), into),
        Field::MapInternal(map) => write_all(map.entries().iter().flat_map(|(key, value)| [key, value]), into),
        Field::Bool(_) | Field::Int(_) | Field::Long(_) | Field::Decimal(_) => {
            into.push_str(&text(field, &Shape::Plain))
        }
        _ => into.push_str(&serde_json::Value::from(text(field, &Shape::Plain)).to_string()),
    }
}

fn write_all<'a>(fields: impl Iterator<Item = &'a Field>, into: &mut String) {
    into.push('[');
    for (place, field) in fields.enumerate() {
        if place > 0 {
            into.push(',');
        }
        write_json(field, into);
    }
    into.push(']');
}

fn write_object(group: &Row, into: &mut String) {
    into.push('{');
    for (place, (name, field)) in group.get_column_iter().enumerate() {
        if place > 0 {
            into.push(',');
        }
        into.push_str(&serde_json::Value::from(name.as_str()).to_string());
        into.push(':');
        write_json(field, into);
    }
    into.push('}');
}

fn instant(seconds: i64, nanos: i64, utc: bool) -> String {
    let Some(time) = DateTime::from_timestamp(seconds, nanos as u32) else { return seconds.to_string() };
    let (time, zone) = (time.naive_utc(), if utc { "Z" } else { "" });
    format!("{}{zone}", time.format("%Y-%m-%dT%H:%M:%S%.f"))
}

fn date(days: i64) -> String {
    let epoch = NaiveDate::default();
    let found = match u64::try_from(days) {
        Ok(after) => epoch.checked_add_days(Days::new(after)),
        Err(_) => epoch.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    found.map_or_else(|| days.to_string(), |date| date.to_string())
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Nothing where the number has more than 38 digits.
fn decimal(number: &Decimal) -> Option<String> {
    let data = number.data();
    let scale = usize::try_from(number.scale()).ok().filter(|scale| *scale <= 38)?;
    if data.len() > 16 {
        return None;
    }
    let negative = data.first().is_some_and(|byte| *byte >= 0x80);
    let start = if negative { -1 } else { 0 };
    let value = data.iter().fold(start, |value: i128, byte| (value << 8) | i128::from(*byte));
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    Some(if scale == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: Field, shape: Shape, expected: &str) {
        assert_eq!(text(&field, &shape), expected);
    }

    #[test]
    fn times_are_iso() {
        check(Field::Date(20_458), Shape::Plain, "2026-01-05");
        check(Field::Date(-1), Shape::Plain, "1969-12-31");
        check(Field::TimestampMillis(1_767_607_200_000), Shape::Plain, "2026-01-05T10:00:00");
        check(Field::TimestampMicros(1_767_607_200_500_000), Shape::Utc, "2026-01-05T10:00:00.500Z");
        check(Field::Long(1_767_607_200_000_000_000), Shape::Nanos { utc: false }, "2026-01-05T10:00:00");
        check(Field::Date(i32::MAX), Shape::Plain, "2147483647");
        check(Field::TimestampMillis(i64::MIN), Shape::Plain, "-9223372036854776");
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        check(Field::Double(17850.0), Shape::Plain, "17850");
        check(Field::Double(19.99), Shape::Plain, "19.99");
        check(Field::Double(f64::NAN), Shape::Plain, "");
        check(Field::Decimal(Decimal::from_i32(-1250, 9, 2)), Shape::Plain, "-12.50");
        check(Field::Decimal(Decimal::from_i64(5, 9, 3)), Shape::Plain, "0.005");
        assert!(lost_digits(&Field::Double(1e16)) && !lost_digits(&Field::Double(1e15)));
    }
}
