//! Links and rules that campaigns alter, in words: which campaign, and until when.

use super::question::{Question, Ranked, Via};
use crate::Snapshot;
use crate::campaign::{Naming, Season, State};
use crate::snapshot::Arrow;
use chrono::{DateTime, Utc};
use tandem_model::{Effect, LinkLevel};

/// The effects of campaigns on one item, live or not.
#[derive(Clone, Copy)]
pub(super) struct Altered<'a, N> {
    pub snapshot: &'a Snapshot,
    pub season: &'a Season,
    pub namings: N,
}

impl<'a, N: Iterator<Item = &'a Naming> + Clone> Altered<'a, N> {
    pub fn state(&self) -> State {
        self.snapshot.seasons().state(self.season, self.namings.clone())
    }

    /// ``boosted to 150 % by campaign `Winter` ``.
    pub fn boosted(&self) -> String {
        let percent = f64::from(self.state().share) / 10_000.0;
        let way = if percent < 100.0 { "lowered" } else { "boosted" };
        format!("{way} to {percent} % by {}", self.named(self.counting(is_boost)))
    }

    /// ``switched on by campaign `Winter` ``.
    pub fn switched_on(&self) -> String {
        let by = self.counting(is_switch).filter(|naming| naming.effect == Effect::Activate);
        format!("switched on by {}", self.named(by))
    }

    /// Of what shows nothing now: ``paused``, by which campaign and until when, or until when it waits for which.
    pub fn paused(&self, question: &Question<'_>) -> String {
        let at = question.situation.at;
        if self.state().on == Some(false) {
            let by = || self.counting(is_switch).filter(|naming| naming.effect == Effect::Pause);
            let until = by().filter_map(|naming| self.next_change(naming, at)).max();
            let until = until.map(|until| format!(" until {}", written(until))).unwrap_or_default();
            return format!("paused by {}{until}", self.named(by()));
        }
        match self.next_start(question) {
            Some((start, naming)) => {
                format!("paused until {} switches it on at {}", self.named([naming].into_iter()), written(start))
            }
            None => "paused".to_owned(),
        }
    }

    fn next_start(&self, question: &Question<'_>) -> Option<(DateTime<Utc>, &'a Naming)> {
        let seasons = self.snapshot.seasons();
        let waiting = self.namings.clone().filter(|naming| naming.effect == Effect::Activate);
        let waiting = waiting.filter(|naming| !self.season.is_live(naming));
        let fitting = waiting.filter(|naming| seasons.fits(&question.situation, naming));
        let starts = fitting.filter_map(|naming| Some((self.next_change(naming, question.situation.at)?, naming)));
        starts.min_by_key(|&(start, naming)| (start, naming.campaign))
    }

    fn next_change(&self, naming: &Naming, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.snapshot.seasons().times(naming)?.next_change(at)
    }

    /// The live effects of one sort whose scopes are the most specific.
    fn counting(&self, sort: fn(Effect) -> bool) -> impl Iterator<Item = &'a Naming> + use<'a, N> {
        let (seasons, season) = (self.snapshot.seasons(), self.season);
        let live = self.namings.clone().filter(move |naming| sort(naming.effect) && season.is_live(naming));
        let most = live.clone().map(|naming| seasons.specificity(naming)).max();
        live.filter(move |naming| Some(seasons.specificity(naming)) == most)
    }

    /// ``campaign `A` ``, ``campaigns `A` and `B` ``.
    fn named(&self, namings: impl Iterator<Item = &'a Naming>) -> String {
        let campaigns = self.snapshot.book().campaigns();
        let mut numbers: Vec<u32> = namings.map(|naming| naming.campaign).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let names: Vec<String> =
            numbers.iter().map(|&number| format!("`{}`", campaigns[number as usize].name)).collect();
        let word = if names.len() == 1 { "campaign" } else { "campaigns" };
        format!("{word} {}", names.join(" and "))
    }
}

fn is_boost(effect: Effect) -> bool {
    matches!(effect, Effect::Boost(_))
}

fn is_switch(effect: Effect) -> bool {
    !is_boost(effect)
}

/// The arrow that led to a product, and the effects of campaigns on its link.
pub(super) fn of_link<'a>(
    snapshot: &'a Snapshot,
    season: &'a Season,
    ranked: &Ranked,
) -> Option<(Arrow, Altered<'a, impl Iterator<Item = &'a Naming> + Clone + use<'a>>)> {
    let Via::Link { trigger, kind, level, mirrored, .. } = ranked.via else { return None };
    let reached = ranked.instead_of.unwrap_or(ranked.id);
    let (row, target) = match level {
        LinkLevel::Product => (snapshot.arrows(trigger), reached),
        LinkLevel::Family => (snapshot.family_arrows(trigger), snapshot.family_of(reached)?),
    };
    let is_it = |arrow: &&Arrow| (arrow.target, arrow.kind, arrow.is_mirrored()) == (target, kind, mirrored);
    let arrow = *row.iter().find(is_it)?;
    let namings = snapshot.namings(level, snapshot.row_of(level, trigger), arrow);
    Some((arrow, Altered { snapshot, season, namings }))
}

/// The effects of campaigns on the rule at a place.
pub(super) fn of_rule<'a>(
    snapshot: &'a Snapshot,
    season: &'a Season,
    place: u32,
) -> Altered<'a, impl Iterator<Item = &'a Naming> + Clone + use<'a>> {
    let seasons = snapshot.seasons();
    let span = seasons.of_rule(&snapshot.book().rules()[place as usize].id).unwrap_or_default();
    Altered { snapshot, season, namings: seasons.namings(span).iter() }
}

pub(super) fn written(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}
