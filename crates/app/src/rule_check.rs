//! What a rule would do, saved or not: everything that is shown beside it while it is edited.

use crate::app::{App, heavy};
use crate::customer::{Shoppers, shoppers};
use crate::open::View;
use crate::rule_loops::rule_loops;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tandem_engine::Snapshot;
use tandem_engine::rule::{customer_reach, reach, rule_health, sentence};
use tandem_model::{
    Change, CheckRule, Condition, Fault, Field, Finding, ListChange, Reach, ReachedProduct, RecommendRequest, Rule,
    RuleFault, RuleVerdict, Sku,
};

pub async fn check_rule(app: &App, input: CheckRule) -> Result<RuleVerdict, Fault> {
    let open = app.open()?;
    open.expect_rules();
    let (view, at) = (open.view(), app.now());
    let rule = input.rule.clone();
    let faults = open.ask(move |rulebook| rulebook.rule_faults(&rule)).await?;
    if !faults.is_empty() {
        return Ok(unreadable(faults));
    }
    let customers = if asks_customer(&input.rule.when) { Some(shoppers(&open, &view).await?) } else { None };
    let loops = rule_loops(app, &open, &input.rule, at).await?;
    heavy(move || verdict(&view, &input, customers, loops, at)).await
}

fn unreadable(faults: Vec<RuleFault>) -> RuleVerdict {
    RuleVerdict {
        sentence: String::new(),
        faults,
        triggers: Reach::default(),
        shows: Reach::default(),
        customers: None,
        findings: Vec::new(),
        checking: false,
        example: None,
    }
}

fn verdict(
    view: &View,
    input: &CheckRule,
    customers: Option<Shoppers>,
    loops: Option<Vec<Finding>>,
    at: DateTime<Utc>,
) -> RuleVerdict {
    let (snapshot, rule) = (view.for_rules(), &input.rule);
    let (triggers, shows) = reach(snapshot, rule, at);
    let trigger = input.example.clone().or_else(|| triggers.sample.first().map(|first| first.sku.clone()));
    let known = |shoppers: Shoppers| {
        customer_reach(snapshot, rule, shoppers.iter().map(|(key, shopper)| (key.as_str(), shopper)), at)
    };
    let checking = loops.is_none();
    let mut findings = loops.unwrap_or_default();
    findings.extend(rule_health(snapshot, rule, at));
    findings.sort_by_key(|finding| finding.severity);
    RuleVerdict {
        sentence: sentence(snapshot, rule, &view.settings.currency),
        faults: Vec::new(),
        customers: customers.and_then(known),
        checking,
        findings,
        example: trigger.and_then(|trigger| example(view, rule, &trigger, at)),
        triggers,
        shows,
    }
}

fn asks_customer(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::None(parts) => parts.iter().any(asks_customer),
        Condition::Leaf(leaf) => matches!(leaf.field, Field::Customer(_)),
    }
}

/// The list of one product without the edit and with it, where the rule takes part: at the first of its placements.
fn example(view: &View, rule: &Rule, trigger: &Sku, at: DateTime<Utc>) -> Option<ListChange> {
    let snapshot = view.for_rules();
    let id = snapshot.id(trigger.as_str())?;
    let request = RecommendRequest {
        trigger: Some(trigger.clone()),
        placement: rule.placements.first().cloned(),
        ..RecommendRequest::default()
    };
    let list = |snapshot: &Snapshot| {
        let answer = view.recommend(snapshot, &request, None, at).ok()?;
        let shown = answer.results.into_iter().map(|shown| ReachedProduct { sku: shown.sku, name: shown.name });
        Some(shown.collect())
    };
    let next = Change::PutRule(Box::new(placed(snapshot, rule)));
    Some(ListChange {
        trigger: trigger.clone(),
        trigger_name: snapshot.name(id).to_owned(),
        before: list(snapshot)?,
        after: list(&snapshot.apply(&[next]))?,
    })
}

/// The rule where it would be stored: a new one last.
fn placed(snapshot: &Snapshot, rule: &Rule) -> Rule {
    let rules = snapshot.book().rules();
    let position = match rules.iter().find(|held| held.id == rule.id) {
        Some(held) => held.position,
        None => rules.last().map_or(0, |last: &Arc<Rule>| last.position.saturating_add(1)),
    };
    Rule { position, ..rule.clone() }
}
