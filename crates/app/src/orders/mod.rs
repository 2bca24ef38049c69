//! Order history: files in, orders and dead letters out.

mod customers;
mod dead;
mod feed;
mod import;
mod known;
mod letter;
mod products;
mod profile;
mod query;
mod replay;
mod spill;
mod tally;
mod understand;

pub use import::{import_orders, import_orders_now};
pub use letter::{
    discard_dead_letters, export_dead_letters, fix_dead_letters, list_dead_letter_groups, list_dead_letters,
    replay_dead_letters,
};
pub use profile::{list_profiles, preview_profile, remove_profile, save_profile};
pub use query::{get_order, list_imports, query_orders};
