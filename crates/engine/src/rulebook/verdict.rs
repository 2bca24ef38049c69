//! Whether a link may be made, without making it: for one link in full, for many targets at once in short.

use super::rule_loops::PATIENCE;
use super::way_back::WaysBack;
use super::{Rulebook, fault};
use tandem_model::{
    CheckTargets, Fault, Finding, Link, LinkLevel, LinkVerdict, LoopPolicy, NewLink, Severity, Sku, TargetVerdict,
    TargetVerdicts, Verdict,
};

/// Targets asked of at once, at the most.
const MAX_TARGETS: usize = 1000;

impl Rulebook {
    /// Cost: microseconds, unless a group that warns already holds loops (then at most 100,000 links are looked at).
    pub fn check_link(&self, new: &NewLink) -> LinkVerdict {
        match self.asked(new) {
            Err(fault) => no(fault),
            Ok(link) => judge(self.findings_of(&link, PATIENCE)),
        }
    }

    /// What [`Rulebook::check_link`] says of a one-way product link to each target, or from each. In a group that warns,
    /// what leads back to `from` is looked for once and not for each target.
    pub fn check_targets(&self, ask: &CheckTargets) -> Result<TargetVerdicts, Fault> {
        if ask.targets.len() > MAX_TARGETS {
            return Err(fault::too_many_targets(ask.targets.len()));
        }
        let kind = self.kind(&ask.kind)?;
        self.end(&ask.from, LinkLevel::Product, "from")?;
        if let Some(group) = self.rules_of(kind) {
            let back = self.rule_ways_back(ask, group);
            return Ok(TargetVerdicts { targets: ask.targets.iter().map(|to| back.judged(to)).collect() });
        }
        let warns = kind.loop_policy == LoopPolicy::Warn && !ask.reversed;
        let back =
            self.snapshot.id(ask.from.as_str()).filter(|_| warns).map(|from| self.ways_back(from, &kind.loop_group));
        let targets = ask.targets.iter().map(|to| self.check_target(ask, to, &kind.loop_group, back.as_ref()));
        Ok(TargetVerdicts { targets: targets.collect() })
    }

    fn check_target(&self, ask: &CheckTargets, to: &Sku, group: &str, back: Option<&WaysBack>) -> TargetVerdict {
        let (from, shown) = if ask.reversed { (to, &ask.from) } else { (&ask.from, to) };
        let new = NewLink {
            from: from.clone(),
            to: shown.clone(),
            kind: ask.kind.clone(),
            weight: None,
            two_way: false,
            level: LinkLevel::Product,
            pin: None,
            paused: false,
        };
        let looped = back.zip(self.snapshot.id(to.as_str())).and_then(|(back, id)| self.told_way(back, id, group));
        let LinkVerdict { verdict, message, .. } = match (back, self.asked(&new)) {
            (Some(_), Ok(_)) if looped.is_some() => {
                LinkVerdict { verdict: Verdict::Careful, message: looped, findings: Vec::new() }
            }
            (Some(_), Ok(link)) => judge(self.end_findings(&link)),
            (None, Ok(link)) => judge(self.findings_of(&link, PATIENCE)),
            (_, Err(fault)) => no(fault),
        };
        TargetVerdict { sku: to.clone(), verdict, message }
    }

    /// The link as it would be stored if nothing but its loops and ends were looked at.
    pub(super) fn asked(&self, new: &NewLink) -> Result<Link, Fault> {
        let link = self.candidate(new)?;
        self.refuse_duplicate(&link, self.double_of(&link, None).as_ref())?;
        Ok(link)
    }
}

pub(super) fn no(fault: Fault) -> LinkVerdict {
    LinkVerdict { verdict: Verdict::No, message: Some(fault.message), findings: Vec::new() }
}

pub(super) fn judge(mut findings: Vec<Finding>) -> LinkVerdict {
    findings.sort_by_key(|finding| finding.severity);
    let verdict = match findings.first().map(|finding| finding.severity) {
        None => Verdict::Yes,
        Some(Severity::Error) => Verdict::No,
        Some(Severity::Warning | Severity::Note) => Verdict::Careful,
    };
    LinkVerdict { verdict, message: findings.first().map(|finding| finding.message.clone()), findings }
}
