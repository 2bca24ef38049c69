//! Whether a link may be made, without making it: for one link in full, for many targets at once in short.

use super::{Rulebook, fault};
use tandem_model::{
    CheckTargets, Fault, Finding, LinkLevel, LinkVerdict, NewLink, Severity, Sku, TargetVerdict, TargetVerdicts,
    Verdict,
};

/// Targets asked of at once, at the most.
pub const MAX_TARGETS: usize = 1000;

impl Rulebook {
    /// Cost: microseconds, unless a group that warns already holds loops (then at most 100,000 links are looked at).
    pub fn check_link(&self, new: &NewLink) -> LinkVerdict {
        let judged = self.candidate(new).and_then(|link| {
            self.refuse_duplicate(&link, self.double_of(&link, None).as_ref())?;
            Ok(self.findings_of(&link))
        });
        match judged {
            Err(fault) => no(fault),
            Ok(findings) => judge(findings),
        }
    }

    /// What [`Rulebook::check_link`] says of a one-way product link to each target.
    pub fn check_targets(&self, ask: &CheckTargets) -> Result<TargetVerdicts, Fault> {
        if ask.targets.len() > MAX_TARGETS {
            return Err(fault::too_many_targets(ask.targets.len()));
        }
        self.kind(&ask.kind)?;
        self.end(&ask.from, LinkLevel::Product, "from")?;
        let targets = ask.targets.iter().map(|to| self.check_target(ask, to)).collect();
        Ok(TargetVerdicts { targets })
    }

    fn check_target(&self, ask: &CheckTargets, to: &Sku) -> TargetVerdict {
        let LinkVerdict { verdict, message, .. } = self.check_link(&NewLink {
            from: ask.from.clone(),
            to: to.clone(),
            kind: ask.kind.clone(),
            weight: None,
            two_way: false,
            level: LinkLevel::Product,
        });
        TargetVerdict { sku: to.clone(), verdict, message }
    }
}

fn no(fault: Fault) -> LinkVerdict {
    LinkVerdict { verdict: Verdict::No, message: Some(fault.message), findings: Vec::new() }
}

fn judge(mut findings: Vec<Finding>) -> LinkVerdict {
    findings.sort_by_key(|finding| finding.severity);
    let verdict = match findings.first().map(|finding| finding.severity) {
        None => Verdict::Yes,
        Some(Severity::Error) => Verdict::No,
        Some(Severity::Warning | Severity::Note) => Verdict::Careful,
    };
    LinkVerdict { verdict, message: findings.first().map(|finding| finding.message.clone()), findings }
}
