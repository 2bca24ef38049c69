//! Links to CSV, safe to open in a spreadsheet and read back identically.

use std::io::Write;
use tandem_model::Link;

const COLUMNS: [&str; 9] = ["from_sku", "to_sku", "type", "weight", "two_way", "level", "pin", "source", "paused"];

/// A spreadsheet takes a cell that starts like this for a formula. The apostrophe is here so that reading back is exact.
fn is_risky(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// Puts an apostrophe before what a spreadsheet would take for a formula.
pub fn escape(text: &str) -> String {
    if is_risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes away what [`escape`] put.
pub fn unescape(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// Writes links as CSV in UTF-8, the header first.
pub struct LinkWriter<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> LinkWriter<W> {
    pub fn new(sink: W) -> csv::Result<Self> {
        let mut csv = csv::Writer::from_writer(sink);
        csv.write_record(COLUMNS)?;
        Ok(Self { csv })
    }

    pub fn write(&mut self, link: &Link) -> csv::Result<()> {
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        self.csv.write_record([
            escape(link.from.as_str()),
            escape(link.to.as_str()),
            escape(&link.kind),
            number(link.weight.map(u32::from)),
            link.two_way.to_string(),
            link.level.as_str().to_owned(),
            number(link.pin),
            link.source.as_str().to_owned(),
            link.paused.to_string(),
        ])
    }

    /// Hands the sink back once everything is written.
    pub fn finish(self) -> std::io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::any_link;
    use crate::{LinkRows, sniff};
    use proptest::prelude::*;

    #[test]
    fn formulas_are_disarmed() {
        for text in ["=1+1", "+49", "-5", "@sum", "\tx", "\rx", "'quoted", "''", "'"] {
            let escaped = escape(text);
            assert!(escaped.starts_with('\''), "{text:?}");
            assert_eq!(unescape(&escaped), text);
        }
        assert_eq!(unescape("'90s jacket"), "'90s jacket");
    }

    proptest! {
        #[test]
        fn exported_links_are_read_back_identically(links in prop::collection::vec(any_link(), 0..8)) {
            let mut writer = LinkWriter::new(Vec::new()).unwrap();
            for link in &links {
                writer.write(link).unwrap();
            }
            let bytes = writer.finish().unwrap();
            let mut rows = LinkRows::open(&bytes[..], sniff(&bytes[..]).unwrap()).unwrap();
            let read: Vec<_> = std::iter::from_fn(|| rows.next_row().unwrap()).map(|row| row.unwrap().link).collect();
            prop_assert_eq!(read, links);
        }
    }
}
