//! Tests of migrating, with a step that only these tests know.

use super::*;
use crate::{Edit, Seed, Store};
use chrono::DateTime;
use sqlx::SqlSafeStr;
use sqlx::migrate::MigrationType;
use std::path::PathBuf;
use tandem_model::{Change, Product, Settings, default_placements, default_strategies, default_types};
use tempfile::TempDir;

/// The real steps and one more.
fn with(sql: &'static str) -> Vec<Migration> {
    let version = version_after(steps()) + 1;
    let next = Migration::new(version, "next".into(), MigrationType::Simple, sql.into_sql_str(), false);
    steps().iter().cloned().chain([next]).collect()
}

async fn old_file() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("shop.tandem");
    let settings = Settings { currency: "USD".to_owned(), ..Settings::default() };
    let store = Store::create(&path, &Seed::empty(default_types(), settings)).await.unwrap();
    let change = Change::PutProduct(Box::new(Product::named("A", "Tent", "USD")));
    let edit =
        Edit { author: String::new(), label: "add A".to_owned(), changes: vec![change], at: DateTime::UNIX_EPOCH };
    store.apply(edit, 0).await.unwrap();
    store.close().await;
    (folder, path)
}

fn files(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kept() -> String {
    format!("shop.version-{}.tandem", version_after(steps()))
}

#[tokio::test]
async fn an_older_file_is_backed_up_and_brought_up_to_date() {
    let (folder, path) = old_file().await;
    let steps = with("CREATE TABLE later (id INTEGER PRIMARY KEY); INSERT INTO later VALUES (7);");
    let store = Store::open_with(&path, &steps).await.unwrap();
    let later: i64 = sqlx::query_scalar("SELECT id FROM later").fetch_one(store.readers()).await.unwrap();
    assert_eq!((later, store.load().await.unwrap().products.len()), (7, 1));
    store.close().await;
    assert_eq!(files(&folder), ["shop.tandem", &kept()]);

    assert_eq!(Store::open(&path).await.err().unwrap().code(), "newer_workspace");
    let before = Store::open(folder.path().join(kept())).await.unwrap();
    assert_eq!(before.load().await.unwrap().head.undo.as_deref(), Some("add A"));
    before.close().await;
    Store::open_with(&path, &steps).await.unwrap().close().await;
    assert_eq!(files(&folder), ["shop.tandem", &kept()], "the second opening has nothing to do");
}

#[tokio::test]
async fn a_step_that_fails_leaves_the_file_as_it_was() {
    let (folder, path) = old_file().await;
    let steps = with("CREATE TABLE later (id INTEGER); INSERT INTO nowhere VALUES (7);");
    assert_eq!(Store::open_with(&path, &steps).await.err().unwrap().code(), "store_failed");
    let store = Store::open(&path).await.unwrap();
    assert_eq!(store.load().await.unwrap().products.len(), 1);
    store.close().await;
    assert_eq!(files(&folder), ["shop.tandem", &kept()]);
}

#[tokio::test]
async fn a_step_that_leaves_a_dangling_row_is_taken_back() {
    let (_folder, path) = old_file().await;
    let steps = with("INSERT INTO edit_part (edit, part, changes) VALUES (999, 0, '[]');");
    assert_eq!(Store::open_with(&path, &steps).await.err().unwrap().code(), "damaged_workspace");
    Store::open(&path).await.unwrap().close().await;
}

#[tokio::test]
async fn rebuilding_a_table_keeps_the_rows_that_refer_to_it() {
    let (_folder, path) = old_file().await;
    let steps = with(
        "CREATE TABLE edit_new (id INTEGER PRIMARY KEY, at BIGINT NOT NULL, label TEXT NOT NULL, \
         state TEXT NOT NULL, author TEXT NOT NULL); \
         INSERT INTO edit_new SELECT id, at, label, state, author FROM edit; \
         DROP TABLE edit; ALTER TABLE edit_new RENAME TO edit;",
    );
    let store = Store::open_with(&path, &steps).await.unwrap();
    assert_eq!(store.undo(DateTime::UNIX_EPOCH, 1).await.unwrap().unwrap().label, "add A");
    store.close().await;
}

#[tokio::test]
async fn of_programs_that_start_at_once_one_migrates() {
    let (folder, path) = old_file().await;
    let steps = with("CREATE TABLE later (id INTEGER PRIMARY KEY);");
    let (one, two, three) =
        tokio::join!(Store::open_with(&path, &steps), Store::open_with(&path, &steps), Store::open_with(&path, &steps));
    for store in [one, two, three] {
        store.unwrap().close().await;
    }
    assert_eq!(files(&folder), ["shop.tandem", &kept()]);
}

/// A file of each released version lies in `tests/fixtures`; add one when a migration is added.
#[tokio::test]
async fn a_file_of_every_version_so_far_opens() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for version in 1..=version_after(steps()) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("shop.tandem");
        std::fs::copy(fixtures.join(format!("version-{version}.sqlite")), &path).unwrap();
        let store = Store::open(&path).await.unwrap();
        let loaded = store.load().await.unwrap();
        assert_eq!((loaded.products[0].name.as_str(), loaded.head.undo.as_deref()), ("Tent", Some("add A")));
        assert_eq!((loaded.rules.placements, loaded.rules.strategies), (default_placements(), default_strategies()));
        assert_eq!((loaded.head.settings.strategy, loaded.head.settings.popularity_days), (None, 365));
        store.undo(DateTime::UNIX_EPOCH, loaded.head.revision).await.unwrap().unwrap();
        store.close().await;
    }
}

