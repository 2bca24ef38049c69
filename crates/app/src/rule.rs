//! Rules told: lists, single ones, and those to start from.

use crate::app::{App, heavy};
use crate::check::{Checked, checked, checked_soon};
use crate::open::View;
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;
use std::sync::Arc;
use tandem_engine::Snapshot;
use tandem_engine::rule::{Touching, sentence, templates, touching};
use tandem_model::{Fault, Finding, ListRules, Nothing, Rule, RuleList, RuleRef, RuleRow, RuleTemplates, Sku};

/// Waits for what is wrong with the rules only where it was asked for rules with findings.
pub async fn list_rules(app: &App, input: ListRules) -> Result<RuleList, Fault> {
    let open = app.open()?;
    let (view, at) = (open.view(), app.now());
    let checked = match input.with_findings {
        true => Some(checked(app, &open, &view).await?),
        false => checked_soon(app, &open, &view).await?,
    };
    heavy(move || list(&view, &input, checked.as_deref(), at)).await
}

fn list(view: &View, input: &ListRules, checked: Option<&Checked>, at: DateTime<Utc>) -> RuleList {
    let touched = input.touching.as_ref().map(|sku| touched(&view.snapshot, sku, at));
    let has_findings = |rule: &Rule| checked.is_some_and(|checked| checked.has_findings(&rule.id));
    let asked = |rule: &&Arc<Rule>| {
        is_asked(rule, input)
            && touched.as_ref().is_none_or(|touched| touched.contains(&rule.id))
            && (!input.with_findings || has_findings(rule))
    };
    let rules: Vec<&Arc<Rule>> = view.snapshot.book().rules().iter().filter(asked).collect();
    let total = u32::try_from(rules.len()).unwrap_or(u32::MAX);
    let limit = if input.limit == 0 { usize::MAX } else { input.limit as usize };
    let window = rules.into_iter().skip(input.offset as usize).take(limit);
    let findings = |rule: &Rule| checked.map_or_else(Vec::new, |checked| checked.of_rule(&rule.id));
    let rows = window.map(|rule| row(view, rule, findings(rule)));
    RuleList { rules: rows.collect(), total, checking: checked.is_none() }
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

fn row(view: &View, rule: &Rule, findings: Vec<Finding>) -> RuleRow {
    let sentence = sentence(&view.snapshot, rule, &view.settings.currency);
    RuleRow { sentence, findings, rule: rule.clone() }
}

pub async fn get_rule(app: &App, input: RuleRef) -> Result<RuleRow, Fault> {
    let open = app.open()?;
    let view = open.view();
    let rule = view.snapshot.book().rule(&input.id).cloned();
    let rule = rule.ok_or_else(|| Fault::new("unknown_rule", format!("there is no rule `{}`", input.id)).at("id"))?;
    let checked = checked_soon(app, &open, &view).await?;
    Ok(row(&view, &rule, checked.map_or_else(Vec::new, |checked| checked.of_rule(&rule.id))))
}

pub async fn list_templates(app: &App, _: Nothing) -> Result<RuleTemplates, Fault> {
    let (view, at) = (app.open()?.view(), app.now());
    heavy(move || RuleTemplates { templates: templates(&view.snapshot, at) }).await
}
