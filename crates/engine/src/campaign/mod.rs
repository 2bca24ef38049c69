//! Campaigns: when each is live, what those live do to a link or a rule, and what is wrong with them.

mod bits;
mod boost;
mod clash;
mod fault;
mod finding;
mod health;
mod mend;
mod scope;
mod seasons;
mod state;
mod summary;
mod switch;
mod time;
mod times;
mod year;

#[cfg(test)]
pub(crate) mod notation;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use bits::Bits;
pub use fault::campaign_faults;
pub use health::{book_campaigns, campaign_findings};
pub(crate) use seasons::{Naming, Place, Season, Seasons, Span};
pub(crate) use state::State;
pub use summary::summary;
pub use switch::{not_live, refuse_unpublished, started, stopped, switches_taken};
pub(crate) use time::years_later;
pub use time::{instant, zones};
pub use times::Times;
pub(crate) use year::Year;
