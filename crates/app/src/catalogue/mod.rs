//! Catalogues of shops with their relations: read whole, planned whole, stored as one edit or not at all.

mod back;
mod ends;
mod gather;
mod index;
mod inspect;
mod judge;
mod products;
mod relations;

pub use back::{export_catalogue, export_catalogue_now};
pub use inspect::inspect_catalogue;

use crate::app::{App, broken, heavy};
use crate::edit::{TRIES, catch_up, contended, store};
use crate::import::grouped;
use crate::job::{self, Outcome};
use crate::open::Open;
use crate::progress::Progress;
use crate::source::Source;
use chrono::{DateTime, Utc};
use gather::Gathered;
use judge::Plan;
use products::Held;
use std::sync::Arc;
use tandem_intake::catalogue::CatalogueHints;
use tandem_model::{CatalogueReport, Change, Fault, ImportCatalogue, JobRef};

/// Files to be imported together.
struct Import {
    sources: Vec<Source>,
    asked: ImportCatalogue,
    at: DateTime<Utc>,
}

/// Starts the import; a cancelled or failed one leaves nothing.
pub async fn import_catalogue(app: &App, input: ImportCatalogue) -> Result<JobRef, Fault> {
    let (open, import) = (app.open()?, Import::of(app, input)?);
    let label = format!("import of {}", import.name());
    Ok(job::start(app, label, |app, progress| async move {
        import.run(app, open, progress).await.map(|report| Outcome::Catalogued(Box::new(report)))
    }))
}

/// The import itself, for callers that wait for it.
pub async fn import_catalogue_now(
    app: &App,
    input: ImportCatalogue,
    progress: &Progress,
) -> Result<CatalogueReport, Fault> {
    let work = Import::of(app, input)?.run(app.clone(), app.open()?, progress.clone());
    tokio::spawn(work).await.unwrap_or_else(|error| Err(broken(&error)))
}

impl Import {
    fn of(app: &App, asked: ImportCatalogue) -> Result<Self, Fault> {
        if asked.sources.is_empty() {
            return Err(Fault::new("no_file", "no file is named").at("sources"));
        }
        let sources = asked.sources.iter().map(|source| Source::find(app, source)).collect::<Result<_, _>>()?;
        Ok(Self { sources, asked, at: app.now() })
    }

    fn name(&self) -> String {
        match self.sources.as_slice() {
            [one] => one.name.clone(),
            many => format!("{} files", many.len()),
        }
    }

    /// Plans first and waits for its turn to write afterwards, so that edits go on meanwhile; where one came between, it
    /// plans once more.
    async fn run(self, app: App, open: Arc<Open>, progress: Progress) -> Result<CatalogueReport, Fault> {
        let _edit = open.editing().await;
        let (name, at) = (self.name(), self.at);
        let (currency, told) = (open.view().settings.currency.clone(), progress.clone());
        let gathered = heavy(move || {
            let hints = CatalogueHints { format: self.asked.format, mapping: self.asked.mapping, currency: &currency };
            Gathered::of(&self.sources, &hints, &told)
        });
        let gathered = Arc::new(gathered.await??);
        let (mut revision, mut planned) = plan(&open, &gathered, at, &progress).await?;
        let _turn = open.writing().await;
        for _ in 0..TRIES {
            catch_up(&app, &open).await?;
            if open.view().revision == revision {
                progress.go_on()?;
                let Plan { changes, report } = planned;
                let label = label(&name, &changes);
                if changes.is_empty() || store(&app, &open, label, changes).await?.is_some() {
                    return Ok(report);
                }
            }
            (revision, planned) = plan(&open, &gathered, at, &progress).await?;
        }
        Err(contended())
    }
}

async fn plan(
    open: &Arc<Open>,
    gathered: &Arc<Gathered>,
    at: DateTime<Utc>,
    progress: &Progress,
) -> Result<(i64, Plan), Fault> {
    let (gathered, progress) = (gathered.clone(), progress.clone());
    open.apart(move |rulebook, view| {
        let held = Held { snapshot: &view.snapshot, currency: &view.settings.currency };
        let planned = judge::plan(rulebook, held, &gathered, at, &progress)?;
        Ok((view.revision, planned))
    })
    .await?
}

/// `import of shop.csv: 1,204 products, 311 links`.
fn label(name: &str, changes: &[Change]) -> String {
    let products = changes.iter().filter(|change| matches!(change, Change::PutProduct(_))).count();
    let links = changes.iter().filter(|change| matches!(change, Change::PutLink(_) | Change::RemoveLink(_))).count();
    let words = |count: usize, one: &str| {
        let end = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{} {one}{end}", grouped(count)))
    };
    let parts: Vec<String> = [words(products, "product"), words(links, "link")].into_iter().flatten().collect();
    format!("import of {name}: {}", parts.join(", "))
}
