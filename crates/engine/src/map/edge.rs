//! The links drawn between cards.

use super::reach::Reach;
use super::score;
use crate::rulebook::link_row;
use crate::{Arrow, Snapshot};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tandem_model::{LinkLevel, LinkRow, MapEdge, Sku};

/// Edges drawn at the most: more cannot be told apart. Those nearest the focus stay, then those of the best score.
const MAX_EDGES: usize = 2400;

/// A link between two cards, before it is put into words.
struct Line {
    /// Steps from the focus to its nearer end.
    near: u8,
    score: u32,
    level: LinkLevel,
    from: u32,
    to: u32,
    /// The product or family in whose row the arrow stands.
    row: u32,
    arrow: Arrow,
}

/// Every link whose ends are both cards, a two-way one as stored; one between families once a pair of cards.
pub(super) fn edges(snapshot: &Snapshot, reach: &Reach) -> Vec<MapEdge> {
    let mut lines = product_lines(snapshot, reach);
    lines.extend(family_lines(snapshot, reach));
    let place = |line: &Line| (line.near, Reverse(line.score), line.level, line.from, line.to, line.arrow.kind);
    lines.sort_unstable_by_key(place);
    lines.truncate(MAX_EDGES);
    let mut rows = BTreeMap::new();
    lines.iter().map(|line| edge(snapshot, line, &mut rows)).collect()
}

fn product_lines(snapshot: &Snapshot, reach: &Reach) -> Vec<Line> {
    let mut lines = Vec::new();
    for &(from, _) in &reach.cards {
        let stored = snapshot.arrows(from).iter().filter(|arrow| !arrow.is_mirrored());
        for &arrow in stored.filter(|arrow| reach.columns.contains_key(&arrow.target)) {
            lines.push(line(snapshot, reach, (from, arrow.target), (LinkLevel::Product, from, arrow)));
        }
    }
    lines
}

fn family_lines(snapshot: &Snapshot, reach: &Reach) -> Vec<Line> {
    let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &(id, _) in &reach.cards {
        if let Some(family) = snapshot.family_of(id) {
            families.entry(family).or_default().push(id);
        }
    }
    let mut lines = Vec::new();
    for (&family, triggers) in &families {
        let stored = snapshot.family_arrows(triggers[0]).iter().filter(|arrow| !arrow.is_mirrored());
        for &arrow in stored {
            let shown = families.get(&arrow.target).map_or(&[][..], Vec::as_slice);
            let pairs = triggers.iter().flat_map(|&from| shown.iter().map(move |&to| (from, to)));
            lines.extend(pairs.map(|pair| line(snapshot, reach, pair, (LinkLevel::Family, family, arrow))));
        }
    }
    lines
}

fn line(snapshot: &Snapshot, reach: &Reach, (from, to): (u32, u32), stored: (LinkLevel, u32, Arrow)) -> Line {
    let (level, row, arrow) = stored;
    let steps = |id: u32| reach.columns.get(&id).map_or(u8::MAX, |column| column.unsigned_abs());
    Line {
        near: steps(from).min(steps(to)),
        score: score(snapshot, &reach.season, (level, row), arrow),
        level,
        from,
        to,
        row,
        arrow,
    }
}

fn edge(snapshot: &Snapshot, line: &Line, rows: &mut BTreeMap<(LinkLevel, u32, u32, u16), LinkRow>) -> MapEdge {
    let key = (line.level, line.row, line.arrow.target, line.arrow.kind);
    let whole = || link_row(snapshot, snapshot.whole(line.level, line.row, line.arrow));
    MapEdge {
        from: Sku::new(snapshot.sku(line.from)),
        to: Sku::new(snapshot.sku(line.to)),
        row: rows.entry(key).or_insert_with(whole).clone(),
        score: f64::from(line.score) / 10_000.0,
        live: line.score > 0,
    }
}
