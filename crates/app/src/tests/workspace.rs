//! Making, opening, closing, copying; the sample shop.

use crate::fixture::{bikes, closed, key, sample};
use crate::*;
use tandem_model::*;

#[tokio::test]
async fn the_sample_shop_is_made_once_and_then_opened() {
    let shop = sample().await;
    let status = shop.status().await;
    assert_eq!((status.products, status.links, status.orders), (317, 40, 25_164));
    assert_eq!((status.name.as_str(), status.undo.clone()), ("Sample shop", None));
    assert_eq!(status.settings.currency, "USD");
    assert!(list_edits(&shop.app, Nothing {}).await.unwrap().edits.is_empty());
    shop.link("WB-H098", "PK-7098", "cross-sell").await;
    open_sample(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(shop.status().await.links, 41);
}

#[tokio::test]
async fn every_link_of_the_sample_shop_is_the_merchandisers_own() {
    let shop = sample().await;
    let links = list_links(&shop.app, ListLinks::default()).await.unwrap();
    assert!(links.links.iter().all(|row| row.link.source == LinkSource::Manual));
    let report = check_rulebook(&shop.app, Nothing {}).await.unwrap();
    assert!(report.findings.iter().all(|finding| finding.severity != Severity::Error));
    assert_eq!(shop.status().await.loops, LoopStatus { blocked: 0, warned: 0 });
}

#[tokio::test]
async fn of_very_many_findings_the_gravest_are_told_and_all_are_counted() {
    let shop = bikes().await;
    let products: String = (0..800).map(|at| format!("P{at:03},Part {at},\n")).collect();
    let links: String = (0..800).map(|at| format!("P{at:03},H0,accessory\n")).collect();
    shop.import(&format!("sku,name,tags\n{products}")).await;
    let source = shop.file("links.csv", &format!("from,to,type\n{links}"));
    import_links_now(&shop.app, ImportLinks { source }, &Progress::silent()).await.unwrap();
    let whole = check_rulebook_whole(&shop.app, VersionRef::Draft).await.unwrap();
    let told = check_rulebook(&shop.app, Nothing {}).await.unwrap();
    assert_eq!((told.counts, told.findings.len()), (whole.counts, 200));
    assert!(whole.findings.len() >= 800 && whole.findings.starts_with(&told.findings));
}

#[tokio::test]
async fn a_new_workspace_is_empty_and_remembered() {
    let shop = closed();
    let path = shop.path("mine").display().to_string();
    let made = new_workspace(&shop.app, NewWorkspace { path, sample: false }).await.unwrap().workspace.unwrap();
    assert!(made.path.ends_with("mine.tandem"));
    assert_eq!((made.products, made.coverage.share), (0, None));
    let again = new_workspace(&shop.app, NewWorkspace { path: made.path.clone(), sample: false }).await;
    assert_eq!(again.unwrap_err().code, "file_exists");
    let recent = recent_workspaces(&shop.app, Nothing {}).await.unwrap().recent;
    assert_eq!((recent.len(), recent[0].exists, recent[0].name.as_str()), (1, true, "mine"));
}

#[tokio::test]
async fn the_proposed_folder_is_made_where_it_is_not_there_yet_and_no_other_is() {
    let shop = closed();
    let folder = recent_workspaces(&shop.app, Nothing {}).await.unwrap().folder;
    let at = |path: String| NewWorkspace { path, sample: false };
    let made = new_workspace(&shop.app, at(format!("{folder}/mine.tandem"))).await.unwrap();
    assert_eq!(made.workspace.unwrap().name, "mine");
    let elsewhere = new_workspace(&shop.app, at(format!("{folder}/other/mine.tandem"))).await;
    assert_eq!(elsewhere.unwrap_err().code, "folder_not_found");
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_leaves_the_open_one_alone() {
    let shop = bikes().await;
    std::fs::write(shop.path("letter.tandem"), "dear Sir").unwrap();
    let input = OpenWorkspace { path: shop.path("letter.tandem").display().to_string() };
    assert_eq!(open_workspace(&shop.app, input).await.unwrap_err().code, "not_a_workspace");
    assert_eq!(shop.status().await.products, 5);
}

#[tokio::test]
async fn undo_and_redo_survive_a_restart() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let path = shop.status().await.path;
    close_workspace(&shop.app, Nothing {}).await.unwrap();

    let again = crate::fixture::closed();
    open_workspace(&again.app, OpenWorkspace { path: path.clone() }).await.unwrap();
    assert_eq!(again.status().await.undo.as_deref(), Some("link Road-150 → Helmet"));
    let undone = undo(&again.app, Nothing {}).await.unwrap().undone;
    assert_eq!((undone.as_deref(), again.status().await.links), (Some("link Road-150 → Helmet"), 0));
    close_workspace(&again.app, Nothing {}).await.unwrap();

    open_workspace(&shop.app, OpenWorkspace { path }).await.unwrap();
    assert_eq!(shop.status().await.redo.as_deref(), Some("link Road-150 → Helmet"));
    redo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(shop.status().await.links, 1);
    assert_eq!(redo(&shop.app, Nothing {}).await.unwrap().redone, None);
    let states: Vec<_> = list_edits(&shop.app, Nothing {}).await.unwrap().edits.iter().map(|edit| edit.state).collect();
    assert_eq!(states, [EditState::Done, EditState::Done]);
}

#[tokio::test]
async fn undoing_everything_ends_quietly() {
    let shop = bikes().await;
    assert!(undo(&shop.app, Nothing {}).await.unwrap().undone.unwrap().starts_with("import of products.csv"));
    assert_eq!(undo(&shop.app, Nothing {}).await.unwrap().undone, None);
    assert_eq!(shop.status().await.products, 0);
}

#[tokio::test]
async fn a_backup_is_a_workspace_and_never_the_open_one() {
    let shop = bikes().await;
    let to = shop.path("copy.tandem").display().to_string();
    let made = backup_workspace(&shop.app, BackupWorkspace { to: to.clone() }).await.unwrap();
    assert!(made.bytes > 0);
    let other = closed();
    let copy = open_workspace(&other.app, OpenWorkspace { path: to }).await.unwrap().workspace.unwrap();
    assert_eq!(copy.products, 5);
    let own = shop.status().await.path;
    let fault = backup_workspace(&shop.app, BackupWorkspace { to: own.clone() }).await.unwrap_err();
    assert_eq!(fault.code, "is_open_workspace");
    let fault = export_links(&shop.app, ExportLinks { path: format!("{own}-wal") }).await.unwrap_err();
    assert_eq!(fault.code, "is_open_workspace");
    let fault = import_links(&shop.app, ImportLinks { source: FileSource::Path { path: own } }).await.unwrap_err();
    assert_eq!(fault.code, "is_open_workspace");
}

#[tokio::test]
async fn settings_are_an_edit_like_any_other() {
    let shop = bikes().await;
    let settings = Settings { coverage_goal: 0.5, per_family: 2, currency: "usd".to_owned(), ..Settings::default() };
    let status = set_settings(&shop.app, settings.clone()).await.unwrap().workspace.unwrap();
    assert_eq!((status.settings.currency.as_str(), status.coverage.goal), ("USD", 0.5));
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(shop.status().await.settings.currency, "EUR");
    let bad = Settings { coverage_goal: 1.5, ..settings.clone() };
    assert_eq!(set_settings(&shop.app, bad).await.unwrap_err().code, "bad_goal");
    let bad = Settings { currency: "dollars".to_owned(), ..settings };
    assert_eq!(set_settings(&shop.app, bad).await.unwrap_err().code, "bad_currency");
}

#[tokio::test]
async fn recommendations_default_to_now_and_to_the_settings() {
    let shop = sample().await;
    let input = RecommendRequest { trigger: Some("TI-R982".into()), ..RecommendRequest::default() };
    let answer = recommend(&shop.app, input).await.unwrap();
    assert_eq!(answer.results[0].sku.as_str(), "TT-R982");
    assert!(answer.took_ns > 0);
    assert!(
        list_links(&shop.app, ListLinks { sku: Some("TI-R982".into()), ..ListLinks::default() })
            .await
            .unwrap()
            .links
            .iter()
            .any(|row| row.link.key() == key("TI-R982", "TT-R982", "accessory"))
    );
}

#[tokio::test]
async fn the_map_answers() {
    let shop = sample().await;
    let focus = MapFocus::Product { sku: "TI-R982".into() };
    let around = get_neighbourhood(
        &shop.app,
        GetNeighbourhood { focus, depth: 1, limit: 100, version: VersionRef::Draft, at: None },
    )
    .await
    .unwrap();
    assert!(around.cards.len() > 1 && !around.edges.is_empty());
    assert!(get_overview(&shop.app, GetOverview::default()).await.unwrap().categories.len() > 5);
}

#[tokio::test]
async fn a_workspace_that_is_opened_closed_or_lost_is_told_of() {
    let shop = bikes().await;
    let app = &shop.app;
    let mut events = app.events();
    let path = shop.status().await.path;
    open_workspace(app, OpenWorkspace { path: path.clone() }).await.unwrap();
    assert!(matches!(events.try_recv(), Ok(Event::Changed { external: false, .. })));
    std::fs::rename(&path, shop.path("elsewhere.tandem")).unwrap();
    let told = tokio::time::timeout(std::time::Duration::from_secs(10), events.recv()).await.unwrap().unwrap();
    let Event::Trouble { fault } = told else { panic!("{told:?}") };
    assert_eq!(fault.code, "workspace_moved");
    close_workspace(app, Nothing {}).await.unwrap();
    assert!(matches!(events.try_recv(), Ok(Event::Changed { revision: 0, .. })));
}
