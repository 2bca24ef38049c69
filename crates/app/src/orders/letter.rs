//! Dead letters: looked at, mended, tried again, given up, written to a file.

use super::dead::{DeadBody, code_of};
use super::replay::{Mended, replay};
use crate::app::{App, heavy};
use crate::open::Open;
use crate::place::refuse_workspace;
use std::path::Path;
use tandem_intake::orders::OrderField;
use tandem_model::{
    ChosenDeadLetters, DeadLetter, DeadLetterChoice, DeadLetterGroup, DeadLetterGroups, DeadLetterPage,
    DeadLetterProblem, DeadLetterRow, DeadLetterSource, DeadLettersReplayed, Done, Event, ExportDeadLetters, Exported,
    Fault, FixDeadLetters, ListDeadLetters, Nothing, ReasonCode,
};
use tandem_store::{LetterGroup, LetterRow, LetterStats};

/// Letters that one question may ask for.
const MOST: usize = 500;
const MICROS: f64 = 1_000_000.0;

pub async fn list_dead_letter_groups(app: &App, _: Nothing) -> Result<DeadLetterGroups, Fault> {
    let open = app.open()?;
    let groups = open.store.letter_groups().await?.into_iter().filter_map(group).collect();
    let sources = open.store.letter_stats().await?.into_iter().map(source).collect();
    Ok(DeadLetterGroups { groups, sources })
}

fn group(row: LetterGroup) -> Option<DeadLetterGroup> {
    let code: ReasonCode = serde_json::from_value(serde_json::Value::String(row.code)).ok()?;
    let (remedy, field) = remedy(code);
    Some(DeadLetterGroup {
        channel: row.channel,
        account: row.account,
        code,
        cause: row.cause,
        orders: row.orders.unsigned_abs(),
        rows: row.rows.unsigned_abs(),
        value_minor: row.value_minor,
        currency: row.currency,
        impact: row.value_minor as f64 * row.rows as f64,
        remedy: remedy.to_owned(),
        field: field.map(|field| field.name().to_owned()),
    })
}

/// What mends a reason, and the field that is to be changed.
fn remedy(code: ReasonCode) -> (&'static str, Option<OrderField>) {
    use OrderField as F;
    use ReasonCode as R;
    match code {
        R::EncodingUnreadable => ("save the file as UTF-8 and import it again", None),
        R::NotATable => ("export the file again, it is damaged here", None),
        R::HeaderUnknown | R::HeaderMissingRequired => ("map the columns in a profile and import the file again", None),
        R::RowTooLong => ("look for a separator inside a text, and import the mended file again", None),
        R::RowSplitByQuote => ("close the quote in the file and import it again", None),
        R::OrderIdMissing => ("give the order its number", Some(F::OrderId)),
        R::ContinuationWithoutParent => ("import the file that holds the beginning of the order", None),
        R::DateUnparseable => ("write the date as 2026-12-31", Some(F::PlacedAt)),
        R::DateAmbiguous => ("say whether the day or the month comes first", Some(F::PlacedAt)),
        R::DateInFuture => ("correct the date, or let such orders in by the profile", Some(F::PlacedAt)),
        R::MoneyUnparseable => ("write the amount as a number", Some(F::UnitPrice)),
        R::MoneyAmbiguousSeparator => ("choose the decimal sign in the profile", None),
        R::CurrencyMissing => ("name the currency by its three letters", Some(F::Currency)),
        R::CurrencyMixedInOrder => ("give the order one currency", Some(F::Currency)),
        R::QtyNotPositive => ("correct the quantity, or leave such rows out by the profile", Some(F::Quantity)),
        R::QtyNotNumeric => ("write the quantity as a number", Some(F::Quantity)),
        R::SkuMissing => ("give the line a SKU", Some(F::Sku)),
        R::SkuUnmapped => ("give the product its SKU", Some(F::Sku)),
        R::SkuScientificNotation => ("write the SKU as it was before a spreadsheet changed it", Some(F::Sku)),
        R::CustomerMissing => ("name the customer, or let such orders in by the profile", Some(F::CustomerId)),
        R::TotalMismatch => ("correct the amounts, or let such orders in by the profile", Some(F::Total)),
        R::TaxModeUndecidable => ("say in the profile whether prices hold tax", None),
        R::DuplicateLineSuspect => ("let repeated lines in, or leave them out, by the profile", None),
        R::StatusUnknown => ("use a known status", Some(F::Status)),
        R::RefundExceedsOrder => ("correct the refund", Some(F::OrderRefund)),
        R::RecordFailedUpstream => ("try again when the shop answers", None),
    }
}

fn source(row: LetterStats) -> DeadLetterSource {
    let all = row.open + row.recovered + row.discarded;
    let share = |part: i64, whole: i64, unit: f64| (whole > 0).then(|| part as f64 / unit / whole as f64);
    DeadLetterSource {
        channel: row.channel,
        account: row.account,
        open: row.open.unsigned_abs(),
        recovered: row.recovered.unsigned_abs(),
        discarded: row.discarded.unsigned_abs(),
        false_reject_rate: share(row.unchanged, all, 1.0),
        recovery_seconds: share(row.waited, row.recovered, MICROS),
    }
}

