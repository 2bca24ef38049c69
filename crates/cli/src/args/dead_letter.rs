//! The words of `deadletters`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum DeadLetterVerb {
    /// List what waits, by cause, those with most at stake first.
    List,
    /// Change a field of what waits, and try it again.
    Fix {
        /// Such as `quantity=10`; may be repeated.
        #[arg(required = true, value_name = "FIELD=TEXT", value_parser = super::mapping)]
        fixes: Vec<(String, String)>,
        /// Only where the field has this text now.
        #[arg(long, value_name = "TEXT")]
        from: Option<String>,
        #[command(flatten)]
        chosen: Chosen,
    },
    /// Try what waits again, by the profile as it is now.
    Replay(Chosen),
    /// Give up what waits.
    Discard(Chosen),
    /// Write what waits to a CSV file.
    Export {
        csv: PathBuf,
        #[command(flatten)]
        chosen: Chosen,
    },
}

/// Which dead letters are meant: all, those of a reason, or some by their number.
#[derive(Debug, Args)]
pub(crate) struct Chosen {
    /// A number that `list` gives; may be repeated.
    #[arg(long, value_name = "ID")]
    pub(crate) id: Vec<i64>,
    /// A reason, such as QTY_NOT_NUMERIC.
    #[arg(long, value_name = "CODE")]
    pub(crate) code: Option<String>,
}
