//! Differences against a plain reading of both lists of items, and editions against the items they are made of.

use super::*;
use crate::rule::notation::rule;
use crate::snapshot::notation::snapshot;
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tandem_model::{
    Block, Campaign, Change, DiffKind, ItemKey, Link, LinkLevel, LinkSource, Placement, ProductBatch, Rule, Settings,
    Sku, default_placements, default_strategies, default_types,
};

const SKUS: [&str; 4] = ["A", "B", "C", "D"];

fn shop() -> Edition {
    Edition::new(snapshot("A: family=F\nB: family=F\nC: family=G\nD:"), &Settings::default())
}

fn link(from: usize, to: usize, weight: u8, paused: bool) -> Change {
    Change::PutLink(Box::new(Link {
        from: SKUS[from].into(),
        to: SKUS[to].into(),
        kind: if weight == 0 { "cross-sell" } else { "accessory" }.to_owned(),
        weight: Some(weight),
        two_way: weight == 0,
        level: LinkLevel::Product,
        pin: None,
        source: LinkSource::Manual,
        paused,
    }))
}

fn put_rule(id: usize, position: i64, shown: usize) -> Change {
    let text = format!("r{id} upsell : all -> +{}", SKUS[shown]);
    Change::PutRule(Box::new(Rule { position, ..rule(&text) }))
}

fn campaign(id: usize, name: u8) -> Change {
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap().and_hms_opt(0, 0, 0).unwrap();
    Change::PutCampaign(Box::new(Campaign {
        id: format!("c{id}"),
        name: name.to_string(),
        starts: day(1),
        ends: day(24),
        zone: "Europe/Berlin".to_owned(),
        yearly: true,
        actions: Vec::new(),
        placements: Vec::new(),
        channels: Vec::new(),
        switch: None,
        owner: String::new(),
        note: String::new(),
    }))
}

fn any_item() -> impl Strategy<Value = Change> {
    let ends = (0..4usize, 0..4usize).prop_filter("no product is linked to itself", |(from, to)| from != to);
    prop_oneof![
        4 => (ends, 0..3u8, any::<bool>()).prop_map(|((from, to), weight, paused)| link(from, to, weight, paused)),
        4 => (0..4usize, 0..3i64, 0..4usize).prop_map(|(id, position, shown)| put_rule(id, position, shown)),
        1 => (0..4usize, proptest::option::of(0..4usize)).prop_map(|(sku, trigger)| {
            let trigger = trigger.map(|at| Sku::from(SKUS[at]));
            Change::PutBlock(Block { sku: SKUS[sku].into(), trigger })
        }),
        1 => (0..2usize, 0..2u8).prop_map(|(id, name)| campaign(id, name)),
        1 => (0..3usize, 1..3u32).prop_map(|(at, max)| {
            Change::PutPlacement(Box::new(Placement { max, ..default_placements().remove(at) }))
        }),
        1 => (0..3usize, 0..2u8).prop_map(|(at, label)| {
            Change::PutStrategy(tandem_model::Strategy { label: label.to_string(), ..default_strategies().remove(at) })
        }),
        1 => (0..4usize, 0..2u8).prop_map(|(at, weight)| {
            let mut kind = default_types().remove(at);
            kind.weight = weight;
            Change::PutType(kind)
        }),
        1 => (0..2u32).prop_map(|per_family| Change::PutSettings(Settings { per_family, ..Settings::default() })),
    ]
}

/// The same link from its other end: two-way links and these cannot both stand.
fn turned(item: &Change) -> Option<ItemKey> {
    let Change::PutLink(link) = item else { return None };
    let key = link.key();
    Some(ItemKey::Link(tandem_model::LinkKey { from: key.to, to: key.from, ..key }))
}

/// As a version holds them: each key once, in order, and always with settings.
fn any_items() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec(any_item(), 0..24).prop_map(|items| {
        let mut held: Vec<Change> = vec![Change::PutSettings(Settings::default())];
        for item in items {
            held.retain(|other| other.item() != item.item() && other.item() != turned(&item));
            held.push(item);
        }
        held.sort_by_key(Change::item);
        held
    })
}

/// Looks for each item of one list in all of the other.
fn plainly(before: &[Change], after: &[Change]) -> BTreeSet<(ItemKey, String)> {
    let find = |items: &[Change], key: &ItemKey| items.iter().find(|item| item.item().as_ref() == Some(key)).cloned();
    let mut differing = BTreeSet::new();
    for key in before.iter().chain(after).filter_map(Change::item) {
        let kind = match (find(before, &key), find(after, &key)) {
            (Some(was), Some(is)) if was == is => continue,
            (None, _) => DiffKind::Added,
            (_, None) => DiffKind::Removed,
            _ => DiffKind::Changed,
        };
        differing.insert((key, format!("{kind:?}")));
    }
    differing
}

fn sorted(mut items: Vec<Change>) -> Vec<Change> {
    items.sort_by_key(Change::item);
    items
}

