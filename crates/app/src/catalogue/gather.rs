//! The rows of all files of one import, before anything is compared with what is stored.

use crate::progress::Progress;
use crate::source::Source;
use std::collections::BTreeMap;
use std::io;
use tandem_intake::catalogue::{Association, Catalogue, CatalogueHints, CatalogueItem, CatalogueRow};
use tandem_model::{CatalogueFound, CatalogueRefusal, CatalogueReport, Counted, Fault, RefusedRow};

/// Rows between two looks at the clock.
const STRIDE: u64 = 64;
/// Rows and links told one by one; the rest are counted.
const TOLD: usize = 1000;
const ASSOCIATION: &str = "association types, which tell how links of other files hold";

/// Everything that the files say.
#[derive(Default)]
pub(crate) struct Gathered {
    /// With the number of its file.
    pub(crate) items: Vec<(usize, CatalogueItem)>,
    pub(crate) associations: BTreeMap<String, Association>,
    /// Rows read, left out and refused so far.
    pub(crate) report: CatalogueReport,
}

impl Gathered {
    /// Blocks; stops when `progress` says so. Memory grows with the number of products.
    pub(crate) fn of(sources: &[Source], hints: &CatalogueHints<'_>, progress: &Progress) -> Result<Self, Fault> {
        let mut gathered = Self::default();
        let opened = sources.iter().map(Source::open).collect::<Result<Vec<_>, _>>()?;
        let total = opened.iter().map(|opened| opened.bytes).sum();
        let mut before = 0;
        for (source, opened) in sources.iter().zip(opened) {
            let bytes = opened.bytes;
            let catalogue = Catalogue::open(opened.file, opened.dialect, hints);
            let mut catalogue = catalogue.map_err(|error| source.refused(error))?;
            let read = gathered.read(&source.name, &mut catalogue, |read| progress.at(before + read, Some(total)))?;
            read.map_err(|error| source.unreadable(&error))?;
            before += bytes;
        }
        Ok(gathered)
    }

    /// All rows of one file; `at` is told the bytes read.
    pub(super) fn read(
        &mut self,
        name: &str,
        catalogue: &mut Catalogue<'_>,
        mut at: impl FnMut(u64) -> Result<(), Fault>,
    ) -> Result<io::Result<()>, Fault> {
        let file = self.report.files.len();
        let (format, because) = (catalogue.format, catalogue.because.clone());
        self.report.files.push(CatalogueFound { file: name.to_owned(), format, because });
        loop {
            match catalogue.next_row() {
                Err(error) => return Ok(Err(error)),
                Ok(None) => return Ok(Ok(())),
                Ok(Some(row)) => self.take(file, row),
            }
            self.report.rows.read += 1;
            if self.report.rows.read % STRIDE == 1 {
                at(catalogue.bytes_read())?;
            }
        }
    }

    fn ignore(&mut self, reason: &str) {
        self.report.rows.ignored += 1;
        match self.report.ignored.iter_mut().find(|counted| counted.what == reason) {
            Some(counted) => counted.count += 1,
            None => self.report.ignored.push(Counted { what: reason.to_owned(), count: 1 }),
        }
    }

    fn take(&mut self, file: usize, row: CatalogueRow) {
        match row {
            CatalogueRow::Item(item) => self.items.push((file, *item)),
            CatalogueRow::Ignored(reason) => self.ignore(reason),
            CatalogueRow::Refused(refused) => self.report.dead_letter(file, refused),
            CatalogueRow::Association(association) => {
                self.ignore(ASSOCIATION);
                self.associations.insert(association.code.clone(), association);
            }
        }
    }
}

/// What is counted row by row and link by link.
pub(crate) trait Tally {
    fn dead_letter(&mut self, file: usize, row: RefusedRow);
    fn refuse_link(&mut self, file: usize, row: RefusedRow);
}

impl Tally for CatalogueReport {
    fn dead_letter(&mut self, file: usize, row: RefusedRow) {
        self.rows.dead_lettered += 1;
        match self.dead_letter_codes.iter_mut().find(|counted| counted.what == row.code) {
            Some(counted) => counted.count += 1,
            None => self.dead_letter_codes.push(Counted { what: row.code.clone(), count: 1 }),
        }
        let file = name_of(&self.files, file);
        tell(&mut self.dead_letters, file, row);
    }

    fn refuse_link(&mut self, file: usize, row: RefusedRow) {
        self.links.refused += 1;
        let file = name_of(&self.files, file);
        tell(&mut self.refused_links, file, row);
    }
}

fn name_of(files: &[CatalogueFound], file: usize) -> String {
    files.get(file).map(|found| found.file.clone()).unwrap_or_default()
}

fn tell(told: &mut Vec<CatalogueRefusal>, file: String, row: RefusedRow) {
    if told.len() < TOLD {
        told.push(CatalogueRefusal { file, row });
    }
}
