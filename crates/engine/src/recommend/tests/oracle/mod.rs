//! The same answer, worked out the plain way from the nouns and the resolution table. Only what conditions mean comes
//! from elsewhere.

mod ways;

use super::any::Shop;
use super::campaigns::{fits, is_live, names_link, together};
use crate::Snapshot;
use crate::recommend::Asker;
use crate::rule::{Asked, CartLine, Shopper, Situation};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{
    Campaign, CampaignTarget, Link, LinkLevel, Placement, Product, ProductStatus, RecommendRequest, RulesDocument, Sku,
    Sliders, StockPolicy,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub sku: Sku,
    /// Over 10,000 × 1,000,000 × (100 + sliders).
    pub score: u64,
    pub kind: Option<String>,
    pub via: String,
    pub trigger: Option<Sku>,
    pub pin: Option<u32>,
    pub instead_of: Option<Sku>,
}

/// Where a way stands among ways of equal score.
type Place = (u8, usize, usize, Sku, usize, Option<LinkLevel>, String);

pub struct Oracle<'a> {
    pub snapshot: &'a Snapshot,
    pub links: Vec<Link>,
    pub document: &'a RulesDocument,
    pub units: &'a BTreeMap<Sku, u32>,
    pub campaigns: &'a [Campaign],
    products: BTreeMap<Sku, Product>,
}

/// A request with what it leaves open filled in.
struct Asking<'a> {
    request: &'a RecommendRequest,
    triggers: Vec<Sku>,
    situation: Situation<'a>,
    placement: Placement,
    limit: usize,
    per_family: u32,
    sliders: [u64; 4],
}

impl<'a> Oracle<'a> {
    pub fn new(snapshot: &'a Snapshot, shop: &'a Shop) -> Self {
        let products = snapshot.ids().map(|id| (snapshot.sku(id).into(), snapshot.product(id))).collect();
        let Shop { document, units, campaigns, .. } = shop;
        Self { snapshot, links: snapshot.links(), document, units, campaigns, products }
    }

    pub fn answer(&self, request: &RecommendRequest, asker: &Asker<'_>) -> Vec<Shown> {
        let mut cart: Vec<CartLine> = Vec::new();
        let mut distinct: Vec<Sku> = Vec::new();
        for sku in &request.cart {
            match distinct.iter().position(|held| held == sku) {
                Some(at) => cart[at].quantity += 1,
                None => {
                    distinct.push(sku.clone());
                    cart.push(CartLine { id: self.snapshot.id(sku.as_str()).unwrap(), quantity: 1 });
                }
            }
        }
        let shopper = asker.customer.map(|facts| Shopper::of(self.snapshot, facts));
        let named = |code: &String| self.document.placements.iter().find(|placement| placement.code == *code).unwrap();
        let placement = request.placement.as_ref().map(named).cloned();
        let open =
            Placement { min: 0, max: request.limit.unwrap_or(10), ..tandem_model::default_placements()[0].clone() };
        let placement = placement.unwrap_or(open);
        let Sliders { margin, popularity, newness, stock, .. } = request.sliders.unwrap_or_default();
        let asking = Asking {
            request,
            triggers: request.trigger.clone().map_or(distinct, |trigger| vec![trigger]),
            situation: Situation {
                at: request.at.unwrap_or(asker.at),
                cart: &cart,
                customer: shopper.as_ref(),
                placement: request.placement.as_deref(),
                channel: request.channel.as_deref(),
                market: None,
                offer: None,
            },
            limit: request.limit.unwrap_or(placement.max).min(placement.max) as usize,
            per_family: request.per_family.unwrap_or(asker.per_family),
            sliders: [margin, popularity, newness, stock].map(u64::from),
            placement,
        };
        let list = self.list(&asking);
        if list.len() < asking.limit.min(asking.placement.min as usize) { Vec::new() } else { list }
    }

    fn list(&self, asking: &Asking<'_>) -> Vec<Shown> {
        let links = self.by_links(asking);
        let mut pins: Vec<_> = links.iter().filter(|(_, way)| way.pin.is_some()).cloned().collect();
        pins.sort_by_key(|(place, way)| (way.pin, Reverse(way.score), place.clone()));
        let unpinned = |(place, way)| (place, Shown { pin: None, ..way });
        let mut ways: Vec<_> = links.into_iter().map(unpinned).chain(self.by_rules(asking)).collect();
        ways.sort_by_key(|(place, way)| (Reverse(way.score), place.clone()));
        let mut room = Room::default();
        let mut pinned: Vec<(usize, Shown)> = Vec::new();
        for (_, way) in pins {
            let free = pinned.last().map_or(1, |(position, _)| position + 1);
            let position = free.max(way.pin.unwrap() as usize);
            if position <= asking.limit && self.fits(asking, &mut room, &way) {
                pinned.push((position, way));
            }
        }
        let mut rest: Vec<Shown> = Vec::new();
        for way in ways.into_iter().map(|(_, way)| way).chain(self.by_sales(asking)) {
            if pinned.len() + rest.len() < asking.limit && self.fits(asking, &mut room, &way) {
                rest.push(way);
            }
        }
        let mut list = rest;
        for (position, way) in pinned {
            list.insert((position - 1).min(list.len()), way);
        }
        list
    }

