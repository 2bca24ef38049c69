//! What campaigns do at an instant, against replaying every start and end up to then as edits.

use super::any::{Shop, any_full_shop, any_request, known};
use super::campaigns::{fits, multiplied, names_link, names_rule, together};
use super::noon;
use crate::Snapshot;
use crate::campaign::Times;
use crate::recommend::{Asker, recommend};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tandem_model::{Campaign, CampaignAction, Change, Effect, Link, RecommendRequest, Rule, RuleStatus};

/// A weight that is whole when it is halved five times, and fits into a byte when it is taken four times.
fn plain(weight: Option<u8>) -> Option<u8> {
    Some([0, 32, 32, 32][usize::from(weight.unwrap_or(100)) / 30 % 4])
}

/// With weights and boosts that come out whole.
fn rounded(mut shop: Shop) -> Shop {
    shop.links.iter_mut().for_each(|link| link.weight = plain(link.weight));
    shop.document.rules.iter_mut().for_each(|rule| rule.weight = plain(rule.weight));
    for action in shop.campaigns.iter_mut().flat_map(|campaign| &mut campaign.actions) {
        if let CampaignAction { effect: Effect::Boost(percent @ 150), .. } = action {
            *percent = 200;
        }
    }
    shop
}

/// Every start and end up to an instant, in order.
fn edges(campaigns: &[Campaign], at: DateTime<Utc>) -> Vec<(DateTime<Utc>, usize, bool)> {
    let mut edges = Vec::new();
    for (number, campaign) in campaigns.iter().enumerate() {
        let live = Times::of(campaign).map_or_else(Vec::new, |times| times.between(at - TimeDelta::days(1000), at));
        edges.extend(live.iter().flat_map(|live| [(live.to, number, false), (live.from, number, true)]));
    }
    edges.retain(|(edge, ..)| *edge <= at);
    edges.sort();
    edges
}

struct Replay<'a> {
    shop: &'a Shop,
    links: Vec<Link>,
    live: BTreeSet<usize>,
    snapshot: Snapshot,
}

impl Replay<'_> {
    /// Starts or ends a campaign: everything that it names is put anew as those that are live now have it.
    fn step(&mut self, number: usize, starts: bool) {
        let _ = if starts { self.live.insert(number) } else { self.live.remove(&number) };
        let touched = &self.shop.campaigns[number].actions;
        let links = self.links.iter().filter(|link| touched.iter().any(|action| names_link(&action.target, link)));
        let rules = &self.shop.document.rules;
        let rules = rules.iter().filter(|rule| touched.iter().any(|action| names_rule(&action.target, &rule.id)));
        let links = links.map(|link| Change::PutLink(Box::new(self.link(link))));
        let changes: Vec<Change> = links.chain(rules.map(|rule| Change::PutRule(Box::new(self.rule(rule))))).collect();
        self.snapshot = self.snapshot.apply(&changes);
    }

    fn now(&self) -> impl Iterator<Item = &Campaign> + Clone {
        self.live.iter().map(|&number| &self.shop.campaigns[number])
    }

    fn link(&self, link: &Link) -> Link {
        let (on, percents) = together(self.now(), link.paused, |target| names_link(target, link));
        Link { paused: !on, weight: weight(link.weight, &percents), ..link.clone() }
    }

    fn rule(&self, rule: &Rule) -> Rule {
        let paused = rule.status == RuleStatus::Paused;
        let (on, percents) = together(self.now(), paused, |target| names_rule(target, &rule.id));
        let status = if on { RuleStatus::Active } else { RuleStatus::Paused };
        Rule { status, weight: weight(rule.weight, &percents), ..rule.clone() }
    }
}

fn weight(weight: Option<u8>, percents: &[u16]) -> Option<u8> {
    weight.map(|weight| u8::try_from(multiplied(u64::from(weight), percents)).unwrap())
}

/// What is shown in each place, and how.
fn list(snapshot: &Snapshot, request: &RecommendRequest) -> Vec<String> {
    let answer = recommend(snapshot, request, &Asker::at(noon())).unwrap();
    let told = answer.results.iter().map(|result| {
        let via = &result.because[0];
        format!(
            "{} {} {:?} {:?} {} {:?}",
            result.sku, result.score, result.kind, result.instead_of, via.via, via.trigger
        )
    });
    told.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(768))]

    #[test]
    fn an_instant_is_what_replaying_every_start_and_end_comes_to(shop in any_full_shop(), request in any_request()) {
        let mut shop = rounded(shop);
        let request = known(&shop.snapshot(), request);
        let (placement, channel) = (request.placement.as_deref(), request.channel.as_deref());
        let fitting = |campaign: &Campaign| fits(campaign, placement, channel);
        let whole = shop.snapshot();
        shop.campaigns.retain(fitting);
        let bare = Shop { campaigns: Vec::new(), ..shop.clone() }.snapshot();
        let mut replay = Replay { links: bare.links(), shop: &shop, live: BTreeSet::new(), snapshot: bare };
        for (_, number, starts) in edges(&shop.campaigns, request.at.unwrap_or(noon())) {
            replay.step(number, starts);
        }
        prop_assert_eq!(list(&whole, &request), list(&replay.snapshot, &request));
    }
}
