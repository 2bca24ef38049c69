//! Edits, undo and redo against the plain model.

use crate::model::{Rows, Stack};
use crate::shop::{Shop, at, deep_rule, edit, link, product, put, put_link, settings};
use proptest::prelude::*;
use proptest::strategy::LazyJust;
use tandem_model::{
    Block, Change, EditState, LinkKey, LinkLevel, LoopPolicy, ProductStatus, RelationshipType, Settings, Sku,
    default_placements, default_strategies,
};
use tandem_store::Store;

fn sku() -> impl Strategy<Value = Sku> {
    prop::sample::select(vec!["A", "B", "C", "ab,C ", "Größe-42", "CAFE\u{301}", "'; DROP TABLE product; --"])
        .prop_map(Sku::from)
}

fn a_product() -> impl Strategy<Value = Change> {
    let tags = prop::collection::vec("[a-z\" ]{1,4}", 0..3);
    let picture = prop::option::of(Just("data:image/png;base64,AAAA".to_owned()));
    (sku(), "\\PC{0,12}", prop::option::of("[a-c/]{1,3}"), prop::option::of(any::<i64>()), tags, picture).prop_map(
        |(sku, name, family, price_minor, tags, picture)| {
            let mut product = product(sku.as_str(), &name);
            product.stock = price_minor.map(|price| price / 2);
            product.status = if price_minor.is_some() { ProductStatus::Discontinued } else { ProductStatus::Active };
            product.launch = price_minor.map(|_| "2016-02-29".parse().unwrap());
            product.attributes.extend(family.iter().map(|family| (family.clone(), name.clone())));
            product.back_order = tags.len() == 2;
            (product.family, product.price_minor, product.tags, product.picture) = (family, price_minor, tags, picture);
            put(product)
        },
    )
}

fn a_link_key() -> impl Strategy<Value = LinkKey> {
    let level = prop::sample::select(vec![LinkLevel::Product, LinkLevel::Family]);
    let kind = prop::sample::select(vec!["upsell", "cross-sell"]);
    (sku(), sku(), kind, level).prop_map(|(from, to, kind, level)| LinkKey { from, to, kind: kind.to_owned(), level })
}

fn a_link() -> impl Strategy<Value = Change> {
    (a_link_key(), prop::option::of(0u8..=100), any::<bool>(), prop::option::of(any::<u32>())).prop_map(
        |(key, weight, two_way, pin)| {
            let mut link = link(key.from.as_str(), key.to.as_str(), &key.kind);
            (link.level, link.weight, link.two_way, link.pin) = (key.level, weight, two_way, pin);
            put_link(link)
        },
    )
}

fn a_type() -> impl Strategy<Value = Change> {
    (prop::sample::select(vec!["upsell", "related"]), 0u8..=100).prop_map(|(code, weight)| {
        Change::PutType(RelationshipType {
            code: code.to_owned(),
            label: format!("{code}!"),
            weight,
            loop_policy: LoopPolicy::Warn,
            loop_group: code.to_owned(),
            two_way_allowed: weight > 50,
        })
    })
}

fn an_id() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "c"]).prop_map(str::to_owned)
}

fn a_rule() -> impl Strategy<Value = Change> {
    (an_id(), "\\PC{0,8}", any::<i64>(), 1..64usize).prop_map(|(id, name, position, depth)| {
        Change::PutRule(Box::new(tandem_model::Rule { id, name, position, ..deep_rule(depth) }))
    })
}

fn a_block() -> impl Strategy<Value = Block> {
    (sku(), prop::option::of(sku())).prop_map(|(sku, trigger)| Block { sku, trigger })
}

