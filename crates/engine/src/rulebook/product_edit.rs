//! Edits of products, as far as they concern the rulebook: a product that joins a family takes on its links, and may
//! close a loop by that.

use super::link_edit::accepted;
use super::loops::{cycle_finding, round};
use super::rule_nets::RuleNets;
use super::rule_steps::seasons_told;
use super::{Plan, Refusal, Rulebook};
use crate::cycle::Verdict;
use crate::cycle::rules::Knot;
use std::collections::BTreeMap;
use tandem_model::{Change, Finding, Link, LinkLevel, Product, Severity, Sku};

/// Loops told of one edit, at the most.
const TOLD: usize = 20;

/// A product on its way from one family to another; families that have no number yet have no links either.
struct Move<'a> {
    id: u32,
    product: &'a Product,
    after: Option<u32>,
}

impl Rulebook {
    /// Puts and removes products. Links of removed ones stay, marked. Refused where a product would close a blocked
    /// loop by joining its family, whose links it takes on. Other facts of products are what they are: loops that rules
    /// make of them are left to the check. Takes `&mut self` because the products are moved in the loop checker while
    /// they are judged, and moved back. Cost: linear in the products that change families; where such a family has links
    /// in a group with rules, a check of that group.
    pub fn plan_products(&mut self, puts: Vec<Product>, removes: Vec<Sku>, label: &str) -> Result<Plan, Refusal> {
        let puts = puts.into_iter().map(|product| Change::PutProduct(Box::new(product)));
        let changes: Vec<Change> = puts.chain(removes.into_iter().map(Change::RemoveProduct)).collect();
        let findings = accepted(self.family_findings(&changes))?;
        Ok(Plan { changes, label: label.to_owned(), findings })
    }

    /// The changes that give every product-level link triggered by these products a weight; a two-way link is
    /// triggered from both ends.
    pub fn weight_changes(&self, skus: &[Sku], weight: Option<u8>) -> Vec<Change> {
        let mut links = BTreeMap::new();
        for id in skus.iter().filter_map(|sku| self.snapshot.id(sku.as_str())) {
            for &arrow in self.snapshot.arrows(id) {
                let link = self.snapshot.whole(LinkLevel::Product, id, arrow);
                links.insert(link.key(), link);
            }
        }
        let changed = links.into_values().filter(|link| link.weight != weight);
        changed.map(|link| Change::PutLink(Box::new(Link { weight, ..link }))).collect()
    }

    fn family_findings(&mut self, changes: &[Change]) -> Vec<Finding> {
        let moves = self.moves(changes);
        if moves.is_empty() {
            return Vec::new();
        }
        let removed = |change: &Change| match change {
            Change::RemoveProduct(sku) => self.snapshot.id(sku.as_str()),
            _ => None,
        };
        let gone: Vec<u32> = changes.iter().filter_map(removed).collect();
        let left: Vec<u32> = moves.iter().map(|moved| moved.id).chain(gone).collect();
        left.iter().for_each(|&id| _ = self.loops.leave(id));
        let mut findings = Vec::new();
        for moved in &moves {
            let Some(family) = moved.after.filter(|_| findings.len() < TOLD) else { continue };
            let insertion = self.loops.join(moved.id, family);
            findings.extend(self.join_finding(moved, insertion.accepted, &insertion.verdict));
        }
        if findings.is_empty() {
            findings = self.joined_through_rules(&moves, changes);
        }
        self.move_back(&left);
        findings
    }

    /// The loops that products in their new families close by links of those families and rules together, as the
    /// products will be. Called while they stand there; they have left them after.
    fn joined_through_rules(&mut self, moves: &[Move<'_>], changes: &[Change]) -> Vec<Finding> {
        let linked =
            |group: u8| moves.iter().any(|moved| moved.after.is_some_and(|to| self.loops.has_links(group, to)));
        let groups: Vec<u8> =
            (0..self.slots.groups()).filter(|&group| self.has_rules(group) && linked(group)).collect();
        if groups.is_empty() {
            return Vec::new();
        }
        let next = self.snapshot.apply(changes);
        let held = std::mem::replace(&mut self.snapshot, next);
        let nets = std::mem::replace(&mut self.nets, RuleNets::new(self.slots.groups()));
        let live = |rulebook: &Self, group: u8| {
            let knots = rulebook.group_knots(group, rulebook.at).into_iter();
            knots.filter(|knot| knot.live).map(move |knot| (group, knot)).collect::<Vec<_>>()
        };
        let mut knots: Vec<_> = groups.iter().flat_map(|&group| live(self, group)).collect();
        if !knots.is_empty() {
            moves.iter().for_each(|moved| _ = self.loops.leave(moved.id));
            let before: Vec<_> = groups.iter().flat_map(|&group| live(self, group)).collect();
            let is_new = |group: u8, knot: &Knot| {
                !before.iter().any(|(of, held)| *of == group && held.products == knot.products)
            };
            knots.retain(|(group, knot)| is_new(*group, knot));
        }
        let told = knots.into_iter().take(TOLD).map(|(group, knot)| {
            let moved = moves.iter().find(|moved| knot.products.contains(&moved.id));
            self.stored_knot_told(&moved.map_or("closes a loop".to_owned(), closes), knot, group)
        });
        let findings = told.collect();
        (self.snapshot, self.nets) = (held, nets);
        findings
    }

    fn moves<'a>(&self, changes: &'a [Change]) -> Vec<Move<'a>> {
        let mut unnumbered = self.snapshot.id_end()..;
        let puts = changes.iter().filter_map(|change| match change {
            Change::PutProduct(product) => Some(&**product),
            _ => None,
        });
        let moves = puts.filter_map(|product| {
            let id = self.snapshot.any_id(product.sku.as_str()).or_else(|| unnumbered.next())?;
            let before = self.snapshot.family_of(id);
            let after = product.family.as_deref().and_then(|family| self.snapshot.family_number(family));
            (before != after).then_some(Move { id, product, after })
        });
        moves.collect()
    }

    fn move_back(&mut self, left: &[u32]) {
        left.iter().for_each(|&id| _ = self.loops.leave(id));
        let homes = left.iter().filter_map(|&id| Some((id, self.snapshot.family_of(id)?)));
        let accepted = homes.collect::<Vec<_>>().into_iter().all(|(id, family)| self.loops.join(id, family).accepted);
        if !accepted {
            self.rebuild();
        }
    }

    fn join_finding(&self, moved: &Move, accepted: bool, verdict: &Verdict) -> Option<Finding> {
        let Verdict::Loop(steps) = verdict else { return None };
        let mut steps = self.named(steps, &self.slots);
        for step in &mut steps {
            name_new(&mut step.from, &mut step.from_name, moved.product);
            name_new(&mut step.to, &mut step.to_name, moved.product);
        }
        let (when, campaigns) = seasons_told(self.link_seasons(&steps));
        let message = format!("{}: {}{when}", closes(moved), round(&steps));
        let severity = if accepted { Severity::Warning } else { Severity::Error };
        let fixes = self.removals(&steps);
        Some(Finding { campaigns, ..cycle_finding(severity, message, steps, fixes) })
    }
}

fn closes(moved: &Move<'_>) -> String {
    let family = moved.product.family.as_deref().unwrap_or_default();
    format!("`{}` in the family `{family}` closes a loop", moved.product.name)
}

/// A product that is not stored yet has no SKU among the steps.
fn name_new(sku: &mut Sku, name: &mut String, product: &Product) {
    if sku.is_empty() || *sku == product.sku {
        *sku = product.sku.clone();
        name.clone_from(&product.name);
    }
}
