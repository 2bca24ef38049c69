//! The words of the command line: `tandem NOUN FILE VERB …`.

mod campaign;
mod catalogue;
mod dead_letter;
mod export;
mod order;
mod recommend;
mod rule;
mod version;

pub(crate) use campaign::CampaignVerb;
pub(crate) use catalogue::CatalogueVerb;
pub(crate) use dead_letter::{Chosen, DeadLetterVerb};
pub(crate) use export::{Export, Exporting, Form};
pub(crate) use order::OrderVerb;
pub(crate) use recommend::Recommend;
pub(crate) use rule::{BlockArgs, BlockVerb, RuleVerb};
pub(crate) use version::Diff;

use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};
use tandem_model::{LinkLevel, LoopPolicy, VersionRef};

/// Decide, test and measure what sells with what, without a window.
///
/// Exit 0: done, nothing wrong. 1: done, and there is an error finding or a refused row. 2: not done, nothing changed.
#[derive(Debug, Parser)]
#[command(name = "tandem", version, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Print one JSON document on standard output; words for people go to standard error.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a workspace.
    New {
        file: PathBuf,
        /// Start with the sample shop.
        #[arg(long)]
        sample: bool,
    },
    /// List products, or import them from a CSV file.
    Products {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: ProductVerb,
    },
    /// Import a shop's catalogue with the relations it holds.
    Catalogue {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: CatalogueVerb,
    },
    /// Import past orders.
    Orders {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: OrderVerb,
    },
    /// Look at what could not be imported, mend it and try it again.
    Deadletters {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: DeadLetterVerb,
    },
    /// List, add or change relationship types.
    Types {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: TypeVerb,
    },
    /// List, make, change and remove links, or move them in and out as CSV.
    Links {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: LinkVerb,
    },
    /// List rules, switch them on and off, or move all of them in and out as one JSON document.
    Rules {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: RuleVerb,
    },
    /// List, add and remove blocks: products that are never shown.
    Blocks {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: BlockVerb,
    },
    /// List campaigns and those that are live at an instant, start and stop them.
    Campaigns {
        /// The workspace.
        file: PathBuf,
        #[command(subcommand)]
        verb: CampaignVerb,
    },
    /// Check the rulebook: loops through links and rules, the health of rules, ends that are gone.
    Check {
        /// The workspace.
        file: PathBuf,
        /// The rulebook that is checked: draft, live or a number.
        #[arg(long, value_name = "VERSION", default_value = "draft", value_parser = version::version)]
        version: VersionRef,
    },
    /// Tell what a shopper would see with a product, and why.
    Recommend(Recommend),
    /// Write links, or every list with the time that it holds, to a file for a shop.
    Export(Export),
    /// Publish the draft; an error finding keeps it from being published.
    Publish {
        /// The workspace.
        file: PathBuf,
        /// What this version is about.
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// List the published versions, newest first.
    Versions {
        /// The workspace.
        file: PathBuf,
    },
    /// Publish an older version once more; the draft stays.
    Rollback {
        /// The workspace.
        file: PathBuf,
        /// The version to publish once more.
        number: u32,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// Also where review is asked for and nobody else approved that version.
        #[arg(long)]
        unreviewed: bool,
    },
    /// Tell how one version differs from another: live and draft when not said.
    Diff(Diff),
    /// Take back the last edit.
    Undo {
        /// The workspace.
        file: PathBuf,
    },
    /// Repeat the edit last taken back.
    Redo {
        /// The workspace.
        file: PathBuf,
    },
    /// List the edits, newest first.
    History {
        /// The workspace.
        file: PathBuf,
    },
    /// Copy the workspace to a new file.
    Backup {
        /// The workspace.
        file: PathBuf,
        to: PathBuf,
    },
    /// Serve the app to a browser on this machine.
    Serve {
        /// The workspace.
        file: PathBuf,
        #[arg(long, default_value = "127.0.0.1:7878", value_name = "ADDRESS")]
        listen: SocketAddr,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProductVerb {
    /// List products by SKU.
    List {
        /// Words that must all be part of name, SKU, family or brand.
        #[arg(long, value_name = "TEXT")]
        search: Option<String>,
        /// A category with its descendants; may be repeated.
        #[arg(long, value_name = "PATH")]
        category: Vec<String>,
        /// Only products that are the trigger of no link.
        #[arg(long)]
        without_relationship: bool,
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Import products from a CSV file.
    Import {
        csv: PathBuf,
        /// Which column holds a field, such as `name=Product title`; may be repeated.
        #[arg(long, value_name = "FIELD=COLUMN", value_parser = mapping)]
        map: Vec<(String, String)>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TypeVerb {
    /// List the relationship types.
    List,
    /// Add a relationship type.
    Add(TypeArgs),
    /// Change a relationship type; what is not given stays.
    Set(TypeArgs),
}

#[derive(Debug, Args)]
pub(crate) struct TypeArgs {
    /// Lower-case letters, digits and hyphens.
    pub(crate) code: String,
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// Default weight, 0-100.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) weight: Option<i64>,
    /// What becomes of loops: block, warn or allow.
    #[arg(long, value_name = "POLICY", value_parser = policy)]
    pub(crate) loop_policy: Option<LoopPolicy>,
    /// Types of one group form loops together and share one policy.
    #[arg(long, value_name = "GROUP")]
    pub(crate) loop_group: Option<String>,
    /// Links of this type may be two-way.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(crate) two_way_allowed: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LinkVerb {
    /// List links.
    List {
        /// Only links that touch this product.
        #[arg(long)]
        sku: Option<String>,
    },
    /// Link two products or families.
    Add(LinkArgs),
    /// Change a link's weight, direction or pin, pause it or let it show again; what is not given stays.
    Set(LinkArgs),
    /// Remove a link.
    Remove(LinkEnds),
    /// Import links from a CSV file.
    Import { csv: PathBuf },
    /// Write all links to a CSV file.
    Export { csv: PathBuf },
}

#[derive(Debug, Args)]
pub(crate) struct LinkEnds {
    /// The product or family that triggers.
    pub(crate) from: String,
    /// The product or family that is shown.
    pub(crate) to: String,
    /// Code of the relationship type.
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) kind: String,
    /// Whether the ends are products or families.
    #[arg(long, default_value = "product", value_parser = level)]
    pub(crate) level: LinkLevel,
}

#[derive(Debug, Args)]
pub(crate) struct LinkArgs {
    #[command(flatten)]
    pub(crate) ends: LinkEnds,
    /// 0-100, or `none` for no weight of its own.
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = weight)]
    pub(crate) weight: Option<Own>,
    /// The link holds in both directions.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(crate) two_way: Option<bool>,
    /// Position the shown product is pinned at, counted from 1, or `none`.
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = pin)]
    pub(crate) pin: Option<Own>,
    /// The link shows nothing but while a campaign turns it on.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(crate) paused: Option<bool>,
    /// The link shows again.
    #[arg(long, conflicts_with = "paused")]
    pub(crate) no_paused: bool,
}

