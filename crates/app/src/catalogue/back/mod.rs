//! Links and resolved recommendations in the forms that shops take in, with an account of what each form cannot carry.

mod address;
mod lists;
mod shown;

#[cfg(test)]
mod tests;

use crate::app::{App, heavy};
use crate::export::{Stopped, put_whole};
use crate::export_lists::{self, named};
use crate::job::{self, Outcome};
use crate::place::refuse_workspace;
use crate::progress::Progress;
use chrono::{DateTime, Utc};
use lists::{Lost, Shelves, Told, shelve};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;
use tandem_engine::Snapshot;
use tandem_engine::difference::Edition;
use tandem_intake::LinkWriter;
use tandem_intake::catalogue::ShopWriter;
use tandem_model::{
    CatalogueContent, CatalogueFormat, Counted, ExportCatalogue, ExportFormat, ExportRecommendations, Fault, FileMade,
    JobRef, RuleStatus,
};
use tempfile::NamedTempFile;

/// A file to be written, and all that it is made of.
struct Export {
    app: App,
    edition: Arc<Edition>,
    name: String,
    /// `None` for a temporary file.
    path: Option<PathBuf>,
    asked: ExportCatalogue,
    at: DateTime<Utc>,
}

/// Starts the export; a cancelled or failed one leaves nothing, and a file of that name as it was.
pub async fn export_catalogue(app: &App, input: ExportCatalogue) -> Result<JobRef, Fault> {
    if let Some(lists) = own_form(&input) {
        return export_lists::export_recommendations(app, lists).await;
    }
    let export = Export::of(app, input).await?;
    let label = format!("export for {}", export.asked.format.as_str());
    Ok(job::start(app, label, |_, progress| async move { export.run(progress).await.map(Outcome::Made) }))
}

/// The export itself, for callers that wait for it.
pub async fn export_catalogue_now(app: &App, input: ExportCatalogue, progress: &Progress) -> Result<FileMade, Fault> {
    match own_form(&input) {
        Some(lists) => export_lists::export_recommendations_now(app, lists, progress).await,
        None => Export::of(app, input).await?.run(progress.clone()).await,
    }
}

/// Recommendations as a table have a form of their own, with the time that each list holds.
fn own_form(input: &ExportCatalogue) -> Option<ExportRecommendations> {
    let own = input.format == CatalogueFormat::Csv && input.content == CatalogueContent::Recommendations;
    own.then(|| ExportRecommendations {
        to: input.to.clone(),
        format: ExportFormat::Csv,
        version: input.version,
        at: input.at,
        campaign: None,
        channel: input.channel.clone(),
    })
}

impl Export {
    async fn of(app: &App, asked: ExportCatalogue) -> Result<Self, Fault> {
        let open = app.open()?;
        let (name, path) = named(asked.to.clone());
        path.as_ref().map_or(Ok(()), |path| refuse_workspace(app, path))?;
        let edition = open.edition(&open.view(), asked.version).await?;
        let at = asked.at.unwrap_or_else(|| app.now());
        Ok(Self { app: app.clone(), edition, name, path, asked, at })
    }

    async fn run(self, progress: Progress) -> Result<FileMade, Fault> {
        heavy(move || match &self.path {
            Some(path) => {
                let (rows, lost) = put_whole(path, |file| self.write(file, &progress))?;
                Ok(self.made(rows, Some(path.display().to_string()), None, lost))
            }
            None => self.keep(&progress),
        })
        .await?
    }

    /// Blocks, as all below.
    fn keep(&self, progress: &Progress) -> Result<FileMade, Fault> {
        let in_temporary = |stopped: Stopped| stopped.into_fault(&std::env::temp_dir());
        let mut file = NamedTempFile::new().map_err(|error| in_temporary(error.into()))?;
        let (rows, lost) = self.write(&mut file, progress).map_err(in_temporary)?;
        let token = self.app.uploads().offer(file.into_temp_path())?;
        Ok(self.made(rows, None, Some(token), lost))
    }

    fn made(&self, rows: u64, path: Option<String>, download: Option<String>, lost: Vec<Counted>) -> FileMade {
        FileMade { rows, name: self.name.clone(), path, download, lost }
    }

    fn write(&self, file: &mut NamedTempFile, progress: &Progress) -> Result<(u64, Vec<Counted>), Stopped> {
        let snapshot = &self.edition.snapshot;
        let sink = BufWriter::new(file);
        if self.asked.format == CatalogueFormat::Csv {
            return Ok((table(sink, snapshot)?, Vec::new()));
        }
        let mut lost = Lost::default();
        let told = match self.asked.content {
            CatalogueContent::Links => links(snapshot, &mut lost),
            CatalogueContent::Recommendations => {
                shown::recommendations(&self.edition, &self.asked, self.at, &mut lost, progress)?
            }
        };
        progress.go_on()?;
        let rows = put(sink, self.asked.format, shelve(snapshot, self.asked.format, &told, &mut lost))?;
        progress.go_on()?;
        Ok((rows, lost.told()))
    }
}

/// Every link, in Tandem's own form.
fn table(sink: impl Write, snapshot: &Snapshot) -> std::io::Result<u64> {
    let mut writer = LinkWriter::new(sink)?;
    let links = snapshot.links();
    links.iter().try_for_each(|link| writer.write(link))?;
    writer.finish()?.flush()?;
    Ok(links.len() as u64)
}

fn put(sink: impl Write, format: CatalogueFormat, shelves: Shelves) -> std::io::Result<u64> {
    let mut writer = ShopWriter::new(sink, format, shelves.columns)?;
    shelves.rows.iter().try_for_each(|row| writer.write(row))?;
    writer.finish()?.flush()?;
    Ok(shelves.rows.len() as u64)
}

/// The links that shoppers can see, and what of the rulebook is no link.
fn links(snapshot: &Snapshot, lost: &mut Lost) -> Vec<Told> {
    let all = snapshot.links();
    lost.count("paused links", all.iter().filter(|link| link.paused).count() as u64);
    lost.count("pins", all.iter().filter(|link| !link.paused && link.pin.is_some()).count() as u64);
    let active = snapshot.book().rules().iter().filter(|rule| rule.status == RuleStatus::Active);
    lost.count("rules, which are conditions", active.count() as u64);
    lost.count("campaigns, which are dates", snapshot.book().campaigns().len() as u64);
    let weight = |code: &str| snapshot.types().iter().find(|kind| kind.code == code).map_or(100, |kind| kind.weight);
    let told = all.into_iter().filter(|link| !link.paused);
    told.map(|link| {
        let weight = weight(&link.kind);
        Told::of(link, weight)
    })
    .collect()
}
