//! The rulebook seen from outside: one line a case, in the notation of shops.

mod campaigns;
mod kinds;
mod laws;
mod links;
mod products;
mod rules;
mod seasons;
mod whole;

use super::notation::{key, new_link, rulebook};
use super::{BatchLink, LinkBatch, Plan, Refusal, RuleLoops, Rulebook, concerns};
use crate::rule::notation::rules;
use chrono::{DateTime, Utc};
use tandem_model::{Change, Finding, LinkKey, SetLink};

fn set(line: &str) -> SetLink {
    unchanged(key(line))
}

fn unchanged(link: LinkKey) -> SetLink {
    SetLink {
        paused: None,
        link,
        set_weight: false,
        weight: None,
        two_way: None,
        set_pin: false,
        pin: None,
        kind: None,
        to: None,
    }
}

fn now() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

/// What was refused: the fault's code, or the codes of the findings.
fn refusal<T: std::fmt::Debug>(plan: Result<T, Refusal>) -> String {
    match plan.unwrap_err() {
        Refusal::Fault(fault) => fault.code,
        Refusal::Findings(findings) => codes(&findings).join(" "),
        Refusal::Faults(faults) => {
            let told: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.code)).collect();
            told.join(", ")
        }
    }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_str()).collect()
}

/// The plan's label and the codes of its findings.
fn told(plan: Result<Plan, Refusal>) -> String {
    let plan = plan.unwrap();
    let codes = codes(&plan.findings);
    if codes.is_empty() { plan.label } else { format!("{} ({})", plan.label, codes.join(" ")) }
}

fn add(rulebook: &Rulebook, line: &str) -> Result<Plan, Refusal> {
    rulebook.plan_link(&new_link(line))
}

fn with_rules(shop: &str, lines: &str) -> Rulebook {
    let mut rulebook = rulebook(shop);
    let rules = rules(lines).into_iter().map(|rule| Change::PutRule(Box::new(rule)));
    rulebook.apply(&rules.collect::<Vec<_>>());
    rulebook.set_time(now());
    rulebook
}
