//! Past orders: how they are kept, what files said of them, and what waits.

mod body;
mod import;
mod index;
mod known;
mod letter;
mod log;
mod profile;
mod query;
mod read;
mod returns;
mod seed;
mod write;

pub(crate) use body::decode_lines;
pub(crate) use read::{Returned, Skus, damaged};
pub(crate) use seed::write_orders;

pub use body::encode_body;
pub use import::{
    ChangedRow, CustomerRow, DeadRow, ImportEnd, ItemRow, NewImport, OrderBatch, OrderFeed, OrderRow, OrderSink,
    ReturnedLines,
};
pub use known::{KnownCustomer, StoredOrders};
pub use letter::{LetterGroup, LetterRow, LetterStats};
pub use profile::ProfileRow;
pub use returns::{ReturnMatcher, ReturnTake};
pub use seed::{Customer, OrderCounts, OrderHistory, SeedLine, SeedOrder, SeedReturn};
