//! Imports of orders: files read whole on one thread, then compared with what is stored and written on others.

use super::feed::{Feed, Sold, Told};
use super::products;
use super::spill::TempSpill;
use super::understand::Understanding;
use crate::app::{App, broken, heavy};
use crate::job::{self, Outcome};
use crate::open::Open;
use crate::progress::Progress;
use crate::source::Source;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tandem_intake::orders::channel::{self, Channel, OrderFile, Sample, scope_of};
use tandem_intake::orders::{Context, Given, Intake, Orders};
use tandem_intake::table::{FileKind, TableOptions, open_table};
use tandem_model::{Event, Fault, ImportOrders, JobRef, OrdersReport, Profile, ProfileChoice, ReasonCount};
use tandem_store::NewImport;

/// Bytes of a file that its channel is found by.
const SAMPLE: u64 = 256 * 1024;

/// Starts the import; a cancelled or failed one leaves nothing.
pub async fn import_orders(app: &App, input: ImportOrders) -> Result<JobRef, Fault> {
    let work = Work::of(app, input)?;
    let label = format!("import of {}", work.shown());
    Ok(job::start(app, label, |app, progress| async move {
        work.run(app, progress).await.map(|report| Outcome::Orders(Box::new(report)))
    }))
}

/// The import itself, for callers that wait for it.
pub async fn import_orders_now(app: &App, input: ImportOrders, progress: &Progress) -> Result<OrdersReport, Fault> {
    let work = Work::of(app, input)?.run(app.clone(), progress.clone());
    tokio::spawn(work).await.unwrap_or_else(|error| Err(broken(&error)))
}

struct Work {
    open: Arc<Open>,
    sources: Vec<Source>,
    channel: Option<&'static dyn Channel>,
    profile: Option<ProfileChoice>,
}

/// Files that were read, before they are compared with what is stored.
struct ReadFiles {
    orders: Orders,
    profile: Profile,
    report: OrdersReport,
}

impl Work {
    fn of(app: &App, input: ImportOrders) -> Result<Self, Fault> {
        let sources: Vec<Source> =
            input.sources.iter().map(|source| Source::find(app, source)).collect::<Result<_, _>>()?;
        if sources.is_empty() {
            return Err(Fault::new("no_file", "name a file to import").at("sources"));
        }
        let channel = input.channel.as_deref().filter(|name| *name != "auto").map(channel_named).transpose()?;
        Ok(Self { open: app.open()?, sources, channel, profile: input.profile })
    }

    fn shown(&self) -> String {
        match self.sources.as_slice() {
            [one] => one.name.clone(),
            several => format!("{} files", several.len()),
        }
    }

    async fn run(self, app: App, progress: Progress) -> Result<OrdersReport, Fault> {
        let open = self.open.clone();
        let _edit = open.editing().await;
        let secret = open.store.customer_secret(random()?).await?;
        let (sources, asked) =
            (self.sources.clone(), Understanding::of(&open, self.channel, self.profile.clone()).await?);
        let (currency, now) = (open.view().settings.currency.clone(), (app.host().clock)());
        let told = progress.clone();
        let (channel, profile, digest) = heavy(move || {
            let (channel, profile) = asked.understand(&sample(&sources[0])?)?;
            let digest = digest(&sources, &profile, &told)?;
            Ok::<_, Fault>((channel, profile, digest))
        })
        .await??;
        if let Some(report) = self.repeated(&digest).await? {
            return Ok(report);
        }
        let (sources, told) = (self.sources.clone(), progress.clone());
        let read = heavy(move || {
            let given =
                Given { profile: &profile, habits: channel.habits(), currency: &currency, secret: &secret, now };
            read(&sources, channel, &given, &told)
        })
        .await??;
        let name = self.shown();
        let Told { mut report, sold } = self.store(&app, read, digest, progress).await?;
        drop(_edit);
        report.products_created = show(&app, &open, sold, &name).await?;
        Ok(report)
    }

    /// Files that were imported just so before, and of which nothing waits, hold no news.
    async fn repeated(&self, digest: &str) -> Result<Option<OrdersReport>, Fault> {
        let Some((at, report)) = self.open.store.earlier_import(digest).await? else { return Ok(None) };
        let Ok(mut report) = serde_json::from_str::<OrdersReport>(&report) else { return Ok(None) };
        if report.rows.dead_lettered > 0 {
            return Ok(None);
        }
        report.rows.unchanged += std::mem::take(&mut report.rows.stored);
        (report.orders, report.customers, report.products_created) = Default::default();
        report.imported_before = chrono::DateTime::from_timestamp_micros(at).map(|at| at.to_rfc3339());
        Ok(Some(report))
    }

    async fn store(&self, app: &App, read: ReadFiles, digest: String, progress: Progress) -> Result<Told, Fault> {
        let _turn = self.open.writing().await;
        let ReadFiles { orders, profile, report } = read;
        let import = NewImport {
            channel: profile.channel.clone(),
            account: profile.account.clone(),
            profile: profile.name.clone(),
            digest,
            files: files_json(&self.sources),
            at: (app.host().clock)(),
        };
        let told = Arc::new(Mutex::new(None));
        let feed = Feed::new(orders, scope_of(&profile), self.sources.clone(), progress, report, told.clone());
        carry_out(&self.open, import, feed).await?;
        take(&told).ok_or_else(|| Fault::new("internal", "the import told nothing"))
    }
}

