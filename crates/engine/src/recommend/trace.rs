//! What became of the rules in one question: those that fired, and those that one thing alone kept from firing.

use super::Recommender;
use super::altered::of_rule;
use super::near::{Standing, standing};
use super::question::{Question, Ranked, Via};
use crate::Snapshot;
use crate::campaign::Season;
use crate::rule::{Asking, Walk};
use std::collections::BTreeSet;
use tandem_model::{Rule, RuleStatus, RuleTrace};

/// Rules told of that nearly fired.
const NEAR: usize = 50;

/// In the order of the rules. Cost: a condition a rule and trigger, until enough nearly fired.
pub(super) fn traces(recommender: &Recommender<'_>, question: &Question<'_>, shown: &[Ranked]) -> Vec<RuleTrace> {
    let (snapshot, season) = (recommender.snapshot, recommender.season());
    let asking = Asking::in_season(snapshot, &question.situation, &[], season);
    let stops = stops(question, &asking);
    let fired = fired(question, &asking, &stops, snapshot);
    let mut left = NEAR;
    let mut traces = Vec::new();
    for (place, rule) in snapshot.book().rules().iter().enumerate() {
        if fired.contains(&(place as u32)) {
            traces.push(trace(rule, true, fires(snapshot, season, place as u32) + &showing(place as u32, shown)));
        } else if left > 0
            && let Some(words) = kept(snapshot, question, season, place, &stops)
        {
            left -= 1;
            traces.push(trace(rule, false, words));
        }
    }
    traces
}

/// The place of the first stop rule of each trigger.
pub(super) fn stops(question: &Question<'_>, asking: &Asking<'_>) -> Vec<Option<u32>> {
    let mut walk = Walk::default();
    question.triggers.iter().map(|&trigger| walk.first_stop(asking, trigger)).collect()
}

fn trace(rule: &Rule, fired: bool, text: String) -> RuleTrace {
    RuleTrace { id: rule.id.clone(), name: rule.name.clone(), fired, text }
}

/// The places of the rules that one trigger or another matches, of the types asked for.
fn fired(question: &Question<'_>, asking: &Asking<'_>, stops: &[Option<u32>], snapshot: &Snapshot) -> BTreeSet<u32> {
    let mut fired = BTreeSet::new();
    let mut walk = Walk::default();
    for (&trigger, &stop) in question.triggers.iter().zip(stops) {
        walk.start(asking, trigger, stop);
        while let Some(found) = walk.next(asking, 0) {
            fired.insert(found.place);
        }
    }
    let asked = |place: &u32| {
        let rule = &snapshot.book().rules()[*place as usize];
        snapshot.type_number(&rule.kind).is_some_and(|kind| question.asks(kind))
    };
    fired.into_iter().filter(asked).collect()
}

/// With what campaigns have to do with it.
fn fires(snapshot: &Snapshot, season: &Season, place: u32) -> String {
    let paused = snapshot.book().rules()[place as usize].status == RuleStatus::Paused;
    let altered = of_rule(snapshot, season, place);
    let mut text = "fires".to_owned();
    if paused {
        text += &format!(", {}", altered.switched_on());
    }
    if altered.state().is_boosted() {
        text += &format!(", {}", altered.boosted());
    }
    text
}

fn showing(place: u32, shown: &[Ranked]) -> String {
    let by_it = |ranked: &&Ranked| matches!(ranked.via, Via::Rule { place: other, .. } if other == place);
    match shown.iter().filter(by_it).count() {
        0 => ", and none of its products came into the list by it".to_owned(),
        1 => ", and shows one product".to_owned(),
        count => format!(", and shows {count} products"),
    }
}

/// What alone keeps it from firing for the first trigger that comes near.
fn kept(
    snapshot: &Snapshot,
    question: &Question<'_>,
    season: &Season,
    place: usize,
    stops: &[Option<u32>],
) -> Option<String> {
    let mut triggers = question.triggers.iter().zip(stops);
    triggers.find_map(|(&trigger, &stop)| match standing(snapshot, question, season, place, trigger, stop) {
        Standing::Kept(words) => Some(words),
        _ => None,
    })
}
