//! Conditions: trees of ALL / ANY / NONE over typed leaves. The one form in which conditions are stored, exported and
//! checked; editors are views of it.

use crate::Sku;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nodes below each other, at the most.
pub const MAX_DEPTH: usize = 64;

/// The greatest whole number that every reader of JSON keeps exactly, 2^53 − 1; the least is as far below zero.
pub const MAX_NUMBER: i64 = crate::MAX_MINOR;

/// Days that a condition looks back at the most: what the number of a day can hold.
pub const MAX_WITHIN_DAYS: u32 = i32::MAX as u32;

/// ALL of nothing holds; ANY of nothing does not; NONE of nothing holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    None(Vec<Condition>),
    Leaf(Leaf),
}

impl Default for Condition {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// One question about one value. A missing value fails every operator but `missing`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    pub field: Field,
    pub op: Op,
    /// `null` where the operator takes none.
    #[serde(default)]
    pub value: Option<Value>,
}

/// Whose value a leaf asks about. `when` asks of trigger, cart, customer and context; `show` of the candidate alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "on", content = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Field {
    Trigger(ProductFact),
    Candidate(ProductFact),
    Cart(CartFact),
    Customer(CustomerFact),
    Context(ContextFact),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProductFact {
    /// Exact, as everywhere; all other texts are compared without regard to case.
    Sku,
    Family,
    /// A path stands for itself and its descendants.
    Category,
    Brand,
    /// Minor units.
    Price,
    /// Price − cost in minor units.
    Margin,
    /// Price − cost in basis points of the price: 3500 is 35 %.
    MarginBp,
    Stock,
    /// Days since launch, as of the instant asked about.
    AgeDays,
    Tags,
    Attribute(String),
}

/// What a cart line or a past order line is matched by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Goods {
    Sku(Sku),
    Family(String),
    /// With its descendants.
    Category(String),
    Brand(String),
    Tag(String),
    Attribute {
        name: String,
        value: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CartFact {
    /// Pieces of such goods in the cart.
    Quantity(Goods),
    /// Pieces in the cart.
    Items,
    /// Sum of the prices of all pieces, minor units; missing where a price is.
    Subtotal,
}

/// Missing for shoppers who are not known, all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CustomerFact {
    /// Net minor units of all orders.
    LifetimeValue,
    Orders,
    DaysSinceLastOrder,
    /// `new` before the first order, `returning` after it.
    Kind,
    Attribute(String),
    /// Orders with such goods, within so many days before the instant asked about where said.
    Bought {
        goods: Goods,
        #[serde(default)]
        within_days: Option<u32>,
    },
}

/// Missing where the request does not say it; date and weekday (`monday` …) are those of the instant in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContextFact {
    Placement,
    Channel,
    Market,
    Date,
    Weekday,
    Offer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    Equals,
    OneOf,
    NoneOf,
    ContainsAny,
    ContainsAll,
    /// The same set, neither more nor less.
    EqualsExactly,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    /// Both ends included.
    Between,
    Exists,
    Missing,
    /// As the trigger's; a product without the value is like none.
    SameAsTrigger,
    /// Both have the value, and it differs.
    DifferentFromTrigger,
}

/// What a leaf compares with. Numbers are whole, in the unit of the field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    Text(String),
    Texts(Vec<String>),
    Number(#[ts(type = "number")] i64),
    Range(#[ts(type = "[number, number]")] [i64; 2]),
    Date(NaiveDate),
    Dates([NaiveDate; 2]),
    /// Relative to the trigger's value of the same field.
    OfTrigger(Relative),
    RangeOfTrigger([Relative; 2]),
}

/// `bp` basis points of the trigger's value, plus `plus`: +10 % is (11000, 0), 5.00 more is (10000, 500), 30 % of it
/// (3000, 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// 1–1000000.
    pub bp: u32,
    #[serde(default)]
    pub plus: i64,
}
