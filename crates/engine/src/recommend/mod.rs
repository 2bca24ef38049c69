//! What a shopper would see, in order, and why; and for any product why it is not among that.
//!
//! Owns scores, hiding and their wording. Refuses the clock: the instant asked about is an argument.

mod gather;
mod key;
mod rank;
mod reason;
mod request;
mod taken;
mod why_not;

#[cfg(test)]
mod tests;

pub use rank::{Question, Ranked, Recommender};

use crate::Snapshot;
use chrono::{DateTime, Utc};
use request::Resolved;
use tandem_model::{Fault, RecommendAnswer, RecommendRequest, Recommendation};

/// Results when not said.
const LIMIT: u32 = 10;

/// Answers as of `at`, with at most `per_family` variants of a family, where the request does not say otherwise.
/// `took_ns` is left 0. Errors: `unknown_sku` for a trigger or cart product, `unknown_type`.
pub fn recommend(
    snapshot: &Snapshot,
    request: &RecommendRequest,
    at: DateTime<Utc>,
    per_family: u32,
) -> Result<RecommendAnswer, Fault> {
    let at = request.at.unwrap_or(at);
    let resolved = Resolved::of(snapshot, request)?;
    let question = Question {
        triggers: &resolved.triggers,
        cart: &resolved.cart,
        types: &resolved.types,
        day: crate::snapshot::day(at.date_naive()),
        limit: request.limit.unwrap_or(LIMIT) as usize,
        per_family: request.per_family.unwrap_or(per_family),
    };
    let mut recommender = Recommender::new(snapshot);
    let ranked = recommender.rank(&question).to_vec();
    snapshot.ask_ahead_for_texts(ranked.iter().map(|ranked| ranked.id));
    let results = ranked.iter().map(|ranked| {
        let because = if request.explain { recommender.reasons(ranked.id) } else { vec![*ranked] };
        result(snapshot, ranked, &because)
    });
    let results = results.collect();
    let why_not = request.why_not.as_ref().map(|sku| why_not::why_not(&mut recommender, &question, sku));
    Ok(RecommendAnswer {
        trigger: request.trigger.clone(),
        at,
        results,
        why_not,
        rules: Vec::new(),
        nothing_because: None,
        took_ns: 0,
    })
}

fn result(snapshot: &Snapshot, ranked: &Ranked, because: &[Ranked]) -> Recommendation {
    Recommendation {
        sku: snapshot.sku(ranked.id).into(),
        name: snapshot.name(ranked.id).to_owned(),
        kind: Some(snapshot.type_code(ranked.kind).to_owned()),
        pin: None,
        instead_of: None,
        score: f64::from(ranked.score) / 10_000.0,
        because: because.iter().flat_map(|ranked| reason::factors(snapshot, ranked)).collect(),
    }
}
