//! The list as it is filled: what is in it, and whether there is room for more.

use super::question::{Question, Ranked};
use super::taken::Taken;
use crate::snapshot::FastHash;
use std::collections::HashSet;

/// Why a product that may be shown is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Family,
    /// It was reached first by this type, which has no room left.
    Type(u16),
}

#[derive(Debug, Default)]
pub(super) struct List {
    away: Vec<u32>,
    taken: Taken,
    /// Reached first by a type that has no room left.
    refused: HashSet<u32, FastHash>,
    /// Room left, by type; empty where no type has a maximum.
    rooms: Vec<u32>,
    per_family: u32,
    limit: usize,
    /// In the order of their positions.
    pinned: Vec<(u32, Ranked)>,
    /// Best first.
    scored: Vec<Ranked>,
    watched: Option<u32>,
    refusal: Option<Refusal>,
    /// What is watched was taken or refused: nothing more is asked for.
    is_decided: bool,
}

impl List {
    pub fn start(&mut self, question: &Question<'_>, kinds: usize, watched: Option<u32>) {
        self.away.clear();
        self.away.extend(question.triggers);
        self.away.extend(question.situation.cart.iter().map(|line| line.id));
        self.away.sort_unstable();
        self.away.dedup();
        self.taken.clear();
        self.refused.clear();
        self.rooms.clear();
        let rooms = question.types.unwrap_or_default().iter().filter(|room| room.max < u32::MAX);
        for room in rooms {
            self.rooms.resize(kinds, u32::MAX);
            self.rooms[usize::from(room.kind)] = room.max;
        }
        (self.per_family, self.limit) = (question.per_family, question.limit);
        self.pinned.clear();
        self.scored.clear();
        (self.watched, self.refusal, self.is_decided) = (watched, None, false);
    }

    /// Whether a product is a trigger or in the cart.
    #[inline]
    pub fn is_away(&self, id: u32) -> bool {
        if self.away.len() <= 16 { self.away.contains(&id) } else { self.away.binary_search(&id).is_ok() }
    }

    /// Whether a better reason has decided about a product already.
    #[inline]
    pub fn knows(&self, id: u32) -> bool {
        self.taken.has(id) || (!self.refused.is_empty() && self.refused.contains(&id))
    }

    /// From here on there is no end to the list.
    pub fn go_on(&mut self) {
        self.limit = usize::MAX;
    }

    #[inline]
    pub fn is_full(&self) -> bool {
        self.pinned.len() + self.scored.len() >= self.limit || self.is_decided
    }

    /// Puts a product behind all others by score, where family and type leave room.
    #[inline]
    pub fn take(&mut self, ranked: Ranked, family: Option<u32>) {
        if self.has_room(&ranked, family) {
            self.taken.take(ranked.id, family);
            self.scored.push(ranked);
            self.is_decided |= self.watched == Some(ranked.id);
        }
    }

    /// Puts a product at the first free position from its pin on, where that is within the list.
    /// Products come in the order of their pins.
    pub fn pin(&mut self, pin: u32, ranked: Ranked, family: Option<u32>) {
        let position = self.pinned.last().map_or(1, |(position, _)| position.saturating_add(1)).max(pin);
        if position as usize <= self.limit && self.has_room(&ranked, family) {
            self.taken.take(ranked.id, family);
            self.pinned.push((position, ranked));
        }
    }

    fn has_room(&mut self, ranked: &Ranked, family: Option<u32>) -> bool {
        let full = |family| self.per_family > 0 && self.taken.of_family(family) >= self.per_family;
        if family.is_some_and(full) {
            self.refuse(ranked.id, Refusal::Family);
            return false;
        }
        let Some(kind) = ranked.via.kind() else { return true };
        let Some(room) = self.rooms.get_mut(usize::from(kind)) else { return true };
        let Some(left) = room.checked_sub(1) else {
            self.refused.insert(ranked.id);
            self.refuse(ranked.id, Refusal::Type(kind));
            return false;
        };
        *room = left;
        true
    }

    fn refuse(&mut self, id: u32, why: Refusal) {
        if self.watched == Some(id) {
            self.refusal.get_or_insert(why);
            self.is_decided = true;
        }
    }

    /// Why the product that is watched was refused when it was reached first.
    pub fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    /// The whole list in order: what is pinned in its places, the others around it.
    pub fn close(&mut self, into: &mut Vec<Ranked>) {
        into.clear();
        if self.pinned.is_empty() {
            std::mem::swap(into, &mut self.scored);
            return;
        }
        let mut pinned = self.pinned.drain(..).peekable();
        let mut scored = self.scored.drain(..).peekable();
        loop {
            let here = into.len() + 1;
            let at_its_place = |(position, _): &(u32, Ranked)| *position as usize <= here;
            let next = match pinned.next_if(at_its_place) {
                Some((_, ranked)) => Some(ranked),
                None => scored.next().or_else(|| pinned.next().map(|(_, ranked)| ranked)),
            };
            match next {
                Some(ranked) => into.push(ranked),
                None => return,
            }
        }
    }
}
