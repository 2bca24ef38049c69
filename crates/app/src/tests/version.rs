//! Draft and versions: publishing and comparing.

use crate::fixture::{Shop, bikes, key, new_link, rule};
use crate::tests::review::named;
use crate::*;
use tandem_model::*;

pub(super) async fn publish_now(app: &App) -> u32 {
    publish(app, Publish::default()).await.unwrap().version.unwrap().number
}

pub(super) async fn publishing(shop: &Shop) -> (Option<u32>, u32) {
    let PublishStatus { live, changes, .. } = shop.status().await.publishing;
    (live, changes)
}

pub(super) async fn shown(app: &App, trigger: &str, version: VersionRef) -> Vec<String> {
    let request = RecommendRequest { trigger: Some(trigger.into()), version, ..RecommendRequest::default() };
    let answer = recommend(app, request).await.unwrap();
    answer.results.iter().map(|shown| shown.sku.to_string()).collect()
}

async fn differ(app: &App, from: VersionRef, to: VersionRef) -> Difference {
    let products = ProductBatch::Top(100);
    compare_versions(app, CompareVersions { from, to, products, placement: None, at: None }).await.unwrap()
}

pub(super) fn link_item(from: &str, to: &str, kind: &str) -> ItemKey {
    ItemKey::Link(key(from, to, kind))
}

pub(super) const LIVE: VersionRef = VersionRef::Live;
pub(super) const DRAFT: VersionRef = VersionRef::Draft;

#[tokio::test]
async fn edits_reach_shoppers_when_they_are_published() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let none = recommend(&shop.app, RecommendRequest { version: LIVE, ..RecommendRequest::default() }).await;
    assert_eq!(none.unwrap_err().code, "nothing_published");
    assert_eq!(publish_now(&shop.app).await, 1);
    assert_eq!(publishing(&shop).await, (Some(1), 0));
    shop.link("R1", "R2", "upsell").await;
    assert_eq!(publishing(&shop).await, (Some(1), 1));
    assert_eq!(shown(&shop.app, "R1", DRAFT).await, ["R2", "H1"]);
    assert_eq!(shown(&shop.app, "R1", LIVE).await, ["H1"]);
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(publishing(&shop).await, (Some(1), 0), "what was taken back is no difference");
    redo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(publish_now(&shop.app).await, 2);
    assert_eq!(shown(&shop.app, "R1", LIVE).await, ["R2", "H1"]);
    assert_eq!(shown(&shop.app, "R1", VersionRef::Number(1)).await, ["H1"]);
    assert_eq!(shown(&shop.app, "R1", VersionRef::Number(2)).await, ["R2", "H1"]);
}

#[tokio::test]
async fn a_draft_that_is_live_already_is_not_published_again() {
    let shop = bikes().await;
    publish_now(&shop.app).await;
    let fault = publish(&shop.app, Publish::default()).await.unwrap_err();
    assert_eq!(fault.code, "nothing_to_publish");
    shop.link("R1", "H1", "accessory").await;
    remove_links(&shop.app, RemoveLinks { links: vec![key("R1", "H1", "accessory")] }).await.unwrap();
    assert_eq!(publish(&shop.app, Publish::default()).await.unwrap_err().code, "nothing_to_publish");
}

#[tokio::test]
async fn products_are_the_same_in_draft_and_live() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    let skus = vec!["H1".into()];
    edit_products(
        &shop.app,
        EditProducts {
            selection: ProductSelection::Skus { skus },
            changes: vec![ProductChange::Status { value: ProductStatus::Discontinued }],
            preview: false,
        },
    )
    .await
    .unwrap();
    assert_eq!(shown(&shop.app, "R1", LIVE).await, Vec::<String>::new());
    assert_eq!(publishing(&shop).await, (Some(1), 1));
}

