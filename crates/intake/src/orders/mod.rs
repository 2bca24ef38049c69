//! Order files: rows of any channel in, orders of one model out, with an account of every row.
//!
//! A channel brings its records into rows of named texts ([`Draft`]). Rows are gathered by order ([`Intake`]), each order
//! is built whole or held whole ([`Orders`]), and compared with what is stored ([`settle`]).

mod amount;
mod build;
pub mod channel;
mod context;
mod date;
mod digest;
mod duplicate;
mod field;
mod group;
mod head;
mod item;
mod kind;
mod line;
mod merge;
mod money;
mod partition;
mod policy;
mod pseudonym;
mod returns;
mod row;
mod settle;
mod sort;
mod status;
mod words;
mod zone;

#[cfg(test)]
mod fixture;

pub use context::{Context, Given, Habits, Present, Problem, Written};
pub use digest::digest;
pub use field::OrderField;
pub use group::{Group, Held, HeldRow, Intake, Orders, Outcome};
pub use item::{Item, Items};
pub use kind::usual_non_products;
pub use partition::Spill;
pub use policy::{Policy, default_of, is_final};
pub use pseudonym::Pseudonym;
pub use returns::{Take, match_returns};
pub use row::{Draft, Place, Role};
pub use settle::{History, Known, Settled, Settler};
pub use zone::is_zone;
