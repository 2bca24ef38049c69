//! Past orders and imports as screens show them.

use crate::{
    AddedBy, CsvField, DateOrder, DecimalSign, FileSource, LineKind, OrderCodes, OrderKind, OrderRowCounts,
    OrderTotals, Profile, ProfileChoice, ReasonCode, ReasonCount, Refund, TaxMode,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Looks into files before they are imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InspectOrders {
    pub sources: Vec<FileSource>,
    /// Overrules what the content tells.
    pub channel: Option<String>,
    pub profile: Option<ProfileChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrdersInspection {
    /// The channel that is found or given, and how sure that is, from 0 to 100.
    pub channel: String,
    pub sure: u8,
    pub channels: Vec<ChannelName>,
    /// How the files would be understood.
    pub profile: Profile,
    pub columns: Vec<String>,
    /// Fields that can be mapped, and those that must be and are not.
    pub fields: Vec<CsvField>,
    pub missing: Vec<String>,
    /// What the first rows tell of dates and amounts.
    pub dates: DateOrder,
    pub decimal: DecimalSign,
    /// The first rows with what speaks against them.
    pub preview: Vec<PreviewRow>,
    /// What the preview's rows come to.
    pub reasons: Vec<ReasonCount>,
    /// When the same bytes were imported before; RFC 3339.
    pub imported_before: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelName {
    pub name: String,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewRow {
    pub line: u64,
    pub fields: BTreeMap<String, String>,
    pub problems: Vec<PreviewProblem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewProblem {
    pub code: ReasonCode,
    /// The order would wait.
    pub holds: bool,
    pub field: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct QueryOrders {
    /// Begins the order's number, or is the customer's key.
    pub search: String,
    pub channel: Option<String>,
    /// `open`, `completed`, `cancelled`, `refunded`, `test`.
    pub state: Option<String>,
    pub kind: Option<OrderKind>,
    /// Returns of which some piece found no sale.
    pub unmatched: bool,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrderPage {
    pub total: u64,
    /// Orders and returns in the workspace, whatever was asked for.
    pub orders: u64,
    pub returns: u64,
    /// Every channel that has orders, by name.
    pub channels: Vec<String>,
    pub rows: Vec<OrderSummary>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderSummary {
    pub id: i64,
    pub channel: String,
    pub account: String,
    pub kind: OrderKind,
    pub external_id: String,
    /// RFC 3339.
    pub placed_at: String,
    pub customer: Option<String>,
    pub currency: String,
    pub state: String,
    pub lines: u32,
    /// After discounts, before refunds.
    pub net_minor: i64,
    pub revision: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderRef {
    pub id: i64,
}

/// One order as it is, and as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrderDetail {
    pub order: OrderSummary,
    pub totals: OrderTotals,
    pub tax_mode: TaxMode,
    pub codes: OrderCodes,
    pub lines: Vec<OrderLineView>,
    /// Newest first; without the order as it is now.
    pub revisions: Vec<OrderRevision>,
    /// Where it was imported from.
    pub imports: Vec<ImportSummary>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderLineView {
    pub sku: String,
    /// The catalogue's name, else the file's.
    pub name: String,
    pub in_catalogue: bool,
    pub kind: LineKind,
    pub quantity_milli: i64,
    pub unit_minor: i64,
    pub net_minor: i64,
    pub discount_minor: i64,
    pub tax_minor: Option<i64>,
    pub refund: Refund,
    /// Pieces that came back in returns of their own; of a return, pieces whose sale was found.
    pub matched_milli: i64,
    pub added_by: AddedBy,
    pub reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderRevision {
    pub revision: u32,
    pub state: String,
    pub lines: Vec<OrderLineView>,
    pub totals: OrderTotals,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportList {
    /// Newest first.
    pub imports: Vec<ImportSummary>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportSummary {
    pub id: i64,
    /// RFC 3339.
    pub at: String,
    pub channel: String,
    pub account: String,
    pub profile: String,
    pub files: Vec<String>,
    pub rows: OrderRowCounts,
}
