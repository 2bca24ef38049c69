//! The words of `orders`.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum OrderVerb {
    /// Import past orders from files of any channel; files that belong together, such as orders and their lines, are
    /// given at once.
    Import {
        #[arg(required = true, value_name = "SOURCE")]
        sources: Vec<PathBuf>,
        /// The kind of file; `auto` tells it by the content.
        #[arg(long, value_name = "NAME", default_value = "auto")]
        channel: String,
        /// How the files are understood: the name of a saved profile, or a JSON file that holds one.
        #[arg(long, value_name = "PROFILE")]
        profile: Option<String>,
    },
}
