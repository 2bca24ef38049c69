//! Orders that wait, as they are kept: their rows with places, raw texts and fields, and what speaks against them.

use crate::source::Source;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek, SeekFrom};
use tandem_intake::orders::{Held, HeldRow, Place, Problem, Role};
use tandem_model::{DateOrder, DecimalSign, ReasonCode};
use tandem_store::DeadRow;

/// Bytes of a row's raw text that are kept.
const RAW: u64 = 64 * 1024;

/// The body of a dead letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeadBody {
    pub(crate) files: Vec<String>,
    pub(crate) profile: String,
    /// Fields that the files had, and what they told of dates and amounts.
    pub(crate) present: Vec<String>,
    pub(crate) dates: DateOrder,
    pub(crate) decimal: DecimalSign,
    pub(crate) problems: Vec<DeadProblem>,
    pub(crate) rows: Vec<DeadRowBody>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeadProblem {
    pub(crate) code: ReasonCode,
    pub(crate) row: Option<usize>,
    pub(crate) field: Option<String>,
    pub(crate) text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeadRowBody {
    pub(crate) file: u32,
    pub(crate) offset: u64,
    pub(crate) length: u64,
    pub(crate) line: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) role: String,
    pub(crate) counts: bool,
    pub(crate) raw: String,
    pub(crate) fields: BTreeMap<String, String>,
}

/// Makes dead letters of one import.
pub(crate) struct Morgue<'s> {
    pub(crate) sources: &'s [Source],
    pub(crate) profile: String,
    pub(crate) present: Vec<String>,
    pub(crate) dates: DateOrder,
    pub(crate) decimal: DecimalSign,
}

impl Morgue<'_> {
    pub(crate) fn row(&self, held: &Held) -> DeadRow {
        let first = &held.problems[0];
        let body = DeadBody {
            files: self.sources.iter().map(|source| source.name.clone()).collect(),
            profile: self.profile.clone(),
            present: self.present.clone(),
            dates: self.dates,
            decimal: self.decimal,
            problems: held.problems.iter().map(problem).collect(),
            rows: held.rows.iter().map(|row| self.row_body(row)).collect(),
        };
        DeadRow {
            digest: digest(held),
            external_id: held.order_id.clone(),
            code: code_of(first.reason),
            cause: cause(first),
            value_minor: held.value_minor,
            currency: held.currency.clone(),
            row_count: held.rows.iter().filter(|row| row.counts).count() as u64,
            body: serde_json::to_string(&body).expect("texts and numbers are JSON"),
        }
    }

    fn row_body(&self, row: &HeldRow) -> DeadRowBody {
        let Place { file, offset, length, line } = row.place;
        let fields: BTreeMap<String, String> =
            row.fields.iter().map(|(field, text)| (field.name().to_owned(), text.clone())).collect();
        let raw = self.raw(row.place).unwrap_or_else(|| {
            fields.iter().map(|(field, text)| format!("{field}: {text}")).collect::<Vec<_>>().join("\n")
        });
        DeadRowBody { file, offset, length, line, role: role_text(row.role), counts: row.counts, raw, fields }
    }

    /// The text of a row as it stands in the file; none of spreadsheets.
    fn raw(&self, place: Place) -> Option<String> {
        if place.length == 0 {
            return None;
        }
        let (mut file, _) = self.sources.get(place.file as usize)?.try_file().ok()?;
        file.seek(SeekFrom::Start(place.offset)).ok()?;
        let mut bytes = Vec::new();
        file.take(place.length.min(RAW)).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn problem(problem: &Problem) -> DeadProblem {
    DeadProblem {
        code: problem.reason,
        row: problem.row,
        field: problem.field.map(|field| field.name().to_owned()),
        text: problem.text.clone(),
    }
}

fn role_text(role: Role) -> String {
    match role {
        Role::Line => "",
        Role::Head => "head",
        Role::Refund => "refund",
        Role::Flawed(_) => "flawed",
    }
    .to_owned()
}

/// `QTY_NOT_NUMERIC`, as the reason is written everywhere.
pub(crate) fn code_of(reason: ReasonCode) -> String {
    match serde_json::to_value(reason) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// What dead letters of one reason have in common: the text that is wrong, where the same text is wrong the same way.
fn cause(problem: &Problem) -> String {
    use ReasonCode as R;
    match problem.reason {
        R::CurrencyMissing | R::SkuScientificNotation | R::StatusUnknown | R::SkuUnmapped => problem.text.clone(),
        R::DateUnparseable | R::QtyNotNumeric | R::MoneyUnparseable => problem.text.clone(),
        _ => String::new(),
    }
}

/// Over what the rows say, wherever they stand.
fn digest(held: &Held) -> i64 {
    let mut rows: Vec<u64> = held.rows.iter().map(row_digest).collect();
    rows.sort_unstable();
    let mut hasher = DefaultHasher::new();
    (&held.order_id, rows).hash(&mut hasher);
    hasher.finish() as i64
}

fn row_digest(row: &HeldRow) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.fields.hash(&mut hasher);
    if row.fields.is_empty() {
        // Of what could not be read, its place is all that is known.
        (row.place.file, row.place.offset, row.place.length).hash(&mut hasher);
    }
    hasher.finish()
}
