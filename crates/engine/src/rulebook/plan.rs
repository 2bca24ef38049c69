//! What an edit would do: the changes to store, their name in the edit log, and what is to be said of them.

use tandem_model::{Change, Fault, Finding, LinkSaved, RuleFault, RuleSaved, Severity};

/// An edit that may be made. Without changes there is nothing to do: everything is already as asked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    pub changes: Vec<Change>,
    /// Its name in the edit log: `link Road-550 → Road-250`.
    pub label: String,
    /// Warnings and notes; never an error.
    pub findings: Vec<Finding>,
}

/// Why an edit may not be made.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// What was asked cannot be understood, or is not there.
    Fault(Fault),
    /// It is understood, and would break the rulebook: at least one finding is an error.
    Findings(Vec<Finding>),
    /// A rule, placement, strategy or document whose shape is wrong; pointers are into it.
    Faults(Vec<RuleFault>),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Refusal {
    /// The refusal as one fault, for verbs that have no room for findings: the first error's code and words.
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Findings(findings) => match findings.iter().find(|finding| finding.severity == Severity::Error) {
                Some(finding) => Fault::new(&finding.code, finding.message.clone()),
                None => Fault::new("refused", "this would break the rulebook"),
            },
            Self::Faults(faults) => match faults.into_iter().next() {
                Some(first) => Fault::new(&first.code, first.message).at(first.pointer),
                None => Fault::new("refused", "this cannot be read"),
            },
        }
    }

    /// The refusal as the answer of a link verb: findings are an answer, a fault stays a fault.
    pub fn into_saved(self) -> Result<LinkSaved, Fault> {
        match self {
            Self::Fault(fault) => Err(fault),
            Self::Findings(findings) => Ok(LinkSaved { link: None, findings }),
            Self::Faults(_) => Err(self.into_fault()),
        }
    }

    /// The refusal as the answer of saving a rule.
    pub fn into_rule_saved(self) -> Result<RuleSaved, Fault> {
        match self {
            Self::Fault(fault) => Err(fault),
            Self::Findings(findings) => Ok(RuleSaved { rule: None, faults: Vec::new(), findings }),
            Self::Faults(faults) => Ok(RuleSaved { rule: None, faults, findings: Vec::new() }),
        }
    }
}
