//! The last word on what files ask for: types that are missing are made, links go through the loop checker one by one,
//! and every row is counted.

use super::gather::{Gathered, Tally};
use super::index::Index;
use super::products::{self, Held, Products};
use super::relations::{Reader, Wish, Wishes};
use crate::import::refused_row;
use crate::progress::Progress;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use tandem_engine::rulebook::{BatchLink, LinkBatch};
use tandem_engine::{Refusal, Rulebook};
use tandem_intake::catalogue::Subject;
use tandem_model::{CatalogueReport, Change, Fault, LoopPolicy, RelationshipType, default_types};

/// The weight of types that imports make.
const WEIGHT: u8 = 60;

/// What an import would store, and what it says of it.
pub(crate) struct Plan {
    pub(crate) changes: Vec<Change>,
    pub(crate) report: CatalogueReport,
}

/// Plans an import on a rulebook of its own. Cost: that of every product and link of the files, and a copy of the
/// rulebook.
pub(crate) fn plan(
    rulebook: &mut Rulebook,
    held: Held<'_>,
    gathered: &Gathered,
    at: DateTime<Utc>,
    progress: &Progress,
) -> Result<Plan, Fault> {
    let mut report = gathered.report.clone();
    let index = Index::of(held.snapshot, gathered);
    let Products { mut changes, mut touched, dead } = products::plan(rulebook, held, gathered, &index, &mut report)?;
    progress.go_on()?;
    let after = held.snapshot.apply(&changes);
    let wishes = Reader { snapshot: &after, gathered, index: &index }.read(&dead, &mut report);
    let (types, refused) = types(rulebook, &wishes);
    report.types_made = types.iter().map(|kind| kind.label.clone()).collect();
    let mut more: Vec<Change> = types.into_iter().map(Change::PutType).collect();
    more.extend(wishes.gone.keys().cloned().map(Change::RemoveLink));
    report.links.removed = wishes.gone.len() as u64;
    touched.extend(wishes.gone.values());
    let mut batch = LinkBatch::new(after.apply(&more), at);
    link(&mut batch, &wishes, &refused, gathered, &mut touched, &mut report, progress)?;
    changes.append(&mut more);
    changes.extend(batch.finish());
    count(gathered, &index, &touched, &dead, &mut report);
    Ok(Plan { changes, report })
}

/// The types that are to be made, and why others cannot be.
fn types(rulebook: &Rulebook, wishes: &Wishes) -> (Vec<RelationshipType>, BTreeMap<String, Fault>) {
    let held = rulebook.snapshot().types();
    let (mut made, mut refused) = (Vec::new(), BTreeMap::new());
    for (code, label) in wishes.kinds.iter().filter(|(code, _)| held.iter().all(|kind| kind.code != **code)) {
        let kind = new_type(code, label, held);
        match rulebook.plan_add_type(&kind) {
            Ok(_) => made.push(kind),
            Err(refusal) => _ = refused.insert(code.clone(), refusal.into_fault()),
        }
    }
    (made, refused)
}

/// One of the types that workspaces begin with, else one of its own whose loops are not looked for: shops relate
/// products to each other both ways.
pub(crate) fn new_type(code: &str, label: &str, held: &[RelationshipType]) -> RelationshipType {
    let known = default_types().into_iter().find(|kind| kind.code == code);
    let mut kind = known.unwrap_or_else(|| RelationshipType {
        code: code.to_owned(),
        label: label.to_owned(),
        weight: WEIGHT,
        loop_policy: LoopPolicy::Allow,
        loop_group: code.to_owned(),
        two_way_allowed: true,
    });
    if let Some(other) = held.iter().find(|other| other.loop_group == kind.loop_group) {
        kind.loop_policy = other.loop_policy;
        kind.two_way_allowed &= kind.loop_policy != LoopPolicy::Block;
    }
    kind
}

fn link(
    batch: &mut LinkBatch,
    wishes: &Wishes,
    refused: &BTreeMap<String, Fault>,
    gathered: &Gathered,
    touched: &mut BTreeSet<usize>,
    report: &mut CatalogueReport,
    progress: &Progress,
) -> Result<(), Fault> {
    batch.foresee(wishes.links.iter().map(|wish| &wish.link));
    report.links.unchanged += wishes.agreed.len() as u64;
    for Wish { row, link } in &wishes.links {
        progress.go_on()?;
        let taken = match refused.get(&link.kind) {
            Some(fault) => Err(Refusal::Fault(fault.clone())),
            None => batch.add(link),
        };
        match taken {
            Ok(BatchLink::Stored) => {
                report.links.stored += 1;
                touched.insert(*row);
            }
            Ok(BatchLink::Unchanged) => report.links.unchanged += 1,
            Err(refusal) => {
                let (file, item) = &gathered.items[*row];
                report.refuse_link(*file, refused_row(item.line, refusal));
            }
        }
    }
    Ok(())
}

/// Each row once. The parent of variants counts as stored with any of them.
fn count(
    gathered: &Gathered,
    index: &Index<'_>,
    touched: &BTreeSet<usize>,
    dead: &BTreeSet<usize>,
    report: &mut CatalogueReport,
) {
    let group = |row: usize| gathered.items[row].1.group.as_ref().map(|group| &group.key);
    let changed: BTreeSet<_> = touched.iter().filter_map(|&row| group(row)).collect();
    for (row, (file, item)) in gathered.items.iter().enumerate().filter(|(row, _)| !dead.contains(row)) {
        let is_parent = matches!(item.subject, Subject::Group(_)) && index.product_of(*file, item).is_none();
        let stored = touched.contains(&row) || is_parent && group(row).is_some_and(|key| changed.contains(key));
        *(if stored { &mut report.rows.stored } else { &mut report.rows.unchanged }) += 1;
    }
}
