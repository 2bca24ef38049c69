//! Past orders in the one model that every channel is brought into.
//!
//! Amounts are minor units of the order's currency, quantities thousandths of a piece, so that weighed goods fit.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Thousandths of a piece in one piece.
pub const MILLI: i64 = 1000;

/// An order, or a return that came as a document of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The channel's own number of the order; unique within the channel and account.
    pub external_id: String,
    pub kind: OrderKind,
    pub placed_at: DateTime<Utc>,
    /// Pseudonym of the customer, where the channel tells one.
    pub customer: Option<CustomerKey>,
    pub traits: CustomerTraits,
    /// ISO 4217; of every amount of the order.
    pub currency: String,
    pub status: OrderStatus,
    /// A trial of the shop's owner, which no figure counts.
    pub test: bool,
    pub totals: OrderTotals,
    pub tax_mode: TaxMode,
    pub codes: OrderCodes,
    pub lines: Vec<OrderLine>,
}

/// Who bought, as a key that says nothing of the person.
pub type CustomerKey = String;

/// What a channel tells of a customer beyond who it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
pub struct CustomerTraits {
    /// The company that a person buys for.
    pub company: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub tier: Option<String>,
}

/// What the channel says the whole order came to. Unknown is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct OrderTotals {
    pub subtotal_minor: Option<i64>,
    pub discount_minor: Option<i64>,
    pub shipping_minor: Option<i64>,
    pub tax_minor: Option<i64>,
    pub total_minor: Option<i64>,
    pub refunded_minor: Option<i64>,
}

/// Codes that tell where an order came from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct OrderCodes {
    /// Coupon or promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Group of an experiment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    #[default]
    Sale,
    /// Goods that came back, told in a document of its own.
    Return,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Placed, not yet paid or shipped.
    Open,
    #[default]
    Completed,
    Cancelled,
    /// Wholly given back.
    Refunded,
}

/// Whether the amounts of lines hold tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxMode {
    Exclusive,
    Inclusive,
    #[default]
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderLine {
    /// The channel's own id of the line, where it has one.
    pub external_id: Option<String>,
    /// What was bought, as a number that stands for a SKU.
    pub item: u32,
    pub kind: LineKind,
    pub quantity_milli: i64,
    pub unit_minor: i64,
    /// For the whole quantity, after discounts.
    pub net_minor: i64,
    /// Taken off: `net + discount` is what the line came to before.
    pub discount_minor: i64,
    pub tax_minor: Option<i64>,
    pub refund: Refund,
    pub added_by: AddedBy,
    /// Why it came back, of a return.
    pub reason: Option<String>,
}

/// What of a line came back or was paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Refund {
    pub quantity_milli: i64,
    pub amount_minor: i64,
    pub basis: RefundBasis,
}

/// Whether the channel told what was paid back for the line, or it is the line's share of what the order got back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefundBasis {
    #[default]
    None,
    Exact,
    Allocated,
}

/// What a line is for. Only products count in recommendations and coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    #[default]
    Product,
    Postage,
    Fee,
    GiftCard,
    Tip,
    Sample,
    Adjustment,
}

/// Who put a line into the cart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AddedBy {
    #[default]
    Shopper,
    Recommendation,
    Affinity,
    External,
}

impl OrderLine {
    /// What was bought and not given back, in thousandths of a piece.
    pub fn kept_milli(&self) -> i64 {
        self.quantity_milli.saturating_sub(self.refund.quantity_milli).max(0)
    }
}