impl LinkArgs {
    /// Whether the link is to be paused, where that was said.
    pub(crate) fn on_hold(&self) -> Option<bool> {
        if self.no_paused { Some(false) } else { self.paused }
    }
}

/// A weight or pin as typed; whether it is in range, the command says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    None,
    Number(i64),
}

fn own(text: &str) -> Option<Own> {
    if text == "none" { Some(Own::None) } else { text.parse().map(Own::Number).ok() }
}

fn weight(text: &str) -> Result<Own, String> {
    own(text).ok_or_else(|| "a whole number from 0 to 100, or `none`".to_owned())
}

fn pin(text: &str) -> Result<Own, String> {
    own(text).ok_or_else(|| "a position counted from 1, or `none`".to_owned())
}

fn mapping(text: &str) -> Result<(String, String), String> {
    let (field, column) = text.split_once('=').ok_or("the form is FIELD=COLUMN, such as name=Title")?;
    Ok((field.trim().to_owned(), column.to_owned()))
}

fn policy(text: &str) -> Result<LoopPolicy, String> {
    LoopPolicy::parse(text).ok_or_else(|| "one of block, warn, allow".to_owned())
}

fn level(text: &str) -> Result<LinkLevel, String> {
    LinkLevel::parse(text).ok_or_else(|| "one of product, family".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_words_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_column_may_hold_an_equals_sign() {
        assert_eq!(mapping("name=a=b"), Ok(("name".to_owned(), "a=b".to_owned())));
        assert!(mapping("name").is_err());
    }
}
