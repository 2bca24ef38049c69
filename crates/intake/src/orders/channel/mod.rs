//! The kinds of order files that are known, one parser a file. A new one is a module here and a line in [`ALL`].

mod amazon;
mod bigcommerce;
mod decimal;
mod ebay;
mod etsy;
mod generic;
mod json;
mod layout;
mod magento;
mod packed;
mod shopify;
mod square;
mod taxes;
mod text;
mod woocommerce;

use super::context::Habits;
use super::group::Intake;
use super::row::Place;
use crate::decode::decode_sample;
use crate::problem::IntakeError;
use crate::sniff::sniff;
use crate::table::{Delimited, DelimitedOptions, Flaw, Source, Table, TableOptions, TableRow, open_table};
use std::io;
use tandem_model::{OrderScope, Profile, ReasonCode};

pub use generic::{GENERIC, Suggestion, suggest_mapping};

/// Every channel; the first that is surest of a file gets it.
pub const ALL: &[&dyn Channel] = &[
    &generic::Generic,
    &amazon::Amazon,
    &bigcommerce::BigCommerce,
    &ebay::Ebay,
    &etsy::Etsy,
    &magento::Magento,
    &shopify::Shopify,
    &square::Square,
    &woocommerce::WooCommerce,
];

/// One kind of order file.
pub trait Channel: Sync {
    /// The word for it in profiles and on the command line.
    fn name(&self) -> &'static str;

    /// What the screen calls it.
    fn label(&self) -> &'static str;

    fn habits(&self) -> Habits;

    /// How sure it is that a file is its own, from 0 to 100. Names of files tell nothing.
    fn recognises(&self, sample: &Sample) -> u8;

    /// Hands every row of the files to `intake`. Files that belong together are given together.
    fn read(&self, files: &mut [OrderFile], profile: &Profile, intake: &mut Intake) -> Result<(), IntakeError>;
}

/// The channel of that name.
pub fn named(name: &str) -> Option<&'static dyn Channel> {
    ALL.iter().copied().find(|channel| channel.name() == name)
}

/// What files of a profile hold of an order: what it says, else what its channel's files always do.
pub fn scope_of(profile: &Profile) -> OrderScope {
    named(&profile.channel).map_or(profile.scope, |channel| channel.habits().scope(profile.scope))
}

/// The channel that is surest, and how sure.
pub fn detect(sample: &Sample) -> (&'static dyn Channel, u8) {
    let sure = ALL.iter().map(|channel| (*channel, channel.recognises(sample)));
    sure.reduce(|best, other| if other.1 > best.1 { other } else { best }).expect("there is a channel")
}

/// A file of an import: its number there, its name for messages, and its bytes.
pub struct OrderFile {
    pub number: u32,
    pub name: String,
    pub source: Box<dyn Source>,
}

impl OrderFile {
    /// The file as a table, whatever kind of file it is. It cannot be read again.
    pub(crate) fn take_table(&mut self) -> Result<Box<dyn Table + Send>, IntakeError> {
        rewind(&mut *self.source)?;
        let source = std::mem::replace(&mut self.source, Box::new(io::Cursor::new([])));
        open_table(source, TableOptions::default())
    }
}

/// What a file begins with.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    /// Of text files the header, as written; of others nothing.
    pub columns: Vec<String>,
    /// The first bytes as text.
    pub text: String,
}

impl Sample {
    /// Of the first bytes of a file, or of all of a short one. Of a file that is no text it tells nothing.
    pub fn of(start: &[u8]) -> io::Result<Self> {
        let dialect = sniff(start)?;
        let columns = match Delimited::open(start, DelimitedOptions::new(dialect)) {
            Ok(table) => table.columns().to_vec(),
            Err(_) => Vec::new(),
        };
        Ok(Self { columns, text: decode_sample(start, dialect.encoding) })
    }

    /// Whether one of the first lines names all these columns. Case and signs do not count.
    pub(crate) fn names_all(&self, headers: &[&str]) -> bool {
        const LINES: usize = 40;
        let named = |cells: &mut dyn Iterator<Item = &str>| names_all(cells, headers);
        named(&mut self.columns.iter().map(String::as_str))
            || self.text.lines().take(LINES).any(|line| named(&mut line.split([',', ';', '\t', '|'])))
    }

    /// The share of these headers that the file has, in hundredths. Case and signs do not count.
    pub fn share(&self, headers: &[&str]) -> u8 {
        let plain: Vec<String> = self.columns.iter().map(|header| crate::header::plain(header)).collect();
        let found = headers.iter().filter(|header| plain.contains(&crate::header::plain(header))).count();
        (found * 100 / headers.len().max(1)) as u8
    }

    /// The share of these names that members of JSON have, at whatever depth, in hundredths.
    pub fn share_of_members(&self, names: &[&str]) -> u8 {
        if !json::is_json(&self.text) {
            return 0;
        }
        let has = |name: &&&str| {
            let quoted = format!("\"{name}\"");
            self.text.match_indices(&quoted).any(|(at, _)| self.text[at + quoted.len()..].trim_start().starts_with(':'))
        };
        (names.iter().filter(has).count() * 100 / names.len().max(1)) as u8
    }
}

/// Whether all these columns are among the cells of a header. Case and signs do not count.
pub(crate) fn names_all<'c>(cells: impl Iterator<Item = &'c str>, headers: &[&str]) -> bool {
    let plain: Vec<String> = cells.map(crate::header::plain).collect();
    headers.iter().all(|header| plain.contains(&crate::header::plain(header)))
}

/// Where a record stands.
pub(crate) fn place(file: u32, row: &TableRow) -> Place {
    Place { file, offset: row.offset, length: row.length, line: row.line }
}

/// Why a record with a flaw waits.
pub(crate) fn flaw_reason(flaw: Flaw) -> ReasonCode {
    match flaw {
        Flaw::TooLong => ReasonCode::RowTooLong,
        Flaw::Unreadable => ReasonCode::EncodingUnreadable,
        Flaw::UnclosedQuote => ReasonCode::RowSplitByQuote,
        Flaw::Malformed => ReasonCode::NotATable,
    }
}

/// Reads from the beginning again.
pub(crate) fn rewind(source: &mut dyn Source) -> io::Result<()> {
    source.seek(io::SeekFrom::Start(0)).map(|_| ())
}
