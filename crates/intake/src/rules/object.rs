//! Objects and lists: which fields there are, and each read by its own reader. Every fault is told, not only the first.

use super::node::Node;
use super::place::{Faults, Place};
use super::scalar::{listed, wrong_type};
use crate::problem::quoted;
use std::borrow::Cow;

/// An object whose fields are all known and stand there once, or the faults are told.
pub(super) struct Object<'n, 't, 'p> {
    members: &'n [(Cow<'t, str>, Node<'t>)],
    place: &'p Place<'p>,
    sound: bool,
}

impl<'n, 't, 'p> Object<'n, 't, 'p> {
    pub(super) fn read(node: &'n Node<'t>, known: &[&str], place: &'p Place<'p>, faults: &mut Faults) -> Option<Self> {
        let Node::Object(members) = node else { return wrong_type(node, "an object", place, faults) };
        let mut seen = vec![false; known.len()];
        let mut sound = true;
        for (name, _) in members {
            let at = known.iter().position(|field| field == name);
            let first = at.is_some_and(|at| !std::mem::replace(&mut seen[at], true));
            if !first {
                sound = false;
                let here = place.name(name);
                match at {
                    Some(_) => faults.push(&here, "repeated_field", "this field stands here twice"),
                    None => unknown(name, known, &here, faults),
                }
            }
            if faults.is_full() {
                return None;
            }
        }
        Some(Self { members, place, sound })
    }

    /// Whether every field was known and stood there once.
    pub(super) fn is_sound(&self) -> Option<()> {
        self.sound.then_some(())
    }

    fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        self.members.iter().find(|(other, _)| other == name).map(|(_, node)| node)
    }

    /// A field that must be there.
    pub(super) fn required<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl FnOnce(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        let Some(node) = self.get(name) else {
            faults.push(self.place, "missing_field", format!("`{name}` is missing here"));
            return None;
        };
        read(node, &self.place.name(name), faults)
    }

    /// A field that may be left out.
    pub(super) fn or<T>(
        &self,
        name: &str,
        absent: T,
        faults: &mut Faults,
        read: impl FnOnce(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        match self.get(name) {
            Some(node) => read(node, &self.place.name(name), faults),
            None => Some(absent),
        }
    }

    /// A field that may be left out or `null`.
    pub(super) fn maybe<T>(
        &self,
        name: &str,
        faults: &mut Faults,
        read: impl FnOnce(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(name) {
            None | Some(Node::Null) => Some(None),
            Some(node) => read(node, &self.place.name(name), faults).map(Some),
        }
    }
}

fn unknown(name: &str, known: &[&str], place: &Place<'_>, faults: &mut Faults) {
    faults.push(place, "unknown_field", format!("{} is none of {}", quoted(name), listed(known)));
}

/// Every item is looked at, so that each tells its faults.
pub(super) fn list<T>(
    node: &Node<'_>,
    place: &Place<'_>,
    faults: &mut Faults,
    mut read: impl FnMut(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
) -> Option<Vec<T>> {
    let Node::List(items) = node else { return wrong_type(node, "a list", place, faults) };
    let mut all = Some(Vec::with_capacity(items.len()));
    for (at, item) in items.iter().enumerate() {
        let value = read(item, &place.item(at), faults);
        match (&mut all, value) {
            (Some(values), Some(value)) => values.push(value),
            _ => all = None,
        }
        if faults.is_full() {
            return None;
        }
    }
    all
}

/// Two of the same.
pub(super) fn pair<T>(
    node: &Node<'_>,
    place: &Place<'_>,
    faults: &mut Faults,
    read: impl FnMut(&Node<'_>, &Place<'_>, &mut Faults) -> Option<T>,
) -> Option<[T; 2]> {
    let values = list(node, place, faults, read)?;
    let count = values.len();
    values
        .try_into()
        .map_err(|_| faults.push(place, "wrong_type", format!("this is a list of two, not of {count}")))
        .ok()
}

/// An object with one field, whose name says what its value is.
pub(super) fn tagged<'n, 't>(
    node: &'n Node<'t>,
    words: &[&str],
    place: &Place<'_>,
    faults: &mut Faults,
) -> Option<(&'n str, &'n Node<'t>)> {
    Object::read(node, words, place, faults)?.is_sound()?;
    match node {
        Node::Object(members) if members.len() == 1 => Some((members[0].0.as_ref(), &members[0].1)),
        _ => {
            faults.push(place, "wrong_type", format!("exactly one of {} stands here", listed(words)));
            None
        }
    }
}