#[tokio::test]
async fn the_difference_tells_items_in_words_and_who_gains_and_loses_by_which() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    remove_links(&shop.app, RemoveLinks { links: vec![key("R1", "H1", "accessory")] }).await.unwrap();
    let saved = save_rule(&shop.app, SaveRule { rule: Rule { weight: Some(50), ..rule("") } }).await.unwrap();
    let id = saved.rule.unwrap().id;
    let difference = differ(&shop.app, LIVE, DRAFT).await;
    let counts: Vec<_> = difference.counts.iter().map(|count| (count.sort, count.added, count.removed)).collect();
    assert_eq!(counts, [(ItemSort::Link, 1, 1), (ItemSort::Rule, 1, 0)]);
    let labels: Vec<&str> = difference.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(
        labels,
        ["accessory link Road-150 → Helmet", "upsell link Road-150 → Road-250", "rule ‘Helmets for bikes’"]
    );
    assert_eq!((difference.lists.compared, difference.lists.changed), (5, 3));
    let first = difference.lists.lists.iter().find(|list| list.trigger == "R1".into()).unwrap();
    let gained: Vec<_> = first.gained.iter().map(|place| (place.sku.to_string(), place.item.clone())).collect();
    assert_eq!(gained, [("R2".to_owned(), Some(link_item("R1", "R2", "upsell")))]);
    assert_eq!(first.lost, [], "the rule shows the helmet now");
    let second = difference.lists.lists.iter().find(|list| list.trigger == "R2".into()).unwrap();
    assert_eq!(second.gained[0].item, Some(ItemKey::Rule(id)));
    assert_eq!(difference.check.unwrap().counts.errors, 0);
    assert_eq!(difference.seen.live, Some(1));
}

#[tokio::test]
async fn a_changed_item_tells_its_fields_before_and_after() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    let set = SetLink {
        link: key("R1", "H1", "accessory"),
        set_weight: true,
        weight: Some(30),
        two_way: None,
        set_pin: true,
        pin: Some(2),
        kind: None,
        paused: None,
        to: None,
    };
    set_link(&shop.app, set).await.unwrap();
    let difference = differ(&shop.app, LIVE, DRAFT).await;
    let field = |field: &str, before: &str, after: &str| FieldDiff {
        field: field.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    assert_eq!(difference.items[0].fields, [field("weight", "", "30"), field("pin", "", "position 2")]);
    assert_eq!(difference.items[0].kind, DiffKind::Changed);
}

#[tokio::test]
async fn before_the_first_version_everything_is_new() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    let difference = differ(&shop.app, LIVE, DRAFT).await;
    assert_eq!(difference.seen.live, None);
    assert!(difference.counts.iter().all(|count| (count.removed, count.changed) == (0, 0)));
    let links = difference.counts.iter().find(|count| count.sort == ItemSort::Link).unwrap();
    assert_eq!((links.added, difference.lists.changed), (1, 1));
    assert_eq!(publishing(&shop).await.1, difference.counts.iter().map(|count| count.added).sum::<u32>());
}

#[tokio::test]
async fn two_who_publish_at_once_do_not_overwrite_each_other() {
    let shop = bikes().await;
    let other = shop.beside().await;
    publish_now(&shop.app).await;
    shop.link("R1", "H1", "accessory").await;
    let _ = workspace_status(&other, Nothing {}).await.unwrap();
    let seen = differ(&shop.app, LIVE, DRAFT).await.seen;
    let asked = Publish { note: String::new(), seen: Some(seen) };
    let (one, two) = tokio::join!(publish(&shop.app, asked.clone()), publish(&other, asked));
    let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(won.unwrap().version.unwrap().number, 2);
    assert_eq!(lost.unwrap_err().code, "newer_version");
    assert_eq!(list_versions(&other, Nothing {}).await.unwrap().versions.len(), 2);
}

#[tokio::test]
async fn an_edit_after_the_difference_was_read_keeps_it_from_being_published() {
    let shop = bikes().await;
    publish_now(&shop.app).await;
    shop.link("R1", "H1", "accessory").await;
    let seen = differ(&shop.app, LIVE, DRAFT).await.seen;
    shop.link("R1", "R2", "upsell").await;
    let fault = publish(&shop.app, Publish { note: String::new(), seen: Some(seen) }).await.unwrap_err();
    assert_eq!(fault.code, "draft_changed");
}

