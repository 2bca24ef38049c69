//! Which relationship types are checked together, and what becomes of a link that closes a loop.

/// What a loop group does about a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// A link that closes a loop is refused.
    Block,
    /// It is accepted, and the loop reported.
    Warn,
    /// Nothing is checked.
    Allow,
}

const NO_GROUP: u8 = u8::MAX;

/// The loop groups with their policies, and the group of each relationship type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTable {
    policies: Vec<Policy>,
    group_of: [u8; 256],
}

impl GroupTable {
    /// Group i has the policy `policies[i]`; at most 255 groups are looked at.
    pub fn new(policies: &[Policy]) -> Self {
        let policies = policies.iter().copied().take(usize::from(NO_GROUP)).collect();
        GroupTable { policies, group_of: [NO_GROUP; 256] }
    }

    /// Puts a relationship type into a group; types without one are not checked.
    pub fn assign(mut self, kind: u8, group: u8) -> Self {
        self.group_of[usize::from(kind)] = group;
        self
    }

    pub fn policies(&self) -> &[Policy] {
        &self.policies
    }

    pub fn group_of(&self, kind: u8) -> Option<u8> {
        let group = self.group_of[usize::from(kind)];
        (usize::from(group) < self.policies.len()).then_some(group)
    }

    /// Whether a group has the same policy and the same types in both tables.
    pub(super) fn agrees(&self, other: &GroupTable, group: u8) -> bool {
        self.policies.get(usize::from(group)) == other.policies.get(usize::from(group))
            && (0..=u8::MAX).all(|kind| (self.group_of(kind) == Some(group)) == (other.group_of(kind) == Some(group)))
    }
}
