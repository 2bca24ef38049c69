//! Campaigns: when each is live.

mod time;
mod times;

#[cfg(test)]
mod tests;

pub use time::{instant, zones};
pub use times::Times;
