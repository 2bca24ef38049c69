//! The check of everything.

use crate::app::App;
use tandem_model::{CheckReport, Fault, Finding, FindingCounts, Nothing, Severity};

/// Findings told to a screen; whoever has more mends the gravest first.
const TOLD: usize = 2000;

pub async fn check_rulebook(app: &App, _: Nothing) -> Result<CheckReport, Fault> {
    let mut report = check_rulebook_whole(app).await?;
    report.findings.truncate(TOLD);
    Ok(report)
}

/// Every finding, for callers that read them all.
pub async fn check_rulebook_whole(app: &App) -> Result<CheckReport, Fault> {
    let findings = app.open()?.work(|rulebook, _| rulebook.check()).await?;
    Ok(CheckReport { counts: counts(&findings), findings })
}

fn counts(findings: &[Finding]) -> FindingCounts {
    let of = |severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    FindingCounts { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
}
