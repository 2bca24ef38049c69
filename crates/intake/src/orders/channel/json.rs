//! Orders as JSON: one record at a time, its members as text, and the rows that they make.

use super::{OrderFile, flaw_reason, rewind};
use crate::orders::field::OrderField;
use crate::orders::group::Intake;
use crate::orders::row::{Draft, Place, Role};
use crate::problem::IntakeError;
use crate::sniff::sniff;
use crate::table::{Flaw, JsonRecord, JsonRecords};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Hands every record of the file to `take`, with where it stands; what cannot be read goes to the intake as it is.
pub(super) fn each_record(
    file: &mut OrderFile,
    intake: &mut Intake,
    mut take: impl FnMut(&mut Intake, &Members<'_>, Place) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    rewind(&mut *file.source)?;
    let dialect = sniff(&mut *file.source)?;
    rewind(&mut *file.source)?;
    let mut records = JsonRecords::open(&mut *file.source, dialect.encoding)?;
    let mut record = JsonRecord::default();
    while records.next_record(&mut record)? {
        let place = Place { file: file.number, offset: record.offset, length: record.length, line: record.line };
        match (record.flaw, Members::read(&record.text)) {
            (None, Some(members)) => take(intake, &members, place)?,
            (flaw, _) => intake.flawed(place, flaw_reason(flaw.unwrap_or(Flaw::Malformed)))?,
        }
    }
    Ok(())
}

/// Whether a file begins like JSON.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '['])
}

/// The members of an object; what they hold is parsed when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Nothing where the text is no object.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Of two members of one name the last counts.
    fn value(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().rev().find(|(other, _)| other == name).map(|(_, value)| *value)
    }

    /// The text of a member, by the names that lead to it with points between. Nothing for null, lists and objects.
    pub(super) fn text(&self, path: &str) -> Cow<'a, str> {
        match path.split_once('.') {
            Some((name, rest)) => self.object(name).text(rest),
            None => self.value(path).map_or(Cow::Borrowed(""), |value| scalar(value.get())),
        }
    }

    /// Empty where there is none.
    pub(super) fn object(&self, name: &str) -> Self {
        self.value(name).and_then(|value| Self::read(value.get())).unwrap_or_default()
    }

    /// The objects of a list; none where the member is something else.
    pub(super) fn list(&self, name: &str) -> Vec<Self> {
        let values: Vec<&RawValue> =
            self.value(name).and_then(|value| serde_json::from_str(value.get()).ok()).unwrap_or_default();
        values.into_iter().filter_map(|value| Self::read(value.get())).collect()
    }

    pub(super) fn has_list(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| value.get().starts_with('['))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    members.push((name.0, value));
                }
                Ok(members)
            }
        }
        #[derive(Deserialize)]
        struct Name<'n>(#[serde(borrow)] Cow<'n, str>);
        deserializer.deserialize_map(Reader).map(Members)
    }
}

/// A number as it was written, but without an exponent; a string without its quotes.
fn scalar(text: &str) -> Cow<'_, str> {
    match text.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<&str>(text) {
            Ok(plain) => Cow::Borrowed(plain),
            Err(_) => serde_json::from_str::<String>(text).map_or(Cow::Borrowed(""), Cow::Owned),
        },
        Some(b'-' | b'0'..=b'9') => without_exponent(text),
        Some(b't' | b'f') => Cow::Borrowed(text),
        _ => Cow::Borrowed(""),
    }
}

