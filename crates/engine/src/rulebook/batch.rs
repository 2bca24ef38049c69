//! Links of a file, judged one after the other as if each had been stored before the next.

use super::candidate::mirrored;
use super::link_edit::accepted;
use super::{Refusal, Rulebook};
use crate::Snapshot;
use std::collections::HashMap;
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
}

impl LinkBatch {
    /// Cost: linear in products and links.
    pub fn new(snapshot: Snapshot) -> Self {
        Self { rulebook: Rulebook::of(snapshot), put: HashMap::new(), changes: Vec::new() }
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
        accepted(self.rulebook.loop_finding(link, u64::MAX).into_iter().collect())?;
        if let Some(placed) = self.rulebook.placed(link) {
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
