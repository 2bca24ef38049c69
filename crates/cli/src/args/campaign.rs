//! The words of `campaigns`.

use super::recommend::instant;
use super::version::version;
use chrono::{DateTime, Utc};
use clap::Subcommand;
use tandem_model::VersionRef;

#[derive(Debug, Subcommand)]
pub(crate) enum CampaignVerb {
    /// List the campaigns with the times that they are live in the year around now.
    List {
        /// The rulebook that answers: draft, live or a number.
        #[arg(long, value_name = "VERSION", default_value = "draft", value_parser = version)]
        version: VersionRef,
        /// Also tell what each changes for shoppers, in the lists of so many best sellers.
        #[arg(long, value_name = "N", default_value_t = 0)]
        changes: u32,
    },
    /// Publish what is live with one campaign started: it ends as planned.
    Start { id: String },
    /// Publish what is live with one campaign stopped, until it is planned again.
    Stop { id: String },
    /// Put into the draft that a campaign was started or stopped, so that publishing does not take it back.
    Keep { id: String },
    /// List the campaigns that are live.
    Live {
        /// The instant asked about, such as 2026-12-01T09:00:00Z; now when not said.
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        at: Option<DateTime<Utc>>,
        /// The rulebook that answers: draft, live or a number.
        #[arg(long, value_name = "VERSION", default_value = "draft", value_parser = version)]
        version: VersionRef,
        /// Also tell what each changes for shoppers, in the lists of so many best sellers.
        #[arg(long, value_name = "N", default_value_t = 0)]
        changes: u32,
    },
}