    /// The first reason of a product decides; family and type must have room.
    fn fits(&self, asking: &Asking<'_>, room: &mut Room, way: &Shown) -> bool {
        if room.decided.contains(&way.sku) {
            return false;
        }
        let family = self.products[&way.sku].family.clone();
        let of_family = room.families.iter().filter(|held| family.is_some() && **held == family).count();
        if asking.per_family > 0 && of_family >= asking.per_family as usize {
            return false;
        }
        room.decided.insert(way.sku.clone());
        let share = asking.placement.types.iter().find(|share| Some(&share.kind) == way.kind.as_ref());
        let max = share.and_then(|share| share.max).unwrap_or(u32::MAX);
        if way.kind.is_some() && room.kinds.iter().filter(|kind| **kind == way.kind).count() as u32 >= max {
            return false;
        }
        room.families.push(family);
        room.kinds.push(way.kind.clone());
        true
    }

    fn asked(&'a self, asking: &'a Asking<'_>, trigger: &Sku, candidate: Option<u32>) -> Asked<'a> {
        let trigger = self.snapshot.id(trigger.as_str()).unwrap();
        Asked { snapshot: self.snapshot, trigger, candidate, situation: &asking.situation }
    }

    fn is_end(&self, sku: &Sku, end: &Sku, link: &Link) -> bool {
        match link.level {
            LinkLevel::Product => sku == end,
            LinkLevel::Family => self.products[sku].family.as_deref() == Some(end.as_str()),
        }
    }

    fn is_away(&self, asking: &Asking<'_>, sku: &Sku) -> bool {
        asking.triggers.contains(sku) || asking.request.cart.contains(sku)
    }

    fn is_blocked(&self, trigger: &Sku, sku: &Sku) -> bool {
        let by = |held: &Sku| held == trigger;
        self.document.blocks.iter().any(|block| block.sku == *sku && block.trigger.as_ref().is_none_or(by))
    }

    fn is_current(&self, asking: &Asking<'_>, product: &Product) -> bool {
        let day = asking.situation.at.date_naive();
        product.launch.is_none_or(|launch| launch <= day) && product.end.is_none_or(|end| end >= day)
    }

    fn sees(&self, asking: &Asking<'_>, sku: &Sku) -> bool {
        let product = &self.products[sku];
        let in_stock = product.stock.is_none_or(|stock| stock > 0);
        let stocked = in_stock || (product.back_order && asking.placement.stock != StockPolicy::Hide);
        product.status == ProductStatus::Active && self.is_current(asking, product) && stocked
    }

    /// Whether an item is on, and what multiplies its weight, by the campaigns live for a question.
    fn altered(&self, asking: &Asking<'_>, paused: bool, names: impl Fn(&CampaignTarget) -> bool) -> (bool, Vec<u16>) {
        let Situation { at, placement, channel, .. } = asking.situation;
        let live = self.campaigns.iter().filter(|campaign| is_live(campaign, at) && fits(campaign, placement, channel));
        together(live, paused, names)
    }

    /// What the weight of a link that is on is multiplied by.
    fn link_boosts(&self, asking: &Asking<'_>, link: &Link) -> Option<Vec<u16>> {
        let (on, boosts) = self.altered(asking, link.paused, |target| names_link(target, link));
        on.then_some(boosts)
    }

    /// Type weight × own weight, where the type is asked for and the product is not out by that alone.
    fn base(&self, asking: &Asking<'_>, kind: &str, weight: Option<u8>) -> Option<u64> {
        let asked = asking.request.types.is_empty() || asking.request.types.iter().any(|asked| asked == kind);
        let types = &asking.placement.types;
        let placed = types.is_empty() || types.iter().any(|share| share.kind == kind);
        let kind = self.snapshot.types().iter().find(|held| held.code == kind)?;
        let base = u64::from(kind.weight) * u64::from(weight.unwrap_or(100));
        (asked && placed && base > 0).then_some(base)
    }

    fn score(&self, asking: &Asking<'_>, base: u64, sku: &Sku) -> u64 {
        let own = self.values(&self.products[sku]);
        let active = || self.products.values().filter(|product| product.status == ProductStatus::Active);
        let shares = own.iter().enumerate().map(|(quality, value)| {
            let known: Vec<i64> = active().filter_map(|product| self.values(product)[quality]).collect();
            let lower = known.iter().filter(|other| value.is_some_and(|value| **other < value)).count() as u64;
            if known.len() < 2 { 0 } else { lower * 1_000_000 / (known.len() as u64 - 1) }
        });
        let preferred: u64 = asking.sliders.iter().zip(shares).map(|(slider, share)| slider * share).sum();
        base * (100_000_000 + preferred)
    }

    fn values(&self, product: &Product) -> [Option<i64>; 4] {
        let margin = product.price_minor.zip(product.cost_minor).map(|(price, cost)| price - cost);
        let launch = product.launch.map(|date| i64::from(crate::snapshot::day(date)));
        let units = i64::from(self.sold(&product.sku));
        [margin, Some(units), launch, product.stock]
    }

    fn sold(&self, sku: &Sku) -> u32 {
        self.units.get(sku).copied().unwrap_or(0)
    }
}

#[derive(Default)]
struct Room {
    decided: BTreeSet<Sku>,
    families: Vec<Option<String>>,
    kinds: Vec<Option<String>>,
}
