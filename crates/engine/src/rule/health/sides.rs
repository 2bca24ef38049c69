//! The two sides of a rule: whether anything triggers it, whether it shows anything, and whether it should.

use super::Exam;
use super::canonical::Canonical;
use super::contradiction::{Days, contradict};
use crate::rule::alternatives;
use crate::rule::catalogue::{Catalogue, Tree};
use crate::rule::reach::free;
use tandem_model::{Condition, Finding, finding_code};

/// A condition that contradicts itself, or holds for everything.
pub(super) fn certain(exam: &Exam<'_, '_>, canonical: &Canonical, days: Days) -> Option<Finding> {
    let (speaking, name) = (exam.speaking, exam.speaking.name());
    if is_never(&canonical.when, days) {
        let message = format!("{name} can never fire: what it asks for contradicts itself or is past");
        return Some(speaking.warning(finding_code::RULE_NEVER_TRUE, message, vec![speaking.pause()]));
    }
    let list_only = exam.speaking.rule.show.include.is_empty();
    if list_only && canonical.products().is_some_and(|products| is_never(products, days)) {
        let message = format!("{name} can never show anything: what it selects contradicts itself");
        return Some(speaking.warning(finding_code::RULE_NEVER_TRUE, message, vec![speaking.pause()]));
    }
    let when = &speaking.rule.when;
    (!is_empty(when) && always_holds(exam.catalogue, when)).then(|| {
        let message = format!("the conditions of {name} hold for every product, so they could be left out");
        let fix = speaking.save(format!("take the conditions of {} away", speaking.rule.name), |rule| {
            rule.when = Condition::default();
        });
        speaking.warning(finding_code::RULE_ALWAYS_TRUE, message, vec![fix])
    })
}

fn is_never(condition: &Condition, days: Days) -> bool {
    alternatives(condition).is_ok_and(|found| found.iter().all(|literals| contradict(literals, days)))
}

fn is_empty(condition: &Condition) -> bool {
    matches!(condition, Condition::All(parts) | Condition::None(parts) if parts.is_empty())
}

fn always_holds(catalogue: &Catalogue<'_>, when: &Condition) -> bool {
    let tree = Tree::of(catalogue, when, &free);
    !catalogue.live().is_empty() && catalogue.live().iter().all(|&id| !tree.can(catalogue, id, false))
}

/// The type whose rules take the place of what is no longer sold.
const REPLACEMENT: &str = "replacement";

pub(super) fn never_fires(exam: &Exam<'_, '_>) -> Option<Finding> {
    let speaking = exam.speaking;
    let dormant = || exam.catalogue.dormant(&Tree::of(exam.catalogue, &speaking.rule.when, &free));
    if !exam.triggers.is_empty() || speaking.rule.kind == REPLACEMENT && dormant() {
        return None;
    }
    let why =
        if dormant() { "only products that are not sold today would trigger it" } else { "no product triggers it" };
    let message = format!("{} never fires: {why}", speaking.name());
    Some(speaking.warning(finding_code::RULE_NEVER_FIRES, message, vec![speaking.pause()]))
}

/// Nothing shown, or nothing but what is blocked.
pub(super) fn shows_nothing(exam: &Exam<'_, '_>) -> Option<Finding> {
    let speaking = exam.speaking;
    if !exam.shows_any() {
        let message = format!("{} shows nothing: no product that is sold today fits what it selects", speaking.name());
        return Some(speaking.warning(finding_code::RULE_SHOWS_NOTHING, message, vec![speaking.pause()]));
    }
    exam.blocks.hides_all(exam).then(|| {
        let message = format!("everything that {} shows is blocked", speaking.name());
        speaking.warning(finding_code::RULE_BLOCKED, message, vec![speaking.pause()])
    })
}

impl Catalogue<'_> {
    /// Whether a tree can hold for a product that exists and is not live.
    fn dormant(&self, tree: &Tree) -> bool {
        self.asleep_around(tree).any(|id| tree.can(self, id, true))
    }
}
