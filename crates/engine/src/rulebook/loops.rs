//! Loops in the user's words: the checker's numbers become named steps, one sentence, and ways out.

use super::Rulebook;
use super::end::product_name;
use super::place::told_level;
use super::rule_loops::PATIENCE;
use super::rule_steps::seasons_told;
use super::slot::Slots;
use crate::Snapshot;
use crate::cycle::{self, Verdict};
use tandem_model::{Finding, Fix, Link, LinkKey, LinkLevel, LoopPolicy, Severity, Sku, Step, finding_code};

/// Names told of a long loop, the rest being counted; the steps are always complete.
pub(super) const NAMES: usize = 12;
const FIXES: usize = 20;

pub(super) const UNDECIDED: &str = "whether this closes a loop is not decided yet: checking the whole rulebook decides";

impl Rulebook {
    /// What is to be said of the loops that a link would close, if anything. `patience` bounds the search through rules.
    pub(super) fn loop_finding(&self, link: &Link, patience: u64) -> Option<Finding> {
        if !self.takes_part(link) {
            return None;
        }
        let policy = self.kind(&link.kind).ok()?.loop_policy;
        let severity = if policy == LoopPolicy::Block { Severity::Error } else { Severity::Warning };
        let placed = self.placed(link)?;
        match self.loops.would_close(placed) {
            Verdict::Clear => self.closed_through_rules(placed, link, patience),
            Verdict::NotDecided => {
                self.closed_through_rules(placed, link, patience).or_else(|| Some(undecided(policy, &link.key())))
            }
            Verdict::Loop(steps) => {
                let steps = self.named(&steps, &self.slots);
                let fixes = self.ways_out(link, &steps);
                let (when, campaigns) = seasons_told(self.link_seasons(&steps));
                let message = format!("closes a loop: {}{when}", round(&steps));
                Some(Finding { campaigns, ..cycle_finding(severity, message, steps, fixes) })
            }
        }
    }

    pub(super) fn named(&self, steps: &[cycle::Step], slots: &Slots) -> Vec<Step> {
        let step = |step: &cycle::Step| Step {
            from: Sku::new(self.snapshot.sku(step.from)),
            to: Sku::new(self.snapshot.sku(step.to)),
            kind: slots.code(step.kind).to_owned(),
            via: "link".to_owned(),
            from_name: product_name(&self.snapshot, step.from).to_owned(),
            to_name: product_name(&self.snapshot, step.to).to_owned(),
            level: told_level(step.level),
            rule: None,
        };
        steps.iter().map(step).collect()
    }

    /// Any other link of the loop may go, or the new one be of a type under which it closes none.
    fn ways_out(&self, link: &Link, steps: &[Step]) -> Vec<Fix> {
        let mut fixes = self.removals(&steps[1.min(steps.len())..]);
        for kind in self.snapshot.types().iter().filter(|kind| kind.code != link.kind) {
            let other = Link { kind: kind.code.clone(), two_way: false, ..link.clone() };
            let free = self.snapshot.link(&other.key()).is_none();
            if free && self.closes_nothing(&other) {
                let label = format!("make it `{}`", kind.label);
                fixes.push(Fix::ChangeType { link: link.key(), kind: kind.code.clone(), label });
            }
        }
        fixes
    }

    fn closes_nothing(&self, link: &Link) -> bool {
        self.placed(link).is_none_or(|placed| {
            self.loops.would_close(placed) == Verdict::Clear
                && self.closed_through_rules(placed, link, PATIENCE).is_none()
        })
    }

    pub(super) fn removals(&self, steps: &[Step]) -> Vec<Fix> {
        let mut fixes: Vec<Fix> = Vec::new();
        for step in steps.iter().filter(|step| step.rule.is_none()).take(FIXES) {
            let Some(link) = link_of(&self.snapshot, step) else { continue };
            let label = format!("remove {} → {}", step.from_name, step.to_name);
            let fix = Fix::RemoveLink { link, label };
            if !fixes.contains(&fix) {
                fixes.push(fix);
            }
        }
        fixes
    }
}

/// Whether a finding names a link, or its loop goes along it.
pub fn concerns(snapshot: &Snapshot, finding: &Finding, link: &LinkKey) -> bool {
    let along = |step: &&Step| step.rule.is_none() && step.kind == link.kind && step.level == link.level;
    finding.links.contains(link)
        || finding.steps.iter().filter(along).any(|step| link_of(snapshot, step).as_ref() == Some(link))
}

/// The stored link that a step goes along.
fn link_of(snapshot: &Snapshot, step: &Step) -> Option<LinkKey> {
    link_between(snapshot, (&step.from, &step.to), &step.kind, step.level).map(|link| link.key())
}

/// The stored link from one product to another, or from family to family.
pub(super) fn link_between(
    snapshot: &Snapshot,
    (from, to): (&Sku, &Sku),
    kind: &str,
    level: LinkLevel,
) -> Option<Link> {
    let end = |sku: &Sku| match level {
        LinkLevel::Product => Some(sku.clone()),
        LinkLevel::Family => snapshot.family(snapshot.any_id(sku.as_str())?).map(Sku::new),
    };
    snapshot.link(&LinkKey { from: end(from)?, to: end(to)?, kind: kind.to_owned(), level })
}

pub(super) fn cycle_finding(severity: Severity, message: String, steps: Vec<Step>, fixes: Vec<Fix>) -> Finding {
    Finding {
        code: finding_code::CYCLE.to_owned(),
        severity,
        message,
        steps,
        links: Vec::new(),
        rules: Vec::new(),
        campaigns: Vec::new(),
        fixes,
    }
}

fn undecided(policy: LoopPolicy, key: &LinkKey) -> Finding {
    let (severity, message) = match policy {
        LoopPolicy::Block => {
            (Severity::Error, "it cannot be told whether this closes a loop while there are others: remove those first")
        }
        _ => (Severity::Warning, UNDECIDED),
    };
    Finding {
        code: finding_code::CYCLE_UNDECIDED.to_owned(),
        severity,
        message: message.to_owned(),
        steps: Vec::new(),
        links: vec![key.clone()],
        rules: Vec::new(),
        campaigns: Vec::new(),
        fixes: Vec::new(),
    }
}

/// A link whose loops through rules would take too long to look for; saving it looks for them all the same.
pub(super) fn undecided_through_rules(key: &LinkKey) -> Finding {
    undecided(LoopPolicy::Warn, key)
}

/// `Road-150 → Road-250 → Road-150`.
pub(super) fn round(steps: &[Step]) -> String {
    round_of(&steps.iter().map(|step| step.from_name.as_str()).collect::<Vec<_>>())
}

/// The names of the products on the way round, each once.
pub(super) fn round_of(names: &[&str]) -> String {
    let more = (names.len() > NAMES).then(|| format!("… {} more …", names.len() - NAMES));
    let told = names.iter().take(NAMES).copied().chain(more.as_deref()).chain(names.first().copied());
    told.collect::<Vec<_>>().join(" → ")
}
