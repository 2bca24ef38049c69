//! The loops of a whole rulebook: every explicit link between products or families, group by group. Owns one
//! graph for each group that is checked. A link between families is never expanded into pairs: it joins the
//! junctions of the two, and every variant stands between the junctions of its family.

use super::assemble::arc;
use super::graph::{Arc, Closing, LoopGraph};
use super::group::{GroupTable, Policy};
use super::place::Places;
use super::shared::Shared;
use super::step::{Level, Step, tell};

/// One explicit relationship, as far as loops go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub level: Level,
    /// Product or family ids.
    pub from: u32,
    pub to: u32,
    /// The relationship type.
    pub kind: u8,
    pub two_way: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clear,
    /// The shortest loop, beginning with the new link. For a product that joins a family it begins with that
    /// product.
    Loop(Vec<Step>),
    /// The group holds loops already and the search gave up; [`LoopChecker::check`] decides.
    NotDecided,
}

/// The answer to an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// False where the edit was refused; nothing has changed then.
    pub accepted: bool,
    pub verdict: Verdict,
}

/// A component of one group that holds a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopFinding {
    pub group: u8,
    /// Products in the component.
    pub products: usize,
    pub steps: Vec<Step>,
}

#[derive(Clone)]
pub(super) struct Group {
    pub policy: Policy,
    pub graph: LoopGraph,
    /// Families whose junctions stand in this graph.
    pub open: Vec<bool>,
}

/// A clone costs nothing until one of the two changes: then the group that does is copied.
#[derive(Clone)]
pub struct LoopChecker {
    pub(super) table: GroupTable,
    pub(super) places: Shared<Places>,
    pub(super) groups: Vec<Shared<Group>>,
}

/// Arcs a search may look at in a group that warns, once it holds a loop.
const PATIENCE: usize = 100_000;

impl Group {
    pub(super) fn new(policy: Policy) -> Self {
        let patience = if policy == Policy::Warn { PATIENCE } else { usize::MAX };
        Group { policy, graph: LoopGraph::new(0, patience), open: Vec::new() }
    }

    pub(super) fn is_open(&self, family: u32) -> bool {
        self.open.get(family as usize).copied().unwrap_or(false)
    }

    pub(super) fn set_open(&mut self, family: u32) {
        if self.open.len() <= family as usize {
            self.open.resize(family as usize + 1, false);
        }
        self.open[family as usize] = true;
    }
}

impl LoopChecker {
    pub fn new(table: GroupTable) -> Self {
        let groups = table.policies().iter().map(|&policy| Shared::new(Group::new(policy))).collect();
        LoopChecker { table, places: Shared::default(), groups }
    }

    /// The group in which links of a type are checked, if any.
    fn checked(&self, kind: u8) -> Option<usize> {
        let group = usize::from(self.table.group_of(kind)?);
        (self.groups[group].policy != Policy::Allow).then_some(group)
    }

    /// Takes a link in. A group that blocks refuses one that closes a loop, and any two-way link; a group
    /// that warns accepts either and says so. A link from something to itself is refused everywhere.
    pub fn insert(&mut self, link: Link) -> Insertion {
        let Some(group) = self.checked(link.kind) else {
            return Insertion { accepted: true, verdict: Verdict::Clear };
        };
        if self.refuses_outright(group, link) {
            return Insertion { accepted: false, verdict: self.would_close(link) };
        }
        let arc = self.stand(group, link);
        let Group { graph, policy, .. } = &mut *self.groups[group];
        let closing = graph.insert(arc);
        let accepted = closing == Closing::Clear || *policy == Policy::Warn;
        let verdict = self.verdict(group, closing, Some(link));
        if accepted && verdict != Verdict::Clear {
            self.groups[group].graph.force(arc);
        }
        Insertion { accepted, verdict }
    }

    /// What [`LoopChecker::insert`] would find. Changes nothing, so many can be asked at once.
    pub fn would_close(&self, link: Link) -> Verdict {
        let Some(group) = self.checked(link.kind) else { return Verdict::Clear };
        if self.refuses_outright(group, link) {
            return Verdict::Loop(self.there_and_back(link));
        }
        let graph = &self.groups[group].graph;
        let ends = |link: Link| (self.exits(group, link.level, link.from), self.entries(group, link.level, link.to));
        let (from, to) = ends(link);
        let mut closing = graph.closing(&from, &to);
        if link.two_way {
            let (from, to) = ends(Link { from: link.to, to: link.from, ..link });
            closing = graph.shorter(closing, graph.closing(&from, &to));
        }
        self.verdict(group, closing, Some(link))
    }

