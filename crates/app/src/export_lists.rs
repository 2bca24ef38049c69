//! Recommendations to a CSV or JSON file: the lists of a version, each with the time that it holds.

use crate::app::{App, heavy};
use crate::campaign::unknown;
use crate::export::{Stopped, put_whole};
use crate::job::{self, Outcome};
use crate::place::refuse_workspace;
use crate::progress::Progress;
use chrono::{DateTime, Months, SubsecRound, Utc};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tandem_engine::Snapshot;
use tandem_engine::campaign::Times;
use tandem_engine::difference::Edition;
use tandem_engine::recommend::{Stretch, Timeline};
use tandem_intake::RecommendationWriter;
use tandem_model::{
    ExportFormat, ExportRecommendations, Fault, FileMade, FileTarget, JobRef, Occurrence, RecommendRequest,
    Recommendation, RecommendationRow, Sku,
};
use tempfile::NamedTempFile;

/// How far ahead lists are told.
const AHEAD: Months = Months::new(12);

/// A file to be written, and all that it is made of.
struct Export {
    app: App,
    edition: Arc<Edition>,
    name: String,
    /// `None` for a temporary file.
    path: Option<PathBuf>,
    format: ExportFormat,
    /// The times told, in order and apart from each other.
    spans: Vec<Occurrence>,
    /// Of each span only the lists that it begins with.
    first_only: bool,
    channel: Option<String>,
}

/// Starts the export; a cancelled or failed one leaves nothing, and a file of that name as it was.
pub async fn export_recommendations(app: &App, input: ExportRecommendations) -> Result<JobRef, Fault> {
    let export = Export::of(app, input).await?;
    let label = format!("export of recommendations to {}", export.name);
    Ok(job::start(app, label, |_, progress| async move { export.run(progress).await.map(Outcome::Made) }))
}

/// The export itself, for callers that wait for it.
pub async fn export_recommendations_now(
    app: &App,
    input: ExportRecommendations,
    progress: &Progress,
) -> Result<FileMade, Fault> {
    Export::of(app, input).await?.run(progress.clone()).await
}

impl Export {
    async fn of(app: &App, input: ExportRecommendations) -> Result<Self, Fault> {
        let open = app.open()?;
        let (name, path) = named(input.to);
        path.as_ref().map_or(Ok(()), |path| refuse_workspace(app, path))?;
        let edition = open.edition(&open.view(), input.version).await?;
        let year = year_from(input.at.unwrap_or_else(|| app.now().trunc_subsecs(0)));
        let spans = match &input.campaign {
            Some(id) => times(&edition.snapshot, id, year)?,
            None => vec![year],
        };
        let first_only = input.at.is_some() && input.campaign.is_none();
        let ExportRecommendations { format, channel, campaign, .. } = input;
        let channel = channel_of(&edition.snapshot, campaign.as_deref(), channel)?;
        Ok(Self { app: app.clone(), edition, name, path, format, spans, first_only, channel })
    }

    async fn run(self, progress: Progress) -> Result<FileMade, Fault> {
        heavy(move || match &self.path {
            Some(path) => {
                let rows = put_whole(path, |file| self.write(file, &progress))?;
                Ok(self.made(rows, Some(path.display().to_string()), None))
            }
            None => self.keep(&progress),
        })
        .await?
    }

    /// Blocks, as all below.
    fn keep(&self, progress: &Progress) -> Result<FileMade, Fault> {
        let in_temporary = |stopped: Stopped| stopped.into_fault(&std::env::temp_dir());
        let mut file = NamedTempFile::new().map_err(|error| in_temporary(error.into()))?;
        let rows = self.write(&mut file, progress).map_err(in_temporary)?;
        let token = self.app.uploads().offer(file.into_temp_path())?;
        Ok(self.made(rows, None, Some(token)))
    }

    fn made(&self, rows: u64, path: Option<String>, download: Option<String>) -> FileMade {
        FileMade { rows, name: self.name.clone(), path, download, lost: Vec::new() }
    }

