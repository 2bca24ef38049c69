//! Dates and times as order files spell them. Whether the day or the month comes first is decided once a file.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use tandem_model::DateOrder;

/// Why a text is no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateFlaw {
    NoDate,
    /// `03/04/2026` where nothing in the file tells which is the day.
    Ambiguous,
}

/// What the dates of a file tell of their order.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DateEvidence {
    day_first: bool,
    month_first: bool,
}

impl DateEvidence {
    pub(crate) fn observe(&mut self, text: &str) {
        let bytes = text.as_bytes();
        if bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) {
            return;
        }
        if let Some((first, second)) = leading_pair(bytes) {
            self.day_first |= first > 12 && second <= 12;
            self.month_first |= second > 12 && first <= 12;
        }
    }

    /// Files whose dates contradict each other are left undecided.
    pub(crate) fn decide(self, given: DateOrder) -> DateOrder {
        match (given, self.day_first, self.month_first) {
            (DateOrder::Auto, true, false) => DateOrder::DayFirst,
            (DateOrder::Auto, false, true) => DateOrder::MonthFirst,
            (given, ..) => given,
        }
    }
}

/// The two numbers that `12/31/2026` begins with.
fn leading_pair(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut parts = bytes.splitn(3, |byte| matches!(byte, b'/' | b'-'));
    let mut number = || {
        let part = parts.next()?;
        if (1..=2).contains(&part.len()) { std::str::from_utf8(part).ok()?.parse().ok() } else { None }
    };
    let pair = (number()?, number()?);
    parts.next().is_some().then_some(pair)
}

/// How dates without a zone, and with numbers only, are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateStyle {
    pub(crate) order: DateOrder,
    pub(crate) zone: Tz,
}

/// An instant; a date alone is its midnight.
pub(crate) fn parse_date(text: &str, style: DateStyle) -> Result<DateTime<Utc>, DateFlaw> {
    let text = text.trim();
    if let Some(epoch) = epoch(text) {
        return Ok(epoch);
    }
    let (date, rest) = match iso_date(text.as_bytes()) {
        Some(date) => (date, &text[10..]),
        None => written_date(text, style.order)?,
    };
    let (time, rest) = time_of(rest.trim_start_matches(['T', ',', ' '])).ok_or(DateFlaw::NoDate)?;
    to_instant(date.and_time(time), rest.trim(), style.zone).ok_or(DateFlaw::NoDate)
}

/// Seconds or milliseconds since 1970, of the years 2001 to 2286.
fn epoch(text: &str) -> Option<DateTime<Utc>> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match (digits, text.len()) {
        (true, 10) => DateTime::from_timestamp_secs(text.parse().ok()?),
        (true, 13) => DateTime::from_timestamp_millis(text.parse().ok()?),
        _ => None,
    }
}

/// `2026-11-22`, also with `/` or `.`.
fn iso_date(text: &[u8]) -> Option<NaiveDate> {
    let (head, rest) = text.split_at_checked(10)?;
    let separator = head[4];
    if !matches!(separator, b'-' | b'/' | b'.') || head[7] != separator || rest.first().is_some_and(u8::is_ascii_digit)
    {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        head[range].iter().try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)
}

/// Dates in other orders, and with the names of months; answers what follows.
fn written_date(text: &str, order: DateOrder) -> Result<(NaiveDate, &str), DateFlaw> {
    let mut rest = strip_weekday(text);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        return compact_date(rest).ok_or(DateFlaw::NoDate);
    }
    let mut parts: Vec<Part> = Vec::with_capacity(3);
    let mut points = false;
    while parts.len() < 3 {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..end];
        parts.push(Part::read(word).ok_or(DateFlaw::NoDate)?);
        rest = &rest[end..];
        if parts.len() < 3 {
            let next = rest.trim_start_matches(['/', '-', '.', ',', ' ']);
            if next.len() == rest.len() {
                return Err(DateFlaw::NoDate);
            }
            points |= rest.starts_with('.');
            rest = next;
        }
    }
    let (year, month, day) = arranged(&parts, order, points)?;
    Ok((NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFlaw::NoDate)?, rest))
}

/// `20261122`.
fn compact_date(text: &str) -> Option<(NaiveDate, &str)> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    Some((NaiveDate::from_ymd_opt(number(0..4)? as i32, number(4..6)?, number(6..8)?)?, &text[8..]))
}