/// Orders of the sample shop were kept in three tables before.
#[tokio::test]
async fn orders_of_older_files_come_along_with_their_returns() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("shop.tandem");
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-3.sqlite"), &path).unwrap();
    let mut connection = writing(&path).connect().await.unwrap();
    for sql in [
        "INSERT INTO customer (id, bare_key) VALUES (1, '7')",
        "INSERT INTO sales_order VALUES (5, 'web', 'SO5', 86400000000, 1, 'USD'), (6, 'web', 'SO6', 86400000001, NULL, 'USD')",
        "INSERT INTO order_line VALUES (5, 1, 'A', 3, 100, 300), (5, 4, 'B', 2, 50, 90), (6, 1, 'B', 1, 50, 50)",
        "INSERT INTO order_return VALUES (9, 5, 4, 1, '1970-01-05')",
    ] {
        sqlx::query(sql).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let store = Store::open(&path).await.unwrap();
    let sold = store.units_sold(0).await.unwrap();
    assert_eq!(sold, [("A".to_owned(), 3), ("B".to_owned(), 2)]);
    let counts = store.count_orders().await.unwrap();
    assert_eq!((counts.orders, counts.returns, counts.customers), (2, 1, 1));
    let facts = store.customer_facts("7", "USD").await.unwrap().unwrap();
    assert_eq!((facts.orders.len(), facts.orders[0].net_minor), (1, 345));
    assert_eq!(store.channels().await.unwrap(), [("web".to_owned(), 2)]);
    store.close().await;
}

/// Migrations are append-only: a released one keeps its text. Line ends do not count.
#[test]
fn released_migrations_stay_as_they_are() {
    let released: [(i64, u64); 4] = [
        (1, 13_611_588_930_518_198_792),
        (2, 17_080_382_991_848_566_407),
        (3, 18_300_829_990_858_244_607),
        (4, 7_466_737_594_987_914_378),
    ];
    let found: Vec<(i64, u64)> = steps().iter().map(|step| (step.version, hash(step.sql.as_str()))).collect();
    assert_eq!(found, released);
}

#[test]
fn each_migration_opens_with_why_it_exists() {
    for step in steps() {
        assert!(step.sql.as_str().starts_with("-- Why: "), "migration {}", step.version);
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
