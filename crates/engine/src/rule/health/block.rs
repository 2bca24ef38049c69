//! Rules against blocks, and against themselves: shown and forbidden at once.

use super::Exam;
use crate::Snapshot;
use crate::rule::reach::any_shown;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Finding, Fix, Show, Sku, finding_code};

/// Triggers looked at one by one, at the most.
const SINGLE: usize = 64;

/// The blocks of a book: those of one trigger by its id, and those of all.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    everywhere: BTreeSet<Sku>,
    of_trigger: BTreeMap<u32, Vec<Sku>>,
}

impl Blocks {
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut blocks = Self::default();
        for block in snapshot.book().blocks() {
            match &block.trigger {
                None => _ = blocks.everywhere.insert(block.sku.clone()),
                Some(trigger) => {
                    let own = snapshot.id(trigger.as_str()).map(|id| blocks.of_trigger.entry(id).or_default());
                    own.into_iter().for_each(|own| own.push(block.sku.clone()));
                }
            }
        }
        blocks
    }

    /// Whether nothing is left of what a rule shows. Blocks of single triggers are looked at where there are few.
    pub fn hides_all(&self, exam: &Exam<'_, '_>) -> bool {
        let show = &exam.speaking.rule.show;
        let left = |more: &[Sku], triggers: &[u32]| {
            let exclude = show.exclude.iter().chain(&self.everywhere).chain(more).cloned().collect();
            any_shown(exam.catalogue, &Show { exclude, ..show.clone() }, triggers)
        };
        if !self.everywhere.is_empty() && !left(&[], exam.triggers) {
            return true;
        }
        exam.triggers.len() <= SINGLE
            && exam.triggers.iter().all(|trigger| self.of_trigger.contains_key(trigger))
            && exam.triggers.iter().all(|trigger| !left(&self.of_trigger[trigger], &[*trigger]))
    }

    /// One finding for each product that the rule's list shows in vain.
    pub fn contradicted(&self, exam: &Exam<'_, '_>) -> Vec<Finding> {
        let (speaking, name) = (exam.speaking, exam.speaking.name());
        let show = &speaking.rule.show;
        let told = |sku: &Sku| {
            let product = exam.product_name(sku);
            if show.exclude.contains(sku) {
                let message = format!("{name} includes `{product}` and excludes it, so it is not shown");
                let keep = speaking.save(format!("show {product}"), |rule| rule.show.exclude.retain(|own| own != sku));
                return Some((message, vec![self.left_out(exam, sku), keep]));
            }
            let message = format!("{name} includes `{product}`, which is blocked everywhere");
            self.everywhere.contains(sku).then(|| (message, vec![self.left_out(exam, sku)]))
        };
        let found = show.include.iter().filter_map(told);
        found.map(|(message, fixes)| speaking.warning(finding_code::RULE_BLOCKED, message, fixes)).collect()
    }

    fn left_out(&self, exam: &Exam<'_, '_>, sku: &Sku) -> Fix {
        let label = format!("take {} out of the list", exam.product_name(sku));
        exam.speaking.save(label, |rule| rule.show.include.retain(|own| own != sku))
    }
}
