//! The fast path: ids in, ranked ids out, no memory taken once warm.

use super::key::Key;
use super::links::Links;
use super::list::{List, Refusal};
use super::picks::{Asked, Pick, Picks};
use super::question::{Question, Ranked, Via};
use super::scale::Scale;
use super::sight::Eye;
use crate::Snapshot;
use crate::campaign::{Season, Year};
use crate::rule::Asking;
use crate::snapshot::Walk as Sellers;
use std::sync::Arc;
use tandem_model::Fallback;

/// Answers questions to one snapshot, one after the other, reusing its memory.
#[derive(Debug)]
pub struct Recommender<'s> {
    pub(super) snapshot: &'s Snapshot,
    /// Weight, and place in the order of codes, of each type.
    types: Vec<(u8, u16)>,
    /// The types in the order of their codes.
    in_order: Vec<u16>,
    /// As `types`, with weight 0 for those not asked for.
    asked: Vec<(u8, u16)>,
    /// Numbers of the types asked for; empty where all are.
    kinds: Vec<u16>,
    scale: Scale,
    /// Of the last question.
    season: Season,
    year: Option<Arc<Year>>,
    links: Links,
    picks: Picks,
    sellers: Vec<Sellers<'s>>,
    list: List,
    ranked: Vec<Ranked>,
    /// As [`Eye::until`] told for the last question.
    until: i32,
}

/// How far a question is answered.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Depth {
    /// Look into every rule that matches, also those that can change nothing.
    pub every_rule: bool,
    /// Go on behind the end of the list, to its last candidate; what is pinned within it stays there.
    pub beyond: bool,
    /// The product whose refusal is to be told.
    pub watched: Option<u32>,
}

impl<'s> Recommender<'s> {
    pub fn new(snapshot: &'s Snapshot) -> Self {
        let types = snapshot.type_weights();
        let mut in_order: Vec<u16> = (0..types.len() as u16).collect();
        in_order.sort_by_key(|&kind| types[usize::from(kind)].1);
        Self {
            snapshot,
            asked: types.clone(),
            types,
            in_order,
            kinds: Vec::new(),
            scale: Scale::default(),
            season: Season::default(),
            year: None,
            links: Links::default(),
            picks: Picks::default(),
            sellers: Vec::new(),
            list: List::default(),
            ranked: Vec::new(),
            until: i32::MAX,
        }
    }

    /// The products shown, best first, each with its best reason, as the table in the module's words tells.
    pub fn rank(&mut self, question: &Question<'_>) -> &[Ranked] {
        self.rank_to(question, Depth::default());
        if !question.is_enough(self.ranked.len()) {
            self.ranked.clear();
        }
        &self.ranked
    }

    /// The score that no product can exceed without a boost, under the sliders of the last question.
    pub fn full_score(&self) -> u64 {
        self.scale.full()
    }

    /// As [`Recommender::rank`], but for the least number.
    pub(super) fn rank_to(&mut self, question: &Question<'_>, depth: Depth) -> &[Ranked] {
        self.start(question, depth);
        let season = std::mem::take(&mut self.season);
        let eye = Eye::of(self.snapshot, question, &season);
        self.take_pins(question, &eye);
        if depth.beyond {
            self.list.go_on();
        }
        if self.snapshot.book().rules().is_empty() || question.types.is_some_and(<[_]>::is_empty) {
            self.take_links(question, &eye);
        } else {
            self.take_links_and_rules(question, &eye, &season, depth.every_rule);
        }
        self.take_bestsellers(question, &eye);
        self.until = eye.until();
        self.season = season;
        self.list.close(&mut self.ranked);
        &self.ranked
    }

