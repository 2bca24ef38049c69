//! Carrying out changes that were stored: the new snapshot, and the loop checker brought after it by what differs.

use super::Rulebook;
use super::link_seasons::{takes_part, touched_by_campaigns};
use super::place::{kinds, placed_links};
use crate::Snapshot;
use crate::cycle;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Change, Link, LinkKey, RelationshipType};

/// Following one link may cost as much as making the checker anew costs for this many.
const LINKS_A_FOLLOWED: u64 = 500;
const FEW: usize = 100;

impl Rulebook {
    /// Carries out changes that were judged before, or come from an undo or another process. Never refuses.
    /// Cost: what the changes touch; a changed policy or group makes that group's graph anew.
    pub fn apply(&mut self, changes: &[Change]) {
        let next = self.snapshot.apply(changes);
        let before = std::mem::replace(&mut self.snapshot, next);
        let links = touched_links(&before, changes);
        let all = u64::from(self.snapshot.counts().links);
        let many = links.len() > FEW && links.len() as u64 * LINKS_A_FOLLOWED > all;
        if many || !self.follow(&before, changes, &links) {
            self.rebuild();
        }
        self.nets.follow(&self.snapshot, &self.slots, changes);
        if changes.iter().any(touches_loops) {
            self.status = None;
        }
    }

    /// Leaving first and joining last: every state between holds less than the last one, so what is sound at the
    /// end is never refused on the way. False where something was refused.
    fn follow(&mut self, before: &Snapshot, changes: &[Change], links: &BTreeSet<LinkKey>) -> bool {
        let moved = self.moved(before, changes);
        if grouping(before.types()) != grouping(self.snapshot.types()) {
            let alone = moved.is_empty() && links.is_empty();
            return alone && self.regroup();
        }
        let gone = self.differing(before, &self.snapshot, links);
        gone.into_iter().for_each(|link| _ = self.loops.remove(link));
        for &(id, _) in &moved {
            self.loops.leave(id);
        }
        let joined = moved.iter().all(|&(id, family)| family.is_none_or(|family| self.loops.join(id, family).accepted));
        let come = self.differing(&self.snapshot, before, links);
        joined && come.into_iter().all(|link| self.loops.insert(link).accepted)
    }

    /// Products that changed families, with the family they are in now.
    fn moved(&self, before: &Snapshot, changes: &[Change]) -> Vec<(u32, Option<u32>)> {
        let skus: BTreeSet<&str> = changes
            .iter()
            .filter_map(|change| match change {
                Change::PutProduct(product) => Some(product.sku.as_str()),
                Change::RemoveProduct(sku) => Some(sku.as_str()),
                _ => None,
            })
            .collect();
        let ids = skus.into_iter().filter_map(|sku| self.snapshot.any_id(sku));
        let families = ids.map(|id| (id, before.family_of(id), self.snapshot.family_of(id)));
        families.filter(|(_, was, is)| was != is).map(|(id, _, is)| (id, is)).collect()
    }

    fn regroup(&mut self) -> bool {
        let table = self.slots.seat(self.snapshot.types());
        let kinds = kinds(&self.snapshot, &self.slots);
        self.loops.regroup(table, placed_links(&self.snapshot, &kinds));
        true
    }

    /// The links of some keys that one snapshot holds and the other does not, as far as loops go; each once,
    /// whichever end of a two-way link the keys name.
    fn differing(&self, here: &Snapshot, there: &Snapshot, keys: &BTreeSet<LinkKey>) -> Vec<cycle::Link> {
        let held: BTreeMap<LinkKey, Link> =
            keys.iter().filter_map(|key| here.link(key)).map(|link| (link.key(), link)).collect();
        let same = |link: &Link| {
            let other = there.link(&link.key());
            other.is_some_and(|other| {
                other.key() == link.key() && other.two_way == link.two_way && takes_part(there, &other)
            })
        };
        held.values()
            .filter(|link| takes_part(here, link) && !same(link))
            .filter_map(|link| self.placed(link))
            .collect()
    }
}

/// Whether a change can make or break a loop. What is shown where, and in which order, cannot; a product's facts can,
/// through rules and through the links of its family.
pub fn touches_loops(change: &Change) -> bool {
    match change {
        Change::PutProduct(_) | Change::RemoveProduct(_) => true,
        Change::PutLink(_) | Change::RemoveLink(_) | Change::PutType(_) | Change::RemoveType(_) => true,
        Change::PutRule(_) | Change::RemoveRule(_) => true,
        Change::PutCampaign(_) | Change::RemoveCampaign(_) => true,
        Change::PutSettings(_) | Change::PutBlock(_) | Change::RemoveBlock(_) => false,
        Change::PutPlacement(_) | Change::RemovePlacement(_) => false,
        Change::PutStrategy(_) | Change::RemoveStrategy(_) => false,
    }
}

/// What the loop checker knows of types.
fn grouping(types: &[RelationshipType]) -> BTreeSet<(&str, &str, &str)> {
    types.iter().map(|kind| (kind.code.as_str(), kind.loop_group.as_str(), kind.loop_policy.as_str())).collect()
}

fn touched_links(before: &Snapshot, changes: &[Change]) -> BTreeSet<LinkKey> {
    let keys = changes.iter().filter_map(|change| match change {
        Change::PutLink(link) => Some(link.key()),
        Change::RemoveLink(key) => Some(key.clone()),
        _ => None,
    });
    keys.chain(touched_by_campaigns(before, changes).cloned()).collect()
}
