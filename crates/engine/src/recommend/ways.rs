//! Every way in which one product is reached, whether or not it counts.

use super::gather::gather;
use super::question::Question;
use crate::Snapshot;
use crate::campaign::Season;
use crate::rule::{Asked, Asking, Walk, holds, matches};
use crate::snapshot::Arrow;
use tandem_model::{Fallback, LinkLevel, Rule};

#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Type and weight of each link that is not paused.
    pub links: Vec<(u16, u8)>,
    /// Links that are, each with its trigger.
    pub paused: Vec<(u32, LinkLevel, Arrow)>,
    pub rules: Vec<RuleWay>,
    /// It sold enough to fill up the list, whoever sold more.
    pub by_sales: bool,
}

/// A rule that fires for a trigger and whose selection holds the product.
#[derive(Debug, Clone, Copy)]
pub(super) struct RuleWay {
    pub trigger: u32,
    /// Place among the rules of the book.
    pub place: u32,
    pub kind: u16,
    pub weight: u8,
}

impl Ways {
    /// From the triggers that do not block it. Cost: a condition a rule.
    pub fn to(snapshot: &Snapshot, question: &Question<'_>, season: &Season, id: u32) -> Self {
        let blocks = snapshot.blocks();
        let mut ways = Self::default();
        let open = |trigger: &u32| !blocks.everywhere(id) && !blocks.by(*trigger, id);
        for trigger in question.triggers.iter().copied().filter(open) {
            gather(snapshot, &[trigger], |_, target, arrow, level| {
                let state = || snapshot.link_state(season, level, snapshot.row_of(level, trigger), arrow);
                if target == id && state().shows(arrow.is_paused()) {
                    ways.links.push((arrow.kind, arrow.own()));
                } else if target == id {
                    ways.paused.push((trigger, level, *arrow));
                }
            });
            ways.rules.extend(rules(snapshot, question, season, trigger, id));
        }
        ways.by_sales = question.triggers.iter().all(open) && !blocks.everywhere(id) && sells(snapshot, question, id);
        ways
    }

    pub fn is_empty(&self) -> bool {
        self.links.is_empty() && self.rules.is_empty()
    }

    /// The ways that score anything: the rule, or nothing for a link.
    pub fn counting(&self, snapshot: &Snapshot, question: &Question<'_>) -> impl Iterator<Item = Option<RuleWay>> {
        let counts = move |kind: u16, weight: u8| question.asks(kind) && weight > 0 && snapshot.type_weight(kind) > 0;
        let links = self.links.iter().filter(move |&&(kind, weight)| counts(kind, weight)).map(|_| None);
        let rules = self.rules.iter().filter(move |way| counts(way.kind, way.weight)).map(|way| Some(*way));
        links.chain(rules)
    }
}

fn sells(snapshot: &Snapshot, question: &Question<'_>, id: u32) -> bool {
    let sold = question.fallback != Fallback::None && snapshot.units(id) > 0;
    let near = |&trigger: &u32| snapshot.bestsellers().is_within(snapshot, id, trigger);
    sold && (question.fallback == Fallback::Bestsellers || question.triggers.iter().any(near))
}

fn rules(snapshot: &Snapshot, question: &Question<'_>, season: &Season, trigger: u32, id: u32) -> Vec<RuleWay> {
    let situation = &question.situation;
    let asking = Asking::in_season(snapshot, situation, &[], season);
    let stop = Walk::default().first_stop(&asking, trigger);
    let reach = stop.map_or(usize::MAX, |stop| stop as usize + 1);
    let asked = Asked { snapshot, trigger, candidate: Some(id), situation };
    let ways = snapshot.book().rules().iter().take(reach).zip(0..).filter_map(|(rule, place)| {
        let kind = snapshot.type_number(&rule.kind)?;
        let fires =
            asking.shows(place) && takes_part(rule, question) && matches(&asked, rule) && holds(&asked, &rule.when);
        fires.then_some(RuleWay { trigger, place, kind, weight: rule.weight.unwrap_or(100) })
    });
    ways.collect()
}

fn takes_part(rule: &Rule, question: &Question<'_>) -> bool {
    let fits = |code| rule.placements.is_empty() || rule.placements.iter().any(|held| held == code);
    let situation = &question.situation;
    rule.window.holds(situation.at) && situation.placement.is_none_or(fits)
}
