//! Local times as instants, under whatever the zone's clocks do.
//!
//! One rule for all that the calendar does: a local time that does not exist is the first one after it that does, and one
//! that comes twice is the first of the two. The hour that clocks skip in spring, a midnight or a whole day that a zone
//! skips, and 29 February in a common year are all times that do not exist. Windows that meet without a gap by the clock
//! on the wall therefore meet without a gap in time, and none of them overlap.

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

/// More than clocks were ever put forward at once: days were skipped at the date line.
const REACH: TimeDelta = TimeDelta::hours(26);

/// The instant at which clocks of the zone show this time, or the first one at which they show a later one. Nothing at the
/// ends of the calendar, which no workspace holds.
pub fn instant(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) => Some(at.to_utc()),
        MappedLocalTime::Ambiguous(first, second) => Some(first.min(second).to_utc()),
        MappedLocalTime::None => after_gap(local, zone),
    }
}

/// Bisects for the change of clocks: before it they show less than `local`, from it on more.
fn after_gap(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    let mut before = local.checked_sub_signed(REACH)?.and_utc().timestamp();
    let mut after = local.checked_add_signed(REACH)?.and_utc().timestamp();
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        let shown = zone.timestamp_opt(middle, 0).single()?.naive_local();
        *(if shown < local { &mut before } else { &mut after }) = middle;
    }
    DateTime::from_timestamp(after, 0)
}

/// The same day of the calendar so many years later; 29 February becomes 1 March, 00:00, where there is none.
pub(crate) fn years_later(local: NaiveDateTime, years: i32) -> Option<NaiveDateTime> {
    let year = local.year().checked_add(years)?;
    let same = local.with_year(year);
    same.or_else(|| Some(local.date().with_day(1)?.with_month(3)?.with_year(year)?.and_time(NaiveTime::MIN)))
}

/// The names of all zones, in their order.
pub fn zones() -> impl Iterator<Item = &'static str> {
    TZ_VARIANTS.iter().map(|zone| zone.name())
}
