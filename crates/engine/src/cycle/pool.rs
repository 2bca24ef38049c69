//! Rows of neighbours in one pool of cells. Owns their room: a row that outgrows its place moves to one of
//! twice the size, and the place it leaves is used again. A row may be as long as the pool.

/// The cells of one node: where they start, how many are taken, and how many there is room for.
#[derive(Clone, Copy, Default)]
pub(super) struct Row {
    start: u32,
    len: u32,
    room: u32,
}

const SMALLEST: u32 = 4;

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

/// Cells with a tag each (`TAGGED`), or bare ones, which cost four bytes.
#[derive(Clone)]
pub(super) struct Pool<const TAGGED: bool> {
    cells: Vec<u32>,
    tags: Vec<u16>,
    free: [Vec<u32>; 32],
}

impl<const TAGGED: bool> Pool<TAGGED> {
    pub fn new() -> Self {
        Pool { cells: Vec::new(), tags: Vec::new(), free: Default::default() }
    }

    /// A pool in which every row has exactly the room it asked for.
    pub fn with_exact_rooms<'a>(rows: impl Iterator<Item = &'a mut Row>) -> Self {
        let mut pool = Self::new();
        let mut end = 0u32;
        for row in rows {
            row.start = end;
            end = end.checked_add(row.room).expect("a pool has fewer than 2^32 cells");
        }
        pool.resize(end as usize);
        pool
    }

    pub fn cells(&self, row: Row) -> &[u32] {
        &self.cells[row.range()]
    }

    pub fn tags(&self, row: Row) -> &[u16] {
        &self.tags[row.range()]
    }

    #[inline]
    pub fn push(&mut self, row: &mut Row, cell: u32, tag: u16) {
        if row.len == row.room {
            self.move_to_larger(row);
        }
        let at = (row.start + row.len) as usize;
        self.cells[at] = cell;
        if TAGGED {
            self.tags[at] = tag;
        }
        row.len += 1;
    }

    /// Takes out one cell, the latest that matches; false where there is none. Linear in the row.
    pub fn take(&mut self, row: &mut Row, cell: u32, tag: u16) -> bool {
        let range = row.range();
        let found = range.clone().rev().find(|&at| self.cells[at] == cell && (!TAGGED || self.tags[at] == tag));
        let Some(at) = found else { return false };
        let last = range.end - 1;
        self.cells[at] = self.cells[last];
        if TAGGED {
            self.tags[at] = self.tags[last];
        }
        row.len -= 1;
        true
    }

    #[cold]
    fn move_to_larger(&mut self, row: &mut Row) {
        let room = (row.room + 1).next_power_of_two().max(SMALLEST);
        let start = self.free[room.ilog2() as usize].pop().unwrap_or_else(|| self.append(room));
        let from = row.range();
        self.cells.copy_within(from.clone(), start as usize);
        if TAGGED {
            self.tags.copy_within(from, start as usize);
        }
        if row.room >= SMALLEST {
            self.free[row.room.ilog2() as usize].push(row.start);
        }
        row.start = start;
        row.room = room;
    }

    fn append(&mut self, room: u32) -> u32 {
        let start = u32::try_from(self.cells.len()).ok().filter(|s| s.checked_add(room).is_some());
        let start = start.expect("a pool has fewer than 2^32 cells");
        self.resize((start + room) as usize);
        start
    }

    fn resize(&mut self, cells: usize) {
        self.cells.resize(cells, 0);
        if TAGGED {
            self.tags.resize(cells, 0);
        }
    }

    pub fn bytes(&self) -> usize {
        let free: usize = self.free.iter().map(Vec::capacity).sum();
        (self.cells.capacity() + free) * 4 + self.tags.capacity() * 2
    }
}
