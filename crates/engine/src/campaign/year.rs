//! Which campaigns are live at each instant of one year: between two changes of any of them the same.

use super::Times;
use chrono::{DateTime, Datelike, TimeZone, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// Years kept beside each other.
const KEPT: usize = 4;

#[derive(Debug)]
pub(crate) struct Year {
    number: i32,
    /// Where each stretch begins, in order; the first one with the year.
    starts: Vec<DateTime<Utc>>,
    /// The campaigns live in each stretch, `words` words a stretch.
    live: Vec<u64>,
    words: usize,
}

impl Year {
    /// Nothing at the ends of the calendar.
    fn of(number: i32, times: &[Option<Times>]) -> Option<Self> {
        let begin = |year: i32| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
        let (from, to) = (begin(number)?, begin(number.checked_add(1)?)?);
        let live = |(campaign, times): (usize, &Option<Times>)| {
            let live = times.as_ref().map_or_else(Vec::new, |times| times.between(from, to));
            live.into_iter().map(move |live| (campaign, live))
        };
        let live: Vec<_> = times.iter().enumerate().flat_map(live).collect();
        let edges = live.iter().flat_map(|(_, live)| [live.from, live.to]);
        let mut starts: Vec<DateTime<Utc>> = edges.filter(|&edge| from < edge && edge < to).chain([from]).collect();
        starts.sort_unstable();
        starts.dedup();
        let words = times.len().div_ceil(64);
        let mut year = Self { number, live: vec![0; words * starts.len()], starts, words };
        for (campaign, live) in live {
            let first = year.starts.partition_point(|start| *start < live.from);
            let end = year.starts.partition_point(|start| *start < live.to);
            for stretch in first..end {
                year.live[stretch * words + campaign / 64] |= 1 << (campaign % 64);
            }
        }
        Some(year)
    }

    /// The campaigns live at an instant of this year, a bit each.
    #[inline]
    pub fn at(&self, at: DateTime<Utc>) -> &[u64] {
        let stretch = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        &self.live[stretch * self.words..(stretch + 1) * self.words]
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
