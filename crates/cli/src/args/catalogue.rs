//! The words of `catalogue`, and the names of formats.

use clap::Subcommand;
use std::path::PathBuf;
use tandem_model::CatalogueFormat;

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueVerb {
    /// Import products and links from files of Shopify, WooCommerce, Magento, BigCommerce, Akeneo, a Google feed, or a
    /// table of one's own; several files are one edit.
    Import {
        #[arg(required = true)]
        source: Vec<PathBuf>,
        /// Whose files they are; auto finds it by what is in them.
        #[arg(long, value_name = "NAME", default_value = "auto", value_parser = channel)]
        channel: Channel,
        /// Which column holds a field, such as `name=Product title`; may be repeated.
        #[arg(long, value_name = "FIELD=COLUMN", value_parser = super::mapping)]
        map: Vec<(String, String)>,
    },
}

/// A format, or none where it is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Channel(pub(crate) Option<CatalogueFormat>);

fn channel(text: &str) -> Result<Channel, String> {
    match text {
        "auto" => Ok(Channel(None)),
        "generic" => Ok(Channel(Some(CatalogueFormat::Csv))),
        name => CatalogueFormat::parse(name).map(|format| Channel(Some(format))).ok_or_else(|| {
            let names = CatalogueFormat::ALL.map(CatalogueFormat::as_str).join(", ");
            format!("one of auto, {names}")
        }),
    }
}
