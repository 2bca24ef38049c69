//! The links of one level, product or family, as rows by id in both directions.

use super::arrow::Arrow;
use super::group::Groups;
use super::rows::Rows;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What makes a link the same link, in numbers: from, to, type.
pub(crate) type Ends = (u32, u32, u16);

/// Where pinned links are pinned. Rare, so beside the rows.
pub(crate) type Pins = BTreeMap<Ends, u32>;

/// One-way links stand in the row of their trigger, and their trigger in the reverse row of what is shown. Two-way
/// links stand in the rows of both ends instead.
#[derive(Debug, Clone, Default)]
pub(crate) struct Net {
    forward: Rows<Arrow>,
    reverse: Rows<u32>,
    pins: Arc<Pins>,
    links: u32,
}

impl Net {
    /// Of links in any order; of equal ones the last counts.
    pub fn build(len: usize, links: Vec<(u32, Arrow)>, pins: Pins) -> Self {
        let mut stored = Groups::gather(len, || links.iter().copied());
        drop(links);
        let rows = Rows::collect(len, |from, row| last_of_equals(stored.of_mut(from), row));
        drop(stored);
        let arrows = || all(&rows, len);
        let mirrors = Groups::gather(len, || arrows().filter(|(_, arrow)| arrow.is_two_way()).map(turned));
        let reverse = Groups::gather(len, || {
            arrows().filter(|(_, arrow)| !arrow.is_two_way()).map(|(from, arrow)| (arrow.target, from))
        });
        let links = arrows().count() as u32;
        let forward = if arrows().any(|(_, arrow)| arrow.is_two_way()) {
            Rows::collect(len, |id, row| {
                let first = row.len();
                row.extend_from_slice(rows.row(id));
                row.extend_from_slice(mirrors.of(id));
                row[first..].sort_by_key(Arrow::place);
            })
        } else {
            rows
        };
        let reverse = Rows::collect(len, |id, row| row.extend_from_slice(reverse.of(id)));
        Self { forward, reverse, pins: Arc::new(pins), links }
    }

    /// What `id` shows, sorted by target and type.
    #[inline]
    pub fn arrows(&self, id: u32) -> &[Arrow] {
        self.forward.row(id)
    }

    /// The triggers of the one-way links that show `id`, ascending, each once a link.
    pub fn triggers(&self, id: u32) -> &[u32] {
        self.reverse.row(id)
    }

    /// Links stored.
    pub fn len(&self) -> u32 {
        self.links
    }

    /// How many links show `id`.
    pub fn shown_by(&self, id: u32) -> u32 {
        let two_way = self.arrows(id).iter().filter(|arrow| arrow.is_two_way()).count();
        (self.triggers(id).len() + two_way) as u32
    }

    /// Every link that shows `id`: the trigger, and the arrow that stands there.
    pub fn arrows_to(&self, id: u32) -> impl Iterator<Item = (u32, Arrow)> {
        let one_way = self.triggers(id).chunk_by(|a, b| a == b).flat_map(move |from| {
            let row = self.arrows(from[0]).iter().filter(move |arrow| arrow.target == id && !arrow.is_two_way());
            row.map(move |&arrow| (from[0], arrow))
        });
        let two_way = self.arrows(id).iter().filter(|arrow| arrow.is_two_way());
        let two_way = two_way.filter_map(move |arrow| {
            let place = (id, arrow.kind, !arrow.is_mirrored());
            let at = self.position(arrow.target, place).ok()?;
            Some((arrow.target, self.arrows(arrow.target)[at]))
        });
        one_way.chain(two_way)
    }

    /// The arrow of a stored link, or of a two-way link asked for from its other end.
    pub fn find(&self, (from, to, kind): Ends) -> Option<Arrow> {
        let at = self.position(from, (to, kind, false)).or_else(|_| self.position(from, (to, kind, true)));
        at.ok().map(|at| self.arrows(from)[at])
    }

    pub fn pin(&self, ends: Ends) -> Option<u32> {
        self.pins.get(&ends).copied()
    }

    /// Stores a link, in the place of an equal one if there is one.
    pub fn put(&mut self, from: u32, arrow: Arrow, pin: Option<u32>) {
        let ends = (from, arrow.target, arrow.kind);
        self.take(ends);
        self.insert(from, arrow);
        if arrow.is_two_way() {
            self.insert(arrow.target, arrow.mirror(from));
        } else {
            let row = self.reverse.row(arrow.target);
            let at = row.partition_point(|&other| other < from);
            self.reverse.splice(arrow.target, at..at, &[from]);
        }
        if let Some(pin) = pin {
            Arc::make_mut(&mut self.pins).insert(ends, pin);
        }
        self.links += 1;
    }

    /// Removes a stored link, or a two-way link named from its other end.
    pub fn remove(&mut self, (from, to, kind): Ends) {
        if !self.take((from, to, kind)) {
            let mirrored = self.position(from, (to, kind, true)).is_ok();
            if mirrored {
                self.take((to, from, kind));
            }
        }
    }

    /// Marks a stored link as one that campaigns name, or takes the mark away; it need not be there.
    pub fn name(&mut self, (from, to, kind): Ends, named: bool) {
        for (from, place) in [(from, (to, kind, false)), (to, (from, kind, true))] {
            let Ok(at) = self.position(from, place) else { return };
            let arrow = self.arrows(from)[at];
            if arrow.is_named() != named {
                self.forward.splice(from, at..at + 1, &[arrow.with_name(named)]);
            }
            if !arrow.is_two_way() {
                return;
            }
        }
    }

    fn take(&mut self, ends @ (from, to, kind): Ends) -> bool {
        let Ok(at) = self.position(from, (to, kind, false)) else { return false };
        let arrow = self.arrows(from)[at];
        self.forward.splice(from, at..at + 1, &[]);
        if arrow.is_two_way() {
            if let Ok(at) = self.position(to, (from, kind, true)) {
                self.forward.splice(to, at..at + 1, &[]);
            }
        } else if let Ok(at) = self.reverse.row(to).binary_search(&from) {
            self.reverse.splice(to, at..at + 1, &[]);
        }
        if arrow.is_pinned() {
            Arc::make_mut(&mut self.pins).remove(&ends);
        }
        self.links -= 1;
        true
    }

    fn insert(&mut self, id: u32, arrow: Arrow) {
        let at = self.position(id, arrow.place()).unwrap_or_else(|at| at);
        self.forward.splice(id, at..at, &[arrow]);
    }

    fn position(&self, id: u32, place: (u32, u16, bool)) -> Result<usize, usize> {
        self.arrows(id).binary_search_by_key(&place, Arrow::place)
    }
}

fn all(rows: &Rows<Arrow>, len: usize) -> impl Iterator<Item = (u32, Arrow)> {
    (0..len as u32).flat_map(|id| rows.row(id).iter().map(move |&arrow| (id, arrow)))
}

fn turned((from, arrow): (u32, Arrow)) -> (u32, Arrow) {
    (arrow.target, arrow.mirror(from))
}

/// Appends a row in order, without the earlier ones of equal links.
fn last_of_equals(arrows: &mut [Arrow], row: &mut Vec<Arrow>) {
    arrows.sort_by_key(Arrow::place);
    for equals in arrows.chunk_by(|a, b| a.place() == b.place()) {
        row.extend(equals.last());
    }
}
