//! Edits of rules: saving, switching, moving and removing them. Each answers a plan; nothing is stored here.

use super::link_edit::accepted;
use super::rule_loops::RuleLoops;
use super::{Plan, Refusal, Rulebook, fault, rule_order};
use crate::rule::{Known, rule_faults, rule_health};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tandem_model::{Change, Fault, Finding, MoveRules, Rule, RuleFault, RuleRefs, RuleStatus, SetRuleStatus};

/// Letters of an id made from a name; a number may follow.
const SLUG_LETTERS: usize = 48;

impl Rulebook {
    /// Stores a rule: one with an empty id is new, gets an id from its name and comes last; any other is put in the place
    /// of the stored one and keeps its position. Faults of its shape, unknown products and loops that are blocked refuse
    /// it.
    pub fn plan_rule(&self, rule: &Rule, at: DateTime<Utc>) -> Result<Plan, Refusal> {
        let next = self.next_rule(rule)?;
        refuse_faults(self.rule_faults(&next))?;
        let label = self.saved_label(&next);
        if self.snapshot.book().rule(&next.id).is_some_and(|held| **held == next) {
            return Ok(Plan::default());
        }
        let findings = accepted(self.rule_findings(&next, at))?;
        Ok(Plan { changes: vec![Change::PutRule(Box::new(next))], label, findings })
    }

    /// What is wrong with a rule's shape, by JSON pointer into it. A new rule may have no id yet.
    pub fn rule_faults(&self, rule: &Rule) -> Vec<RuleFault> {
        let types = self.snapshot.types().iter().map(|kind| kind.code.as_str()).collect();
        let placements = self.snapshot.book().placements().iter().map(|held| held.code.as_str()).collect();
        let mut faults = rule_faults(rule, &Known { types: &types, placements: &placements });
        faults.retain(|fault| !(rule.id.is_empty() && fault.pointer == "/id"));
        faults
    }

    /// Switches rules on or off; each must be there. Switching on can close a loop.
    pub fn plan_rule_status(&self, set: &SetRuleStatus, at: DateTime<Utc>) -> Result<Plan, Refusal> {
        let held = self.held_rules(&set.ids)?;
        let changed: Vec<Rule> = held
            .iter()
            .filter(|rule| rule.status != set.status)
            .map(|rule| Rule { status: set.status, ..Rule::clone(rule) })
            .collect();
        let findings = match set.status {
            RuleStatus::Active => accepted(self.loops_of_all(&changed, at))?,
            RuleStatus::Paused => Vec::new(),
        };
        let way = if set.status == RuleStatus::Active { "on" } else { "off" };
        let label = match changed.as_slice() {
            [rule] => format!("rule ‘{}’ switched {way}", rule.name),
            rules => format!("{} rules switched {way}", rules.len()),
        };
        let changes = changed.into_iter().map(|rule| Change::PutRule(Box::new(rule))).collect();
        Ok(Plan { changes, label, findings })
    }

    /// Puts rules before another, behind one, or last; they keep their order. A rule put before one that moves too goes
    /// before the next that stays.
    pub fn plan_move_rules(&self, ask: &MoveRules) -> Result<Plan, Refusal> {
        let held = self.held_rules(&ask.ids)?;
        let rules = self.snapshot.book().rules();
        let place_of = |id: &str| rules.iter().position(|rule| rule.id == id).ok_or_else(|| fault::unknown_rule(id));
        let ahead = match (&ask.before, &ask.after) {
            (Some(before), _) => place_of(before)?,
            (None, Some(after)) => place_of(after)? + 1,
            (None, None) => rules.len(),
        };
        let ids: BTreeSet<&str> = held.iter().map(|rule| rule.id.as_str()).collect();
        let stays = |rule: &&Arc<Rule>| !ids.contains(rule.id.as_str());
        let at = rules[..ahead].iter().filter(stays).count();
        let others: Vec<Arc<Rule>> = rules.iter().filter(stays).cloned().collect();
        let after = others[..at].iter().chain(held.iter().copied()).chain(&others[at..]);
        if after.eq(rules) {
            return Ok(Plan::default());
        }
        let placed = rule_order::place(&others, at, held.len());
        let shifted = placed.shifted.iter().map(|&(index, position)| (&others[index], position));
        let moved = shifted.chain(held.iter().copied().zip(placed.positions.iter().copied()));
        let put =
            |(rule, position): (&Arc<Rule>, i64)| Change::PutRule(Box::new(Rule { position, ..Rule::clone(rule) }));
        let label = match held.as_slice() {
            [rule] => format!("rule ‘{}’ moved", rule.name),
            rules => format!("{} rules moved", rules.len()),
        };
        Ok(Plan { changes: moved.map(put).collect(), label, findings: Vec::new() })
    }

