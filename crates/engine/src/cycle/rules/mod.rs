//! Loops through rules, exactly and without writing out pairs.
//!
//! A rule leads from every product that can trigger it to every other product it can show. Its conditions become
//! alternatives, each pair of alternatives a *part*: a sequence of triggers, a sequence of shown products, and what
//! must hold between the two.
//!
//! - Constant questions pick the products of a side; sides that are equal share one sequence.
//! - *Same brand* splits both sequences into blocks by brand.
//! - A band around the trigger's price is a span of the sequence, which stands in the order of prices.
//! - A second band, and *different*, are asked of a tree over the sequence that keeps the least and greatest number and
//!   the one word of what is not reached yet.
//!
//! Searches only ask for neighbours that are not reached yet, and products that are reached are struck off sequences,
//! so a search costs what its links, the sizes of its sets and the triggers of relative rules come to, however many
//! pairs there are.
//!
//! Questions about cart, customer, context and age count as answered: each can be. Limits, order, *stop* and stock are
//! not looked at; discontinued products take no part in rules. A rule of a two-way type that shows back what it shows
//! (the same products on both sides, and nothing between them that reads differently from the other end) joins what it
//! shows; a loop through such joins needs two of them, or a product beside. Rules whose windows never overlap within
//! two years make no live loop.

mod back;
mod band;
mod closing;
mod columns;
mod compile;
mod component;
mod direct;
mod doors;
mod draft;
mod great;
mod ground;
mod judge;
mod knot;
mod marks;
mod net;
mod opening;
mod part;
mod pick;
mod search;
mod sequence;
mod stab;
mod stock;
mod tangle;
mod texts;
mod tree;
mod way;
mod window;

use super::checker::LoopChecker;

impl LoopChecker {
    /// The links of a group together with rules, to be searched.
    pub(crate) fn ground<'a>(&'a self, group: u8, nets: &'a [&'a Net]) -> Ground<'a> {
        Ground { graph: &self.groups[usize::from(group)].graph, places: &self.places, nets }
    }
}

pub(crate) use back::{Backs, backs, holds_always};
pub(crate) use closing::{Closed, closed_by};
pub(crate) use columns::Columns;
pub(crate) use compile::net;
pub(crate) use ground::Ground;
pub(crate) use judge::knots;
pub(crate) use knot::Knot;
pub(crate) use net::Net;
pub(crate) use opening::{Opening, Season};
pub(crate) use tangle::{Tangle, tangle};
pub(crate) use way::{By, Stride};
pub(crate) use window::Horizon;

#[cfg(test)]
mod tests;