#[tokio::test]
async fn one_thing_of_what_is_live_changes_and_the_draft_stays() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    let switch = |_: &crate::open::View, _: &tandem_engine::difference::Edition| {
        Ok((vec![Change::RemoveLink(key("R1", "H1", "accessory"))], "stopped".to_owned()))
    };
    let version = crate::publish::publish_live_with(&shop.app, switch).await.unwrap().version.unwrap();
    assert_eq!((version.number, version.note.as_str(), version.repeats), (2, "stopped", None));
    assert_eq!(shown(&shop.app, "R1", LIVE).await, Vec::<String>::new());
    assert_eq!(shown(&shop.app, "R1", DRAFT).await, ["R2", "H1"]);
    assert_eq!(publishing(&shop).await, (Some(2), 2));
    let path = shop.status().await.path;
    close_workspace(&shop.app, Nothing {}).await.unwrap();
    open_workspace(&shop.app, OpenWorkspace { path }).await.unwrap();
    assert_eq!(publishing(&shop).await, (Some(2), 2));
}

#[tokio::test]
async fn what_is_live_is_still_live_when_the_file_is_opened_again() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    let path = shop.status().await.path;
    close_workspace(&shop.app, Nothing {}).await.unwrap();
    open_workspace(&shop.app, OpenWorkspace { path }).await.unwrap();
    assert_eq!(publishing(&shop).await, (Some(1), 1));
    assert_eq!(shown(&shop.app, "R1", LIVE).await, ["H1"]);
}

#[tokio::test]
async fn the_activity_tells_who_changed_and_who_published() {
    let shop = bikes().await;
    let app = &shop.app;
    named(app, "Ann").await;
    shop.link("R1", "H1", "accessory").await;
    shop.link("R2", "H1", "accessory").await;
    undo(app, Nothing {}).await.unwrap();
    named(app, "  Bob ").await;
    publish_now(app).await;
    let entries = list_activity(app, Nothing {}).await.unwrap().entries;
    let told: Vec<_> =
        entries.iter().map(|entry| (entry.author.as_str(), entry.label.as_str(), entry.undone)).collect();
    let expected = [
        ("Bob", "published version 1", false),
        ("Ann", "link Road-250 → Helmet", true),
        ("Ann", "link Road-150 → Helmet", false),
    ];
    assert_eq!(told[..3], expected);
    assert_eq!(set_user(app, User { name: " ".to_owned() }).await.unwrap_err().code, "bad_name");
}

#[tokio::test]
async fn an_error_finding_keeps_the_draft_from_being_published() {
    let shop = bikes().await;
    shop.link("R1", "R2", "upsell").await;
    publish_now(&shop.app).await;
    let other = tandem_store::Store::open(shop.status().await.path).await.unwrap();
    let revision = other.load().await.unwrap().head.revision;
    let link = Link {
        from: "R2".into(),
        to: "R1".into(),
        kind: "upsell".to_owned(),
        weight: None,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Manual,
        paused: false,
    };
    let edit = tandem_store::Edit {
        label: "by another program".to_owned(),
        changes: vec![Change::PutLink(Box::new(link))],
        at: chrono::Utc::now(),
        author: String::new(),
    };
    other.apply(edit, revision).await.unwrap();
    other.close().await;
    let refused = publish(&shop.app, Publish::default()).await.unwrap();
    assert_eq!((refused.version, refused.findings[0].code.as_str()), (None, "cycle"));
    assert_eq!(publishing(&shop).await, (Some(1), 1));
    assert_eq!(add_link(&shop.app, new_link("R1", "H1", "accessory")).await.unwrap().findings, []);
}

#[tokio::test]
async fn the_map_shows_the_version_that_was_asked_for() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    publish_now(&shop.app).await;
    shop.link("R1", "R2", "upsell").await;
    let drawn = async |version| {
        let focus = MapFocus::Product { sku: "R1".into() };
        let ask = GetNeighbourhood { focus, depth: 1, limit: 10, version, at: None };
        let flows = get_overview(&shop.app, GetOverview { version }).await.unwrap().flows;
        let edges = get_neighbourhood(&shop.app, ask).await.unwrap().edges;
        (edges.len(), flows.iter().map(|flow| flow.links).sum::<u32>())
    };
    shop.link("R3", "H1", "accessory").await;
    assert_eq!((drawn(DRAFT).await, drawn(LIVE).await), ((2, 2), (1, 1)));
    publish_now(&shop.app).await;
    assert_eq!((drawn(LIVE).await, drawn(VersionRef::Number(1)).await), ((2, 2), (1, 1)));
}
