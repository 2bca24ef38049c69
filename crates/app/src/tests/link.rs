//! Links and types.

use crate::fixture::{BIKES, bikes, key, new_link};
use crate::*;
use tandem_model::*;

fn set(link: LinkKey) -> SetLink {
    SetLink {
        paused: None,
        link,
        set_weight: false,
        weight: None,
        two_way: None,
        set_pin: false,
        pin: None,
        kind: None,
        to: None,
    }
}

#[tokio::test]
async fn a_link_is_stored_and_named_in_the_log() {
    let shop = bikes().await;
    let saved = shop.link("R1", "H1", "accessory").await;
    assert_eq!(saved.link.unwrap().key(), key("R1", "H1", "accessory"));
    let status = shop.status().await;
    assert_eq!((status.links, status.coverage.covered), (1, 1));
    assert_eq!(status.undo.as_deref(), Some("link Road-150 → Helmet"));
}

#[tokio::test]
async fn a_blocked_loop_is_told_with_its_steps_and_stores_nothing() {
    let shop = bikes().await;
    shop.link("R1", "R2", "upsell").await;
    shop.link("R2", "R3", "upsell").await;
    let before = shop.status().await;
    let saved = shop.link("R3", "R1", "upsell").await;
    assert_eq!(saved.link, None);
    let finding = saved.findings.iter().find(|finding| finding.code == "cycle").unwrap();
    assert_eq!((finding.severity, finding.steps.len()), (Severity::Error, 3));
    assert_eq!(shop.status().await, before);
    assert_eq!(check_link(&shop.app, new_link("R3", "R1", "upsell")).await.unwrap().verdict, Verdict::No);
    let ask = CheckTargets {
        from: "R3".into(),
        kind: "upsell".to_owned(),
        targets: vec!["R1".into(), "H1".into()],
        reversed: false,
    };
    let verdicts = check_targets(&shop.app, ask).await.unwrap().targets;
    assert_eq!((verdicts[0].verdict, verdicts[1].verdict), (Verdict::No, Verdict::Careful));
}

#[tokio::test]
async fn a_loop_that_is_only_warned_of_is_stored_and_counted() {
    let shop = bikes().await;
    shop.link("R1", "R2", "cross-sell").await;
    let saved = shop.link("R2", "R1", "cross-sell").await;
    assert!(saved.link.is_some() && saved.findings[0].severity == Severity::Warning);
    assert_eq!(shop.status().await.loops, LoopStatus { blocked: 0, warned: 1 });
    remove_links(&shop.app, RemoveLinks { links: vec![key("R1", "R2", "cross-sell")] }).await.unwrap();
    assert_eq!(shop.status().await.loops, LoopStatus { blocked: 0, warned: 0 });
}

#[tokio::test]
async fn links_are_changed_repaired_and_removed() {
    let shop = bikes().await;
    shop.link("R1", "H0", "accessory").await;
    shop.link("H0", "H1", "replacement").await;
    let links = list_links(&shop.app, ListLinks { sku: Some("R1".into()), ..ListLinks::default() }).await.unwrap();
    let row = &links.links[0];
    assert_eq!((row.to_state, row.repair.clone()), (EndState::Discontinued, Some("H1".into())));
    let repaired = SetLink { to: row.repair.clone(), ..set(row.link.key()) };
    let saved = set_link(&shop.app, repaired).await.unwrap();
    assert_eq!(saved.link.unwrap().key(), key("R1", "H1", "accessory"));
    let weighed = SetLink { set_weight: true, weight: Some(40), ..set(key("R1", "H1", "accessory")) };
    assert_eq!(set_link(&shop.app, weighed.clone()).await.unwrap().link.unwrap().weight, Some(40));
    let revision = shop.status().await.revision;
    assert_eq!(set_link(&shop.app, weighed).await.unwrap().link.unwrap().weight, Some(40));
    assert_eq!(shop.status().await.revision, revision, "what is so already is not written");
    undo(&shop.app, Nothing {}).await.unwrap();
    undo(&shop.app, Nothing {}).await.unwrap();
    let links = list_links(&shop.app, ListLinks { types: vec!["accessory".to_owned()], ..ListLinks::default() });
    assert_eq!(links.await.unwrap().links[0].link.key(), key("R1", "H0", "accessory"));
}

