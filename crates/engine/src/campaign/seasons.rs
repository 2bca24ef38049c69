//! The campaigns of a book compiled: whom each names, when each is live, and what those live do to an item.

use super::Times;
use super::bits::Bits;
use super::scope::{Scopes, specificity};
use super::state::State;
use super::year::{Stretch, Year, Years};
use crate::rule::Situation;
use crate::snapshot::{Ends, FastHash};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tandem_model::{Campaign, CampaignTarget, Effect, LinkKey, LinkLevel};

/// One effect on one item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming {
    /// Place among the book's campaigns.
    pub campaign: u32,
    pub effect: Effect,
}

/// A stretch of [`Naming`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    start: u32,
    len: u32,
}

#[derive(Debug, Default)]
pub(crate) struct Seasons {
    times: Vec<Option<Times>>,
    specificities: Vec<u8>,
    scopes: Scopes,
    /// Of one item together, in the order of campaigns.
    namings: Vec<Naming>,
    links: HashMap<Place, Span, FastHash>,
    /// Those in `links`, in order.
    named: Vec<Place>,
    /// By id.
    rules: BTreeMap<String, Span>,
    link_campaigns: Bits,
    rule_campaigns: Bits,
    years: Years,
}

/// A link in numbers.
pub(crate) type Place = (LinkLevel, Ends);

/// What a question's instant, placement and channel leave of the campaigns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Season {
    /// Live, and fitting the question.
    live: Bits,
    links: bool,
    rules: bool,
    /// For how long, and for which placement and channel, it is the same.
    stretch: Option<Stretch>,
    placement: Option<String>,
    channel: Option<String>,
}

impl Season {
    fn is_of(&self, situation: &Situation<'_>) -> bool {
        self.stretch.is_some_and(|stretch| stretch.holds(situation.at))
            && self.placement.as_deref() == situation.placement
            && self.channel.as_deref() == situation.channel
    }

    /// Whether any link, or any rule, may be otherwise than it is stored.
    #[inline]
    pub fn alters_links(&self) -> bool {
        self.links
    }

    #[inline]
    pub fn alters_rules(&self) -> bool {
        self.rules
    }

    pub fn is_live(&self, naming: &Naming) -> bool {
        self.live.has(naming.campaign)
    }
}

impl Seasons {
    /// `place` numbers the ends of a link, also of one that does not exist.
    pub fn of(campaigns: &[Campaign], mut place: impl FnMut(&LinkKey) -> Place) -> Self {
        let mut seasons = Self {
            times: campaigns.iter().map(Times::of).collect(),
            specificities: campaigns.iter().map(specificity).collect(),
            scopes: Scopes::of(campaigns),
            ..Self::default()
        };
        let (mut links, mut rules) = (BTreeMap::<Place, Vec<Naming>>::new(), BTreeMap::<&str, Vec<Naming>>::new());
        for (campaign, number) in campaigns.iter().zip(0..) {
            for action in &campaign.actions {
                let naming = Naming { campaign: number, effect: action.effect };
                match &action.target {
                    CampaignTarget::Link(key) => links.entry(place(key)).or_default().push(naming),
                    CampaignTarget::Rule(id) => rules.entry(id).or_default().push(naming),
                }
            }
        }
        seasons.named = links.keys().copied().collect();
        seasons.link_campaigns = Bits::of(links.values().flatten().map(|naming| naming.campaign));
        seasons.rule_campaigns = Bits::of(rules.values().flatten().map(|naming| naming.campaign));
        seasons.links = links.into_iter().map(|(place, namings)| (place, seasons.take(namings))).collect();
        seasons.rules = rules.into_iter().map(|(id, namings)| (id.to_owned(), seasons.take(namings))).collect();
        seasons
    }

    fn take(&mut self, namings: Vec<Naming>) -> Span {
        let span = Span { start: self.namings.len() as u32, len: namings.len() as u32 };
        self.namings.extend(namings);
        span
    }

    /// The links named, in order.
    pub fn named_links(&self) -> &[Place] {
        &self.named
    }

