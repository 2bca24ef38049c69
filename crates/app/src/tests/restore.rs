//! Items of a version brought back into the draft.

use crate::fixture::{bikes, key, rule};
use crate::tests::version::{LIVE, link_item, publish_now, publishing};
use crate::*;
use tandem_model::*;

#[tokio::test]
async fn single_items_come_back_as_one_edit_that_undo_takes_back() {
    let shop = bikes().await;
    shop.link("R1", "H1", "accessory").await;
    shop.link("R2", "H1", "accessory").await;
    publish_now(&shop.app).await;
    let links = vec![key("R1", "H1", "accessory"), key("R2", "H1", "accessory")];
    remove_links(&shop.app, RemoveLinks { links }).await.unwrap();
    let items = vec![link_item("R1", "H1", "accessory")];
    let restored = restore_items(&shop.app, RestoreItems { version: LIVE, items: items.clone() }).await.unwrap();
    assert_eq!(restored.changed, 1);
    assert_eq!(publishing(&shop).await, (Some(1), 1));
    assert_eq!(restore_items(&shop.app, RestoreItems { version: LIVE, items }).await.unwrap().changed, 0);
    undo(&shop.app, Nothing {}).await.unwrap();
    assert_eq!(publishing(&shop).await, (Some(1), 2));
    let all = RestoreItems { version: VersionRef::Number(1), items: Vec::new() };
    assert_eq!(restore_items(&shop.app, all).await.unwrap().changed, 2);
    assert_eq!(publishing(&shop).await, (Some(1), 0));
}

#[tokio::test]
async fn restoring_a_link_that_would_close_a_loop_is_refused() {
    let shop = bikes().await;
    shop.link("R1", "R2", "upsell").await;
    publish_now(&shop.app).await;
    remove_links(&shop.app, RemoveLinks { links: vec![key("R1", "R2", "upsell")] }).await.unwrap();
    shop.link("R2", "R1", "upsell").await;
    let asked = RestoreItems { version: LIVE, items: vec![link_item("R1", "R2", "upsell")] };
    let refused = restore_items(&shop.app, asked).await.unwrap();
    assert_eq!((refused.changed, refused.findings[0].code.as_str()), (0, "cycle"));
    assert_eq!(publishing(&shop).await, (Some(1), 2));
}

#[tokio::test]
async fn a_rule_whose_type_is_gone_is_restored_with_its_type_or_not_at_all() {
    let shop = bikes().await;
    let kind = RelationshipType {
        code: "gift".to_owned(),
        label: "Gift".to_owned(),
        weight: 50,
        loop_policy: LoopPolicy::Allow,
        loop_group: "gift".to_owned(),
        two_way_allowed: false,
    };
    add_type(&shop.app, kind).await.unwrap();
    let gift = SaveRule { rule: Rule { kind: "gift".to_owned(), ..rule("") } };
    let id = save_rule(&shop.app, gift).await.unwrap().rule.unwrap().id;
    publish_now(&shop.app).await;
    remove_rules(&shop.app, RuleRefs { ids: vec![id.clone()] }).await.unwrap();
    remove_type(&shop.app, TypeRef { code: "gift".to_owned() }).await.unwrap();
    let asked = |items: Vec<ItemKey>| RestoreItems { version: LIVE, items };
    let alone = restore_items(&shop.app, asked(vec![ItemKey::Rule(id.clone())])).await;
    assert_eq!(alone.unwrap_err().code, "needs_item");
    let both = vec![ItemKey::Rule(id), ItemKey::Type("gift".to_owned())];
    assert_eq!(restore_items(&shop.app, asked(both)).await.unwrap().changed, 2);
    assert_eq!(publishing(&shop).await, (Some(1), 0));
}
