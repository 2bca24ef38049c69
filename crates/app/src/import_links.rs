//! Links from a CSV file, judged one after the other in the order of the file.

use crate::app::App;
use crate::import::{Import, Planned, refused_row};
use crate::open::View;
use crate::progress::Progress;
use crate::source::Source;
use chrono::{DateTime, Utc};
use tandem_engine::Snapshot;
use tandem_engine::rulebook::{BatchLink, LinkBatch};
use tandem_intake::{LinkRecord, LinkRows};
use tandem_model::{Fault, ImportLinks, Link, RefusedRow};

/// Rows looked at together, at first and at the most: each time costs a check of the rulebook.
const AT_ONCE: usize = 1 << 14;
const MOST_AT_ONCE: usize = 1 << 20;

pub(crate) struct Links {
    source: Source,
    at: DateTime<Utc>,
}

impl Links {
    pub(crate) fn of(app: &App, input: ImportLinks) -> Result<Self, Fault> {
        Ok(Self { source: Source::find(app, &input.source)?, at: app.now() })
    }
}

impl Import for Links {
    const NOUN: [&'static str; 2] = ["link", "links"];

    fn source(&self) -> &Source {
        &self.source
    }

    fn read(&self, view: &View, progress: &Progress) -> Result<Planned, Fault> {
        let opened = self.source.open()?;
        let mut rows = LinkRows::open(opened.file, opened.dialect).map_err(|error| self.source.refused(error))?;
        let mut planned = Planned::default();
        let mut batch = LinkBatch::new(view.snapshot.clone(), self.at);
        let mut at_once = AT_ONCE;
        loop {
            let mut read = Vec::new();
            while read.len() < at_once
                && let Some(row) = rows.next_row().map_err(|error| self.source.unreadable(&error))?
            {
                planned.count(progress, rows.bytes_read(), opened.bytes)?;
                read.push(row);
            }
            if read.is_empty() {
                break;
            }
            take_all(&mut batch, &view.snapshot, read, &mut planned, progress)?;
            at_once = MOST_AT_ONCE.min(2 * at_once);
        }
        planned.changes = batch.finish();
        Ok(planned)
    }
}

/// Takes rows one after the other, having looked at all of them together.
fn take_all(
    batch: &mut LinkBatch,
    snapshot: &Snapshot,
    read: Vec<Result<LinkRecord, RefusedRow>>,
    planned: &mut Planned,
    progress: &Progress,
) -> Result<(), Fault> {
    let rows: Vec<_> = read.into_iter().map(|row| row.map(|row| (row.line, meant(snapshot, &row)))).collect();
    batch.foresee(rows.iter().filter_map(|row| row.as_ref().ok()).map(|(_, link)| link));
    for row in rows {
        progress.go_on()?;
        match row {
            Err(refused) => planned.refuse(refused),
            Ok((line, link)) => take(batch, line, &link, planned),
        }
    }
    Ok(())
}

fn take(batch: &mut LinkBatch, line: u64, link: &Link, planned: &mut Planned) {
    match batch.add(link) {
        Ok(BatchLink::Stored) => {}
        Ok(BatchLink::Unchanged) => planned.report.rows.unchanged += 1,
        Err(refusal) => planned.refuse(refused_row(line, refusal)),
    }
}

/// The link that a row means: its type by code, else by label, and as it is stored where the file has no column for a field.
fn meant(snapshot: &Snapshot, row: &LinkRecord) -> Link {
    let mut link = row.link.clone();
    let called = |name: &str| name.to_lowercase() == link.kind.to_lowercase();
    let types = || snapshot.types().iter();
    if let Some(kind) = types().find(|kind| called(&kind.code)).or_else(|| types().find(|kind| called(&kind.label))) {
        link.kind.clone_from(&kind.code);
    }
    if let Some(held) = snapshot.link(&link.key()) {
        link.weight = if row.given.weight { link.weight } else { held.weight };
        link.two_way = if row.given.two_way { link.two_way } else { held.two_way };
        link.pin = if row.given.pin { link.pin } else { held.pin };
        link.paused = if row.given.paused { link.paused } else { held.paused };
    }
    link
}
