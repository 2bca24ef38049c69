//! The times at which one campaign is live.

use super::time::{instant, years_later};
use chrono::{DateTime, Datelike, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::ops::RangeInclusive;
use tandem_model::{Campaign, Occurrence, Switch};

/// A campaign's window in its zone, and how it was switched by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    zone: Tz,
    starts: NaiveDateTime,
    ends: NaiveDateTime,
    yearly: bool,
    switch: Option<Switch>,
}

/// One start or end, as planned by the clock and as an instant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub opens: bool,
    /// By the clock of the zone, in its year.
    pub local: NaiveDateTime,
    /// As planned for the first year.
    pub planned: NaiveDateTime,
    /// The day does not exist in its year.
    pub leap: bool,
    /// Nothing is left of the window of its year.
    pub empty: bool,
    pub at: DateTime<Utc>,
}

impl Times {
    /// Nothing where the zone does not exist: such a campaign is never live.
    pub fn of(campaign: &Campaign) -> Option<Self> {
        let Campaign { starts, ends, yearly, switch, .. } = *campaign;
        Some(Self { zone: campaign.zone.parse().ok()?, starts, ends, yearly, switch })
    }

    /// Before all of its times.
    pub(crate) fn first(&self) -> DateTime<Utc> {
        let planned = self.starts.checked_sub_signed(chrono::TimeDelta::days(2)).unwrap_or(self.starts).and_utc();
        self.switch.map_or(planned, |switch| planned.min(switch.from))
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Whether a window repeated every year would still be open when that of the year after begins.
    pub fn overlap_yearly(starts: NaiveDateTime, ends: NaiveDateTime) -> bool {
        // Eight common years can follow each other; what differs from then on is the same again.
        (0..=8).any(|years| matches!((years_later(ends, years), years_later(starts, years + 1)), (Some(end), Some(next)) if end > next))
    }

    pub fn is_live(&self, at: DateTime<Utc>) -> bool {
        match self.switch.filter(|switch| switch.from <= at && at < switch.to) {
            Some(switch) => switch.on,
            None => self.planned(at, at).any(|planned| planned.from <= at && at < planned.to),
        }
    }

    /// The times at which it is live, as far as they touch those between two instants; in their order, with a pause
    /// between any two. Cost: one look into the zone's table for each year between the two.
    pub fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Occurrence> {
        let mut live: Vec<Occurrence> = self.planned(from, to).collect();
        if let Some(switch) = self.switch {
            live = live.into_iter().flat_map(|planned| without(planned, &switch)).collect();
            if switch.on && switch.from < switch.to {
                live.push(Occurrence { from: switch.from, to: switch.to });
                live.sort();
            }
        }
        live.dedup_by(|next, held| {
            let meets = next.from <= held.to;
            held.to = if meets { held.to.max(next.to) } else { held.to };
            meets
        });
        live.retain(|held| held.from <= to && from < held.to);
        live
    }

    /// The time at which it is live at an instant, where it is, and those after it; so many at the most.
    pub fn next(&self, at: DateTime<Utc>, most: usize) -> Vec<Occurrence> {
        let mut found: Vec<Occurrence> = Vec::new();
        let mut from = at;
        for _ in 0..2 * most {
            let opens = if self.is_live(from) { Some(from) } else { self.next_change(from) };
            let Some(live) = opens.and_then(|opens| self.between(opens, opens).into_iter().next()) else { break };
            from = live.to;
            match found.last_mut().filter(|last| last.to == live.from) {
                Some(last) => last.to = live.to,
                None => found.push(live),
            }
        }
        found.truncate(most);
        found
    }

    /// The next instant after `at` at which it starts or ends; nothing where it stays as it is.
    pub fn next_change(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        // A yearly window may be empty in common years, eight of which can follow each other.
        let far = at.checked_add_signed(chrono::TimeDelta::days(366 * 9)).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let latest = self.switch.map_or(far, |switch| far.max(switch.to));
        let latest = instant(self.ends, self.zone).map_or(latest, |ends| latest.max(ends));
        let edges = self.between(at, latest).into_iter().flat_map(|live| [live.from, live.to]);
        edges.filter(|edge| *edge > at).min()
    }

    /// The starts and ends as planned that can lie between two instants; in their order.
    pub(super) fn edges(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Edge> {
        let of_year = |years: i32| {
            let empty = self.window(years).is_none();
            [(true, self.starts), (false, self.ends)].into_iter().filter_map(move |(opens, planned)| {
                let local = years_later(planned, years)?;
                let leap = (local.month(), local.day()) != (planned.month(), planned.day());
                Some(Edge { opens, local, leap, empty, planned, at: instant(local, self.zone)? })
            })
        };
        let edges = self.years(from, to).flat_map(of_year);
        edges.filter(|edge| from <= edge.at && edge.at < to).collect()
    }

    /// The window as planned, those of its years that can touch the times between two instants.
    fn planned(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = Occurrence> {
        let years = self.years(from, to);
        years.filter_map(|years| self.window(years)).filter(move |live| live.from <= to && from < live.to)
    }

    /// How many years after the first one a window can touch the times between two instants.
    fn years(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> RangeInclusive<i32> {
        let year = |at: &DateTime<Utc>| self.zone.from_utc_datetime(&at.naive_utc()).year();
        let spans = self.ends.year() - self.starts.year() + 1;
        let first = (year(&from) - self.starts.year() - spans).max(0);
        let last = year(&to) - self.starts.year() + 1;
        if self.yearly { first..=last } else { 0..=0 }
    }

    fn window(&self, years: i32) -> Option<Occurrence> {
        let from = instant(years_later(self.starts, years)?, self.zone)?;
        let to = instant(years_later(self.ends, years)?, self.zone)?;
        (from < to).then_some(Occurrence { from, to })
    }
}

/// What a switch leaves of a planned time.
fn without(planned: Occurrence, switch: &Switch) -> impl Iterator<Item = Occurrence> {
    let before = Occurrence { to: planned.to.min(switch.from), ..planned };
    let after = Occurrence { from: planned.from.max(switch.to), ..planned };
    let pieces = if switch.from < switch.to { [Some(before), Some(after)] } else { [Some(planned), None] };
    pieces.into_iter().flatten().filter(|piece| piece.from < piece.to)
}
