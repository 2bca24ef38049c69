//! `rules FILE list`, `import`, `export`, `enable` and `disable`.

use super::check;
use crate::{
    args::RuleVerb,
    reply::Reply,
    session::{Session, text},
    table::{Column, cell, count, table},
    view::{FindingView, RuleView, Rules, RulesExported, RulesTaken, Switched},
};
use std::path::Path;
use tandem_model::{
    ExportRules, Fault, FileSource, Finding, ImportRules, ListRules, RuleFault, RuleRow, RuleStatus, RulesImported,
    SetRuleStatus, Severity,
};

pub(super) async fn run(session: &Session, verb: RuleVerb) -> Result<Reply, Fault> {
    match verb {
        RuleVerb::List => list(session).await,
        RuleVerb::Import { document } => take(session, &document).await,
        RuleVerb::Export { document } => export(session, &document).await,
        RuleVerb::Enable(rules) => switch(session, rules.ids, RuleStatus::Active).await,
        RuleVerb::Disable(rules) => switch(session, rules.ids, RuleStatus::Paused).await,
    }
}

async fn list(session: &Session) -> Result<Reply, Fault> {
    let list = tandem_app::list_rules(&session.app, ListRules::default()).await?;
    let view = Rules { rules: list.rules.iter().map(RuleView::from).collect() };
    Ok(Reply::new(&view, shown(&list.rules) + &count(list.total, "rule", "rules")))
}

fn shown(rules: &[RuleRow]) -> String {
    if rules.is_empty() {
        return String::new();
    }
    let row = |RuleRow { rule, sentence, findings }: &RuleRow| {
        [
            rule.id.clone(),
            rule.name.clone(),
            rule.kind.clone(),
            cell(rule.weight),
            status(rule.status).to_owned(),
            if findings.is_empty() { String::new() } else { count(findings.len() as u64, "finding", "findings") },
            sentence.clone(),
        ]
    };
    let rows: Vec<_> = rules.iter().map(row).collect();
    let columns = [
        Column("id", false),
        Column("name", false),
        Column("type", false),
        Column("weight", true),
        Column("status", false),
        Column("to mend", false),
        Column("rule", false),
    ];
    table(columns, &rows) + "\n"
}

fn status(status: RuleStatus) -> &'static str {
    match status {
        RuleStatus::Active => "active",
        RuleStatus::Paused => "paused",
    }
}

async fn take(session: &Session, document: &Path) -> Result<Reply, Fault> {
    let asked = ImportRules { source: FileSource::Path { path: text(document)? } };
    Ok(taken(&tandem_app::import_rules(&session.app, asked).await?))
}

/// A document that cannot be read leaves everything as it was; so does one that would close a loop.
fn taken(report: &RulesImported) -> Reply {
    let view = RulesTaken {
        rules: report.rules,
        blocks: report.blocks,
        faults: &report.faults,
        findings: report.findings.iter().map(FindingView::from).collect(),
    };
    if !report.faults.is_empty() {
        let head = count(report.faults.len() as u64, "fault", "faults");
        let told = report.faults.iter().map(fault).collect::<String>();
        return Reply::new(&view, told).failed(format!("nothing was imported: {head}"));
    }
    let wrong = is_wrong(&report.findings);
    let head = match wrong {
        true => "nothing was imported".to_owned(),
        false => {
            format!("{} and {} stored", count(report.rules, "rule", "rules"), count(report.blocks, "block", "blocks"))
        }
    };
    Reply::new(&view, check::shown(&report.findings) + &head).wrong(wrong)
}

fn fault(fault: &RuleFault) -> String {
    let place = if fault.pointer.is_empty() { "/" } else { &fault.pointer };
    format!("{place}: {} [{}]\n", fault.message, fault.code)
}

async fn export(session: &Session, document: &Path) -> Result<Reply, Fault> {
    let done = tandem_app::export_rules(&session.app, ExportRules { path: text(document)? }).await?;
    let told = format!("wrote {} to {}", count(done.rows, "rule", "rules"), done.path);
    Ok(Reply::new(&RulesExported { rules: done.rows, file: &done.path }, told))
}

async fn switch(session: &Session, ids: Vec<String>, status: RuleStatus) -> Result<Reply, Fault> {
    let switched = tandem_app::set_rule_status(&session.app, SetRuleStatus { ids, status }).await?;
    let wrong = is_wrong(&switched.findings);
    let view =
        Switched { changed: switched.changed, findings: switched.findings.iter().map(FindingView::from).collect() };
    let head = match wrong {
        true => "nothing was switched".to_owned(),
        false => format!("switched {}", count(switched.changed, "rule", "rules")),
    };
    Ok(Reply::new(&view, check::shown(&switched.findings) + &head).wrong(wrong))
}

fn is_wrong(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
