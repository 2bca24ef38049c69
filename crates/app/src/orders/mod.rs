//! Order history: files in, orders and dead letters out.

mod dead;
mod feed;
mod import;
mod known;
mod products;
mod spill;

pub use import::{import_orders, import_orders_now};
