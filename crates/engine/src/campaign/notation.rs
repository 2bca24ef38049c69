//! Campaigns for tests.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, LinkKey, LinkLevel};

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

/// `winter 2026-01-05 2026-02-01 on:snow off:A>B:upsell 150:F>>G:accessory placement=page channel=web`: what it switches
/// on and off and boosts, rules by id, links by ends and type. By the clock of Berlin, named as its id with a capital
/// letter.
pub fn written(text: &str) -> Campaign {
    let mut words = text.split_whitespace();
    let mut next = || words.next().unwrap();
    let (id, starts, ends) = (next(), next(), next());
    let day = |text: &str| text.parse::<NaiveDate>().unwrap().and_time(NaiveTime::MIN);
    let mut campaign =
        Campaign { name: id[..1].to_uppercase() + &id[1..], ..campaign(id, day(starts), day(ends), "Europe/Berlin") };
    for word in words {
        match word.split_once([':', '=']).unwrap() {
            ("placement", code) => campaign.placements.push(code.to_owned()),
            ("channel", name) => campaign.channels.push(name.to_owned()),
            (effect, item) => campaign.actions.push(CampaignAction { target: target(item), effect: effect_of(effect) }),
        }
    }
    campaign
}

fn effect_of(text: &str) -> Effect {
    match text {
        "on" => Effect::Activate,
        "off" => Effect::Pause,
        percent => Effect::Boost(percent.parse().unwrap()),
    }
}

fn target(text: &str) -> CampaignTarget {
    let Some((ends, kind)) = text.split_once(':') else { return CampaignTarget::Rule(text.to_owned()) };
    let level = if ends.contains(">>") { LinkLevel::Family } else { LinkLevel::Product };
    let (from, to) = ends.split_once('>').unwrap();
    let to = to.trim_start_matches('>');
    CampaignTarget::Link(LinkKey { from: from.into(), to: to.into(), kind: kind.to_owned(), level })
}
