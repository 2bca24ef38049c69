//! Imports: a file read in the background, planned whole, stored as one edit or not at all.

use crate::app::{App, broken, heavy};
use crate::edit::{TRIES, catch_up, contended, store};
use crate::job::Outcome;
use crate::open::{Open, View};
use crate::progress::Progress;
use crate::source::Source;
use crate::{import_links as links, import_products as products, job};
use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use tandem_engine::Refusal;
use tandem_model::{
    Change, CsvInspection, Fault, ImportLinks, ImportProducts, ImportReport, InspectProducts, JobRef, RefusedRow,
    Severity, Sku,
};

/// Rows between two looks at the clock.
const STRIDE: u64 = 64;
/// Refused rows told one by one; the rest are counted.
const TOLD: usize = 1000;

/// What an import would store.
#[derive(Default)]
pub(crate) struct Planned {
    pub(crate) changes: Vec<Change>,
    pub(crate) report: ImportReport,
    /// Where in the file each product to be stored stands.
    pub(crate) lines: HashMap<Sku, u64>,
}

impl Planned {
    /// Counts a row read; `done` of `total` bytes are behind it. The fault `cancelled` when the import should stop.
    pub(crate) fn count(&mut self, progress: &Progress, done: u64, total: u64) -> Result<(), Fault> {
        self.report.rows.read += 1;
        if self.report.rows.read % STRIDE == 1 { progress.at(done, Some(total)) } else { Ok(()) }
    }

    pub(crate) fn refuse(&mut self, row: RefusedRow) {
        self.report.rows.refused += 1;
        if self.report.refused.len() < TOLD {
            self.report.refused.push(row);
        }
    }
}

/// A file to be imported, and how its rows are read.
pub(crate) trait Import: Send + Sync + 'static {
    /// `products` or `links`.
    const NOUN: [&'static str; 2];

    fn source(&self) -> &Source;

    /// Reads the file against one view. Blocks; stops when `progress` says so.
    fn read(&self, view: &View, progress: &Progress) -> Result<Planned, Fault>;

    /// The last word of the rulebook on what was read. What is edited meanwhile makes it vain.
    fn judge(&self, open: &Arc<Open>, planned: Planned) -> impl Future<Output = Result<Planned, Fault>> + Send {
        let _ = open;
        std::future::ready(Ok(planned))
    }
}

pub async fn inspect_products(app: &App, input: InspectProducts) -> Result<CsvInspection, Fault> {
    let source = Source::find(app, &input.source)?;
    heavy(move || {
        let opened = source.open()?;
        tandem_intake::inspect_products(opened.file, opened.dialect).map_err(|error| source.refused(error))
    })
    .await?
}

/// Starts the import; a cancelled or failed one leaves nothing.
pub async fn import_products(app: &App, input: ImportProducts) -> Result<JobRef, Fault> {
    start(app, products::Products::of(app, input)?)
}

/// The import itself, for callers that wait for it.
pub async fn import_products_now(app: &App, input: ImportProducts, progress: &Progress) -> Result<ImportReport, Fault> {
    now(app, products::Products::of(app, input)?, progress).await
}

/// Starts the import; a cancelled or failed one leaves nothing.
pub async fn import_links(app: &App, input: ImportLinks) -> Result<JobRef, Fault> {
    start(app, links::Links::of(app, input)?)
}

/// The import itself, for callers that wait for it.
pub async fn import_links_now(app: &App, input: ImportLinks, progress: &Progress) -> Result<ImportReport, Fault> {
    now(app, links::Links::of(app, input)?, progress).await
}

fn start<I: Import>(app: &App, import: I) -> Result<JobRef, Fault> {
    let open = app.open()?;
    let label = format!("import of {}", import.source().name);
    Ok(job::start(app, label, |app, progress| async move {
        run(app, open, Arc::new(import), progress).await.map(Outcome::Imported)
    }))
}

async fn now<I: Import>(app: &App, import: I, progress: &Progress) -> Result<ImportReport, Fault> {
    let work = run(app.clone(), app.open()?, Arc::new(import), progress.clone());
    tokio::spawn(work).await.unwrap_or_else(|error| Err(broken(&error)))
}

/// Plans first and waits for its turn to write afterwards, so that edits go on meanwhile; where one came between, the
/// file is read once more.
async fn run<I: Import>(app: App, open: Arc<Open>, import: Arc<I>, progress: Progress) -> Result<ImportReport, Fault> {
    let _edit = open.editing().await;
    let (mut view, mut planned) = plan(&open, &import, &progress).await?;
    let _turn = open.writing().await;
    for _ in 0..TRIES {
        catch_up(&app, &open).await?;
        if open.view().revision == view.revision {
            progress.go_on()?;
            let Planned { changes, mut report, .. } = planned;
            report.rows.stored = changes.len() as u64;
            let label = label::<I>(&import.source().name, changes.len());
            if changes.is_empty() || store(&app, &open, label, changes).await?.is_some() {
                return Ok(report);
            }
        }
        (view, planned) = plan(&open, &import, &progress).await?;
    }
    Err(contended())
}

/// What would be stored of a file, and the view that this was decided on.
async fn plan<I: Import>(
    open: &Arc<Open>,
    import: &Arc<I>,
    progress: &Progress,
) -> Result<(Arc<View>, Planned), Fault> {
    let view = open.view();
    let (seen, reader, told) = (view.clone(), import.clone(), progress.clone());
    let planned = heavy(move || reader.read(&seen, &told)).await??;
    progress.go_on()?;
    Ok((view, import.judge(open, planned).await?))
}

/// `import of products.csv: 1,204 products`.
fn label<I: Import>(name: &str, stored: usize) -> String {
    let [one, many] = I::NOUN;
    format!("import of {name}: {} {}", grouped(stored), if stored == 1 { one } else { many })
}

pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A row that the rulebook refused; for a loop, with its steps.
pub(crate) fn refused_row(line: u64, refusal: Refusal) -> RefusedRow {
    let steps = match &refusal {
        Refusal::Fault(_) | Refusal::Faults(_) => Vec::new(),
        Refusal::Findings(findings) => {
            let worst = findings.iter().find(|finding| finding.severity == Severity::Error);
            worst.map(|finding| finding.steps.clone()).unwrap_or_default()
        }
    };
    let Fault { code, message, .. } = refusal.into_fault();
    RefusedRow { line, code, message, steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 12, 999, 1204, 1_000_000].map(grouped), ["0", "12", "999", "1,204", "1,000,000"]);
    }
}
