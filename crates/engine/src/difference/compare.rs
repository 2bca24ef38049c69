//! Which items of two rulebooks differ.

use super::Edition;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use tandem_model::{Change, DiffKind, ItemKey};

/// An item that is not the same in both; at least one side has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    pub key: ItemKey,
    pub before: Option<Change>,
    pub after: Option<Change>,
}

impl Differing {
    pub fn kind(&self) -> DiffKind {
        match (&self.before, &self.after) {
            (None, _) => DiffKind::Added,
            (_, None) => DiffKind::Removed,
            _ => DiffKind::Changed,
        }
    }
}

/// What makes the earlier side the later one. What goes goes first, since a link and its mirrored two-way form cannot both
/// stand, and what names others before what it names.
pub fn changes(differing: Vec<Differing>) -> Vec<Change> {
    let (gone, put): (Vec<_>, Vec<_>) = differing.into_iter().partition(|item| item.after.is_none());
    let gone = gone.into_iter().rev().filter_map(|item| Change::removal(&item.key));
    gone.chain(put.into_iter().filter_map(|item| item.after)).collect()
}

/// What differs between two lists of items, by sort and key, each of which a list holds once. Their order does not count,
/// but what stands in both at its place in order is passed at the cost of a look.
pub fn compare(before: Vec<Change>, after: &[Change]) -> Vec<Differing> {
    let keyed = |items: Vec<Change>| -> BTreeMap<ItemKey, Change> {
        items.into_iter().filter_map(|item| Some((item.item()?, item))).collect()
    };
    let (before, after) = unequal(before, after);
    let (before, mut after) = (keyed(before), keyed(after));
    let mut differing = Vec::new();
    for (key, before) in before {
        let after = after.remove(&key);
        if after.as_ref() != Some(&before) {
            differing.push(Differing { key, before: Some(before), after });
        }
    }
    let added = after.into_iter().map(|(key, item)| Differing { key, before: None, after: Some(item) });
    differing.extend(added);
    differing.sort_by(|a, b| a.key.cmp(&b.key));
    differing
}

/// Two lists without the items that are met in both when they are walked side by side.
fn unequal(before: Vec<Change>, after: &[Change]) -> (Vec<Change>, Vec<Change>) {
    let (mut before, mut after) = (before.into_iter().peekable(), after.iter().peekable());
    let (mut rest, mut others) = (Vec::new(), Vec::new());
    while let (Some(a), Some(&b)) = (before.peek(), after.peek()) {
        let same = a == b;
        let order = if same { Ordering::Equal } else { a.item().cmp(&b.item()) };
        if order.is_le() {
            rest.extend(before.next().filter(|_| !same));
        }
        if order.is_ge() {
            others.extend(after.next().filter(|_| !same).cloned());
        }
    }
    rest.extend(before);
    others.extend(after.cloned());
    (rest, others)
}

/// How many of the items with these keys differ.
pub fn count_differing(a: &Edition, b: &Edition, keys: &BTreeSet<ItemKey>) -> u32 {
    let differing = compare(a.some(keys), &b.some(keys));
    u32::try_from(differing.len()).unwrap_or(u32::MAX)
}
