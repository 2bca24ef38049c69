//! The reader, held to what serde makes of the same document, to the published schema, and to a table of bad ones.

mod hostile;
mod law;
mod mutation;
mod random;
mod schema;
