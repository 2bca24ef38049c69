//! Two rulebooks held against each other: which items differ and in what, told in words.
//!
//! Owns what a version holds and its order. Refuses to store one, and to decide which of two is right.

mod compare;
mod edition;
mod field;
mod label;
mod lists;
mod reason;
mod season;
mod told;

#[cfg(test)]
mod tests;

pub use compare::{Differing, changes, compare, count_differing};
pub use edition::Edition;
pub use label::label;
pub use lists::{Asked, compare_lists};
pub use season::compare_campaign;
pub use told::{counts, told};
