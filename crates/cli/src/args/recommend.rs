//! The words of `recommend`.

use chrono::{DateTime, Utc};
use clap::Args;
use std::path::PathBuf;
use tandem_model::VersionRef;

#[derive(Debug, Args)]
pub(crate) struct Recommend {
    /// The workspace.
    pub(crate) file: PathBuf,
    /// The product that is looked at.
    pub(crate) sku: String,
    /// Only this relationship type; may be repeated.
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) types: Vec<String>,
    /// A product already in the cart; may be repeated.
    #[arg(long, value_name = "SKU")]
    pub(crate) cart: Vec<String>,
    /// How many products at the most, and never more than the placement holds; its maximum or 10 when not said.
    #[arg(long, value_name = "K")]
    pub(crate) limit: Option<u32>,
    /// Key of the customer.
    #[arg(long, value_name = "ID")]
    pub(crate) customer: Option<String>,
    /// Sales channel, as rules ask for it.
    #[arg(long, value_name = "C")]
    pub(crate) channel: Option<String>,
    /// Market, as rules ask for it.
    #[arg(long, value_name = "M")]
    pub(crate) market: Option<String>,
    /// Offer, as rules ask for it.
    #[arg(long, value_name = "O")]
    pub(crate) offer: Option<String>,
    /// Code of the placement: its types, maxima, stock policy, fallback and strategy hold.
    #[arg(long, value_name = "P")]
    pub(crate) placement: Option<String>,
    /// Code of a strategy instead of the placement's or the workspace's.
    #[arg(long, value_name = "S")]
    pub(crate) strategy: Option<String>,
    /// Tell every reason, not only the best, and what became of the rules.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Say why this product is not shown.
    #[arg(long, value_name = "SKU")]
    pub(crate) why_not: Option<String>,
    /// The rulebook that answers: draft, live or a number.
    #[arg(long, value_name = "VERSION", default_value = "draft", value_parser = super::version::version)]
    pub(crate) version: VersionRef,
    /// The instant asked about, such as 2026-12-01T09:00:00Z; now when not said.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub(crate) at: Option<DateTime<Utc>>,
}

pub(super) fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    let parsed = DateTime::parse_from_rfc3339(text).map_err(|_| "an instant such as 2026-12-01T09:00:00Z")?;
    Ok(parsed.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_end_in_utc() {
        assert_eq!(instant("2026-12-01T10:00:00+01:00").unwrap().to_rfc3339(), "2026-12-01T09:00:00+00:00");
        assert!(instant("2026-12-01").is_err());
    }
}