    pub fn names_link(&self, place: &Place) -> bool {
        self.links.contains_key(place)
    }

    pub fn names_rules(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The effects on a rule, live or not.
    pub fn of_rule(&self, id: &str) -> Option<Span> {
        if self.rules.is_empty() { None } else { self.rules.get(id).copied() }
    }

    /// The effects on a link, live or not; a two-way one is named from either end.
    pub fn on_link(&self, (level, (from, to, kind)): Place, two_way: bool) -> impl Iterator<Item = &Naming> + Clone {
        let of = |place: Place| self.links.get(&place).copied().unwrap_or_default();
        let turned = if two_way { of((level, (to, from, kind))) } else { Span::default() };
        self.namings(of((level, (from, to, kind)))).iter().chain(self.namings(turned))
    }

    pub fn namings(&self, span: Span) -> &[Naming] {
        &self.namings[span.start as usize..][..span.len as usize]
    }

    /// What those live do together.
    pub fn state<'n>(&self, season: &Season, namings: impl Iterator<Item = &'n Naming>) -> State {
        let live = namings.filter(|naming| season.is_live(naming));
        State::of(live.map(|naming| (self.specificity(naming), naming.effect)))
    }

    /// What no season multiplies a weight by more than: all boosts together, wherever and whenever they hold.
    pub fn most(&self, span: Span) -> State {
        let raising = |naming: &&Naming| matches!(naming.effect, Effect::Boost(percent) if percent > 100);
        State::of(self.namings(span).iter().filter(raising).map(|naming| (0, naming.effect)))
    }

    pub fn specificity(&self, naming: &Naming) -> u8 {
        self.specificities[naming.campaign as usize]
    }

    pub fn times(&self, naming: &Naming) -> Option<&Times> {
        self.times[naming.campaign as usize].as_ref()
    }

    pub fn season(&self, situation: &Situation<'_>) -> Season {
        let mut season = Season::default();
        self.enter(situation, &mut season, &mut None);
        season
    }

    /// Whether a campaign's scope fits a question, live or not.
    pub fn fits(&self, situation: &Situation<'_>, naming: &Naming) -> bool {
        let (asked, mut fitting) = (Bits::of([naming.campaign]), Bits::default());
        self.scopes.fitting(asked.words(), situation.placement, situation.channel, &mut fitting);
        fitting.has(naming.campaign)
    }

    /// Brings a season of these campaigns up to date; `year` is that of the season before. Cost: a search over the changes
    /// of the year, where any lies between the last question and this one.
    pub fn enter(&self, situation: &Situation<'_>, season: &mut Season, year: &mut Option<Arc<Year>>) {
        if self.times.is_empty() || season.is_of(situation) {
            return;
        }
        let (at, placement, channel) = (situation.at, situation.placement, situation.channel);
        self.years.find(at, &self.times, year);
        season.stretch = year.as_ref().map(|year| year.stretch(at));
        match (year, &season.stretch) {
            (Some(year), Some(stretch)) => {
                self.scopes.fitting(year.live(stretch), placement, channel, &mut season.live);
            }
            _ => self.scopes.fitting(self.live_at(at).words(), placement, channel, &mut season.live),
        }
        note(&mut season.placement, placement);
        note(&mut season.channel, channel);
        season.links = season.live.meets(&self.link_campaigns);
        season.rules = season.live.meets(&self.rule_campaigns);
    }

    /// Asked campaign by campaign.
    fn live_at(&self, at: DateTime<Utc>) -> Bits {
        let is_live = |times: &Option<Times>| times.as_ref().is_some_and(|times| times.is_live(at));
        let live = self.times.iter().zip(0..).filter(|(times, _)| is_live(times));
        Bits::of(live.map(|(_, campaign)| campaign))
    }
}

fn note(held: &mut Option<String>, said: Option<&str>) {
    match (held, said) {
        (Some(held), Some(said)) => said.clone_into(held),
        (held, said) => *held = said.map(str::to_owned),
    }
}
