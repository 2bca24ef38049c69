//! A request in numbers: what it names is looked up, and what it leaves open comes from placement and workspace.

use super::question::{LIMIT, Question, TypeRoom};
use crate::Snapshot;
use crate::rule::{CartLine, Shopper, Situation};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use tandem_model::{CustomerFacts, Fault, Placement, RecommendRequest, Sku, Sliders, Strategy};

/// What a request is answered with where it does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Now.
    pub at: DateTime<Utc>,
    /// The workspace's setting.
    pub per_family: u32,
    /// Code of the workspace's strategy.
    pub strategy: Option<&'a str>,
    /// The customer that the request names, where they are known.
    pub customer: Option<&'a CustomerFacts>,
}

impl Asker<'_> {
    /// One of a family, no strategy, nobody known.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self { at, per_family: 1, strategy: None, customer: None }
    }
}

pub(super) struct Resolved<'a> {
    pub at: DateTime<Utc>,
    pub placement: Option<&'a Placement>,
    request: &'a RecommendRequest,
    /// Each once, in the order given.
    triggers: Vec<u32>,
    cart: Vec<CartLine>,
    types: Option<Vec<TypeRoom>>,
    sliders: Sliders,
    shopper: Option<Shopper>,
    per_family: u32,
}

impl<'a> Resolved<'a> {
    pub fn of(snapshot: &'a Snapshot, request: &'a RecommendRequest, asker: &Asker<'_>) -> Result<Self, Fault> {
        let cart = lines(snapshot, &request.cart)?;
        let triggers = match &request.trigger {
            Some(sku) => vec![id(snapshot, sku, "trigger")?],
            None => cart.iter().map(|line| line.id).collect(),
        };
        let placement = request.placement.as_deref().map(|code| placement(snapshot, code)).transpose()?;
        Ok(Self {
            at: request.at.unwrap_or(asker.at),
            types: types(snapshot, request, placement)?,
            sliders: sliders(snapshot, request, placement, asker)?,
            shopper: asker.customer.map(|facts| Shopper::of(snapshot, facts)),
            per_family: request.per_family.unwrap_or(asker.per_family),
            placement,
            request,
            triggers,
            cart,
        })
    }

    pub fn question(&self) -> Question<'_> {
        let request = self.request;
        let situation = Situation {
            at: self.at,
            cart: &self.cart,
            customer: self.shopper.as_ref(),
            placement: request.placement.as_deref(),
            channel: request.channel.as_deref(),
            market: request.market.as_deref(),
            offer: request.offer.as_deref(),
        };
        let most = self.placement.map_or(request.limit.unwrap_or(LIMIT), |placement| placement.max);
        let open = Question {
            types: self.types.as_deref(),
            limit: request.limit.unwrap_or(most).min(most) as usize,
            per_family: self.per_family,
            sliders: self.sliders,
            ..Question::of(&self.triggers, situation)
        };
        let Some(placement) = self.placement else { return open };
        Question { least: placement.min as usize, stock: placement.stock, fallback: placement.fallback, ..open }
    }
}

/// Each product once, in the order given, with its pieces.
fn lines(snapshot: &Snapshot, cart: &[Sku]) -> Result<Vec<CartLine>, Fault> {
    let mut lines: Vec<CartLine> = Vec::with_capacity(cart.len());
    let mut places = BTreeMap::new();
    for sku in cart {
        let id = id(snapshot, sku, "cart")?;
        let place = *places.entry(id).or_insert(lines.len());
        match lines.get_mut(place) {
            Some(line) => line.quantity += 1,
            None => lines.push(CartLine { id, quantity: 1 }),
        }
    }
    Ok(lines)
}

fn id(snapshot: &Snapshot, sku: &Sku, path: &str) -> Result<u32, Fault> {
    snapshot.id(sku.as_str()).ok_or_else(|| Fault::unknown_sku(sku.as_str(), path))
}

fn placement<'a>(snapshot: &'a Snapshot, code: &str) -> Result<&'a Placement, Fault> {
    let unknown = || Fault::new("unknown_placement", format!("there is no placement `{code}`")).at("placement");
    snapshot.book().placement(code).ok_or_else(unknown)
}

/// The placement's types, of which a request may ask for some.
fn types(
    snapshot: &Snapshot,
    request: &RecommendRequest,
    placement: Option<&Placement>,
) -> Result<Option<Vec<TypeRoom>>, Fault> {
    let asked: Vec<u16> = request.types.iter().map(|code| kind(snapshot, code)).collect::<Result<_, _>>()?;
    let shares = placement.map_or(&[][..], |placement| &placement.types);
    if shares.is_empty() {
        let rooms = || asked.iter().map(|&kind| TypeRoom { kind, max: u32::MAX }).collect();
        return Ok((!asked.is_empty()).then(rooms));
    }
    let rooms = shares.iter().filter_map(|share| {
        let kind = snapshot.type_number(&share.kind)?;
        Some(TypeRoom { kind, max: share.max.unwrap_or(u32::MAX) })
    });
    Ok(Some(rooms.filter(|room| asked.is_empty() || asked.contains(&room.kind)).collect()))
}

fn kind(snapshot: &Snapshot, code: &str) -> Result<u16, Fault> {
    let unknown = || Fault::new("unknown_type", format!("there is no relationship type `{code}`")).at("types");
    snapshot.type_number(code).ok_or_else(unknown)
}

/// The request's own, else of the request's strategy, the placement's, the workspace's, else none. A stored strategy that
/// is gone prefers nothing; one that a request names must be there.
fn sliders(
    snapshot: &Snapshot,
    request: &RecommendRequest,
    placement: Option<&Placement>,
    asker: &Asker<'_>,
) -> Result<Sliders, Fault> {
    let unknown = |code: &str| Fault::new("unknown_strategy", format!("there is no strategy `{code}`")).at("strategy");
    let named = |code: &str| snapshot.book().strategy(code).ok_or_else(|| unknown(code));
    let asked = request.strategy.as_deref().map(named).transpose()?;
    let stored = || {
        let code = placement.and_then(|placement| placement.strategy.as_deref()).or(asker.strategy);
        code.and_then(|code| snapshot.book().strategy(code))
    };
    let of = |strategy: &Strategy| strategy.sliders;
    Ok(request.sliders.or_else(|| asked.or_else(stored).map(of)).unwrap_or_default())
}
