//! The same requests, each at another date of one year: without campaigns, among 1,000 of them, and among 1,000 that are
//! over. One line each.
#![allow(clippy::print_stdout)]

use crate::campaigns::campaigns;
use crate::rulebook::at;
use crate::shop::print_times;
use crate::streams::Random;
use chrono::{DateTime, TimeDelta, Utc};
use std::time::Instant;
use tandem_engine::Snapshot;
use tandem_model::{Campaign, Change};

/// Passes over all requests that are counted; one before them is not.
const PASSES: usize = 6;

/// `pass` asks all requests once, and adds how long each took, in nanoseconds.
pub fn beside(snapshot: &Snapshot, mut pass: impl FnMut(&Snapshot, &mut Vec<u64>)) {
    let start = Instant::now();
    let live = among(snapshot, campaigns());
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"name\":\"campaigns compiled\",\"engine\":\"tandem\",\"seconds\":{seconds:.3}}}");
    let over = among(snapshot, campaigns().map(|campaign| Campaign { yearly: false, ..campaign }));
    let mut shops = [("without", snapshot), ("with", &live), ("with ended", &over)].map(|shop| (shop, Vec::new()));
    let begun = Instant::now();
    for number in 0..=PASSES {
        for ((_, snapshot), took) in &mut shops {
            pass(snapshot, took);
            if number == 0 {
                took.clear();
            }
        }
        // Whoever comes first finds the caches as the last one left them.
        shops.rotate_left(1);
    }
    for ((name, _), took) in &mut shops {
        print_times(&format!("year {name} campaigns"), "tandem", took, begun, "");
    }
}

fn among(snapshot: &Snapshot, campaigns: impl Iterator<Item = Campaign>) -> Snapshot {
    let put: Vec<Change> = campaigns.map(|campaign| Change::PutCampaign(Box::new(campaign))).collect();
    snapshot.apply(&put)
}

/// Minutes of the year at random, the same ones each time.
pub fn dates() -> impl Iterator<Item = DateTime<Utc>> {
    let mut random = Random::new(11);
    std::iter::repeat_with(move || at() + TimeDelta::minutes(i64::from(random.below(350 * 24 * 60))))
}
