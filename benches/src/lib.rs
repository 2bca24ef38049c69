//! What the benches share: generated data with a fixed seed, and the lines they print.

pub mod memory;
pub mod shop;
pub mod streams;
