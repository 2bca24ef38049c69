//! `kill -9` at any moment: every acknowledged edit and version is in the file, the file is whole, and undo works.
//!
//! The program starts itself again as the writer, which says `revision` after each acknowledged edit, and kills it. Every
//! fifth time it publishes: then the file has the version before or the next one, whole.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use chrono::DateTime;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tandem_model::{
    Change, Condition, Link, LinkLevel, LinkSource, Ordering, Product, Rule, RuleStatus, Settings, Show, Window,
    default_types,
};
use tandem_store::{Content, Edit, Loaded, NewVersion, Seed, Store};

const KILLS: u32 = 200;
const FILE: &str = "TANDEM_KILL_TEST_FILE";
/// Products in one edit: enough that an edit is many pages and can be cut in half.
const BATCH: i64 = 40;
/// Items of one version: enough that it is many chunks and can be cut in half.
const ITEMS: i64 = 1500;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    match std::env::var(FILE) {
        Ok(file) => runtime.block_on(write_for_ever(Path::new(&file))),
        Err(_) => runtime.block_on(kill_again_and_again()),
    }
}

/// Edit number `n` puts its own products and a rule, and moves all to generation `n`; every seventh is undone, every other of
/// those redone. Every fifth is published first.
async fn write_for_ever(path: &Path) {
    let store = Store::open(path).await.unwrap();
    let mut revision = store.load().await.unwrap().head.revision;
    loop {
        if revision % 5 == 0 {
            revision = store.publish(version(revision), revision).await.unwrap().1;
            say(revision);
        }
        revision = store.apply(generation(revision + 1), revision).await.unwrap().revision;
        say(revision);
        if revision % 7 == 0 {
            revision = store.undo(DateTime::UNIX_EPOCH, revision).await.unwrap().unwrap().revision;
            say(revision);
            revision = store.redo(DateTime::UNIX_EPOCH, revision).await.unwrap().unwrap().revision;
            say(revision);
        }
    }
}

fn say(revision: i64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{revision}").and_then(|()| out.flush()).unwrap();
}

/// The version that the revision before it names, every item of it.
fn version(revision: i64) -> NewVersion {
    let link = |slot: i64| {
        Change::PutLink(Box::new(Link {
            from: format!("P{slot}").into(),
            to: format!("R{revision}").into(),
            kind: "upsell".to_owned(),
            weight: None,
            two_way: false,
            level: LinkLevel::Product,
            pin: None,
            source: LinkSource::Manual,
            paused: false,
        }))
    };
    NewVersion {
        at: DateTime::from_timestamp_micros(revision).unwrap(),
        author: "writer".to_owned(),
        approved_by: None,
        note: revision.to_string(),
        repeats: None,
        content: Content::of(&(0..ITEMS).map(link).collect::<Vec<_>>()),
        ends_proposal: true,
    }
}

fn generation(number: i64) -> Edit {
    let product = |slot| {
        let mut product = Product::named(format!("P{slot}"), &"x".repeat(200), "USD");
        product.price_minor = Some(number);
        Change::PutProduct(Box::new(product))
    };
    Edit {
        author: String::new(),
        label: format!("generation {number}"),
        changes: (0..BATCH).map(product).chain([rule(number)]).collect(),
        at: DateTime::from_timestamp_micros(number).unwrap(),
    }
}

fn rule(number: i64) -> Change {
    Change::PutRule(Box::new(Rule {
        id: "rule".to_owned(),
        name: number.to_string(),
        kind: "upsell".to_owned(),
        weight: None,
        status: RuleStatus::Active,
        position: number,
        when: Condition::default(),
        show: Show { include: (0..BATCH).map(|slot| format!("P{slot}").into()).collect(), ..Show::default() },
        limit: None,
        ordering: Ordering::Sku,
        placements: Vec::new(),
        window: Window::default(),
        stop: false,
        owner: String::new(),
        note: String::new(),
    }))
}