fn strip_weekday(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    match (Part::month(&text[..end]), text[end..].strip_prefix(',')) {
        (None, Some(rest)) if end >= 3 => rest.trim_start(),
        _ => text,
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Month(u32),
    /// With how many digits it is written.
    Number(u32, usize),
}

impl Part {
    fn read(word: &str) -> Option<Self> {
        if word.bytes().all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&word.len()) {
            return Some(Self::Number(word.parse().ok()?, word.len()));
        }
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        match ordinal.and_then(|digits| digits.parse().ok().map(|day| Self::Number(day, digits.len()))) {
            Some(day) => Some(day),
            None => Self::month(word),
        }
    }

    fn month(word: &str) -> Option<Self> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let head = word.get(..3)?.to_ascii_lowercase();
        let month = MONTHS.iter().position(|month| *month == head)?;
        word.chars().all(char::is_alphabetic).then_some(Self::Month(month as u32 + 1))
    }
}

/// Year, month and day of three parts.
fn arranged(parts: &[Part], order: DateOrder, points: bool) -> Result<(i32, u32, u32), DateFlaw> {
    use Part::{Month, Number};
    let (year, month, day) = match *parts {
        [Month(month), Number(day, _), Number(year, digits)] => (full_year(year, digits), month, day),
        [Number(day, 1..=2), Month(month), Number(year, digits)] => (full_year(year, digits), month, day),
        [Number(year, 4), Number(month, _), Number(day, _)] => (year, month, day),
        [Number(year, 4), Month(month), Number(day, _)] => (year, month, day),
        [Number(first, 1..=2), Number(second, 1..=2), Number(year, digits)] => {
            let year = full_year(year, digits);
            match order {
                // Only dates with days first are written with points.
                _ if points => (year, second, first),
                DateOrder::DayFirst => (year, second, first),
                DateOrder::MonthFirst => (year, first, second),
                DateOrder::Auto if first > 12 || first == second => (year, second, first),
                DateOrder::Auto if second > 12 => (year, first, second),
                DateOrder::Auto => return Err(DateFlaw::Ambiguous),
            }
        }
        _ => return Err(DateFlaw::NoDate),
    };
    Ok((year as i32, month, day))
}

/// Years of two digits are of this century.
fn full_year(year: u32, digits: usize) -> u32 {
    if digits <= 2 { 2000 + year } else { year }
}

/// `8:26`, `08:26:00.0`, `3:05 PM`; midnight where there is none. Answers what follows.
fn time_of(text: &str) -> Option<(NaiveTime, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((NaiveTime::MIN, text));
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let (second, fraction) = match parts.next() {
        None => (0, ""),
        Some(seconds) => {
            let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
            (whole.parse().ok()?, fraction)
        }
    };
    if parts.next().is_some() {
        return None;
    }
    let micros = format!("{:0<6.6}", fraction).parse().ok()?;
    let (hour, rest) = half_of_day(hour, rest)?;
    Some((NaiveTime::from_hms_micro_opt(hour, minute, second, micros)?, rest))
}

fn half_of_day(hour: u32, rest: &str) -> Option<(u32, &str)> {
    let half = rest.trim_start();
    match half.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("am") if (1..=12).contains(&hour) => Some((hour % 12, &half[2..])),
        Some("pm") if (1..=12).contains(&hour) => Some((hour % 12 + 12, &half[2..])),
        Some("am" | "pm") => None,
        _ => Some((hour, rest)),
    }
}

fn to_instant(local: NaiveDateTime, zone: &str, usual: Tz) -> Option<DateTime<Utc>> {
    if zone.is_empty() {
        return if usual == Tz::UTC { Some(local.and_utc()) } else { in_zone(local, usual) };
    }
    let offset = offset_of(zone)?;
    Some(offset.from_local_datetime(&local).single()?.to_utc())
}

/// Where clocks go back the earlier of two, where they go forward the time an hour later.
pub(crate) fn in_zone(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.to_utc()),
        LocalResult::None => Some(zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest()?.to_utc()),
    }
}

