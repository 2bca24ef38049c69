//! Published versions: whole, shared between each other, and refused where somebody altered them.

use crate::shop::{Shop, at, link};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use tandem_model::{Change, Settings, Version};
use tandem_store::{Content, NewVersion, Store, StoredProposal};

fn links(count: u32) -> Vec<Change> {
    (0..count).map(|number| Change::PutLink(Box::new(link(&format!("A{number:05}"), "B", "upsell")))).collect()
}

fn version(items: &[Change]) -> NewVersion {
    NewVersion {
        at: at(1),
        author: "ann".to_owned(),
        approved_by: None,
        note: "winter".to_owned(),
        repeats: None,
        content: Content::of(items),
        ends_proposal: false,
    }
}

/// Versions of these contents, one after the other.
async fn published(store: &Store, contents: &[Vec<Change>]) {
    for (revision, items) in (0..).zip(contents) {
        let (version, after) = store.publish(version(items), revision).await.unwrap();
        assert_eq!((i64::from(version.number), after), (revision + 1, revision + 1));
    }
}

/// Another program that writes into the file.
async fn by_hand(shop: &Shop, sql: &str) {
    let mut connection: SqliteConnection =
        SqliteConnectOptions::new().filename(&shop.path).foreign_keys(false).connect().await.unwrap();
    let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
    connection.close().await.unwrap();
}

async fn count(shop: &Shop, sql: &str) -> i64 {
    let mut connection = SqliteConnectOptions::new().filename(&shop.path).connect().await.unwrap();
    let found = sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    found
}

#[tokio::test]
async fn a_version_comes_back_as_it_was_published() {
    let (_shop, store) = Shop::new().await;
    let mut items = links(2000);
    items.push(Change::PutSettings(Settings::default()));
    published(&store, &[items.clone(), Vec::new()]).await;
    assert_eq!(store.content(1).await.unwrap(), items);
    assert_eq!(store.content(2).await.unwrap(), []);
    assert_eq!(store.content(3).await.unwrap_err().code(), "unknown_version");
    let versions = store.versions().await.unwrap();
    let expected = Version {
        number: 1,
        at: at(1),
        author: "ann".to_owned(),
        approved_by: None,
        note: "winter".to_owned(),
        repeats: None,
        links: 2000,
        rules: 0,
        campaigns: 0,
        altered: false,
    };
    assert_eq!((versions.len(), &versions[1]), (2, &expected));
    assert_eq!(store.head().await.unwrap().live, Some(2));
}

#[tokio::test]
async fn versions_that_differ_in_one_item_share_all_chunks_but_one() {
    let (shop, store) = Shop::new().await;
    let items = links(5000);
    let mut other = items.clone();
    other.remove(2500);
    published(&store, &[items.clone(), other, items]).await;
    let chunks = count(&shop, "SELECT COUNT(*) FROM version_chunk").await;
    let parts = count(&shop, "SELECT COUNT(*) FROM version_part WHERE version = 1").await;
    assert!((10..40).contains(&parts), "{parts} chunks of 5000 items");
    assert!(chunks <= parts + 2, "{chunks} chunks for three versions of {parts}");
}

#[tokio::test]
async fn a_version_that_was_planned_on_an_older_revision_is_refused() {
    let (_shop, store) = Shop::new().await;
    published(&store, &[links(3)]).await;
    assert_eq!(store.publish(version(&links(4)), 0).await.unwrap_err().code(), "stale");
    assert_eq!(store.versions().await.unwrap().len(), 1);
}

async fn check_altered(sql: &str, refused: &[u32]) {
    let (shop, store) = Shop::new().await;
    published(&store, &[links(600), links(700), links(800)]).await;
    by_hand(&shop, sql).await;
    for number in 1..=3 {
        let read = store.content(number).await;
        match refused.contains(&number) {
            true => {
                let error = read.unwrap_err();
                assert_eq!(error.code(), "altered_version", "{sql}: {error}");
                assert!(error.to_string().contains(&format!("version `{number}`")), "{error}");
            }
            false => _ = read.unwrap(),
        }
    }
    assert_eq!(store.load().await.unwrap().head.live, Some(3), "the draft stays readable");
}

