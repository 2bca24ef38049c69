//! Links from a CSV file, judged one after the other in the order of the file.

use crate::app::App;
use crate::import::{Import, Planned, refused_row};
use crate::open::View;
use crate::progress::Progress;
use crate::source::Source;
use tandem_engine::Snapshot;
use tandem_engine::rulebook::{BatchLink, LinkBatch};
use tandem_intake::{LinkRecord, LinkRows};
use tandem_model::{Fault, ImportLinks, Link};

pub(crate) struct Links {
    source: Source,
}

impl Links {
    pub(crate) fn of(app: &App, input: ImportLinks) -> Result<Self, Fault> {
        Ok(Self { source: Source::find(app, &input.source)? })
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
        let mut batch = LinkBatch::new(view.snapshot.clone());
        while let Some(row) = rows.next_row().map_err(|error| self.source.unreadable(&error))? {
            planned.count(progress, rows.bytes_read(), opened.bytes)?;
            match row {
                Err(refused) => planned.refuse(refused),
                Ok(row) => take(&mut batch, &view.snapshot, &row, &mut planned),
            }
        }
        planned.changes = batch.finish();
        Ok(planned)
    }
}

fn take(batch: &mut LinkBatch, snapshot: &Snapshot, row: &LinkRecord, planned: &mut Planned) {
    match batch.add(&meant(snapshot, row)) {
        Ok(BatchLink::Stored) => {}
        Ok(BatchLink::Unchanged) => planned.report.rows.unchanged += 1,
        Err(refusal) => planned.refuse(refused_row(row.line, refusal)),
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
    }
    link
}
