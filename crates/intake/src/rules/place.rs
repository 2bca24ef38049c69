//! Where in a document the reader stands, as a JSON pointer; and what it found wrong there.

use tandem_model::RuleFault;

/// Faults that are told at the most.
pub const MAX_FAULTS: usize = 100;

/// A chain of steps from the root. Costs nothing until its pointer is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'p> {
    Root,
    Name(&'p str),
    Item(usize),
}

impl<'p> Place<'p> {
    pub(super) const ROOT: Self = Self { above: None, step: Step::Root };

    pub(super) fn name(&'p self, name: &'p str) -> Self {
        Self { above: Some(self), step: Step::Name(name) }
    }

    pub(super) fn item(&'p self, at: usize) -> Self {
        Self { above: Some(self), step: Step::Item(at) }
    }

    /// RFC 6901.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = self.above.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Name(name) => {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Item(at) => {
                pointer.push('/');
                pointer.push_str(&at.to_string());
            }
        }
        pointer
    }
}

/// What was found, in the order in which it was found; what comes after the most is dropped.
#[derive(Debug, Default)]
pub(super) struct Faults {
    found: Vec<RuleFault>,
}

impl Faults {
    pub(super) fn push(&mut self, place: &Place<'_>, code: &str, message: impl Into<String>) {
        if !self.is_full() {
            self.found.push(RuleFault { pointer: place.pointer(), code: code.to_owned(), message: message.into() });
        }
    }

    /// Faults told with pointers below `place`.
    pub(super) fn extend(&mut self, place: &Place<'_>, below: Vec<RuleFault>) {
        let above = place.pointer();
        let room = MAX_FAULTS.saturating_sub(self.found.len());
        let moved = below.into_iter().map(|fault| RuleFault { pointer: format!("{above}{}", fault.pointer), ..fault });
        self.found.extend(moved.take(room));
    }

    /// Nothing more needs to be looked at.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= MAX_FAULTS
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_found(self) -> Vec<RuleFault> {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_a_meaning_of_their_own_are_escaped() {
        let rules = Place::ROOT.name("rules");
        let rule = rules.item(17);
        assert_eq!(rule.name("a/b~c").pointer(), "/rules/17/a~1b~0c");
        assert_eq!(Place::ROOT.pointer(), "");
    }
}