    /// Product by product, so that memory stays flat. Cost: for each product and placement, a recommendation for each
    /// instant at which its list can change.
    fn write(&self, file: &mut NamedTempFile, progress: &Progress) -> Result<u64, Stopped> {
        let Edition { snapshot, settings } = &*self.edition;
        let mut writer = RecommendationWriter::new(BufWriter::new(file), self.format)?;
        let timeline =
            |span: &Occurrence| Timeline::new(snapshot, settings.per_family, settings.strategy.as_deref(), *span);
        let mut timelines: Vec<Timeline<'_>> = self.spans.iter().map(timeline).collect();
        let mut requests = self.requests();
        let triggers = in_order(snapshot);
        for (done, &trigger) in triggers.iter().enumerate() {
            progress.at(done as u64, Some(triggers.len() as u64))?;
            let sku = Sku::new(snapshot.sku(trigger));
            for request in &mut requests {
                request.trigger = Some(sku.clone());
                for timeline in &mut timelines {
                    let most = if self.first_only { 1 } else { usize::MAX };
                    for stretch in timeline.stretches(request)?.take(most) {
                        rows(&sku, request.placement.as_deref(), stretch).try_for_each(|row| writer.write(&row))?;
                    }
                }
            }
        }
        let (mut sink, rows) = writer.finish()?;
        sink.flush()?;
        progress.go_on()?;
        Ok(rows)
    }

    /// One for each placement; one for none in particular where there is none.
    fn requests(&self) -> Vec<RecommendRequest> {
        let placements = self.edition.snapshot.book().placements().iter().map(|placement| Some(placement.code.clone()));
        let mut placements: Vec<Option<String>> = placements.collect();
        if placements.is_empty() {
            placements.push(None);
        }
        let request = |placement| RecommendRequest { placement, channel: self.channel.clone(), ..Default::default() };
        placements.into_iter().map(request).collect()
    }
}

/// What a file is called, and where it goes; nowhere in particular for one that is fetched.
pub(crate) fn named(to: FileTarget) -> (String, Option<PathBuf>) {
    match to {
        FileTarget::Path { path } => {
            let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
            (name.unwrap_or_else(|| path.clone()), Some(path.into()))
        }
        FileTarget::Download { name } => (name, None),
    }
}

pub(crate) fn year_from(from: DateTime<Utc>) -> Occurrence {
    Occurrence { from, to: from.checked_add_months(AHEAD).unwrap_or(DateTime::<Utc>::MAX_UTC) }
}

/// When a campaign is live, within a span.
fn times(snapshot: &Snapshot, id: &str, span: Occurrence) -> Result<Vec<Occurrence>, Fault> {
    let campaign = snapshot.book().campaign(id).ok_or_else(|| unknown(id).at("campaign"))?;
    let live = Times::of(campaign).map_or_else(Vec::new, |times| times.between(span.from, span.to));
    let within = live.into_iter().map(|live| Occurrence { from: live.from.max(span.from), to: live.to.min(span.to) });
    let within: Vec<Occurrence> = within.filter(|live| live.from < live.to).collect();
    if within.is_empty() {
        let message = format!("`{}` is not live at any time in the twelve months to come", campaign.name);
        return Err(Fault::new("never_live", message).at("campaign"));
    }
    Ok(within)
}

/// The channel asked for; else the one that the campaign is for. Of several, lists are of one each, and without any the
/// campaign would not be in them.
fn channel_of(snapshot: &Snapshot, campaign: Option<&str>, asked: Option<String>) -> Result<Option<String>, Fault> {
    let campaign = campaign.and_then(|id| snapshot.book().campaign(id));
    let own = campaign.map_or(&[][..], |campaign| &campaign.channels);
    match (asked, own, campaign) {
        (None, [one], _) => Ok(Some(one.clone())),
        (None, [_, _, ..], Some(campaign)) => {
            let channels = own.iter().map(|channel| format!("`{channel}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` is for the channels {channels}: say whose lists to write", campaign.name);
            Err(Fault::new("channel_needed", message).at("channel"))
        }
        (asked, ..) => Ok(asked),
    }
}

/// By SKU.
pub(crate) fn in_order(snapshot: &Snapshot) -> Vec<u32> {
    let mut ids: Vec<u32> = snapshot.ids().collect();
    ids.sort_by(|&a, &b| snapshot.compare(a, b));
    ids
}

fn rows(trigger: &Sku, placement: Option<&str>, stretch: Stretch) -> impl Iterator<Item = RecommendationRow> {
    let Stretch { from, to, shown } = stretch;
    shown.into_iter().zip(1..).map(move |(shown, position)| RecommendationRow {
        trigger: trigger.clone(),
        placement: placement.map(str::to_owned),
        position,
        reason: reason(&shown),
        sku: shown.sku,
        kind: shown.kind,
        score: shown.score,
        valid_from: from,
        valid_to: to,
    })
}

/// The factors of the best reason in words, each once.
fn reason(shown: &Recommendation) -> String {
    let mut words: Vec<&str> = shown.because.iter().map(|reason| reason.text.as_str()).collect();
    words.dedup();
    words.join("; ")
}