fn keys(items: &[Change]) -> BTreeSet<ItemKey> {
    items.iter().filter_map(Change::item).collect()
}

proptest! {
    #[test]
    fn a_difference_is_what_a_plain_reading_of_both_finds(before in any_items(), after in any_items()) {
        let found = compare(before.clone(), &after);
        let told: BTreeSet<_> = found.iter().map(|item| (item.key.clone(), format!("{:?}", item.kind()))).collect();
        prop_assert_eq!(told.len(), found.len());
        prop_assert_eq!(&told, &plainly(&before, &after));
        prop_assert!(found.is_sorted_by_key(|item| &item.key));
        let turned: Vec<Change> = after.iter().rev().cloned().collect();
        prop_assert_eq!(&compare(before.clone(), &turned), &found);
        let all: u32 = counts(&found).iter().map(|count| count.added + count.removed + count.changed).sum();
        prop_assert_eq!(all as usize, found.len());
    }

    #[test]
    fn an_edition_holds_the_items_that_it_was_made_of(before in any_items(), after in any_items()) {
        let (first, _) = shop().with_items(before.clone());
        prop_assert_eq!(sorted(first.items()), before.clone());
        prop_assert_eq!(first.count() as usize, before.len());
        let (second, differing) = first.with_items(after.clone());
        prop_assert_eq!(sorted(second.items()), after.clone());
        prop_assert_eq!(differing as usize, compare(before.clone(), &after).len());
        let touched = &keys(&before) | &keys(&after);
        prop_assert_eq!(count_differing(&first, &second, &touched), differing);
        prop_assert_eq!(sorted(second.some(&keys(&after))), after.clone());
        let built = Edition::new(first.built(after.clone()), &second.settings);
        prop_assert_eq!(sorted(built.items()), after);
    }

    #[test]
    fn edits_taken_one_by_one_come_to_the_same_count(before in any_items(), edits in any_items()) {
        let (live, _) = shop().with_items(before.clone());
        let mut draft = live.clone();
        let mut differ = 0;
        for edit in edits {
            let other_way = turned(&edit).into_iter().collect();
            if !draft.some(&other_way).is_empty() {
                continue;
            }
            let next = draft.after(std::slice::from_ref(&edit));
            let touched = keys(&[edit]);
            differ = differ + count_differing(&next, &live, &touched) - count_differing(&draft, &live, &touched);
            draft = next;
        }
        prop_assert_eq!(differ as usize, compare(live.items(), &draft.items()).len());
    }

    #[test]
    fn every_difference_is_told_in_words(before in any_items(), after in any_items()) {
        let ((first, _), (second, _)) = (shop().with_items(before.clone()), shop().with_items(after.clone()));
        let differing = compare(before, &after);
        for item in told(&first, &second, &differing, "EUR") {
            prop_assert!(!item.label.is_empty());
            prop_assert_eq!(item.fields.is_empty(), item.kind != DiffKind::Changed, "{:?}", item);
        }
    }

    #[test]
    fn lists_differ_where_the_lists_asked_for_one_by_one_do(before in any_items(), after in any_items()) {
        let ((first, _), (second, _)) = (shop().with_items(before.clone()), shop().with_items(after.clone()));
        let differing = compare(before, &after);
        let (batch, at) = (ProductBatch::Top(9), DateTime::UNIX_EPOCH);
        let asked = Asked { products: &batch, placement: None, channel: None, at };
        let lists = compare_lists(&first, &second, &differing, &asked).unwrap();
        prop_assert_eq!(lists.compared, 4);
        for trigger in SKUS {
            let (was, is) = (shown(&first, trigger), shown(&second, trigger));
            let list = lists.lists.iter().find(|list| list.trigger == trigger.into());
            prop_assert_eq!(list.is_some(), was != is, "{} {:?} {:?}", trigger, was, is);
            let Some(list) = list else { continue };
            let gained: Vec<&str> = list.gained.iter().map(|place| place.sku.as_str()).collect();
            let new: Vec<&str> = is.iter().filter(|sku| !was.contains(sku)).map(String::as_str).collect();
            prop_assert_eq!(gained, new);
            for place in list.gained.iter().chain(&list.lost) {
                let known = |item: &ItemKey| differing.iter().any(|differs| differs.key == *item);
                prop_assert!(place.item.as_ref().is_none_or(known), "{:?}", place);
                prop_assert!(!place.because.is_empty());
            }
        }
    }
}

fn shown(edition: &Edition, trigger: &str) -> Vec<String> {
    let request = tandem_model::RecommendRequest { trigger: Some(trigger.into()), ..Default::default() };
    let asker = crate::recommend::Asker {
        at: DateTime::UNIX_EPOCH,
        per_family: edition.settings.per_family,
        strategy: None,
        customer: None,
    };
    let answer = crate::recommend(&edition.snapshot, &request, &asker).unwrap();
    answer.results.iter().map(|shown| shown.sku.to_string()).collect()
}
