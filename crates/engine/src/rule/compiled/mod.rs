//! Rules compiled: which of them a trigger matches, and what one of them shows. The answers are those of the trees
//! (`holds`), at the cost of what is asked for instead of all there is.
//!
//! **Words.** Texts are compared whatever their case, so every word of products and rules has a number in one
//! vocabulary ([`fold`]); equal numbers, same text. A category path is two words: itself, and all that is within it. What
//! a product can be found by (family, brand, category with all it is in, tags, attributes) are its *keys*.
//!
//! **Matching.** Each side of a rule is brought into alternatives, ORs of ANDs. An alternative of `when` stands in the
//! lists of one of its equalities on the trigger, the one that the fewest products satisfy, or in the open list
//! ([`lists`]). An entry is a value in each of a few flat columns: what it is walked by (base falling, then place), the
//! least and greatest price of the trigger, gates, and where its other tests are. A trigger has about ten keys; a request
//! merges their lists and the open one ([`walk`]), passes over bands that miss the trigger's price without looking
//! further, tests an entry when its turn comes, and ends as soon as no base can matter any more. Stop rules stand in
//! lists of their own, in rule order. What a request says beside its trigger is turned into numbers at most once
//! ([`said`]).
//!
//! **Campaigns.** Rules that campaigns name, active or paused, also stand in lists of their own ([`named`]), ordered by
//! the most that any season makes of their base. Where a season alters any rule, these are merged with the others, what
//! the season does to a rule being worked out when its turn could have come ([`altered`]); the other lists pass over it.
//!
//! **Showing.** Each key has its products in one stretch of memory, sorted by price, so that a band, absolute or relative
//! to the trigger, is a stretch found by two binary searches ([`layer`]). An alternative of `show` is looked for in the
//! shortest list of its equalities, constant or the trigger's own value; lists of 128 products and more are kept in every
//! ordering too, for the rules whose band is so wide that going along the ordering comes to enough products sooner
//! ([`pick`]).
//!
//! **Edits.** One rule: it alone is compiled, and its entries are put into copies of the columns. One product: it is noted
//! as edited, which hides it from the lists, and looked at by itself; some dozens of them become a small layer, and when
//! that has an eighth of all products everything is built anew ([`shelves`]). New words change nothing that is compiled;
//! a rule that named a SKU before there was one is compiled again when there is.

mod altered;
mod check;
mod compile;
mod fold;
mod heads;
mod keep;
mod layer;
mod lists;
mod named;
mod pick;
mod said;
mod shelves;
mod subject;
mod take;
mod walk;

#[cfg(test)]
mod plain;
#[cfg(test)]
mod tests;

pub(super) use fold::{Fold, Kind, NONE};
pub use keep::RuleIndex;
pub(crate) use keep::Touched;
pub use pick::Picker;
pub use walk::Walk;

use super::situation::Situation;
use crate::Snapshot;
use crate::campaign::{Season, State};
use said::Said;
use std::borrow::Cow;

/// A rule that a trigger matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// Its place in the book's rules.
    pub place: u32,
    /// Type weight × rule weight × boosts, 1–40,000.
    pub base: u16,
}

/// One request, prepared.
#[derive(Debug)]
pub struct Asking<'a> {
    index: &'a RuleIndex,
    snapshot: &'a Snapshot,
    situation: &'a Situation<'a>,
    types: &'a [u16],
    said: Said,
    season: Cow<'a, Season>,
}

impl<'a> Asking<'a> {
    /// `types` are the numbers of the types asked for; none means all.
    pub fn new(snapshot: &'a Snapshot, situation: &'a Situation<'a>, types: &'a [u16]) -> Self {
        Self::within(snapshot, situation, types, Cow::Owned(snapshot.seasons().season(situation)))
    }

    /// With the situation's season known already.
    pub(crate) fn in_season(
        snapshot: &'a Snapshot,
        situation: &'a Situation<'a>,
        types: &'a [u16],
        season: &'a Season,
    ) -> Self {
        Self::within(snapshot, situation, types, Cow::Borrowed(season))
    }

    fn within(snapshot: &'a Snapshot, situation: &'a Situation<'a>, types: &'a [u16], season: Cow<'a, Season>) -> Self {
        Self { index: snapshot.rule_index(), snapshot, situation, types, said: Said::default(), season }
    }

    /// What the season does to the rule at a place.
    pub(crate) fn state(&self, place: u32) -> State {
        match self.season.alters_rules() {
            true => self.index.named.state(self.snapshot.seasons(), &self.season, place),
            false => State::PLAIN,
        }
    }
}
