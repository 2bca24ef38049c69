//! Two programs on one file, copies, and disks that fill up.

use crate::model::Rows;
use crate::shop::{Shop, at, edit, link, product, put, put_link};
use tandem_store::{Store, StoreError};

#[tokio::test]
async fn a_change_of_another_program_is_noticed_and_never_overwritten() {
    let (shop, window) = Shop::new().await;
    let other = Store::open(&shop.path).await.unwrap();
    assert!(!window.changed_outside().await.unwrap());
    let revision = other.apply(edit("from outside", [put(product("A", "Tent"))]), 0).await.unwrap().revision;
    assert!(!other.changed_outside().await.unwrap(), "an own change is not from outside");
    assert!(window.changed_outside().await.unwrap());

    let late = window.apply(edit("late", [put(product("A", "Bag"))]), 0).await.unwrap_err();
    assert!(matches!(late, StoreError::Stale { expected: 0, found: 1, .. }), "{late}");
    assert!(matches!(window.undo(at(1), 0).await.unwrap_err(), StoreError::Stale { .. }));
    assert!(window.changed_outside().await.unwrap(), "still unseen");

    let seen = window.load().await.unwrap();
    assert_eq!((seen.head.revision, seen.products[0].name.as_str()), (revision, "Tent"));
    assert!(!window.changed_outside().await.unwrap());
    assert_eq!(window.undo(at(2), revision).await.unwrap().unwrap().label, "from outside");
    assert!(other.changed_outside().await.unwrap());
}

#[tokio::test]
async fn an_edit_sent_twice_is_stored_once() {
    let (_shop, store) = Shop::new().await;
    let twice = edit("once", [put(product("A", "Tent"))]);
    store.apply(twice.clone(), 0).await.unwrap();
    assert_eq!(store.apply(twice, 0).await.unwrap_err().code(), "stale");
    assert_eq!(store.history(10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn two_programs_that_write_at_once_lose_nothing() {
    let (shop, store) = Shop::new().await;
    let tasks: Vec<_> = (0..4).map(|name| tokio::spawn(write_until_stored(shop.path.clone(), name))).collect();
    for task in tasks {
        task.await.unwrap();
    }
    let loaded = store.load().await.unwrap();
    assert_eq!((loaded.head.revision, loaded.products.len()), (40, 40));
}

async fn write_until_stored(path: std::path::PathBuf, name: u32) {
    let store = Store::open(&path).await.unwrap();
    for number in 0..10 {
        let change = put(product(&format!("{name}-{number}"), "x"));
        loop {
            let revision = store.load().await.unwrap().head.revision;
            match store.apply(edit("x", [change.clone()]), revision).await {
                Ok(_) => break,
                Err(StoreError::Stale { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    store.close().await;
}

#[tokio::test]
async fn a_backup_holds_what_the_workspace_holds() {
    let (shop, store) = Shop::new().await;
    let changes = [put(product("A", "Tent")), put(product("B", "Bag")), put_link(link("A", "B", "upsell"))];
    store.apply(edit("add", changes), 0).await.unwrap();
    let copy = shop.folder.path().join("copy.tandem");
    let bytes = store.backup(&copy).await.unwrap();
    assert_eq!(bytes, std::fs::metadata(&copy).unwrap().len());
    assert_eq!(store.backup(&copy).await.unwrap_err().code(), "file_exists");
    assert_eq!(store.backup(&shop.path).await.unwrap_err().code(), "file_exists");
    let nowhere = shop.folder.path().join("none").join("copy.tandem");
    assert_eq!(store.backup(nowhere).await.unwrap_err().code(), "folder_not_found");

    let copied = Store::open(&copy).await.unwrap();
    assert_eq!(copied.load().await.unwrap(), store.load().await.unwrap());
    assert_eq!(copied.history(9).await.unwrap(), store.history(9).await.unwrap());
    assert_eq!(copied.undo(at(1), 1).await.unwrap().unwrap().label, "add");
    assert_eq!(Rows::of(store.load().await.unwrap()).products.len(), 2, "the source is its own file");
    copied.close().await;
    store.close().await;
    assert_eq!(shop.files(), ["copy.tandem", "shop.tandem"]);
}

#[tokio::test]
async fn a_closed_workspace_says_so() {
    let (_shop, store) = Shop::new().await;
    store.close().await;
    for error in [store.load().await.unwrap_err(), store.changed_outside().await.unwrap_err()] {
        assert_eq!(error.code(), "workspace_closed");
    }
    assert_eq!(store.apply(edit("x", []), 0).await.unwrap_err().code(), "workspace_closed");
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_was_removed_or_replaced_takes_no_more_edits() {
    let (shop, store) = Shop::new().await;
    store.apply(edit("kept", [put(product("A", "Tent"))]), 0).await.unwrap();
    store.load().await.unwrap();
    let rescued = shop.folder.path().join("rescued.tandem");
    std::fs::remove_file(&shop.path).unwrap();
    assert_eq!(store.apply(edit("lost", [put(product("B", "Bag"))]), 1).await.unwrap_err().code(), "workspace_moved");
    assert_eq!(store.undo(at(1), 1).await.unwrap_err().code(), "workspace_moved");
    store.backup(&rescued).await.unwrap();
    std::fs::copy(&rescued, &shop.path).unwrap();
    assert_eq!(store.apply(edit("lost", [put(product("B", "Bag"))]), 1).await.unwrap_err().code(), "workspace_moved");
    assert_eq!(Store::open(&rescued).await.unwrap().load().await.unwrap().products.len(), 1);
}

/// Under the old name a log stays behind, which must neither hold the last edits nor spoil the next file of that name.
#[cfg(unix)]
#[tokio::test]
async fn a_file_moved_while_it_was_open_takes_its_edits_along() {
    for noticed in [true, false] {
        let (shop, store) = Shop::new().await;
        store.apply(edit("kept", [put(product("A", "Tent"))]), 0).await.unwrap();
        let moved = shop.folder.path().join("moved.tandem");
        std::fs::rename(&shop.path, &moved).unwrap();
        if noticed {
            assert_eq!(store.changed_outside().await.unwrap_err().code(), "workspace_moved");
        } else {
            store.close().await;
        }
        let log = std::fs::metadata(shop.folder.path().join("shop.tandem-wal")).map_or(0, |log| log.len());
        assert_eq!(log, 0);
        assert_eq!(Store::open(&moved).await.unwrap().load().await.unwrap().products.len(), 1);
    }
}
