//! Edits of products, as far as they concern the rulebook: a product that joins a family takes on its links, and may
//! close a loop by that.

use super::link_edit::accepted;
use super::loops::{cycle_finding, round};
use super::{Plan, Refusal, Rulebook};
use crate::cycle::Verdict;
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
    /// loop by joining its family. Takes `&mut self` because the products are moved in the loop checker while they
    /// are judged, and moved back. Cost: linear in the products that change families.
    pub fn plan_products(&mut self, puts: Vec<Product>, removes: Vec<Sku>, label: &str) -> Result<Plan, Refusal> {
        let findings = accepted(self.family_findings(&puts, &removes))?;
        let puts = puts.into_iter().map(|product| Change::PutProduct(Box::new(product)));
        let changes = puts.chain(removes.into_iter().map(Change::RemoveProduct)).collect();
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

    fn family_findings(&mut self, puts: &[Product], removes: &[Sku]) -> Vec<Finding> {
        let moves = self.moves(puts);
        if moves.is_empty() {
            return Vec::new();
        }
        let gone: Vec<u32> = removes.iter().filter_map(|sku| self.snapshot.id(sku.as_str())).collect();
        let left: Vec<u32> = moves.iter().map(|moved| moved.id).chain(gone).collect();
        left.iter().for_each(|&id| _ = self.loops.leave(id));
        let mut findings = Vec::new();
        for moved in &moves {
            let Some(family) = moved.after.filter(|_| findings.len() < TOLD) else { continue };
            let insertion = self.loops.join(moved.id, family);
            findings.extend(self.join_finding(moved, insertion.accepted, &insertion.verdict));
        }
        self.move_back(&left);
        findings
    }

    fn moves<'a>(&self, puts: &'a [Product]) -> Vec<Move<'a>> {
        let mut unnumbered = self.snapshot.id_end()..;
        let moves = puts.iter().filter_map(|product| {
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
        let family = moved.product.family.as_deref().unwrap_or_default();
        let message = format!("`{}` in the family `{family}` closes a loop: {}", moved.product.name, round(&steps));
        let severity = if accepted { Severity::Warning } else { Severity::Error };
        let fixes = self.removals(&steps);
        Some(cycle_finding(severity, message, steps, fixes))
    }
}

/// A product that is not stored yet has no SKU among the steps.
fn name_new(sku: &mut Sku, name: &mut String, product: &Product) {
    if sku.is_empty() || *sku == product.sku {
        *sku = product.sku.clone();
        name.clone_from(&product.name);
    }
}
