//! The rows of all files of one import, before anything is compared with what is stored.

use crate::progress::Progress;
use crate::source::Source;
use std::collections::BTreeMap;
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
        let mut ignored = BTreeMap::new();
        let opened = sources.iter().map(Source::open).collect::<Result<Vec<_>, _>>()?;
        let total = opened.iter().map(|opened| opened.bytes).sum();
        let mut before = 0;
        for (file, (source, opened)) in sources.iter().zip(opened).enumerate() {
            let bytes = opened.bytes;
            let catalogue = Catalogue::open(opened.file, opened.dialect, hints);
            let mut catalogue = catalogue.map_err(|error| source.refused(error))?;
            let (format, because) = (catalogue.format, catalogue.because.clone());
            gathered.report.files.push(CatalogueFound { file: source.name.clone(), format, because });
            while let Some(row) = catalogue.next_row().map_err(|error| source.unreadable(&error))? {
                gathered.report.rows.read += 1;
                if gathered.report.rows.read % STRIDE == 1 {
                    progress.at(before + catalogue.bytes_read(), Some(total))?;
                }
                gathered.take(file, row, &mut ignored);
            }
            before += bytes;
        }
        gathered.report.rows.ignored = ignored.values().sum();
        let told = |(what, count): (&str, u64)| Counted { what: what.to_owned(), count };
        gathered.report.ignored = ignored.into_iter().map(told).collect();
        Ok(gathered)
    }

    fn take(&mut self, file: usize, row: CatalogueRow, ignored: &mut BTreeMap<&'static str, u64>) {
        match row {
            CatalogueRow::Item(item) => self.items.push((file, *item)),
            CatalogueRow::Ignored(reason) => *ignored.entry(reason).or_default() += 1,
            CatalogueRow::Refused(refused) => self.report.dead_letter(file, refused),
            CatalogueRow::Association(association) => {
                *ignored.entry(ASSOCIATION).or_default() += 1;
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