    /// Removes rules; each must be there.
    pub fn plan_remove_rules(&self, remove: &RuleRefs) -> Result<Plan, Refusal> {
        let held = self.held_rules(&remove.ids)?;
        let label = match held.as_slice() {
            [rule] => format!("rule ‘{}’ removed", rule.name),
            rules => format!("{} rules removed", rules.len()),
        };
        let changes = held.iter().map(|rule| Change::RemoveRule(rule.id.clone())).collect();
        Ok(Plan { changes, label, findings: Vec::new() })
    }

    /// All that is to be said of a rule before it is stored, the gravest first. Loops are looked for until they are
    /// decided, however long that takes.
    fn rule_findings(&self, rule: &Rule, at: DateTime<Utc>) -> Vec<Finding> {
        let RuleLoops { findings, decided } = self.rule_loops(rule, at);
        let mut findings = if decided { findings } else { self.all_rule_loops(rule, at) };
        findings.extend(rule_health(&self.snapshot, rule, at));
        findings.sort_by_key(|finding| finding.severity);
        findings
    }

    /// The loops that there would be with these rules in the place of the stored ones with their ids.
    fn loops_of_all(&self, changed: &[Rule], at: DateTime<Utc>) -> Vec<Finding> {
        let changed: BTreeMap<&str, &Rule> = changed.iter().map(|rule| (rule.id.as_str(), rule)).collect();
        let held = self.snapshot.book().rules().iter();
        let rules: Vec<&Rule> = held.map(|rule| *changed.get(rule.id.as_str()).unwrap_or(&&**rule)).collect();
        self.loops_with_rules(&rules, &changed.keys().copied().collect(), at)
    }

    /// The rule as it would be stored.
    fn next_rule(&self, rule: &Rule) -> Result<Rule, Fault> {
        let mut next = rule.clone();
        for text in [&mut next.name, &mut next.owner, &mut next.note] {
            *text = text.trim().to_owned();
        }
        let rules = self.snapshot.book().rules();
        if next.id.is_empty() {
            next.id = self.free_id(&next.name);
            next.position = rule_order::last(rules);
        } else {
            next.position = self.held_rule(&next.id)?.position;
        }
        Ok(next)
    }

    fn saved_label(&self, next: &Rule) -> String {
        let held = self.snapshot.book().rule(&next.id);
        let name = &next.name;
        match held {
            None => format!("rule ‘{name}’ added"),
            Some(held) if held.name != next.name => format!("rule ‘{}’ changed to ‘{name}’", held.name),
            Some(_) => format!("rule ‘{name}’ changed"),
        }
    }

    fn free_id(&self, name: &str) -> String {
        let taken: BTreeSet<&str> = self.snapshot.book().rules().iter().map(|rule| rule.id.as_str()).collect();
        free_of(slug(name, "rule"), &taken)
    }

    fn held_rule(&self, id: &str) -> Result<&Arc<Rule>, Fault> {
        self.snapshot.book().rule(id).ok_or_else(|| fault::unknown_rule(id))
    }

    /// Each once, in the order of rules.
    fn held_rules(&self, ids: &[String]) -> Result<Vec<&Arc<Rule>>, Fault> {
        let mut asked: BTreeMap<&str, bool> = ids.iter().map(|id| (id.as_str(), false)).collect();
        let mut held = Vec::new();
        for rule in self.snapshot.book().rules() {
            if let Some(found) = asked.get_mut(rule.id.as_str()) {
                *found = true;
                held.push(rule);
            }
        }
        match asked.iter().find(|(_, found)| !**found) {
            Some((id, _)) => Err(fault::unknown_rule(id)),
            None => Ok(held),
        }
    }
}

pub(super) fn refuse_faults(faults: Vec<RuleFault>) -> Result<(), Refusal> {
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Faults(faults)) }
}

/// The slug, with a number where it is taken.
pub(super) fn free_of(slug: String, taken: &BTreeSet<&str>) -> String {
    let numbered = (2u32..).map(|number| format!("{slug}-{number}"));
    let free = std::iter::once(slug.clone()).chain(numbered).find(|id| !taken.contains(id.as_str()));
    free.expect("numbers do not end")
}

/// `Winter coats & scarves` becomes `winter-coats-scarves`; a name without such letters becomes what is given.
pub(super) fn slug(name: &str, nameless: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(SLUG_LETTERS);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { nameless.to_owned() } else { slug.to_owned() }
}
