//! Rules that cannot take part, whatever the products: their window is over or never opens, or they weigh nothing.

use super::contradiction::Days;
use super::finding::Speaking;
use crate::Snapshot;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use tandem_model::{Finding, Rule, Window, finding_code};

/// A window that is over or never opens; with one of them the rule is not looked at further.
pub(super) fn closed(speaking: Speaking<'_>, at: DateTime<Utc>) -> Option<Finding> {
    let Window { from, to: Some(to) } = speaking.rule.window else { return None };
    let name = speaking.name();
    let open = speaking.save(format!("take the end off the window of {}", speaking.rule.name), |rule| {
        rule.window.to = None;
    });
    if from.is_some_and(|from| to <= from) {
        let message = format!("the window of {name} ends before it begins, so it never opens");
        return Some(speaking.warning(finding_code::RULE_WINDOW_EMPTY, message, vec![open, speaking.remove()]));
    }
    (to <= at).then(|| {
        let message = format!("the window of {name} is over since {}", to.format("%Y-%m-%d"));
        speaking.warning(finding_code::RULE_WINDOW_OVER, message, vec![speaking.remove(), open])
    })
}

/// A weight of nothing, its own or its type's: nothing that it shows can rank.
pub(super) fn weightless(snapshot: &Snapshot, speaking: Speaking<'_>) -> Option<Finding> {
    let (name, rule) = (speaking.name(), speaking.rule);
    if rule.weight == Some(0) {
        let fix = speaking.save(format!("let {} weigh 100", rule.name), |rule| rule.weight = None);
        let message = format!("{name} weighs 0, so that nothing it shows is ranked");
        return Some(speaking.warning(finding_code::RULE_WEIGHT_ZERO, message, vec![fix, speaking.pause()]));
    }
    let kind = snapshot.types().iter().find(|kind| kind.code == rule.kind && kind.weight == 0)?;
    let message = format!("the type `{}` weighs 0, so that nothing {name} shows is ranked", kind.label);
    Some(speaking.warning(finding_code::RULE_WEIGHT_ZERO, message, vec![speaking.pause()]))
}

/// Type weight × rule weight, 0–10000.
pub(super) fn base(snapshot: &Snapshot, rule: &Rule) -> u16 {
    let kind = snapshot.type_number(&rule.kind).map_or(0, |kind| snapshot.type_weight(kind));
    u16::from(kind) * u16::from(rule.weight.unwrap_or(100))
}

/// The first instant from `at` on at which the rule can take part.
pub(super) fn opens(rule: &Rule, at: DateTime<Utc>) -> DateTime<Utc> {
    rule.window.from.map_or(at, |from| from.max(at))
}

pub(super) fn days(rule: &Rule, at: DateTime<Utc>) -> Days {
    let last = rule.window.to.and_then(|to| to.checked_sub_signed(TimeDelta::nanoseconds(1)));
    Days { first: opens(rule, at).date_naive(), last: last.map_or(NaiveDate::MAX, |last| last.date_naive()) }
}
