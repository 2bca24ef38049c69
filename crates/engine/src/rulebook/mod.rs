//! All links and relationship types together with the catalogue they speak of: what may be edited, what an edit
//! would do, and what is wrong. Owns the judgement and its words; stores nothing and leaves ranking to `recommend`.

mod apply;
mod batch;
mod campaign_edit;
mod candidate;
mod check;
mod check_ends;
mod document;
mod end;
mod fault;
mod finding;
mod kind;
mod link_edit;
mod link_seasons;
mod loops;
mod place;
mod placement_edit;
mod plan;
mod product_edit;
mod restore;
mod rule_edit;
mod rule_loops;
mod rule_nets;
mod rule_order;
mod rule_seasons;
mod rule_steps;
mod rule_ways_back;
mod rules_changed;
mod slot;
mod verdict;
mod way_back;

#[cfg(test)]
mod notation;
#[cfg(test)]
mod tests;

pub use apply::touches_loops;
pub use batch::{BatchLink, LinkBatch};
pub use check::{Survey, gravest_first};
pub use end::link_row;
pub(crate) use end::{link_words, replacement};
pub(crate) use finding::{UPSELL, share as cheaper_by};
pub use loops::concerns;
pub use plan::{Plan, Refusal};
pub use rule_loops::RuleLoops;

use crate::Snapshot;
use crate::cycle::LoopChecker;
use chrono::{DateTime, Utc};
use rule_nets::RuleNets;
use slot::Slots;
use tandem_model::{Link, LoopStatus, Product, RelationshipType};

/// A snapshot and the loop checker that keeps up with it. A clone costs nothing until either changes: what is changed
/// then is copied, so that a long check can go on while the rulebook is edited.
#[derive(Clone)]
pub struct Rulebook {
    snapshot: Snapshot,
    loops: LoopChecker,
    slots: Slots,
    /// The rules, ready for the search for loops.
    nets: RuleNets,
    /// Now, as far as windows of rules go; all times where not said.
    at: Option<DateTime<Utc>>,
    /// The loops counted last, while nothing changed since.
    status: Option<LoopStatus>,
}

impl Rulebook {
    pub fn build(
        products: impl IntoIterator<Item = Product>,
        links: impl IntoIterator<Item = Link>,
        types: Vec<RelationshipType>,
    ) -> Self {
        Self::of(Snapshot::build(products, links, types))
    }

    /// The rulebook of a snapshot. Cost: linear in its products and links.
    pub fn of(snapshot: Snapshot) -> Self {
        let mut slots = Slots::default();
        let table = slots.seat(snapshot.types());
        let loops = place::checker(&snapshot, &slots, table);
        let nets = RuleNets::new(slots.groups());
        Self { snapshot, loops, slots, nets, at: None, status: None }
    }

    /// Says what time it is: links close loops through rules that can be live within two years from it.
    pub fn set_time(&mut self, at: DateTime<Utc>) {
        self.at = Some(at);
    }

    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Puts in the place of its snapshot the same one that expects rules.
    pub fn expect_rules(&mut self, ready: Snapshot) {
        self.snapshot = ready;
    }

    /// Puts other net units sold in the place of those known.
    pub fn recount<'a>(&mut self, sold: impl IntoIterator<Item = (&'a str, u32)>) {
        self.snapshot = std::mem::take(&mut self.snapshot).with_units(sold);
    }
}