    /// Takes a link out; false where it was not held. A group that had a loop is in order again after the
    /// next full check that finds none.
    pub fn remove(&mut self, link: Link) -> bool {
        let Some(group) = self.checked(link.kind) else { return false };
        let arc = arc(&self.places, link);
        arc.is_some_and(|arc| self.groups[group].graph.remove(arc))
    }

    /// Every component of two products or more that holds a loop, group by group. Linear in the links.
    pub fn check(&mut self) -> Vec<LoopFinding> {
        (0..self.groups.len() as u8).flat_map(|group| self.check_group(group)).collect()
    }

    /// The same of one group. A group that is in order holds none.
    pub fn check_group(&mut self, group: u8) -> Vec<LoopFinding> {
        if self.is_ordered(group) {
            return Vec::new();
        }
        let graph = &self.groups[usize::from(group)].graph;
        let Some(knots) = graph.all_knots() else {
            self.groups[usize::from(group)].graph.find_order();
            return Vec::new();
        };
        let told = knots.into_iter().map(|knot| LoopFinding {
            group,
            products: knot.nodes,
            steps: tell(graph, &self.places, knot.round, None),
        });
        told.collect()
    }

    /// Finds a group in order again whose loops are gone. Linear in its links where it is not in order.
    pub fn put_in_order(&mut self, group: u8) {
        let held = &self.groups[usize::from(group)].graph;
        if !held.ordered() && !held.holds_two_way() && held.peel(|_, _| {}).all {
            self.groups[usize::from(group)].graph.find_order();
        }
    }

    /// Whether a group is kept in order: it then holds no loop, and every answer is exact.
    pub fn is_ordered(&self, group: u8) -> bool {
        self.groups.get(usize::from(group)).is_some_and(|group| group.graph.ordered())
    }

    /// Links held; those of groups that are not checked are not.
    pub fn len(&self) -> usize {
        let held = self.groups.iter().map(|group| group.graph.len() - self.memberships(group));
        held.sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        let groups = self.groups.iter().map(|group| group.graph.bytes() + group.open.capacity());
        groups.sum::<usize>() + self.places.bytes()
    }

    fn memberships(&self, group: &Group) -> usize {
        let open = group.open.iter().enumerate().filter(|(_, open)| **open);
        open.map(|(family, _)| 2 * self.places.members(family as u32).len()).sum()
    }

    fn refuses_outright(&self, group: usize, link: Link) -> bool {
        link.from == link.to || (link.two_way && self.groups[group].policy == Policy::Block)
    }

    /// The loop of a link to itself, or of a two-way link where that is one.
    fn there_and_back(&self, link: Link) -> Vec<Step> {
        let end = |id| match link.level {
            Level::Product => id,
            Level::Family => self.places.members(id).iter().copied().min().unwrap_or(id),
        };
        let step = |from, to| Step { from: end(from), to: end(to), kind: link.kind, level: link.level };
        if link.from == link.to {
            return vec![step(link.from, link.to)];
        }
        vec![step(link.from, link.to), step(link.to, link.from)]
    }

    /// The arc of a link, with its ends put into the graph of the group.
    fn stand(&mut self, group: usize, link: Link) -> Arc {
        let (from, to) = match link.level {
            Level::Product => (self.places.make_product(link.from), self.places.make_product(link.to)),
            Level::Family => (self.open(group, link.from), self.open(group, link.to) + 1),
        };
        Arc { from, to, kind: link.kind, two_way: link.two_way }
    }

    /// The nodes from which a link would leave: the members where the junctions do not stand yet.
    fn exits(&self, group: usize, level: Level, id: u32) -> Vec<u32> {
        self.ends(group, level, id, 0)
    }

    fn entries(&self, group: usize, level: Level, id: u32) -> Vec<u32> {
        self.ends(group, level, id, 1)
    }

    fn ends(&self, group: usize, level: Level, id: u32, side: u32) -> Vec<u32> {
        match level {
            Level::Product => self.places.node_of(id).into_iter().collect(),
            Level::Family if self.groups[group].is_open(id) => {
                self.places.junctions_of(id).map(|node| node + side).into_iter().collect()
            }
            Level::Family => self.places.member_nodes(id).collect(),
        }
    }

    pub(super) fn verdict(&self, group: usize, closing: Closing, link: Option<Link>) -> Verdict {
        match closing {
            Closing::Clear => Verdict::Clear,
            Closing::NotDecided => Verdict::NotDecided,
            Closing::Loop(round) => {
                let first = link.map(|link| (link.kind, link.level));
                Verdict::Loop(tell(&self.groups[group].graph, &self.places, round, first))
            }
        }
    }
}
