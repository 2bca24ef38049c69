//! Loops: whether a link may be stored, the shortest loop it would close, and every loop there is.
//!
//! Owns two layers. [`LoopGraph`] keeps one loop group in order while links come and go;
//! [`LoopChecker`] places products and families on such graphs, one for each group, and tells loops as
//! steps from product to product. Refuses everything a link *means*: weights, dates and texts are not here.

mod assemble;
mod bulk;
mod checker;
mod component;
mod family;
mod graph;
mod group;
mod order;
mod path;
mod peel;
mod place;
mod pool;
pub(crate) mod rules;
mod shared;
mod step;

pub use checker::{Insertion, Link, LoopChecker, LoopFinding, Verdict};
pub use component::Knot;
pub use graph::{Arc, Closing, LoopGraph};
pub use group::{GroupTable, Policy};
pub use step::{Level, Step};

#[cfg(test)]
mod tests;
