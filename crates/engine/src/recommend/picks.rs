//! What rules show, best first: a rule is looked into only when it could still come next.
//!
//! No product of a rule scores more than the rule's base, and the rules that a trigger matches come in falling base:
//! when the best product found so far is above the next base, it is the best of all.

use super::scale::Scale;
use crate::Snapshot;
use crate::rule::{Asking, Match, Picker, Walk};
use std::cmp::Ordering;

/// A product that a rule shows to a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pick {
    pub score: u64,
    pub id: u32,
    /// Place among the rules of the book.
    pub rule: u32,
    /// Place of the trigger among the triggers.
    pub trigger: u32,
    /// Place in the rule's ordering.
    nth: u32,
}

#[derive(Debug, Default)]
pub(super) struct Picks {
    walks: Vec<Walk>,
    /// The next rule of each trigger, where it was asked for and can matter.
    heads: Vec<Option<Match>>,
    picker: Picker,
    chosen: Vec<u32>,
    /// Families of the products chosen.
    families: Vec<u32>,
    /// The best stands last.
    pool: Vec<Pick>,
    /// Everything picked, where it is to be explained.
    kept: Vec<Pick>,
}

/// What stays the same through one question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub snapshot: &'a Snapshot,
    pub asking: &'a Asking<'a>,
    pub triggers: &'a [u32],
    pub scale: &'a Scale,
}

impl Picks {
    pub fn clear(&mut self) {
        self.heads.clear();
        self.pool.clear();
        self.kept.clear();
    }

    pub fn start(&mut self, asked: &Asked<'_>) {
        while self.walks.len() < asked.triggers.len() {
            self.walks.push(Walk::default());
        }
        for (walk, &trigger) in self.walks.iter_mut().zip(asked.triggers) {
            let stop = walk.first_stop(asked.asking, trigger);
            walk.start(asked.asking, trigger, stop);
            self.heads.push(None);
        }
    }

    /// Takes the best product that scores more than `above`: at equal scores links come first.
    pub fn next(
        &mut self,
        asked: &Asked<'_>,
        above: Option<u64>,
        accept: impl Fn(u32, u32) -> bool,
        per_family: u32,
    ) -> Option<Pick> {
        loop {
            self.ask_for_heads(asked, self.least_base(asked.scale, above));
            let Some((trigger, head)) = self.best_head() else { break };
            let most = asked.scale.most(head.base);
            let beaten = |best: &Pick| by_rule((most, head.place), (best.score, best.rule)).is_gt();
            if above.is_some_and(|above| most <= above) || self.pool.last().is_some_and(beaten) {
                break;
            }
            self.look_into(asked, trigger, head, &accept, per_family);
            if !self.pool.is_sorted_by(|a, b| compare(asked.snapshot, a, b).is_ge()) {
                self.pool.sort_unstable_by(|a, b| compare(asked.snapshot, b, a));
            }
        }
        self.pool.pop_if(|best| above.is_none_or(|above| best.score > above))
    }

    /// Looks into every rule there is, and keeps what each shows.
    pub fn look_into_all(&mut self, asked: &Asked<'_>, accept: impl Fn(u32, u32) -> bool, per_family: u32) {
        loop {
            self.ask_for_heads(asked, 0);
            let Some((trigger, head)) = self.best_head() else { break };
            self.look_into(asked, trigger, head, &accept, per_family);
        }
        self.pool.sort_unstable_by(|a, b| compare(asked.snapshot, b, a));
        self.kept.clone_from(&self.pool);
    }

    /// Everything picked, the best last.
    pub fn kept(&self) -> &[Pick] {
        &self.kept
    }

    /// The least base that can score more than `above`, and no less than the best product found.
    fn least_base(&self, scale: &Scale, above: Option<u64>) -> u16 {
        let found = self.pool.last().map_or(0, |best| best.score);
        scale.least_base(found.max(above.map_or(0, |above| above + 1)))
    }

    /// A trigger of whose rules none is left, or none of that base, can be asked again with a lower one.
    fn ask_for_heads(&mut self, asked: &Asked<'_>, least: u16) {
        for (head, walk) in self.heads.iter_mut().zip(&mut self.walks) {
            if head.is_none() {
                *head = walk.next(asked.asking, least);
            }
        }
    }

    fn best_head(&self) -> Option<(usize, Match)> {
        let heads = self.heads.iter().enumerate().filter_map(|(at, head)| head.map(|head| (at, head)));
        heads.min_by_key(|(_, head)| (u16::MAX - head.base, head.place))
    }

    fn look_into(
        &mut self,
        asked: &Asked<'_>,
        at: usize,
        head: Match,
        accept: &impl Fn(u32, u32) -> bool,
        per_family: u32,
    ) {
        let trigger = asked.triggers[at];
        let (snapshot, chosen, families) = (asked.snapshot, &mut self.chosen, &mut self.families);
        chosen.clear();
        families.clear();
        let takes = |id| accept(trigger, id) && has_room(snapshot, families, per_family, id);
        asked.asking.shown(head.place, trigger, &mut self.picker, takes, chosen);
        self.pool.extend(chosen.iter().enumerate().rev().map(|(nth, &id)| Pick {
            score: asked.scale.score(snapshot, head.base, id),
            id,
            rule: head.place,
            trigger: at as u32,
            nth: nth as u32,
        }));
        self.heads[at] = None;
    }
}

/// At most `per_family` products of a family out of one rule, any number where it is 0; `families` are those chosen.
pub(super) fn has_room(snapshot: &Snapshot, families: &mut Vec<u32>, per_family: u32, id: u32) -> bool {
    let Some(family) = snapshot.family_of(id).filter(|_| per_family > 0) else { return true };
    let has_room = families.iter().filter(|&&held| held == family).count() < per_family as usize;
    if has_room {
        families.push(family);
    }
    has_room
}

fn by_rule(a: (u64, u32), b: (u64, u32)) -> Ordering {
    b.0.cmp(&a.0).then(a.1.cmp(&b.1))
}

/// Which comes first: by score, rule, place in its ordering, SKU, trigger.
fn compare(snapshot: &Snapshot, a: &Pick, b: &Pick) -> Ordering {
    let rest = || a.nth.cmp(&b.nth).then_with(|| snapshot.compare(a.id, b.id)).then(a.trigger.cmp(&b.trigger));
    by_rule((a.score, a.rule), (b.score, b.rule)).then_with(rest)
}
