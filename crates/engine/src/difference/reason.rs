//! Which differing item gave a product its place, or took it: its own reason first, then what stands in the way of it,
//! then whatever moved others.

use super::compare::Differing;
use super::edition::Edition;
use super::label::label;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Block, Campaign, CampaignTarget, Change, ItemKey, PlaceDiff, Recommendation, Sku};

/// A product in one list that is not in the other.
pub(super) struct Place<'a> {
    pub(super) shown: &'a Recommendation,
    /// Counted from 1.
    pub(super) position: u32,
}

/// What differs, as far as lists are concerned.
pub(super) struct Grounds<'a> {
    labels: BTreeMap<&'a ItemKey, String>,
    /// Campaigns that differ, by what either side of them names.
    campaigns: BTreeMap<ItemKey, ItemKey>,
    /// What holds for the whole list: its placement, strategies, the settings.
    whole: Vec<ItemKey>,
}

impl<'a> Grounds<'a> {
    pub(super) fn of(editions: [&Edition; 2], differing: &'a [Differing], placement: Option<&str>) -> Self {
        let mut grounds = Self { labels: BTreeMap::new(), campaigns: BTreeMap::new(), whole: Vec::new() };
        for item in differing {
            let sides = editions.into_iter().zip([&item.before, &item.after]);
            let told = sides.filter_map(|(edition, side)| Some(label(edition, side.as_ref()?))).next_back();
            grounds.labels.insert(&item.key, told.unwrap_or_default());
            let named = [&item.before, &item.after].into_iter().flatten().filter_map(campaign).flat_map(targets);
            for target in named {
                grounds.campaigns.entry(target).or_insert_with(|| item.key.clone());
            }
            let everywhere = match &item.key {
                ItemKey::Placement(code) => Some(code.as_str()) == placement,
                ItemKey::Strategy(_) | ItemKey::Settings => true,
                _ => false,
            };
            if everywhere {
                grounds.whole.push(item.key.clone());
            }
        }
        grounds
    }

    /// What differs about a product's own reason, or blocks it.
    fn own(&self, trigger: &Sku, shown: &Recommendation) -> Option<ItemKey> {
        let reason = reason_of(shown);
        let kind = shown.kind.clone().map(ItemKey::Type);
        let blocks =
            [Some(trigger.clone()), None].map(|trigger| ItemKey::Block(Block { sku: shown.sku.clone(), trigger }));
        let campaign = reason.as_ref().and_then(|reason| self.campaigns.get(reason).cloned());
        let asked = reason.into_iter().chain(blocks).chain(campaign).chain(kind);
        asked.into_iter().find(|key| self.labels.contains_key(key))
    }

    fn label(&self, key: &ItemKey) -> &str {
        self.labels.get(key).map_or("", String::as_str)
    }
}

/// Places with the items that did it.
pub(super) fn reasoned(
    grounds: &Grounds<'_>,
    trigger: &Sku,
    gained: &[Place<'_>],
    lost: &[Place<'_>],
) -> (Vec<PlaceDiff>, Vec<PlaceDiff>) {
    let own = |places: &[Place<'_>]| -> Vec<Option<ItemKey>> {
        places.iter().map(|place| grounds.own(trigger, place.shown)).collect()
    };
    let (came, went) = (own(gained), own(lost));
    let first = |items: &[Option<ItemKey>]| items.iter().flatten().next().cloned();
    let whole = grounds.whole.first().cloned();
    let (pushing, leaving) = (first(&came), first(&went));
    let gained = gained.iter().zip(came).map(|(place, own)| match (own, &leaving, &whole) {
        (Some(item), _, _) => told(place, Some(&item), own_words(grounds, place, &item)),
        (None, Some(item), _) => told(place, Some(item), format!("moved up: {} left room", grounds.label(item))),
        (None, None, Some(item)) => told(place, Some(item), grounds.label(item).to_owned()),
        (None, None, None) => told(place, None, "moved up".to_owned()),
    });
    let lost = lost.iter().zip(went).map(|(place, own)| match (own, &pushing, &whole) {
        (Some(item), _, _) => told(place, Some(&item), grounds.label(&item).to_owned()),
        (None, Some(item), _) => told(place, Some(item), format!("pushed out by {}", grounds.label(item))),
        (None, None, Some(item)) => told(place, Some(item), grounds.label(item).to_owned()),
        (None, None, None) => told(place, None, "pushed out".to_owned()),
    });
    (gained.collect(), lost.collect())
}

/// The reason's own words where the item is what shows the product.
fn own_words(grounds: &Grounds<'_>, place: &Place<'_>, item: &ItemKey) -> String {
    let words =
        place.shown.because.iter().find(|reason| matches!(reason.factor.as_str(), "link_weight" | "rule_weight"));
    match words.filter(|_| reason_of(place.shown).as_ref() == Some(item)) {
        Some(reason) => reason.text.clone(),
        None => grounds.label(item).to_owned(),
    }
}

fn told(place: &Place<'_>, item: Option<&ItemKey>, because: String) -> PlaceDiff {
    PlaceDiff {
        sku: place.shown.sku.clone(),
        name: place.shown.name.clone(),
        position: place.position,
        item: item.cloned(),
        because,
    }
}

/// The link or rule that is a product's best reason.
fn reason_of(shown: &Recommendation) -> Option<ItemKey> {
    let reason = shown.because.first()?;
    match (&reason.link, reason.via.strip_prefix("rule:")) {
        (Some(link), _) => Some(ItemKey::Link(link.clone())),
        (None, Some(id)) => Some(ItemKey::Rule(id.to_owned())),
        (None, None) => None,
    }
}

fn campaign(item: &Change) -> Option<&Campaign> {
    if let Change::PutCampaign(campaign) = item { Some(campaign) } else { None }
}

fn targets(campaign: &Campaign) -> BTreeSet<ItemKey> {
    let target = |target: &CampaignTarget| match target {
        CampaignTarget::Link(key) => ItemKey::Link(key.clone()),
        CampaignTarget::Rule(id) => ItemKey::Rule(id.clone()),
    };
    campaign.actions.iter().map(|action| target(&action.target)).collect()
}
