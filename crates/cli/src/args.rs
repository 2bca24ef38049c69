//! The words of the command line: `tandem NOUN FILE VERB …`.

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tandem_model::{LinkLevel, LoopPolicy};

/// Decide, test and measure what sells with what
#[derive(Parser)]
#[command(name = "tandem", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Print exactly one JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub noun: Noun,
}

#[derive(Subcommand)]
pub enum Noun {
    /// Make a new workspace
    New {
        file: PathBuf,
        /// Start with the sample shop
        #[arg(long)]
        sample: bool,
    },
    /// List and import products
    Products {
        file: PathBuf,
        #[command(subcommand)]
        verb: ProductsVerb,
    },
    /// List, add and change relationship types
    Types {
        file: PathBuf,
        #[command(subcommand)]
        verb: TypesVerb,
    },
    /// List, add, change, remove, import and export links
    Links {
        file: PathBuf,
        #[command(subcommand)]
        verb: LinksVerb,
    },
    /// Check everything: loops, ends that are gone, upsells that are cheaper
    Check { file: PathBuf },
    /// Say what a shopper would see, and why
    Recommend(Recommend),
    /// Take back the last edit
    Undo { file: PathBuf },
    /// Repeat the edit last taken back
    Redo { file: PathBuf },
    /// List the edits, newest first
    History { file: PathBuf },
    /// Copy the workspace to a new file
    Backup { file: PathBuf, to: PathBuf },
    /// Serve the workspace to a browser on this machine
    Serve {
        file: PathBuf,
        /// Address and port to listen on
        #[arg(long, default_value = "127.0.0.1:7878")]
        listen: std::net::SocketAddr,
    },
}

#[derive(Subcommand)]
pub enum ProductsVerb {
    /// List products
    List {
        /// Words that name, SKU, family or brand must hold
        #[arg(long)]
        search: Option<String>,
        /// A category path with all below it
        #[arg(long)]
        category: Vec<String>,
        /// Only products that trigger no link
        #[arg(long)]
        without_relationship: bool,
        /// How many at the most
        #[arg(long)]
        limit: Option<u32>,
    },
    /// Import products from a CSV file
    Import {
        csv: PathBuf,
        /// Which column holds a field, such as `sku=Article number`
        #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = pair)]
        map: Vec<(String, String)>,
    },
}

#[derive(Subcommand)]
pub enum TypesVerb {
    /// List the relationship types
    List,
    /// Add a relationship type
    Add {
        code: String,
        #[command(flatten)]
        traits: TypeTraits,
        /// Its links may be two-way
        #[arg(long)]
        two_way_allowed: bool,
    },
    /// Change a relationship type
    Set {
        code: String,
        #[command(flatten)]
        traits: TypeTraits,
        /// Whether its links may be two-way
        #[arg(long, value_name = "true|false")]
        two_way_allowed: Option<bool>,
    },
}

#[derive(Args)]
pub struct TypeTraits {
    /// What it is called
    #[arg(long)]
    pub label: Option<String>,
    /// Default weight, 0–100
    #[arg(long)]
    pub weight: Option<u8>,
    /// What becomes of a loop; holds for its whole loop group
    #[arg(long)]
    pub loop_policy: Option<Policy>,
    /// Types of one loop group form loops together
    #[arg(long)]
    pub loop_group: Option<String>,
}

#[derive(Subcommand)]
pub enum LinksVerb {
    /// List links
    List {
        /// Only links that touch this product
        #[arg(long)]
        sku: Option<String>,
    },
    /// Link two products or two families
    Add {
        #[command(flatten)]
        ends: Ends,
        /// 0–100; without one it counts 100
        #[arg(long)]
        weight: Option<u8>,
        /// Holds in both directions
        #[arg(long)]
        two_way: bool,
    },
    /// Change a link
    Set {
        #[command(flatten)]
        ends: Ends,
        /// 0–100, or `none`
        #[arg(long, value_parser = weight)]
        weight: Option<Weight>,
        /// Whether it holds in both directions
        #[arg(long, value_name = "true|false", num_args = 0..=1, default_missing_value = "true")]
        two_way: Option<bool>,
        /// Another type for it
        #[arg(long)]
        new_type: Option<String>,
        /// Another shown product or family for it
        #[arg(long)]
        new_to: Option<String>,
    },
    /// Remove a link
    Remove {
        #[command(flatten)]
        ends: Ends,
    },
    /// Import links from a CSV file with the columns from_sku,to_sku,type,weight,two_way
    Import { csv: PathBuf },
    /// Write all links to a CSV file
    Export { csv: PathBuf },
}

/// What names a link.
#[derive(Args)]
pub struct Ends {
    /// What triggers it: a SKU, or a family
    pub from: String,
    /// What it shows: a SKU, or a family
    pub to: String,
    /// Code of its relationship type
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: String,
    /// Whether FROM and TO are products or families
    #[arg(long, default_value = "product")]
    pub level: Level,
}

#[derive(Args)]
pub struct Recommend {
    pub file: PathBuf,
    /// The product whose page it is
    pub sku: String,
    /// Only this relationship type
    #[arg(long = "type", value_name = "TYPE")]
    pub types: Vec<String>,
    /// A product already in the cart
    #[arg(long)]
    pub cart: Vec<String>,
    /// How many at the most
    #[arg(long)]
    pub limit: Option<u32>,
    /// The instant asked about, such as 2026-12-24T12:00:00Z
    #[arg(long)]
    pub at: Option<DateTime<Utc>>,
    /// Tell every reason, not only the best
    #[arg(long)]
    pub explain: bool,
    /// Say why this product is not shown
    #[arg(long, value_name = "SKU")]
    pub why_not: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Level {
    Product,
    Family,
}

impl From<Level> for LinkLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Product => Self::Product,
            Level::Family => Self::Family,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Policy {
    Block,
    Warn,
    Allow,
}

impl From<Policy> for LoopPolicy {
    fn from(policy: Policy) -> Self {
        match policy {
            Policy::Block => Self::Block,
            Policy::Warn => Self::Warn,
            Policy::Allow => Self::Allow,
        }
    }
}

/// A link's weight, or none.
#[derive(Clone, Copy)]
pub struct Weight(pub Option<u8>);

fn weight(text: &str) -> Result<Weight, String> {
    match text {
        "none" => Ok(Weight(None)),
        _ => {
            text.parse().map(|weight| Weight(Some(weight))).map_err(|_| "a whole number from 0 to 100, or none".into())
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (field, column) = text.split_once('=').ok_or("expected FIELD=COLUMN, such as sku=Article")?;
    Ok((field.to_owned(), column.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
