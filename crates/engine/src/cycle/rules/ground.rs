//! The links and rules of one loop group as one graph. Its nodes are those of the loop graph, and after them products
//! that have no place there.

use super::net::Net;
use crate::cycle::graph::{LoopGraph, is_two_way};
use crate::cycle::place::Places;

/// The links and rules of one loop group.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(in crate::cycle) graph: &'a LoopGraph,
    pub(in crate::cycle) places: &'a Places,
    /// Nets side by side: a rule stands in one of them.
    pub nets: &'a [&'a Net],
}

impl Ground<'_> {
    pub fn nodes(&self) -> u32 {
        self.first_beyond() + self.products().saturating_sub(self.places.product_count())
    }

    /// Products that there may be.
    pub fn products(&self) -> u32 {
        let products = self.nets.iter().map(|net| net.columns.products()).max().unwrap_or(0);
        products.max(self.places.product_count())
    }

    fn first_beyond(&self) -> u32 {
        self.places.nodes().max(self.graph.nodes())
    }

    #[inline]
    pub fn node(&self, product: u32) -> u32 {
        let beyond = || self.first_beyond() + product - self.places.product_count();
        self.places.node_of(product).unwrap_or_else(beyond)
    }

    #[inline]
    pub fn product(&self, node: u32) -> Option<u32> {
        match node.checked_sub(self.first_beyond()) {
            Some(beyond) => Some(self.places.product_count() + beyond),
            None => self.places.product_at(node),
        }
    }

    /// The nodes of products, and the junctions of their families; ascending.
    pub(super) fn nodes_of(&self, products: &[u32]) -> Vec<u32> {
        let families = products.iter().filter_map(|&id| self.places.junctions_of(self.places.family_of(id)?));
        let junctions = families.flat_map(|junction| [junction, junction + 1]);
        let mut nodes: Vec<u32> = products.iter().map(|&id| self.node(id)).chain(junctions).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    pub(super) fn row(&self, node: u32, forward: bool) -> &[u32] {
        match self.graph.nodes.get(node as usize) {
            Some(rows) if forward => self.graph.out.cells(rows.out),
            Some(rows) => self.graph.into.cells(rows.into),
            None => &[],
        }
    }

    /// The links that leave a node, and whether each is two-way.
    pub(super) fn arcs(&self, node: u32) -> impl Iterator<Item = (u32, bool)> {
        let row = self.graph.nodes.get(node as usize).map(|rows| rows.out).unwrap_or_default();
        let tags = self.graph.out.tags(row).iter().map(|&tag| is_two_way(tag));
        self.graph.out.cells(row).iter().copied().zip(tags)
    }
}
