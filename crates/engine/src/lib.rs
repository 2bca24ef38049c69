//! 
pub mod cycle;
