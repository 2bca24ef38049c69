//! Saving, switching, moving and removing rules.

use crate::app::App;
use crate::edit::{carry_out, edit};
use tandem_engine::{Refusal, Rulebook};
use tandem_model::{Change, Done, Fault, MoveRules, Rule, RuleRefs, RuleSaved, RulesSwitched, SaveRule, SetRuleStatus};

/// A rule whose shape is wrong, or that closes a loop its group blocks, is an answer and not a fault: nothing is stored
/// and the answer tells why.
pub async fn save_rule(app: &App, input: SaveRule) -> Result<RuleSaved, Fault> {
    let at = app.now();
    let plan = move |rulebook: &mut Rulebook, _: &_| {
        let plan = rulebook.plan_rule(&input.rule, at)?;
        let held = || rulebook.snapshot().book().rule(&input.rule.id).map(|rule| Rule::clone(rule));
        let rule = put_rule(&plan.changes).or_else(held);
        Ok((plan, rule))
    };
    match edit(app, plan).await {
        Ok(edited) => Ok(RuleSaved { rule: edited.extra, faults: Vec::new(), findings: edited.findings }),
        Err(refusal) => refusal.into_rule_saved(),
    }
}

fn put_rule(changes: &[Change]) -> Option<Rule> {
    changes.iter().find_map(|change| if let Change::PutRule(rule) = change { Some(Rule::clone(rule)) } else { None })
}

pub async fn set_rule_status(app: &App, input: SetRuleStatus) -> Result<RulesSwitched, Fault> {
    let at = app.now();
    let plan = move |rulebook: &mut Rulebook, _: &_| {
        let plan = rulebook.plan_rule_status(&input, at)?;
        let changed = u32::try_from(plan.changes.len()).unwrap_or(u32::MAX);
        Ok((plan, changed))
    };
    match edit(app, plan).await {
        Ok(edited) => Ok(RulesSwitched { changed: edited.extra, findings: edited.findings }),
        Err(Refusal::Findings(findings)) => Ok(RulesSwitched { changed: 0, findings }),
        Err(refusal) => Err(refusal.into_fault()),
    }
}

pub async fn move_rules(app: &App, input: MoveRules) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_move_rules(&input)).await
}

pub async fn remove_rules(app: &App, input: RuleRefs) -> Result<Done, Fault> {
    carry_out(app, move |rulebook, _| rulebook.plan_remove_rules(&input)).await
}