#[tokio::test]
async fn a_row_altered_by_hand_is_refused_by_its_number() {
    check_altered("UPDATE version SET note = 'summer' WHERE number = 2", &[2]).await;
    check_altered("UPDATE version SET author = 'bob' WHERE number = 3", &[3]).await;
    check_altered("UPDATE version SET at = at + 1 WHERE number = 1", &[1]).await;
    check_altered("UPDATE version SET links = 1 WHERE number = 1", &[1]).await;
    check_altered("UPDATE version SET repeats = 1 WHERE number = 2", &[2]).await;
    check_altered("UPDATE version SET content = (SELECT content FROM version WHERE number = 1) WHERE number = 2", &[2])
        .await;
}

#[tokio::test]
async fn a_version_whose_forerunner_was_removed_is_refused() {
    let (shop, store) = Shop::new().await;
    published(&store, &[links(600), links(700), links(800)]).await;
    by_hand(&shop, "DELETE FROM version WHERE number = 1").await;
    assert_eq!(store.content(1).await.unwrap_err().code(), "unknown_version");
    assert_eq!(store.content(2).await.unwrap_err().code(), "altered_version");
    store.content(3).await.unwrap();
}

#[tokio::test]
async fn parts_and_chunks_altered_by_hand_are_refused() {
    check_altered("DELETE FROM version_part WHERE version = 2 AND part = 0", &[2]).await;
    let one_chunk = "WHERE digest IN (SELECT digest FROM version_part WHERE version = 3 \
                     EXCEPT SELECT digest FROM version_part WHERE version < 3)";
    check_altered(&format!("UPDATE version_chunk SET content = x'00' {one_chunk}"), &[3]).await;
    check_altered(&format!("DELETE FROM version_chunk {one_chunk}"), &[3]).await;
    let other = "SELECT c.content FROM version_part p JOIN version_chunk c ON c.digest = p.digest \
                 WHERE p.version = 1 ORDER BY p.part LIMIT 1";
    check_altered(&format!("UPDATE version_chunk SET content = ({other}) {one_chunk}"), &[3]).await;
}

#[tokio::test]
async fn publishing_mends_the_altered_chunks_of_what_is_published() {
    let (shop, store) = Shop::new().await;
    published(&store, &[links(600)]).await;
    by_hand(&shop, "UPDATE version_chunk SET content = x'00'").await;
    assert_eq!(store.content(1).await.unwrap_err().code(), "altered_version");
    store.publish(version(&links(600)), 1).await.unwrap();
    assert_eq!(store.content(2).await.unwrap(), links(600));
    assert_eq!(store.content(1).await.unwrap(), links(600), "it shares the chunks");
}

#[tokio::test]
async fn an_altered_row_is_marked_in_the_list() {
    let (shop, store) = Shop::new().await;
    published(&store, &[links(1), links(2)]).await;
    by_hand(&shop, "UPDATE version SET note = 'summer' WHERE number = 1").await;
    let marks: Vec<(u32, bool)> =
        store.versions().await.unwrap().iter().map(|version| (version.number, version.altered)).collect();
    assert_eq!(marks, [(2, false), (1, true)]);
}

#[tokio::test]
async fn a_proposal_stands_until_it_is_published_or_taken_back() {
    let (_shop, store) = Shop::new().await;
    let proposal = StoredProposal {
        by: "ann".to_owned(),
        at: at(1),
        note: "please".to_owned(),
        content: Content::of(&[]).digest().to_owned(),
        approved_by: None,
    };
    let approved = StoredProposal { approved_by: Some("bob".to_owned()), ..proposal.clone() };
    store.set_proposal(Some(proposal.clone()), at(1), 0).await.unwrap();
    assert_eq!(store.head().await.unwrap().proposal, Some(proposal.clone()));
    store.set_proposal(Some(approved.clone()), at(2), 1).await.unwrap();
    assert_eq!(store.head().await.unwrap().proposal, Some(approved));
    store.publish(version(&[]), 2).await.unwrap();
    assert!(store.head().await.unwrap().proposal.is_some(), "what repeats an older version leaves it");
    store.publish(NewVersion { ends_proposal: true, ..version(&[]) }, 3).await.unwrap();
    assert_eq!(store.head().await.unwrap().proposal, None);
    store.set_proposal(Some(proposal), at(3), 4).await.unwrap();
    store.set_proposal(None, at(3), 5).await.unwrap();
    assert_eq!(store.head().await.unwrap().proposal, None);
}

#[test]
fn equal_contents_have_one_digest_and_others_have_others() {
    let digest = |items: &[Change]| Content::of(items).digest().to_owned();
    assert_eq!(digest(&links(700)), digest(&links(700)));
    assert_ne!(digest(&links(700)), digest(&links(701)));
    assert_eq!(digest(&[]).len(), 64);
}
