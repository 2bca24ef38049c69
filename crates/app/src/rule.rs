//! Rules told: lists, single ones, and those to start from.

use crate::app::{App, heavy};
use crate::open::View;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use std::sync::Arc;
use tandem_engine::Snapshot;
use tandem_engine::rule::{Touching, sentence, touching};
use tandem_model::{Fault, ListRules, Nothing, Rule, RuleList, RuleRef, RuleRow, RuleTemplates, Sku};

pub async fn list_rules(app: &App, input: ListRules) -> Result<RuleList, Fault> {
    let view = app.open()?.view();
    let at = app.now();
    heavy(move || {
        let touched = input.touching.as_ref().map(|sku| touched(&view.snapshot, sku, at));
        let asked = |rule: &&Arc<Rule>| {
            is_asked(rule, &input) && touched.as_ref().is_none_or(|touched| touched.contains(&rule.id))
        };
        let rules: Vec<&Arc<Rule>> = view.snapshot.book().rules().iter().filter(asked).collect();
        let total = u32::try_from(rules.len()).unwrap_or(u32::MAX);
        let limit = if input.limit == 0 { usize::MAX } else { input.limit as usize };
        let window = rules.into_iter().skip(input.offset as usize).take(limit);
        Ok(RuleList { rules: window.map(|rule| row(&view, rule)).collect(), total })
    })
    .await?
}

fn is_asked(rule: &Rule, ask: &ListRules) -> bool {
    let texts = [&rule.name, &rule.id, &rule.owner, &rule.note].map(|text| text.to_lowercase());
    let search = ask.search.to_lowercase();
    let found = |word: &str| texts.iter().any(|text| text.contains(word));
    (ask.types.is_empty() || ask.types.contains(&rule.kind))
        && ask.status.is_none_or(|status| rule.status == status)
        && search.split_whitespace().all(found)
}

/// Ids of the rules that a product triggers, or that can show it.
fn touched(snapshot: &Snapshot, sku: &Sku, at: DateTime<Utc>) -> BTreeSet<String> {
    let Touching { triggers, shown_by } = touching(snapshot, sku.as_str(), at);
    triggers.into_iter().chain(shown_by).map(|rule| rule.id).collect()
}

fn row(view: &View, rule: &Rule) -> RuleRow {
    RuleRow {
        sentence: sentence(&view.snapshot, rule, &view.settings.currency),
        findings: Vec::new(),
        rule: rule.clone(),
    }
}

pub async fn get_rule(app: &App, input: RuleRef) -> Result<RuleRow, Fault> {
    let view = app.open()?.view();
    let rule = view.snapshot.book().rule(&input.id);
    let unknown = || Fault::new("unknown_rule", format!("there is no rule `{}`", input.id)).at("id");
    rule.map(|rule| row(&view, rule)).ok_or_else(unknown)
}

pub async fn list_templates(app: &App, _: Nothing) -> Result<RuleTemplates, Fault> {
    app.open()?;
    Ok(RuleTemplates { templates: Vec::new() })
}
