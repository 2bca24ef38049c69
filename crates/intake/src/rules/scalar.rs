//! Single values: texts, whole numbers, flags, days, instants, and words of a fixed list.

use super::node::Node;
use super::place::{Faults, Place};
use crate::problem::quoted;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, Error, IntoDeserializer};
use std::fmt;
use std::ops::RangeInclusive;
use tandem_model::MAX_NUMBER;

pub(super) fn wrong_type<T>(node: &Node<'_>, wanted: &str, place: &Place<'_>, faults: &mut Faults) -> Option<T> {
    match node {
        Node::BadText => faults.push(place, "bad_text", "an escape in this text means no letter"),
        Node::Deep => faults.push(place, "too_deep", "this is nested too deep to be read"),
        _ => faults.push(place, "wrong_type", format!("this is {wanted}, not {}", node.kind())),
    }
    None
}

pub(super) fn text(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<String> {
    match node {
        Node::Text(text) => Some(text.to_string()),
        _ => wrong_type(node, "a text", place, faults),
    }
}

pub(super) fn flag(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<bool> {
    match node {
        Node::Flag(flag) => Some(*flag),
        _ => wrong_type(node, "true or false", place, faults),
    }
}

/// Any whole number that is kept exactly.
pub(super) fn number(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<i64> {
    whole(node, &(-MAX_NUMBER..=MAX_NUMBER), "out_of_range", place, faults)
}

/// A whole number within `range`; `code` is what a number outside of it is told as.
pub(super) fn whole(
    node: &Node<'_>,
    range: &RangeInclusive<i64>,
    code: &str,
    place: &Place<'_>,
    faults: &mut Faults,
) -> Option<i64> {
    let Node::Number(written) = node else { return wrong_type(node, "a whole number", place, faults) };
    if let Some(number) = written.parse().ok().filter(|number| range.contains(number)) {
        return Some(number);
    }
    let broken = written.contains(['.', 'e', 'E']) && written.parse::<f64>().is_ok_and(f64::is_finite);
    let (code, what) = if broken { ("not_whole", "without point or exponent") } else { (code, "") };
    let (least, most) = (range.start(), range.end());
    let message = format!("this is a whole number {what} from {least} to {most}, not {}", quoted(written));
    faults.push(place, code, message.replace("  ", " "));
    None
}

/// A day of the calendar, written as `2026-11-20`.
pub(super) fn date(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<NaiveDate> {
    let Node::Text(written) = node else { return wrong_type(node, "a day such as `2026-11-20`", place, faults) };
    let well_formed = written.len() == 10 && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().filter(|_| well_formed);
    if date.is_none() {
        let message = format!("{} is no day of the calendar such as `2026-11-20`", quoted(written));
        faults.push(place, "bad_date", message);
    }
    date
}

/// An instant of RFC 3339, in UTC or with its distance from it.
pub(super) fn instant(node: &Node<'_>, place: &Place<'_>, faults: &mut Faults) -> Option<DateTime<Utc>> {
    let wanted = "an instant such as `2026-12-01T09:00:00Z`";
    let Node::Text(written) = node else { return wrong_type(node, wanted, place, faults) };
    let well_formed = written.get(10..11) == Some("T") && !written.contains('z');
    let parsed = DateTime::parse_from_rfc3339(written).ok().filter(|_| well_formed);
    let instant = parsed.map(|parsed| parsed.to_utc()).filter(|instant| (0..=9999).contains(&instant.year()));
    if instant.is_none() {
        faults.push(place, "bad_instant", format!("{} is not {wanted}", quoted(written)));
    }
    instant
}

/// One of the words that stand for the unit variants of an enum, as serde spells them.
pub(super) fn word<T: DeserializeOwned>(
    node: &Node<'_>,
    code: &str,
    place: &Place<'_>,
    faults: &mut Faults,
) -> Option<T> {
    let Node::Text(written) = node else { return wrong_type(node, "a text", place, faults) };
    let reader: StrDeserializer<'_, Refused> = written.as_ref().into_deserializer();
    match T::deserialize(reader) {
        Ok(value) => Some(value),
        Err(Refused::Unknown(words)) => {
            faults.push(place, code, format!("{} is none of {}", quoted(written), listed(words)));
            None
        }
        Err(Refused::Bare) => {
            let message = format!("{0} does not stand alone: write `{{\"{1}\": …}}`", quoted(written), written);
            faults.push(place, "wrong_type", message);
            None
        }
    }
}

/// `a`, `b` and `c`.
pub(super) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

/// Why serde finds no unit variant.
#[derive(Debug)]
enum Refused {
    /// There are these.
    Unknown(&'static [&'static str]),
    /// The variant holds a value.
    Bare,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

impl Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Bare
    }

    fn unknown_variant(_: &str, words: &'static [&'static str]) -> Self {
        Self::Unknown(words)
    }
}
