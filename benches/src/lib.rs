//! What the benches share: generated data with a fixed seed, and the lines they print.

pub mod book;
pub mod campaigns;
pub mod memory;
pub mod rulebook;
pub mod season;
pub mod shop;
pub mod streams;
