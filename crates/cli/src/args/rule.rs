//! The words of `rules` and `blocks`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum RuleVerb {
    /// List the rules in their order, each read back as a sentence.
    List,
    /// Put a JSON document in the place of all rules, blocks, placements and strategies; all of it or nothing.
    Import { document: PathBuf },
    /// Write all rules, blocks, placements and strategies to a JSON document.
    Export { document: PathBuf },
    /// Switch rules on.
    Enable(RuleIds),
    /// Switch rules off.
    Disable(RuleIds),
}

#[derive(Debug, Args)]
pub(crate) struct RuleIds {
    /// The rules.
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BlockVerb {
    /// List the blocks.
    List,
    /// Never show a product: with one trigger, or at all.
    Add(BlockArgs),
    /// Take a block away.
    Remove(BlockArgs),
}

#[derive(Debug, Args)]
pub(crate) struct BlockArgs {
    /// The product that is not shown.
    pub(crate) sku: String,
    /// Only where this product triggers.
    #[arg(long, value_name = "SKU")]
    pub(crate) trigger: Option<String>,
}
