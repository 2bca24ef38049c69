//! Files of products and links: bytes in, rows of the model or refused rows out, and links back to bytes.
//!
//! Owns encodings, delimiters, header names and the spelling of values. Refuses files, the clock and every look at
//! what is already stored: the caller opens files and compares.

pub mod amount;
pub mod currency;
mod decode;
pub mod export;
pub mod field;
mod header;
pub mod inspect;
pub mod link;
pub mod problem;
pub mod product;
mod record;
pub mod sniff;
pub mod value;

#[cfg(test)]
mod fixture;

pub use export::LinkWriter;
pub use field::ProductField;
pub use inspect::inspect_products;
pub use link::{LinkRecord, LinkRows};
pub use problem::{IntakeError, Problem};
pub use product::{ProductRecord, ProductRows};
pub use sniff::{Dialect, sniff};
