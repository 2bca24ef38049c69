//! 1,000 campaigns over the rulebook of `book`, yearly, some two hundred of them live at any time.

use crate::book::RULES;
use crate::rulebook::sku;
use crate::shop::{TYPES, links};
use crate::streams::Random;
use chrono::{Days, NaiveDate};
use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, LinkKey, LinkLevel};

const CAMPAIGNS: u32 = 1_000;

/// Each names three rules and ten links.
pub fn campaigns() -> impl Iterator<Item = Campaign> {
    let mut random = Random::new(12);
    let mut links = links().step_by(997);
    (0..CAMPAIGNS).map(move |number| {
        let rules =
            (0..3).map(|_| CampaignTarget::Rule(format!("rule-{:06}", random.below(RULES)))).collect::<Vec<_>>();
        let links = links.by_ref().take(10).map(|(from, to, kind, _)| {
            let kind = TYPES[usize::from(kind)].0.to_owned();
            CampaignTarget::Link(LinkKey { from: sku(from), to: sku(to), kind, level: LinkLevel::Product })
        });
        let targets: Vec<CampaignTarget> = rules.into_iter().chain(links).collect();
        let effects = [Effect::Boost(150), Effect::Pause, Effect::Boost(80), Effect::Activate];
        let actions = targets.into_iter().zip(effects.into_iter().cycle());
        let first = NaiveDate::default().checked_add_days(Days::new(u64::from(50 * 365 + random.below(365))));
        let starts = first.and_then(|first| first.and_hms_opt(random.below(24), 0, 0)).unwrap_or_default();
        Campaign {
            id: format!("campaign-{number:04}"),
            name: format!("Campaign {number}"),
            starts,
            ends: starts + chrono::TimeDelta::days(i64::from(14 + random.below(120))),
            zone: ["Europe/Berlin", "America/New_York", "Asia/Tokyo"][random.below(3) as usize].to_owned(),
            yearly: true,
            actions: actions.map(|(target, effect)| CampaignAction { target, effect }).collect(),
            placements: Vec::new(),
            channels: Vec::new(),
            switch: None,
            owner: String::new(),
            note: String::new(),
        }
    })
}
