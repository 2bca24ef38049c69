//! Campaigns: when each is live, and what those live do to a link or a rule.

mod bits;
mod scope;
mod seasons;
mod state;
mod time;
mod times;
mod year;

#[cfg(test)]
pub(crate) mod notation;
#[cfg(test)]
mod tests;

pub(crate) use bits::Bits;
pub(crate) use seasons::{Naming, Place, Season, Seasons, Span};
pub(crate) use state::State;
pub use time::{instant, zones};
pub use times::Times;
pub(crate) use year::Year;
