//! A document of rules put in the place of the stored one: all of it, or nothing and why.

use crate::app::{App, heavy};
use crate::edit::edit;
use crate::open::View;
use crate::source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;
use tandem_engine::rule::{Known, rule_faults};
use tandem_engine::{Refusal, Rulebook};
use tandem_intake::rules::{MAX_BYTES, read_judged};
use tandem_model::{Fault, ImportRules, RuleFault, RulesDocument, RulesImported};

/// A document that cannot be read, or that closes a loop its group blocks, is an answer and not a fault: nothing is
/// stored and the answer tells why.
pub async fn import_rules(app: &App, input: ImportRules) -> Result<RulesImported, Fault> {
    let source = Source::find(app, &input.source)?;
    let view = app.open()?.view();
    let label = format!("import of {}", source.name);
    let document = match heavy(move || read(&source, &view)).await?? {
        Ok(document) => Arc::new(document),
        Err(faults) => return Ok(RulesImported { faults, ..RulesImported::default() }),
    };
    let (told, at) = (document.clone(), app.now());
    let plan = move |rulebook: &mut Rulebook, view: &View| {
        let counted = format!("{label}: {} rules", document.rules.len());
        Ok((rulebook.plan_document(&document, view.settings.strategy.as_deref(), &counted, at)?, ()))
    };
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    match edit(app, plan).await {
        Ok(edited) => Ok(RulesImported {
            rules: count(told.rules.len()),
            blocks: count(told.blocks.len()),
            faults: Vec::new(),
            findings: edited.findings,
        }),
        Err(Refusal::Faults(faults)) => Ok(RulesImported { faults, ..RulesImported::default() }),
        Err(Refusal::Findings(findings)) => Ok(RulesImported { findings, ..RulesImported::default() }),
        Err(Refusal::Fault(fault)) => Err(fault),
    }
}

/// Every fault that the document alone shows, each rule's shape included.
fn read(source: &Source, view: &View) -> Result<Result<RulesDocument, Vec<RuleFault>>, Fault> {
    let bytes = source.bytes(MAX_BYTES)?;
    let types: BTreeSet<&str> = view.snapshot.types().iter().map(|kind| kind.code.as_str()).collect();
    Ok(read_judged(&bytes, |rule, placements| rule_faults(rule, &Known { types: &types, placements })))
}