/// `1.25e-3` as `0.00125`. Exponents beyond 30 are left, since they are no amounts.
fn without_exponent(text: &str) -> Cow<'_, str> {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return Cow::Borrowed(text) };
    let Some(exponent) = exponent.parse::<i32>().ok().filter(|exponent| exponent.abs() <= 30) else {
        return Cow::Borrowed(text);
    };
    let (sign, number) = number.strip_prefix('-').map_or(("", number), |number| ("-", number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let point = whole.len() as i32 + exponent;
    let mut digits = "0".repeat((1 - point).max(0) as usize);
    digits.push_str(whole);
    digits.push_str(fraction);
    let point = point.max(1) as usize;
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at(point);
    Cow::Owned(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// Fields with their texts.
#[derive(Debug, Default)]
pub(super) struct Fields<'a>(Vec<(OrderField, Cow<'a, str>)>);

impl<'a> Fields<'a> {
    pub(super) fn of(members: &Members<'a>, paths: &[(OrderField, &str)]) -> Self {
        Self(paths.iter().map(|(field, path)| (*field, members.text(path))).collect())
    }

    /// The last text put for a field counts.
    pub(super) fn put(&mut self, field: OrderField, text: impl Into<Cow<'a, str>>) {
        self.0.push((field, text.into()));
    }

    fn fill<'f>(&'f self, draft: &mut Draft<'f>) {
        for (field, text) in &self.0 {
            draft.set(*field, text);
        }
    }
}

/// The rows that one record makes, each with what the record says of the order.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    head: Fields<'a>,
    rows: Vec<(Role, bool, Fields<'a>)>,
    left_out: Vec<&'static str>,
}

impl<'a> Written<'a> {
    pub(super) fn new(head: Fields<'a>) -> Self {
        Self { head, ..Self::default() }
    }

    /// A row of the account.
    pub(super) fn row(&mut self, role: Role, fields: Fields<'a>) {
        self.rows.push((role, true, fields));
    }

    /// A line that stands in no row of its own, such as a fee told beside the items, by what kind of line it is, its id
    /// if it has one, and its name. Nothing where it comes to nothing.
    pub(super) fn beside(&mut self, [kind, id, name]: [Cow<'a, str>; 3], amount: Cow<'a, str>) {
        if amount.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            let mut fields = Fields::default();
            fields.put(OrderField::LineId, id);
            fields.put(OrderField::LineType, kind);
            fields.put(OrderField::Name, name);
            fields.put(OrderField::Quantity, "1");
            fields.put(OrderField::LineTotal, amount);
            self.rows.push((Role::Line, false, fields));
        }
    }

    /// A row that only says again what others do.
    pub(super) fn leave_out(&mut self, why: &'static str) {
        self.left_out.push(why);
    }

    /// A record without lines is one row.
    pub(super) fn hand_to(self, intake: &mut Intake, place: Place) -> Result<(), IntakeError> {
        for why in &self.left_out {
            intake.leave_out(why)?;
        }
        let head_alone = self.rows.iter().all(|(_, counts, _)| !counts);
        if head_alone {
            let mut draft = Draft::new(place);
            (draft.role, draft.counts) = (Role::Head, self.left_out.is_empty());
            self.head.fill(&mut draft);
            intake.row(&draft)?;
        }
        for (role, counts, fields) in &self.rows {
            let mut draft = Draft::new(place);
            (draft.role, draft.counts) = (*role, *counts);
            self.head.fill(&mut draft);
            fields.fill(&mut draft);
            intake.row(&draft)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_as_text() {
        let text = r#"{"id": 7, "a": {"b": "x \"y\"", "n": null}, "l": [{"v": 1.50}, 3, {"v": true}], "id": 8}"#;
        let members = Members::read(text).unwrap();
        let check = |path: &str, expected: &str| assert_eq!(members.text(path), expected, "{path}");
        check("id", "8");
        check("a.b", "x \"y\"");
        check("a.n", "");
        check("a", "");
        check("none.at.all", "");
        let values: Vec<_> = members.list("l").iter().map(|of| of.text("v")).collect();
        assert_eq!(values, ["1.50", "true"]);
    }

    #[test]
    fn exponents_are_written_out() {
        for (text, expected) in
            [("1.25e-3", "0.00125"), ("-5E2", "-500"), ("1.0e+2", "100"), ("12.5e0", "12.5"), ("1e99", "1e99")]
        {
            assert_eq!(scalar(text), expected, "{text}");
        }
    }
}
