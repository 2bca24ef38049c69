//! What imports of past orders say: profiles, reasons, and the account of every row.

use crate::LineKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Why rows cannot be stored as they are. The list is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReasonCode {
    EncodingUnreadable,
    NotATable,
    HeaderUnknown,
    HeaderMissingRequired,
    RowTooLong,
    RowSplitByQuote,
    OrderIdMissing,
    ContinuationWithoutParent,
    DateUnparseable,
    DateAmbiguous,
    DateInFuture,
    MoneyUnparseable,
    MoneyAmbiguousSeparator,
    CurrencyMissing,
    CurrencyMixedInOrder,
    QtyNotPositive,
    QtyNotNumeric,
    SkuMissing,
    SkuUnmapped,
    SkuScientificNotation,
    CustomerMissing,
    TotalMismatch,
    TaxModeUndecidable,
    DuplicateLineSuspect,
    StatusUnknown,
    RefundExceedsOrder,
    RecordFailedUpstream,
}

impl ReasonCode {
    pub const ALL: [Self; 27] = [
        Self::EncodingUnreadable,
        Self::NotATable,
        Self::HeaderUnknown,
        Self::HeaderMissingRequired,
        Self::RowTooLong,
        Self::RowSplitByQuote,
        Self::OrderIdMissing,
        Self::ContinuationWithoutParent,
        Self::DateUnparseable,
        Self::DateAmbiguous,
        Self::DateInFuture,
        Self::MoneyUnparseable,
        Self::MoneyAmbiguousSeparator,
        Self::CurrencyMissing,
        Self::CurrencyMixedInOrder,
        Self::QtyNotPositive,
        Self::QtyNotNumeric,
        Self::SkuMissing,
        Self::SkuUnmapped,
        Self::SkuScientificNotation,
        Self::CustomerMissing,
        Self::TotalMismatch,
        Self::TaxModeUndecidable,
        Self::DuplicateLineSuspect,
        Self::StatusUnknown,
        Self::RefundExceedsOrder,
        Self::RecordFailedUpstream,
    ];
}

/// What becomes of an order that a reason speaks against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Disposition {
    /// Held; nobody is expected to mend it.
    Reject,
    /// Held until it is mended.
    Quarantine,
    /// Stored, and told.
    Warn,
    /// Where the reason speaks of a row, the row is left out and counted; where of a detail, the order is stored.
    Ignore,
}

/// How the files of one channel and account are understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Profile {
    pub name: String,
    /// `generic` or one of the channels that are known by heart.
    pub channel: String,
    /// Tells two shops on one channel apart.
    #[serde(default)]
    pub account: String,
    /// Field to column header; of generic files only. A field may stand on several columns, whose texts are joined.
    #[serde(default)]
    pub mapping: BTreeMap<String, Vec<String>>,
    /// Key columns of files in which rows of others look things up, such as days by their number.
    #[serde(default)]
    pub lookups: Vec<String>,
    #[serde(default)]
    pub dates: DateOrder,
    #[serde(default)]
    pub decimal: DecimalSign,
    /// Of amounts whose file names none.
    #[serde(default)]
    pub currency: Option<String>,
    /// IANA zone of times that name none.
    #[serde(default = "utc")]
    pub time_zone: String,
    /// What files of this profile hold of an order.
    #[serde(default)]
    pub scope: OrderScope,
    /// What the channel's own defaults say where a reason is not listed.
    #[serde(default)]
    pub reasons: BTreeMap<ReasonCode, Disposition>,
    /// Lines that are no products, in the place of the list that comes with Tandem.
    #[serde(default)]
    pub non_products: Option<Vec<NonProduct>>,
    /// What files call a SKU, and what it is.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
    /// Keeps names and addresses of customers readable.
    #[serde(default)]
    pub clear_customers: bool,
}

fn utc() -> String {
    "UTC".to_owned()
}

impl Profile {
    /// A profile that leaves everything to the channel and the file.
    pub fn of(channel: &str) -> Self {
        Self {
            name: channel.to_owned(),
            channel: channel.to_owned(),
            account: String::new(),
            mapping: BTreeMap::new(),
            lookups: Vec::new(),
            dates: DateOrder::default(),
            decimal: DecimalSign::default(),
            currency: None,
            time_zone: utc(),
            scope: OrderScope::default(),
            reasons: BTreeMap::new(),
            non_products: None,
            aliases: BTreeMap::new(),
            clear_customers: false,
        }
    }
}

/// Which number of `03/04/2026` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Decided once a file, by days above 12.
    #[default]
    Auto,
    DayFirst,
    MonthFirst,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// Decided once a file, by amounts that can be read in one way only.
    #[default]
    Auto,
    Point,
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderScope {
    /// Decided once a file, by how its lines fit those stored.
    #[default]
    Auto,
    /// Every order is whole: a line that is missing was taken out.
    Whole,
    /// An order may go on in another file.
    Part,
}

/// A line that is not a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NonProduct {
    pub by: NonProductBy,
    /// Compared without regard to case.
    pub text: String,
    pub kind: LineKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NonProductBy {
    Sku,
    SkuPrefix,
    Name,
    NamePrefix,
}

/// The account of an import: every row read is in exactly one of the other counts. A row is a record after the header;
/// of JSON, a line item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct OrderRowCounts {
    pub read: u64,
    pub stored: u64,
    pub unchanged: u64,
    pub dead_lettered: u64,
    pub ignored: u64,
}

impl OrderRowCounts {
    pub fn reconciled(&self) -> bool {
        self.read == self.stored + self.unchanged + self.dead_lettered + self.ignored
    }
}

/// What an import of orders did.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct OrdersReport {
    pub files: u32,
    /// The channel that was found or given, and the profile.
    pub channel: String,
    pub profile: String,
    pub rows: OrderRowCounts,
    pub orders: OrderCounted,
    /// Customers not known before.
    pub customers: u64,
    pub products_created: u64,
    pub reconciled: bool,
    pub dead_letters: Vec<ReasonCount>,
    /// Rows that the profile leaves out, by reason.
    pub ignored: Vec<ReasonCount>,
    /// What was stored and told.
    pub warnings: Vec<ReasonCount>,
    /// Returns whose sale was found, and those whose sale was not.
    pub returns: ReturnCounts,
    /// When the same bytes were imported before.
    pub imported_before: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct OrderCounted {
    pub inserted: u64,
    pub updated: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct ReturnCounts {
    pub matched: u64,
    pub unmatched: u64,
}

/// Rows with a reason in common, and what their orders come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonCount {
    /// A reason, or what a channel leaves out by its nature.
    pub code: String,
    pub count: u64,
    pub value_minor: i64,
}

/// Files of orders to import; several that belong together, such as orders and their lines, are given at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportOrders {
    pub sources: Vec<crate::FileSource>,
    /// `auto` or nothing for the channel that the content tells.
    pub channel: Option<String>,
    /// How the files are understood; nothing for the saved profile that fits them, else the channel's own way.
    pub profile: Option<ProfileChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ProfileChoice {
    Saved { name: String },
    Given { profile: Box<Profile> },
}
