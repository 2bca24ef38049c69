//! `check FILE`.

use crate::{
    reply::Reply,
    session::Session,
    view::{FindingView, Findings},
};
use tandem_model::{Fault, Finding, Severity, Step, VersionRef};

pub(super) async fn run(session: &Session, version: VersionRef) -> Result<Reply, Fault> {
    let report = tandem_app::check_rulebook_whole(&session.app, version).await?;
    let findings = &report.findings;
    let told = if findings.is_empty() { "nothing to mend".to_owned() } else { shown(findings) };
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(Reply::new(&Findings { findings: findings.iter().map(FindingView::from).collect() }, told).wrong(wrong))
}

/// Each finding with its loop, if it is one, step by step.
pub(super) fn shown(findings: &[Finding]) -> String {
    findings.iter().map(finding).collect()
}

fn finding(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let steps = finding.steps.iter().map(step);
    format!("{severity}: {} [{}]\n{}", finding.message, finding.code, steps.collect::<String>())
}

/// A step along a rule names it.
fn step(step: &Step) -> String {
    let rule = step.rule.as_ref().map(|rule| format!(", rule `{}`", rule.name)).unwrap_or_default();
    format!("    {} → {} ({}{rule})\n", step.from, step.to, step.kind)
}
