//! The words of `export`.

use super::{recommend::instant, version::version};
use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use tandem_model::{CatalogueFormat, ExportFormat, VersionRef};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Exporting {
    /// Every link.
    Links,
    /// Every list, with the time that it holds.
    Recommendations,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The workspace.
    pub(crate) file: PathBuf,
    /// What is written.
    #[arg(value_enum)]
    pub(crate) what: Exporting,
    /// How it is written: csv, json for recommendations, or the form of a shop: shopify, woocommerce, magento,
    /// bigcommerce, akeneo, google.
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    pub(crate) format: Form,
    /// The file that is written; one of that name is replaced.
    #[arg(long, value_name = "PATH")]
    pub(crate) out: PathBuf,
    /// Only the lists of this instant, such as 2026-12-01T09:00:00Z; those of the twelve months from now when not said.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub(crate) at: Option<DateTime<Utc>>,
    /// The rulebook that answers: draft, live or a number.
    #[arg(long, value_name = "VERSION", default_value = "draft", value_parser = version)]
    pub(crate) version: VersionRef,
    /// Only the times at which this campaign is live.
    #[arg(long, value_name = "ID")]
    pub(crate) campaign: Option<String>,
    /// The sales channel that lists are asked for.
    #[arg(long, value_name = "CHANNEL")]
    pub(crate) channel: Option<String>,
    /// The placement whose lists a shop is told.
    #[arg(long, value_name = "CODE")]
    pub(crate) placement: Option<String>,
}

/// A form of Tandem's own, or one that a shop takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Own(ExportFormat),
    Shop(CatalogueFormat),
}

fn format(text: &str) -> Result<Form, String> {
    match (text, CatalogueFormat::parse(text)) {
        ("json", _) => Ok(Form::Own(ExportFormat::Json)),
        (_, Some(CatalogueFormat::Csv)) => Ok(Form::Own(ExportFormat::Csv)),
        (_, Some(shop)) => Ok(Form::Shop(shop)),
        _ => Err("one of csv, json, shopify, woocommerce, magento, bigcommerce, akeneo, google".to_owned()),
    }
}
