//! Every way of being shown or hidden, and the answers of the fast path against plain ones.

mod any;
mod campaigns;
mod hiding;
mod laws;
mod oracle;
mod ranking;
mod replay;
mod rules;
mod season;
mod shop;
mod stretches;
mod table;

use super::Asker;
use crate::Snapshot;
use crate::snapshot::notation::snapshot;
use chrono::{DateTime, Utc};
use tandem_model::{RecommendAnswer, RecommendRequest, Sku};

/// Noon of 10 January 2026.
fn noon() -> DateTime<Utc> {
    "2026-01-10T12:00:00Z".parse().unwrap()
}

/// `A | cart: B C | types: upsell | limit: 3 | family: 0 | why: D | explain`: the trigger, and what else is asked.
fn request(text: &str) -> RecommendRequest {
    let mut request = RecommendRequest::default();
    for part in text.split('|').map(str::trim) {
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        let words = || value.split_whitespace();
        match name {
            "cart" => request.cart = words().map(Sku::from).collect(),
            "types" => request.types = words().map(str::to_owned).collect(),
            "limit" => request.limit = Some(value.trim().parse().unwrap()),
            "family" => request.per_family = Some(value.trim().parse().unwrap()),
            "why" => request.why_not = Some(value.trim().into()),
            "channel" => request.channel = Some(value.trim().to_owned()),
            "at" => request.at = Some(format!("{}T12:00:00Z", value.trim()).parse().unwrap()),
            "placement" => request.placement = Some(value.trim().to_owned()),
            "strategy" => request.strategy = Some(value.trim().to_owned()),
            "sliders" => request.sliders = Some(shop::sliders(words())),
            "explain" => request.explain = true,
            "" => {}
            trigger => request.trigger = Some(trigger.into()),
        }
    }
    request
}

fn ask(snapshot: &Snapshot, text: &str) -> RecommendAnswer {
    super::recommend(snapshot, &request(text), &Asker::at(noon())).unwrap()
}

/// `B 0.8, C 0.7`.
fn shown(answer: &RecommendAnswer) -> String {
    let texts: Vec<String> = answer.results.iter().map(|result| format!("{} {}", result.sku, result.score)).collect();
    texts.join(", ")
}

/// `B@2 D←C`: pinned at 2, and instead of C.
fn listed(answer: &RecommendAnswer) -> String {
    let texts = answer.results.iter().map(|result| {
        let pin = result.pin.map(|pin| format!("@{pin}")).unwrap_or_default();
        let instead = result.instead_of.as_ref().map(|sku| format!("←{sku}")).unwrap_or_default();
        format!("{}{instead}{pin}", result.sku)
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn check(shop: &str, asked: &str, expected: &str) {
    assert_eq!(shown(&ask(&snapshot(shop), asked)), expected, "{shop}\nasked: {asked}");
}