#[tokio::test]
async fn links_are_found_by_words_of_their_ends_or_by_their_keys() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    shop.link("R1", "R2", "cross-sell").await;
    let found = async |search: &str, keys: &[LinkKey]| {
        let asked = ListLinks { search: search.to_owned(), keys: keys.to_vec(), ..ListLinks::default() };
        let links = list_links(&shop.app, asked).await.unwrap().links;
        links.iter().map(|row| row.link.to.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(found("", &[]).await, ["H1", "R2"]);
    assert_eq!(found("r1 h1", &[]).await, ["H1"], "each word in either end");
    assert_eq!(found("", &[key("R1", "R2", "cross-sell"), key("R2", "R1", "upsell")]).await, ["R2"]);
    assert!(found("h1", &[key("R1", "R2", "cross-sell")]).await.is_empty());
}

#[tokio::test]
async fn bad_links_are_faults() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    for (from, to, kind, code) in [
        ("R1", "R1", "upsell", "self_link"),
        ("R1", "X", "upsell", "unknown_sku"),
        ("R1", "R2", "friend", "unknown_type"),
        ("R1", "H1", "accessory", "duplicate_link"),
    ] {
        assert_eq!(add_link(&shop.app, new_link(from, to, kind)).await.unwrap_err().code, code);
    }
}

#[tokio::test]
async fn types_are_added_changed_and_removed() {
    let shop = bikes().await;
    let kind = RelationshipType {
        code: "spare".to_owned(),
        label: "Spare part".to_owned(),
        weight: 30,
        loop_policy: LoopPolicy::Allow,
        loop_group: "spare".to_owned(),
        two_way_allowed: true,
    };
    assert_eq!(add_type(&shop.app, kind.clone()).await.unwrap().types.len(), 5);
    assert_eq!(add_type(&shop.app, kind).await.unwrap_err().code, "duplicate_type");
    let set = SetType {
        code: "spare".to_owned(),
        label: None,
        weight: Some(60),
        loop_policy: None,
        loop_group: None,
        two_way_allowed: None,
    };
    assert_eq!(set_type(&shop.app, set).await.unwrap().types[4].weight, 60);
    assert_eq!(remove_type(&shop.app, TypeRef { code: "spare".to_owned() }).await.unwrap().types.len(), 4);
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(list_types(&shop.app, Nothing {}).await.unwrap().types[4].weight, 60);
}

#[tokio::test]
async fn a_type_comes_back_to_its_place() {
    let shop = bikes().await;
    let before = list_types(&shop.app, Nothing {}).await.unwrap().types;
    let after = remove_type(&shop.app, TypeRef { code: before[1].code.clone() }).await.unwrap().types;
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(list_types(&shop.app, Nothing {}).await.unwrap().types, before);
    redo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(list_types(&shop.app, Nothing {}).await.unwrap().types, after);
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(list_types(&shop.beside().await, Nothing {}).await.unwrap().types, before);
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_told_however_much_else_there_is() {
    let shop = bikes().await;
    let gone = |at: usize| format!("G{at:04},Gone,,Bikes,10,0,discontinued,\n");
    let header = BIKES.lines().next().unwrap();
    shop.import(&(format!("{header}\n") + &(0..2100).map(gone).collect::<String>())).await;
    let link = |at: usize| format!("R1,G{at:04},accessory\n");
    let links = "from,to,type\n".to_owned() + &(0..2100).map(link).collect::<String>();
    import_links_now(&shop.app, ImportLinks { source: shop.file("links.csv", &links) }, &Progress::silent())
        .await
        .unwrap();
    let report = check_rulebook(&shop.app, Nothing {}).await.unwrap();
    assert_eq!((report.findings.len(), report.counts.warnings), (200, 2100));
    let last = key("R1", "G2099", "accessory");
    assert!(report.findings.iter().all(|finding| !finding.links.contains(&last)));
    let of_last = list_link_findings(&shop.app, last.clone()).await.unwrap().findings;
    assert_eq!((of_last.len(), of_last[0].links.clone()), (1, vec![last]));
    assert!(list_link_findings(&shop.app, key("R1", "R2", "upsell")).await.unwrap().findings.is_empty());
}
