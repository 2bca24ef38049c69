//! What a campaign does, in words.

use std::collections::BTreeMap;
use tandem_model::{Campaign, CampaignTarget, Effect};

/// `turns 3 links on, pauses 1 rule, boosts 2 rules to 150 %`; scope and times are not told.
pub fn summary(campaign: &Campaign) -> String {
    let mut counts: BTreeMap<(u8, u16), [usize; 2]> = BTreeMap::new();
    for action in &campaign.actions {
        let way = match action.effect {
            Effect::Activate => (0, 0),
            Effect::Pause => (1, 0),
            Effect::Boost(percent) => (2, percent),
        };
        counts.entry(way).or_default()[usize::from(matches!(action.target, CampaignTarget::Rule(_)))] += 1;
    }
    let told: Vec<String> = counts.into_iter().map(|(way, [links, rules])| phrase(way, &items(links, rules))).collect();
    if told.is_empty() { "does nothing yet".to_owned() } else { told.join(", ") }
}

fn phrase(way: (u8, u16), items: &str) -> String {
    match way {
        (0, _) => format!("turns {items} on"),
        (1, _) => format!("pauses {items}"),
        (_, percent @ ..100) => format!("lowers {items} to {percent} %"),
        (_, percent) => format!("boosts {items} to {percent} %"),
    }
}

/// `3 links and 1 rule`.
fn items(links: usize, rules: usize) -> String {
    let some = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        many => Some(format!("{many} {one}s")),
    };
    let told: Vec<String> = [some(links, "link"), some(rules, "rule")].into_iter().flatten().collect();
    told.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::tests::{campaign, does};

    #[track_caller]
    fn check(actions: &[(&str, Effect)], expected: &str) {
        let actions = actions.iter().map(|&(target, effect)| does(target, effect)).collect();
        let winter = campaign("2026-12-01 00:00", "2027-02-01 00:00", "UTC");
        assert_eq!(summary(&Campaign { actions, ..winter }), expected);
    }

    #[test]
    fn what_a_campaign_does_is_counted_by_effect() {
        check(&[], "does nothing yet");
        check(&[("A>B", Effect::Activate), ("r", Effect::Pause)], "turns 1 link on, pauses 1 rule");
        check(
            &[("A>B", Effect::Activate), ("A>C", Effect::Activate), ("r", Effect::Activate)],
            "turns 2 links and 1 rule on",
        );
        check(
            &[("r", Effect::Boost(150)), ("A>B", Effect::Boost(50))],
            "lowers 1 link to 50 %, boosts 1 rule to 150 %",
        );
    }
}
