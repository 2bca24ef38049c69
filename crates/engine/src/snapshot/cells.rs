//! One fixed-size value an id, in pages that copies of a snapshot share until one of them writes.

use std::sync::Arc;

/// Ids a page.
pub(crate) const PAGE: usize = 1024;

/// A column. Reading an id that was never written gives the default; the first write to a shared page copies it.
#[derive(Debug, Clone)]
pub(crate) struct Cells<T> {
    pages: Arc<[Arc<[T; PAGE]>]>,
}

impl<T: Copy + Default> Default for Cells<T> {
    fn default() -> Self {
        Self { pages: Arc::from([]) }
    }
}

impl<T: Copy + Default> Cells<T> {
    #[inline]
    pub fn get(&self, id: u32) -> T {
        let id = id as usize;
        self.pages.get(id / PAGE).map_or_else(T::default, |page| page[id % PAGE])
    }

    pub fn set(&mut self, id: u32, value: T) {
        let id = id as usize;
        self.reach(id / PAGE);
        let page = &mut Arc::make_mut(&mut self.pages)[id / PAGE];
        Arc::make_mut(page)[id % PAGE] = value;
    }

    /// The same values under other ids: the value of `old[i]` becomes that of `i`.
    pub fn permuted(&self, old: &[u32]) -> Self {
        let page = |ids: &[u32]| {
            let mut cells = [T::default(); PAGE];
            for (cell, &id) in cells.iter_mut().zip(ids) {
                *cell = self.get(id);
            }
            Arc::new(cells)
        };
        Self { pages: old.chunks(PAGE).map(page).collect() }
    }

    fn reach(&mut self, page: usize) {
        if page >= self.pages.len() {
            let blank = Arc::new([T::default(); PAGE]);
            let missing = page + 1 - self.pages.len();
            self.pages = self.pages.iter().cloned().chain(std::iter::repeat_n(blank, missing)).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_not_seen_by_earlier_copies() {
        let mut cells = Cells::default();
        cells.set(3000, 7);
        let before = cells.clone();
        cells.set(3000, 8);
        cells.set(1, 9);
        assert_eq!([before.get(3000), before.get(1), before.get(99_999)], [7, 0, 0]);
        assert_eq!([cells.get(3000), cells.get(1)], [8, 9]);
    }

    #[test]
    fn values_follow_their_new_ids() {
        let mut cells = Cells::default();
        cells.set(0, 'a');
        cells.set(1, 'b');
        let turned = cells.permuted(&[1, 0]);
        assert_eq!([turned.get(0), turned.get(1)], ['b', 'a']);
    }
}
