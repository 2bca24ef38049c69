//! Cases of the corpus, and an import of one without a store.

use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use tandem_intake::IntakeError;
use tandem_intake::orders::channel::{self, OrderFile};
use tandem_intake::orders::{Context, Given, Held, Intake, Items, Outcome, Spill};
use tandem_model::{Order, Profile, ReasonCode};

#[derive(Clone)]
pub struct Case {
    pub channel: String,
    pub folder: PathBuf,
    pub name: String,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Every case of every channel, in that folder of it.
pub fn cases(folder: &str) -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/orders");
    let channels = entries(&corpus).into_iter().filter(|path| path.is_dir());
    channels.flat_map(|channel| cases_of(&channel, folder)).collect()
}

fn cases_of(channel: &Path, folder: &str) -> Vec<Case> {
    let within = channel.join(folder);
    let is_case = |path: &PathBuf| !path.ends_with("refused") && path.extension().is_none_or(|end| end != "snap");
    let case = |path: PathBuf| Case {
        channel: name(channel),
        folder: within.clone(),
        name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
        files: if path.is_dir() { entries(&path) } else { vec![path] }.iter().map(read).collect(),
    };
    entries(&within).into_iter().filter(is_case).map(case).collect()
}

/// Sorted; nothing where there is no such folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn read(path: &PathBuf) -> (String, Vec<u8>) {
    (name(path), fs::read(path).unwrap())
}

impl Case {
    /// The same rows, the last first; nothing where rows are no lines.
    pub fn reversed(&self) -> Option<Self> {
        let turn = |(name, bytes): &(String, Vec<u8>)| {
            let text = std::str::from_utf8(bytes).ok()?;
            let plain = !text.contains('"') && !text.starts_with(['{', '[', '\n', ',']);
            let (header, rows) = text.split_once('\n')?;
            let mut rows: Vec<&str> = rows.lines().collect();
            rows.reverse();
            plain.then(|| (name.clone(), format!("{header}\n{}", rows.join("\n")).into_bytes()))
        };
        let files = self.files.iter().map(turn).collect::<Option<Vec<_>>>()?;
        Some(Self { channel: self.channel.clone(), folder: self.folder.clone(), name: self.name.clone(), files })
    }
}

/// What became of the rows of a case.
#[derive(Default)]
pub struct Imported {
    pub read: u64,
    /// Rows of orders, stored or held.
    pub rows: u64,
    pub left_out: BTreeMap<&'static str, u64>,
    pub orders: Vec<(Order, Vec<ReasonCode>)>,
    pub held: Vec<Held>,
    pub ignored: Vec<ReasonCode>,
    pub items: Items,
}

impl Imported {
    pub fn accounted(&self) -> u64 {
        self.rows + self.left_out.values().sum::<u64>()
    }

    fn take(&mut self, rows: u64, outcome: Outcome) {
        self.rows += rows;
        match outcome {
            Outcome::Read { orders, warnings, ignored } => {
                self.orders.extend(orders.into_iter().map(|order| (order, warnings.clone())));
                self.ignored.extend(ignored);
            }
            Outcome::Held(held) => self.held.push(held),
            Outcome::Ignored { reasons, .. } => self.ignored.extend(reasons),
        }
    }
}

/// By the defaults of the channel, in a shop that counts in dollars.
pub fn import(case: &Case) -> Result<Imported, IntakeError> {
    let channel = channel::named(&case.channel).expect("folders are called like channels");
    let profile = Profile::of(channel.name());
    let files = case.files.iter().zip(0..);
    let mut files: Vec<OrderFile> = files
        .map(|((name, bytes), number)| OrderFile {
            number,
            name: name.clone(),
            source: Box::new(Cursor::new(bytes.clone())),
        })
        .collect();
    let mut intake = Intake::new(Box::new(Unspilled), Box::new(|| true));
    channel.read(&mut files, &profile, &mut intake)?;
    let mut imported =
        Imported { read: intake.rows_read(), left_out: intake.left_out().clone(), ..Imported::default() };
    let now: DateTime<Utc> = "2026-11-22T00:00:00Z".parse().unwrap();
    let given = Given { profile: &profile, habits: channel.habits(), currency: "USD", secret: &[7; 32], now };
    let (dates, decimal) = intake.decide(profile.dates, profile.decimal);
    let context = Context::new(&given, intake.present(), dates, decimal);
    let mut orders = intake.into_orders(context);
    let mut items = Items::default();
    while orders.next_partition(&mut items, &mut |group| imported.take(group.rows, group.outcome))? {}
    imported.items = items;
    imported.orders.sort_by(|(a, _), (b, _)| (&a.external_id, a.kind).cmp(&(&b.external_id, b.kind)));
    imported.held.sort_by(|a, b| (&a.order_id, a.rows[0].place).cmp(&(&b.order_id, b.rows[0].place)));
    imported.ignored.sort();
    Ok(imported)
}

/// The corpus is small.
struct Unspilled;

impl Spill for Unspilled {
    fn write(&mut self, _: &[u8]) -> io::Result<u64> {
        Err(io::ErrorKind::OutOfMemory.into())
    }

    fn read(&mut self, _: u64, _: &mut [u8]) -> io::Result<()> {
        Err(io::ErrorKind::OutOfMemory.into())
    }
}
