//! Rows of neighbours in one pool of cells. Owns their room: a row that outgrows its place moves to one of
//! twice the size, and the place it leaves is used again. A row may be as long as the pool.

/// The cells of one node: where they start, how many are taken, and how many there is room for.
#[derive(Clone, Copy, Default)]
pub(super) struct Row {
    start: u32,
    len: u32,
    room: u32,
}

const SMALLEST: u32 = 8;

impl Row {
    pub fn len(self) -> usize {
        self.len as usize
    }

    fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    /// Asks for one more cell of room; used while counting, before [`Pool::with_exact_rooms`].
    pub fn reserve_one(&mut self) {
        self.room += 1;
    }
}

/// Rows of cells with a tag each. While all tags are the same they are kept once, so that rows without
/// tags, and groups of a single type, pay nothing for them.
#[derive(Default)]
pub(super) struct Pool {
    cells: Vec<u32>,
    /// Empty while every tag is `common`.
    tags: Vec<u16>,
    common: Option<u16>,
    free: [Vec<u32>; 32],
}

impl Pool {
    /// A pool in which every row has exactly the room it asked for.
    pub fn with_exact_rooms<'a>(rows: impl Iterator<Item = &'a mut Row>) -> Self {
        let mut end = 0u32;
        for row in rows {
            row.start = end;
            end = end.checked_add(row.room).expect("a pool has fewer than 2^32 cells");
        }
        Pool { cells: vec![0; end as usize], ..Pool::default() }
    }

    pub fn cells(&self, row: Row) -> &[u32] {
        &self.cells[row.range()]
    }

    /// The tags of a row, in the order of its cells.
    pub fn tags(&self, row: Row) -> impl Iterator<Item = u16> {
        row.range().map(|at| self.tag(at))
    }

    fn tag(&self, at: usize) -> u16 {
        self.tags.get(at).copied().or(self.common).unwrap_or_default()
    }

    #[inline]
    pub fn push(&mut self, row: &mut Row, cell: u32, tag: u16) {
        if row.len == row.room {
            self.move_to_larger(row);
        }
        let at = (row.start + row.len) as usize;
        self.cells[at] = cell;
        if !self.tags.is_empty() {
            self.tags[at] = tag;
        } else if *self.common.get_or_insert(tag) != tag {
            self.keep_tags();
            self.tags[at] = tag;
        }
        row.len += 1;
    }

    #[cold]
    fn keep_tags(&mut self) {
        self.tags = vec![self.common.unwrap_or_default(); self.cells.len()];
    }

    /// Takes out one cell, the latest that matches; false where there is none. Linear in the row.
    pub fn take(&mut self, row: &mut Row, cell: u32, tag: u16) -> bool {
        let found = row.range().rev().find(|&at| self.cells[at] == cell && self.tag(at) == tag);
        let Some(at) = found else { return false };
        row.len -= 1;
        let last = (row.start + row.len) as usize;
        self.cells[at] = self.cells[last];
        if !self.tags.is_empty() {
            self.tags[at] = self.tags[last];
        }
        true
    }

    #[cold]
    fn move_to_larger(&mut self, row: &mut Row) {
        let room = (row.room + 1).next_power_of_two().max(SMALLEST);
        let start = self.free[room.ilog2() as usize].pop().unwrap_or_else(|| self.append(room));
        let from = row.range();
        self.cells.copy_within(from.clone(), start as usize);
        if !self.tags.is_empty() {
            self.tags.copy_within(from, start as usize);
        }
        if row.room >= SMALLEST {
            self.free[row.room.ilog2() as usize].push(row.start);
        }
        row.start = start;
        row.room = room;
    }

    fn append(&mut self, room: u32) -> u32 {
        let start = u32::try_from(self.cells.len()).ok();
        let end = start.and_then(|start| start.checked_add(room));
        let (start, end) = start.zip(end).expect("a pool has fewer than 2^32 cells");
        self.cells.resize(end as usize, 0);
        if !self.tags.is_empty() {
            self.tags.resize(end as usize, 0);
        }
        start
    }

    pub fn bytes(&self) -> usize {
        let free: usize = self.free.iter().map(Vec::capacity).sum();
        (self.cells.capacity() + free) * 4 + self.tags.capacity() * 2
    }
}