/// `Z`, `+02:00`, `-0800`, `+02`, or one of the few abbreviations that mean one zone.
fn offset_of(text: &str) -> Option<FixedOffset> {
    const NAMED: [(&str, i32); 14] = [
        ("z", 0),
        ("utc", 0),
        ("gmt", 0),
        ("est", -5),
        ("edt", -4),
        ("cst", -6),
        ("cdt", -5),
        ("mst", -7),
        ("mdt", -6),
        ("pst", -8),
        ("pdt", -7),
        ("cet", 1),
        ("cest", 2),
        ("jst", 9),
    ];
    let lower = text.to_ascii_lowercase();
    if let Some((_, hours)) = NAMED.iter().find(|(name, _)| *name == lower) {
        return FixedOffset::east_opt(hours * 3600);
    }
    let lower = lower.strip_prefix("utc").or(lower.strip_prefix("gmt")).unwrap_or(&lower);
    let (sign, digits) = match lower.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i32>().ok();
    let seconds = match digits.len() {
        1 | 2 => number(0..digits.len())? * 3600,
        4 => number(0..2)? * 3600 + number(2..4)? * 60,
        _ => return None,
    };
    FixedOffset::east_opt(sign * seconds).filter(|offset| offset.fix().local_minus_utc().abs() <= 50_400)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn style(order: DateOrder) -> DateStyle {
        DateStyle { order, zone: Tz::UTC }
    }

    fn check(text: &str, order: DateOrder, expected: &str) {
        let found = parse_date(text, style(order)).map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }

    #[test]
    fn dates_are_read_as_files_spell_them() {
        use DateOrder::{Auto, DayFirst, MonthFirst};
        for (text, expected) in [
            ("2010-12-01 08:26:00", "2010-12-01T08:26:00Z"),
            ("1998-01-07 00:00:00.0", "1998-01-07T00:00:00Z"),
            ("2017-06-17T08:04:21+00:00", "2017-06-17T08:04:21Z"),
            ("2026-03-01 10:00:00 -0500", "2026-03-01T15:00:00Z"),
            ("2026/3/1 9:05", "2026-03-01T09:05:00Z"),
            ("20261122", "2026-11-22T00:00:00Z"),
            ("Tue, 29 Oct 2019 12:33:25 +0000", "2019-10-29T12:33:25Z"),
            ("Jul-21-25", "2025-07-21T00:00:00Z"),
            ("21-Jul-2025", "2025-07-21T00:00:00Z"),
            ("July 4, 2025, 3:05 PM", "2025-07-04T15:05:00Z"),
            ("26.4.2014 13:00", "2014-04-26T13:00:00Z"),
            ("26/04/2014", "2014-04-26T00:00:00Z"),
            ("2/19/18, 12:06 AM", "2018-02-19T00:06:00Z"),
            ("1571833405", "2019-10-23T12:23:25Z"),
            ("2019-05-01T00:00:00 PST", "2019-05-01T08:00:00Z"),
        ] {
            check(text, Auto, expected);
        }
        check("03/04/2026", DayFirst, "2026-04-03T00:00:00Z");
        check("03/04/2026", MonthFirst, "2026-03-04T00:00:00Z");
        assert_eq!(parse_date("03/04/2026", style(Auto)), Err(DateFlaw::Ambiguous));
        for text in
            ["", "soon", "2026-13-01", "31/02/2026", "2026-01-01 25:00", "2026-01-01 10:00 Mars", "12", "1/2/3/4"]
        {
            assert_eq!(parse_date(text, style(DayFirst)), Err(DateFlaw::NoDate), "{text}");
        }
    }

    #[test]
    fn times_without_a_zone_are_of_the_shops_zone() {
        let berlin = DateStyle { order: DateOrder::Auto, zone: Tz::Europe__Berlin };
        let check = |text: &str, expected: &str| {
            assert_eq!(parse_date(text, berlin).unwrap().to_rfc3339(), expected, "{text}");
        };
        check("2026-07-01 12:00", "2026-07-01T10:00:00+00:00");
        check("2026-03-29 02:30", "2026-03-29T01:30:00+00:00");
        check("2026-10-25 02:30", "2026-10-25T00:30:00+00:00");
        check("2026-07-01T12:00:00Z", "2026-07-01T12:00:00+00:00");
    }

    #[test]
    fn one_day_above_twelve_decides_the_file() {
        let decide = |texts: &[&str]| {
            let mut evidence = DateEvidence::default();
            texts.iter().for_each(|text| evidence.observe(text));
            evidence.decide(DateOrder::Auto)
        };
        assert_eq!(decide(&["03/04/2026", "13/04/2026"]), DateOrder::DayFirst);
        assert_eq!(decide(&["3-4-26", "4-13-26"]), DateOrder::MonthFirst);
        assert_eq!(decide(&["03/04/2026", "2026-12-31"]), DateOrder::Auto);
        assert_eq!(decide(&["13/04/2026", "04/13/2026"]), DateOrder::Auto);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC*", digits in "[0-9/:. T+-]{0,30}") {
            let _ = parse_date(&text, style(DateOrder::Auto));
            let _ = parse_date(&digits, style(DateOrder::DayFirst));
        }
    }
}
