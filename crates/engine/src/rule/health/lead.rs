//! How much of all lists one rule carries.

use super::finding::Speaking;
use super::window::base;
use crate::rule::catalogue::{Catalogue, Tree};
use crate::rule::holds::{Asked, holds};
use crate::rule::situation::Situation;
use tandem_model::{Condition, Finding, Leaf, Rule, RuleStatus, finding_code};

/// Of each product's list, the strongest rule there, for a shopper of whom nothing is known and an empty cart: the
/// greatest type weight × weight, then the earliest. Links go before rules of the same strength. Stops and what of it is
/// shown in the end are not looked at.
pub(super) struct Lead {
    /// Strength and leader of each product; none is a link.
    leaders: Vec<(u16, Option<u32>)>,
    rules: u32,
}

/// With fewer lists or rules there is nothing to be told of their share.
const LISTS: usize = 10;
const RULES: u32 = 2;

impl Lead {
    /// Cost: linear in products and links.
    pub fn of(catalogue: &Catalogue<'_>) -> Self {
        let snapshot = catalogue.snapshot;
        let strength = |id: u32| {
            let arrows = snapshot.arrows(id).iter().chain(snapshot.family_arrows(id));
            arrows.map(|arrow| u16::from(snapshot.type_weight(arrow.kind)) * u16::from(arrow.counts())).max()
        };
        let mut leaders = vec![(0, None); snapshot.id_end() as usize];
        for &id in catalogue.live() {
            leaders[id as usize].0 = strength(id).unwrap_or(0);
        }
        Self { leaders, rules: 0 }
    }

    /// As of products without links, for a share of the rules; see [`Lead::join`].
    pub fn blank(&self) -> Self {
        Self { leaders: vec![(0, None); self.leaders.len()], rules: 0 }
    }

    /// Adds the rules that another was given, as if in their order.
    pub fn join(&mut self, other: Self) {
        self.rules += other.rules;
        for (id, (strength, leader)) in other.leaders.into_iter().enumerate() {
            if let Some(place) = leader.filter(|&place| self.is_stronger(id, strength, place)) {
                self.leaders[id] = (strength, Some(place));
            }
        }
    }

    fn is_stronger(&self, id: usize, strength: u16, place: u32) -> bool {
        let (held, leader) = self.leaders[id];
        strength > held || (strength == held && leader.is_some_and(|leader| place < leader))
    }

    /// A rule whose window is open and that can show something, with the products that can trigger it.
    pub fn add(&mut self, catalogue: &Catalogue<'_>, rule: &Rule, place: u32, triggers: &[u32]) {
        let strength = base(catalogue.snapshot, rule);
        if rule.status != RuleStatus::Active || strength == 0 {
            return;
        }
        self.rules += 1;
        let when = Tree::of(catalogue, &rule.when, &|leaf| Tree::Fixed(unasked(catalogue, leaf)));
        for &id in triggers {
            if self.is_stronger(id as usize, strength, place) && when.can(catalogue, id, true) {
                self.leaders[id as usize] = (strength, Some(place));
            }
        }
    }

    /// The rule that leads more than half of the lists.
    pub fn finding(&self, rules: &[std::sync::Arc<Rule>]) -> Option<Finding> {
        let lists = self.leaders.iter().filter(|(strength, _)| *strength > 0).count();
        let mut led = vec![0; rules.len()];
        self.leaders.iter().filter_map(|(_, leader)| *leader).for_each(|place| led[place as usize] += 1);
        let place = (0..rules.len()).find(|&place| 2 * led[place] > lists)?;
        if self.rules < RULES || lists < LISTS {
            return None;
        }
        let (speaking, weight) = (Speaking { rule: &rules[place], stored: true }, rules[place].weight.unwrap_or(100));
        let message = format!("{} leads {} of the {lists} lists that show anything", speaking.name(), led[place]);
        let fix = speaking.save(format!("halve its weight to {}", weight / 2), |rule| rule.weight = Some(weight / 2));
        let fixes = if weight > 1 { vec![fix] } else { Vec::new() };
        Some(speaking.warning(finding_code::RULE_DOMINATES, message, fixes))
    }
}

/// Whether a leaf that no product decides holds for a shopper of whom nothing is known.
fn unasked(catalogue: &Catalogue<'_>, leaf: &Leaf) -> bool {
    let situation = Situation::unknown(catalogue.at);
    let asked = Asked { snapshot: catalogue.snapshot, trigger: 0, candidate: None, situation: &situation };
    holds(&asked, &Condition::Leaf(leaf.clone()))
}
