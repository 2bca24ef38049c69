//! A list of values an id (links, letters, labels): compressed rows in pages that copies of a snapshot share until one
//! of them writes.

use super::cells::PAGE;
use std::ops::Range;
use std::sync::Arc;

/// Room left when a page has to grow, so that the next edits of it need no new memory.
const SLACK: usize = 16;

#[derive(Debug)]
pub(crate) struct Rows<T> {
    pages: Arc<[Arc<RowPage<T>>]>,
}

#[derive(Debug)]
struct RowPage<T> {
    starts: [u32; PAGE + 1],
    items: Vec<T>,
}

impl<T> RowPage<T> {
    fn blank() -> Self {
        Self { starts: [0; PAGE + 1], items: Vec::new() }
    }

    #[inline]
    fn row(&self, at: usize) -> &[T] {
        &self.items[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl<T: Clone> Clone for RowPage<T> {
    fn clone(&self) -> Self {
        let mut items = Vec::with_capacity(self.items.len() + SLACK);
        items.extend_from_slice(&self.items);
        Self { starts: self.starts, items }
    }
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self { pages: Arc::clone(&self.pages) }
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { pages: Arc::from([]) }
    }
}

impl<T: Clone> Rows<T> {
    /// The row of an id; empty when it was never written.
    #[inline]
    pub fn row(&self, id: u32) -> &[T] {
        let id = id as usize;
        self.pages.get(id / PAGE).map_or(&[], |page| page.row(id % PAGE))
    }

    /// Replaces part of a row. Cost: the page, once for each snapshot that shares it.
    pub fn splice(&mut self, id: u32, range: Range<usize>, with: &[T]) {
        let (page, at) = (id as usize / PAGE, id as usize % PAGE);
        self.reach(page);
        let page = Arc::make_mut(&mut Arc::make_mut(&mut self.pages)[page]);
        let start = page.starts[at] as usize;
        let range = start + range.start..start + range.end;
        let (gone, come) = (range.len() as u32, with.len() as u32);
        if page.items.len() + with.len() > page.items.capacity() + range.len() {
            page.items.reserve_exact(with.len() + SLACK.max(page.items.len() / 32));
        }
        page.items.splice(range, with.iter().cloned());
        for start in &mut page.starts[at + 1..] {
            *start = *start - gone + come;
        }
    }

    pub fn set(&mut self, id: u32, row: &[T])
    where
        T: PartialEq,
    {
        let old = self.row(id);
        if old != row {
            let all = 0..old.len();
            self.splice(id, all, row);
        }
    }

    /// Rows `0..len`, each filled by `fill`.
    pub fn collect(len: usize, mut fill: impl FnMut(u32, &mut Vec<T>)) -> Self {
        let blank = Arc::new(RowPage::blank());
        let mut items = Vec::new();
        let mut page = |first: usize| {
            let mut starts = [0; PAGE + 1];
            for at in 0..PAGE {
                if first + at < len {
                    fill((first + at) as u32, &mut items);
                }
                starts[at + 1] = items.len() as u32;
            }
            let page =
                if items.is_empty() { Arc::clone(&blank) } else { Arc::new(RowPage { starts, items: items.to_vec() }) };
            items.clear();
            page
        };
        Self { pages: (0..len).step_by(PAGE).map(&mut page).collect() }
    }

    /// The same rows under other ids: the row of `old[i]` becomes that of `i`.
    pub fn permuted(&self, old: &[u32]) -> Self {
        Self::collect(old.len(), |id, items| items.extend_from_slice(self.row(old[id as usize])))
    }

    fn reach(&mut self, page: usize) {
        if page >= self.pages.len() {
            let blank = Arc::new(RowPage::blank());
            let missing = page + 1 - self.pages.len();
            self.pages = self.pages.iter().cloned().chain(std::iter::repeat_n(blank, missing)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_write_is_not_seen_by_earlier_copies() {
        let mut rows = Rows::default();
        rows.set(5, &[1, 2]);
        let before = rows.clone();
        rows.splice(5, 1..1, &[9]);
        rows.set(2000, &[4]);
        assert_eq!((before.row(5), before.row(2000)), (&[1, 2][..], &[][..]));
        assert_eq!((rows.row(5), rows.row(2000)), (&[1, 9, 2][..], &[4][..]));
    }

    proptest! {
        #[test]
        fn rows_hold_what_was_last_set(sets in prop::collection::vec((0u32..3000, prop::collection::vec(0u8..9, 0..5)), 0..60)) {
            let mut rows = Rows::default();
            let mut plain = vec![Vec::new(); 3000];
            for (id, row) in sets {
                rows.set(id, &row);
                plain[id as usize] = row;
            }
            let collected = Rows::collect(3000, |id, items| items.extend_from_slice(&plain[id as usize]));
            for (id, row) in plain.iter().enumerate() {
                prop_assert_eq!(rows.row(id as u32), &row[..]);
                prop_assert_eq!(collected.row(id as u32), &row[..]);
            }
        }
    }
}
