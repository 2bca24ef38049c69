//! The nouns of Tandem: every type that crosses a wall (file, IPC, HTTP, command line) or outlives a process.
//!
//! Owns shapes, units and spelling. Refuses I/O, the clock and decisions: those live in the rooms that use these types.

mod about;
mod block;
mod campaign;
mod change;
mod command;
mod condition;
mod customer;
mod difference;
mod edit;
mod export;
mod fault;
mod finding;
mod import;
mod job;
mod link;
mod map;
mod placement;
mod product;
mod query;
mod recommend;
mod relationship;
mod rule;
mod rule_verdict;
mod sku;
mod version;
mod vocabulary;
mod workspace;

pub use about::*;
pub use block::*;
pub use campaign::*;
pub use change::*;
pub use command::*;
pub use condition::*;
pub use customer::*;
pub use difference::*;
pub use edit::*;
pub use export::*;
pub use fault::*;
pub use finding::*;
pub use import::*;
pub use job::*;
pub use link::*;
pub use map::*;
pub use placement::*;
pub use product::*;
pub use query::*;
pub use recommend::*;
pub use relationship::*;
pub use rule::*;
pub use rule_verdict::*;
pub use sku::*;
pub use version::*;
pub use vocabulary::*;
pub use workspace::*;
