//! What two rulebooks show for the same products: who gains a place, who loses one, and by which item.

use super::compare::Differing;
use super::edition::Edition;
use super::reason::{Grounds, Place, reasoned};
use crate::{Snapshot, recommend, recommend::Asker};
use chrono::{DateTime, Utc};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{
    Fault, ListDiff, ListsDiff, PlaceCount, PlaceDiff, ProductBatch, RecommendRequest, Recommendation, Sku,
};

/// Lists that are told, and products whose places are counted.
const TOLD: usize = 200;

/// What the lists of a batch of products are asked with.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub products: &'a ProductBatch,
    pub placement: Option<&'a str>,
    pub channel: Option<&'a str>,
    pub at: DateTime<Utc>,
}

/// Compares the lists of each product of the batch, best sellers first. Errors: `unknown_sku`, and `unknown_placement` for
/// one that neither side has. Cost: two recommendations a product.
pub fn compare_lists(
    before: &Edition,
    after: &Edition,
    differing: &[Differing],
    asked: &Asked<'_>,
) -> Result<ListsDiff, Fault> {
    let triggers = triggers(&after.snapshot, asked.products)?;
    let grounds = Grounds::of([before, after], differing, asked.placement);
    let mut lists = ListsDiff { compared: count(triggers.len()), ..ListsDiff::default() };
    let mut places: BTreeMap<Sku, PlaceCount> = BTreeMap::new();
    for trigger in triggers {
        let [was, is] = [before, after].map(|edition| shown(edition, &trigger, asked));
        let (was, is) = either(was, is)?;
        let Some(list) = list_diff(&after.snapshot, &grounds, trigger, &was, &is) else { continue };
        lists.changed += 1;
        for (place, gained) in
            list.gained.iter().map(|place| (place, true)).chain(list.lost.iter().map(|lost| (lost, false)))
        {
            let fresh = || PlaceCount { sku: place.sku.clone(), name: place.name.clone(), gained: 0, lost: 0 };
            let count = places.entry(place.sku.clone()).or_insert_with(fresh);
            if gained { count.gained += 1 } else { count.lost += 1 }
        }
        lists.gained += count(list.gained.len());
        lists.lost += count(list.lost.len());
        if lists.lists.len() < TOLD {
            lists.lists.push(list);
        }
    }
    lists.products = count(places.len());
    lists.places = places.into_values().collect();
    lists.places.sort_by_key(|count| Reverse(count.gained + count.lost));
    lists.places.truncate(TOLD);
    Ok(lists)
}

/// By units sold, then SKU.
fn triggers(snapshot: &Snapshot, batch: &ProductBatch) -> Result<Vec<Sku>, Fault> {
    let (mut ids, most): (Vec<u32>, usize) = match batch {
        ProductBatch::None => return Ok(Vec::new()),
        ProductBatch::Top(most) => (snapshot.ids().collect(), *most as usize),
        ProductBatch::Skus(skus) => {
            let known =
                |sku: &Sku| snapshot.id(sku.as_str()).ok_or_else(|| Fault::unknown_sku(sku.as_str(), "products"));
            let ids: BTreeSet<u32> = skus.iter().map(known).collect::<Result<_, _>>()?;
            (ids.into_iter().collect(), usize::MAX)
        }
    };
    ids.sort_by(|&a, &b| snapshot.units(b).cmp(&snapshot.units(a)).then_with(|| snapshot.compare(a, b)));
    ids.truncate(most);
    Ok(ids.into_iter().map(|id| Sku::new(snapshot.sku(id))).collect())
}

fn shown(edition: &Edition, trigger: &Sku, asked: &Asked<'_>) -> Result<Vec<Recommendation>, Fault> {
    let request = RecommendRequest {
        trigger: Some(trigger.clone()),
        placement: asked.placement.map(str::to_owned),
        channel: asked.channel.map(str::to_owned),
        at: Some(asked.at),
        ..RecommendRequest::default()
    };
    let (per_family, strategy) = (edition.settings.per_family, edition.settings.strategy.as_deref());
    let asker = Asker { at: asked.at, per_family, strategy, customer: None };
    Ok(recommend(&edition.snapshot, &request, &asker)?.results)
}

/// A placement that only one side has shows nothing on the other.
fn either<T: Default>(was: Result<T, Fault>, is: Result<T, Fault>) -> Result<(T, T), Fault> {
    match (was, is) {
        (Err(fault), Err(_)) => Err(fault),
        (was, is) => Ok((was.unwrap_or_default(), is.unwrap_or_default())),
    }
}

/// Nothing where both lists are the same.
fn list_diff(
    snapshot: &Snapshot,
    grounds: &Grounds<'_>,
    trigger: Sku,
    was: &[Recommendation],
    is: &[Recommendation],
) -> Option<ListDiff> {
    let gained = only_in(is, was);
    let lost = only_in(was, is);
    let order = |list: &[Recommendation]| list.iter().map(|shown| shown.sku.clone()).collect::<Vec<Sku>>();
    let reordered = gained.is_empty() && lost.is_empty() && order(was) != order(is);
    if gained.is_empty() && lost.is_empty() && !reordered {
        return None;
    }
    let (gained, lost): (Vec<PlaceDiff>, Vec<PlaceDiff>) = reasoned(grounds, &trigger, &gained, &lost);
    let trigger_name = super::label::name(snapshot, &trigger);
    Some(ListDiff { trigger, trigger_name, gained, lost, reordered })
}

fn only_in<'a>(list: &'a [Recommendation], other: &[Recommendation]) -> Vec<Place<'a>> {
    let missing = list.iter().zip(1..).filter(|(shown, _)| other.iter().all(|held| held.sku != shown.sku));
    missing.map(|(shown, position)| Place { shown, position }).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
