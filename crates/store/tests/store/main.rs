//! The workspace file seen from outside: what is kept, what is refused, and what a second program notices.

#![allow(clippy::unwrap_used)]

mod edits;
mod model;
mod shop;
