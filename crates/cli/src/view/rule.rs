//! The JSON of `rules` and `blocks`.

use super::FindingView;
use serde::Serialize;
use tandem_model::{BlockRow, RuleFault, RuleRow, RuleStatus, RuleTrace, Sku};

#[derive(Serialize)]
pub(crate) struct Rules<'a> {
    pub(crate) rules: Vec<RuleView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct RuleView<'a> {
    id: &'a str,
    name: &'a str,
    r#type: &'a str,
    weight: Option<u8>,
    status: RuleStatus,
    position: i64,
    sentence: &'a str,
    findings: Vec<FindingView<'a>>,
}

impl<'a> From<&'a RuleRow> for RuleView<'a> {
    fn from(row: &'a RuleRow) -> Self {
        let rule = &row.rule;
        Self {
            id: &rule.id,
            name: &rule.name,
            r#type: &rule.kind,
            weight: rule.weight,
            status: rule.status,
            position: rule.position,
            sentence: &row.sentence,
            findings: row.findings.iter().map(FindingView::from).collect(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct RulesTaken<'a> {
    pub(crate) rules: u32,
    pub(crate) blocks: u32,
    pub(crate) faults: &'a [RuleFault],
    pub(crate) findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct RulesExported<'a> {
    pub(crate) rules: u32,
    pub(crate) file: &'a str,
}

#[derive(Serialize)]
pub(crate) struct Switched<'a> {
    pub(crate) changed: u32,
    pub(crate) findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Blocks<'a> {
    pub(crate) blocks: Vec<BlockView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct BlockView<'a> {
    sku: &'a Sku,
    trigger: Option<&'a Sku>,
}

impl<'a> From<&'a BlockRow> for BlockView<'a> {
    fn from(row: &'a BlockRow) -> Self {
        Self { sku: &row.block.sku, trigger: row.block.trigger.as_ref() }
    }
}

/// What became of one rule, where `recommend` was asked to explain.
#[derive(Serialize)]
pub(crate) struct TraceView<'a> {
    id: &'a str,
    name: &'a str,
    fired: bool,
    text: &'a str,
}

impl<'a> From<&'a RuleTrace> for TraceView<'a> {
    fn from(trace: &'a RuleTrace) -> Self {
        Self { id: &trace.id, name: &trace.name, fired: trace.fired, text: &trace.text }
    }
}
