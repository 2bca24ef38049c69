//! The JSON of the command line, field by field: stable, flat, `null` for what is unknown.

use serde_json::{Value, json};
use tandem_model::{Finding, ImportReport, Product, Recommendation, RefusedRow, Step, WhyNot};

pub fn product(product: &Product) -> Value {
    json!({
        "sku": product.sku,
        "name": product.name,
        "family": product.family,
        "category": product.category,
        "brand": product.brand,
        "price_minor": product.price_minor,
        "cost_minor": product.cost_minor,
        "currency": product.currency,
        "stock": product.stock,
        "status": product.status,
        "tags": product.tags,
    })
}

pub fn step(step: &Step) -> Value {
    json!({ "from": step.from, "to": step.to, "type": step.kind, "via": step.via })
}

fn steps(steps: &[Step]) -> Vec<Value> {
    steps.iter().map(step).collect()
}

pub fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "steps": steps(&finding.steps),
    })
}

pub fn findings(all: &[Finding]) -> Vec<Value> {
    all.iter().map(finding).collect()
}

pub fn report(report: &ImportReport) -> Value {
    let rows = &report.rows;
    json!({
        "rows": { "read": rows.read, "stored": rows.stored, "unchanged": rows.unchanged, "refused": rows.refused },
        "refused": report.refused.iter().map(refused).collect::<Vec<_>>(),
    })
}

fn refused(row: &RefusedRow) -> Value {
    json!({ "line": row.line, "code": row.code, "message": row.message, "steps": steps(&row.steps) })
}

pub fn recommendation(result: &Recommendation) -> Value {
    let because = result.because.iter();
    let because = because.map(|reason| json!({ "via": reason.via, "factor": reason.factor, "value": reason.value }));
    json!({
        "sku": result.sku,
        "type": result.kind,
        "score": result.score,
        "because": because.collect::<Vec<_>>(),
    })
}

pub fn why_not(answer: &WhyNot) -> Value {
    json!({ "sku": answer.sku, "shown": answer.shown, "reason": answer.reason })
}