async fn kill_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.tandem");
    let settings = Settings { currency: "USD".to_owned(), ..Settings::default() };
    Store::create(&path, &Seed::empty(default_types(), settings)).await.unwrap().close().await;
    let started = Instant::now();
    let mut random = Random(0x7A4D_E301);
    let mut last = 0;
    for round in 0..KILLS {
        let acknowledged = write_and_kill(&path, Duration::from_micros(random.below(30_000))).unwrap_or(last);
        last = check(&path, acknowledged, round).await;
    }
    let store = Store::open(&path).await.unwrap();
    let versions = store.versions().await.unwrap().len();
    store.close().await;
    println!(
        "test {KILLS} kills, {last} revisions, {versions} versions, nothing lost ... ok ({:.1?})",
        started.elapsed()
    );
    assert!(versions > 5, "the writer hardly published");
    assert!(last > i64::from(KILLS), "the writer hardly wrote");
}

/// Lets the writer write for a while after its first answer, kills it, and answers the last revision it acknowledged.
fn write_and_kill(path: &Path, after: Duration) -> Option<i64> {
    let program = std::env::current_exe().unwrap();
    let mut child = Command::new(program).env(FILE, path).stdout(Stdio::piped()).spawn().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = answers.next();
    std::thread::sleep(after);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), None, "the writer ended by itself");
    first.into_iter().chain(answers).filter_map(|line| line.ok()?.parse().ok()).last()
}

/// The file holds the last acknowledged revision, or the one that was being written, whole.
async fn check(path: &Path, acknowledged: i64, round: u32) -> i64 {
    let store = Store::open(path).await.unwrap();
    let loaded = store.load().await.unwrap();
    let revision = loaded.head.revision;
    assert!((acknowledged..=acknowledged + 1).contains(&revision), "acknowledged {acknowledged}, found {revision}");
    let now = check_generation(&loaded);
    check_versions(&store, revision).await;
    // Every other time the next writer finds the log as the kill left it.
    if round % 2 == 1 {
        return revision;
    }
    let undone = store.undo(DateTime::UNIX_EPOCH, revision).await.unwrap().unwrap();
    assert_eq!(Some(undone.label), loaded.head.undo, "round {round}");
    assert!(check_generation(&store.load().await.unwrap()) < now);
    let redone = store.redo(DateTime::UNIX_EPOCH, undone.revision).await.unwrap().unwrap();
    assert_eq!(check_generation(&store.load().await.unwrap()), now);
    store.close().await;
    redone.revision
}

/// Each version has all of its items and was made of a revision that was there; the newest can be read.
async fn check_versions(store: &Store, revision: i64) {
    let versions = store.versions().await.unwrap();
    let notes = versions.iter().map(|version| version.note.parse::<i64>().unwrap());
    assert!(notes.rev().is_sorted() && versions.iter().all(|version| !version.altered));
    assert!((1..).zip(versions.iter().rev()).all(|(number, version)| version.number == number));
    let Some(newest) = versions.first() else { return };
    let items = store.content(newest.number).await.unwrap();
    let of = newest.note.parse::<i64>().unwrap();
    assert!(of < revision && items.len() as i64 == ITEMS);
    assert_eq!(Content::of(&items), version(of).content);
}

/// Every product, and the rule, is of the generation that the newest edit made.
fn check_generation(loaded: &Loaded) -> i64 {
    let generation = loaded.products.first().and_then(|product| product.price_minor).unwrap_or(0);
    assert!(loaded.products.iter().all(|product| product.price_minor == Some(generation)));
    let rule = loaded.rules.rules.first().map_or(0, |rule| rule.position);
    assert_eq!((rule, loaded.rules.rules.len()), (generation, usize::from(generation > 0)));
    let label = loaded.head.undo.clone().unwrap_or_else(|| "generation 0".to_owned());
    assert_eq!(label, format!("generation {generation}"));
    assert_eq!(loaded.products.len() as i64, if generation == 0 { 0 } else { BATCH });
    generation
}

/// SplitMix64, seeded, so that a failure can be repeated as closely as timing allows.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}
