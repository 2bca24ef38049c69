//! The workspace file: one SQLite database that holds products, links, rules, settings, published versions, the edit
//! log and the orders.
//!
//! Owns every SQL statement and every rule of opening, refusing, migrating and copying a file. Refuses to judge what a
//! change means: loops, duplicates and unknown products are the business of those who plan the change.
//!
//! A file that is open is never touched except through SQLite: opening and closing it with `std::fs` would drop the
//! locks of every connection of the process.

mod backup;
mod change;
mod chunk;
mod connect;
mod create;
mod customer;
mod error;
#[cfg(test)]
mod full_disk;
mod inspect;
mod json;
mod load;
mod log;
mod migration;
mod network;
mod order;
mod place;
mod proposal;
mod revert;
mod row;
mod sale;
mod secret;
mod store;
mod table;
mod version;
mod watch;
mod write;

pub use chunk::Content;
pub use create::Seed;
pub use error::StoreError;
pub use load::{Head, Loaded};
pub use order::{
    ChangedRow, Customer, CustomerRow, DeadRow, ImportEnd, ItemRow, KnownCustomer, LetterGroup, LetterRow, LetterStats,
    NewImport, OrderBatch, OrderCounts, OrderFeed, OrderHistory, OrderRow, OrderSink, ProfileRow, ReturnMatcher,
    ReturnTake, ReturnedLines, SeedLine, SeedOrder, SeedReturn, StoredOrders, encode_body,
};
pub use proposal::StoredProposal;
pub use revert::Reverted;
pub use store::{Store, sqlite_version};
pub use version::NewVersion;
pub use write::{Applied, Edit};
