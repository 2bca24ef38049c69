//! When rules are live together. Of all instants only those matter at which a window opens: whatever is live together
//! is live when the last of it begins.

use super::net::Net;
use super::search::Live;
use chrono::{DateTime, Months, Utc};
use std::rc::Rc;
use tandem_model::Window;

/// The time that is looked at, from an instant on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Horizon {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

impl Horizon {
    /// The two years from an instant on.
    pub fn from(at: DateTime<Utc>) -> Self {
        Self { from: at, to: at.checked_add_months(Months::new(24)).unwrap_or(DateTime::<Utc>::MAX_UTC) }
    }

    /// The instants at which as much as can be is live together; at least one.
    pub fn instants(&self, windows: &[Window]) -> Vec<DateTime<Utc>> {
        let clipped = windows.iter().map(|window| {
            let from = window.from.map_or(self.from, |from| from.max(self.from));
            (from, window.to.map_or(self.to, |to| to.min(self.to)))
        });
        let clipped: Vec<(DateTime<Utc>, DateTime<Utc>)> = clipped.filter(|(from, to)| from < to).collect();
        let mut starts: Vec<DateTime<Utc>> = clipped.iter().map(|(from, _)| *from).chain([self.from]).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut ends: Vec<DateTime<Utc>> = clipped.iter().map(|(_, to)| *to).collect();
        ends.sort_unstable();
        let ended = |at: DateTime<Utc>| ends.partition_point(|end| *end <= at);
        let next = starts.iter().skip(1).map(Some).chain([None]);
        let pairs = starts.iter().zip(next);
        // Where nothing ends before the next start, all that is live now is live then too.
        pairs.filter(|(at, next)| next.is_none_or(|next| ended(**at) < ended(*next))).map(|(at, _)| *at).collect()
    }
}

/// Which of the rules that take part are live at an instant.
pub(super) fn live_at(nets: &[&Net], live: &Live, at: DateTime<Utc>) -> Live {
    let of_net = |(net, live): (&&Net, &Vec<bool>)| {
        net.seats.iter().zip(live).map(|(seat, &live)| live && seat.opening.holds(at)).collect()
    };
    Rc::new(nets.iter().zip(live.iter()).map(of_net).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> DateTime<Utc> {
        format!("2026-01-{day:02}T00:00:00Z").parse().unwrap()
    }

    fn check(windows: &[(u32, u32)], expected: &[u32]) {
        let windows: Vec<Window> =
            windows.iter().map(|&(from, to)| Window { from: Some(day(from)), to: Some(day(to)) }).collect();
        let found = Horizon { from: day(1), to: day(31) }.instants(&windows);
        assert_eq!(found, expected.iter().map(|&at| day(at)).collect::<Vec<_>>());
    }

    #[test]
    fn the_instants_that_matter_are_those_after_which_something_ends_first() {
        check(&[], &[1]);
        check(&[(5, 9)], &[5]);
        check(&[(5, 9), (7, 12)], &[7]);
        check(&[(5, 9), (9, 12)], &[5, 9]);
        check(&[(5, 9), (10, 12), (6, 11)], &[6, 10]);
    }
}