/// What an import left to be told.
pub(super) fn take(told: &Mutex<Option<Told>>) -> Option<Told> {
    told.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Tries dead letters again as an import of their own.
pub(super) async fn importing(app: &App, open: &Arc<Open>, profile: &Profile, feed: Feed) -> Result<(), Fault> {
    let _turn = open.writing().await;
    let import = NewImport {
        channel: profile.channel.clone(),
        account: profile.account.clone(),
        profile: profile.name.clone(),
        digest: String::new(),
        files: "[\"dead letters\"]".to_owned(),
        at: (app.host().clock)(),
    };
    carry_out(open, import, feed).await
}

/// Writes an import. The caller holds the turn to write.
async fn carry_out(open: &Arc<Open>, import: NewImport, feed: Feed) -> Result<(), Fault> {
    let revision = open.store.import_orders(import, feed).await??;
    let live = open.view().live.clone();
    open.noted(revision, live).await?;
    Ok(())
}

/// Adds the products that were sold and are not there, and counts anew what sold. Answers how many were added.
pub(super) async fn show(app: &App, open: &Open, sold: Vec<Sold>, file: &str) -> Result<u64, Fault> {
    let created = products::create(app, sold, file).await?;
    let _turn = open.writing().await;
    let view = open.reload().await?;
    app.tell(Event::Changed { revision: view.revision(), external: false });
    Ok(created)
}

pub(super) fn channel_named(name: &str) -> Result<&'static dyn Channel, Fault> {
    channel::named(name).ok_or_else(|| {
        let known: Vec<&str> = channel::ALL.iter().map(|channel| channel.name()).collect();
        let message = format!("there is no channel `{name}`, but {}", known.join(", "));
        Fault::new("unknown_channel", message).at("channel")
    })
}

pub(super) fn random() -> Result<[u8; 32], Fault> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Fault::new("internal", format!("no random numbers: {error}")))?;
    Ok(bytes)
}

pub(crate) fn sample(source: &Source) -> Result<Sample, Fault> {
    let (mut file, _) = source.try_file().map_err(|error| source.unreadable(&error))?;
    let mut bytes = Vec::new();
    let read = file.by_ref().take(SAMPLE).read_to_end(&mut bytes);
    read.map_err(|error| source.unreadable(&error))?;
    let mut sample = Sample::of(&bytes).map_err(|error| source.unreadable(&error))?;
    if matches!(FileKind::of(&bytes, None), FileKind::Workbook | FileKind::Parquet | FileKind::Gzip) {
        let table = open_table(file, TableOptions::default()).map_err(|error| source.refused(error))?;
        sample.columns = table.columns().to_vec();
    }
    Ok(sample)
}

/// SHA-256 over the files, however they are called, and how they are understood.
fn digest(sources: &[Source], profile: &Profile, progress: &Progress) -> Result<String, Fault> {
    let mut whole = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    for source in sources {
        let (mut file, _) = source.try_file().map_err(|error| source.unreadable(&error))?;
        let mut one = Sha256::new();
        loop {
            progress.go_on()?;
            match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => one.update(&buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(source.unreadable(&error)),
            }
        }
        whole.update(one.finalize());
    }
    let profile = serde_json::to_vec(profile).expect("a profile is JSON");
    whole.update(profile);
    Ok(whole.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Blocks until every row of the files is read.
fn read(sources: &[Source], channel: &dyn Channel, given: &Given<'_>, progress: &Progress) -> Result<ReadFiles, Fault> {
    let mut opened = Vec::with_capacity(sources.len());
    let mut total = 0;
    let done = Arc::new(AtomicU64::new(0));
    for source in sources {
        let (file, bytes) = source.try_file().map_err(|error| source.unreadable(&error))?;
        total += bytes;
        opened.push(Box::new(Counted { file, done: done.clone() }));
    }
    let (teller, behind) = (progress.clone(), done.clone());
    let go_on = move || teller.at(behind.load(Ordering::Relaxed).min(total), Some(total)).is_ok();
    let mut intake = Intake::new(Box::<TempSpill>::default(), Box::new(go_on));
    let numbered = opened.into_iter().zip(sources).zip(0..);
    let mut files: Vec<OrderFile> = numbered
        .map(|((file, source), number)| OrderFile { number, name: source.name.clone(), source: file })
        .collect();
    channel.read(&mut files, given.profile, &mut intake).map_err(|error| sources[0].refused(error))?;
    let (dates, decimal) = intake.decide(given.profile.dates, given.profile.decimal);
    let context = Context::new(given, intake.present(), dates, decimal);
    let mut report = OrdersReport {
        files: sources.len() as u32,
        channel: given.profile.channel.clone(),
        profile: given.profile.name.clone(),
        ..OrdersReport::default()
    };
    report.rows.read = intake.rows_read();
    for (why, count) in intake.left_out() {
        report.rows.ignored += count;
        report.ignored.push(ReasonCount { code: (*why).to_owned(), count: *count, value_minor: 0 });
    }
    Ok(ReadFiles { orders: intake.into_orders(context), profile: given.profile.clone(), report })
}

/// A file that tells how much of it was read.
struct Counted {
    file: File,
    done: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(into)?;
        self.done.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.done.store(at, Ordering::Relaxed);
        Ok(at)
    }
}

fn files_json(sources: &[Source]) -> String {
    let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    serde_json::to_string(&names).expect("texts are JSON")
}
