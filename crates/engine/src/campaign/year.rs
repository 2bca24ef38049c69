//! Which campaigns are live at each instant of one year: between two changes of any of them the same.

use super::Times;
use chrono::{DateTime, Datelike, TimeZone, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// Years kept beside each other.
const KEPT: usize = 4;

/// Nanoseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000_000;

#[derive(Debug)]
pub(crate) struct Year {
    number: i32,
    begin: DateTime<Utc>,
    /// Where each stretch begins, in nanoseconds of the year, in order; the first one with the year.
    starts: Vec<i64>,
    /// Where the last one ends.
    end: i64,
    /// How many stretches begin before each day of the year, so that few have to be searched.
    days: Vec<u32>,
    /// The campaigns live in each stretch, `words` words a stretch.
    live: Vec<u64>,
    words: usize,
}

impl Year {
    /// Nothing at the ends of the calendar.
    fn of(number: i32, times: &[Option<Times>]) -> Option<Self> {
        let begin = |year: i32| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
        let (from, to) = (begin(number)?, begin(number.checked_add(1)?)?);
        let within = |at: DateTime<Utc>| (at.clamp(from, to) - from).num_nanoseconds().unwrap_or(i64::MAX);
        let live = |(campaign, times): (usize, &Option<Times>)| {
            let live = times.as_ref().map_or_else(Vec::new, |times| times.between(from, to));
            live.into_iter().map(move |live| (campaign, within(live.from), within(live.to)))
        };
        let live: Vec<(usize, i64, i64)> = times.iter().enumerate().flat_map(live).collect();
        let mut starts: Vec<i64> = live.iter().flat_map(|&(_, from, to)| [from, to]).chain([0]).collect();
        starts.sort_unstable();
        starts.dedup();
        let days = (0..368).map(|day| starts.partition_point(|&start| start < day * DAY) as u32).collect();
        let words = times.len().div_ceil(64);
        let end = within(to);
        let mut year = Self { number, begin: from, days, live: vec![0; words * starts.len()], starts, end, words };
        for (campaign, from, to) in live {
            let first = year.starts.partition_point(|&start| start < from);
            let end = year.starts.partition_point(|&start| start < to);
            for stretch in first..end {
                year.live[stretch * words + campaign / 64] |= 1 << (campaign % 64);
            }
        }
        Some(year)
    }

    /// The stretch of an instant of this year.
    #[inline]
    pub(super) fn stretch(&self, at: DateTime<Utc>) -> Stretch {
        let at = (at - self.begin).num_nanoseconds().unwrap_or(0).max(0);
        let day = (at / DAY) as usize;
        let (first, end) = (self.days[day] as usize, self.days[day + 1] as usize);
        let begun = first + self.starts[first..end].partition_point(|&start| start <= at);
        let place = begun.saturating_sub(1);
        let to = self.starts.get(place + 1).copied().unwrap_or(self.end);
        Stretch { place, year: self.begin, from: self.starts[place], to }
    }

    /// The campaigns live in a stretch, a bit each.
    #[inline]
    pub(super) fn live(&self, stretch: &Stretch) -> &[u64] {
        &self.live[stretch.place * self.words..(stretch.place + 1) * self.words]
    }
}

/// A time in which no campaign starts or ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    place: usize,
    /// Begin of its year.
    year: DateTime<Utc>,
    /// In nanoseconds of the year, without the last.
    from: i64,
    to: i64,
}

impl Stretch {
    #[inline]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        (at - self.year).num_nanoseconds().is_some_and(|at| self.from <= at && at < self.to)
    }
}

/// The years asked about last.
#[derive(Debug, Default)]
pub(crate) struct Years(Mutex<Vec<Arc<Year>>>);

impl Years {
    /// The year of an instant; `held` is kept where it is that one. Nothing at the ends of the calendar. Cost of a year
    /// asked about for the first time: some looks into the tables of zones a campaign, and a word for each 64 campaigns
    /// a change.
    pub fn find(&self, at: DateTime<Utc>, times: &[Option<Times>], held: &mut Option<Arc<Year>>) {
        if held.as_ref().is_some_and(|year| year.number == at.year()) {
            return;
        }
        let mut years = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *held = years.iter().find(|year| year.number == at.year()).cloned();
        if held.is_none() {
            *held = Year::of(at.year(), times).map(Arc::new);
            if years.len() >= KEPT {
                years.remove(0);
            }
            years.extend(held.clone());
        }
    }
}
