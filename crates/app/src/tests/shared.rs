//! Two programs on one file: each notices the other, and neither overwrites it.

use crate::fixture::{bikes, new_link};
use crate::*;
use std::time::Duration;
use tandem_model::*;
use tokio::time::timeout;

async fn links(app: &App) -> u32 {
    list_links(app, ListLinks::default()).await.unwrap().total
}

#[tokio::test]
async fn an_edit_of_another_program_is_noticed_and_told() {
    let shop = bikes().await;
    let other = shop.beside().await;
    let mut events = shop.app.events();
    add_link(&other, new_link("R1", "H1", "accessory")).await.unwrap();
    let told = timeout(Duration::from_secs(10), events.recv()).await.unwrap().unwrap();
    assert!(matches!(told, Event::Changed { external: true, .. }), "{told:?}");
    assert_eq!(links(&shop.app).await, 1);
}

#[tokio::test]
async fn edits_of_two_programs_are_all_kept() {
    let shop = bikes().await;
    let other = shop.beside().await;
    for (app, from, to) in
        [(&shop.app, "R1", "R2"), (&other, "R2", "R3"), (&shop.app, "R1", "H1"), (&other, "R3", "H1")]
    {
        assert!(add_link(app, new_link(from, to, "accessory")).await.unwrap().link.is_some());
    }
    assert_eq!((links(&shop.app).await, links(&other).await), (3, 4));
    shop.link("R2", "H1", "accessory").await;
    assert_eq!(links(&shop.app).await, 5);
}

#[tokio::test]
async fn a_loop_that_two_programs_would_close_together_is_refused() {
    let shop = bikes().await;
    let other = shop.beside().await;
    shop.link("R1", "R2", "upsell").await;
    let refused = add_link(&other, new_link("R2", "R1", "upsell")).await.unwrap();
    assert_eq!((refused.link, refused.findings[0].code.as_str()), (None, "cycle"));
}

#[tokio::test]
async fn while_a_change_of_another_program_is_read_memory_is_known_to_be_behind() {
    let shop = bikes().await;
    let other = shop.beside().await;
    let open = shop.app.open().unwrap();
    let _turn = open.writing().await;
    add_link(&other, new_link("R1", "H1", "accessory")).await.unwrap();
    let before = open.view().revision;
    let seen = async {
        while open.is_behind().await.unwrap() {
            tokio::task::yield_now().await;
        }
        open.view().revision
    };
    let (read, seen) = tokio::join!(open.reload(), seen);
    assert_eq!((read.unwrap().revision, seen), (before + 1, before + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_edits_at_once_from_two_programs_are_all_kept() {
    let shop = bikes().await;
    let other = shop.beside().await;
    let rows: String = (0..20).map(|at| format!("P{at:02},Part {at},\n")).collect();
    shop.import(&format!("sku,name,tags\n{rows}")).await;
    let edits = (0..20).map(|at| {
        let app = if at % 2 == 0 { shop.app.clone() } else { other.clone() };
        tokio::spawn(async move { add_link(&app, new_link("R1", &format!("P{at:02}"), "accessory")).await })
    });
    let edits: Vec<_> = edits.collect();
    for edit in edits {
        edit.await.unwrap().unwrap();
    }
    remove_links(&shop.app, RemoveLinks { links: Vec::new() }).await.unwrap();
    undo(&shop.app, Nothing {}).await.unwrap();
    redo(&other, Nothing {}).await.unwrap();
    assert_eq!(links(&other).await, 20);
}

#[tokio::test]
async fn undo_takes_back_the_latest_edit_of_the_file() {
    let shop = bikes().await;
    let other = shop.beside().await;
    add_link(&other, new_link("R1", "H1", "accessory")).await.unwrap();
    let undone = undo(&shop.app, Nothing {}).await.unwrap().undone;
    assert_eq!(undone.as_deref(), Some("link Road-150 → Helmet"));
    assert_eq!(links(&shop.app).await, 0);
}

#[tokio::test]
async fn an_own_edit_is_told_as_such() {
    let shop = bikes().await;
    let mut events = shop.app.events();
    shop.link("R1", "H1", "accessory").await;
    let Ok(Event::Changed { revision, external }) = events.try_recv() else { panic!("nothing was told") };
    assert_eq!((revision, external), (shop.status().await.revision, false));
}
