//! Edits of links: adding, changing, removing. Each answers a plan; nothing is stored here.

use super::candidate::{check_shape, mirrored};
use super::end::{end_name, link_words};
use super::{Plan, Refusal, Rulebook, fault};
use tandem_model::{Change, Fault, Finding, Link, LinkKey, NewLink, RemoveLinks, SetLink, Severity};

impl Rulebook {
    /// Adds a link. A loop that its group blocks refuses it; one that is warned of is among the findings.
    pub fn plan_link(&self, new: &NewLink) -> Result<Plan, Refusal> {
        let link = self.asked(new)?;
        let findings = accepted(self.findings_of(&link, u64::MAX))?;
        let label = format!("link {}", link_words(&self.snapshot, &link));
        Ok(Plan { changes: vec![Change::PutLink(Box::new(link))], label, findings })
    }

    /// Changes a link. A two-way link may be named from either end; relinking it or making it one-way then leaves
    /// the end that was named first as its trigger. Takes `&mut self` because the link is lifted out of the loop
    /// checker while its new form is judged, and put back.
    pub fn plan_set_link(&mut self, set: &SetLink) -> Result<Plan, Refusal> {
        let held = self.held(&set.link)?;
        let seen = seen_from(&held, set);
        let next = self.next(&seen, set)?;
        if next == held {
            return Ok(Plan::default());
        }
        check_shape(&next, self.kind(&next.kind)?)?;
        self.refuse_duplicate(&next, self.double_of(&next, Some(&held.key())).as_ref())?;
        let moved = (next.key(), next.two_way) != (held.key(), held.two_way);
        let mut findings = match moved {
            true => self.loops_without(&held, &next),
            false if held.paused && !next.paused => self.loops_resumed(&held, &next),
            false => Vec::new(),
        };
        findings.extend(self.end_findings(&next));
        let gone = (next.key() != held.key()).then(|| Change::RemoveLink(held.key()));
        let label = self.set_label(&seen, &next);
        let changes = gone.into_iter().chain([Change::PutLink(Box::new(next))]).collect();
        Ok(Plan { changes, label, findings: accepted(findings)? })
    }

    /// Removes links; each must be there.
    pub fn plan_remove_links(&self, remove: &RemoveLinks) -> Result<Plan, Refusal> {
        let mut held: Vec<Link> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for key in &remove.links {
            let link = self.held(key)?;
            if seen.insert(link.key()) {
                held.push(link);
            }
        }
        let label = match held.as_slice() {
            [link] => format!("remove link {}", link_words(&self.snapshot, link)),
            links => format!("{} links removed", links.len()),
        };
        let changes = held.iter().map(|link| Change::RemoveLink(link.key())).collect();
        Ok(Plan { changes, label, findings: Vec::new() })
    }

    fn held(&self, key: &LinkKey) -> Result<Link, Fault> {
        self.snapshot.link(key).ok_or_else(|| fault::unknown_link(key))
    }

    fn next(&self, seen: &Link, set: &SetLink) -> Result<Link, Fault> {
        let mut next = seen.clone();
        if let Some(to) = &set.to {
            next.to = self.end(to, seen.level, "to")?;
        }
        if let Some(kind) = &set.kind {
            next.kind.clone_from(kind);
        }
        next.two_way = set.two_way.unwrap_or(next.two_way);
        next.weight = if set.set_weight { set.weight } else { next.weight };
        next.pin = if set.set_pin { set.pin } else { next.pin };
        next.paused = set.paused.unwrap_or(next.paused);
        Ok(next)
    }

    /// The loops that `next` would close in the place of `held`.
    pub(super) fn loops_without(&mut self, held: &Link, next: &Link) -> Vec<Finding> {
        let lifted = self.placed(held).filter(|link| self.loops.remove(*link));
        let findings = self.loop_finding(next, u64::MAX).into_iter().collect();
        if let Some(link) = lifted {
            self.hold(link);
        }
        findings
    }

    /// The same of a link that is no longer paused: that it was is told of none of them.
    fn loops_resumed(&mut self, held: &Link, next: &Link) -> Vec<Finding> {
        let resumed = self.snapshot.apply(&[Change::PutLink(Box::new(next.clone()))]);
        let stored = std::mem::replace(&mut self.snapshot, resumed);
        let findings = self.loops_without(held, next);
        self.snapshot = stored;
        findings
    }

    /// All that is to be said of a link before it is stored; `patience` bounds the search for loops through rules.
    pub(super) fn findings_of(&self, link: &Link, patience: u64) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.loop_finding(link, patience).into_iter().collect();
        findings.extend(self.end_findings(link));
        findings
    }

    fn set_label(&self, held: &Link, next: &Link) -> String {
        let words = link_words(&self.snapshot, held);
        let same = |change: &dyn Fn(&mut Link)| {
            let mut held = held.clone();
            change(&mut held);
            held == *next
        };
        match () {
            () if same(&|held| held.weight = next.weight) => match next.weight {
                Some(weight) => format!("weight of link {words}: {weight}"),
                None => format!("weight of link {words} cleared"),
            },
            () if same(&|held| held.pin = next.pin) => match next.pin {
                Some(pin) => format!("pin {words} at {pin}"),
                None => format!("unpin {words}"),
            },
            () if same(&|held| held.paused = next.paused) => {
                let way = if next.paused { "pause" } else { "resume" };
                format!("{way} link {words}")
            }
            () if same(&|held| held.two_way = next.two_way) => {
                let way = if next.two_way { "two-way" } else { "one-way" };
                format!("{way} link {}", link_words(&self.snapshot, next))
            }
            () if same(&|held| held.kind.clone_from(&next.kind)) => {
                let label = self.kind(&next.kind).map_or(next.kind.as_str(), |kind| kind.label.as_str());
                format!("link {words} as {label}")
            }
            () if same(&|held| held.to.clone_from(&next.to)) => {
                format!("relink {words} to {}", end_name(&self.snapshot, &next.to, next.level))
            }
            () => format!("change link {words}"),
        }
    }
}

/// A two-way link named from its other end is turned round where that makes a difference.
fn seen_from(held: &Link, set: &SetLink) -> Link {
    let mut seen = held.clone();
    let turned = held.two_way && mirrored(&held.key()) == set.link;
    if turned && (set.to.is_some() || set.two_way == Some(false)) {
        std::mem::swap(&mut seen.from, &mut seen.to);
    }
    seen
}

/// Findings of an edit that may be made, or the refusal that the errors among them are.
pub(super) fn accepted(findings: Vec<Finding>) -> Result<Vec<Finding>, Refusal> {
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Refusal::Findings(findings));
    }
    Ok(findings)
}
