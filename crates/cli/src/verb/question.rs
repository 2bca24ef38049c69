//! Questions to the engine: check, recommend.

use crate::args::Recommend;
use crate::outcome::Outcome;
use crate::shape;
use crate::table::table;
use serde_json::json;
use tandem_app::App;
use tandem_model::{Fault, Finding, Nothing, RecommendAnswer, RecommendRequest, Recommendation, Severity, Sku};

pub async fn check(app: &App) -> Result<Outcome, Fault> {
    let findings = tandem_app::check_rulebook(app, Nothing {}).await?.findings;
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    let words = if findings.is_empty() {
        "nothing is wrong".to_owned()
    } else {
        findings.iter().map(told).collect::<Vec<_>>().join("\n")
    };
    Ok(Outcome::done(json!({ "findings": shape::findings(&findings) }), words).flawed(wrong))
}

fn told(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    format!("{severity}: {}", finding.message)
}

pub async fn recommend(app: &App, asked: Recommend) -> Result<Outcome, Fault> {
    let request = RecommendRequest {
        trigger: Some(Sku::new(&asked.sku)),
        cart: asked.cart.iter().map(|sku| Sku::new(sku)).collect(),
        types: asked.types,
        limit: asked.limit,
        at: asked.at,
        per_family: None,
        explain: asked.explain,
        why_not: asked.why_not.as_deref().map(Sku::new),
    };
    let answer = tandem_app::recommend(app, request).await?;
    let json = json!({
        "trigger": answer.trigger,
        "results": answer.results.iter().map(shape::recommendation).collect::<Vec<_>>(),
        "why_not": answer.why_not.as_ref().map(shape::why_not),
    });
    Ok(Outcome::done(json, words(&answer, asked.explain)))
}

fn words(answer: &RecommendAnswer, explain: bool) -> String {
    let lines: Vec<[String; 4]> = answer.results.iter().map(line).collect();
    let mut text =
        if lines.is_empty() { "nothing is shown".to_owned() } else { table(["SKU", "Name", "Type", "Score"], &lines) };
    if explain {
        for result in &answer.results {
            for reason in &result.because {
                text += &format!("\n{}: {}", result.sku, reason.text);
            }
        }
    }
    if let Some(why_not) = &answer.why_not {
        text += &format!("\n{}: {}", why_not.sku, why_not.reason);
    }
    text
}

fn line(result: &Recommendation) -> [String; 4] {
    [result.sku.to_string(), result.name.clone(), result.kind.clone(), format!("{:.4}", result.score)]
}
