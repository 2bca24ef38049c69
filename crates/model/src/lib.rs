//! The nouns of Tandem: every type that crosses a wall (file, IPC, HTTP, command line) or outlives a process.
//!
//! Owns shapes, units and spelling. Refuses I/O, the clock and decisions: those live in the rooms that use these types.

pub mod about;
pub mod change;
pub mod command;
pub mod edit;
pub mod fault;
pub mod finding;
pub mod import;
pub mod job;
pub mod link;
pub mod map;
pub mod product;
pub mod query;
pub mod recommend;
pub mod relationship;
pub mod sku;
pub mod workspace;

pub use about::*;
pub use change::*;
pub use command::*;
pub use edit::*;
pub use fault::*;
pub use finding::*;
pub use import::*;
pub use job::*;
pub use link::*;
pub use map::*;
pub use product::*;
pub use query::*;
pub use recommend::*;
pub use relationship::*;
pub use sku::*;
pub use workspace::*;
