//! Tests of writing when there is no room, with access to the writing connection.

use crate::{Edit, Seed, Store, StoreError};
use chrono::DateTime;
use std::path::{Path, PathBuf};
use std::process::Command;
use tandem_model::{Change, Product, Settings, default_types};
use tempfile::TempDir;

/// A folder on a disk of 2 MB. Mounting takes root or password-less sudo; with `CI=true` it must work.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(folder: &Path) -> Option<Self> {
        let folder = folder.to_str().unwrap();
        let made = as_root(&["mount", "-t", "tmpfs", "-o", "size=2m,mode=1777", "tmpfs", folder]);
        let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(made || !must || !cfg!(target_os = "linux"), "no small disk could be mounted at {folder}");
        made.then(|| Self(PathBuf::from(folder)))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        as_root(&["umount", "--lazy", self.0.to_str().unwrap()]);
    }
}

fn as_root(command: &[&str]) -> bool {
    let ran = |program: &str, arguments: &[&str]| {
        Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
    };
    ran(command[0], &command[1..]) || ran("sudo", &[&["-n"], command].concat())
}

async fn new_store(folder: &Path) -> Store {
    let settings = Settings { currency: "USD".to_owned(), ..Settings::default() };
    Store::create(folder.join("shop.tandem"), &Seed::empty(default_types(), settings)).await.unwrap()
}

fn put(sku: &str, kilobytes: usize) -> Edit {
    let product = Product::named(sku, &"x".repeat(kilobytes << 10), "USD");
    Edit {
        author: String::new(),
        label: format!("put {sku}"),
        changes: vec![Change::PutProduct(Box::new(product))],
        at: DateTime::UNIX_EPOCH,
    }
}

/// Edits of 100 kB until one is refused for want of room; answers how many were stored.
async fn fill(store: &Store) -> i64 {
    for revision in 0..100 {
        match store.apply(put(&format!("P{revision}"), 100), revision).await {
            Ok(applied) => assert_eq!(applied.revision, revision + 1),
            Err(error) => {
                assert_eq!(error.code(), "disk_full", "{error}");
                return revision;
            }
        }
    }
    panic!("the disk never filled up");
}

async fn check_whole(store: &Store, revision: i64) {
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.head.revision, loaded.products.len() as i64), (revision, revision));
    assert_eq!(loaded.head.undo, (revision > 0).then(|| format!("put P{}", revision - 1)));
}

async fn set_room(store: &Store, pages: i64) {
    let sql = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
    sqlx::query(sql).execute(store.writer()).await.unwrap();
}

#[tokio::test]
async fn a_file_that_may_not_grow_refuses_edits_and_takes_them_again_when_it_may() {
    let folder = TempDir::new().unwrap();
    let store = new_store(folder.path()).await;
    set_room(&store, 200).await;
    let stored = fill(&store).await;
    assert!(stored > 2);
    check_whole(&store, stored).await;
    set_room(&store, 1_000_000).await;
    store.apply(put(&format!("P{stored}"), 100), stored).await.unwrap();
    check_whole(&store, stored + 1).await;
}

/// The same on a disk that is truly full, where it is the COMMIT that fails. Needs the right to mount.
#[tokio::test]
async fn a_full_disk_refuses_edits_and_takes_them_again_when_there_is_room() {
    let folder = TempDir::new().unwrap();
    let Some(_disk) = SmallDisk::at(folder.path()) else { return };
    let ballast = folder.path().join("ballast");
    std::fs::write(&ballast, vec![1; 400 << 10]).unwrap();
    let store = new_store(folder.path()).await;
    let stored = fill(&store).await;
    check_whole(&store, stored).await;
    let again = store.apply(put("again", 100), stored).await.unwrap_err();
    assert_eq!(again, StoreError::DiskFull { file: store.path().display().to_string() });
    let copied = store.backup(folder.path().join("copy.tandem")).await.unwrap_err();
    assert!(matches!(&copied, StoreError::DiskFull { file } if file.ends_with("copy.tandem")), "{copied}");

    std::fs::remove_file(ballast).unwrap();
    store.apply(put(&format!("P{stored}"), 1), stored).await.unwrap();
    check_whole(&store, stored + 1).await;
    let path = store.path().to_owned();
    store.close().await;
    let store = Store::open(path).await.unwrap();
    check_whole(&store, stored + 1).await;
}

#[tokio::test]
async fn making_a_workspace_on_a_full_disk_leaves_nothing() {
    let folder = TempDir::new().unwrap();
    let Some(_disk) = SmallDisk::at(folder.path()) else { return };
    std::fs::write(folder.path().join("ballast"), vec![1; 2000 << 10]).unwrap();
    let settings = Settings { currency: "USD".to_owned(), ..Settings::default() };
    let error =
        Store::create(folder.path().join("shop.tandem"), &Seed::empty(default_types(), settings)).await.err().unwrap();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// What a COMMIT on a full disk leaves: the connection believes that its transaction is open, and cannot end it.
#[tokio::test]
async fn a_writer_stuck_in_a_transaction_is_replaced() {
    let folder = TempDir::new().unwrap();
    let store = new_store(folder.path()).await;
    let mut transaction = store.writer().begin_with("BEGIN IMMEDIATE").await.unwrap();
    sqlx::query("ROLLBACK").execute(&mut *transaction).await.unwrap();
    assert!(transaction.commit().await.is_err());
    store.apply(put("P0", 1), 0).await.unwrap();
    check_whole(&store, 1).await;
}
