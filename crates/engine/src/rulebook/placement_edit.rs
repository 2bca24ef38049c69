//! Edits of blocks, placements and strategies.

use super::document::listed;
use super::rule_edit::refuse_faults;
use super::{Plan, Refusal, Rulebook, fault};
use crate::rule::is_code;
use std::collections::BTreeSet;
use tandem_model::{Block, Change, Fault, MAX_RULE_LIMIT, Placement, RuleFault, Sku, Strategy};

const LABEL_LETTERS: usize = 80;
const MAX_SLIDER: u8 = 100;
/// Users of a placement or strategy named one by one, the rest being counted.
const NAMED: usize = 3;

impl Rulebook {
    /// Blocks a product, everywhere or for one trigger.
    pub fn plan_block(&self, block: &Block) -> Result<Plan, Refusal> {
        let known = |sku: &Sku, field| match self.snapshot.id(sku.as_str()) {
            Some(_) => Ok(()),
            None => Err(Fault::unknown_sku(sku.as_str(), field)),
        };
        known(&block.sku, "sku")?;
        block.trigger.as_ref().map_or(Ok(()), |trigger| known(trigger, "trigger"))?;
        if block.trigger.as_ref() == Some(&block.sku) {
            return Err(fault::self_block(block.sku.as_str()).into());
        }
        if self.snapshot.book().blocks().contains(block) {
            return Ok(Plan::default());
        }
        let label = format!("block {}", self.block_words(block));
        Ok(Plan { changes: vec![Change::PutBlock(block.clone())], label, findings: Vec::new() })
    }

    /// Takes a block away, which must be there.
    pub fn plan_remove_block(&self, block: &Block) -> Result<Plan, Refusal> {
        let words = self.block_words(block);
        if !self.snapshot.book().blocks().contains(block) {
            return Err(fault::unknown_block(&words).into());
        }
        let label = format!("unblock {words}");
        Ok(Plan { changes: vec![Change::RemoveBlock(block.clone())], label, findings: Vec::new() })
    }

    /// Adds a placement, or puts it in the place of the one with its code.
    pub fn plan_placement(&self, placement: &Placement) -> Result<Plan, Refusal> {
        let next = Placement { label: placement.label.trim().to_owned(), ..placement.clone() };
        let types = self.snapshot.types().iter().map(|kind| kind.code.as_str()).collect();
        let book = self.snapshot.book();
        let strategies = book.strategies().iter().map(|held| held.code.as_str()).collect();
        refuse_faults(placement_faults(&next, &types, &strategies))?;
        let way = match book.placement(&next.code) {
            Some(held) if *held == next => return Ok(Plan::default()),
            Some(_) => "changed",
            None => "added",
        };
        let label = format!("placement ‘{}’ {way}", next.label);
        Ok(Plan { changes: vec![Change::PutPlacement(Box::new(next))], label, findings: Vec::new() })
    }

    /// Removes a placement that no rule names.
    pub fn plan_remove_placement(&self, code: &str) -> Result<Plan, Refusal> {
        let book = self.snapshot.book();
        let held = book.placement(code).ok_or_else(|| fault::unknown_placement(code))?;
        let names = |placements: &[String]| placements.iter().any(|named| named == code);
        let rules = book.rules().iter().filter(|rule| names(&rule.placements)).map(|rule| rule.name.as_str());
        let campaigns = book.campaigns().iter().filter(|held| names(&held.placements)).map(|held| held.name.as_str());
        let (rules, campaigns): (Vec<&str>, Vec<&str>) = (rules.collect(), campaigns.collect());
        let user = match (rules.as_slice(), campaigns.as_slice()) {
            ([], []) => None,
            ([], campaigns) => Some(named("the campaign", "the campaigns", campaigns)),
            (rules, _) => Some(named("the rule", "the rules", rules)),
        };
        if let Some(user) = user {
            return Err(fault::in_use("placement_in_use", &held.label, &user).into());
        }
        let label = format!("placement ‘{}’ removed", held.label);
        let stay: Vec<Placement> = book.placements().iter().filter(|held| held.code != code).cloned().collect();
        Ok(Plan { changes: listed(book.placements(), &stay), label, findings: Vec::new() })
    }

    /// Adds a strategy, or puts it in the place of the one with its code.
    pub fn plan_strategy(&self, strategy: &Strategy) -> Result<Plan, Refusal> {
        let next = Strategy { label: strategy.label.trim().to_owned(), ..strategy.clone() };
        refuse_faults(strategy_faults(&next))?;
        let way = match self.snapshot.book().strategy(&next.code) {
            Some(held) if *held == next => return Ok(Plan::default()),
            Some(_) => "changed",
            None => "added",
        };
        let label = format!("strategy ‘{}’ {way}", next.label);
        Ok(Plan { changes: vec![Change::PutStrategy(next)], label, findings: Vec::new() })
    }

