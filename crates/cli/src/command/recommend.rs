//! `recommend FILE SKU`.

use crate::{
    args::Recommend,
    reply::Reply,
    session::Session,
    table::{Column, table},
    view::Recommended,
};
use tandem_model::{Fault, RecommendAnswer, RecommendRequest, Recommendation, Sku, WhyNot};

/// How the engine says that a product asked about does not exist.
const UNKNOWN: &str = "unknown_product";

pub(super) async fn run(session: &Session, asked: Recommend) -> Result<Reply, Fault> {
    let request = RecommendRequest {
        trigger: Some(asked.sku.into()),
        cart: asked.cart.into_iter().map(Sku::from).collect(),
        types: asked.types,
        limit: asked.limit,
        at: asked.at,
        explain: asked.explain,
        why_not: asked.why_not.map(Sku::from),
        ..RecommendRequest::default()
    };
    let answer = tandem_app::recommend(&session.app, request).await?;
    if let Some(why) = answer.why_not.as_ref().filter(|why| why.code == UNKNOWN) {
        return Err(Fault::unknown_sku(why.sku.as_str(), "why_not"));
    }
    Ok(Reply::new(&Recommended::from(&answer), shown(&answer)))
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
    list + &answer.why_not.as_ref().map(why).unwrap_or_default()
}

fn why(why: &WhyNot) -> String {
    let is = if why.shown { "is shown" } else { "is not shown" };
    format!("\n{} {is}: {}\n", why.sku, why.reason)
}
