//! A difference as screens and lists show it.

use super::Edition;
use super::compare::Differing;
use super::field::fields;
use super::label::label;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use tandem_model::{DiffKind, FieldDiff, ItemCount, ItemDiff, ItemSort};

/// How many of each sort differ; sorts without a difference are left out.
pub fn counts(differing: &[Differing]) -> Vec<ItemCount> {
    let mut counts: BTreeMap<ItemSort, ItemCount> = BTreeMap::new();
    for item in differing {
        let sort = item.key.sort();
        let count = counts.entry(sort).or_insert(ItemCount { sort, added: 0, removed: 0, changed: 0 });
        match item.kind() {
            DiffKind::Added => count.added += 1,
            DiffKind::Removed => count.removed += 1,
            DiffKind::Changed => count.changed += 1,
        }
    }
    counts.into_values().collect()
}

/// The items in words. Money in minor units of `currency`.
pub fn told(before: &Edition, after: &Edition, differing: &[Differing], currency: &str) -> Vec<ItemDiff> {
    let places = [before, after].map(Places::of);
    let told = |item: &Differing| {
        let sides = [before, after].into_iter().zip([&item.before, &item.after]);
        let mut sides = sides.filter_map(|(edition, side)| Some((edition, side.as_ref()?)));
        let (first, last) = (sides.next(), sides.next());
        let named = last.or(first);
        let fields = first.zip(last).map(|(first, last)| {
            let fields = fields([first, last], currency, |side, id| places[side].of_rule(id));
            if fields.is_empty() { unsaid() } else { fields }
        });
        ItemDiff {
            key: item.key.clone(),
            kind: item.kind(),
            label: named.map(|(edition, item)| label(edition, item)).unwrap_or_default(),
            fields: fields.unwrap_or_default(),
        }
    };
    differing.iter().map(told).collect()
}

/// A difference too small for words, such as the depth of a condition.
fn unsaid() -> Vec<FieldDiff> {
    vec![FieldDiff { field: "details".to_owned(), before: String::new(), after: "written in another way".to_owned() }]
}

/// Where each rule stands among the others, counted from 1; looked up when a rule is first told.
struct Places<'a> {
    edition: &'a Edition,
    places: OnceCell<BTreeMap<&'a str, usize>>,
}

impl<'a> Places<'a> {
    fn of(edition: &'a Edition) -> Self {
        Self { edition, places: OnceCell::new() }
    }

    fn of_rule(&self, id: &str) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let rules = self.edition.snapshot.book().rules().iter();
            rules.zip(1..).map(|(rule, place)| (rule.id.as_str(), place)).collect()
        });
        places.get(id).copied()
    }
}
