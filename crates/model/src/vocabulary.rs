//! What conditions can be made of, for those who offer a choice.

use crate::{Field, Op};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a field's value is typed in and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// One of the values that [`crate::SearchValues`] finds, or any text.
    Text,
    /// One of the few values listed.
    Choice,
    /// A set of texts.
    Set,
    /// Minor units of the workspace's currency.
    Money,
    /// Basis points.
    Percent,
    Count,
    Days,
    Date,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldInfo {
    pub field: Field,
    /// `Price`, `Attribute color` …
    pub label: String,
    /// `Product`, `Cart`, `Customer`, `Context`, `Shown product`.
    pub group: String,
    pub kind: ValueKind,
    pub ops: Vec<OpInfo>,
    /// For choices.
    pub choices: Vec<String>,
    /// Values may be relative to the trigger's.
    pub relative: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpInfo {
    pub op: Op,
    pub label: String,
}

/// Fields whose goods or name are to be filled in (`bought`, `quantity`) stand here once, with an example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldList {
    pub when: Vec<FieldInfo>,
    pub show: Vec<FieldInfo>,
}

/// Searches the values that a field has in the catalogue, the customers or the workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SearchValues {
    pub field: Field,
    pub text: String,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ValueHits {
    pub hits: Vec<ValueHit>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ValueHit {
    pub value: String,
    /// The name of a SKU; else the value.
    pub label: String,
    /// Products or customers that have it.
    pub count: u32,
}
