//! Relationship types and loop groups as the small numbers that the loop checker knows them by. A number stays
//! with its type or group for as long as that exists, so that a change of one leaves the others' graphs alone.

use crate::cycle::{GroupTable, Policy};
use tandem_model::{LoopPolicy, RelationshipType};

/// Types a rulebook holds at the most: links keep their type in one byte.
pub(super) const MAX_TYPES: usize = 200;

#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    kinds: Vec<Option<String>>,
    groups: Vec<Option<String>>,
}

impl Slots {
    /// Gives every type and group its number and answers the table of the checker.
    pub fn seat(&mut self, types: &[RelationshipType]) -> GroupTable {
        seat(&mut self.kinds, types.iter().map(|kind| kind.code.as_str()));
        seat(&mut self.groups, types.iter().map(|kind| kind.loop_group.as_str()));
        let policies: Vec<Policy> = self.groups.iter().map(|group| policy_of(types, group.as_deref())).collect();
        types.iter().fold(GroupTable::new(&policies), |table, kind| {
            let group = find(&self.groups, &kind.loop_group);
            match (self.kind(&kind.code), group) {
                (Some(kind), Some(group)) => table.assign(kind, group),
                _ => table,
            }
        })
    }

    pub fn kind(&self, code: &str) -> Option<u8> {
        find(&self.kinds, code)
    }

    pub fn code(&self, kind: u8) -> &str {
        self.kinds.get(usize::from(kind)).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Groups numbered so far.
    pub fn groups(&self) -> u8 {
        self.groups.len() as u8
    }

    pub fn group_number(&self, name: &str) -> Option<u8> {
        find(&self.groups, name)
    }

    pub fn group(&self, group: u8) -> &str {
        self.groups.get(usize::from(group)).and_then(Option::as_deref).unwrap_or_default()
    }
}

fn policy(policy: LoopPolicy) -> Policy {
    match policy {
        LoopPolicy::Block => Policy::Block,
        LoopPolicy::Warn => Policy::Warn,
        LoopPolicy::Allow => Policy::Allow,
    }
}

fn policy_of(types: &[RelationshipType], group: Option<&str>) -> Policy {
    let held = types.iter().find(|kind| Some(kind.loop_group.as_str()) == group);
    held.map_or(Policy::Allow, |kind| policy(kind.loop_policy))
}

fn find(slots: &[Option<String>], name: &str) -> Option<u8> {
    slots.iter().position(|slot| slot.as_deref() == Some(name)).and_then(|at| u8::try_from(at).ok())
}

fn seat<'a>(slots: &mut Vec<Option<String>>, names: impl Iterator<Item = &'a str> + Clone) {
    for slot in slots.iter_mut() {
        if !names.clone().any(|name| slot.as_deref() == Some(name)) {
            *slot = None;
        }
    }
    for name in names {
        if slots.iter().any(|slot| slot.as_deref() == Some(name)) {
            continue;
        }
        match slots.iter_mut().find(|slot| slot.is_none()) {
            Some(free) => *free = Some(name.to_owned()),
            None => slots.push(Some(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tandem_model::default_types;

    #[test]
    fn a_type_keeps_its_number_when_another_goes() {
        let mut slots = Slots::default();
        slots.seat(&default_types());
        let accessory = slots.kind("accessory");
        slots.seat(&default_types()[2..]);
        assert_eq!(slots.kind("accessory"), accessory);
        assert_eq!(slots.kind("upsell"), None);
        assert_eq!(slots.group(1), "substitute");
    }

    #[test]
    fn types_of_one_group_share_its_policy() {
        let mut slots = Slots::default();
        let table = slots.seat(&default_types());
        let group = |code| table.group_of(slots.kind(code).unwrap()).unwrap();
        assert_eq!(group("upsell"), group("replacement"));
        assert_eq!(table.policies()[usize::from(group("upsell"))], Policy::Block);
        assert_eq!(table.policies()[usize::from(group("cross-sell"))], Policy::Warn);
    }
}
