//! The words of `publish`, `versions`, `rollback` and `diff`.

use clap::Args;
use std::path::PathBuf;
use tandem_model::VersionRef;

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The workspace.
    pub(crate) file: PathBuf,
    /// The earlier side: draft, live or a number.
    #[arg(default_value = "live", value_parser = version)]
    pub(crate) from: VersionRef,
    /// The later side: draft, live or a number.
    #[arg(default_value = "draft", value_parser = version)]
    pub(crate) to: VersionRef,
    /// Compare the lists of so many best sellers too.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) top: u32,
    /// Compare the list of this product; may be repeated.
    #[arg(long, value_name = "SKU", conflicts_with = "top")]
    pub(crate) sku: Vec<String>,
}

pub(crate) fn version(text: &str) -> Result<VersionRef, String> {
    text.parse()
}
