//! Findings about a rule, and the ways out that most of them share.

use tandem_model::{Finding, Fix, Rule, RuleName, Severity};

/// The rule spoken of.
#[derive(Clone, Copy)]
pub(super) struct Speaking<'a> {
    pub rule: &'a Rule,
    /// One that is not stored cannot be paused, moved or removed.
    pub stored: bool,
}

impl Speaking<'_> {
    pub fn error(&self, code: &str, message: String, fixes: Vec<Fix>) -> Finding {
        self.finding(code, Severity::Error, message, fixes)
    }

    pub fn warning(&self, code: &str, message: String, fixes: Vec<Fix>) -> Finding {
        self.finding(code, Severity::Warning, message, fixes)
    }

    fn finding(&self, code: &str, severity: Severity, message: String, fixes: Vec<Fix>) -> Finding {
        let needs_stored = |fix: &Fix| match fix {
            Fix::PauseRule { id, .. } | Fix::MoveRule { id, .. } | Fix::RemoveRule { id, .. } => *id == self.rule.id,
            _ => false,
        };
        Finding {
            code: code.to_owned(),
            severity,
            message,
            steps: Vec::new(),
            links: Vec::new(),
            rules: vec![rule_name(self.rule)],
            campaigns: Vec::new(),
            fixes: fixes.into_iter().filter(|fix| self.stored || !needs_stored(fix)).collect(),
        }
    }

    pub fn pause(&self) -> Fix {
        pause(self.rule)
    }

    pub fn remove(&self) -> Fix {
        Fix::RemoveRule { id: self.rule.id.clone(), label: format!("remove {}", self.rule.name) }
    }

    /// The rule mended.
    pub fn save(&self, label: String, mend: impl FnOnce(&mut Rule)) -> Fix {
        let mut rule = self.rule.clone();
        mend(&mut rule);
        Fix::SaveRule { rule: Box::new(rule), label }
    }

    /// The name in the user's words, marked as such.
    pub fn name(&self) -> String {
        format!("`{}`", self.rule.name)
    }
}

pub(super) fn pause(rule: &Rule) -> Fix {
    Fix::PauseRule { id: rule.id.clone(), label: format!("pause {}", rule.name) }
}

pub(super) fn rule_name(rule: &Rule) -> RuleName {
    RuleName { id: rule.id.clone(), name: rule.name.clone() }
}
