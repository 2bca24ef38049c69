//! What a shopper would see, in order, and why; and for any product why it is not among that.
//!
//! Owns scores, hiding and their wording. Refuses the clock: the instant asked about is an argument.
//!
//! # How a list comes about
//!
//! | step | what happens | a product that it removes is told |
//! |---|---|---|
//! | blocks | what is blocked everywhere, or by the trigger that reached it, is out | `blocked` |
//! | pins | links that are pinned, in the order (position, score, SKU), each at the first free position from its own on; one beyond the end of the list counts like any other link | |
//! | links and rules | by score, downwards; at equal scores links before rules, links by SKU, rules in their order and within a rule in its ordering. A product reached more than once keeps its best reason. Rules after the first stop rule that a trigger matches take no part. What is paused leads nowhere, as campaigns have it at the instant asked about | `paused`, `no_link`, `type_filtered`, `weight_zero` |
//! | fallback | best sellers of the triggers' categories with all below them, or of all, by units sold, ties by SKU; what sold nothing is none | |
//! | state | discontinued, inactive, not launched, ended | by these names |
//! | in the cart | or a trigger itself | `in_cart`, `is_trigger` |
//! | stock | by the placement's policy; a sold-out product that a link reached gives its place to the best product it is linked to as a replacement, where the policy is to swap | `sold_out` |
//! | a rule's limit | a rule chooses as many products as its limit says among those that come through all of the above, at most so many of a family | `rule_limit` |
//! | one per family | counted along the list, pins first | `family_limit` |
//! | maxima | per type, then in all; counted the same way | `type_limit`, `below_limit` |
//! | least number | with fewer products nothing is shown | `too_few` |
//!
//! score = type ÷ 100 × link or rule ÷ 100 × boosts of campaigns × (1 + Σ sᵢ·pᵢ) ÷ (1 + Σ sᵢ), where pᵢ is the share of the other active products
//! with a known value that have a lower one, and 0 where the product's own is not known. Lift takes no part until it is
//! mined. What is swapped in keeps the score of what it stands in for.

mod altered;
mod gather;
mod key;
mod links;
mod list;
mod near;
mod picks;
mod question;
mod rank;
mod reason;
mod request;
mod scale;
mod sight;
mod stretch;
mod taken;
mod trace;
mod ways;
mod why_not;

#[cfg(test)]
mod tests;

pub use question::{Question, Ranked, TypeRoom, Via};
pub use rank::Recommender;
pub use request::Asker;
pub use stretch::{Stretch, Stretches, Timeline};

use crate::Snapshot;
use rank::Depth;
use request::Resolved;
use tandem_model::{Fault, RecommendAnswer, RecommendRequest, Recommendation};

/// Answers a request; what it leaves open is as `asker` says. `took_ns` is left 0. Errors: `unknown_sku` for a trigger or
/// cart product, `unknown_type`, `unknown_placement`, `unknown_strategy`.
pub fn recommend(snapshot: &Snapshot, request: &RecommendRequest, asker: &Asker<'_>) -> Result<RecommendAnswer, Fault> {
    let resolved = Resolved::of(snapshot, request, asker)?;
    let question = resolved.question();
    let mut recommender = Recommender::new(snapshot);
    let found = recommender.rank_to(&question, Depth { every_rule: request.explain, ..Depth::default() }).to_vec();
    let shown = if question.is_enough(found.len()) { &found[..] } else { &[] };
    snapshot.ask_ahead_for_texts(shown.iter().map(|ranked| ranked.id));
    let results = shown.iter().map(|ranked| {
        let because = if request.explain { recommender.reasons(&question, ranked) } else { vec![*ranked] };
        result(&recommender, ranked, &because)
    });
    let results = results.collect();
    let rules = if request.explain { trace::traces(&recommender, &question, shown) } else { Vec::new() };
    let nothing_because = shown.is_empty().then(|| nothing(&recommender, &resolved, found.len())).flatten();
    let why_not = request.why_not.as_ref().map(|sku| why_not::why_not(&mut recommender, &question, &found, sku));
    Ok(RecommendAnswer {
        trigger: request.trigger.clone(),
        at: resolved.at,
        results,
        why_not,
        rules,
        nothing_because,
        took_ns: 0,
    })
}

fn result(recommender: &Recommender<'_>, ranked: &Ranked, because: &[Ranked]) -> Recommendation {
    let snapshot = recommender.snapshot;
    Recommendation {
        sku: snapshot.sku(ranked.id).into(),
        name: snapshot.name(ranked.id).to_owned(),
        kind: ranked.via.kind().map(|kind| snapshot.type_code(kind).to_owned()),
        pin: ranked.pin,
        instead_of: ranked.instead_of.map(|id| snapshot.sku(id).into()),
        score: ranked.score as f64 / recommender.full_score() as f64,
        because: because.iter().flat_map(|ranked| reason::factors(recommender, ranked)).collect(),
    }
}

/// Why nothing is shown although something was found.
fn nothing(recommender: &Recommender<'_>, resolved: &Resolved<'_>, found: usize) -> Option<String> {
    let question = resolved.question();
    if question.types.is_some_and(<[_]>::is_empty) {
        return Some("none of the types asked for may be shown here".to_owned());
    }
    let products = |count: usize| if count == 1 { "one product".to_owned() } else { format!("{count} products") };
    match (found, recommender.reached()) {
        (0, 0) => None,
        (0, reached) => Some(format!("{} linked, none of which may be shown", products(reached))),
        (found, _) => {
            let place = resolved.placement.map_or("", |placement| &placement.label);
            Some(format!("{} found, and `{place}` shows nothing below {}", products(found), question.least))
        }
    }
}