pub async fn list_dead_letters(app: &App, input: ListDeadLetters) -> Result<DeadLetterPage, Fault> {
    let open = app.open()?;
    let ids = open.store.letter_ids(&input.choice).await?;
    let limit = (input.limit as usize).min(MOST);
    let asked: Vec<i64> = ids.iter().copied().skip(input.offset as usize).take(limit).collect();
    let letters = open.store.letters(&asked).await?.into_iter().map(letter).collect::<Result<_, _>>()?;
    Ok(DeadLetterPage { total: ids.len() as u64, letters })
}

fn letter(row: LetterRow) -> Result<DeadLetter, Fault> {
    let body = read_body(&row)?;
    let rows = body.rows.iter().map(|held| DeadLetterRow {
        file: body.files.get(held.file as usize).cloned().unwrap_or_default(),
        offset: held.offset,
        line: held.line,
        raw: held.raw.clone(),
        fields: held.fields.clone(),
    });
    let problems = body.problems.iter().map(|problem| DeadLetterProblem {
        code: problem.code,
        row: problem.row.and_then(|row| u32::try_from(row).ok()),
        field: problem.field.clone(),
        text: problem.text.clone(),
    });
    Ok(DeadLetter {
        id: row.id,
        channel: row.channel,
        account: row.account,
        order_id: row.external_id,
        value_minor: row.value_minor,
        currency: row.currency,
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        failed_at: chrono::DateTime::from_timestamp_micros(row.failed_at).unwrap_or_default().to_rfc3339(),
        problems: problems.collect(),
        rows: rows.collect(),
        profile: body.profile,
    })
}

pub(super) fn read_body(row: &LetterRow) -> Result<DeadBody, Fault> {
    serde_json::from_str(&row.body).map_err(|error| {
        Fault::new("damaged_letter", format!("the dead letter of order `{}` is damaged: {error}", row.external_id))
    })
}

/// Mends and tries again. Nothing changes for letters that still have a problem but their text.
pub async fn fix_dead_letters(app: &App, input: FixDeadLetters) -> Result<DeadLettersReplayed, Fault> {
    for fix in &input.fixes {
        if OrderField::parse(&fix.field).is_none() {
            let message = format!("`{}` is not a field of an order", fix.field);
            return Err(Fault::new("unknown_field", message).at("fixes"));
        }
    }
    replay(app, &input.choice, Mended { fixes: input.fixes, dates: input.dates }).await
}

/// Tries again as they are, by the profile as it is now.
pub async fn replay_dead_letters(app: &App, input: ChosenDeadLetters) -> Result<DeadLettersReplayed, Fault> {
    replay(app, &input.choice, Mended::default()).await
}

/// The ids of open letters that are meant; the fault `unknown_dead_letter` for one that does not wait.
pub(super) async fn chosen(open: &Open, choice: &DeadLetterChoice) -> Result<Vec<i64>, Fault> {
    let found = open.store.letter_ids(choice).await?;
    if let DeadLetterChoice::Ids { ids } = choice
        && let Some(id) = ids.iter().find(|id| !found.contains(id))
    {
        return Err(Fault::new("unknown_dead_letter", format!("no dead letter `{id}` is waiting")).at("ids"));
    }
    Ok(found)
}

/// Gives them up; they are kept, and the same rows never wait again.
pub async fn discard_dead_letters(app: &App, input: ChosenDeadLetters) -> Result<Done, Fault> {
    let open = app.open()?;
    let _edit = open.editing().await;
    let _turn = open.writing().await;
    let ids = chosen(&open, &input.choice).await?;
    open.store.discard_letters(ids, (app.host().clock)()).await?;
    let view = open.reload().await?;
    app.tell(Event::Changed { revision: view.revision(), external: false });
    Ok(Done {})
}

/// Writes them to a CSV file: a line a row, with where it stands, what speaks against it, and its text.
pub async fn export_dead_letters(app: &App, input: ExportDeadLetters) -> Result<Exported, Fault> {
    let open = app.open()?;
    refuse_workspace(app, Path::new(&input.path))?;
    let ids = chosen(&open, &input.choice).await?;
    let letters = open.store.letters(&ids).await?;
    let path = input.path.clone();
    let rows = heavy(move || write_csv(&path, &letters)).await??;
    Ok(Exported { rows, path: input.path })
}

fn write_csv(path: &str, letters: &[LetterRow]) -> Result<u32, Fault> {
    let failed = |error: csv::Error| Fault::new("unwritable_file", format!("`{path}` could not be written: {error}"));
    let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
    let file =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(csv::Error::from).map_err(failed)?;
    let mut to = csv::Writer::from_writer(file);
    to.write_record(["channel", "account", "order", "code", "file", "line", "offset", "raw"]).map_err(failed)?;
    let mut rows = 0;
    for letter in letters {
        let body = read_body(letter)?;
        let code = body.problems.first().map(|problem| code_of(problem.code)).unwrap_or_default();
        for row in &body.rows {
            let file = body.files.get(row.file as usize).cloned().unwrap_or_default();
            let (line, offset) = (row.line.to_string(), row.offset.to_string());
            let cells = [&letter.channel, &letter.account, &letter.external_id, &code, &file, &line, &offset, &row.raw];
            to.write_record(cells.map(|cell| guarded(cell))).map_err(failed)?;
            rows += 1;
        }
    }
    let file = to.into_inner().map_err(|error| failed(error.into_error().into()))?;
    file.persist(path).map_err(|error| failed(error.error.into()))?;
    Ok(rows)
}

/// A text that a spreadsheet would take for a formula.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
