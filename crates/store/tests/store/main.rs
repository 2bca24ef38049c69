//! The workspace file seen from outside: what is kept, what is refused, and what a second program notices.

#![allow(clippy::unwrap_used)]

mod edits;
mod files;
mod model;
mod orders;
mod rules;
mod shop;
mod together;
mod versions;
