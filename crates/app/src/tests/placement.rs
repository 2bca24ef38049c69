//! Blocks, placements, strategies and best sellers.

use crate::fixture::{bikes, sample};
use crate::tests::rule::{named, save, shown};
use crate::*;
use tandem_model::*;

#[tokio::test]
async fn blocks_hide_products_until_they_are_taken_away() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    let block = || Block { sku: "H1".into(), trigger: None };
    add_block(app, block()).await.unwrap();
    add_block(app, block()).await.unwrap();
    assert_eq!(
        (list_blocks(app, Nothing {}).await.unwrap().blocks[0].name.as_str(), shown(app, "R1").await),
        ("Helmet", vec![])
    );
    assert_eq!(shop.status().await.undo.as_deref(), Some("block Helmet"));
    remove_block(app, block()).await.unwrap();
    assert_eq!(shown(app, "R1").await, ["H1"]);
    assert_eq!(remove_block(app, block()).await.unwrap_err().code, "unknown_block");
    let nobody = Block { sku: "X".into(), trigger: None };
    assert_eq!(add_block(app, nobody).await.unwrap_err().code, "unknown_sku");
}

#[tokio::test]
async fn what_is_in_use_stays_and_says_who_uses_it() {
    let shop = bikes().await;
    let app = &shop.app;
    save(app, Rule { placements: vec!["cart".to_owned()], ..named("a") }).await;
    let code = |code: &str| CodeRef { code: code.to_owned() };
    let refused = remove_placement(app, code("cart")).await.unwrap_err();
    assert_eq!(refused.message, "`Cart` cannot be removed: the rule ‘a’ names it");
    let refused = remove_type(app, TypeRef { code: "accessory".to_owned() }).await.unwrap_err();
    assert_eq!(refused.message, "`Accessory` cannot be removed: the rule ‘a’ names it");
    set_settings(app, Settings { strategy: Some("balanced".to_owned()), ..Settings::default() }).await.unwrap();
    let refused = remove_strategy(app, code("balanced")).await.unwrap_err();
    assert_eq!(refused.message, "`Balanced` cannot be removed: the workspace follows it");
    let unknown = Settings { strategy: Some("greedy".to_owned()), ..Settings::default() };
    assert_eq!(set_settings(app, unknown).await.unwrap_err().code, "unknown_strategy");
    remove_placement(app, code("email")).await.unwrap();
    assert_eq!(list_placements(app, Nothing {}).await.unwrap().placements.len(), 2);
}

#[tokio::test]
async fn placements_are_added_and_hold_for_lists() {
    let shop = bikes().await;
    let app = &shop.app;
    shop.link("R1", "H1", "accessory").await;
    shop.link("R1", "R2", "upsell").await;
    let types = vec![TypeShare { kind: "upsell".to_owned(), max: Some(1) }];
    let placement = Placement { code: "banner".to_owned(), types, ..default_placements().remove(0) };
    set_placement(app, placement.clone()).await.unwrap();
    let request = RecommendRequest {
        trigger: Some("R1".into()),
        placement: Some("banner".to_owned()),
        ..RecommendRequest::default()
    };
    assert_eq!(recommend(app, request).await.unwrap().results.len(), 1);
    let wrong = Placement { max: 0, ..placement };
    assert_eq!(set_placement(app, wrong).await.unwrap_err().path.as_deref(), Some("/max"));
}

#[tokio::test]
async fn best_sellers_follow_the_days_they_are_counted_over() {
    let shop = sample().await;
    let app = &shop.app;
    let units = || {
        let view = app.open().unwrap().view();
        view.snapshot.ids().map(|id| u64::from(view.snapshot.units(id))).sum::<u64>()
    };
    let (year, settings) = (units(), shop.status().await.settings);
    set_settings(app, Settings { popularity_days: 0, ..settings.clone() }).await.unwrap();
    let ever = units();
    set_settings(app, Settings { popularity_days: 30, ..settings }).await.unwrap();
    assert!(0 < units() && units() < year && year < ever, "{} {year} {ever}", units());
    undo(app, Nothing {}).await.unwrap();
    assert_eq!(units(), ever);
}
