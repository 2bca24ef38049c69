//! The same requests, all at one date and each at another date of one year: without campaigns, among 1,000 of them, and
//! among 1,000 that are over. One line each.
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

/// When requests ask.
#[derive(Debug, Clone, Copy)]
pub enum When {
    OneDate,
    AnyDate,
}

/// `pass` asks all requests once, and adds how long each took, in nanoseconds.
pub fn beside(snapshot: &Snapshot, mut pass: impl FnMut(&Snapshot, When, &mut Vec<u64>)) {
    let start = Instant::now();
    let live = among(snapshot, campaigns());
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"name\":\"campaigns compiled\",\"engine\":\"tandem\",\"seconds\":{seconds:.3}}}");
    let over = among(snapshot, campaigns().map(|campaign| Campaign { yearly: false, ..campaign }));
    let shops = [("without", snapshot), ("with", &live), ("with ended", &over)];
    for (name, when) in [("date", When::OneDate), ("year", When::AnyDate)] {
        compare(name, shops, |snapshot, took| pass(snapshot, when, took));
    }
}

fn compare(when: &str, shops: [(&str, &Snapshot); 3], mut pass: impl FnMut(&Snapshot, &mut Vec<u64>)) {
    let mut shops = shops.map(|shop| (shop, Vec::new()));
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
        print_times(&format!("{when} {name} campaigns"), "tandem", took, begun, "");
    }
}

fn among(snapshot: &Snapshot, campaigns: impl Iterator<Item = Campaign>) -> Snapshot {
    let put: Vec<Change> = campaigns.map(|campaign| Change::PutCampaign(Box::new(campaign))).collect();
    snapshot.apply(&put)
}

/// Minutes of the year at random, the same ones each time; or the first of them again and again.
pub fn dates(when: When) -> impl Iterator<Item = DateTime<Utc>> {
    let mut random = Random::new(11);
    let mut date = move || at() + TimeDelta::minutes(i64::from(random.below(350 * 24 * 60)));
    let first = date();
    std::iter::repeat_with(move || match when {
        When::OneDate => first,
        When::AnyDate => date(),
    })
}
