//! What a request says beside its trigger, as numbers: worked out once a request, and only what a rule asks for.

use super::check::{Figure, Slot, weekday_name};
use super::fold::{Fold, Kind, NONE, sku_key};
use crate::Snapshot;
use crate::rule::situation::{Purchase, Shopper, Situation};
use crate::snapshot::day;
use chrono::Datelike;
use std::cell::OnceCell;
use tandem_model::ContextFact;

#[derive(Debug, Default)]
pub(super) struct Said {
    /// Pieces in the cart by key, sorted.
    cart: OnceCell<Vec<(u32, i64)>>,
    /// Key and day of every past order with such goods, each order once, sorted.
    bought: OnceCell<Vec<(u32, i32)>>,
    /// Names and values of the customer's attributes.
    attributes: OnceCell<Vec<(u32, u32)>>,
    /// Placement, channel, market, offer, weekday, kind of customer.
    words: OnceCell<[u32; 6]>,
}

impl Said {
    pub fn figure(&self, fold: &Fold, snapshot: &Snapshot, situation: &Situation<'_>, figure: Figure) -> Option<i64> {
        let pieces = |line: &crate::rule::CartLine| i64::from(line.quantity);
        match figure {
            Figure::Items => Some(situation.cart.iter().map(pieces).sum()),
            Figure::Subtotal => situation
                .cart
                .iter()
                .map(|line| snapshot.price_minor(line.id).map(|price| price.saturating_mul(pieces(line))))
                .sum(),
            Figure::Quantity(key) => {
                let cart = self.cart.get_or_init(|| cart(fold, snapshot, situation));
                Some(cart.binary_search_by_key(&key, |&(key, _)| key).map_or(0, |at| cart[at].1))
            }
            figure => self.of_customer(fold, snapshot, situation, figure),
        }
    }

    fn of_customer(&self, fold: &Fold, snapshot: &Snapshot, situation: &Situation<'_>, figure: Figure) -> Option<i64> {
        let shopper = situation.customer?;
        let past = past(shopper, situation);
        match figure {
            Figure::Lifetime => Some(past.map(|order| order.net_minor).sum()),
            Figure::Orders => Some(past.count() as i64),
            Figure::SinceLast => {
                let last = past.map(|order| order.at).max()?;
                Some(i64::from(situation.day() - day(last.date_naive())))
            }
            Figure::Bought(key, within) => {
                let bought = self.bought.get_or_init(|| bought(fold, snapshot, situation));
                let from = bought.partition_point(|&(other, _)| other < key);
                let orders = bought[from..].iter().take_while(|&&(other, _)| other == key);
                let today = situation.day();
                Some(orders.filter(|&&(_, day)| within.is_none_or(|days| today - day <= days as i32)).count() as i64)
            }
            _ => None,
        }
    }

    pub fn word(&self, fold: &Fold, situation: &Situation<'_>, slot: Slot) -> u32 {
        let fact = match slot {
            Slot::CustomerAttribute(name) => return self.attribute(fold, situation, name),
            Slot::CustomerKind => 5,
            Slot::Context(ContextFact::Placement) => 0,
            Slot::Context(ContextFact::Channel) => 1,
            Slot::Context(ContextFact::Market) => 2,
            Slot::Context(ContextFact::Offer) => 3,
            Slot::Context(ContextFact::Weekday) => 4,
            _ => return NONE,
        };
        self.words.get_or_init(|| words(fold, situation))[fact]
    }

    /// Unlike [`NONE`], a value that no rule names is there.
    fn attribute(&self, fold: &Fold, situation: &Situation<'_>, name: u32) -> u32 {
        let attributes = self.attributes.get_or_init(|| {
            let attributes = situation.customer.iter().flat_map(|shopper| &shopper.attributes);
            attributes.map(|(name, value)| (fold.find(Kind::Name, name), said(fold, Some(value)))).collect()
        });
        attributes.iter().find(|&&(other, _)| other == name).map_or(NONE, |&(_, value)| value)
    }
}

/// Stands for a text that no rule names.
const UNNAMED: u32 = u32::MAX - 1;

fn said(fold: &Fold, text: Option<&str>) -> u32 {
    text.map_or(NONE, |text| match fold.find(Kind::Said, text) {
        NONE => UNNAMED,
        word => word,
    })
}

fn words(fold: &Fold, situation: &Situation<'_>) -> [u32; 6] {
    let weekday = weekday_name(situation.at.weekday().num_days_from_monday());
    let kind = situation.customer.map(|shopper| match past(shopper, situation).next() {
        None => "new",
        Some(_) => "returning",
    });
    let texts = [situation.placement, situation.channel, situation.market, situation.offer, Some(weekday), kind];
    texts.map(|text| said(fold, text))
}

fn past<'s>(shopper: &'s Shopper, situation: &Situation<'_>) -> impl Iterator<Item = &'s Purchase> {
    let at = situation.at;
    shopper.orders.iter().filter(move |order| order.at <= at)
}

fn cart(fold: &Fold, snapshot: &Snapshot, situation: &Situation<'_>) -> Vec<(u32, i64)> {
    let (mut pieces, mut keys) = (Vec::with_capacity(64), Vec::with_capacity(16));
    for line in situation.cart {
        keys.clear();
        keys.push(sku_key(line.id));
        fold.keys(snapshot, line.id, &mut keys);
        pieces.extend(keys.iter().map(|&key| (key, i64::from(line.quantity))));
    }
    pieces.sort_unstable();
    pieces.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    pieces
}

fn bought(fold: &Fold, snapshot: &Snapshot, situation: &Situation<'_>) -> Vec<(u32, i32)> {
    let (mut all, mut keys) = (Vec::new(), Vec::new());
    for order in situation.customer.into_iter().flat_map(|shopper| past(shopper, situation)) {
        keys.clear();
        for &id in &order.products {
            keys.push(sku_key(id));
            fold.keys(snapshot, id, &mut keys);
        }
        keys.sort_unstable();
        keys.dedup();
        let day = day(order.at.date_naive());
        all.extend(keys.iter().map(|&key| (key, day)));
    }
    all.sort_unstable();
    all
}
