//! Campaigns for tests.

use chrono::NaiveDateTime;
use tandem_model::Campaign;

/// One that does nothing yet, named as its id.
pub fn campaign(id: &str, starts: NaiveDateTime, ends: NaiveDateTime, zone: &str) -> Campaign {
    Campaign {
        id: id.to_owned(),
        name: id.to_owned(),
        starts,
        ends,
        zone: zone.to_owned(),
        yearly: false,
        actions: Vec::new(),
        placements: Vec::new(),
        channels: Vec::new(),
        switch: None,
        owner: String::new(),
        note: String::new(),
    }
}