    /// The first day after the last question's on which launches and ends can let its list be another.
    pub(super) fn until(&self) -> i32 {
        self.until
    }

    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.list.refusal()
    }

    pub(super) fn scale(&self) -> &Scale {
        &self.scale
    }

    pub(super) fn season(&self) -> &Season {
        &self.season
    }

    /// How many products the links of the last question reached.
    pub(super) fn reached(&self) -> usize {
        self.links.reached()
    }

    /// Every way in which the last question reached a product, the one it is shown for first, then by score. Rules
    /// are among them where every rule was looked into.
    pub(super) fn reasons(&self, question: &Question<'_>, shown: &Ranked) -> Vec<Ranked> {
        let eye = Eye::of(self.snapshot, question, &self.season);
        let links = self.links.ways(shown.id, shown.instead_of).into_iter();
        let links = links.map(|key| (key.id(), self.of_link(question, key)));
        let links = links.filter(|(id, ranked)| !eye.blocks(trigger_of(ranked), *id)).map(|(_, ranked)| ranked);
        let picks = self.picks.kept().iter().rev().filter(|pick| pick.id == shown.id);
        let picks = picks.map(|pick| self.of_rule(question, pick));
        let mut reasons: Vec<Ranked> = links.chain(picks).filter(|other| other.via != shown.via).collect();
        reasons.sort_by_key(|ranked| std::cmp::Reverse(ranked.score));
        reasons.insert(0, *shown);
        reasons
    }

    fn start(&mut self, question: &Question<'_>, depth: Depth) {
        self.asked.clone_from(&self.types);
        self.kinds.clear();
        if let Some(types) = question.types {
            for (kind, (weight, _)) in self.asked.iter_mut().enumerate() {
                if !question.asks(kind as u16) {
                    *weight = 0;
                }
            }
            self.kinds.extend(types.iter().map(|room| room.kind));
        }
        self.scale = Scale::of(&question.sliders);
        self.list.start(question, self.types.len(), depth.watched);
        self.picks.clear();
        self.ranked.clear();
        self.snapshot.seasons().enter(&question.situation, &mut self.season, &mut self.year);
        self.links.start(self.snapshot, question, &self.asked, &self.scale, &self.season);
    }

    fn take_pins(&mut self, question: &Question<'_>, eye: &Eye<'_>) {
        for &(pin, key) in self.links.pinned() {
            let ranked = Ranked { pin: Some(pin), ..self.of_link(question, key) };
            if let Some(ranked) = may_stand(&self.list, eye, ranked) {
                self.list.pin(pin, ranked, self.snapshot.family_of(ranked.id));
            }
        }
    }

    fn take_links(&mut self, question: &Question<'_>, eye: &Eye<'_>) {
        while !self.list.is_full()
            && let Some(key) = self.links.peek(self.snapshot)
        {
            self.links.pass();
            self.take_link(question, eye, key);
        }
    }

    #[inline]
    fn take_link(&mut self, question: &Question<'_>, eye: &Eye<'_>, key: Key) {
        if !self.list.knows(key.id())
            && let Some(ranked) = may_stand(&self.list, eye, self.of_link(question, key))
        {
            self.list.take(ranked, self.snapshot.stand(ranked.id).family());
        }
    }

    /// Whichever scores more comes next; at equal scores links come first.
    fn take_links_and_rules(&mut self, question: &Question<'_>, eye: &Eye<'_>, season: &Season, every_rule: bool) {
        let mut picks = std::mem::take(&mut self.picks);
        let kinds = std::mem::take(&mut self.kinds);
        let asking = Asking::in_season(self.snapshot, &question.situation, &kinds, season);
        let scale = self.scale;
        let asked = Asked { snapshot: self.snapshot, asking: &asking, triggers: question.triggers, scale: &scale };
        picks.start(&asked);
        let per_family = question.per_family;
        if every_rule {
            picks.look_into_all(
                &asked,
                |trigger, id| !self.list.is_away(id) && eye.may_be_picked(trigger, id),
                per_family,
            );
        }
        while !self.list.is_full() {
            let link = self.links.peek(self.snapshot);
            let accept = |trigger, id| !self.list.is_away(id) && eye.may_be_picked(trigger, id);
            match (picks.next(&asked, link.map(Key::score), accept, per_family), link) {
                (Some(pick), _) => self.take_pick(question, &pick),
                (None, Some(key)) => {
                    self.links.pass();
                    self.take_link(question, eye, key);
                }
                (None, None) => break,
            }
        }
        (self.picks, self.kinds) = (picks, kinds);
    }

    fn take_pick(&mut self, question: &Question<'_>, pick: &Pick) {
        if !self.list.knows(pick.id) {
            self.list.take(self.of_rule(question, pick), self.snapshot.stand(pick.id).family());
        }
    }

    /// Fills up with what sells best, of the triggers' categories or of all.
    fn take_bestsellers(&mut self, question: &Question<'_>, eye: &Eye<'_>) {
        if question.fallback == Fallback::None || self.list.is_full() {
            return;
        }
        let sellers = self.snapshot.bestsellers();
        self.sellers.clear();
        match question.fallback {
            Fallback::Bestsellers => self.sellers.push(sellers.all()),
            _ => {
                let walks = question.triggers.iter().filter_map(|&id| sellers.of_category(self.snapshot, id));
                self.sellers.extend(walks);
            }
        }
        while !self.list.is_full()
            && let Some(id) = self.next_seller()
        {
            let ranked = Ranked { id, score: 0, via: Via::Bestseller, pin: None, instead_of: None };
            if fills(&self.list, eye, question, id) && !self.list.knows(id) {
                self.list.take(ranked, self.snapshot.stand(id).family());
            }
        }
    }

    fn next_seller(&mut self) -> Option<u32> {
        let mut best: Option<(usize, u32)> = None;
        for (at, walk) in self.sellers.iter_mut().enumerate() {
            if let Some(id) = walk.peek(self.snapshot)
                && best.is_none_or(|(_, than)| Sellers::is_before(id, than, self.snapshot))
            {
                best = Some((at, id));
            }
        }
        let (at, id) = best?;
        self.sellers[at].pass(id);
        Some(id)
    }

    fn of_link(&self, question: &Question<'_>, key: Key) -> Ranked {
        let trigger = question.triggers[key.place()];
        let kind = self.in_order[usize::from(key.order())];
        let via = Via::Link { trigger, kind, weight: key.weight(), level: key.level(), mirrored: key.is_mirrored() };
        Ranked { id: key.id(), score: key.score(), via, pin: None, instead_of: None }
    }

    fn of_rule(&self, question: &Question<'_>, pick: &Pick) -> Ranked {
        let trigger = question.triggers[pick.trigger as usize];
        let rule = &self.snapshot.book().rules()[pick.rule as usize];
        let kind = self.snapshot.type_number(&rule.kind).expect("a rule of a type that is not there matches nothing");
        let via = Via::Rule { trigger, kind, place: pick.rule };
        Ranked { id: pick.id, score: pick.score, via, pin: None, instead_of: None }
    }
}

/// A product that a link reached, or what stands in for it, where that may be shown and is not decided about yet.
#[inline]
fn may_stand(list: &List, eye: &Eye<'_>, ranked: Ranked) -> Option<Ranked> {
    let trigger = trigger_of(&ranked);
    if list.is_away(ranked.id) || eye.blocks(trigger, ranked.id) {
        return None;
    }
    let id = eye.shown(trigger, ranked.id, |id| list.is_away(id))?;
    let instead_of = (id != ranked.id).then_some(ranked.id);
    (!list.knows(id)).then_some(Ranked { id, instead_of, ..ranked })
}

/// Whether a product may fill up the list: a block by any trigger keeps it from that.
fn fills(list: &List, eye: &Eye<'_>, question: &Question<'_>, id: u32) -> bool {
    let blocked = question.triggers.iter().any(|&trigger| eye.blocks(trigger, id));
    !blocked && !list.is_away(id) && eye.may_be_picked(u32::MAX, id)
}

fn trigger_of(ranked: &Ranked) -> u32 {
    match ranked.via {
        Via::Link { trigger, .. } | Via::Rule { trigger, .. } => trigger,
        Via::Bestseller => u32::MAX,
    }
}
