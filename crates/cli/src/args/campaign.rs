//! The words of `campaigns`.

use super::recommend::instant;
use chrono::{DateTime, Utc};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum CampaignVerb {
    /// List the campaigns with the times that they are live in the year around now.
    List,
    /// List the campaigns that are live.
    Live {
        /// The instant asked about, such as 2026-12-01T09:00:00Z; now when not said.
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        at: Option<DateTime<Utc>>,
    },
}