    /// Removes a strategy that no placement names and that the workspace does not follow.
    pub fn plan_remove_strategy(&self, code: &str, followed: Option<&str>) -> Result<Plan, Refusal> {
        let book = self.snapshot.book();
        let held = book.strategy(code).ok_or_else(|| fault::unknown_strategy(code))?;
        let users = book.placements().iter().filter(|placement| placement.strategy.as_deref() == Some(code));
        let users: Vec<&str> = users.map(|placement| placement.label.as_str()).collect();
        let user = match followed == Some(code) {
            true => Some("the workspace follows".to_owned()),
            false => (!users.is_empty()).then(|| named("the placement", "the placements", &users)),
        };
        if let Some(user) = user {
            return Err(fault::in_use("strategy_in_use", &held.label, &user).into());
        }
        let label = format!("strategy ‘{}’ removed", held.label);
        let stay: Vec<Strategy> = book.strategies().iter().filter(|held| held.code != code).cloned().collect();
        Ok(Plan { changes: listed(book.strategies(), &stay), label, findings: Vec::new() })
    }

    /// `Helmet for Road-150`, or `Helmet`.
    fn block_words(&self, block: &Block) -> String {
        let name = |sku: &Sku| {
            let id = self.snapshot.id(sku.as_str());
            id.map_or_else(|| sku.to_string(), |id| self.snapshot.name(id).to_owned())
        };
        match &block.trigger {
            Some(trigger) => format!("{} for {}", name(&block.sku), name(trigger)),
            None => name(&block.sku),
        }
    }
}

/// `the rules ‘a’, ‘b’ and 4 more name`.
pub(super) fn named(one: &str, many: &str, users: &[&str]) -> String {
    let told: Vec<String> = users.iter().take(NAMED).map(|user| format!("‘{user}’")).collect();
    let told = told.join(", ");
    match users.len() {
        1 => format!("{one} {told} names"),
        2..=NAMED => format!("{many} {told} name"),
        all => format!("{many} {told} and {} more name", all - NAMED),
    }
}

fn fault_at(pointer: impl Into<String>, code: &str, message: impl Into<String>) -> RuleFault {
    RuleFault { pointer: pointer.into(), code: code.to_owned(), message: message.into() }
}

fn name_faults(code: &str, label: &str) -> Vec<RuleFault> {
    let mut faults = Vec::new();
    if !is_code(code) {
        let message = format!("`{code}` is not a code: lower-case letters, digits and hyphens, at most 64");
        faults.push(fault_at("/code", "bad_id", message));
    }
    if label.trim().is_empty() || label.chars().count() > LABEL_LETTERS {
        faults.push(fault_at("/label", "bad_label", format!("a label of 1 to {LABEL_LETTERS} letters is needed")));
    }
    faults
}

/// What is wrong with a placement, by JSON pointer into it.
pub(super) fn placement_faults(
    placement: &Placement,
    types: &BTreeSet<&str>,
    strategies: &BTreeSet<&str>,
) -> Vec<RuleFault> {
    let mut faults = name_faults(&placement.code, &placement.label);
    let most = u32::from(MAX_RULE_LIMIT);
    if !(1..=most).contains(&placement.max) {
        let message = format!("a placement shows 1 to {most} products at the most, not `{}`", placement.max);
        faults.push(fault_at("/max", "limit_out_of_range", message));
    }
    if placement.min > placement.max {
        let message = format!("the least number `{}` is more than the most, `{}`", placement.min, placement.max);
        faults.push(fault_at("/min", "limit_out_of_range", message));
    }
    let mut seen = BTreeSet::new();
    for (at, share) in placement.types.iter().enumerate() {
        let pointer = format!("/types/{at}");
        if !types.contains(share.kind.as_str()) {
            let message = format!("there is no relationship type `{}`", share.kind);
            faults.push(fault_at(format!("{pointer}/type"), "unknown_type", message));
        } else if !seen.insert(share.kind.as_str()) {
            let message = format!("`{}` is there already", share.kind);
            faults.push(fault_at(format!("{pointer}/type"), "duplicate_type", message));
        }
        if let Some(max) = share.max.filter(|max| !(1..=most).contains(max)) {
            let message = format!("a type has 1 to {most} products at the most, not `{max}`");
            faults.push(fault_at(format!("{pointer}/max"), "limit_out_of_range", message));
        }
    }
    if let Some(code) = placement.strategy.as_deref().filter(|code| !strategies.contains(code)) {
        faults.push(fault_at("/strategy", "unknown_strategy", format!("there is no strategy `{code}`")));
    }
    faults
}

/// What is wrong with a strategy, by JSON pointer into it.
pub(super) fn strategy_faults(strategy: &Strategy) -> Vec<RuleFault> {
    let mut faults = name_faults(&strategy.code, &strategy.label);
    let sliders = &strategy.sliders;
    let values = [
        ("margin", sliders.margin),
        ("popularity", sliders.popularity),
        ("newness", sliders.newness),
        ("stock", sliders.stock),
        ("lift", sliders.lift),
    ];
    for (name, value) in values.into_iter().filter(|(_, value)| *value > MAX_SLIDER) {
        let message = format!("a slider is 0 to {MAX_SLIDER}, not `{value}`");
        faults.push(fault_at(format!("/sliders/{name}"), "slider_out_of_range", message));
    }
    faults
}
