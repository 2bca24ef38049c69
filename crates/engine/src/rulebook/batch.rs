//! Links of a file, judged one after the other as if each had been stored before the next.

use super::candidate::mirrored;
use super::link_edit::accepted;
use super::{Refusal, Rulebook};
use crate::Snapshot;
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};
use tandem_model::{Change, Link, LinkKey, LoopPolicy, NewLink};

/// What became of one link of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchLink {
    Stored,
    /// It was stored just so already.
    Unchanged,
}

/// A rulebook of its own: the one that is open stays as it is until the changes are applied to it.
pub struct LinkBatch {
    rulebook: Rulebook,
    put: HashMap<LinkKey, Link>,
    changes: Vec<Change>,
    /// Links that close no loop through rules, whatever becomes of the others that were foreseen with them.
    free: HashSet<LinkKey>,
}

impl LinkBatch {
    /// Rules count that can be live within two years from `at`. Cost: linear in products and links.
    pub fn new(snapshot: Snapshot, at: DateTime<Utc>) -> Self {
        let mut rulebook = Rulebook::of(snapshot);
        rulebook.set_time(at);
        Self { rulebook, put: HashMap::new(), changes: Vec::new(), free: HashSet::new() }
    }

    /// Looks at links that are to be taken, all together: one that would be part of no loop if all were stored needs no
    /// search of its own. Where rules are wide that is most of the work. Cost: linear in products and links, and a
    /// check of the groups that block loops and have rules.
    pub fn foresee<'l>(&mut self, links: impl Iterator<Item = &'l Link>) {
        self.free.clear();
        let rulebook = &self.rulebook;
        let groups: Vec<u8> = (0..rulebook.slots.groups())
            .filter(|&group| rulebook.has_rules(group) && rulebook.group_policy(group) == LoopPolicy::Block)
            .collect();
        if groups.is_empty() {
            return;
        }
        let ours = |link: &Link| {
            let kind = rulebook.kind(&link.kind).ok()?;
            let group = rulebook.slots.group_number(&kind.loop_group).filter(|group| groups.contains(group))?;
            let link = rulebook.candidate(&asked(link)).ok()?;
            Some((group, link.key(), rulebook.placed(&link)?))
        };
        let coming: Vec<_> = links.filter_map(ours).collect();
        let taken = self.changes.iter().filter_map(|change| match change {
            Change::PutLink(link) => rulebook.placed(link),
            _ => None,
        });
        let loops = rulebook.checker_with(taken.chain(coming.iter().map(|(.., placed)| *placed)));
        for group in groups {
            let tangle = rulebook.tangle(&loops, group);
            let free = coming.iter().filter(|(of, _, placed)| *of == group && !tangle.holds(&loops, *placed));
            self.free.extend(free.map(|(_, key, _)| key.clone()));
        }
    }

    /// Takes a link, its source and pin included. One that is stored already takes the new weight and pin; one that
    /// closes a blocked loop is refused. Loops that are only warned of are left to the check.
    pub fn add(&mut self, link: &Link) -> Result<BatchLink, Refusal> {
        let mut next = self.rulebook.candidate(&asked(link))?;
        (next.pin, next.source) = (link.pin, link.source);
        match self.double_of(&next) {
            Some(held) if (held.key(), held.two_way) == (next.key(), next.two_way) => {
                next.source = held.source;
                if next == held {
                    return Ok(BatchLink::Unchanged);
                }
                if held.paused && !next.paused {
                    self.hold(&next)?;
                }
            }
            held => {
                self.rulebook.refuse_duplicate(&next, held.as_ref())?;
                self.hold(&next)?;
            }
        }
        self.put.insert(next.key(), next.clone());
        self.changes.push(Change::PutLink(Box::new(next)));
        Ok(BatchLink::Stored)
    }

    /// The changes so far, in the order of the links.
    pub fn finish(self) -> Vec<Change> {
        self.changes
    }

    fn double_of(&self, link: &Link) -> Option<Link> {
        let turned = mirrored(&link.key());
        let put =
            self.put.get(&link.key()).or_else(|| self.put.get(&turned).filter(|held| held.two_way || link.two_way));
        put.cloned().or_else(|| self.rulebook.double_of(link, None))
    }

    /// Only groups that block need to know of links before the next one is judged.
    fn hold(&mut self, link: &Link) -> Result<(), Refusal> {
        if self.rulebook.kind(&link.kind)?.loop_policy != LoopPolicy::Block {
            return Ok(());
        }
        if !self.free.contains(&link.key()) {
            accepted(self.rulebook.loop_finding(link, u64::MAX).into_iter().collect())?;
        }
        if let Some(placed) = self.rulebook.placed(link).filter(|_| self.rulebook.takes_part(link)) {
            self.rulebook.loops.insert(placed);
        }
        Ok(())
    }
}

fn asked(link: &Link) -> NewLink {
    NewLink {
        from: link.from.clone(),
        to: link.to.clone(),
        kind: link.kind.clone(),
        weight: link.weight,
        two_way: link.two_way,
        level: link.level,
        pin: link.pin,
        paused: link.paused,
    }
}
