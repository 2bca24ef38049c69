//! Where links and families stand for the loop checker: products by their ids, families by their numbers, types by
//! their slots.

use super::Rulebook;
use super::slot::Slots;
use crate::Snapshot;
use crate::cycle::{self, GroupTable, Level, LoopChecker};
use tandem_model::{Link, LinkLevel};

/// A checker that holds all links of a snapshot that take part in loops.
pub(super) fn checker(snapshot: &Snapshot, slots: &Slots, table: GroupTable) -> LoopChecker {
    let families = (0..snapshot.id_end()).filter_map(|id| Some((id, snapshot.family_of(id)?)));
    LoopChecker::build(table, snapshot.id_end(), families, placed_links(snapshot, &kinds(snapshot, slots)))
}

/// The checker's number of each type that the snapshot numbers.
pub(super) fn kinds(snapshot: &Snapshot, slots: &Slots) -> Vec<Option<u8>> {
    let numbers = snapshot.type_weights().len() as u16;
    (0..numbers).map(|kind| slots.kind(snapshot.type_code(kind))).collect()
}

/// Every stored link of a type that exists, but for those that are paused and stay so. The checker goes through them many times, so each is cheap.
pub(super) fn placed_links<'a>(
    snapshot: &'a Snapshot,
    kinds: &'a [Option<u8>],
) -> impl Iterator<Item = cycle::Link> + Clone + 'a {
    LinkLevel::ALL.into_iter().flat_map(move |level| {
        let leading = snapshot.stored(level).filter(move |(from, arrow)| snapshot.can_lead(level, *from, arrow));
        leading.filter_map(move |(from, arrow)| {
            let kind = kinds[usize::from(arrow.kind)]?;
            Some(cycle::Link { level: placed_level(level), from, to: arrow.target, kind, two_way: arrow.is_two_way() })
        })
    })
}

fn placed_level(level: LinkLevel) -> Level {
    match level {
        LinkLevel::Product => Level::Product,
        LinkLevel::Family => Level::Family,
    }
}

pub(super) fn told_level(level: Level) -> LinkLevel {
    match level {
        Level::Product => LinkLevel::Product,
        Level::Family => LinkLevel::Family,
    }
}

impl Rulebook {
    /// A link as the checker knows it; none while an end or its type has no number yet.
    pub(super) fn placed(&self, link: &Link) -> Option<cycle::Link> {
        let (from, to) = self.snapshot.ends(&link.key())?;
        let kind = self.slots.kind(&link.kind)?;
        Some(cycle::Link { level: placed_level(link.level), from, to, kind, two_way: link.two_way })
    }

    /// A checker of all stored links and some more, whatever loops they close.
    pub(super) fn checker_with(&self, more: impl Iterator<Item = cycle::Link> + Clone) -> LoopChecker {
        let snapshot = &self.snapshot;
        let families = (0..snapshot.id_end()).filter_map(|id| Some((id, snapshot.family_of(id)?)));
        let kinds = kinds(snapshot, &self.slots);
        let links = placed_links(snapshot, &kinds).chain(more);
        LoopChecker::build(self.slots.clone().seat(snapshot.types()), snapshot.id_end(), families, links)
    }

    /// Puts a stored link into the checker. A group that blocks takes no loop in, so where one came from outside the
    /// checker is made anew, which takes everything.
    pub(super) fn hold(&mut self, link: cycle::Link) {
        if !self.loops.insert(link).accepted {
            self.rebuild();
        }
    }

    pub(super) fn rebuild(&mut self) {
        let table = self.slots.seat(self.snapshot.types());
        self.loops = checker(&self.snapshot, &self.slots, table);
    }
}
