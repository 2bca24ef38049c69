//! Orders that wait because something speaks against them, and how they are mended.

use crate::{DateOrder, Profile, ReasonCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Which dead letters are meant: those of one cause, or these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum DeadLetterChoice {
    All,
    Cause { channel: String, account: String, code: ReasonCode, cause: String },
    Ids { ids: Vec<i64> },
}

/// Open dead letters by cause, those with most at stake first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeadLetterGroups {
    pub groups: Vec<DeadLetterGroup>,
    pub sources: Vec<DeadLetterSource>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeadLetterGroup {
    pub channel: String,
    pub account: String,
    pub code: ReasonCode,
    /// The text that is wrong the same way in all of them; empty where they share no text.
    pub cause: String,
    pub orders: u64,
    pub rows: u64,
    /// Value of the orders.
    pub value_minor: i64,
    pub currency: String,
    /// Value times rows: what it is worth to mend the cause.
    pub impact: f64,
    /// What would mend it, in words.
    pub remedy: String,
    /// The field that a fix changes, where one field is wrong.
    pub field: Option<String>,
}

/// How well a source's orders get in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeadLetterSource {
    pub channel: String,
    pub account: String,
    pub open: u64,
    pub recovered: u64,
    pub discarded: u64,
    /// Of all that waited, the share that was let in later just as it was; `null` before anything waited.
    pub false_reject_rate: Option<f64>,
    /// Mean time from failure to recovery.
    pub recovery_seconds: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListDeadLetters {
    pub choice: DeadLetterChoice,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeadLetterPage {
    pub total: u64,
    pub letters: Vec<DeadLetter>,
}

/// An order that waits, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadLetter {
    pub id: i64,
    pub channel: String,
    pub account: String,
    /// The channel's number of the order; empty where it is missing.
    pub order_id: String,
    pub value_minor: i64,
    pub currency: String,
    /// The profile that it failed, with its version.
    pub profile: String,
    pub attempts: u32,
    /// RFC 3339.
    pub failed_at: String,
    pub problems: Vec<DeadLetterProblem>,
    pub rows: Vec<DeadLetterRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadLetterProblem {
    pub code: ReasonCode,
    /// Place among the rows; `null` where it is about the whole order.
    pub row: Option<u32>,
    pub field: Option<String>,
    pub text: String,
}

/// A row as the file has it, and as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadLetterRow {
    pub file: String,
    /// Bytes before the row; 0 in spreadsheets.
    pub offset: u64,
    pub line: u64,
    pub raw: String,
    pub fields: BTreeMap<String, String>,
}

/// Changes fields of dead letters and lets them in where nothing speaks against them any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FixDeadLetters {
    pub choice: DeadLetterChoice,
    pub fixes: Vec<FieldFix>,
    /// Which number of a date is the day, where that was not known.
    pub dates: Option<DateOrder>,
}

/// Puts a text in the place of another one; in the place of any, where `from` is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldFix {
    pub field: String,
    pub from: Option<String>,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChosenDeadLetters {
    pub choice: DeadLetterChoice,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportDeadLetters {
    pub choice: DeadLetterChoice,
    pub path: String,
}

/// What came of trying again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct DeadLettersReplayed {
    pub tried: u64,
    pub recovered: u64,
    /// Still waiting.
    pub open: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProfileList {
    pub profiles: Vec<SavedProfile>,
    /// Every reason with what a channel's defaults make of it.
    pub defaults: Vec<ChannelDefaults>,
    /// Fields that a mapping can fill.
    pub fields: Vec<crate::CsvField>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SavedProfile {
    pub profile: Profile,
    pub version: u32,
    /// RFC 3339.
    pub saved_at: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChannelDefaults {
    pub channel: String,
    pub label: String,
    pub reasons: BTreeMap<ReasonCode, crate::Disposition>,
    /// Reasons that leave nothing to store: such an order waits or is left out.
    pub finals: Vec<ReasonCode>,
    pub non_products: Vec<crate::NonProduct>,
}

/// What a changed profile would do to what waits now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProfilePreview {
    pub waiting: u64,
    /// Of those waiting, the rows that would be let in, and those that would be left out.
    pub let_in: u64,
    pub left_out: u64,
    pub orders_let_in: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileRef {
    pub name: String,
}