fn a_list() -> impl Strategy<Value = Change> {
    let code = prop::sample::select(vec!["cart", "banner"]).prop_map(str::to_owned);
    let strategy = prop::sample::select(vec!["balanced", "own"]).prop_map(str::to_owned);
    prop_oneof![
        (code.clone(), 1u32..9).prop_map(|(code, max)| {
            Change::PutPlacement(Box::new(tandem_model::Placement { code, max, ..default_placements().remove(0) }))
        }),
        code.prop_map(Change::RemovePlacement),
        (strategy.clone(), "[a-z]{1,3}").prop_map(|(code, label)| {
            Change::PutStrategy(tandem_model::Strategy { code, label, ..default_strategies().remove(0) })
        }),
        strategy.prop_map(Change::RemoveStrategy),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let goal = (0.0..=1.0f64, 0u32..4, prop::option::of(an_id()), any::<u32>());
    prop_oneof![
        6 => a_product(),
        3 => sku().prop_map(Change::RemoveProduct),
        6 => a_link(),
        3 => a_link_key().prop_map(Change::RemoveLink),
        1 => a_type(),
        1 => LazyJust::new(|| Change::RemoveType("related".to_owned())),
        1 => goal.prop_map(|(coverage_goal, per_family, strategy, popularity_days)| {
            Change::PutSettings(Settings { coverage_goal, per_family, strategy, popularity_days, ..settings() })
        }),
        3 => a_rule(),
        1 => an_id().prop_map(Change::RemoveRule),
        2 => a_block().prop_map(Change::PutBlock),
        1 => a_block().prop_map(Change::RemoveBlock),
        2 => a_list(),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Apply(Vec<Change>),
    Undo,
    Redo,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => prop::collection::vec(change(), 0..12).prop_map(Step::Apply),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

async fn walk(steps: Vec<Step>) {
    let (shop, mut store) = Shop::new().await;
    let mut stack = Stack::new(Rows::fresh(settings()));
    let mut mirror = stack.now.clone();
    let mut revision = 0;
    for (number, step) in steps.into_iter().enumerate() {
        match step {
            Step::Apply(changes) => {
                let label = format!("edit {number} → `x`");
                revision = store.apply(edit(&label, changes.clone()), revision).await.unwrap().revision;
                stack.apply(&label, &changes);
                mirror.apply(&changes);
            }
            Step::Undo | Step::Redo => {
                let undo = matches!(step, Step::Undo);
                let reverted = if undo { store.undo(at(1), revision).await } else { store.redo(at(1), revision).await };
                let reverted = reverted.unwrap();
                let label = if undo { stack.undo() } else { stack.redo() };
                assert_eq!(reverted.as_ref().map(|reverted| reverted.label.clone()), label);
                if let Some(reverted) = reverted {
                    mirror.apply(&reverted.changes);
                    revision = reverted.revision;
                }
            }
            Step::Reopen => {
                store.close().await;
                store = Store::open(&shop.path).await.unwrap();
            }
        }
        let loaded = store.load().await.unwrap();
        assert_eq!(loaded.head.revision, revision);
        assert_eq!(loaded.head.undo, stack.past.last().map(|(label, _)| label.clone()));
        assert_eq!(loaded.head.redo, stack.future.last().map(|(label, _)| label.clone()));
        let rows = Rows::of(loaded);
        assert_eq!(rows, stack.now);
        assert_eq!(rows, mirror, "a copy in memory that applies what undo answers stays the same");
    }
    store.close().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_of_edits_undo_redo_and_restart_agrees_with_the_plain_model(steps in prop::collection::vec(step(), 1..14)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(walk(steps));
    }
}

#[tokio::test]
async fn undo_survives_a_restart() {
    let (shop, store) = Shop::new().await;
    let revision = store.apply(edit("add A", [put(product("A", "Tent"))]), 0).await.unwrap().revision;
    store.close().await;
    let store = Store::open(&shop.path).await.unwrap();
    let undone = store.undo(at(5), revision).await.unwrap().unwrap();
    assert_eq!(undone.label, "add A");
    assert_eq!(undone.changes, [Change::RemoveProduct("A".into())]);
    let loaded = store.load().await.unwrap();
    assert!(loaded.products.is_empty());
    assert_eq!(
        (loaded.head.undo, loaded.head.redo.as_deref(), loaded.head.saved_at),
        (None, Some("add A"), Some(at(5)))
    );
}

#[tokio::test]
async fn a_new_edit_drops_what_was_undone() {
    let (_shop, store) = Shop::new().await;
    let mut revision = 0;
    for sku in ["A", "B"] {
        revision = store.apply(edit(sku, [put(product(sku, sku))]), revision).await.unwrap().revision;
    }
    revision = store.undo(at(1), revision).await.unwrap().unwrap().revision;
    revision = store.apply(edit("C", [put(product("C", "C"))]), revision).await.unwrap().revision;
    assert_eq!(store.redo(at(2), revision).await.unwrap(), None);
    let states: Vec<_> = store.history(10).await.unwrap().into_iter().map(|edit| (edit.label, edit.state)).collect();
    let expected = [("C", EditState::Done), ("B", EditState::Dropped), ("A", EditState::Done)];
    assert_eq!(states, expected.map(|(label, state)| (label.to_owned(), state)));
}

#[tokio::test]
async fn types_keep_the_order_in_which_they_were_added() {
    let (_shop, store) = Shop::new().await;
    let mut types = store.load().await.unwrap().head.types;
    let mut kind = types[0].clone();
    kind.code = "also".to_owned();
    types.push(kind.clone());
    store.apply(edit("add type", [Change::PutType(kind)]), 0).await.unwrap();
    types[1].weight = 12;
    store.apply(edit("weight", [Change::PutType(types[1].clone())]), 1).await.unwrap();
    assert_eq!(store.load().await.unwrap().head.types, types);
}

#[tokio::test]
async fn a_dropped_caller_leaves_a_whole_edit_or_none() {
    let (_shop, store) = Shop::new().await;
    for round in 0..50u32 {
        let revision = store.load().await.unwrap().head.revision;
        let changes: Vec<_> = (0..50).map(|n| put(product(&format!("{round}-{n}"), "x"))).collect();
        let write = store.apply(edit("many", changes), revision);
        let _ = tokio::time::timeout(std::time::Duration::from_micros(u64::from(round) * 40), write).await;
    }
    let loaded = store.load().await.unwrap();
    assert_eq!(loaded.products.len() as i64, loaded.head.revision * 50);
}
