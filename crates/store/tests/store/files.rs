//! Files that are no workspace, or none that may be opened: refused by name, and left as they are to the byte.

use crate::shop::{Shop, edit, product, put, settings};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};
use std::path::Path;
use tandem_model::{Fault, default_types};
use tandem_store::{Seed, Store, StoreError};

/// Opening is refused with this code and a message that names the file; every file of the folder stays as it is.
async fn check_refused(path: &Path, code: &str) -> StoreError {
    let before = std::fs::read(path).unwrap_or_default();
    let Err(error) = Store::open(path).await else { panic!("{} was opened", path.display()) };
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(path.file_name().unwrap().to_str().unwrap()), "{error}");
    assert_eq!(Fault::from(error.clone()).path.as_deref(), path.to_str());
    assert!(before == std::fs::read(path).unwrap_or_default(), "the file changed");
    error
}

async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(path).create_if_missing(true).connect().await.unwrap()
}

async fn sql(path: &Path, sql: &str) {
    let mut connection = raw(path).await;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn closed_shop() -> Shop {
    let (shop, store) = Shop::new().await;
    store.apply(edit("add", (0..400).map(|n| put(product(&n.to_string(), "x"))).collect::<Vec<_>>()), 0).await.unwrap();
    store.close().await;
    shop
}

#[tokio::test]
async fn files_that_are_no_workspace_are_refused_untouched() {
    let shop = Shop::at("notes.tandem");
    for content in ["", "sku,name\nA,Tent\n", &"not a database at all ".repeat(500)] {
        std::fs::write(&shop.path, content).unwrap();
        check_refused(&shop.path, "not_a_workspace").await;
        assert_eq!(shop.files(), ["notes.tandem"]);
    }
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_untouched() {
    let shop = Shop::at("other.tandem");
    sql(&shop.path, "CREATE TABLE product (sku TEXT); PRAGMA user_version = 1;").await;
    check_refused(&shop.path, "not_a_workspace").await;
    sql(&shop.path, "PRAGMA journal_mode = WAL; INSERT INTO product VALUES ('A');").await;
    check_refused(&shop.path, "not_a_workspace").await;
    assert_eq!(shop.files(), ["other.tandem"]);
}

#[tokio::test]
async fn a_newer_workspace_is_refused_untouched() {
    let shop = closed_shop().await;
    sql(&shop.path, "PRAGMA user_version = 999;").await;
    let error = check_refused(&shop.path, "newer_workspace").await;
    assert!(matches!(error, StoreError::Newer { found: 999, .. }));
    assert_eq!(shop.files(), ["shop.tandem"]);
}

/// The newer program was killed, so that its version stands only in the log beside the file.
#[tokio::test]
async fn a_newer_workspace_with_a_log_is_refused_untouched() {
    let shop = closed_shop().await;
    let mut connection = raw(&shop.path).await;
    sqlx::raw_sql("PRAGMA user_version = 999").execute(&mut connection).await.unwrap();
    let copy = Shop::at("killed.tandem");
    std::fs::copy(&shop.path, &copy.path).unwrap();
    std::fs::copy(shop.folder.path().join("shop.tandem-wal"), copy.folder.path().join("killed.tandem-wal")).unwrap();
    check_refused(&copy.path, "newer_workspace").await;
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_truncated_workspace_is_refused_untouched() {
    let shop = closed_shop().await;
    let whole = std::fs::read(&shop.path).unwrap();
    for (length, code) in
        [(40, "not_a_workspace"), (3000, "damaged_workspace"), (whole.len() - 4096, "damaged_workspace")]
    {
        std::fs::write(&shop.path, &whole[..length]).unwrap();
        check_refused(&shop.path, code).await;
    }
}

#[tokio::test]
async fn a_damaged_page_is_found_before_it_is_used() {
    let shop = closed_shop().await;
    let mut bytes = std::fs::read(&shop.path).unwrap();
    let start = bytes.len() - 3 * 4096;
    bytes[start..start + 4096].fill(0xA5);
    std::fs::write(&shop.path, bytes).unwrap();
    check_refused(&shop.path, "damaged_workspace").await;
}

#[tokio::test]
async fn paths_that_lead_nowhere_are_told_apart() {
    let shop = Shop::at("missing.tandem");
    check_refused(&shop.path, "file_not_found").await;
    check_refused(&shop.folder.path().join("no folder").join("x.tandem"), "folder_not_found").await;
    check_refused(shop.folder.path(), "is_folder").await;
    let error =
        Store::create(shop.folder.path().join("no folder").join("x.tandem"), &Seed::empty(Vec::new(), settings()))
            .await;
    assert_eq!(error.err().map(|error| error.code()), Some("folder_not_found"));
    assert!(shop.files().is_empty());
}

#[tokio::test]
async fn a_file_that_may_only_be_read_is_refused() {
    let shop = closed_shop().await;
    let mut rights = std::fs::metadata(&shop.path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&shop.path, rights).unwrap();
    check_refused(&shop.path, "read_only").await;
}

#[tokio::test]
async fn a_file_that_another_program_locks_is_refused_after_a_while() {
    let shop = closed_shop().await;
    let mut other = raw(&shop.path).await;
    sqlx::raw_sql("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE file_state SET revision = revision")
        .execute(&mut other)
        .await
        .unwrap();
    let error = Store::open(&shop.path).await.err().unwrap();
    assert_eq!(error.code(), "workspace_locked", "{error}");
    other.close().await.unwrap();
    Store::open(&shop.path).await.unwrap().close().await;
}

#[tokio::test]
async fn a_new_workspace_never_replaces_a_file() {
    let shop = Shop::at("shop.tandem");
    std::fs::write(&shop.path, "precious").unwrap();
    let error = Store::create(&shop.path, &Seed::empty(default_types(), settings())).await.err().unwrap();
    assert_eq!(error.code(), "file_exists");
    assert_eq!(std::fs::read(&shop.path).unwrap(), b"precious");
    assert_eq!(shop.files(), ["shop.tandem"]);
}

#[tokio::test]
async fn of_two_programs_that_make_the_same_workspace_one_is_refused() {
    for _ in 0..10 {
        let shop = Shop::at("shop.tandem");
        let seed = Seed::empty(default_types(), settings());
        let (one, two) = tokio::join!(Store::create(&shop.path, &seed), Store::create(&shop.path, &seed));
        let refused: Vec<_> = [one.err(), two.err()].into_iter().flatten().map(|error| error.code()).collect();
        assert_eq!(refused, ["file_exists"]);
    }
}

#[tokio::test]
async fn a_closed_workspace_is_one_file() {
    let shop = closed_shop().await;
    assert_eq!(shop.files(), ["shop.tandem"]);
}

#[tokio::test]
async fn odd_names_are_names() {
    for name in ["file:x?mode=memory", ":memory:", "Ünïcode 100% & more?.tandem", "a'b\"c.tandem"] {
        let shop = Shop::at(name);
        Store::create(&shop.path, &Seed::empty(default_types(), settings())).await.unwrap().close().await;
        let store = Store::open(&shop.path).await.unwrap();
        store.backup(shop.folder.path().join("copy of it's.tandem")).await.unwrap();
        store.close().await;
        assert_eq!(shop.files().len(), 2, "{:?}", shop.files());
    }
}
