//! Documents of rules, blocks, placements and strategies: JSON in, the model or every fault with its pointer out, and
//! back to JSON.
//!
//! Owns the spelling of the document, which `docs/rules.schema.json` publishes. Refuses what types, placements and
//! products there are: the caller judges each rule by that, see [`read_judged`].

mod condition;
mod document;
mod field;
mod node;
mod object;
mod outline;
mod place;
mod placement;
mod rule;
mod scalar;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use document::{read_judged, read_rules};
pub use place::MAX_FAULTS;
pub use write::write_rules;

/// Bytes of a document, at the most; a caller need not read more of a file.
pub const MAX_BYTES: usize = 256 << 20;
/// Entries of a document, at the most.
pub const MAX_RULES: usize = 200_000;
pub const MAX_BLOCKS: usize = 1_000_000;
/// Bytes of one entry as written, at the most.
const MAX_ENTRY: usize = 16 << 20;
