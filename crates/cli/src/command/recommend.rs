//! `recommend FILE SKU`.

use crate::{
    args::Recommend,
    reply::Reply,
    session::Session,
    table::{Column, table},
    view::Recommended,
};
use tandem_model::{Fault, RecommendAnswer, RecommendRequest, Recommendation, RuleTrace, Sku, WhyNot};

/// How the engine says that a product asked about does not exist.
const UNKNOWN: &str = "unknown_product";

pub(super) async fn run(session: &Session, asked: Recommend) -> Result<Reply, Fault> {
    let explain = asked.explain;
    let request = RecommendRequest {
        trigger: Some(asked.sku.into()),
        cart: asked.cart.into_iter().map(Sku::from).collect(),
        types: asked.types,
        limit: asked.limit,
        version: asked.version,
        at: asked.at,
        customer: asked.customer,
        channel: asked.channel,
        market: asked.market,
        offer: asked.offer,
        placement: asked.placement,
        strategy: asked.strategy,
        explain,
        why_not: asked.why_not.map(Sku::from),
        ..RecommendRequest::default()
    };
    let answer = tandem_app::recommend(&session.app, request).await?;
    if let Some(why) = answer.why_not.as_ref().filter(|why| why.code == UNKNOWN) {
        return Err(Fault::unknown_sku(why.sku.as_str(), "why_not"));
    }
    Ok(Reply::new(&Recommended::of(&answer, explain), shown(&answer)))
}

fn shown(answer: &RecommendAnswer) -> String {
    let row = |result: &Recommendation| {
        let mut reasons: Vec<&str> = result.because.iter().map(|reason| reason.text.as_str()).collect();
        reasons.dedup();
        let score = format!("{:.2}", result.score);
        [
            result.sku.to_string(),
            result.name.clone(),
            result.kind.clone().unwrap_or_default(),
            score,
            reasons.join("; "),
        ]
    };
    let rows: Vec<_> = answer.results.iter().map(row).collect();
    let columns = [
        Column("sku", false),
        Column("name", false),
        Column("type", false),
        Column("score", true),
        Column("why", false),
    ];
    let list = if rows.is_empty() { "nothing would be shown\n".to_owned() } else { table(columns, &rows) };
    let empty = answer.nothing_because.as_ref().map(|because| format!("{because}\n")).unwrap_or_default();
    list + &empty + &traces(&answer.rules) + &answer.why_not.as_ref().map(why).unwrap_or_default()
}

/// What became of each rule that fired, or nearly did.
fn traces(traces: &[RuleTrace]) -> String {
    if traces.is_empty() {
        return String::new();
    }
    let fired = |trace: &RuleTrace| if trace.fired { "fired" } else { "did not fire" }.to_owned();
    let row = |trace: &RuleTrace| [trace.id.clone(), trace.name.clone(), fired(trace), trace.text.clone()];
    let rows: Vec<_> = traces.iter().map(row).collect();
    let columns = [Column("rule", false), Column("name", false), Column("", false), Column("why", false)];
    "\n".to_owned() + &table(columns, &rows)
}

fn why(why: &WhyNot) -> String {
    let is = if why.shown { "is shown" } else { "is not shown" };
    format!("\n{} {is}: {}\n", why.sku, why.reason)
}
