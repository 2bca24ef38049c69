//! The engine: catalogue and rulebook compiled to a snapshot, loops, recommendations, and every question about them.
//!
//! Pure: knows no async runtime, no SQL, no file system, no clock and no randomness; time and seeds are arguments. The
//! same rulebook, catalogue, context and time give the same answer, always, in the same order.

#![warn(clippy::iter_over_hash_type)]

pub mod campaign;
pub mod cycle;
pub mod difference;
pub mod map;
mod parallel;
pub mod query;
pub mod recommend;
pub mod rule;
pub mod rulebook;
pub mod snapshot;

pub use recommend::recommend;
pub use rulebook::{Plan, Refusal, Rulebook};
pub use snapshot::{Arrow, Counts, Snapshot};
