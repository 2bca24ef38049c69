//! Random campaigns around the noon that most questions are asked at.

use super::noon;
use crate::campaign::{Times, notation};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tandem_model::{Campaign, CampaignAction, CampaignTarget, Effect, Link, LinkKey, Switch};

/// Factors whose products up to six are whole millionths.
const BOOSTS: [u16; 4] = [50, 150, 200, 400];

pub fn any_instant() -> impl Strategy<Value = Option<DateTime<Utc>>> {
    prop::option::of((-9i64..9).prop_map(|half_days| noon() + TimeDelta::hours(12 * half_days)))
}

#[derive(Debug, Clone)]
struct Action {
    link: Option<Index>,
    turned: bool,
    rule: String,
    effect: Effect,
}

impl Action {
    /// A link is one of those given, named from either end.
    fn of(&self, links: &[Link]) -> CampaignAction {
        let link = self.link.filter(|_| !links.is_empty()).map(|link| link.get(links).key());
        let target = match link {
            Some(key) if self.turned => {
                CampaignTarget::Link(LinkKey { from: key.to.clone(), to: key.from.clone(), ..key })
            }
            Some(key) => CampaignTarget::Link(key),
            None => CampaignTarget::Rule(self.rule.clone()),
        };
        CampaignAction { target, effect: self.effect }
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    let effect =
        prop_oneof![Just(Effect::Activate), Just(Effect::Pause), select(BOOSTS.to_vec()).prop_map(Effect::Boost)];
    (prop::option::weighted(0.6, any::<Index>()), prop::bool::weighted(0.2), "[a-h]", effect)
        .prop_map(|(link, turned, rule, effect)| Action { link, turned, rule, effect })
}

fn any_switch() -> impl Strategy<Value = Option<Switch>> {
    let half_day = |count: i64| noon() + TimeDelta::hours(12 * count);
    let switch = (any::<bool>(), -9i64..9, 1i64..9);
    prop::option::weighted(
        0.2,
        switch.prop_map(move |(on, from, length)| Switch { on, from: half_day(from), to: half_day(from + length) }),
    )
}

fn any_campaign() -> impl Strategy<Value = (Campaign, Vec<Action>)> {
    let scope = |words: [&'static str; 2]| prop::sample::subsequence(words.to_vec(), 0..2);
    let when = (-9i64..9, 1i64..12, any::<bool>(), any_switch());
    let zone = select(vec!["UTC", "Europe/Berlin", "Pacific/Apia", "nowhere"]);
    let actions = prop::collection::vec(any_action(), 0..8);
    (zone, when, scope(["page", "cart"]), scope(["web", "shop"]), actions).prop_map(
        |(zone, (start, length, yearly, switch), placements, channels, actions)| {
            let local = |half_days: i64| (noon() + TimeDelta::hours(12 * half_days)).naive_utc();
            let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
            let campaign = Campaign {
                yearly,
                switch,
                placements: owned(placements),
                channels: owned(channels),
                ..notation::campaign("", local(start), local(start + length), zone)
            };
            (campaign, actions)
        },
    )
}

/// Campaigns that name no link yet.
#[derive(Debug, Clone)]
pub struct Drafts(Vec<(Campaign, Vec<Action>)>);

impl Drafts {
    /// With links of those given.
    pub fn of(&self, links: &[Link]) -> Vec<Campaign> {
        let made = self.0.iter().zip('p'..).map(|((campaign, actions), id)| Campaign {
            id: id.to_string(),
            actions: actions.iter().map(|action| action.of(links)).collect(),
            ..campaign.clone()
        });
        made.collect()
    }
}

pub fn any_campaigns() -> impl Strategy<Value = Drafts> {
    prop::collection::vec(any_campaign(), 0..6).prop_map(Drafts)
}

/// Whether a campaign names a stored link, a two-way one from either end.
pub fn names_link(target: &CampaignTarget, link: &Link) -> bool {
    let CampaignTarget::Link(key) = target else { return false };
    let turned = LinkKey { from: key.to.clone(), to: key.from.clone(), ..key.clone() };
    *key == link.key() || (link.two_way && turned == link.key())
}

pub fn names_rule(target: &CampaignTarget, id: &str) -> bool {
    *target == CampaignTarget::Rule(id.to_owned())
}

/// Whether a campaign's scope fits a placement and a channel, each in lower case where it is said.
pub fn fits(campaign: &Campaign, placement: Option<&str>, channel: Option<&str>) -> bool {
    let fits = |held: &[String], said: Option<&str>| {
        held.is_empty() || said.is_some_and(|said| held.contains(&said.to_lowercase()))
    };
    fits(&campaign.placements, placement) && fits(&campaign.channels, channel)
}

/// Whether an item is on, and the percentages that its weight is multiplied by, under campaigns that are live and fit.
pub fn together<'c>(
    campaigns: impl Iterator<Item = &'c Campaign> + Clone,
    paused: bool,
    names: impl Fn(&CampaignTarget) -> bool,
) -> (bool, Vec<u16>) {
    let scope =
        |campaign: &Campaign| [&campaign.placements, &campaign.channels].iter().filter(|held| !held.is_empty()).count();
    let effects: Vec<(usize, Effect)> = campaigns
        .flat_map(|campaign| campaign.actions.iter().map(move |action| (scope(campaign), action)))
        .filter(|(_, action)| names(&action.target))
        .map(|(scope, action)| (scope, action.effect))
        .collect();
    let is_boost = |effect: &Effect| matches!(effect, Effect::Boost(_));
    let most =
        |boosts: bool| effects.iter().filter(|(_, effect)| is_boost(effect) == boosts).map(|(scope, _)| *scope).max();
    let counting = |wanted: Effect| effects.contains(&(most(false).unwrap_or(0), wanted));
    let on = !counting(Effect::Pause) && (counting(Effect::Activate) || !paused);
    let boosts = effects.iter().filter(|(scope, _)| Some(*scope) == most(true));
    let percents =
        boosts.filter_map(|(_, effect)| if let Effect::Boost(percent) = effect { Some(*percent) } else { None });
    (on, percents.collect())
}

/// A number times percentages, together at most 400 %, rounded up.
pub fn multiplied(number: u64, percents: &[u16]) -> u64 {
    let whole = 100u128.pow(percents.len() as u32);
    let share = percents.iter().map(|&percent| u128::from(percent)).product::<u128>().min(4 * whole);
    (u128::from(number) * share).div_ceil(whole) as u64
}

pub fn is_live(campaign: &Campaign, at: DateTime<Utc>) -> bool {
    Times::of(campaign).is_some_and(|times| times.is_live(at))
}
