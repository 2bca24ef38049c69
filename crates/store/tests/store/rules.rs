//! Rules, blocks, placements and strategies as they are kept.

use crate::shop::{Shop, at, deep_rule, edit};
use tandem_model::{Block, Change, MAX_DEPTH, Placement, Rule, RulesDocument, default_placements, default_strategies};
use tandem_store::Store;

async fn rules(store: &Store) -> RulesDocument {
    store.load().await.unwrap().rules
}

#[tokio::test]
async fn a_rule_as_deep_as_may_be_is_read_back_and_undone() {
    let (_shop, store) = Shop::new().await;
    let deep = deep_rule(MAX_DEPTH);
    store.apply(edit("add", [Change::PutRule(Box::new(deep.clone()))]), 0).await.unwrap();
    let other = Rule { name: "Other".to_owned(), ..deep.clone() };
    store.apply(edit("change", [Change::PutRule(Box::new(other))]), 1).await.unwrap();
    let undone = store.undo(at(1), 2).await.unwrap().unwrap();
    assert_eq!(undone.changes, [Change::PutRule(Box::new(deep.clone()))]);
    assert_eq!(rules(&store).await.rules, [deep]);
}

#[tokio::test]
async fn a_block_everywhere_and_one_for_a_trigger_are_two() {
    let (_shop, store) = Shop::new().await;
    let everywhere = Block { sku: "A".into(), trigger: None };
    let for_one = Block { sku: "A".into(), trigger: Some("B".into()) };
    let both = [&everywhere, &for_one, &everywhere].map(|block| Change::PutBlock(block.clone()));
    store.apply(edit("block", both), 0).await.unwrap();
    assert_eq!(rules(&store).await.blocks, [everywhere.clone(), for_one.clone()]);
    store.apply(edit("unblock", [Change::RemoveBlock(everywhere)]), 1).await.unwrap();
    assert_eq!(rules(&store).await.blocks, [for_one]);
}

#[tokio::test]
async fn placements_taken_away_from_the_last_on_come_back_in_their_order() {
    let (_shop, store) = Shop::new().await;
    let gone = ["email", "cart", "product-page"].map(|code| Change::RemovePlacement(code.to_owned()));
    store.apply(edit("remove", gone), 0).await.unwrap();
    assert_eq!(rules(&store).await.placements, []);
    store.undo(at(1), 1).await.unwrap().unwrap();
    assert_eq!(rules(&store).await.placements, default_placements());
}

#[tokio::test]
async fn placements_keep_the_order_in_which_they_were_added() {
    let (_shop, store) = Shop::new().await;
    let banner = Placement { code: "a-banner".to_owned(), ..default_placements().remove(0) };
    let cart = Placement { max: 9, ..default_placements().remove(1) };
    let changes = [banner, cart].map(|placement| Change::PutPlacement(Box::new(placement)));
    store.apply(edit("placements", changes), 0).await.unwrap();
    let kept = rules(&store).await;
    let codes: Vec<&str> = kept.placements.iter().map(|held| held.code.as_str()).collect();
    assert_eq!((codes, kept.placements[1].max), (vec!["product-page", "cart", "email", "a-banner"], 9));
    assert_eq!(kept.strategies, default_strategies());
}
