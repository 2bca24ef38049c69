//! Rules: what their conditions mean, whether they can be read, and what they do to a list.
//!
//! Owns the meaning of every field and operator, once, in [`holds`]; whatever is compiled from conditions gives the
//! same answers, and tests hold it to that. Refuses loops (`cycle`) and ranking (`recommend`).

mod alternatives;
mod book;
mod catalogue;
mod compiled;
mod fact;
mod field;
mod health;
mod holds;
mod reach;
mod sentence;
mod shape;
mod situation;
mod template;

#[cfg(test)]
pub(crate) mod notation;
#[cfg(test)]
mod random;
#[cfg(test)]
mod shape_tests;
#[cfg(test)]
mod tests;

pub(crate) use alternatives::{Literal, TooWide, alternatives};
pub use book::Book;
pub(crate) use compiled::Touched;
pub use compiled::{Asking, Match, Picker, RuleIndex, Walk};
pub use field::{choices_of, list_fields, ops_of};
pub use health::{book_health, rule_health};
pub use holds::{Asked, holds, matches};
pub(crate) use holds::{bounds, least_of, most_of};
pub use reach::{Touching, customer_reach, reach, touching};
pub use sentence::{sentence, why_not_words};
pub(crate) use shape::is_code;
pub use shape::{Known, rule_faults, same_text};
pub use situation::{CartLine, Shopper, Situation};
pub use template::templates;
