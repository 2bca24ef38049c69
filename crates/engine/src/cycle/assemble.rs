//! A checker from a whole rulebook at once, and groups made anew when types change. Linear in the links,
//! which are gone through a few times and never copied.

use super::checker::{Group, Link, LoopChecker};
use super::family::membership;
use super::graph::Arc;
use super::group::{GroupTable, Policy};
use super::place::Places;
use super::shared::Shared;
use super::step::Level;

impl LoopChecker {
    /// `families` lists (product, family), each product at most once. Loops among the links are kept, to be
    /// found by [`LoopChecker::check`]; links from something to itself are left out.
    pub fn build(
        table: GroupTable,
        products: u32,
        families: impl Iterator<Item = (u32, u32)>,
        links: impl Iterator<Item = Link> + Clone,
    ) -> Self {
        let mut checker = LoopChecker::new(table);
        checker.places = Shared::new(Places::with_products(products));
        for (product, family) in families {
            if checker.places.family_of(product).is_none() {
                checker.places.enlist(product, family);
            }
        }
        (0..checker.groups.len()).for_each(|group| checker.make_group(group, links.clone()));
        checker.places.shrink();
        checker
    }

    /// Takes over changed policies or groups of types. The groups concerned are made anew from `links`, which
    /// must hold every link of theirs.
    pub fn regroup(&mut self, table: GroupTable, links: impl Iterator<Item = Link> + Clone) {
        let before = std::mem::replace(&mut self.table, table);
        self.groups.truncate(self.table.policies().len());
        for group in 0..self.table.policies().len() {
            if group >= self.groups.len() {
                self.groups.push(Shared::new(Group::new(Policy::Allow)));
                self.make_group(group, links.clone());
            } else if !self.table.agrees(&before, group as u8) {
                self.make_group(group, links.clone());
            }
        }
    }

    fn make_group(&mut self, group: usize, links: impl Iterator<Item = Link> + Clone) {
        let policy = self.table.policies()[group];
        self.groups[group] = Shared::new(Group::new(policy));
        if policy == Policy::Allow {
            return;
        }
        let table = self.table.clone();
        let links = links.filter(|link| table.group_of(link.kind) == Some(group as u8) && link.from != link.to);
        self.groups[group].open = self.make_places(links.clone());
        let Group { graph, open, .. } = &mut *self.groups[group];
        let places = &self.places;
        graph.grow(places.nodes());
        let families = || (0u32..).zip(open.iter()).filter(|(_, open)| **open).map(|(family, _)| family);
        let standing = families().filter_map(|family| Some((family, places.junctions_of(family)?)));
        standing.clone().for_each(|(_, junctions)| graph.set_junctions(junctions));
        let memberships = standing.flat_map(|(family, junctions)| {
            places.member_nodes(family).flat_map(move |node| membership(junctions, node))
        });
        graph.fill(links.filter_map(|link| arc(places, link)).chain(memberships));
    }

    /// Gives every end of a link its place; answers which families have links.
    fn make_places(&mut self, links: impl Iterator<Item = Link>) -> Vec<bool> {
        let mut open = Vec::new();
        for link in links {
            for id in [link.from, link.to] {
                match link.level {
                    Level::Product => {
                        self.places.make_product(id);
                    }
                    Level::Family => {
                        self.places.make_junctions(id);
                        open.resize(open.len().max(id as usize + 1), false);
                        open[id as usize] = true;
                    }
                }
            }
        }
        open
    }
}

/// The arc of a link whose ends have their places.
pub(super) fn arc(places: &Places, link: Link) -> Option<Arc> {
    let (from, to) = match link.level {
        Level::Product => (places.node_of(link.from)?, places.node_of(link.to)?),
        Level::Family => (places.junctions_of(link.from)?, places.junctions_of(link.to)? + 1),
    };
    Some(Arc { from, to, kind: link.kind, two_way: link.two_way })
}
